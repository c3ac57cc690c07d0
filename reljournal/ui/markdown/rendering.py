"""Markdown as it reads: a document for cards, previews and timelines. The text itself is never written back."""

from __future__ import annotations

import re

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from reljournal.ui.markdown.lines import LineKind, read_line
from reljournal.ui.theme import Theme

# HTML in a journal is words, not markup; and nothing is fetched from anywhere.
FEATURES = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)
_PICTURE = re.compile(r"!(?=\[[^\]]*\]\()")
_LINE_HEIGHT = 145
_LINE_BREAK = "\u2028"


def markdown_document(text: str, theme: Theme, width: float, base: QFont | None = None) -> QTextDocument:
    """Return ``text`` laid out at ``width`` pixels in the theme's colours, to be drawn or measured.

    Line breaks stay where they were typed. ``base`` is the font of plain words (default: the program's).
    """
    document = QTextDocument()
    fill_document(document, text, theme, base)
    document.setTextWidth(width)
    return document


def fill_document(document: QTextDocument, text: str, theme: Theme, base: QFont | None = None) -> None:
    """Put ``text`` into a document of one's own, dressed like :func:`markdown_document`."""
    font = base if base is not None else theme.font("body")
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setIndentWidth(round(QFontMetricsF(font).height() * 1.2))
    document.setMarkdown(with_line_breaks(_PICTURE.sub("", text)), FEATURES)
    _dress(document, theme, font)


def with_line_breaks(text: str) -> str:
    """Return Markdown in which a new line inside a paragraph stays one.

    CommonMark joins such lines (section 6.8); in a journal a line ends where the person ended it.
    """
    pieces: list[str] = []
    fenced = False
    joins = False
    for row in text.splitlines():
        kind = read_line(row).kind
        if kind is LineKind.FENCE:
            fenced = not fenced
        plain = kind is LineKind.TEXT and not fenced and "|" not in row and not re.fullmatch(r"\s*=+\s*", row)
        if joins and plain:
            pieces[-1] += _LINE_BREAK + row.strip()
        else:
            pieces.append(row)
        joins = plain or (kind is LineKind.ITEM and not fenced)
    return "\n".join(pieces)


def _dress(document: QTextDocument, theme: Theme, font: QFont) -> None:
    block = document.begin()
    while block.isValid():
        _dress_block(block, theme, font)
        block = block.next()


def _dress_block(block: QTextBlock, theme: Theme, font: QFont) -> None:
    shape = block.blockFormat()
    quotes = shape.intProperty(QTextFormat.Property.BlockQuoteLevel)
    listed = block.textList() is not None
    level = shape.headingLevel()
    new = QTextBlockFormat()
    new.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    new.setTopMargin(theme.space("s") if level and block.previous().isValid() else 0)
    new.setBottomMargin(_gap_below(block, theme))
    if quotes:
        new.setLeftMargin(theme.space("l") * quotes)
        new.setRightMargin(0)
    if _is_code(block):
        new.setBackground(theme.colour("chip"))
    QTextCursor(block).mergeBlockFormat(new)
    if listed:
        style = block.textList().format()
        if style.style() in {QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare}:
            style.setStyle(QTextListFormat.Style.ListDisc)
            block.textList().setFormat(style)
    _dress_words(block, theme, font)


def _gap_below(block: QTextBlock, theme: Theme) -> int:
    following = block.next()
    if not following.isValid() or (_is_code(block) and _is_code(following)):
        return 0
    close = block.blockFormat().headingLevel() or (block.textList() is not None and following.textList() is not None)
    return theme.space("xs") if close else theme.space("s")


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value)


def _dress_words(block: QTextBlock, theme: Theme, font: QFont) -> None:
    spans: list[tuple[int, int, QTextCharFormat]] = []
    iterator = block.begin()
    while not iterator.atEnd():
        piece = iterator.fragment()
        spans.append((piece.position(), piece.length(), piece.charFormat()))
        iterator += 1
    cursor = QTextCursor(block)
    for start, length, look in spans:
        _dress_look(block, look, theme, font)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)


def _dress_look(block: QTextBlock, look: QTextCharFormat, theme: Theme, font: QFont) -> None:
    """Bring one run of words to the theme."""
    bold = look.fontWeight() > QFont.Weight.Medium
    if level := block.blockFormat().headingLevel():
        # Qt's own sizes of headings are steps of HTML; ours are the theme's roles.
        look.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        size = theme.font({1: "title", 2: "large"}.get(level, "body"), font)
        if size.pixelSize() > 0:
            look.setProperty(QTextFormat.Property.FontPixelSize.value, size.pixelSize())
        else:
            look.setFontPointSize(size.pointSizeF())
    if bold or level:
        look.setFontWeight(QFont.Weight.DemiBold)
    if look.isAnchor():
        look.setForeground(theme.colour("accent"))
        look.setFontUnderline(True)
    elif block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel):
        look.setForeground(theme.colour("muted"))
    if _is_code(block) or look.fontFixedPitch():
        look.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        if not _is_code(block):
            look.setBackground(theme.colour("chip"))
