"""The help: a window of pages in plain words, beside the main window."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reljournal.domain.text import fold
from reljournal.system.language import spoken
from reljournal.system.resources import resource
from reljournal.ui.markdown.rendering import fill_document
from reljournal.ui.markdown.view import open_link
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, SearchField, fill_round, focus_ring

PAGES = (
    "welcome",
    "today",
    "follow_ups",
    "people",
    "circles",
    "tiers",
    "duplicates",
    "card",
    "files",
    "me",
    "capture",
    "journal",
    "editor",
    "calendar",
    "dates",
    "reminders",
    "other_calendars",
    "search",
    "import",
    "mail",
    "brief",
    "undo",
    "backup",
    "keyboard",
    "command-line",
    "privacy",
)
"""Every page, in the order of the list; each is ``resources/help/KEY.md``."""

_KEY = Qt.ItemDataRole.UserRole + 1
_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


def page_text(key: str) -> str:
    """Return the Markdown of a page, in the language that is spoken where the page is there in it, else in English.

    An unknown key raises `FileNotFoundError`.
    """
    return _text_in(spoken(), key)


@cache
def _text_in(language: str, key: str) -> str:
    translated = resource("help", language, f"{key}.md")
    own = bool(language) and translated.is_file()
    return (translated if own else resource("help", f"{key}.md")).read_text(encoding="utf-8")


def page_title(key: str) -> str:
    """Return a page's first heading."""
    return page_text(key).lstrip().splitlines()[0].lstrip("# ").strip()


def pages_with(words: str) -> list[str]:
    """Return the pages in which every word occurs, in the order of the list; all of them without a word."""
    wanted = fold(words).split()
    return [key for key in PAGES if all(word in fold(page_text(key)) for word in wanted)]


class PageView(QTextBrowser):
    """One page, in the theme and in a column that reads well. Links to other pages say `page_wanted`."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setAccessibleName(self.tr("Help page"))
        self.anchorClicked.connect(self._follow)

    def key(self) -> str:
        """Return the key of the page on show."""
        return self._key

    def show_page(self, key: str) -> None:
        """Show another page from its beginning."""
        self._key = key
        self._render()
        self.verticalScrollBar().setValue(0)

    def _render(self) -> None:
        if not self._key:
            return
        bar = self.verticalScrollBar()
        before = bar.value()
        fill_document(self.document(), page_text(self._key), current_theme())
        # Filling leaves the cursor at the end, and the view follows it there when it is shown or made wider.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        bar.setValue(before)

    def _follow(self, url: QUrl) -> None:
        target = url.toString()
        if url.scheme():
            open_link(url)
        elif target.endswith(".md") and target.removesuffix(".md") in PAGES:
            self.page_wanted.emit(target.removesuffix(".md"))

    def _keep_to_column(self) -> None:
        theme = current_theme()
        edge = theme.space("xxl")
        beside = max(edge, (self.width() - theme.size("reading")) // 2)
        self.setViewportMargins(beside, edge, beside - self.verticalScrollBar().sizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column."""
        super().resizeEvent(event)
        self._keep_to_column()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self._render()
            self._keep_to_column()


class PageDelegate(QStyledItemDelegate):
    """Draws a page's title like a place in the rail."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Return one line's height; the width is the list's."""
        theme = current_theme()
        return QSize(0, max(theme.size("rail_item"), QFontMetrics(theme.font("body")).height() + theme.space("s")))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        """Draw one title."""
        theme = current_theme()
        row = option.rect.adjusted(0, 1, 0, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            fill_round(painter, row, theme.radius_control, theme.colour("accent_soft" if selected else "hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, row, theme.radius_control - 1)
        painter.setFont(theme.font("body", semibold=selected))
        painter.setPen(theme.colour("accent" if selected else "text"))
        words = row.adjusted(theme.space("m"), 0, -theme.space("m"), 0)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        flags |= Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        title = index.data()  # type: ignore[attr-defined]
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(flags), shown)


class HelpWindow(QWidget):
    """The pages at the leading edge, the page beside them. One for each main window, kept while that lives."""

    _OBJECT_NAME: ClassVar[str] = "help"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName(self._OBJECT_NAME)
        self.setWindowTitle(self.tr("RelJournal Help"))
        theme = current_theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = self._build_side()
        row.addWidget(self._side)
        self.view = PageView()
        self.view.page_wanted.connect(self.open_page)
        row.addWidget(self.view, 1)
        self._list_pages("")
        comfortable = QSize(theme.size("list") + theme.size("reading"), theme.size("reading"))
        room = self.screen().availableSize().expandedTo(parent.window().size())
        self.resize(comfortable.boundedTo(room))

    def _build_side(self) -> QWidget:
        theme = current_theme()
        side = _Side()
        column = QVBoxLayout(side)
        edge = theme.space("m")
        column.setContentsMargins(edge, theme.space("l"), edge + 1, edge)
        column.setSpacing(theme.space("m"))
        self.search = SearchField(self.tr("Find in the help…"))
        self.search.textChanged.connect(self._list_pages)
        self.search.left.connect(self.close)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setItemDelegate(PageDelegate(self.list))
        self.list.setProperty("bare", True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)
        self.list.currentItemChanged.connect(self._chosen)
        self.none = Label(self.tr("No page has all of these words."), tone="muted", wrap=True)
        self.none.hide()
        column.addWidget(self.search)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        return side

    @classmethod
    def show_page(cls, parent: QWidget, page: str) -> HelpWindow:
        """Show a page in the help window that belongs to ``parent``; an unknown page shows the first."""
        found = parent.findChild(cls, cls._OBJECT_NAME, Qt.FindChildOption.FindDirectChildrenOnly)
        window = found if found is not None else cls(parent)
        window.open_page(page if page in PAGES else PAGES[0])
        window.show()
        window.raise_()
        window.activateWindow()
        window.list.setFocus()
        return window

    def open_page(self, key: str) -> None:
        """Show a page, and mark it in the list; a filter that hides it is lifted."""
        if key not in self.listed():
            self.search.clear()
        self.list.setCurrentRow(self.listed().index(key))
        if self.view.key() != key:
            self.view.show_page(key)

    def listed(self) -> list[str]:
        """Return the keys of the pages in the list."""
        return [self.list.item(row).data(_KEY) for row in range(self.list.count())]

    def _list_pages(self, words: str) -> None:
        found = pages_with(words)
        self.list.blockSignals(True)
        self.list.clear()
        for key in found:
            item = QListWidgetItem(page_title(key))
            item.setData(_KEY, key)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.none.setVisible(not found)
        if self.view.key() in found:
            self.list.setCurrentRow(found.index(self.view.key()))
        elif found:
            self.list.setCurrentRow(0)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY) != self.view.key():
            self.view.show_page(item.data(_KEY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave two thirds to the page, also with large text in a small window."""
        super().resizeEvent(event)
        self._side.setMaximumWidth(self.width() // 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Ctrl+F goes to the search."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus()
        else:
            super().keyPressEvent(event)


class _Side(QWidget):
    """The ground of the list: the side's colour, with the hairline of the rail."""

    def sizeHint(self) -> QSize:
        """Return the width of a list."""
        return QSize(current_theme().size("side_panel"), super().sizeHint().height())

    def paintEvent(self, _event: object) -> None:
        """Draw ground and hairline."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("side"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(0 if mirrored else self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.end()
