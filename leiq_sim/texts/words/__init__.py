"""The catalogue: every text as (German, English), by subject. A key's first word says what it is about."""

from leiq_sim.texts.words import (
    app,
    boards,
    calibration,
    capacity,
    changes,
    columns,
    commands,
    comparison,
    confidence,
    data_board,
    entries,
    kpis,
    pathway,
    reading,
    screen,
    steps,
    store,
    validation,
)

SUBJECTS = (
    steps,
    kpis,
    columns,
    changes,
    screen,
    commands,
    app,
    boards,
    calibration,
    capacity,
    comparison,
    confidence,
    data_board,
    entries,
    pathway,
    reading,
    store,
    validation,
)
WORDS: dict[str, tuple[str, str]] = {key: pair for subject in SUBJECTS for key, pair in subject.WORDS.items()}
