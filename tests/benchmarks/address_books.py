"""Made-up address books as files, of the size and shape that phones write."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks.data import cards, vocabulary


def address_book(path: Path, count: int) -> Path:
    """Write ``count`` cards as vCard 3.0 to ``path`` unless it is there: folded, escaped, with long notes."""
    if path.exists():
        return path
    dice = random.Random(7)
    words = vocabulary()
    lines: list[str] = []
    for number, card in enumerate(cards(count)):
        name, address = card.name, card.addresses[0]
        note = "\\n".join(" ".join(dice.choices(words, k=14)) + "\\, and so on." for _ in range(dice.randint(1, 12)))
        lines += [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"UID:made-up-{number:08d}",
            f"FN:{name.given} {name.family}",
            f"N:{name.family};{name.given};;;",
            f"ORG:{card.organisation}",
            f"TITLE:{card.title}",
            f"EMAIL;TYPE=INTERNET,WORK:{card.emails[0].value}",
            f"EMAIL;TYPE=INTERNET,HOME,PREF:{number}@home.example",
            f"TEL;TYPE=CELL,VOICE:{card.phones[0].value}",
            f"TEL;TYPE=WORK,VOICE:+1 555 01{number % 100:02d}",
            f"ADR;TYPE=HOME:;;{address.street};{address.city};;{number % 90_000:05d};{address.country}",
            *(f"BDAY:{item.when}" for item in card.key_dates),
            f"CATEGORIES:{','.join(card.tags)}",
            f"NOTE:{note}",
            "END:VCARD",
        ]
    with path.open("w", encoding="utf-8", newline="") as file:
        for line in lines:
            file.write(_folded(line))
    return path


def _folded(line: str) -> str:
    """Return a line folded at 75 characters (RFC 6350 section 3.2)."""
    pieces = [line[:75]] + [line[start : start + 74] for start in range(75, len(line), 74)]
    return "\r\n ".join(pieces) + "\r\n"
