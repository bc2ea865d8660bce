"""What tests of the data board do: type values and enter them, read words."""

import re
from datetime import date

SEATS = "courses.nursing_adaptation.seats"
HOURS = "staff.fizu.hours_per_week"
COACHING = "places.coaching.places"
TODAY = date(2026, 11, 27)


def typed(screen, **values):
    names = {"seats": SEATS, "hours": HOURS, "coaching": COACHING}
    for name, value in values.items():
        screen.rows[names[name]].field.value = value


def entered(screen, **values):
    typed(screen, **values)
    screen.enter.click()


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()
