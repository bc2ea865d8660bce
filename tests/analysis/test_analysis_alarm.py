"""An engine that loses, doubles or misdates a person gives no result: the alarm goes off, in the user's language."""

from dataclasses import replace

import numpy as np
import pytest
from analysis_worlds import world

from leiq_sim import cli
from leiq_sim.analysis import experiment
from leiq_sim.analysis.checks import BrokenLogError
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.engine.simulate import simulate
from leiq_sim.files import load
from leiq_sim.units import NOT_YET, TICKS_PER_DAY

A_DAY = TICKS_PER_DAY


def someone_moving_on(rows, out):
    """Return a served row and the row it leads to."""
    served = np.flatnonzero((out.outcome == Outcome.SERVED) & (rows.served >= 0))
    row = int(served[len(served) // 2])
    return row, int(rows.served[row])


def lost(rows, out):
    _, following = someone_moving_on(rows, out)
    out.outcome[following] = Outcome.ABSENT


def doubled(rows, out):
    absent = int(np.flatnonzero(out.outcome == Outcome.ABSENT)[0])
    out.outcome[absent], out.queued[absent] = Outcome.WAITING, 5 * A_DAY


def misdated(rows, out):
    row, _ = someone_moving_on(rows, out)
    out.began[row] = out.ended[row] + A_DAY


def in_two_stages(rows, out):
    row, following = someone_moving_on(rows, out)
    out.queued[following] = out.ended[row] - A_DAY


def still_inside(rows, out):
    row, _ = someone_moving_on(rows, out)
    out.ended[row] = NOT_YET


def sent_elsewhere(rows, out):
    row, _ = someone_moving_on(rows, out)
    out.outcome[row] = Outcome.UNSERVED


BENT = {
    lost: {"entered", "little"},
    doubled: {"entered"},
    misdated: {"order"},
    in_two_stages: {"little"},
    still_inside: {"little", "flow"},
    sent_elsewhere: {"entered", "exits"},
}


def bending(bend):
    def faulty(scenario, itineraries, engine="auto", capacity=None):
        log = simulate(scenario, itineraries, engine, capacity)
        outputs = type(log.outputs)(*(getattr(log.outputs, n).copy() for n in log.outputs.__dataclass_fields__))
        bend(itineraries.rows, outputs)
        return replace(log, outputs=outputs)

    return faulty


def test_a_sound_engine_keeps_every_equation():
    result = experiment.run(world(), 2, workers=1)
    # Three stages, of which each has four equations, and two exits, in both replications.
    assert result.equations == 2 * (3 * 4 + 2)


@pytest.mark.parametrize("bend", BENT, ids=lambda bend: bend.__name__)
def test_one_bent_row_is_an_error_and_no_result(bend, monkeypatch):
    monkeypatch.setattr(experiment, "simulate", bending(bend))
    with pytest.raises(BrokenLogError) as raised:
        experiment.run(world(), 2, workers=1)
    assert {finding.check for finding in raised.value.findings} & BENT[bend]
    assert {finding.replication for finding in raised.value.findings} == {0, 1}


@pytest.mark.parametrize(("lang", "said"), [("de", "Ein Lauf widerspricht sich"), ("en", "A run contradicts itself")])
def test_the_command_line_says_so_and_prints_no_number(lang, said, monkeypatch, capsys):
    monkeypatch.setattr(experiment, "simulate", bending(lost))
    monkeypatch.setattr(load, "load_scenario", lambda name: world(name))
    assert cli.main(["run", "baseline", "--replications", "1", "--workers", "1", "--lang", lang]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert "nursing_adaptation" in shown.err
