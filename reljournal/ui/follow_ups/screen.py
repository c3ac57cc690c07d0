"""All follow-ups in one list, grouped by when they ask for attention."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from reljournal.domain.entries import FollowUp, OwedBy
from reljournal.operations.follow_ups import complete_follow_up, delete_follow_up, reopen_follow_up
from reljournal.ui.context import Context
from reljournal.ui.follow_ups.delegate import FollowUpsDelegate
from reljournal.ui.follow_ups.dialog import FollowUpDialog
from reljournal.ui.follow_ups.model import FollowUpsModel
from reljournal.ui.follow_ups.snoozing import SnoozeMenu
from reljournal.ui.screen import Screen
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, ChipChoice, EmptyState, IconButton, Label, LinkButton, SearchField
from reljournal.ui.widgets.painted_list import UniformList
from reljournal.ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from reljournal.store.changes import Change

_Index = QModelIndex | QPersistentModelIndex
_ALL, _DONE = "all", "done"


class FollowUpsView(UniformList):
    """Space or a click on the ring ticks off, S snoozes, E changes, N adds, Del deletes, Enter opens the origin."""

    tick_asked = Signal(int)
    snooze_asked = Signal(int)
    edit_asked = Signal(int)
    new_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the row that has the keyboard."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.new_asked.emit()
            return
        asked = {
            Qt.Key.Key_Space: self.tick_asked, Qt.Key.Key_S: self.snooze_asked, Qt.Key.Key_E: self.edit_asked,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if row >= 0 and asked is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            asked.emit(row)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick off what was pressed on its ring; select it anywhere else."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._on_ring(index, event.position().toPoint()):
            self.setCurrentIndex(index)
            self.tick_asked.emit(index.row())
            return
        super().mousePressEvent(event)

    def _on_ring(self, index: _Index, point: QPoint) -> bool:
        delegate = self.itemDelegate()
        if not index.isValid() or not isinstance(delegate, FollowUpsDelegate):
            return False
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        reach = current_theme().space("s")
        return delegate.ring_rect(option).adjusted(-reach, -reach, reach, reach).contains(point)


class FollowUpsScreen(Screen):
    """Late ones first and some day last; what is done is one choice away and nothing disappears by itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = FollowUpsModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_bar())
        theme = current_theme()
        edge = theme.space("xl")
        body = QVBoxLayout()
        body.setContentsMargins(edge, theme.space("l"), edge, 0)
        body.setSpacing(theme.space("m"))
        body.addLayout(self._build_chips())
        body.addWidget(self._build_list(), 1)
        column.addLayout(body, 1)
        self.model.modelReset.connect(self._say_state)

    def _build_bar(self) -> TopBar:
        bar = TopBar(self)
        back = LinkButton(self.tr("Today"))
        back.setAccessibleName(self.tr("Back to Today"))
        back.clicked.connect(self._to_today)
        bar.add_left(back)
        bar.add_left(Label(self.tr("Follow-ups"), semibold=True))
        self.search = SearchField(self.tr("Filter follow-ups…"), self.tr("Ctrl F"))
        self.search.setMaximumWidth(current_theme().size("search"))
        self.search.textChanged.connect(self._refilter)
        self.search.left.connect(self._to_list)
        bar.add_left(self.search, 1)
        bar.add_stretch()
        self.log_button = AccentButton(self.tr("Log a conversation"), "plus")
        self.log_button.clicked.connect(self._log)
        bar.add_right(self.log_button)
        return bar

    def _build_chips(self) -> QHBoxLayout:
        self.choice = ChipChoice(
            [
                (_ALL, self.tr("All open")),
                (str(OwedBy.ME), self.tr("I owe")),
                (str(OwedBy.THEM), self.tr("They owe")),
                (_DONE, self.tr("Done")),
            ],
            self.tr("Which follow-ups"),
        )
        self.choice.changed.connect(self._refilter)
        self.count = Label(role="small", tone="muted")
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("m"))
        row.addWidget(self.choice, 1)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self.add_button = IconButton("plus", self.tr("Add a follow-up"))
        self.add_button.setToolTip(self.tr("Add a follow-up (N)"))
        self.add_button.clicked.connect(self.begin_new)
        row.addWidget(self.add_button)
        return row

    def _build_list(self) -> QStackedWidget:
        self.view = FollowUpsView()
        self.view.setAccessibleName(self.tr("Follow-ups"))
        self.view.setItemDelegate(FollowUpsDelegate(self.context.today(), self.view))
        self.view.setModel(self.model)
        self.view.setSelectionMode(UniformList.SelectionMode.SingleSelection)
        self.view.opened.connect(self.open_row)
        self.view.doubleClicked.connect(self._open_index)
        self.view.tick_asked.connect(self.tick)
        self.view.snooze_asked.connect(self.offer_days)
        self.view.edit_asked.connect(self.edit)
        self.view.new_asked.connect(self.begin_new)
        self.view.delete_asked.connect(self.delete)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._offer_all)
        self._empty = EmptyState("checklist", "", "", [(self.tr("Add a follow-up"), self.begin_new)])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.search.installEventFilter(self)
        return self._stack

    # What is shown

    def reload(self) -> None:
        """Read anew; the keyboard stays at its place in the list."""
        delegate = self.view.itemDelegate()
        if isinstance(delegate, FollowUpsDelegate):
            delegate.today = self.context.today()
        row, item = self.view.currentIndex().row(), self.current()
        place = self.view.verticalScrollBar().value()
        self.model.reload()
        kept = self.model.row_of(item.id) if item is not None else None
        self._go_to(kept if kept is not None else row)
        self.view.verticalScrollBar().setValue(place)

    def _go_to(self, row: int) -> None:
        if row >= 0 and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))

    def _refilter(self) -> None:
        chosen = self.choice.value()
        owed_by = OwedBy(chosen) if chosen in set(OwedBy) else None
        self.model.show(done=chosen == _DONE, owed_by=owed_by, words=self.search.text())
        self.view.scrollToTop()

    def _say_state(self) -> None:
        shown = self.model.rowCount()
        self.count.setText(self.tr("%Ln follow-ups", None, shown) if shown else "")
        self._stack.setCurrentIndex(0 if shown else 1)
        if self.search.text().strip():
            self._empty.set_words(self.tr("None of them says that"), self.tr("Another word, or Esc for all of them."))
        elif self.choice.value() == _DONE:
            self._empty.set_words(self.tr("Nothing is ticked off yet"), self.tr("What is done stands here."))
        else:
            self._empty.set_words(
                self.tr("Nothing is owed"), self.tr("What you promised, or what they promised, stands here.")
            )

    def current(self) -> FollowUp | None:
        """Return the follow-up that has the keyboard."""
        return self.model.item(self.view.currentIndex().row())

    # What is done

    def _do(self, action: Callable[[], object], said: str) -> None:
        if self.context.did(action):
            self.context.ways.offer_undo(said)

    def tick(self, row: int) -> None:
        """Tick a follow-up off, or open it again."""
        item, journal = self.model.item(row), self.context.journal
        if item is None:
            return
        if item.done_on is None:
            today = self.context.today()
            words = self.tr("Done: %1").replace("%1", item.text)
            self._do(lambda: complete_follow_up(journal, item.id, today), words)
        else:
            words = self.tr("Open again: %1").replace("%1", item.text)
            self._do(lambda: reopen_follow_up(journal, item.id), words)

    def offer_days(self, row: int) -> None:
        """Offer the days to which a follow-up can be put off."""
        item = self.model.item(row)
        if item is None or item.done_on is not None:
            return
        self.snooze_menu(item).popup(self._below(row))

    def snooze_menu(self, item: FollowUp) -> SnoozeMenu:
        """Return the menu of days."""
        menu = SnoozeMenu(self.context, item, self)
        menu.day_wanted.connect(self._edit_day)
        return menu

    def _below(self, row: int) -> QPoint:
        rect = self.view.visualRect(self.model.index(row, 0))
        return self.view.viewport().mapToGlobal(QPoint(rect.center().x(), rect.bottom()))

    def edit(self, row: int) -> None:
        """Change a follow-up in a small dialog."""
        item = self.model.item(row)
        if item is not None:
            self._open_dialog(item)

    def _edit_day(self, item: FollowUp) -> None:
        self._open_dialog(item, "due")

    def begin_new(self) -> None:
        """Add a follow-up in a small dialog."""
        self._open_dialog(FollowUp(""))

    def _open_dialog(self, item: FollowUp, field: str = "text") -> None:
        FollowUpDialog(self.context, item, self, field).open()

    def delete(self) -> None:
        """Delete the follow-up that has the keyboard."""
        item = self.current()
        if item is not None:
            words = self.tr("Deleted: %1").replace("%1", item.text)
            self._do(lambda: delete_follow_up(self.context.journal, item.id), words)

    def open_row(self, row: int) -> None:
        """Go to the entry a follow-up came from, else to its contact, else change it."""
        item = self.model.item(row)
        if item is None:
            return
        if item.entry_id is not None:
            self.context.ways.open_entry(item.entry_id)
        elif item.contact is not None:
            self.context.ways.open_contact(item.contact.id, "follow_ups")
        else:
            self.edit(row)

    def _open_index(self, index: _Index) -> None:
        self.open_row(index.row())

    def _offer_all(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.row_menu(index.row()).popup(self.view.viewport().mapToGlobal(point))

    def row_menu(self, row: int) -> QMenu:
        """Return what can be done with a row, by mouse; the words name the keys."""
        menu, item = QMenu(self), self.model.item(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item is None:
            return menu
        for words, deed in (
            (self.tr("Open again") if item.done_on else self.tr("Done"), self._tick_current),
            (self.tr("Snooze…"), self._snooze_current),
            (self.tr("Change…"), self._edit_current),
            (self.tr("Delete"), self.delete),
        ):
            menu.addAction(words).triggered.connect(deed)
        if item.contact is not None:
            menu.addSeparator()
            menu.addAction(self.tr("Open the card")).triggered.connect(self._open_contact)
        return menu

    def _tick_current(self) -> None:
        self.tick(self.view.currentIndex().row())

    def _snooze_current(self) -> None:
        self.offer_days(self.view.currentIndex().row())

    def _edit_current(self) -> None:
        self.edit(self.view.currentIndex().row())

    def _open_contact(self) -> None:
        item = self.current()
        if item is not None and item.contact is not None:
            self.context.ways.open_contact(item.contact.id, "follow_ups")

    def _log(self) -> None:
        self.context.ways.capture()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leaves the filter for the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._to_list()
            return True
        return super().eventFilter(watched, event)

    def _to_list(self) -> None:
        if not self.model.rowCount():
            return
        if not self.view.currentIndex().isValid():
            self._go_to(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_keyboard(self) -> None:
        """Begin in the list."""
        self._to_list()

    def show_up(self) -> None:
        """Bring the list up to date and the keyboard into it: whoever comes here comes to walk through it."""
        super().show_up()
        self.take_keyboard()

    def refresh(self, change: Change) -> None:
        """Read anew what touches follow-ups, or the names of whom they are about."""
        if change.touches("follow_up", "contact"):
            self.reload()

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def contacts_to_print(self) -> list[int]:
        """Return the contact of the follow-up that has the keyboard."""
        item = self.current()
        return [item.contact.id] if item is not None and item.contact is not None else []

    def go_back(self) -> bool:
        """Take the filter away, when there is one."""
        filtered = bool(self.search.text())
        self.search.clear()
        return filtered

    def _to_today(self) -> None:
        self.context.ways.show_screen("today")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row that has the keyboard in view."""
        super().resizeEvent(event)
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())
