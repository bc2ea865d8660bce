"""The examples in the documentation run, and say what theory says."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def examples(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), flags=re.S)


@pytest.mark.parametrize("page", ["model.md", "tour.md"])
def test_every_example_runs(page):
    found = examples(page)
    assert found
    names: dict[str, object] = {}
    for code in found:
        exec(compile(code, page, "exec"), names)


def erlang_a_abandonment(arrivals: float, service: float, patience: float, servers: int) -> float:
    """Return the share that leaves: birth-death chain with rates min(n, servers)/service + waiting/patience."""
    weights = [1.0]
    for n in range(1, 200):
        leaving = min(n, servers) / service + max(0, n - servers) / patience
        weights.append(weights[-1] * arrivals / leaving)
    queue = sum(max(0, n - servers) * w for n, w in enumerate(weights)) / sum(weights)
    return queue / patience / arrivals


def test_the_textbook_queue_agrees_with_theory_and_is_short():
    code = examples("model.md")[-1]
    names: dict[str, object] = {}
    exec(compile(code, "model.md", "exec"), names)
    theory = erlang_a_abandonment(1.8, 1.0, 2.0, 2)
    assert f"theory: {theory:.2f}" in code
    assert names["left"] == pytest.approx(theory, abs=0.04)  # about 2,000 people, standard error near 0.012
    assert len(code.splitlines()) < 25
