"""Filter, chips, how many, and the list of people, narrow beside a card or wide as a table."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from reljournal.domain.people_columns import Sorting
from reljournal.domain.shelves import Shelf
from reljournal.store.queries.people import count_people
from reljournal.store.queries.people_list import tags_in_use
from reljournal.ui.context import Context
from reljournal.ui.people.list_head import ListHead
from reljournal.ui.people.list_model import PeopleFilter, PeopleModel
from reljournal.ui.people.list_selection import ListSelection
from reljournal.ui.people.list_words import how_many, why_nobody
from reljournal.ui.people.table.layout import Layout
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, PersonDelegate
from reljournal.ui.widgets.painted_list import UniformList

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from reljournal.store.journal import Journal
    from reljournal.ui.people.bulk.panel import BulkPanel
    from reljournal.ui.people.sorter import Sorter
    from reljournal.ui.people.table.view import PeopleTable


class ListColumn(QWidget):
    """Says ``chosen`` when the selection is another, ``opened`` on Enter, ``delete_asked`` on Delete."""

    chosen = Signal()
    pressed = Signal()
    """The mouse chose: the card need not wait for another key."""
    opened = Signal(int)
    delete_asked = Signal()
    triage_asked = Signal()
    new_wanted = Signal()
    triage_wanted_again = Signal()
    bulk_asked = Signal(str)
    table_switched = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._told: tuple[int | None, int] = (None, 0)
        self._shelf = Shelf.LISTED
        self._layout = Layout()
        self.model = PeopleModel(context, self)
        self.model.order_wanted.connect(self._ask_for_order)
        self._build_head()
        self._build_list()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        # Letters come faster than the list can be asked; only the last of a burst is asked for.
        self._filtering = QTimer(self)
        self._filtering.setSingleShot(True)
        self._filtering.setInterval(0)
        self._filtering.timeout.connect(self._apply_filter)

    def _build_head(self) -> None:
        self.head = ListHead(self._context)
        self.head.changed.connect(self._filter_later)
        self.head.chips.tag_taken.connect(self._apply_filter)
        self.head.shelves.chosen.connect(self.show_shelf)
        self.head.menu_button.clicked.connect(self._offer_menu)
        self.field, self.chips, self.narrowed = self.head.field, self.head.chips, self.head.narrowed
        self.shelves, self.count, self.menu_button = self.head.shelves, self.head.count, self.head.menu_button
        self.field.left.connect(self.focus_list)
        self.field.installEventFilter(self)

    def _build_list(self) -> None:
        self.view = UniformList()
        self.view.setAccessibleName(self.tr("People"))
        self.view.setItemDelegate(PersonDelegate(self.view))
        self.view.setModel(self.model)
        self.view.opened.connect(self._open_row)
        self.view.clicked.connect(self._clicked)
        self.view.delete_asked.connect(self.delete_asked)
        self.view.typed.connect(self._jump)
        self.view.setDragEnabled(True)
        self.view.drag_asked.connect(self._drag)
        self.view.selectionModel().selectionChanged.connect(self._tell)
        self._selection = ListSelection(self.model, self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)

    @cached_property
    def _why(self) -> Label:
        """What stands in place of the list while nobody fits."""
        why = Label(tone="muted", wrap=True)
        why.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        edge = current_theme().space("xl")
        why.setContentsMargins(edge, edge, edge, edge)
        self._stack.addWidget(why)
        return why

    # Table

    @cached_property
    def bulk(self) -> BulkPanel:
        """What can be done with several, under the table; beside the list it stands where the card does."""
        from reljournal.ui.people.bulk.panel import BulkPanel

        panel = BulkPanel(self, wide=True)
        panel.asked.connect(self.bulk_asked)
        self._column.addWidget(panel)
        return panel

    def foot_height(self) -> int:
        """Return the height of the deeds under the table, 0 while they are not shown."""
        return self.bulk.height() if "bulk" in self.__dict__ and self.bulk.isVisible() else 0

    def _show_bulk(self) -> None:
        count = self.selected_count() if self._layout.is_table else 0
        if count > 1:
            self.bulk.show_chosen(count, self._shelf)
        if count > 1 or "bulk" in self.__dict__:
            self.bulk.setVisible(count > 1)

    @cached_property
    def table(self) -> PeopleTable:
        """The table, made when it is first shown; it shares model and selection with the list."""
        from reljournal.ui.people.table.view import PeopleTable

        table = PeopleTable(self.model, self)
        table.setSelectionModel(self.view.selectionModel())
        table.opened.connect(self._open_row)
        table.clicked.connect(self._clicked)
        table.delete_asked.connect(self.delete_asked)
        table.typed.connect(self._jump)
        table.drag_asked.connect(self._drag)
        table.sort_asked.connect(self._sort_by)
        table.columns_asked.connect(self._offer_columns)
        self._stack.addWidget(table)
        return table

    @cached_property
    def _sorter(self) -> Sorter:
        from reljournal.ui.people.sorter import Sorter

        sorter = Sorter(self._context, self)
        sorter.done.connect(self._take_order)
        return sorter

    def titles(self) -> dict[str, str]:
        """Return the title of every column, those of the person's own fields included."""
        from reljournal.domain.people_columns import own_column
        from reljournal.store.queries.custom_fields import every_field
        from reljournal.ui.people.table.words import column_titles

        own = {own_column(field.id): field.name for field in every_field(self._context.journal)}
        return column_titles(own)

    def journal(self) -> Journal:
        """Return the journal whose people are listed."""
        return self._context.journal

    def layout_shown(self) -> Layout:
        """Return how the list looks now, to be remembered."""
        layout = self._layout
        if "table" in self.__dict__ and layout.is_table:
            shown = dict(self.table.columns())
            hidden = tuple((key, width) for key, width in layout.columns if key not in shown)
            return replace(layout, columns=(*shown.items(), *hidden))
        return layout

    def show_layout(self, layout: Layout) -> None:
        """Look as this layout says: list or table, columns, order."""
        before, self._layout = self._layout, layout
        if layout.sorting != before.sorting:
            self._renew(lambda: self.model.set_sorting(layout.sorting))
        if layout.is_table:
            titles, keys = self.titles(), layout.keys
            if self.model.keys()[1:] != tuple(key for key in keys if key in titles and key != "name"):
                self._renew(lambda: self.model.set_columns(keys, titles))
            self.table.show_columns(layout.columns)
            self.table.show_sorting(layout.sorting)
        theme = current_theme()
        edge = theme.space("l") - theme.space("s") if layout.is_table else 0
        self._stack.setContentsMargins(edge, 0, 0, 0)
        self._show_page()
        self._show_bulk()
        if layout.is_table != before.is_table:
            self.table_switched.emit()
            self.focus_list()

    def switch_table(self) -> None:
        """Show a table instead of the list, or the list again."""
        now = self.layout_shown()
        self.show_layout(replace(now, is_table=not now.is_table))

    def page(self) -> QAbstractItemView:
        """Return the list or the table, whichever is shown."""
        return self.table if self._layout.is_table else self.view

    def _show_page(self) -> None:
        self._stack.setCurrentWidget(self.page() if self.model.rowCount() else self._why)

    def _sort_by(self, key: str) -> None:
        now = self.layout_shown()
        turned = now.sorting.column == key and not now.sorting.descending
        self.show_layout(replace(now, sorting=Sorting(key, turned)))

    def _offer_menu(self) -> None:
        from reljournal.ui.people.list_menu import list_menu

        list_menu(self).popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _offer_columns(self, at: QPoint) -> None:
        from reljournal.ui.people.list_menu import columns_menu

        columns_menu(self).popup(at)

    def _ask_for_order(self) -> None:
        from reljournal.store.queries.people_table import Wanted

        self._sorter.ask(Wanted(*self.model.filter()), self.model.sorting())
        self._show_count()

    def _take_order(self, wanted: tuple[object, ...], sorting: Sorting, ids: array[int]) -> None:
        if tuple(self.model.filter()) == tuple(wanted) and self.model.sorting() == sorting:
            self._renew(lambda: self.model.take_order(ids))

    def stop(self) -> None:
        """Wait for an order that is under way: the window is about to close."""
        if "_sorter" in self.__dict__:
            self._sorter.stop()

    # What is chosen

    def current_id(self) -> int | None:
        """Return the contact whose card is meant: the one chosen alone, or the one the cursor is on."""
        return self._selection.current_id(self.page())

    def selected_ids(self, limit: int | None = None) -> list[int]:
        """Return the chosen contacts in order of name, at most ``limit`` of them."""
        return self._selection.ids(limit)

    def selected_count(self) -> int:
        """Return how many are chosen."""
        return self._selection.count()

    def select(self, contact_id: int, *, reveal: bool = True) -> bool:
        """Choose one contact alone; return False when it is not shown under the filter."""
        return self._selection.choose(contact_id, self.page(), reveal=reveal)

    def select_row(self, row: int) -> None:
        """Choose the contact at a row, or the last one when the list is shorter."""
        contact_id = self.model.id_at(min(row, self.model.rowCount() - 1))
        if contact_id is not None:
            self.select(contact_id)

    def clear_selection(self) -> None:
        """Choose nobody."""
        self.view.selectionModel().clear()

    def show_all(self) -> None:
        """Take every filter away."""
        self.head.show_all()
        self._shelf = Shelf.LISTED
        self._filtering.stop()
        self._apply_filter()

    def shelf(self) -> Shelf:
        """Return what is shown: the list, the archive or the trash."""
        return self._shelf

    def show_shelf(self, shelf: Shelf) -> None:
        """Show the list, the archive or the trash, all who are on it."""
        self.show_all()
        self._shelf = shelf
        self._apply_filter()
        self.focus_list()

    def show_circle(self, circle_id: int) -> None:
        """Show everyone in a circle.

        Raises:
            NotFoundError: it is gone.
        """
        self.narrowed.show_circle(circle_id)
        self.field.clear()
        self.chips.show_all()
        self._shelf = Shelf.LISTED
        self._filtering.stop()
        self._apply_filter()

    # Reading anew

    def reload(self) -> None:
        """Read count, tags and rows anew; selection and scroll position stay."""
        self._read_tags()
        self.narrowed.refresh()
        self._renew(self.model.reload)

    def mark(self, contact_ids: Collection[int]) -> None:
        """Mark the contacts that have unsaved changes."""
        self.model.mark(contact_ids)

    def _renew(self, change: Callable[[], object]) -> None:
        """Reset the model by calling ``change``, then put selection and scroll position back."""
        row = self.view.currentIndex().row()
        lost = self._selection.keep(self.page(), change)
        wanted = self.model.filter()
        if lost and self.model.rowCount() and wanted == PeopleFilter(shelf=wanted.shelf):
            self.select_row(max(0, row))
        self._show_count()
        self._show_page()
        self.page().viewport().update()
        self._tell()

    def _tell(self) -> None:
        state = (self.current_id(), self.selected_count())
        if state != self._told:
            self._told = state
            self._show_bulk()
            self.chosen.emit()

    def _show_count(self) -> None:
        shown, shelf, journal = self.model.rowCount(), self.model.filter().shelf, self._context.journal
        words = how_many(shown, self.model.total(), shelf)
        if "_sorter" in self.__dict__ and self._sorter.is_running():
            ruled = self.model.filter().rule is not None
            waits = self.tr("{how_many} · looking…") if ruled else self.tr("{how_many} · sorting…")
            words = waits.format(how_many=words)
        self.count.setText(words)
        archived, deleted = count_people(journal, Shelf.ARCHIVED), count_people(journal, Shelf.TRASH)
        self.shelves.show_shelves(shelf, archived, deleted)
        if not shown:
            self._why.setText(why_nobody(self.model.filter()))

    # Filter

    def _read_tags(self) -> None:
        self.chips.show_tags(tags_in_use(self._context.journal))

    def show_tag(self, tag: str) -> None:
        """Show only the contacts with a tag; it becomes one of the chips."""
        self.chips.show_tag(tag)
        self._apply_filter()

    def _filter_later(self) -> None:
        self._filtering.start()

    def _apply_filter(self) -> None:
        wanted = self.head.wanted(self._shelf)
        if wanted != self.model.filter():
            self._renew(lambda: self.model.set_filter(wanted))
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Scroll to whoever is shown beside the list: under another filter they stand at another place."""
        current = self.current_id()
        at = self.model.row_of(current) if current is not None else None
        if at is not None:
            self.page().scrollTo(self.model.index(at))

    # Keys

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        # As by a key, so that the row wears its ring.
        self.page().setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.selected_count():
            self.select_row(0)

    def _open_row(self, row: int) -> None:
        contact_id = self.model.id_at(row)
        if contact_id is not None:
            self.opened.emit(contact_id)

    def _clicked(self) -> None:
        self._tell()
        self.pressed.emit()

    def _drag(self) -> None:
        from reljournal.ui.people.list_selection import drag_chosen

        drag_chosen(self.view, self.model, self.selected_ids())

    def _jump(self, letters: str) -> None:
        row = self.model.row_typed(letters)
        if row is not None:
            self.select_row(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys lead from the filter into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.field:
            if event.key() == Qt.Key.Key_Down:
                self.focus_list()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.model.rowCount():
                self._filtering.stop()
                self._apply_filter()
                if self.current_id() is None:
                    self.select_row(0)
                self._open_row(self.page().currentIndex().row())
                return True
        return super().eventFilter(watched, event)
