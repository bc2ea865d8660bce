"""What a board computes: a variant against a baseline whose results are kept, a few replications first."""

from collections.abc import Callable, Iterator
from math import isfinite

from leiq_sim.analysis.comparison import compared
from leiq_sim.analysis.experiment import FIRST_LOOK, Result, stream
from leiq_sim.analysis.kpis import target_days
from leiq_sim.boards import frames
from leiq_sim.boards.answer import Answer
from leiq_sim.figures import waits
from leiq_sim.model.scenario import Scenario

REPLICATIONS = 50


class Study:
    """Run variants against one baseline; only what the baseline lacks is run with them."""

    def __init__(self, base: Scenario, replications: int = REPLICATIONS, seed: int = 1) -> None:
        self.base, self.replications, self.seed = base, replications, seed
        self._baseline: dict[int, Result] = {}  # by their number of replications

    def repeated(self, replications: int) -> "Study":
        """Return the same study with another number of replications; what is known of the baseline stays known."""
        other = Study(self.base, replications, self.seed)
        other._baseline = self._baseline
        return other

    def answers(
        self, scenario: Scenario, cancelled: Callable[[], bool], progress: Callable[[int], None]
    ) -> Iterator[Answer]:
        """Yield what a board shows, after a few replications and again as they grow, until `cancelled` says so."""
        for base, new in self._pairs(scenario, cancelled, progress):
            self._baseline[base.replications] = base
            yield answer_of(base, new, bool(scenario.changes))

    def _pairs(
        self, scenario: Scenario, cancelled: Callable[[], bool], progress: Callable[[int], None]
    ) -> Iterator[tuple[Result, Result]]:
        # A look in between would cost more than it says: drawing takes as long as thirty replications.
        ends = sorted({min(FIRST_LOOK, self.replications), self.replications})
        known = max(self._baseline, default=0) >= self.replications
        variant = [scenario.renamed(f"{self.base.name}, variant")] if scenario.changes else []
        wanted = [*([] if known else [self.base]), *variant]
        if not wanted:
            yield self._base(self.replications), self._base(self.replications)
            return

        def done(runs: int, of: int) -> None:
            progress(runs * self.replications // of)

        for found in stream(wanted, self.replications, self.seed, progress=done, at=ends, cancelled=cancelled):
            new = found[-1]
            yield (self._base(new.replications) if known else found[0]), new

    def _base(self, replications: int) -> Result:
        """Return the baseline's first replications."""
        most = self._baseline[max(self._baseline)]
        first = most.found[:replications]
        return self._baseline.get(replications) or Result(most.scenario, first, most.seed, most.engine)


def answer_of(base: Result, new: Result, changed: bool) -> Answer:
    """Return two results as the frames of a board."""
    comparison = compared([base, new])
    target = target_days(base.scenario)
    return Answer(
        headline=frames.headline(comparison),
        values=frames.values(new),
        waits=waits.frame_of(comparison.table, base.scenario),
        stages=frames.stage_waits(comparison.table, base.scenario),
        entries=frames.entries(base, new),
        queues=frames.queues(base, new),
        runs=frames.course_runs(base, new),
        replications=base.replications,
        changed=changed,
        since=min((change.from_date for change in new.scenario.changes if change.from_date), default=None),
        least={row.id: row.smallest_difference for row in base.scenario.rows("kpis")},
        target_days=target if isfinite(target) else None,
        overloaded=tuple(finding.where for finding in new.checks if finding.level == "warning"),
        equations=base.equations + (new.equations if changed else 0),
        comparison=comparison,
    )
