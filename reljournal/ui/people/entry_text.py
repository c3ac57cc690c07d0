"""The text of an entry as a card of the timeline shows it: long quotes folded, pictures drawn, cut where it is long.

A picture that stands on a line of its own has a paragraph to itself, as high as it is drawn; words stand for any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from reljournal.ui.markdown.folding import quote_at, quote_words, with_folded_quotes
from reljournal.ui.markdown.lines import LineKind, read_line
from reljournal.ui.markdown.rendering import FEATURES, with_line_breaks
from reljournal.ui.theme import current_theme

# The mark that makes a picture of a link: such a picture is named.
_PICTURE = re.compile(r"!(?=\[[^\]]*\]\()")
# A longer text ends in an ellipsis here and is read whole in the editor.
_LONGEST = 1600
_LINE_HEIGHT = 135
_KEPT = "kept:"
_SHOWN = "picture:"
_OWN_LINE = re.compile(r" {0,3}!\[([^\]]*)\]\(kept:([0-9a-f]{64})\)[ \t]*")


class EntryText(NamedTuple):
    """A text laid out, and which of its blocks are pictures: the number of each, the digest and the size."""

    document: QTextDocument
    pictures: tuple[tuple[int, str, QSize], ...] = ()

    def places(self, direction: Qt.LayoutDirection) -> Iterator[tuple[str, QRect]]:
        """Yield the digest of each picture and where in the document it stands."""
        layout = self.document.documentLayout()
        for number, digest, size in self.pictures:
            place = QRect(layout.blockBoundingRect(self.document.findBlockByNumber(number)).topLeft().toPoint(), size)
            if direction == Qt.LayoutDirection.RightToLeft:
                place.moveRight(round(self.document.textWidth()) - 1)
            yield digest, place


def no_files(_digest: str) -> None:
    """Return that no file is there."""


class Shown(NamedTuple):
    """What a file is on a card: as large as it is drawn, or nothing where only its name can be shown."""

    size: QSize | None


def shown_markdown(text: str, longest: int = _LONGEST) -> str:
    """Return as much Markdown as a card shows, cut between paragraphs where it can be."""
    if len(text) <= longest:
        return text
    cut = text.rfind("\n\n", longest // 2, longest)
    if cut < 0:
        cut = max(text.rfind(" ", longest // 2, longest), longest // 2)
    return text[:cut].rstrip() + " …"


def laid_out(
    text: str,
    width: int,
    font: QFont,
    opened: Collection[int] = (),
    shown: Callable[[str], Shown | None] = no_files,
) -> EntryText:
    """Return the text laid out ``width`` pixels wide; of its long quotes those that are ``opened`` are shown.

    In the place of the others stands how many lines they have, as a link that opens them. ``shown`` answers for the
    digest of a file what it is here, and None where the entry does not have it: then its words are only words.
    """
    theme = current_theme()
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setIndentWidth(theme.space("l") + theme.space("xs"))
    folded = with_folded_quotes(text, opened, quote_words)
    named = with_pictures_apart(shown_markdown(folded), shown)
    document.setMarkdown(with_line_breaks(_PICTURE.sub("", named)), FEATURES)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    airy = QTextBlockFormat()
    airy.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(airy)
    if folded is not text:
        _quieten_links(document)
    pictures = tuple(_make_room(document, shown)) if _KEPT in text else ()
    document.setTextWidth(min(width, theme.size("reading")))
    return EntryText(document, pictures)


def with_pictures_apart(text: str, shown: Callable[[str], Shown | None]) -> str:
    """Return Markdown in which every picture that can be shown is a paragraph of its own, as a link that tells it."""
    if f"]({_KEPT}" not in text:
        return text
    rows: list[str] = []
    fenced = False
    for row in text.split("\n"):
        fenced ^= read_line(row).kind is LineKind.FENCE
        found = None if fenced else _OWN_LINE.fullmatch(row)
        known = shown(found[2]) if found is not None else None
        if found is None or known is None or known.size is None:
            rows.append(row)
        else:
            # Without a letter there would be no link, and no block.
            rows += ["", f"[.]({_SHOWN}{found[2]})", ""]
    return "\n".join(rows)


def is_quote(block: QTextBlock) -> bool:
    """Return whether a block stands in a quote."""
    return bool(block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel))


def _quieten_links(document: QTextDocument) -> None:
    """Let quotes, and what stands in the place of one, step back: that is no link that somebody wrote."""
    quiet = QTextCharFormat()
    quiet.setForeground(current_theme().colour("muted"))
    label = QTextCharFormat(quiet)
    label.setFontUnderline(False)
    for block in _blocks(document):
        piece = block.begin()
        is_label = not piece.atEnd() and quote_at(piece.fragment().charFormat().anchorHref()) is not None
        if is_label or is_quote(block):
            _words_of(block).mergeCharFormat(label if is_label else quiet)


def _make_room(document: QTextDocument, shown: Callable[[str], Shown | None]) -> Iterator[tuple[int, str, QSize]]:
    """Empty the paragraphs of pictures and make them as high as those are; take links off files that are not there."""
    gone = QTextCharFormat()
    gone.setForeground(current_theme().colour("muted"))
    gone.setFontUnderline(False)
    gone.setAnchor(False)
    gone.setAnchorHref("")
    for block in _blocks(document):
        for start, end, address in _links(block):
            scheme, _, digest = address.partition(":")
            known = shown(digest) if scheme in {"kept", "picture"} else None
            if scheme == "picture" and known is not None and known.size is not None:
                words = _words_of(block)
                words.removeSelectedText()
                words.setBlockCharFormat(QTextCharFormat())
                room = QTextBlockFormat()
                room.setLineHeight(known.size.height(), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
                words.mergeBlockFormat(room)
                yield block.blockNumber(), digest, known.size
                break
            if scheme == "kept" and known is None:
                words = QTextCursor(document)
                words.setPosition(start)
                words.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                words.mergeCharFormat(gone)


def _links(block: QTextBlock) -> list[tuple[int, int, str]]:
    found = []
    piece = block.begin()
    while not piece.atEnd():
        words = piece.fragment()
        if words.charFormat().isAnchor():
            found.append((words.position(), words.position() + words.length(), words.charFormat().anchorHref()))
        piece += 1
    return found


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _words_of(block: QTextBlock) -> QTextCursor:
    """Return a selection of all words of a block."""
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return cursor
