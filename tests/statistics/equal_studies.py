"""Verdicts on scenarios that are equal, or differ by an amount that is known: how often they are wrong, and found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from known_worlds import ALONE, alone
from promises import Promise, at_least, at_most
from real_studies import cut, result_of
from scipy import stats

from leiq_sim.analysis.comparison import compared
from leiq_sim.analysis.definitions import KPIS
from leiq_sim.analysis.experiment import run
from leiq_sim.analysis.intervals import LEVEL, means
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.stopping import LOOKS
from leiq_sim.analysis.verdicts import Differences, judged
from leiq_sim.model.scenario import Scenario

JUDGED = tuple(kpi for kpi, definition in KPIS.items() if definition.has_verdict)
VARIANTS, SIZE = 3, 10
SAID = ("better", "worse")


def without_least(scenario: Scenario) -> Scenario:
    """Return the scenario in which every difference matters, the hardest case: any decision is a wrong verdict."""
    for (kpi,) in scenario.table("kpis"):
        scenario = scenario.change(f"kpis.{kpi}.smallest_difference", 0.0)
    return scenario


def renamed(result: Result, scenario: Scenario, name: str) -> Result:
    return replace(result, scenario=scenario.renamed(name))


def says(results: Sequence[Result]) -> bool:
    return bool(compared(results).verdicts["verdict"].isin(SAID).any())


def equal_alone(base: np.ndarray, size: int) -> Promise:
    """Judge a baseline and two equal variants, each on replications of its own (cost, work and cost per person)."""
    scenario = without_least(alone("base", ALONE))
    pieces = cut(result_of(scenario, base[: len(base) // (3 * size) * (3 * size)]), size)
    wrong = []
    for at in range(0, len(pieces), 3):
        wrong.append(says([renamed(one, scenario, name) for one, name in zip(pieces[at:], "buv", strict=False)]))
    return at_most("simulated: better or worse among equal scenarios, 2 variants x 3 KPIs, every difference matters",
                   np.array(wrong), size)  # fmt: skip


def equal_baseline(
    scenario: Scenario, replications: int, size: int, studies: int, seed: int, workers: int | None
) -> Iterator[Promise]:
    """Judge the baseline against two copies of itself, each on other replications, drawn anew for every study.

    Studies share the replications, so their number overstates how exactly the share is known.
    """
    whole = run(scenario, replications, seed, workers=workers)
    keys = [(kpi, "all", "all", "all") for kpi in JUDGED]
    totals = [replace(one, values={key: one.values[key] for key in keys}) for one in whole.found]
    generator = np.random.default_rng(seed)
    note = f"shuffled from {replications} replications"
    for every, case in ((True, "every difference matters"), (False, "the scenario's smallest differences")):
        judged = without_least(scenario) if every else scenario
        wrong = np.zeros(studies, dtype=bool)
        for study in range(studies):
            drawn = generator.choice(replications, (3, size), replace=False)
            copies = [replace(whole, found=tuple(totals[i] for i in row)) for row in drawn]
            wrong[study] = says([renamed(one, judged, name) for one, name in zip(copies, "buv", strict=True)])
        name = f"simulated: better or worse among equal baselines, 2 variants x {len(JUDGED)} KPIs, {case}"
        yield at_most(name, wrong, size, note=note)


def family(g: np.random.Generator, truth: np.ndarray, least: float, rho: float = 0.0) -> tuple[str, ...]:
    """Return the verdicts on variants x KPIs of known paired differences (deviation 1), in that order.

    `rho` is the correlation between the differences, of KPIs as well as of variants.
    """
    common = g.normal(size=(SIZE, 1))
    found = means(truth.ravel() + np.sqrt(rho) * common + np.sqrt(1 - rho) * g.normal(size=(SIZE, truth.size)))
    signs = np.tile([KPIS[kpi].sign for kpi in JUDGED], len(truth)).astype(float)
    return judged(Differences(found.mean, found.error, found.known, np.full(truth.size, least), signs)).verdict


def drawn_families(studies: int, seed: int) -> Iterator[Promise]:
    """Yield what verdicts do with normal differences of known size: none, just too small or large enough, planted."""
    shape = (VARIANTS, len(JUDGED))
    size = f"{VARIANTS} variants x {len(JUDGED)} KPIs"
    for case, rho in (("independent", 0.0), ("correlated 0.8", 0.8)):
        wrong = _families(studies, (seed, 1, int(10 * rho)), np.zeros(shape), 0.0, rho).isin(SAID).any(axis=1)
        yield at_most(f"drawn: better or worse among equal scenarios, {size}, {case}", wrong, SIZE)
    found = _families(studies, (seed, 2), np.full(shape, 0.999), 1.0)
    yield at_most(f"drawn: better or worse, truth just below what matters, {size}", found.isin(SAID).any(axis=1), SIZE)
    found = _families(studies, (seed, 3), np.full(shape, 1.001), 1.0)
    wrong = (found == "practically_equal").any(axis=1)
    yield at_most(f"drawn: practically equal, truth just above what matters, {size}", wrong, SIZE)
    found = _families(studies, (seed, 4), np.full(shape, 0.5), 3.0)
    yield at_most(f"drawn: better or worse, truth well within what matters, {size}", found.isin(SAID).any(axis=1), SIZE)
    yield at_least(f"drawn: all called practically equal, truth well within what matters, {size}",
                   (found == "practically_equal").all(axis=1), SIZE, 0.8)  # fmt: skip
    yield from _planted(studies, seed, shape)
    yield _looked_at(studies, seed, shape)


def _looked_at(studies: int, seed: int, shape: tuple[int, int]) -> Promise:
    """Judge equal scenarios after each of the fixed looks of `until_decided`: a wrong verdict at any look counts.

    A block of normal differences between two looks is drawn as its sum and its squares, which is all that matters.
    """
    generator, size = np.random.default_rng((seed, 6)), np.prod(shape)
    signs = np.tile([KPIS[kpi].sign for kpi in JUDGED], shape[0]).astype(float)
    count, total, squares = 0, np.zeros((studies, size)), np.zeros((studies, size))
    wrong = np.zeros(studies, dtype=bool)
    for look in LOOKS:
        block = look - count
        mean = generator.normal(0, 1 / np.sqrt(block), (studies, size))
        squares += generator.chisquare(block - 1, (studies, size)) + block * mean**2
        count, total = look, total + block * mean
        error = np.sqrt((squares - total**2 / count) / (count - 1) / count)
        known = np.full(size, count)
        for study in range(studies):
            tests = Differences(total[study] / count, error[study], known, np.zeros(size), signs)
            wrong[study] |= bool(set(judged(tests, LEVEL / len(LOOKS)).verdict) & set(SAID))
    size = f"{shape[0]} variants x {shape[1]} KPIs"
    return at_most(
        f"drawn: better or worse at any of {len(LOOKS)} looks among equal scenarios, {size}", wrong, LOOKS[-1]
    )


def _families(studies: int, seed: tuple[int, ...], truth: np.ndarray, least: float, rho: float = 0.0) -> pd.DataFrame:
    generator = np.random.default_rng(seed)
    return pd.DataFrame([family(generator, truth, least, rho) for _ in range(studies)])


def _planted(studies: int, seed: int, shape: tuple[int, int]) -> Iterator[Promise]:
    """Plant one effect that the t test at 5 %/m finds with a power of 0.9 (noncentral t): Holm finds it as often."""
    level, least = 0.05 / np.prod(shape), 0.5
    critical = stats.t.ppf(1 - level / 2, SIZE - 1)
    shifts = np.linspace(0, 10, 2001)
    shift = float(shifts[np.argmax(stats.nct.sf(critical, SIZE - 1, shifts) >= 0.9)])
    truth = np.zeros(shape)
    place = JUDGED.index("qualified_work")
    truth[0, place] = least + shift / np.sqrt(SIZE)
    generator = np.random.default_rng((seed, 5))
    found = pd.DataFrame([family(generator, truth, least) for _ in range(studies)])
    effect = found[place] == "better"
    granted = 0.9 - 3 * float(np.sqrt(0.9 * 0.1 / studies))
    yield at_least("drawn: a planted effect is found, power 0.9 at 5 %/m by the noncentral t", effect, SIZE, granted)
    other = found.drop(columns=[place]).isin(SAID).any(axis=1)
    yield at_most("drawn: better or worse elsewhere, beside a planted effect", other, SIZE)
