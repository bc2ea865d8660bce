"""What can be wrong, said so that one can act: where, what was found, what is allowed, what to do."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from leiq_sim.errors.calibration_sentences import CALIBRATION
from leiq_sim.errors.check_sentences import CHECKS
from leiq_sim.errors.confidence_sentences import CONFIDENCE
from leiq_sim.errors.engine_sentences import ENGINES
from leiq_sim.errors.entry_sentences import ENTRIES
from leiq_sim.errors.file_sentences import CELLS, FILES
from leiq_sim.errors.scenario_sentences import CHANGES, PROVENANCE, SCENARIOS
from leiq_sim.errors.store_sentences import STORE
from leiq_sim.errors.validation_sentences import VALIDATION
from leiq_sim.errors.workbook_sentences import CHARACTERS, UNITS_DE, WORKBOOKS

SENTENCES = {
    **FILES,
    **CELLS,
    **WORKBOOKS,
    **CHARACTERS,
    **SCENARIOS,
    **CHANGES,
    **PROVENANCE,
    **ENTRIES,
    **CHECKS,
    **ENGINES,
    **CALIBRATION,
    **CONFIDENCE,
    **VALIDATION,
    **STORE,
}
LONGEST_VALUE = 90
LONGEST_LIST = 14


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong at one place; `code` is stable, its sentences stand beside this file."""

    code: str
    where: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.code, self.where))

    def sentence(self, lang: str = "en") -> str:
        """Return the whole sentence in English ("en") or German ("de")."""
        english, german = SENTENCES[self.code]
        shown = {name: _shown(value, lang) for name, value in self.values.items()}
        if lang == "de" and "unit" in shown:
            shown["unit"] = UNITS_DE.get(shown["unit"], shown["unit"])
        said = (german if lang == "de" else english).format_map(_Shown(shown))
        place = self.where
        if lang == "de":
            place = re.sub(r", cell ([A-Z]+\d+)", r", Zelle \1", re.sub(r", line (\d+)", r", Zeile \1", place))
        return f"{place}: {said}" if place else said

    def __str__(self) -> str:
        return self.sentence()


class LeiqError(Exception):
    """Anything this package refuses, in words meant for its users."""

    def sentences(self, lang: str = "en") -> str:
        """Return what is wrong in the chosen language, a line each; English where there is no other."""
        return str(self)


class ScenarioError(LeiqError):
    """A scenario that cannot be used; `problems` holds all that was found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))

    def sentences(self, lang: str = "en") -> str:
        """Return one line a problem in the chosen language."""
        return "\n".join(p.sentence(lang) for p in self.problems)

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class EngineError(LeiqError):
    """Itineraries that an engine cannot follow; `problem` names the client and the stage."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        super().__init__(self.sentences())

    def sentences(self, lang: str = "en") -> str:
        return self.problem.sentence(lang)

    def __reduce__(self) -> tuple[type, tuple[Problem]]:
        return type(self), (self.problem,)


def problem(code: str, where: str, **values: object) -> Problem:
    """Make a problem. A code without sentences is a programming error and raises KeyError at once."""
    if code not in SENTENCES:
        raise KeyError(f"problem code {code!r} has no sentences")
    return Problem(code, where, values)


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return the allowed word that looks most like `word`; "" when nothing is allowed.

    Of a long word only the beginning is compared, and words that cannot come closer than the best so far are passed
    over: a table of nothing but faults must not take minutes.
    """
    best, most, wanted = "", -1.0, word[:LONGEST_VALUE].strip().lower()
    for known in sorted(allowed):
        matcher = SequenceMatcher(None, wanted, known.lower())
        if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most and matcher.ratio() > most:
            best, most = known, matcher.ratio()
    return best


class _Shown(dict[str, str]):
    """Values by name; a forgotten one shows as "?", because an error message must never fail itself."""

    def __missing__(self, name: str) -> str:
        return "?"


def _shown(value: object, lang: str) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        number = f"{value:.10g}"
        return number.replace(".", ",") if lang == "de" else number
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y") if lang == "de" else value.isoformat()
    if isinstance(value, (tuple, list)):
        return _shown_list([_shown(v, lang) for v in value])
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _shown_list(words: list[str]) -> str:
    if not words:
        return "–"
    return ", ".join(words[:LONGEST_LIST]) + (", …" if len(words) > LONGEST_LIST else "")
