"""The page docs/assumptions.md: every assumption, who could replace it, since when it stands. Made from the data."""

from collections import Counter

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
NOT_YET = "not analysed"  # the sensitivity analysis will fill this

BEFORE = """\
# Register of assumptions

Made from `data/provenance.csv`; a test compares the two. To write it anew:
`python -m leiq_sim.analysis.assumption_page > docs/assumptions.md`

An assumption is a figure for which no public source was found. "Owner" is who could replace it by the true figure: a
proposal, agreed with nobody. "Values" counts the cells of `data/` that the line stands for. A range such as x0.5 to x2
is a factor on each value; it is a planning bound, not a confidence interval. "Influence" is how far the assumption
moves the headline figures between its bounds; until that has been computed it says so. `leiq data --status assumption`
lists every value.
"""


def page(scenario: Scenario) -> str:
    """Return the register of a scenario's assumptions as Markdown, by owner, in the order of the file."""
    used = Counter(rows[0].line for rows in deciding(scenario.provenance, scenario.paths()).values() if rows)
    assumed = [origin for origin in scenario.provenance if origin.status == "assumption"]
    shares = status_shares(scenario)
    said = ", ".join(f"{share:.0%} {status}" for status, share in shares.items())
    values = sum(used[origin.line] for origin in assumed)
    counted = f"{len(assumed)} assumptions for {values:,} of {used.total():,} values."
    parts = [BEFORE, f"{counted} Of all statements on parameters: {said}.", ""]
    for owner in sorted(OWNERS, key=list(OWNER_NAMES).index):
        mine = [origin for origin in assumed if origin.owner == owner]
        if mine:
            parts += [f"## {OWNER_NAMES[owner].capitalize()} ({len(mine)})", "", HEAD]
            parts += [_line(origin, used[origin.line]) for origin in mine]
            parts.append("")
    return "\n".join(parts)


def _line(origin: Origin, values: int) -> str:
    note = "; ".join(part for part in (origin.source, origin.note) if part) or "nothing was found"
    cells = (f"`{origin.path}`", str(values), _range(origin), origin.since, NOT_YET, note.replace("|", "/"))
    return "| " + " | ".join(cells) + " |"


def _range(origin: Origin) -> str:
    if origin.low is None or origin.high is None:
        return "as it stands"
    (low, is_factor), (high, _) = origin.low, origin.high
    sign = "x" if is_factor else ""
    return f"{sign}{low:g} to {sign}{high:g}"


if __name__ == "__main__":
    print(page(load_scenario()), end="")
