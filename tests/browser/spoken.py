"""What a screen reader is told of a part of a page, from the browser's own tree of accessibility."""

from typing import Any

CONTROLS = frozenset(
    ("button", "textbox", "spinbutton", "slider", "combobox", "listbox", "checkbox", "radio", "switch", "link",
     "searchbox", "DisclosureTriangle", "tab", "menuitem")
)  # fmt: skip


def controls(page: Any, inside: str) -> list[tuple[str, str]]:
    """Return role and name of every control within an element that is not hidden from screen readers."""
    session = page.context.new_cdp_session(page)
    try:
        session.send("DOM.enable")
        session.send("Accessibility.enable")
        nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
        place = session.send("Runtime.evaluate", {"expression": f"document.querySelector({inside!r})"})
        root = session.send("DOM.describeNode", {"objectId": place["result"]["objectId"]})["node"]["backendNodeId"]
    finally:
        session.detach()
    first = next(node for node in nodes.values() if node.get("backendDOMNodeId") == root)
    return [
        (role, node.get("name", {}).get("value", "").strip())
        for node in _below(first, nodes)
        if not node["ignored"] and (role := node["role"]["value"]) in CONTROLS
    ]


def _below(node: Any, nodes: dict[str, Any]) -> Any:
    yield node
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _below(nodes[child], nodes)
