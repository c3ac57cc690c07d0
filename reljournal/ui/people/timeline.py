"""The timeline tab: write what happened, read what did, and beside it what comes next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedWidget,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reljournal.domain.contacts import Contact, ContactKind
from reljournal.domain.timeline import events_of
from reljournal.operations.entries import change_entry
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.acquaintance import first_entry_day
from reljournal.store.queries.contacts import find_contact
from reljournal.store.queries.couples import dates_of_card
from reljournal.store.queries.entries import OfSort, count_entries
from reljournal.store.queries.organisations import everyone_of
from reljournal.ui.context import Context
from reljournal.ui.markdown.folding import quote_at
from reljournal.ui.people.capture import Capture
from reljournal.ui.people.entry_delegate import EntryDelegate, file_of
from reljournal.ui.people.side_panels import SidePanels
from reljournal.ui.people.timeline_filter import TimelineFilter
from reljournal.ui.people.timeline_model import EntryRole, TimelineModel
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipButton, EmptyState
from reljournal.ui.widgets.painted_list import UnequalList

if TYPE_CHECKING:
    from reljournal.ui.people.entry_pictures import EntryPictures
    from reljournal.ui.people.file_lending import FileLending

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OPENED_BY_US = ("http", "https", "mailto", "tel")


class TimelineView(UnequalList):
    """Entries one below the other; Enter or a click opens one, a link opens where it leads."""

    contact_asked = Signal(str)
    """A mention was clicked: the UUID of the contact."""
    file_asked = Signal(int, str)
    """A file of an entry was clicked: the row, and its digest."""
    box_pressed = Signal(int, int)
    """A box to tick was clicked: the row, and which box of its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(EntryDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def delegate(self) -> EntryDelegate:
        """Return what draws the entries."""
        found = self.itemDelegate()
        assert isinstance(found, EntryDelegate)  # noqa: S101 - set in the line that made this view
        return found

    def _link(self, event: QMouseEvent) -> str:
        point = event.position().toPoint()
        index = self.indexAt(point)
        return self.delegate().link_at(index, self._option(index), point) if index.isValid() else ""

    def _box(self, event: QMouseEvent) -> int | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        return self.delegate().box_at(index, self._option(index), point) if index.isValid() else None

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return option

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show over links and boxes that they can be clicked."""
        super().mouseMoveEvent(event)
        acts = bool(self._link(event)) or self._box(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked, a link or the entry; a box is ticked where it stands."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        box = self._box(event)
        if box is not None:
            self.box_pressed.emit(self.indexAt(event.position().toPoint()).row(), box)
            return
        from PySide6.QtCore import QUrl

        link = self._link(event)
        number = quote_at(link)
        if number is not None:
            self._turn_quote(self.indexAt(event.position().toPoint()), number)
            return
        url = QUrl(link)
        if url.scheme() == "kept":
            self.file_asked.emit(self.indexAt(event.position().toPoint()).row(), url.path())
            return
        if url.scheme() == "contact":
            self.contact_asked.emit(url.path())
            return
        if url.scheme() in _OPENED_BY_US:
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(url)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the long quotes of the entry with Space, and fold them again."""
        entry = self.currentIndex().data(EntryRole.ENTRY) if event.key() == Qt.Key.Key_Space else None
        if entry is not None and self.delegate().turn_quotes(entry):
            self.measure_row(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _turn_quote(self, index: QModelIndex, number: int) -> None:
        entry = index.data(EntryRole.ENTRY)
        if entry is not None:
            self.delegate().turn_quote(entry, number)
            self.measure_row(index.row())

    def take_pictures(self, digests: Collection[str]) -> None:
        """Show pictures that have come, and make as much room for them as they need."""
        top = self.verticalOffset()
        for row in range(max(0, self.row_at(top)), min(self.row_count(), self.row_at(top + self.height()) + 1)):
            entry = self.model().index(row, 0).data(EntryRole.ENTRY)
            if entry is not None and self.delegate().take_pictures(entry, digests):
                self.measure_row(row)

    def fold_quotes(self) -> None:
        """Fold whatever was opened, for whoever is shown next."""
        self.delegate().fold_quotes()

    def bar_width(self) -> int:
        """Return the room kept for the scroll bar, in pixels, whether it is there or not."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width; a scroll bar that comes or goes changes nothing."""
        wide = max(1, self.width() - self.bar_width())
        if wide != self.delegate().width:
            self.delegate().width = wide
            self.forget_heights()
        super().resizeEvent(event)

    def forget_heights(self) -> None:
        """Measure every entry anew when it is looked at."""
        delegate = self.itemDelegate()
        if isinstance(delegate, EntryDelegate):
            delegate.forget()
        super().forget_heights()


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
        self.view.box_pressed.connect(self.tick)
        self.view.contact_asked.connect(self._open_mentioned)
        self.view.file_asked.connect(self._open_file)
        self.view.delegate().find_pictures = self._find_pictures
        self.filter = TimelineFilter(context)
        self.filter.changed.connect(self._show_sort)
        self.filter.events_wanted.connect(self._show_events)
        self._contact: Contact | None = None
        self.with_people = ChipButton(self.tr("With its people"))
        self.with_people.setToolTip(self.tr("Entries with the people of this organisation stand here too"))
        self.with_people.toggled.connect(self._show_again)
        self.with_people.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        # In a window that is low for its text the list gives way before the head of the card is cut.
        self._stack.setMinimumHeight(current_theme().space("xxl"))
        self.side = SidePanels(context)
        self.side.tab_asked.connect(self.tab_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.space("l"), 0, 0)
        bar = self.view.bar_width()
        row.setSpacing(max(0, theme.space("xl") - bar))
        column = QVBoxLayout()
        column.setSpacing(theme.space("s"))
        above = QHBoxLayout()
        above.addWidget(self.capture)
        above.addSpacing(bar)
        column.addLayout(above)
        column.addWidget(self.with_people, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.filter)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        row.addWidget(self.side)

    @cached_property
    def _pictures(self) -> EntryPictures:
        from reljournal.ui.people.entry_pictures import EntryPictures

        pictures = EntryPictures(self._context, self)
        pictures.arrived.connect(self.view.take_pictures)
        return pictures

    @cached_property
    def _lending(self) -> FileLending:
        from reljournal.ui.people.file_lending import FileLending

        return FileLending(self._context, self)

    def _find_pictures(self) -> EntryPictures:
        return self._pictures

    def _open_file(self, row: int, digest: str) -> None:
        from reljournal.ui.journal.entry_files_panel import kept

        entry = self.model.entry(row)
        file = file_of(entry, digest) if entry is not None else None
        if file is not None:
            self._lending.open([kept(file)])

    @cached_property
    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "journal",
            self.tr("Nothing written yet"),
            self.tr("Write a line above, or log a conversation with all its details."),
        )
        self._stack.addWidget(empty)
        return empty

    def show_contact(self, contact: Contact) -> None:
        """Show a contact's entries and what comes next with them."""
        self._contact = contact
        also = self._also(contact)
        if (self.model.contact_id(), self.model.also()) == (contact.id, also):
            self._reload_in_place()
        else:
            self.view.fold_quotes()
            if "_pictures" in self.__dict__:
                self._pictures.forget_wishes()
            self.view.delegate().contact_id = contact.id
            self.model.show_contact(contact.id, also)
            self.view.scrollToTop()
        if not self.model.total() and not self.model.sort_shown().is_open:
            # The last of its sort has gone.
            self.filter.show_all()
        total = count_entries(self._context.journal, contact.id, also=also)
        self.filter.show_contact(contact.id, total, also)
        self._show_events()
        self.capture.show_contact(contact.id)
        self.side.show_contact(contact)
        self._show_what_is_there()
        self._fit()

    def _show_what_is_there(self) -> None:
        self._stack.setCurrentWidget(self.view if self.model.total() else self._empty)

    def _also(self, contact: Contact) -> tuple[int, ...]:
        """Return whose entries are wanted beside the contact's own: those of an organisation's people."""
        if contact.card.kind is not ContactKind.ORGANISATION:
            self.with_people.hide()
            return ()
        people = everyone_of(self._context.journal, (contact.name, contact.card.organisation), contact.id)
        self.with_people.setVisible(bool(people))
        return people if self.with_people.isChecked() else ()

    def _show_again(self) -> None:
        if self._contact is not None:
            self.filter.show_all()
            self.show_contact(self._contact)

    def _show_sort(self, sort: OfSort) -> None:
        self.model.show_sort(sort)
        self._show_events()
        self._show_what_is_there()
        self.view.scrollToTop()

    def _show_events(self, _wanted: bool = True) -> None:
        """Let the days that returned stand between the entries, while all entries are shown and they are wanted."""
        contact = self._contact
        wanted = contact is not None and self.filter.events.isChecked() and self.model.sort_shown().is_open
        if contact is None or not wanted or not self.model.total():
            self.model.show_events(())
            return
        card_on = datetime.fromtimestamp(contact.created_at / 1000, UTC).astimezone().date()
        first = first_entry_day(self._context.journal, contact.id)
        card, today, rule = contact.card, self._context.today(), leap_rule(self._context.journal)
        dates = [item.key_date for item in dates_of_card(self._context.journal, contact)]
        self.model.show_events(events_of(dates, card.met.when, card_on, first, today, rule))

    def _reload_in_place(self) -> None:
        current = self.model.entry(self.view.currentIndex().row())
        bar = self.view.verticalScrollBar()
        scrolled = bar.value()
        self.model.reload()
        self.view.row_at(scrolled + self.view.height())
        self.view.updateGeometries()
        bar.setValue(scrolled)
        row = self.model.row_of(current.id) if current is not None else None
        if row is not None:
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row), self.view.selectionModel().SelectionFlag.NoUpdate
            )

    def clear(self) -> None:
        """Show nobody."""
        self.model.show_contact(None)

    def tick(self, row: int, box: int) -> None:
        """Turn over a box in the text of an entry, as one step that Undo takes back."""
        from reljournal.ui.markdown.lines import with_box_turned

        entry = self.model.entry(row)
        text = with_box_turned(entry.text, box) if entry is not None else None
        if entry is not None and text is not None:
            draft = replace(entry.as_draft(), text=text)
            self._context.did(lambda: change_entry(self._context.journal, entry.id, draft))

    def _open_mentioned(self, uuid: str) -> None:
        contact_id = self._context.attempt(lambda: find_contact(self._context.journal, uuid))
        if contact_id is not None:
            self._context.ways.open_contact(contact_id)

    def _open_row(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self._context.ways.open_entry(entry.id)
        elif self.model.event_at(row) is not None:
            self.tab_asked.emit("dates")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the whole width to the entries when there is little."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least = current_theme().size("reading") * 3 // 5
        wide_enough = self.width() - self.side.width() >= least
        self.side.setVisible(wide_enough and self.side.has_content())
