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
from reljournal.exchange.vcard.structure import pieces_of
from reljournal.exchange.vcard.values import codec_name

_END_LINE = PLAIN_END + b"\n"


def read_vcards(stream: BinaryIO, *, encoding: str | None = None) -> Iterator[ReadCard | BrokenCard]:
    """Yield every card of ``stream``, and what stands in the way of one, in the order of the file.

    Reads vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), any mixture of them and of line ends. The stream is read in
    chunks; memory does not grow with it. Any bytes at all are read without an exception.

    Characters are told by a byte order mark, else a property's CHARSET, else ``encoding`` (a name of a character
    set that the person chose), else UTF-8 where it is valid, else Windows-1252 with a warning on the card.

    A card without END:VCARD, of more than 16 MiB or more than 20,000 lines, and text outside any card, come as
    :class:`BrokenCard`; the cards round it are read all the same.
    """
    heads = KnownHeads()
    fallback = codec_name(encoding or "")
    careful = CarefulReader(heads, fallback)
    always_careful = fallback not in {"", "utf-8"}
    waiting: Block | None = None
    for block in card_blocks(stream, encoding):
        if waiting is None and not always_careful and (card := _read_quickly(block, heads)):
            yield card
            continue
        if block.too_long:
            text = block.data.decode("utf-8", "replace")
            yield broken(block.line, f"The card is larger than {MOST_BYTES >> 20} MB.", text)
            continue
        line, data = (waiting.line, waiting.data + block.data) if waiting else (block.line, block.data)
        whole = data + _END_LINE if block.ended else data
        pieces = pieces_of(with_one_line_end(whole).decode("latin-1"), line)
        if pieces and pieces[-1].awaits_more and len(whole) < MOST_BYTES:
            waiting = Block(line, data + PLAIN_END, ended=False)
            continue
        waiting = None
        yield from careful.read(pieces)
    if waiting is not None:
        yield from careful.read(pieces_of(with_one_line_end(waiting.data).decode("latin-1"), waiting.line))


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
