"""Run the benchmarks and print one table. Journals are made once and kept in the folder named by ``--data``."""

from __future__ import annotations

import argparse
import importlib
import tempfile
from pathlib import Path

_ALL = (
    "starting", "searching", "million", "reading", "importing", "mail", "duplicates", "scrolling", "long_timelines",
    "people_list", "rules", "writing", "key_dates", "calendar_views",
)  # fmt: skip


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(_ALL)} (default: all)")
    parser.add_argument("--data", type=Path, help="where made-up journals are kept (default: a temporary folder)")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(_ALL)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="reljournal-benchmarks-") as temporary:
        folder = arguments.data or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        print("| what | ours | floor | ratio | limit | held |\n|---|---|---|---|---|---|")
        for name in arguments.names or _ALL:
            for row in importlib.import_module(f"tests.benchmarks.{name}").run(folder):
                print(row.line(), flush=True)


if __name__ == "__main__":
    main()
