"""Where cards begin and end in a piece of a file, also where BEGIN or END is missing or stands in a card."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reljournal.exchange.vcard.values import escape

_MARK = "\u00ef\u00bb\u00bf"  # a UTF-8 byte order mark, one character a byte
_BEGIN = re.compile(rf"(?:{_MARK})?(?:[A-Z0-9-]+\.)?BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"(?:[A-Z0-9-]+\.)?END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(r"(?:[A-Z0-9-]+\.)?AGENT(?:;[^:]*)?:\s*", re.IGNORECASE)
_LONGEST_MARKER = 120


@dataclass(slots=True)
class Piece:
    """A card, or text outside any card.

    ``lines`` are the numbered lines between BEGIN and END, or the lines of the text. ``awaits_more`` is True for a
    card at the end of the text whose last line ended a card inside it: the rest of the card is still to come.
    ``is_tangled`` is True when a card inside it never ended: what belongs to which cannot be told.
    """

    line: int
    is_card: bool
    lines: list[tuple[int, str]] = field(default_factory=list)
    ended: bool = False
    awaits_more: bool = False
    is_tangled: bool = False

    @property
    def text(self) -> str:
        """The piece as it stands in the file, without BEGIN and END."""
        return "\n".join(text for _, text in self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether nothing but blank lines is in it."""
        return not any(text.strip() for _, text in self.lines)


def pieces_of(text: str, first_line: int) -> list[Piece]:
    """Return the cards in ``text`` and what stands between them, in order.

    A card inside a card, as vCard 2.1 writes AGENT, becomes one line in the form of vCard 3.0. A BEGIN where no
    AGENT announced it ends the card before it, whose END is missing.
    """
    pieces: list[Piece] = []
    current = Piece(first_line, is_card=False)
    nested: list[str] | None = None
    depth = 0
    for number, line in enumerate(text.removesuffix("\n").split("\n"), first_line):
        begins, ends = _marks(line)
        current.awaits_more = False
        if nested is not None:
            nested.append(line)
            depth += begins - ends
            if depth == 0:
                current.lines[-1] = (current.lines[-1][0], _as_one_line(current.lines[-1][1], nested))
                nested = None
                current.awaits_more = True
        elif begins and current.is_card and current.lines and _AGENT.fullmatch(current.lines[-1][1][:_LONGEST_MARKER]):
            nested, depth = [line], 1
        elif begins:
            _close(pieces, current)
            current = Piece(number, is_card=True)
        elif ends and current.is_card:
            current.ended = True
            _close(pieces, current)
            current = Piece(number + 1, is_card=False)
        else:
            current.lines.append((number, line))
    if nested is not None:
        current.is_tangled = True
        current.lines.extend(enumerate(nested, current.lines[-1][0] + 1))
    _close(pieces, current)
    return pieces


def _marks(line: str) -> tuple[bool, bool]:
    if len(line) > _LONGEST_MARKER:
        return False, False
    return _BEGIN.fullmatch(line) is not None, _END.fullmatch(line) is not None


def _close(pieces: list[Piece], piece: Piece) -> None:
    """Add ``piece`` to ``pieces``, unless it is blank space between cards."""
    if piece.is_card:
        pieces.append(piece)
        return
    piece.lines = [(number, text) for number, text in piece.lines if text.strip(f" \t{_MARK}")]
    if piece.lines:
        piece.line = piece.lines[0][0]
        pieces.append(piece)


def _as_one_line(agent: str, nested: list[str]) -> str:
    """Return an AGENT line whose value is the card of ``nested``, as vCard 3.0 writes it (RFC 2426 section 3.5.4)."""
    inner = "\n".join(nested).replace("\n ", "").replace("\n\t", "")
    return agent.rstrip() + escape(inner)
