"""Widgets with our classes on them."""

from typing import TypeVar

import ipywidgets as w

W = TypeVar("W", bound=w.DOMWidget)


def html(classes: str = "", value: str = "") -> w.HTML:
    return classed(w.HTML(value), classes)


def row(*children: w.Widget, classes: str = "leiq-row") -> w.HBox:
    return classed(w.HBox(list(children)), classes)


def column(*children: w.Widget, classes: str = "") -> w.VBox:
    return classed(w.VBox(list(children)), classes)


def button(classes: str = "") -> w.Button:
    return classed(w.Button(), f"leiq-button {classes}")


def classed(widget: W, classes: str) -> W:
    for name in classes.split():
        widget.add_class(name)
    return widget
