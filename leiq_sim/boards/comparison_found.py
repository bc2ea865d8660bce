"""A comparison as the board speaks of it: letters and titles of variants, and verdicts held back while it grows."""

from collections.abc import Mapping
from functools import cached_property

import pandas as pd

from leiq_sim.analysis.comparison import Comparison
from leiq_sim.analysis.reading import by_district as of_districts
from leiq_sim.boards.frames import headline
from leiq_sim.figures import by_district
from leiq_sim.model.scenario import Scenario


def title_of(scenario: Scenario, lang: str) -> str:
    return scenario.title.get(lang) or scenario.name


class Found:
    """A comparison as the board speaks of it, in one language: variants have letters in their order."""

    def __init__(self, comparison: Comparison, variants: Mapping[str, Scenario], pending: bool, lang: str) -> None:
        self.comparison, self.variants, self.pending, self.lang = comparison, variants, pending, lang
        self.base = comparison.baseline
        self.replications = comparison.results[0].replications
        names = [result.scenario.name for result in comparison.results[1:]]
        self.letters = {name: by_district.letter(number) for number, name in enumerate(names)}
        self.titles = {name: title_of(variants[name], self.lang) for name in names}
        self.lettered = {name: f"{self.letters[name]} {self.titles[name]}" for name in names}

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The headline rows; while replications come in, verdicts are still to come."""
        return self._held_back(headline(self.comparison))

    @property
    def judged(self) -> pd.DataFrame:
        """The headline rows that can be better or worse."""
        return self.rows[self.rows["direction"] != 0]

    def by_district(self, kpi: str, stage: str) -> pd.DataFrame:
        return self._held_back(of_districts(self.comparison, kpi, stage))

    def _held_back(self, rows: pd.DataFrame) -> pd.DataFrame:
        if not self.pending:
            return rows
        return rows.assign(verdict=rows["verdict"].where(rows["verdict"].isna(), "pending"))

    @property
    def letters_line(self) -> str:
        return "; ".join(self.lettered.values())
