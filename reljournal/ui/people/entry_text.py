"""The text of an entry as a card of the timeline shows it: a document without long quotes, cut where it grows long."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from reljournal.ui.markdown.folding import quote_at, quote_words, with_folded_quotes
from reljournal.ui.markdown.rendering import FEATURES, with_line_breaks
from reljournal.ui.theme import current_theme

# The mark that makes a picture of a link: here a picture is named, and seen in the editor.
_PICTURE = re.compile(r"!(?=\[[^\]]*\]\()")
# A longer text ends in an ellipsis here and is read whole in the editor.
_LONGEST = 1600
_LINE_HEIGHT = 135


def shown_markdown(text: str, longest: int = _LONGEST) -> str:
    """Return as much Markdown as a card shows, cut between paragraphs where it can be."""
    if len(text) <= longest:
        return text
    cut = text.rfind("\n\n", longest // 2, longest)
    if cut < 0:
        cut = max(text.rfind(" ", longest // 2, longest), longest // 2)
    return text[:cut].rstrip() + " …"


def text_document(text: str, width: int, font: QFont, opened: Collection[int] = ()) -> QTextDocument:
    """Return the text laid out ``width`` pixels wide; of its long quotes those that are ``opened`` are shown.

    In the place of the others stands how many lines they have, as a link that opens them.
    """
    theme = current_theme()
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setIndentWidth(theme.space("l") + theme.space("xs"))
    folded = with_folded_quotes(text, opened, quote_words)
    document.setMarkdown(with_line_breaks(_PICTURE.sub("", shown_markdown(folded))), FEATURES)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    airy = QTextBlockFormat()
    airy.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(airy)
    if folded is not text:
        _quieten_links(document)
    document.setTextWidth(min(width, theme.size("reading")))
    return document


def is_quote(block: QTextBlock) -> bool:
    """Return whether a block stands in a quote."""
    return bool(block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel))


def _quieten_links(document: QTextDocument) -> None:
    """Let what stands in the place of a quote step back: it is no link that somebody wrote."""
    theme = current_theme()
    quiet = QTextCharFormat()
    quiet.setForeground(theme.colour("muted"))
    quiet.setFontUnderline(False)
    block = document.begin()
    while block.isValid():
        piece = block.begin()
        if not piece.atEnd() and quote_at(piece.fragment().charFormat().anchorHref()) is not None:
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(quiet)
        elif is_quote(block):
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setForeground(theme.colour("muted"))
            cursor.mergeCharFormat(look)
        block = block.next()
