"""The catalogue: every text as (German, English), by subject. A key's first word says what it is about."""

from leiq_sim.texts.words import (
    boards,
    calibration,
    changes,
    columns,
    commands,
    confidence,
    data_board,
    entries,
    kpis,
    screen,
    steps,
    store,
    validation,
)

SUBJECTS = (
    steps, kpis, columns, changes, screen, commands, boards, validation, calibration, confidence, store, entries,
    data_board,
)  # fmt: skip
WORDS: dict[str, tuple[str, str]] = {key: pair for subject in SUBJECTS for key, pair in subject.WORDS.items()}
