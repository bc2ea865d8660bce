"""Figures say what their frames say: tables, sentences and marks; dots of pictures are not compared."""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from drawn_svg import dots, drawn_lines, rects, words_of

from leiq_sim.figures import forest, over_time, runs, stage_waits, style, waiting, waits
from leiq_sim.files.load import load_scenario

DISTRICTS = ["leipzig", "nordsachsen", "landkreis_leipzig"]


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline")


@pytest.fixture
def wait_frame():
    return pd.DataFrame(
        {"district": DISTRICTS, "base_mean": [21.0, 43.0, np.nan], "mean": [20.0, 24.0, 22.0],
         "difference": [-1.0, -19.0, np.nan], "low": [-3.0, -24.0, np.nan], "high": [1.0, -14.0, np.nan]}
    )  # fmt: skip


@pytest.fixture
def queue_frame():
    days = [date(2026, m, 28) for m in range(1, 13)] + [date(2027, 1, 31)]
    return pd.DataFrame(
        [
            {"who": who, "district": d, "day": day, "mean": 10.0 * k + n + (who == "variant"), "low": 1.0, "high": 99.0}
            for k, d in enumerate(DISTRICTS, start=1)
            for n, day in enumerate(days)
            for who in ("baseline", "variant")
        ]
    )


@pytest.fixture
def run_frame():
    nursing = ("nursing_adaptation", "2027a", date(2027, 3, 1), 16, 12.5, 0.25, 11.0)
    rows = [nursing, ("electrical_bridge", "2027a", date(2027, 4, 1), 12, 9.0, 0.0, 9.0)]
    return pd.DataFrame(rows, columns=runs.COLUMNS)


@pytest.fixture
def forest_frame():
    rows = [
        ("a", "cost", "EUR", 100.0, 120.0, 20.0, 10.0, 30.0, "worse", -1),
        ("a", "qualified", "people", 100.0, 90.0, -10.0, -20.0, 0.0, "not_distinguishable", 1),
        ("a", "share_waiting_over_target", "share", 0.5, 0.4, -0.1, -0.2, -0.05, "better", -1),
    ]
    return pd.DataFrame(rows, columns=forest.COLUMNS)


def lines(figure):
    return [line for axes in figure.axes for line in axes.get_lines()]


def said(figure):
    return " ".join(t.get_text() for axes in [figure, *figure.axes] for t in axes.texts)


def test_waits_by_district_and_missing_ones_are_dashes(wait_frame, base):
    table = waits.twin(wait_frame, base, "de")
    assert list(table.columns) == ["Gebiet", "Basis", "Variante", "Unterschied", "Spanne (95 %)"]
    assert list(table.iloc[1]) == [
        "Landkreis Nordsachsen",
        "43\u00a0Tage",
        "24\u00a0Tage",
        "−19\u00a0Tage",
        "−24 bis −14",
    ]
    assert list(table.iloc[2]) == ["Landkreis Leipzig", "–", "22\u00a0Tage", "–", "–"]


def test_waits_are_drawn_where_the_frame_says(wait_frame, base):
    figure, panel = waits.figure(wait_frame, base, "de", target_days=28), waits.panel(wait_frame, 28)
    assert sorted({x for x, _ in dots(figure)}) == pytest.approx([panel.x(v) for v in (20, 21, 22, 24, 43)], abs=0.06)
    bars = [(points[0][0], points[-1][0]) for points in drawn_lines(figure, "scen", 7)]
    assert bars == [pytest.approx((panel.x(a), panel.x(b)), abs=0.06) for a, b in ((18, 22), (19, 29))]
    assert [points[0][0] for points in drawn_lines(figure, "ink2", 1.6)] == pytest.approx([panel.x(28)], abs=0.06)
    assert "Ziel: 28\u00a0Tage" in words_of(figure)


