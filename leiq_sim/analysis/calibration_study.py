"""What a simulated year says of targets, for many settings of the knobs, always on the same chance.

The whole period is simulated although one year is measured: a decision enters the log when the person goes on,
which may be a language course later, and chance is drawn for the whole period. So the figures are those of
`leiq validate` for the same year, seed and replications.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from leiq_sim.analysis.calibration_knobs import Knob
from leiq_sim.analysis.experiment import Task, logged
from leiq_sim.analysis.intervals import Means, means
from leiq_sim.analysis.measures import Key, measured
from leiq_sim.analysis.ranges import moved
from leiq_sim.analysis.workers import Progress, spread
from leiq_sim.model.scenario import Scenario


@dataclass(frozen=True)
class Reading:
    """One replication to be measured."""

    task: Task
    year: int
    keys: tuple[Key, ...]


def read(reading: Reading) -> tuple[float, ...]:
    """Return the measures of one replication, NaN for what it has no number of. Runs in a worker process."""
    found = measured(logged(reading.task), reading.year)
    return tuple(found.get(key, float("nan")) for key in reading.keys)


@dataclass
class Study:
    """Simulates settings of the knobs and remembers them; `runs` counts the replications that were simulated."""

    scenario: Scenario
    knobs: Sequence[Knob]
    keys: tuple[Key, ...]
    year: int
    replications: int
    seed: int
    workers: int | None = None
    progress: Progress | None = None
    first: int = 0
    runs: int = 0
    _known: dict[bytes, np.ndarray] = field(default_factory=dict)

    def values(self, u: np.ndarray) -> dict[str, float]:
        """Return all moved values by path for the knobs' settings."""
        return {path: value for knob, x in zip(self.knobs, u, strict=True) for path, value in knob.at(float(x)).items()}

    def readings(self, settings: Sequence[np.ndarray]) -> list[np.ndarray]:
        """Return replications x targets for each of the settings; those not known yet are simulated together."""
        settings = [u + 0.0 for u in settings]  # no minus zero
        new = {u.tobytes(): u for u in settings if u.tobytes() not in self._known}
        variants = [moved(self.scenario, self.values(u)) for u in new.values()]
        places = range(self.first, self.first + self.replications)
        tasks = [Reading(Task(v, self.seed, r, "auto"), self.year, self.keys) for v in variants for r in places]
        found = np.array(spread(read, tasks, self.workers, self.progress), dtype=float) if tasks else np.empty(0)
        self.runs += len(tasks)
        for place, name in enumerate(new):
            self._known[name] = found[place * self.replications : (place + 1) * self.replications]
        return [self._known[u.tobytes()] for u in settings]

    def means(self, u: np.ndarray) -> Means:
        """Return mean and standard error of each target over the replications."""
        return means(self.readings([u])[0])

    def slopes(self, u: np.ndarray, step: float) -> np.ndarray:
        """Return targets x knobs: the change of each mean for a half range more of each knob.

        Differences over `step`, taken toward the side with more room: large against the jumps of counts, and
        on the same chance, so that noise mostly cancels.
        """
        ends = [self._beside(u, place, step) for place in range(len(u))]
        first, *others = self.readings([u, *ends])
        middle = means(first).mean
        changes = [means(found).mean - middle for found in others]
        return np.array([c / (end[i] - u[i]) for i, (c, end) in enumerate(zip(changes, ends, strict=True))]).T

    def _beside(self, u: np.ndarray, place: int, step: float) -> np.ndarray:
        knob, end = self.knobs[place], u.copy()
        up, down = knob.high - u[place], u[place] - knob.low
        end[place] += min(step, up) if up >= down else -min(step, down)
        return end

    def anew(self) -> "Study":
        """Return a study of other replications of the same scenario."""
        return replace(self, first=self.first + self.replications, runs=0, _known={})
