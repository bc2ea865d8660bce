"""`python -m leiq_sim`: the command line."""

from leiq_sim.cli import main

raise SystemExit(main())
