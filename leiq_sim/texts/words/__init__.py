"""The catalogue: every text as (German, English), by subject. A key's first word says what it is about."""

from leiq_sim.texts.words import (
    app,
    boards,
    calibration,
    capacity,
    changes,
    columns,
    commands,
    confidence,
    data_board,
    entries,
    kpis,
    pathway,
    reading,
    screen,
    steps,
    store,
    titles,
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
    confidence,
    data_board,
    entries,
    pathway,
    reading,
    store,
    titles,
    validation,
)
WORDS: dict[str, tuple[str, str]] = {key: pair for subject in SUBJECTS for key, pair in subject.WORDS.items()}
