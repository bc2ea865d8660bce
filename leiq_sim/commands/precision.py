"""`--precision KPI=WIDTH`: how exactly a mean is to be known, read from what a user writes."""

from collections.abc import Sequence
from math import isfinite

from leiq_sim.analysis.stopping import Width
from leiq_sim.commands.output import RefusedError
from leiq_sim.errors import nearest
from leiq_sim.texts import t


def widths(asked: Sequence[str]) -> list[Width]:
    """Return the widths; all that cannot be read is refused at once."""
    found = [_width(words) for words in asked]
    wrong = [one for one in found if isinstance(one, str)]
    if wrong:
        raise RefusedError("\n".join(wrong))
    return [one for one in found if isinstance(one, Width)]


def _width(words: str) -> Width | str:
    """Return the width, or the sentence that says what is wrong with it."""
    from leiq_sim.analysis.definitions import HEADLINE

    kpi, equals, size = (part.strip() for part in words.partition("="))
    if not equals:
        return t("cli.precision.form", what=words)
    if kpi not in HEADLINE:
        return t("cli.precision.kpi", what=kpi, nearest=nearest(kpi, HEADLINE), allowed=", ".join(HEADLINE))
    relative = size.endswith("%")
    try:
        number = float(size.rstrip("% ").replace(",", "."))
    except ValueError:
        return t("cli.precision.size", what=size, kpi=kpi)
    if not (isfinite(number) and number > 0):
        return t("cli.precision.size", what=size, kpi=kpi)
    return Width(kpi, number / 100 if relative else number, relative)
