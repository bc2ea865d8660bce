"""The page docs/assumptions.md: every assumption, who could replace it, since when it stands. Made from the data."""

from collections import Counter

from leiq_sim.files.influence import Influence, Movement, read_influence
from leiq_sim.files.load import load_scenario
from leiq_sim.files.provenance import OWNERS, Origin, deciding, status_shares
from leiq_sim.model.scenario import Scenario

OWNER_NAMES = {
    "committee": "the committee",
    "coordination": "coordination and all operators of staff pools",
    "counselling": "counselling: first contact, recognition counselling, the city's office",
    "authorities": "the competent authorities",
    "providers": "course providers and coaching",
    "placement": "placement: job centre, employment agency, labour-market mentors",
    "employer_services": "employer counselling",
}
HEAD = "| parameter | values | range | stands since | influence | what it rests on |\n|---|---|---|---|---|---|"
WORK, WAITING = "qualified_work", "share_waiting_over_target"
COMMAND = "python -m leiq_sim.commands.influence > docs/confidence/influence.json"

BEFORE = """\
# Register of assumptions

Made from `data/provenance.csv`; a test compares the two. To write it anew:
`python -m leiq_sim.analysis.assumption_page > docs/assumptions.md`

An assumption is a figure for which no public source was found. "Owner" is who could replace it by the true figure: a
proposal, agreed with nobody. "Values" counts the cells of `data/` that the line stands for. A range such as x0.5 to x2
is a factor on each value; it is a planning bound, not a confidence interval. `leiq data --status assumption` lists
every value.

"Influence" is how far the assumption alone moves two figures of the baseline when it stands at its low and at its high
end: people entering qualified work, and the share waiting longer than the target for first counselling (in points).
"chance" stands where {replications} replications cannot tell the movement from chance (false discovery rate 5 %),
"none" where nothing moved in any of them, "fixed" where it has no range, or nothing that could give way. Of an
assumption on whole sets of shares the way that moves most is shown. Measured by `{command}` (seed {seed}); how, says
[confidence](confidence.md).
"""


def page(scenario: Scenario, influence: Influence) -> str:
    """Return the register of a scenario's assumptions as Markdown, by owner, in the order of the file."""
    used = Counter(rows[0].line for rows in deciding(scenario.provenance, scenario.paths()).values() if rows)
    assumed = [origin for origin in scenario.provenance if origin.status == "assumption"]
    shares = status_shares(scenario)
    said = ", ".join(f"{share:.0%} {status}" for status, share in shares.items())
    values = sum(used[origin.line] for origin in assumed)
    counted = f"{len(assumed)} assumptions for {values:,} of {used.total():,} values."
    before = BEFORE.format(replications=influence.replications, seed=influence.seed, command=COMMAND)
    parts = [before, f"{counted} Of all statements on parameters: {said}.", ""]
    for owner in sorted(OWNERS, key=list(OWNER_NAMES).index):
        mine = [origin for origin in assumed if origin.owner == owner]
        if mine:
            parts += [f"## {OWNER_NAMES[owner].capitalize()} ({len(mine)})", "", HEAD]
            parts += [_line(origin, used[origin.line], influence) for origin in mine]
            parts.append("")
    return "\n".join(parts)


def _line(origin: Origin, values: int, influence: Influence) -> str:
    note = "; ".join(part for part in (origin.source, origin.note) if part) or "nothing was found"
    cells = (
        f"`{origin.path}`",
        str(values),
        _range(origin),
        origin.since,
        _moves(origin, influence),
        note.replace("|", "/"),
    )
    return "| " + " | ".join(cells) + " |"


def _moves(origin: Origin, influence: Influence) -> str:
    """Return what an assumption moves, in words and figures."""
    found = influence.statements.get(origin.path)
    if not found:
        return "fixed"
    return f"work {_ends(found[WORK], 1)}; waiting {_ends(found[WAITING], 100)}"


def _ends(movement: Movement, scale: float) -> str:
    if not movement.told:
        return "none" if movement.low == movement.high == 0 else "chance"
    return " / ".join("as it is" if x is None else f"{scale * x:+.0f}" for x in (movement.low, movement.high))


def _range(origin: Origin) -> str:
    if origin.low is None or origin.high is None:
        return "as it stands"
    (low, is_factor), (high, _) = origin.low, origin.high
    sign = "x" if is_factor else ""
    return f"{sign}{low:g} to {sign}{high:g}"


if __name__ == "__main__":
    print(page(load_scenario(entered=False), read_influence()), end="")
