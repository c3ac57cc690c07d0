"""Circles by rule at 100,000 contacts and 500,000 entries: who fits, in order of name, as the list asks when shown."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from reljournal.domain.rules import (
    NO_BIRTHDAY,
    NO_WAY_TO_REACH,
    NOT_SEEN_FOR_A_YEAR,
    Field,
    Has,
    InTouch,
    Rule,
    Says,
    Thing,
    Unit,
)
from reljournal.store.journal import Journal
from reljournal.store.queries.rules import contacts_that_fit
from tests.benchmarks.data import fill
from tests.benchmarks.measure import Figure, percentiles

_TODAY = date(2026, 11, 21)
_MOST_MS = 100
_TIMES = 9


def run(folder: Path) -> list[Figure]:
    """Ask each rule some times over."""
    with Journal.open(fill(folder / "100k-500k.reljournal", 100_000, 500_000)) as journal:
        city = str(journal.value("SELECT city FROM address LIMIT 1"))
        rules = {
            "no birthday": NO_BIRTHDAY,
            "not seen for a year": NOT_SEEN_FOR_A_YEAR,
            "no way to reach": NO_WAY_TO_REACH,
            "with a note": Rule((Has(Thing.NOTE),)),
            "in a town": Rule((Says(Field.CITY, city),)),
            "in a town and not in touch for a year": Rule(
                (Says(Field.CITY, city), InTouch(1, Unit.YEARS, negated=True))
            ),
        }
        return [Figure(f"rule: {name}", *percentiles(_times(journal, rule)), _MOST_MS) for name, rule in rules.items()]


def _times(journal: Journal, rule: Rule) -> list[float]:
    contacts_that_fit(journal, rule, _TODAY)
    times = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        contacts_that_fit(journal, rule, _TODAY)
        times.append((time.perf_counter() - start) * 1000)
    return times
