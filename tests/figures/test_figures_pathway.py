"""The drawn pathway is the coded one, everywhere it stands."""

import re
from pathlib import Path

import pytest

from leiq_sim.figures import pathway
from leiq_sim.model.pathway import DEFAULT_PATHWAY
from leiq_sim.model.vocabulary import Cohort, Exit, Line, Pathway, Queue, choose

ROOT = Path(__file__).resolve().parents[2]


def test_every_step_and_every_way_of_the_served_is_drawn():
    text = pathway.mermaid(DEFAULT_PATHWAY, "de")
    unreached = {"not_advised", "expired"}  # one gets there only by waiting too long
    for line in DEFAULT_PATHWAY.lines.values():
        for step in line.steps:
            assert (re.search(rf"^ +{step.name}[(\[{{]", text, re.M) is None) == (step.name in unreached), step.name
            for outcome in ("served", "before", "after", "dropped"):
                for option in step.routes.get(outcome, choose()).options:
                    assert (
                        re.search(rf"^ +{step.name} -\.?->? ?{option}$", text, re.M)
                        or f"{step.name} --> {option}\n" in text
                    )


def test_ways_out_after_waiting_are_drawn_only_when_asked_for():
    small = Pathway(
        Line(
            "a",
            (
                Queue("a", served="b", unserved="gone"),
                Cohort("b", served="ok", unserved="gone", dropped="ok"),
                Exit("ok"),
                Exit("gone"),
            ),
        )
    )
    assert "gone[" not in pathway.mermaid(small, "en")
    assert "a -.-> gone" in pathway.mermaid(small, "en", leaving=True)


def test_words_follow_the_language():
    assert "Erstberatung" in pathway.mermaid(lang="de")
    assert "first counselling" in pathway.mermaid(lang="en")


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.de.md", "de")])
def test_the_readme_holds_the_pathway_of_the_code(name, lang):
    path = ROOT / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    blocks = re.findall(r"```mermaid\n.*?```", text, re.S)
    if not blocks:
        pytest.skip(f"{name} has no Mermaid picture")
    assert blocks[0] == pathway.fenced(lang=lang)
