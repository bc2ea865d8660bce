"""How a change reads, as (German, English).

`phrase.<table>.<column>` is a column's own way, `change.value` that of the others. {old} carries its unit;
{old_number} does not.
"""

PLAIN = ("{new} statt {old}", "{new} instead of {old}")
COST = ("Kosten {new} statt {old}", "cost {new} instead of {old}")

WORDS: dict[str, tuple[str, str]] = {
    "change.sentence": ("{subject}: {phrase}{since}.", "{subject}: {phrase}{since}."),
    "change.since": (" ab {day}", " from {day}"),
    "change.value": ("{label} {new} statt {old}", "{label} {new} instead of {old}"),
    "change.open": ("offen", "open"),
    "change.never": ("nie", "never"),
    "change.none": ("Keine Änderung gegenüber der Basis.", "No change against the baseline."),
    "change.more": ("und {n} weitere Änderungen.", "and {n} more changes."),
    # Whose value it is, where the row's name does not say it.
    "subject.demand": ("Nachfrage, {who}", "Demand, {who}"),
    "subject.seasons": ("Nachfrage im {month}", "Demand in {month}"),
    "subject.routes": ("Von {step} zu {to}{who}", "From {step} to {to}{who}"),
    "subject.vacancies": ("Stellenmarkt, {who}", "Labour market, {who}"),
    "subject.employers": ("Arbeitgeber, {who}", "Employers, {who}"),
    "subject.commuting": ("Pendeln von {home} nach {site}", "Commuting from {home} to {site}"),
    "subject.runs": ("{course}, Durchgang {id}", "{course}, run {id}"),
    "subject.pay_rates": (
        "Entgeltgruppe {pay_group}, Satz ab {from_day}",
        "Pay group {pay_group}, rate from {from_day}",
    ),
    "subject.closures": ("{pool}, geschlossen ab {first_day}", "{pool}, closed from {first_day}"),
    "subject.inside_of": ("{step} ({outcome})", "{step} ({outcome})"),
    # The columns that are moved most.
    "phrase.settings.value": PLAIN,
    "phrase.demand.people_per_year": (
        "{new} statt {old_number} neue Menschen je Jahr",
        "{new} instead of {old_number} new people a year",
    ),
    "phrase.seasons.index": ("Faktor {new} statt {old}", "factor {new} instead of {old}"),
    "phrase.traits.share": PLAIN,
    "phrase.routes.share": PLAIN,
    "phrase.times.centre": PLAIN,
    "phrase.dropouts.share": ("{new} statt {old} Abbrüche", "{new} instead of {old} drop-outs"),
    "phrase.staff.hours_per_week": PLAIN,
    "phrase.places.places": PLAIN,
    "phrase.services.pool": PLAIN,
    "phrase.courses.seats": PLAIN,
    "phrase.vacancies.posted_per_year": (
        "{new} statt {old_number} neue Stellen je Jahr",
        "{new} instead of {old_number} new vacancies a year",
    ),
    "phrase.employers.employers_per_year": (
        "{new} statt {old_number} Anfragen je Jahr",
        "{new} instead of {old_number} requests a year",
    ),
    "phrase.backlog.people": (
        "{new} statt {old_number} Wartende zu Beginn",
        "{new} instead of {old_number} people waiting at the start",
    ),
    "phrase.inside.people": (
        "{new} statt {old_number} Menschen mittendrin zu Beginn",
        "{new} instead of {old_number} people inside at the start",
    ),
    "phrase.commuting.share": PLAIN,
    "phrase.gates.day": PLAIN,
    "phrase.runs.start": ("Beginn am {new} statt am {old}", "start on {new} instead of {old}"),
    "phrase.counts.mean": ("im Mittel {new} statt {old_number}", "{new} instead of {old_number} on average"),
    "phrase.courses.cost_per_run_eur": COST,
    "phrase.courses.cost_per_participant_eur": COST,
    "phrase.places.cost_per_place_eur_per_year": COST,
    "phrase.pay_rates.eur_per_year": PLAIN,
    "phrase.kpis.smallest_difference": (
        "kleinster Unterschied, der zählt, {new} statt {old_number}",
        "smallest difference that matters, {new} instead of {old_number}",
    ),
}
