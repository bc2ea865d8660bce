"""The comparison with published figures as tables and pictures for notebooks."""

from leiq_sim import texts
from leiq_sim.analysis.validation import Validation
from leiq_sim.boards.tables import NOTEBOOK_DPI, Markdown, Picture, Table
from leiq_sim.figures import validation as view
from leiq_sim.figures.style import png
from leiq_sim.texts.validation import counts_line, reasons, twin


def validation_note(found: Validation, lang: str | None = None) -> Markdown:
    """Return how many figures were tested and how many fit, and the criterion."""
    return Markdown(f"{counts_line(found, lang)}\n\n{texts.t('validation.criterion', lang)}")


def validation_picture(found: Validation, unit: str, lang: str | None = None) -> Picture:
    """Return the drawing of all figures of one unit ("share", "days" or "ratio")."""
    drawing = view.figure(found.table, found.scenario, unit, lang)
    return Picture(png(drawing, NOTEBOOK_DPI), view.WIDTH, view.alt(found.table, unit, lang))


def validation_table(found: Validation, unit: str, lang: str | None = None) -> Table:
    """Return the drawing's numbers as texts."""
    return Table(twin(view.of_unit(found.table, unit), found.scenario, lang), lang)


def reasons_table(found: Validation, lang: str | None = None) -> Table:
    """Return how many figures are not compared, by reason."""
    return Table(reasons(found, lang), lang)
