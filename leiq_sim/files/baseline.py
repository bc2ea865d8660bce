"""Reading a whole folder: the baseline's head, all tables, their provenance, and what they say of each other."""

from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.files.entries import places_of, read_journal, with_entries
from leiq_sim.files.entry import Journal
from leiq_sim.files.folders import BASELINE, shown
from leiq_sim.files.kpi_ids import KPI_IDS
from leiq_sim.files.names import name_problems
from leiq_sim.files.provenance import read_provenance
from leiq_sim.files.tables import Table, read_table, table_file, twice
from leiq_sim.files.toml import as_date, both_languages, key_problems, read_toml
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import TABLES

BASELINE_KEYS = {
    "name": "text", "start": "date", "end": "date", "title": "title", "question": "title", "note": "title",
}  # fmt: skip
_POOLS = ("services", "staff", "places")
# Problems of a single row, with the other tables they rest on; all others rest on their whole table.
BY_ROW: dict[str, tuple[str, ...]] = {
    "reference_unknown": (), "step_unknown": (), "route_target": (), "route_outcome": (), "route_endless": (),
    "group_unknown": ("traits",), "group_of_other_trait": ("traits",), "run_outside": (), "site_unknown": (),
    "minimum_over_seats": (), "closure_reversed": (), "time_purpose": (), "time_parameter_missing": (),
    "time_order": (), "time_not_positive": (), "count_over_most": (), "count_below_one": (),
    "stock_kind": _POOLS, "time_unit": _POOLS,
}  # fmt: skip


class Loaded(NamedTuple):
    """A scenario (None when it could not be made), all faults, and where each table row stands."""

    scenario: Scenario | None
    problems: list[Problem]
    places: dict[str, str]


def load_folder(folder: Path, file: str = f"{BASELINE}.toml", journal: Journal | None = None) -> Loaded:
    """Read a folder's baseline and all its tables, put what was entered over them, check all against each other.

    `journal` stands for the folder's own entries where it is given.
    """
    words, problems = _read_head(folder / file)
    rows: dict[str, Any] = {}
    places: dict[str, str] = {"scenario": shown(folder / file)}
    incomplete: set[str] = set()
    for table, row_type in TABLES.items():
        path = table_file(folder, table)
        read = read_table(path, row_type)
        rows[table] = read.rows
        found = [*twice(folder, table), *read.problems, *(_kpi_problems(read, shown(path)) if table == "kpis" else ())]
        problems += found
        incomplete |= {table} if found else set()
        places |= _places(table, shown(path), read.lines)
    origins, wrong = read_provenance(folder)
    problems += wrong
    if "start" not in words or "end" not in words:
        return Loaded(None, problems, places)
    scenario = Scenario.build(words["name"], words["start"], words["end"], **rows)
    scenario = replace(scenario, title=words["title"], question=words["question"], provenance=origins)
    journal = read_journal(folder) if journal is None else journal
    scenario, wrong = with_entries(scenario, journal, incomplete)
    problems += wrong
    places |= places_of(journal)
    if not wrong and not incomplete & {"districts", "fields"}:
        found = [p for p in check(scenario) if not _follows(p, incomplete)]
        problems += [replace(p, where=placed(p.where, places)) for p in found]
    return Loaded(scenario, problems, places)


def _follows(found: Problem, incomplete: set[str]) -> bool:
    """Whether a problem may only follow from rows that could not be read."""
    own = found.where.split(",")[0]
    tables = {*BY_ROW.get(found.code, (own,)), *str(found.values.get("table", "")).split(", ")}
    return bool(tables & incomplete)


def _kpi_problems(read: Table, file: str) -> list[Problem]:
    """Return the ids of a table of KPIs that no KPI has."""
    return [
        problem("word_unknown", f"{file}, line {line}", found=id, column="id", nearest=nearest(id, KPI_IDS),
                allowed=KPI_IDS)
        for (id,), line in read.lines.items() if id not in KPI_IDS
    ]  # fmt: skip


def _read_head(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Read name, period, title and question of a baseline."""
    top, problems = read_toml(path)
    if problems:
        return {}, problems
    problems += key_problems(top, {"scenario": "table"}, ("scenario",))
    head = top.inner("scenario")
    if not head.content:
        return {}, problems
    problems += key_problems(head, BASELINE_KEYS, ("start", "end"))
    words: dict[str, Any] = {"name": str(head.content.get("name", path.stem))}
    if "name" in head.content:
        problems += name_problems(words["name"], head.at("name"))
    for name in ("title", "question", "note"):
        words[name], wrong = both_languages(head, name)
        problems += wrong
    for name in ("start", "end"):
        day = as_date(head.content.get(name))
        words |= {name: day} if day else {}
    return words, problems


def _places(table: str, file: str, lines: dict[tuple[str, ...], int]) -> dict[str, str]:
    """Map "table, key" and "table, beginning of a key" to file and line; the first line of several."""
    places = {table: file}
    for key, line in lines.items():
        for length in range(len(key), 0, -1):
            places.setdefault(f"{table}, {'/'.join(key[:length])}", f"{file}, line {line}")
    return places


def placed(where: str, places: dict[str, str]) -> str:
    return places.get(where) or places.get(where.split(",")[0], where)
