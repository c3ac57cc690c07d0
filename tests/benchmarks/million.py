"""Search over a million entries: each keystroke against the raw FTS5 questions with the same rows read."""

from __future__ import annotations

from pathlib import Path

from reljournal.store.journal import Journal
from tests.benchmarks.data import fill
from tests.benchmarks.measure import Ratio, in_turns
from tests.benchmarks.searching import ask, ask_raw, keystrokes

_WORDS = 20


def run(folder: Path) -> list[Ratio]:
    """Measure 10,000 contacts and 1,000,000 entries; the journal is made once and takes some minutes."""
    with Journal.open(fill(folder / "10k-1m.reljournal", 10_000, 1_000_000)) as journal:
        typed = keystrokes(_WORDS)
        ours, floor = in_turns(lambda: ask(journal, typed), lambda: ask_raw(journal, typed), 5)
    return [Ratio("search while typing, 1,000,000 entries / raw FTS5", ours / len(typed), floor / len(typed), 2)]
