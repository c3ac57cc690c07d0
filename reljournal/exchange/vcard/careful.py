"""The careful way of reading: cards of version 2.1, other character sets, and whatever is wrong with a card.

Lines are handled as text of one character a byte (Latin-1) until it is known what their bytes mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reljournal.exchange.vcard.building import Building
from reljournal.exchange.vcard.heads import Head, split_line
from reljournal.exchange.vcard.records import BrokenCard, CardWarning, ReadCard, broken
from reljournal.exchange.vcard.registry import KnownHeads
from reljournal.exchange.vcard.structure import Piece
from reljournal.exchange.vcard.unfolding import Logical, unfold
from reljournal.exchange.vcard.values import decode, unquote_printable

MOST_LINES = 20_000
_GUESSED = "Some letters are not in UTF-8 and no character set is named; they were read as Windows-1252."
_NO_COLON = "This line is no vCard property; it is kept as it was written."
_NOT_QUOTED_PRINTABLE = "This text is not the quoted-printable it says it is; it was taken as it stands."
_CUT_OFF = "The card has no END:VCARD; it may have been cut off."
_READ_SO_FAR = "The file ends here, in the middle of this card. What there is of the card was read."
_CHARSET = re.compile(r";CHARSET=[^;:]*", re.IGNORECASE)
_VERSION_21 = re.compile(r"(?:[A-Z0-9-]+\.)?VERSION\s*:\s*2\.1\s*", re.IGNORECASE)


class CarefulReader:
    """Reads pieces of an address book line by line. ``fallback`` is the encoding that the person chose, if any."""

    def __init__(self, heads: KnownHeads, fallback: str = "") -> None:
        self._heads = heads
        self._fallback = fallback

    def read(self, pieces: list[Piece], *, at_end: bool = False) -> Iterator[ReadCard | BrokenCard]:
        """Yield what each piece holds; ``at_end`` says that the file ends with the last of them."""
        for piece in pieces:
            if not piece.is_card:
                yield broken(piece.line, "This text stands outside any card.", self._shown(piece))
            elif not piece.ended and not piece.is_empty:
                yield self._read_unfinished_card(piece, at_end=at_end and piece is pieces[-1])
            else:
                yield self._read_card(piece)

    def _shown(self, piece: Piece) -> str:
        begin = "BEGIN:VCARD\n" if piece.is_card else ""
        return begin + decode(piece.text.encode("latin-1"), fallback=self._fallback)[0]

    def _read_unfinished_card(self, piece: Piece, *, at_end: bool) -> ReadCard | BrokenCard:
        """Return what there is of the card with which the file was cut off, if it names somebody.

        In the middle of a file a missing END tells that something else is wrong, and nobody is guessed from that.
        """
        read = self._read_card(piece) if at_end and not piece.is_tangled else None
        if not isinstance(read, ReadCard) or not (read.card.shown_name or read.photo):
            return broken(piece.line, _CUT_OFF, self._shown(piece))
        line, last = next((number, text) for number, text in reversed(piece.lines) if text.strip())
        text, _ = decode(last.encode("latin-1"), fallback=self._fallback)
        return replace(read, warnings=(*read.warnings, CardWarning(line, _READ_SO_FAR, text)))

    def _read_card(self, piece: Piece) -> ReadCard | BrokenCard:
        old = any(len(text) < 100 and _VERSION_21.fullmatch(text) for _, text in piece.lines)
        building = Building(careful=True)
        lines: list[str] = []
        for logical in unfold(piece.lines, old):
            if len(lines) == MOST_LINES:
                reason = f"The card has more than {MOST_LINES:,} lines."
                return broken(piece.line, reason, self._shown(piece))
            lines.append(self._read_line(building, logical))
        return building.finish(lines, piece.line)

    def _read_line(self, building: Building, logical: Logical) -> str:
        """Read one content line into ``building``; return its text."""
        building.line = logical.line
        parted = split_line(logical.text)
        if parted is None:
            text, guessed = decode(logical.text.encode("latin-1"), fallback=self._fallback)
            self._warn_of_guess(building, text, guessed)
            building.warn(_NO_COLON, text)
            return text
        written_head, written = parted
        written_head, _ = decode(written_head.encode("latin-1"), fallback=self._fallback)
        known = self._heads[written_head]
        if known.head.quoted_printable:
            value, line = self._quoted_printable(building, known.head, written_head, written)
        else:
            value, guessed = decode(written.encode("latin-1"), known.head.charset, self._fallback)
            self._warn_of_guess(building, value, guessed)
            # The text is Unicode from here on: a charset that it no longer has would be a lie when it is kept.
            head = written_head if value.isascii() else _CHARSET.sub("", written_head)
            line = f"{head}:{value}"
        known.handler(building, known.head, value, line)
        return line

    def _quoted_printable(self, building: Building, head: Head, written_head: str, written: str) -> tuple[str, str]:
        """Return the value that ``written`` encodes, and the whole line as it was written."""
        data = unquote_printable(written)
        if data is None:
            value, _ = decode(written.encode("latin-1"), head.charset, self._fallback)
            line = f"{written_head}:{value}"
            building.warnings.append(CardWarning(building.line, _NOT_QUOTED_PRINTABLE, line))
            return value, line
        value, guessed = decode(data, head.charset, self._fallback)
        self._warn_of_guess(building, value, guessed)
        line, _ = decode(written.encode("latin-1"), head.charset, self._fallback)
        return value.replace("\r\n", "\n").replace("\r", "\n"), f"{written_head}:{line}"

    @staticmethod
    def _warn_of_guess(building: Building, text: str, guessed: bool) -> None:
        if guessed and not any(warning.sentence == _GUESSED for warning in building.warnings):
            building.warnings.append(CardWarning(building.line, _GUESSED, text))
