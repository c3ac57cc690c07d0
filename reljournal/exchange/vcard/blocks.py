"""From a stream of bytes to blocks that end before END:VCARD, in memory that does not grow with the file.

Line ends stay as they are, so that the many files with one kind of them need not be copied; :func:`with_one_line_end`
makes them alike where they are a mixture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reljournal.exchange.vcard.source import CHUNK

MOST_BYTES = 16 << 20
_LONGEST_END_LINE = 128
_SHOWN_OF_TOO_LONG = 65_536
PLAIN_END = b"\nEND:VCARD"
_END = re.compile(rb"[\r\n]END[ \t]{0,16}:[ \t]{0,16}VCARD(?=[ \t]{0,32}[\r\n])", re.IGNORECASE)
_BEGIN = re.compile(rb"[\r\n]BEGIN[ \t]{0,16}:[ \t]{0,16}VCARD(?=[ \t]{0,32}[\r\n])", re.IGNORECASE)
_LINE_ENDS = re.compile(rb"\r+\n?")


class Block(NamedTuple):
    """A piece of the file: as a rule one card, sometimes several or none.

    ``line`` is the number of the line it begins on, which as a rule is that of the END before it. ``ended`` tells that
    an END:VCARD follows, which is not part of ``data``; ``too_long`` that it is the beginning of a piece too large to
    be a card, whose rest was passed over; ``at_end`` that the file ends with it.
    """

    line: int
    data: bytes
    ended: bool
    too_long: bool = False
    at_end: bool = False


def card_blocks(chunks: Iterable[bytes]) -> Iterator[Block]:
    """Yield the pieces of a file between END:VCARD lines, never much more than 16 MiB each."""
    gathered = _Gathered()
    for chunk in chunks:
        gathered.data += chunk
        if gathered.passing_over and not gathered.found_next_card():
            continue
        yield from gathered.ended_blocks()
        if len(gathered.data) > MOST_BYTES:
            yield gathered.overflowing_block()
    if gathered.data.strip() and not gathered.passing_over:
        yield Block(gathered.line, bytes(gathered.data), ended=False, at_end=True)


def with_one_line_end(data: bytes) -> bytes:
    """Return ``data`` with LF for every line end, also for the CRCRLF that some programs make of CRLF."""
    if b"\r" not in data:
        return data
    return _LINE_ENDS.sub(b"\n", data.replace(b"\r\n", b"\n"))


class _Gathered:
    """What was read and not yet handed on. ``line`` is the number of the line it begins on."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.line = 1
        self.passing_over = False
        self._searched = 0

    def ended_blocks(self) -> Iterator[Block]:
        """Take every card that ends here, without its END line."""
        blocks: list[bytes] = []
        if self.data.find(PLAIN_END, self._searched) >= 0:
            # Nearly all programs spell it so, and cutting there costs next to nothing.
            *blocks, rest = bytes(self.data).split(PLAIN_END)
            self.data = bytearray(rest)
            self._searched = 0
        if len(self.data) > CHUNK:
            start = 0
            for first, last in [found.span() for found in _END.finditer(self.data, self._searched)]:
                blocks.append(bytes(self.data[start:first]))
                start = last
            del self.data[:start]
        self._searched = max(0, len(self.data) - _LONGEST_END_LINE)
        for block in blocks:
            yield Block(self.line, block, ended=True)
            # The newline before an END is in no block.
            self.line += block.count(b"\n") + 1

    def overflowing_block(self) -> Block:
        """Take a piece that is too large for a card: up to the last BEGIN:VCARD, or else all of it."""
        line = self.line
        begins = [found.start() + 1 for found in _BEGIN.finditer(self.data, _LONGEST_END_LINE)]
        if begins:
            block = Block(line, bytes(self.data[: begins[-1]]), ended=False)
            self._drop(begins[-1])
        else:
            block = Block(line, bytes(self.data[:_SHOWN_OF_TOO_LONG]), ended=False, too_long=True)
            self.passing_over = True
            self._drop(len(self.data) - _LONGEST_END_LINE)
        self._searched = 0
        return block

    def found_next_card(self) -> bool:
        """Drop what belongs to a piece that is too large; tell whether its end, or the next BEGIN, was found."""
        cuts: list[int] = []
        if b"\n" in self.data or b"\r" in self.data:
            cuts += [found.end() for found in (_END.search(self.data),) if found]
            cuts += [found.start() + 1 for found in (_BEGIN.search(self.data),) if found]
        self.passing_over = not cuts
        self._drop(min(cuts, default=max(0, len(self.data) - _LONGEST_END_LINE)))
        return not self.passing_over

    def _drop(self, length: int) -> None:
        self.line += self.data.count(b"\n", 0, length)
        del self.data[:length]
