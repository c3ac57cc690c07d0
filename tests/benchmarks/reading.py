"""Reading an address book against splitting, unfolding and unescaping the same file in plain Python; and memory."""

from __future__ import annotations

import sys
from pathlib import Path

from reljournal.exchange.vcard import read_vcards
from tests.benchmarks.address_books import address_book
from tests.benchmarks.measure import Ratio, in_turns, process, seconds

_PEAK = """
import sys
from reljournal.exchange.vcard import read_vcards
with open(sys.argv[1], "rb") as file:
    for card in read_vcards(file):
        pass
with open("/proc/self/status") as status:  # ru_maxrss would count what this process was forked from
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def plainly(path: Path) -> int:
    """Read the file as a few lines of Python would, into lists of (name, parameters, values); count the cards."""
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    found, card = 0, []
    for line in text.split("\n"):
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        if name == "BEGIN":
            card = []
            continue
        if name == "END":
            found += 1
            continue
        if "\\" in value:
            value = (
                value.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";")
                .replace("\\\\", "\\")
            )  # fmt: skip
        card.append((name.upper(), [p.partition("=")[::2] for p in parameters], value.split(";")))
    return found


def ours(path: Path) -> int:
    """Read the file as an import does; count the cards."""
    with path.open("rb") as file:
        return sum(1 for _ in read_vcards(file))


def run(folder: Path) -> list[Ratio]:
    """Measure 10,000 cards, and memory at 10,000 and 50,000."""
    book = address_book(folder / "10k.vcf", 10_000)
    taken, floor = in_turns(lambda: seconds(lambda: ours(book)), lambda: seconds(lambda: plainly(book)), 7)
    rows = [Ratio("reading 10,000 cards / plain split, unfold, unescape", taken, floor, 1.5)]
    if sys.platform.startswith("linux"):
        large = address_book(folder / "50k.vcf", 50_000)
        few, many = (int(process(["-c", _PEAK, str(path)])[1]) / 1024 for path in (book, large))
        rows.append(Ratio("peak memory, reading 50,000 cards / 10,000 cards", many, few, 1.1, "MiB"))
    return rows
