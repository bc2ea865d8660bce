"""The catalogue: every text as (German, English), by subject. A key's first word says what it is about."""

from leiq_sim.texts.words import (
    app,
    boards,
    calibration,
    changes,
    columns,
    commands,
    confidence,
    kpis,
    screen,
    steps,
    store,
    validation,
)

SUBJECTS = (app, steps, kpis, columns, changes, screen, commands, boards, validation, calibration, confidence, store)
WORDS: dict[str, tuple[str, str]] = {key: pair for subject in SUBJECTS for key, pair in subject.WORDS.items()}
