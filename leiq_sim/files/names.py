"""Which names a scenario may have: such as are harmless as the name of a file on every system."""

import re

from leiq_sim.errors import Problem, problem

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE)


def name_problems(name: str, where: str = "") -> list[Problem]:
    """Return why a name cannot be used: other signs than letters, digits, "_" and "-", or a device of Windows."""
    if not NAME.fullmatch(name):
        return [problem("name_not_allowed", where, found=name)]
    return [problem("name_reserved", where, found=name)] if _DEVICE.fullmatch(name) else []
