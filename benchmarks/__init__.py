"""How fast it is: every figure a ratio within one interleaved run (`python3 run.py bench`, docs/performance.md)."""
