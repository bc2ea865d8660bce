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


def unreached(page: Any, inside: str) -> list[str]:
    """Return the visible controls that the tab key does not come to, going once through the whole page."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate(
        """() => { window.reached = new Set(); document.addEventListener('focusin', e => reached.add(e.target)); }"""
    )
    first = None
    for _ in range(400):
        page.keyboard.press("Tab")
        now = page.evaluate_handle("document.activeElement")
        if first is None:
            first = now
        elif page.evaluate("([a, b]) => a === b", [first, now]):
            break
    return page.locator(inside).first.evaluate(
        """board => [...board.querySelectorAll('input, select, button, a[href], summary, .noUi-handle')]
             .filter(e => e.offsetParent !== null && !e.disabled && !reached.has(e) && e.type !== 'radio')
             .map(e => e.outerHTML.slice(0, 200))"""
    )
