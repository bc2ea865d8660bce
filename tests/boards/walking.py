"""Walk a tree of widgets: what it says, and what in it shows a run."""

import re
from html import unescape


def every(widget):
    """Yield a widget and everything below it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from every(child)


def words(widget):
    """Return everything a widget and its children show, without tags and addresses of pictures."""
    found = ""
    for one in every(widget):
        own = [getattr(one, name, "") for name in ("value", "description", "tooltip", "placeholder")]
        text = " ".join(str(word) for word in own if isinstance(word, str))
        text = re.sub(r"<style.*?</style>", " ", text, flags=re.S)
        alt = " ".join(re.findall(r'(?:alt|aria-label|title|data-stale)="([^"]*)"', text))
        found += unescape(re.sub(r"<[^>]+>", " ", text)) + " " + unescape(alt) + " "
    return found


def charts(html):
    """Return all charts of a piece of HTML by what they say they show, pictures and drawings alike."""
    found = re.findall(r'<(?:img|svg) class="leiq-chart"[^>]* (?:alt|aria-label)="([^"]+)"[^>]*>(.*?)</', html, re.S)
    return {unescape(said): marks for said, marks in found}


def said(html):
    """Return a piece of HTML without the stamp that it carries."""
    return re.sub(r'<div class="leiq-run"[^>]*>|<p class="leiq-stamp">.*?</p>', "", html)


def stamps(html):
    """Return the stamps of a piece of HTML: run, seed, replications, data."""
    pattern = r'data-run="(\w+)" data-seed="(\d+)" data-replications="(\d+)" data-data="(\w+)"'
    return re.findall(pattern, html)


def is_marked(widget):
    return "leiq-stale" in widget._dom_classes
