"""First paint of the whole process, and its memory, against a bare window."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

from tests.benchmarks.data import fill
from tests.benchmarks.measure import Ratio, process

_ROUNDS = 9


def run(folder: Path) -> list[Ratio]:
    """Measure with 10,000 contacts and 50,000 entries, and 100,000 against 1,000 contacts."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    (home / "settings.json").write_text(json.dumps({"theme": "light", "last_screen": "people"}), encoding="utf-8")
    usual = fill(folder / "10k-50k.reljournal", 10_000, 50_000)
    small = fill(folder / "1k.reljournal", 1_000, 0)
    large = fill(folder / "100k.reljournal", 100_000, 0)
    ours, floor, ours_pss, floor_pss, at_small, at_large = ([] for _ in range(6))
    for number in range(_ROUNDS + 1):
        taken, pss = _ours(usual, home)
        bare, bare_pss = process(["-m", "tests.benchmarks.window_floor"])
        few, many = _ours(small, home)[0], _ours(large, home)[0]
        if number:  # the first round warms the disk's cache and writes bytecode
            ours.append(taken), floor.append(bare), at_small.append(few), at_large.append(many)
            ours_pss.append(int(pss)), floor_pss.append(int(bare_pss))
    middle = statistics.median
    return [
        Ratio("first paint, 10,000 contacts and 50,000 entries / bare window", middle(ours), middle(floor), 1.3),
        Ratio("memory at first paint / bare window", middle(ours_pss) / 1024, middle(floor_pss) / 1024, 1.6, "MiB"),
        Ratio("first paint, 100,000 contacts / 1,000 contacts", middle(at_large), middle(at_small), 1.15),
    ]


def _ours(journal: Path, home: Path) -> tuple[float, str]:
    return process(["-m", "tests.benchmarks.window_ours", "--journal", str(journal)], RELJOURNAL_HOME=str(home))
