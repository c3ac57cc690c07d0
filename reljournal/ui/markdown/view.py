"""Markdown to be read: as high as its text, without a scroll bar of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QResizeEvent, QTextFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from reljournal.ui.markdown.folding import quote_at, quote_words, with_folded_quotes
from reljournal.ui.markdown.rendering import fill_document
from reljournal.ui.theme import current_theme

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def open_link(url: QUrl) -> bool:
    """Hand a link to the system when it leads to the web, to mail or to a phone; return whether it was."""
    if url.scheme().lower() not in SAFE_SCHEMES:
        return False
    return QDesktopServices.openUrl(url)


class MarkdownView(QTextBrowser):
    """Shows Markdown in the theme; words can be selected, links open in the browser.

    The width is the layout's, the height what the text needs at that width. Long quotes are folded into a line that
    opens them.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._opened: set[int] = set()
        self._look: tuple[str, str] | None = None
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def text(self) -> str:
        """Return the Markdown that is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show other Markdown."""
        self._text = text
        self._opened.clear()
        self._render()

    def _follow(self, url: QUrl) -> None:
        number = quote_at(url.toString())
        if number is None:
            open_link(url)
            return
        # What opens and folds itself is rendered after the click that did it.
        self._opened ^= {number}
        QTimer.singleShot(0, self, self._render)

    def _render(self) -> None:
        theme = current_theme()
        self._look = (theme.name, theme.font("body").key())
        shown = with_folded_quotes(self._text, self._opened, quote_words)
        fill_document(self.document(), shown, theme)
        self._fit()

    def _fit(self) -> None:
        high = self.heightForWidth(self.width())
        if self.minimumHeight() != high or self.maximumHeight() != high:
            self.setFixedHeight(high)

    def hasHeightForWidth(self) -> bool:
        """Return true: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at ``width`` pixels."""
        document = self.document()
        if document.textWidth() != width:
            document.setTextWidth(width)
        return max(1, round(document.size().height() + 0.5))

    def sizeHint(self) -> QSize:
        """Return a comfortable width with the height that belongs to it."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the least width: a few words."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow: a narrower view needs more lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            theme = current_theme()
            if self._look is not None and self._look != (theme.name, theme.font("body").key()):
                self._render()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a bar beside quotations, then the words."""
        painter = QPainter(self.viewport())
        theme = current_theme()
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel):
                rect = layout.blockBoundingRect(block)
                mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                wide = theme.sizes["focus_ring"]
                left = round(self.width() - wide) if mirrored else 0
                painter.fillRect(left, round(rect.y()), wide, round(rect.height()), theme.colour("line"))
            block = block.next()
        painter.end()
        super().paintEvent(event)
