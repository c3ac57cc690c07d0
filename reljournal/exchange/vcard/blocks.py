"""From a stream of bytes to blocks that end before END:VCARD, in memory that does not grow with the file.

Line ends stay as they are, so that the many files with one kind of them need not be copied; :func:`with_one_line_end`
makes them alike where they are a mixture. Files in UTF-16 or UTF-32 become UTF-8.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

MOST_BYTES = 16 << 20
_CHUNK = 1 << 18
_LONGEST_END_LINE = 128
_SHOWN_OF_TOO_LONG = 65_536
PLAIN_END = b"\nEND:VCARD"
_END = re.compile(rb"[\r\n]END[ \t]{0,16}:[ \t]{0,16}VCARD(?=[ \t]{0,32}[\r\n])", re.IGNORECASE)
_BEGIN = re.compile(rb"[\r\n]BEGIN[ \t]{0,16}:[ \t]{0,16}VCARD(?=[ \t]{0,32}[\r\n])", re.IGNORECASE)
_LINE_ENDS = re.compile(rb"\r+\n?")
_OLD_MAC = bytes.maketrans(b"\r", b"\n")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Block(NamedTuple):
    """A piece of the file: as a rule one card, sometimes several or none.

    ``line`` is the number of the line it begins on, which as a rule is that of the END before it. ``ended`` tells that
    an END:VCARD follows, which is not part of ``data``; ``too_long`` that it is the beginning of a piece too large to
    be a card, whose rest was passed over.
    """

    line: int
    data: bytes
    ended: bool
    too_long: bool = False


def card_blocks(stream: BinaryIO, encoding: str | None = None) -> Iterator[Block]:
    """Yield the pieces of ``stream`` between END:VCARD lines, never much more than 16 MiB each.

    ``encoding`` matters here only when it is not a superset of ASCII.
    """
    gathered = _Gathered()
    for chunk in _without_nul(_in_ascii_superset(stream, encoding)):
        gathered.data += chunk
        if gathered.passing_over and not gathered.found_next_card():
            continue
        yield from gathered.ended_blocks()
        if len(gathered.data) > MOST_BYTES:
            yield gathered.overflowing_block()
    if gathered.data.strip() and not gathered.passing_over:
        yield Block(gathered.line, bytes(gathered.data), ended=False)


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
        if len(self.data) > _CHUNK:
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
        cuts = [found.end() for found in (_END.search(self.data),) if found]
        cuts += [found.start() + 1 for found in (_BEGIN.search(self.data),) if found]
        self.passing_over = not cuts
        self._drop(min(cuts, default=max(0, len(self.data) - _LONGEST_END_LINE)))
        return not self.passing_over

    def _drop(self, length: int) -> None:
        self.line += self.data.count(b"\n", 0, length)
        del self.data[:length]


def _without_nul(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes without NUL, which is no character of any card; with LF where a file has CR alone."""
    old_mac: bool | None = None
    for chunk in chunks:
        if old_mac is None:
            old_mac = b"\r" in chunk and b"\n" not in chunk
        piece = chunk.replace(b"\0", b"") if b"\0" in chunk else chunk
        yield piece.translate(_OLD_MAC) if old_mac else piece


def _in_ascii_superset(stream: BinaryIO, encoding: str | None) -> Iterator[bytes]:
    """Yield the chunks of ``stream``, without a byte order mark, as UTF-8 where their encoding is not like ASCII."""
    first = stream.read(_CHUNK)
    wide = _wide_encoding(encoding)
    for mark, marked in _MARKS:
        if first.startswith(mark):
            first = first[len(mark) :]
            wide = None if marked == "utf-8" else marked
            break
    else:
        wide = wide or _looks_wide(first)
    chunks = _chunks(first, stream)
    if wide is None:
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(wide)(errors="replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _chunks(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    while first:
        yield first
        first = stream.read(_CHUNK)


def _wide_encoding(encoding: str | None) -> str | None:
    """Return ``encoding`` when ASCII characters are not single bytes in it."""
    if encoding is None:
        return None
    try:
        return None if "BEGIN:;=\n".encode(encoding) == b"BEGIN:;=\n" else encoding
    except (LookupError, UnicodeError, TypeError):
        return None


def _looks_wide(first: bytes) -> str | None:
    """Return the encoding of a file in UTF-16 without a byte order mark, told by the NULs beside its first letters."""
    if first[:6:2] == b"\0\0\0" and first[1:6:2].isalpha():
        return "utf-16-be"
    if first[1:6:2] == b"\0\0\0" and first[:6:2].isalpha():
        return "utf-16-le"
    return None
