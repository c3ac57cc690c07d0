"""The timeline tab: write what happened, read what did, and beside it what comes next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reljournal.domain.contacts import Contact
from reljournal.ui.context import Context
from reljournal.ui.people.capture import Capture
from reljournal.ui.people.entry_delegate import EntryDelegate
from reljournal.ui.people.side_panels import SidePanels
from reljournal.ui.people.timeline_model import TimelineModel
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OPENED_BY_US = ("http", "https", "mailto", "tel")


class TimelineView(QListView):
    """Entries of unequal height; Enter or a click opens one, a link opens where it leads."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setItemDelegate(EntryDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(20)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(current_theme().space("xl"))

    def delegate(self) -> EntryDelegate:
        """Return what draws the entries."""
        found = self.itemDelegate()
        assert isinstance(found, EntryDelegate)  # noqa: S101 - set in the line that made this view
        return found

    def _link(self, event: QMouseEvent) -> str:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return self.delegate().link_at(index, option, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show over links that they can be clicked."""
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape.PointingHandCursor if self._link(event) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked: a link, or the entry."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        url = QUrl(self._link(event))
        if url.scheme() in _OPENED_BY_US:
            QDesktopServices.openUrl(url)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the entry."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text or the theme changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            delegate = self.itemDelegate()
            if isinstance(delegate, EntryDelegate):
                delegate.forget()
            self.scheduleDelayedItemsLayout()


class TimelineTab(QWidget):
    """What happened with one contact."""

    tab_asked = Signal(str)
    """Another tab of the card: dates, follow_ups or about."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = current_theme()
        self.capture = Capture(context)
        self.model = TimelineModel(context, self)
        self.view = TimelineView()
        self.view.setAccessibleName(self.tr("Entries"))
        self.view.setModel(self.model)
        self.view.opened.connect(self._open_row)
        self._empty = EmptyState(
            "journal",
            self.tr("Nothing written yet"),
            self.tr("Write a line above, or log a conversation with all its details."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.side = SidePanels(context)
        self.side.tab_asked.connect(self.tab_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.space("l"), 0, 0)
        row.setSpacing(theme.space("xl"))
        column = QVBoxLayout()
        column.setSpacing(theme.space("s"))
        column.addWidget(self.capture)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        row.addWidget(self.side)

    def show_contact(self, contact: Contact) -> None:
        """Show a contact's entries and what comes next with them."""
        if self.model.contact_id() == contact.id:
            self._reload_in_place()
        else:
            self.view.delegate().contact_id = contact.id
            self.model.show_contact(contact.id)
            self.view.scrollToTop()
        self.capture.show_contact(contact.id)
        self.side.show_contact(contact)
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self._empty)

    def _reload_in_place(self) -> None:
        current = self.model.entry(self.view.currentIndex().row())
        bar = self.view.verticalScrollBar()
        scrolled = bar.value()
        self.model.reload()
        self.view.executeDelayedItemsLayout() if scrolled else None
        bar.setValue(scrolled)
        row = self.model.row_of(current.id) if current is not None else None
        if row is not None:
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row), self.view.selectionModel().SelectionFlag.NoUpdate
            )

    def clear(self) -> None:
        """Show nobody."""
        self.model.show_contact(None)

    def _open_row(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self._context.ways.open_entry(entry.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the whole width to the entries when there is little."""
        super().resizeEvent(event)
        room = current_theme().size("reading") * 9 // 10
        self.side.setVisible(self.width() - self.side.sizeHint().width() >= room * 2 // 3)
