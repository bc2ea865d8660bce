"""The pathway itself: steps lead to later ones, every step can be reached, every line ends."""

from collections.abc import Iterator

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.model.check_base import ALL, Facts, unknown_step
from leiq_sim.model.vocabulary import Choice, Delay, Gate, Line, Queue


def check_pathway(facts: Facts) -> Iterator[Problem]:
    lines = facts.scenario.pathway.lines
    reserved = {*lines, "clients", "employers", "vacancies", ALL}
    seen: set[str] = set()
    for name, line in lines.items():
        for step in line.steps:
            where = f"pathway, {step.name}"
            if step.name in seen:
                yield problem("step_twice", where, found=step.name)
            if step.name in reserved or "." in step.name:
                yield problem("step_reserved", where, found=step.name)
            seen.add(step.name)
        if not line.exits:
            yield problem("line_without_exit", f"pathway, {name}", found=name)
        yield from _ways(name, line)
        yield from _references(facts, line)


def _ways(name: str, line: Line) -> Iterator[Problem]:
    """Check that ways lead onward and that every step can be reached."""
    order = {step.name: number for number, step in enumerate(line.steps)}
    reached: set[str] = set()
    ways: list[tuple[str, str, int, Choice]] = [(name, "entry", -1, line.entry_choice)]
    ways += [(s.name, outcome, order[s.name], c) for s in line.stages for outcome, c in s.routes.items()]
    for step, outcome, number, choice in ways:
        for target in choice.options:
            where = f"pathway, {step}"
            if target not in order:
                close = nearest(target, order)
                yield problem("step_target_unknown", where, step=step, outcome=outcome, found=target, nearest=close)
            elif order[target] <= number:
                yield problem("route_endless", where, step=step, outcome=outcome, found=target)
    for step, _, number, choice in sorted(ways, key=lambda way: way[2]):
        if number < 0 or step in reached:
            reached |= set(choice.options)
    for step in order:
        if step not in reached:
            yield problem("step_unreachable", f"pathway, {step}", found=step)


def _references(facts: Facts, line: Line) -> Iterator[Problem]:
    """Check the names that steps use: earlier stages, counts, traits."""
    earlier: list[str] = []
    counts = tuple(key[0] for key in facts.scenario.table("counts"))
    for step in line.stages:
        where = f"pathway, {step.name}"
        if isinstance(step, Delay) and step.since and step.since not in earlier:
            yield problem("since_not_earlier", where, step=step.name, found=step.since)
        if isinstance(step, Queue) and step.visits and step.visits not in counts:
            yield problem("count_missing", "counts", step=step.name, found=step.visits, allowed=counts)
        earlier.append(step.name)


def check_gates(facts: Facts) -> Iterator[Problem]:
    gates = facts.named(Gate)
    rows = tuple(key[0] for key in facts.scenario.table("gates"))
    yield from (problem("gate_missing", "gates", found=name) for name in gates if name not in rows)
    yield from (unknown_step(f"gates, {name}", "id", name, gates) for name in rows if name not in gates)