def test_the_wait_scale_does_not_zoom_in_on_a_day(wait_frame, base):
    near = wait_frame.assign(base_mean=2.0, mean=1.0, difference=-1.0, low=-1.5, high=-0.5)
    assert waits.panel(near).x_ends[1] >= waits.LEAST_SCALE
    assert "35" not in words_of(waits.figure(wait_frame, base, "de"))
    assert "30" in words_of(waits.figure(near, base, "de"))


def test_queues_end_where_the_frame_ends(queue_frame, base):
    figure = over_time.figure(queue_frame, base, "de", from_day=date(2027, 1, 1))
    assert len(drawn_lines(figure, "scen", 2.9)) == len(drawn_lines(figure, "base", 2.4)) == 3
    assert words_of(figure)[-2:] == ["43", "42"]
    assert words_of(figure).count("ab 01.01.2027") == 1
    assert "Landkreis Leipzig 43, Basis 42" in over_time.alt(queue_frame, base, "queues", "de")
    table = over_time.twin(queue_frame, base, "de")
    assert list(table.iloc[0]) == ["28.06.2026", "Stadt Leipzig", "15", "16", "1 bis 99"]
    assert len(table) == 6


def test_all_queue_panels_have_one_scale_and_higher_is_more(queue_frame, base):
    figure = over_time.figure(queue_frame, base, "de")
    ends = [points[-1][1] for points in drawn_lines(figure, "scen", 2.9)]
    steps = [first - second for first, second in pairwise(ends)]
    assert steps == pytest.approx([steps[0]] * 2, abs=0.11)  # the districts are ten people apart
    zero, top = over_time.HEIGHT - 34, 1.1 * 99
    assert ends[0] == pytest.approx(zero - (zero - over_time.TOP) * 23 / top, abs=0.06)


def test_ticks_count_people_as_the_language_writes_numbers(queue_frame, base):
    few = queue_frame.assign(mean=queue_frame["mean"] / 8, high=7.0)
    labels = [word for word in words_of(over_time.figure(few, base, "de")) if word[0].isdigit()]
    assert {"0", "2", "4", "6"} <= set(labels)
    assert all(label.isdigit() for label in labels)
    many = queue_frame.assign(mean=queue_frame["mean"] * 100, high=4000.0)
    assert "2.000" in words_of(over_time.figure(many, base, "de"))


def test_runs_show_seats_taken_and_what_the_baseline_takes(run_frame, base):
    figure = runs.figure(run_frame, base, "de")
    heights = np.array([height for *_, height in rects(figure)])
    assert heights / heights[0] * 16 == pytest.approx([16, 12.5, 16, 12, 9], abs=0.05)
    assert "25\u00a0%" in words_of(figure)
    assert len(drawn_lines(figure, "ink3", 2.9)) == 2
    assert list(runs.twin(run_frame, base, "en").iloc[0]) == [
        "Nursing adaptation course",
        "1 Mar 2027",
        "16",
        "12.5",
        "11.0",
        "25%",
    ]
    assert "Bisweilen abgesagte Durchgänge: 1" in runs.alt(run_frame, base, "de")
    assert "Anpassungslehrgang Pflege 12 von 16 Plätzen, Basis 11" in runs.alt(run_frame, base, "de")


def test_quarters_stand_whole_in_the_table(queue_frame, base):
    few = queue_frame[queue_frame["day"] < date(2026, 6, 1)]
    assert len(over_time.twin(few, base, "de")) == 3 * 5
    assert "Arbeitsaufnahmen im Quartal bis 28.05.2026: Stadt Leipzig 15" in over_time.alt(few, base, "entries", "de")


