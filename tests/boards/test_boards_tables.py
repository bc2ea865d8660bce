"""The boards' content in notebooks: whole tables, the note, and the pictures' words."""

import pytest

from leiq_sim import boards


def test_what_can_be_moved_is_listed_with_the_values_of_the_first_day(base):
    shown = boards.levers_table(base, "de")
    rows = dict(zip(shown.frame["Name"], shown.frame["Wert"], strict=True))
    assert rows["Anpassungslehrgang Pflege"] == str(base.value("courses.nursing_adaptation.seats"))
    assert len(rows) == len(base.rows("courses")) + len(base.rows("places")) + sum(
        p.hours_per_week > 0 for p in base.rows("staff")
    )


def test_tables_are_shown_whole_and_say_that_the_data_are_examples():
    shown = boards.presets_table("de")
    assert "…" not in repr(shown)
    assert "..." not in repr(shown)
    assert repr(shown).endswith("Beispieldaten, nicht mit den Partnern abgestimmt")
    assert "Example data" in boards.presets_table("en")._repr_html_()


def test_words_stand_left_and_figures_right(base):
    html = boards.levers_table(base, "de")._repr_html_()
    assert '<td style="text-align:left">Anpassungslehrgang Pflege</td><td style="text-align:right">16</td>' in html


def test_changes_are_a_list_of_sentences(base):
    shown = boards.changes_list(base.change("courses.nursing_adaptation.seats", 25, "2027-03-01"), "de")
    assert repr(shown).startswith("* Anpassungslehrgang Pflege: 25 statt 16")


@pytest.mark.parametrize("name", ["capacity_board", "comparison_board", "waiting_picture", "pathway_picture"])
def test_notebooks_find_what_they_use(name):
    assert callable(getattr(boards, name))


def test_the_pathway_is_mermaid_in_markdown(base):
    assert boards.pathway_picture(base, "de")._repr_markdown_().startswith("```mermaid\nflowchart LR\n")
