"""Files that no address book writes: they cost little, are reported, and the cards round them are read."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest

from reljournal.exchange.vcard import BrokenCard, ReadCard, read_vcards
from reljournal.exchange.vcard.records import LONGEST_TEXT
from tests.exchange.vcard.given import everything_in, vcard

_MEGABYTE = 1 << 20


class Flow(io.RawIOBase):
    """A stream of any length that is never all in memory."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size and (piece := next(self._pieces, b"")):
            self._rest += piece
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def peak_of(pieces: Iterator[bytes]) -> tuple[int, int, list[BrokenCard]]:
    """Return the most memory in use while reading, how many cards there were, and what was broken."""
    cards = 0
    broken: list[BrokenCard] = []
    tracemalloc.start()
    try:
        for item in read_vcards(Flow(pieces)):  # type: ignore[arg-type]
            if isinstance(item, ReadCard):
                cards += 1
            else:
                broken.append(item)
        return tracemalloc.get_traced_memory()[1], cards, broken
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("version", ["2.1", "4.0"])
def test_memory_does_not_grow_with_the_file(version: str) -> None:
    card = vcard("FN:Ada", "NOTE:" + "x" * 1_000, version=version).encode()
    small, few, _ = peak_of(card for _ in range(500))
    large, many, _ = peak_of(card for _ in range(6_000))
    assert (few, many) == (500, 6_000)
    assert large < small + 2 * _MEGABYTE


def test_a_line_of_a_hundred_million_letters() -> None:
    def pieces() -> Iterator[bytes]:
        yield vcard("FN:Ada").encode() + b"BEGIN:VCARD\nNOTE:"
        yield from (b"x" * _MEGABYTE for _ in range(100))
        yield b"\nEND:VCARD\n" + vcard("FN:Bo", "BDAY:never").encode()

    peak, cards, (broken,) = peak_of(pieces())
    assert cards == 2
    assert broken.line == 5
    assert "16 MB" in broken.reason
    assert len(broken.text) < LONGEST_TEXT + 100
    assert peak < 120 * _MEGABYTE


def test_line_numbers_after_a_card_that_was_too_large() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"BEGIN:VCARD\n"
        yield from (b"NOTE:x\n" * (_MEGABYTE // 7) for _ in range(20))
        yield b"END:VCARD\n" + vcard("FN:Bo").encode()

    *_, last = read_vcards(Flow(pieces()))  # type: ignore[arg-type]
    assert isinstance(last, ReadCard)
    assert last.line == 3 + 20 * (_MEGABYTE // 7)


def test_a_million_properties() -> None:
    read = everything_in(vcard("FN:Ada") + vcard(*["X:1"] * 1_000_000) + vcard("FN:Bo"))
    assert [type(item) for item in read] == [ReadCard, BrokenCard, ReadCard]
    assert isinstance(read[1], BrokenCard)
    assert read[1].line == 5
    assert read[1].text.endswith("more characters")


def test_more_lines_than_a_card_has() -> None:
    read = everything_in(vcard(*["X:1"] * 20_001) + vcard("FN:Bo"))
    assert [type(item) for item in read] == [BrokenCard, ReadCard]


def test_many_cards_without_end() -> None:
    def pieces() -> Iterator[bytes]:
        for number in range(30_000):
            yield f"BEGIN:VCARD\nFN:{number}\nNOTE:{'x' * 1_000}\n".encode()
        yield vcard("FN:Bo").encode()

    peak, cards, broken = peak_of(pieces())
    assert (cards, len(broken)) == (1, 30_000)
    assert [item.line for item in broken[:2]] == [1, 4]
    assert peak < 400 * _MEGABYTE


@pytest.mark.parametrize(
    "line",
    [
        "N:" + ";" * 1_000_000,
        "N:" + "\\;" * 500_000,
        "CATEGORIES:" + ",".join(map(str, range(300_000))),
        "NOTE:" + "\\" * 1_000_000,
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=3D" * 300_000,
        "TEL" + ";X=1" * 200_000 + ":1",
        'TEL;X="' + "a;" * 200_000 + ":1",
        "a" * 1_000_000,
        "a." * 300_000 + "TEL:1",
        "TEL:" + "p1" * 300_000,
        "BDAY:" + "1" * 500_000,
        "IMPP:" + "a" * 500_000,
        "X" * 500_000 + ":1",
    ],
    ids=lambda line: line[:12],
)
def test_lines_that_would_be_slow_to_read_carelessly(line: str) -> None:
    first, second, third = everything_in(vcard("FN:Ada", line) + vcard("FN:Ada", line, version="2.1") + vcard("FN:Bo"))
    assert isinstance(first, ReadCard)
    assert isinstance(second, ReadCard)
    assert isinstance(third, ReadCard)
    assert first.card.formatted_name == second.card.formatted_name == "Ada"


def test_cards_in_cards_in_cards() -> None:
    inside = "AGENT:\nBEGIN:VCARD\nEND:VCARD\n" * 5_000
    read = everything_in(f"BEGIN:VCARD\nFN:Ada\n{inside}END:VCARD\n" + vcard("FN:Bo"))
    assert isinstance(read[-1], ReadCard)
    assert read[-1].card.formatted_name == "Bo"


def test_as_many_heads_as_lines() -> None:
    read = everything_in("".join(vcard(f"TEL;X-ID={number}:{number}") for number in range(9_000)))
    assert all(isinstance(item, ReadCard) for item in read)
    assert [item.card.phones[0].value for item in read if isinstance(item, ReadCard)] == [str(n) for n in range(9_000)]
