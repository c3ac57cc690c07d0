"""Reading an address book card by card.

Nearly every card that programs write today is plain: UTF-8, version 3.0 or 4.0, nothing amiss. Those are read the
quick way, with whole-text operations and no line numbers. A card that turns out otherwise is read again with care.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reljournal.exchange.vcard.blocks import MOST_BYTES, PLAIN_END, Block, card_blocks, with_one_line_end
from reljournal.exchange.vcard.building import Building, NeedsCare
from reljournal.exchange.vcard.careful import MOST_LINES, CarefulReader
from reljournal.exchange.vcard.records import BrokenCard, ReadCard, broken
from reljournal.exchange.vcard.registry import KnownHeads
from reljournal.exchange.vcard.source import chunks_of
from reljournal.exchange.vcard.structure import Piece, pieces_of

# A picture of 16 MiB has some 230,000 folded lines.
_MOST_LINES_OF_FILE = 400_000
_MOST_SAID = f"more than {MOST_BYTES >> 20} MB or {_MOST_LINES_OF_FILE:,} lines"
_SHOWN = 65_536
_MOST_INSIDE = 20


def read_vcards(stream: BinaryIO, *, encoding: str | None = None) -> Iterator[ReadCard | BrokenCard]:
    """Yield every card of ``stream``, and what stands in the way of one, in the order of the file.

    Reads vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), any mixture of them and of line ends. The stream is read in
    chunks; memory does not grow with it. Any bytes at all are read without an exception.

    Characters are told by a byte order mark, else a property's CHARSET, else ``encoding`` (a name of a character
    set that the person chose), else UTF-8 where it is valid, else Windows-1252 with a warning on the card.

    The card in the middle of which the file ends is read as far as it goes, with a warning. Any other card without
    END:VCARD, of more than 16 MiB or more than 20,000 lines, and text outside any card, come as
    :class:`BrokenCard`; the cards round it are read all the same.
    """
    heads = KnownHeads()
    chunks, fallback = chunks_of(stream, encoding)
    careful = CarefulReader(heads, fallback)
    always_careful = fallback not in {"", "utf-8"}
    waiting: list[Block] = []
    for block in card_blocks(chunks):
        if not waiting and not always_careful and (card := _read_quickly(block, heads)):
            yield card
            continue
        waiting.append(block)
        whole = _joined(waiting)
        pieces = _pieces(whole)
        if pieces is None:
            yield _too_large(whole)
        elif pieces and pieces[-1].awaits_more and len(waiting) < _MOST_INSIDE:
            # A card in the card has ended here, and the rest of the outer one is still to come.
            continue
        waiting.clear()
        yield from careful.read(pieces or [], at_end=whole.at_end)
    if waiting:
        yield from careful.read(_pieces(_joined(waiting)) or [], at_end=True)


def _too_large(block: Block) -> BrokenCard:
    start = len(block.data) - len(block.data.lstrip())
    text = block.data[start : start + _SHOWN].decode("utf-8", "replace")
    line = block.line + block.data.count(b"\n", 0, start)
    return broken(line, f"This is too large for a card: {_MOST_SAID}.", text)


def _joined(blocks: list[Block]) -> Block:
    """Return successive blocks as one."""
    return blocks[-1]._replace(line=blocks[0].line, data=PLAIN_END.join(block.data for block in blocks))


def _pieces(block: Block) -> list[Piece] | None:
    """Return the cards of a block and what is between them; None when it is out of all proportion."""
    if block.too_long or len(block.data) > 2 * MOST_BYTES or block.data.count(b"\n") > _MOST_LINES_OF_FILE:
        return None
    whole = block.data + PLAIN_END + b"\n" if block.ended else block.data
    return pieces_of(with_one_line_end(whole).decode("latin-1"), block.line)


def _read_quickly(block: Block, heads: KnownHeads) -> ReadCard | None:
    """Return the card of ``block`` if it is a plain one, else None."""
    lines = _plain_lines(block)
    if lines is None:
        return None
    # The block begins with the rest of the END line before it, except at the beginning of the file.
    begin_line = block.line if block.data[:1] == b"B" else block.line + 1
    building = Building()
    try:
        for line in lines:
            name, colon, value = line.partition(":")
            if not colon:
                return None
            known = heads[name]
            known.quick(building, known.head, value, line)
        return building.finish(lines, begin_line)
    except NeedsCare:
        return None


def _plain_lines(block: Block) -> list[str] | None:
    """Return the unfolded lines of a card between BEGIN and END; None unless they are plain.

    Plain is UTF-8 with one kind of line end throughout, no tab, and no blank line that a folded one goes on after.
    Every step here is one for the whole text: a loop over its lines would take longer than reading their values.
    """
    try:
        text = block.data.decode()
    except UnicodeDecodeError:
        return None
    line_end = "\r\n" if text.startswith(("\r\n", "BEGIN:VCARD\r\n")) else "\n"
    folded = text.removesuffix("\r").split(line_end + " ")
    if "\n" in [piece[-1:] for piece in folded]:
        return None
    lines = "".join(folded).split(line_end)
    if not lines[0]:
        # The rest of the END line before.
        del lines[0]
    if not block.ended or lines[:1] != ["BEGIN:VCARD"] or len(lines) > MOST_LINES:
        return None
    del lines[0]
    values = "".join(lines)
    return None if "\r" in values or "\n" in values or "\t" in values else lines
