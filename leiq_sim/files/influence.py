"""How far each assumption moves the baseline's figures, as it was measured and kept beside the pages of docs/."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from leiq_sim.files.folders import data_folder

DECIMALS = 5


class Movement(NamedTuple):
    """A figure's movement at the low and at the high end, None where the end is where the data are or out of reach."""

    low: float | None
    high: float | None
    told: bool


@dataclass(frozen=True)
class Influence:
    """Movements by statement of provenance and KPI, with the chance they were measured on."""

    replications: int
    seed: int
    statements: dict[str, dict[str, Movement]]

    def as_json(self) -> str:
        """Return the file's text: a line a statement, so that two measurements can be compared."""
        lines = [
            f"  {json.dumps(name)}: {json.dumps({kpi: _plain(one) for kpi, one in found.items()})}"
            for name, found in self.statements.items()
        ]
        head = {name: value for name, value in asdict(self).items() if name != "statements"}
        return json.dumps(head)[:-1] + ', "statements": {\n' + ",\n".join(lines) + "\n}}\n"


def _plain(one: Movement) -> list[float | bool | None]:
    return [None if end is None else round(end, DECIMALS) for end in (one.low, one.high)] + [one.told]


def influence_file() -> Path:
    return data_folder().parent / "docs" / "confidence" / "influence.json"


def read_influence(path: Path | None = None) -> Influence:
    """Return what was measured."""
    said = json.loads((path or influence_file()).read_text(encoding="utf-8"))
    statements = {
        name: {kpi: Movement(*one) for kpi, one in found.items()} for name, found in said.pop("statements").items()
    }
    return Influence(**said, statements=statements)
