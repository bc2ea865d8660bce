"""A change as one plain sentence: "Pflege, Anpassungslehrgang: 25 statt 16 Plätze ab 01.03.2027."."""

import datetime
from collections.abc import Callable
from typing import Any

from babel.dates import get_month_names

from leiq_sim.model.change import Change
from leiq_sim.model.columns import Column, columns_of
from leiq_sim.model.tables import KEYS, TABLES
from leiq_sim.texts.catalogue import has, t, t_or
from leiq_sim.texts.language import language
from leiq_sim.texts.names import column_label, name_of, step_name, unit_name
from leiq_sim.texts.numbers import NBSP, date, number, with_unit


def change_sentence(change: Change, scenario: Any, lang: str | None = None) -> str:
    """Return what a change does, in one sentence; `scenario` lends the names of districts, pools and courses."""
    table, *key, column = change.path.split(".")
    new, old, bare = _ends(change, scenario, table, tuple(key), column, lang)
    values = {"label": column_label(table, column, lang), "new": new, "old": old, "old_number": bare}
    phrase = f"phrase.{table}.{column}"
    since = t("change.since", lang, day=date(change.from_date, lang)) if change.from_date else ""
    return t(
        "change.sentence",
        lang,
        subject=_capital(subject(change.path, scenario, lang)),
        phrase=t(phrase if has(phrase) else "change.value", lang, **values),
        since=since,
    )


def change_sentences(scenario: Any, lang: str | None = None) -> list[str]:
    """Return all changes of a variant against its baseline, one sentence each; one that says so when there are none."""
    return [change_sentence(c, scenario, lang) for c in scenario.changes] or [t("change.none", lang)]


def subject(path: str, scenario: Any, lang: str | None = None) -> str:
    """Return what a path is about, without the column: "Nachfrage, Stadt Leipzig, Pflege"."""
    table, *key, _ = path.split(".")
    words = {name: _word(table, name, value, scenario, lang) for name, value in zip(KEYS[table], key, strict=False)}
    own = f"subject.{table}"
    if table == "routes":
        words = _way(words, dict(zip(KEYS[table], key, strict=False)), lang)
    elif "district" in words and has(own):
        words["who"] = ", ".join(words.values())
    return t(own, lang, **words) if has(own) else ", ".join(w for w in words.values() if w)


def path_label(path: str, scenario: Any, lang: str | None = None) -> str:
    """Return a parameter's full label, as a control or a table shows it: "Pflege, Anpassungslehrgang: Plätze"."""
    table, column = path.split(".")[0], path.split(".")[-1]
    about = _capital(subject(path, scenario, lang))
    return about if table == "settings" else f"{about}: {column_label(table, column, lang)}"


def path_unit(path: str, scenario: Any, lang: str | None = None) -> str:
    """Return the word for a parameter's unit, as of its row (times are in days or minutes)."""
    table, *key, column = path.split(".")
    return unit_name(_unit(scenario, table, tuple(key), column), lang)


def _way(words: dict[str, str], ids: dict[str, str], lang: str | None) -> dict[str, str]:
    """Join a route's words; the common outcomes go without saying."""
    who = "".join(f", {words[name]}" for name in ("field", "group") if words[name])
    step = words["step"]
    if ids["outcome"] not in ("served", "entry"):
        step = t("subject.inside_of", lang, step=step, outcome=words["outcome"])
    return {"step": step, "to": words["to"], "who": who}


def _word(table: str, name: str, value: str, scenario: Any, lang: str | None) -> str:
    """Return the word for one part of a key; empty where it means all."""
    if value == "all":
        return ""
    refs = {"district": "districts", "home": "districts", "site": "sites", "field": "fields", "course": "courses"}
    if name in refs:
        return name_of(scenario, refs[name], value, lang)
    words: dict[str, Callable[[], str]] = {
        "id": lambda: value if table == "runs" else _row_name(table, value, scenario, lang),
        "pool": lambda: name_of(scenario, "pools", value, lang),
        "group": lambda: name_of(scenario, "groups", value, lang),
        "value": lambda: name_of(scenario, "groups", value, lang),
        "attribute": lambda: t_or(f"trait.{value}", value, lang),
        "purpose": lambda: t_or(f"purpose.{value}", value, lang),
        "outcome": lambda: t_or(f"outcome.{value}", value, lang),
        "month": lambda: get_month_names("wide", locale=language(lang))[int(value)],
        "from_day": lambda: date(datetime.date.fromisoformat(value), lang),
        "first_day": lambda: date(datetime.date.fromisoformat(value), lang),
        "pay_group": lambda: value,
    }
    return words.get(name, lambda: step_name(value, lang))()


def _row_name(table: str, id: str, scenario: Any, lang: str | None) -> str:
    return t_or(f"kpi.{id}", id, lang) if table == "kpis" else name_of(scenario, table, id, lang)


def _unit(scenario: Any, table: str, key: tuple[str, ...], column: str) -> str:
    """Return the id of a value's unit; rows of times, settings and KPIs say their own."""
    if table == "settings":
        return t_or(f"setting_unit.{key[0]}", "as named", "en")
    described = columns_of(TABLES[table])[column]
    if table == "times" and described.unit == "days or minutes":
        row = scenario.tables.get(table, {}).get(key) if scenario is not None else None
        return str(getattr(row, "unit", described.unit))
    return described.unit


def _ends(
    change: Change, scenario: Any, table: str, key: tuple[str, ...], column: str, lang: str | None
) -> tuple[str, str, str]:
    """Return the new value bare, the old one with its unit, and the old one bare; an unknown old passes the unit on."""
    described, unit = columns_of(TABLES[table])[column], _unit(scenario, table, key, column)
    new, old = (_shown(v, table, column, described, unit, scenario, lang) for v in (change.new, change.old))
    if change.old is None:
        return _dressed(new, unit, lang), old, old
    return new, _dressed(old, unit, lang), old


def _shown(value: Any, table: str, column: str, described: Column, unit: str, scenario: Any, lang: str | None) -> str:
    if value is None:
        return t("change.never" if table == "gates" else "change.open", lang)
    if described.is_number:
        text = number(100 * value if unit == "share" else value, None, lang)
        return f"€{text}" if unit.startswith("EUR") and language(lang) == "en" else text
    if isinstance(value, datetime.date):
        return date(value, lang)
    if described.kind == "text" or described.kind == "ref":
        rooms = {"pool": "pools", "site": "sites", "district": "districts", "operator": "operators"}
        rooms |= {"authority": "authorities", "stage": "stages"}
        return name_of(scenario, rooms[column], value, lang) if column in rooms else str(value)
    return " ".join(t_or(f"cell.{word}", word, lang) for word in str(value).split())


def _dressed(text: str, unit: str, lang: str | None) -> str:
    """Put a number's unit behind it as its language does."""
    if language(lang) == "en" and unit == "share":
        return f"{text}%"
    word = unit_name(unit, lang)
    if language(lang) == "en" and unit.startswith("EUR"):
        word = word.removeprefix("EUR").strip()
    return with_unit(text, word.replace(" ", NBSP, 1) if word.startswith("€") else word)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
