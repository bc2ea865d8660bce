"""What axe-core, and the browser's own reckoning, say of a page or a part of it."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

GRAVE = ("serious", "critical")


def faults(page: Any, inside: str | None = None) -> list[tuple[str, str]]:
    """Return what axe calls serious or critical: rule, and the first place."""
    found = Axe().run(page, context=inside).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in GRAVE]


def nameless(page: Any, inside: str) -> list[str]:
    """Return what the keyboard reaches and a screen reader could not name, by the browser's own reckoning."""
    return page.locator(inside).evaluate(
        """board => [...board.querySelectorAll('input, select, textarea, button, a[href], summary, [tabindex="0"]')]
             .filter(e => e.offsetParent !== null && !(e.getAttribute('aria-label') || e.title || e.textContent.trim()
               || [...(e.labels || [])].some(l => l.textContent.trim())))
             .map(e => e.outerHTML.slice(0, 200))"""
    )
