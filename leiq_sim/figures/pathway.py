"""The pathway as a picture: Mermaid text written from the code, for README and notebook."""

from leiq_sim import texts
from leiq_sim.model.pathway import DEFAULT_PATHWAY
from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Gate, Line, Matching, Pathway, Queue, Step

# One shape a kind, so that the picture says what is scarce.
SHAPES: dict[type, tuple[str, str]] = {
    Queue: ("([", "])"),
    Delay: ("(", ")"),
    Cohort: ("{{", "}}"),
    Matching: ("[[", "]]"),
    Gate: ("{", "}"),
    Exit: ("[", "]"),
}
ARROWS = {"served": "-->", "unserved": "-.->", "dropped": "-.->", "own": "-->", "before": "-->", "after": "-->"}
WAITS = (Queue, Cohort, Matching)


def waiting_stages(pathway: Pathway = DEFAULT_PATHWAY) -> list[tuple[str, str]]:
    """Return (line, stage) of every stage at which one can wait, in the pathway's order."""
    return [(name, s.name) for name, line in pathway.lines.items() for s in line.steps if isinstance(s, WAITS)]


def mermaid(pathway: Pathway = DEFAULT_PATHWAY, lang: str | None = None, leaving: bool = False) -> str:
    """Return the pathway as a Mermaid flowchart.

    Ways out of a queue after waiting too long end in exits nearly everywhere; they are drawn with `leaving` only.
    """
    lines = ["flowchart LR"]
    for name, line in pathway.lines.items():
        lines.append(f'  subgraph {name}["{_word(f"line.{name}", lang)}"]')
        lines += [f"    {words}" for words in _line(name, line, lang, leaving)]
        lines.append("  end")
    lines += [f"  classDef {kind} {looks}" for kind, looks in _LOOKS.items()]
    return "\n".join(lines) + "\n"


_LOOKS = {
    "waits": "fill:#E9F1F9,stroke:#17609B,color:#17212B",
    "passes": "fill:#FFFFFF,stroke:#7A8793,color:#17212B",
    "exit": "fill:#EDF1F4,stroke:#46535F,color:#17212B",
}


def fenced(pathway: Pathway = DEFAULT_PATHWAY, lang: str | None = None) -> str:
    """Return the Mermaid text as a Markdown block, as README and notebook hold it."""
    return f"```mermaid\n{mermaid(pathway, lang)}```"


def _word(key: str, lang: str | None) -> str:
    return texts.t_or(key, key.split(".")[-1], lang).replace('"', "#quot;")


def _line(name: str, line: Line, lang: str | None, leaving: bool) -> list[str]:
    entry = f"{name}_entry"
    found = [f'{entry}(("{_word("line.entry", lang)}")):::passes']
    arrows = [f"{entry} --> {option}" for option in line.entry_choice.options]
    for step in line.steps:
        for outcome, choice in step.routes.items():
            shown = [o for o in choice.options if leaving or outcome != "unserved" or not _is_exit(line, o)]
            arrows += [f"{step.name} {ARROWS.get(outcome, '-->')} {option}" for option in shown]
    reached = {arrow.split()[-1] for arrow in arrows}
    found += [_node(step, lang) for step in line.steps if step.name in reached]
    return [*found, *dict.fromkeys(arrows)]


def _is_exit(line: Line, name: str) -> bool:
    return any(step.name == name and isinstance(step, Exit) for step in line.steps)


def _node(step: Step, lang: str | None) -> str:
    left, right = SHAPES[type(step)]
    kind = "exit" if isinstance(step, Exit) else "waits" if isinstance(step, WAITS) else "passes"
    return f'{step.name}{left}"{texts.step_name(step.name, lang).replace(chr(34), "#quot;")}"{right}:::{kind}'