def test_stages_stand_by_district_and_where_nobody_was_called_is_a_dash(base):
    cells = [("first_counselling", 20.0, 12.0, -8.0, -10.0, -6.0), ("coaching", np.nan, np.nan, np.nan, np.nan, np.nan)]
    rows = [(stage, district, *rest) for stage, *rest in cells for district in DISTRICTS]
    frame = pd.DataFrame(rows, columns=stage_waits.COLUMNS)
    figure = stage_waits.figure(frame, base, "de")
    across = [x for x, _ in dots(figure)]
    each = (stage_waits.WIDTH - stage_waits.LEFT - stage_waits.RIGHT - 2 * stage_waits.GAP) / 3
    one = [stage_waits.LEFT + each * value / 22 for value in (20, 12)]  # the scale ends a tenth beyond the longest
    assert across == pytest.approx([x + n * (each + stage_waits.GAP) for n in range(3) for x in one], abs=0.06)
    assert words_of(figure).count("–") == 3
    assert list(stage_waits.twin(frame, base, "de").iloc[0][2:]) == [
        "20\u00a0Tage",
        "12\u00a0Tage",
        "−8,0\u00a0Tage",
        "−10 bis −6",
    ]
    assert "Stadt Leipzig: Erstberatung, 12\u00a0Tage" in stage_waits.alt(frame, base, "de")


def test_in_the_forest_right_is_better(forest_frame):
    found = forest.oriented(forest_frame).set_index("kpi")
    assert found.loc["cost", ["at", "from_", "to"]].tolist() == pytest.approx([-0.2, -0.3, -0.1])
    assert found.loc["qualified", ["at", "from_", "to"]].tolist() == pytest.approx([-0.1, -0.2, 0.0])
    assert found.loc["share_waiting_over_target", "at"] == pytest.approx(0.2)


def test_the_forest_goes_by_groups_and_its_table_too(forest_frame):
    table = forest.twin(forest_frame, {"a": "Titel A"}, "de", 30)
    names = ["Erstberatung: Wartezeit über dem Ziel", "Menschen in einer Qualifizierung mit Erfolg", "Kosten"]
    assert list(table["Kennzahl"]) == names
    assert list(table["Urteil"]) == ["besser", "nicht unterscheidbar", "schlechter"]
    words = said(forest.figure(forest_frame, {"a": "Titel A"}, "de"))
    for word in ("Warten", "Wirkung", "Geld", "Titel A", "−10\u00a0Punkte", "+20\u00a0€"):
        assert word in words
    assert "Auslastung" not in words


def test_an_interval_beyond_the_axis_ends_in_one_arrow(forest_frame):
    wide = forest_frame.assign(low=[300.0, -20.0, -0.2], high=[400.0, 0.0, -0.05], difference=[350.0, -10.0, -0.1])
    marks = [line.get_marker() for line in lines(forest.figure(wide, {}, "de"))]
    assert marks.count("<") == 1
    assert ">" not in marks


def test_where_people_wait_is_drawn_for_every_queue(base):
    stages = list(waiting.levels(base.pathway.clients))
    frame = pd.DataFrame({"stage": stages, "waiting": range(len(stages)), "median_wait": np.nan})
    words = said(waiting.figure(frame, base.pathway, "de"))
    assert "Arbeitgeberberatung" in words
    assert words.count(" warten") == len(stages)
    assert " · " not in words  # no median wait is known, so none is claimed
    assert waiting.alt(frame, "de").startswith("Die längsten Warteschlangen: Arbeitssuche 14; Einzelbegleitung 13")


def test_queues_follow_each_other_from_left_to_right(base):
    levels = waiting.levels(base.pathway.clients)
    assert levels["first_contact"] < levels["first_counselling"] < levels["nursing_adaptation"] < levels["job_search"]
    assert ("coaching", "job_search") in waiting.links(base.pathway.clients)
    assert all(levels[a] < levels[b] for a, b in waiting.links(base.pathway.clients))


def test_a_picture_is_html_with_words_and_the_same_bytes_twice(forest_frame):
    one, two = (style.png(forest.figure(forest_frame, {}, "de")) for _ in range(2))
    assert one == two
    html = style.image(forest.figure(forest_frame, {}, "de"), 'a "b" <c>')
    assert 'alt="a &quot;b&quot; &lt;c&gt;"' in html
    assert "max-width:100%" in html


def test_drawing_leaves_the_parameters_of_the_process_alone(forest_frame):
    import matplotlib

    before = dict(matplotlib.rcParams)
    forest.figure(forest_frame, {}, "de")
    assert dict(matplotlib.rcParams) == before
