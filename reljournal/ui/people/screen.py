"""The People screen: list at the leading side, the chosen card at the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from reljournal.domain.shelves import Shelf
from reljournal.store.queries.people import count_people, has_people
from reljournal.ui.context import Context
from reljournal.ui.people.list_column import ListColumn
from reljournal.ui.people.table.layout import Layout, layout_from_text
from reljournal.ui.screen import Screen
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, Hairline
from reljournal.ui.widgets.place import Place
from reljournal.ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from reljournal.ui.people.bulk.deeds import BulkDeeds
    from reljournal.ui.people.card import CardPane
    from reljournal.ui.people.shelving import Shelving
    from reljournal.ui.people.triage.page import TriagePage

# Milliseconds: longer than between two repeats of a key, shorter than anyone waits.
_REST = 45
# Qt's own largest size of a widget.
_AS_WIDE_AS_IT_GETS = 16_777_215
# Letters in a line of the card below which list and card are not shown beside each other.
_LEAST_LETTERS = 45


class PeopleScreen(Screen):
    """List and card. The window opens contacts with `open_contact` and new cards with `begin_new_contact`.

    The list is what one sees first. The card is imported and built once the list was painted, or when it is asked
    for before, so that the window need not wait for it.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = ListColumn(context)
        self._card: CardPane | None = None
        self._card_in_front = False
        self._small = False
        self.list.chosen.connect(self._show_later)
        self.list.pressed.connect(self._show_pressed)
        self.list.opened.connect(self._open_from_list)
        self.list.delete_asked.connect(self._delete_chosen)
        self.list.shelves.empty_asked.connect(self._ask_to_empty)
        self.list.bulk_asked.connect(self._do_with_many)
        self.list.table_switched.connect(self._arrange)
        self.list.triage_asked.connect(self._look_through_shown)
        self.list.new_wanted.connect(self.begin_new_contact)
        self.list.triage_wanted_again.connect(self._go_on_looking)
        self._people = QWidget()
        self._place = _place_of_card()
        self._place.seen.connect(self._bring_card)
        self._row = row = QHBoxLayout(self._people)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        self._between = Hairline(vertical=True)
        row.addWidget(self._between)
        row.addWidget(self._place, 1)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._people)
        # While an arrow key is held down the list runs; only the card on which it rests is read.
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(_REST)
        self._showing.timeout.connect(self._show_chosen)
        kept = context.ways.people_layout()
        if kept:
            self.list.show_layout(layout_from_text(kept))

    @property
    def card(self) -> CardPane:
        """The card of the one who is chosen."""
        return self._card or self._bring_card()

    def _bring_card(self) -> CardPane:
        """Put the card into its place, showing who is chosen."""
        if self._card is not None:
            return self._card
        from reljournal.store.card_drafts import NEW, contacts_with_drafts
        from reljournal.ui.people.card import CardPane

        self._card = card = CardPane(self.context)
        card.marks_changed.connect(self._mark)
        card.added.connect(self._show_added)
        card.left_new.connect(self._leave_new)
        card.delete_asked.connect(self._delete_shown)
        card.move_asked.connect(self.move_at_hand)
        card.bulk_asked.connect(self._do_with_many)
        card.print_asked.connect(self._print)
        card.back_asked.connect(self._back_to_list)
        self._row.replaceWidget(self._place, card)
        self._place.hide()
        self._place.deleteLater()
        # The layout would size and show it a turn of the event loop later, and its text is broken by its width.
        self._row.activate()
        card.setHidden(self._one_at_a_time() and not self._card_in_front)
        self._show_chosen()
        # Of an earlier session; the card tells of those to come.
        self.list.mark(contacts_with_drafts(self.context.journal) - {NEW})
        return card

    @cached_property
    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "people",
            self.tr("Nobody here yet"),
            self.tr("Bring your people over from a phone or a mail program, or write the first card by hand."),
            [
                (self.tr("Import an address book"), self.context.ways.import_files),
                (self.tr("New contact"), self.begin_new_contact),
            ],
            accent=True,
        )
        self._layers.addWidget(empty)
        return empty

    @cached_property
    def triage(self) -> TriagePage:
        """The page on which people are looked through one by one."""
        from reljournal.ui.people.triage.page import TriagePage

        page = TriagePage(self.context, self.shelving, self.bulk)
        page.ended.connect(self._end_triage)
        self._layers.addWidget(page)
        return page

    def _in_triage(self) -> bool:
        return "triage" in self.__dict__ and self._layers.currentWidget() is self.triage

    # What the window asks

    def look_through(self, contact_ids: Sequence[int]) -> None:
        """Look through these contacts one by one."""
        self.show_up()
        if contact_ids:
            self._layers.setCurrentWidget(self.triage)
            self.triage.begin(contact_ids)
            self.triage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_through_shown(self) -> None:
        self.look_through(self.list.model.ids_between(0, self.list.model.rowCount() - 1))

    def _go_on_looking(self) -> None:
        if self.triage.go_on():
            self._layers.setCurrentWidget(self.triage)
            self.triage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_triage(self) -> None:
        current = self.triage.current_id()
        self._layers.setCurrentWidget(self._people)
        self.reload()
        if current is not None and self.list.select(current):
            self._show_chosen()
        self.list.focus_list()

    def open_contact(self, contact_id: int, tab: str = "timeline") -> None:
        """Show a contact's card on a tab: timeline, about, dates or follow_ups."""
        self.show_up()
        self._layers.setCurrentWidget(self._people)
        if not self.list.select(contact_id):
            self.list.show_all()
            self.list.select(contact_id)
        self._showing.stop()
        self.card.select_tab(tab)
        self.card.show_contact(contact_id)
        self._arrange(card_wanted=True)
        self.card.focus_card()

    def show_circle(self, circle_id: int) -> None:
        """Show everyone in a circle.

        Raises:
            NotFoundError: it is gone.
        """
        self.show_up()
        self.list.show_circle(circle_id)

    def begin_new_contact(self) -> None:
        """Edit the card of a new contact."""
        self.show_up()
        self._showing.stop()
        self._layers.setCurrentWidget(self._people)
        self._arrange(card_wanted=True)
        self.card.begin_new()

    def current_contact_id(self) -> int | None:
        """Return the contact whose card is shown, or None."""
        return self.card.contact_id()

    def reload(self) -> None:
        """Read everything anew."""
        if self._in_triage():
            # The page follows by itself; the list is read when one comes back to it.
            return
        self.list.reload()
        self._show_layers()
        if self._card is not None and self._card.is_new():
            return
        if self._card is None or not self._card.reload() or self._card.contact_id() is None:
            self._choose_someone()

    def focus_filter(self) -> None:
        """Put the cursor into the filter, where it is on show or the list can take the card's place."""
        if self._small and self.list.isHidden():
            self._arrange()
        if not self.list.isVisible():
            return
        self.list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.field.selectAll()

    def foot_height(self) -> int:
        """Return the height of the keys while people are looked through one by one."""
        return self.triage.foot_height() if "triage" in self.__dict__ and self.triage.isVisible() else 0

    def help_page(self) -> str:
        """Return the page of the card while it has the keyboard, of its files on their tab."""
        focused = QApplication.focusWidget()
        if self._card is None or focused is None or not self._card.isAncestorOf(focused):
            return ""
        return "files" if self._card.current_tab() == "files" else "card"

    def contacts_to_print(self) -> list[int]:
        """Return the chosen contacts, or the one whose card is shown."""
        if self.list.selected_count() > 1:
            return self.list.selected_ids()
        current = self.current_contact_id()
        return [current] if current is not None else []

    def go_back(self) -> bool:
        """End looking through one by one; else leave the form, then the card, then the filter."""
        if self._in_triage():
            self._end_triage()
            return True
        focused = QApplication.focusWidget()
        if self.card.leave_forms():
            return True
        if self.list.isHidden() or (focused is not None and self.card.isAncestorOf(focused)):
            self._back_to_list()
            return True
        if not self.list.model.filter().is_open:
            self.list.show_all()
            self.list.focus_list()
            return True
        return False

    def keep_drafts(self) -> None:
        """Remember how the list looks and what is written on cards and not saved; work that is under way ends."""
        self.list.stop()
        if "shelving" in self.__dict__:
            self.shelving.stop()
        if "bulk" in self.__dict__ and "long_work" in self.bulk.__dict__:
            self.bulk.long_work.stop()
        text = self.list.layout_shown().to_text()
        if text != (self.context.ways.people_layout() or Layout().to_text()):
            self.context.ways.keep_people_layout(text)
        if self._card is not None:
            self._card.drafts.write()

    # List and card

    def _arrange(self, *, card_wanted: bool = False) -> None:
        """Share the room: the list stands beside its card, the table takes all of it until a card is opened."""
        self._card_in_front = card_wanted
        alone = self._one_at_a_time()
        beside = self.card if card_wanted else self._card or self._place
        self.list.setHidden(alone and card_wanted)
        beside.setHidden(alone and not card_wanted)
        self._between.setHidden(alone)
        if self._card is not None:
            self._card.bar.back.setVisible(alone)
        self._fit()

    def _one_at_a_time(self) -> bool:
        """Return whether the list leaves no room beside it: as a table, or in a window small for its text."""
        return self._small or self.list.layout_shown().is_table

    def _back_to_list(self) -> None:
        self._arrange()
        self.list.focus_list()

    def take_keyboard(self) -> None:
        """Begin in the list, or on the card where it stands alone; a card being written keeps the keyboard."""
        if self._in_triage():
            self.triage.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.list.isHidden():
            self.card.focus_card()
        elif self.list.isVisible() and not (self._card is not None and self._card.is_editing()):
            self.list.focus_list()

    def _show_layers(self) -> None:
        someone = self.list.model.total() > 0 or has_people(self.context.journal)
        someone = someone or (self._card is not None and self._card.is_new())
        self._layers.setCurrentWidget(self._people if someone else self._empty)

    def _choose_someone(self) -> None:
        if self.list.current_id() is None and self.list.selected_count() == 0:
            self.list.select_row(0)
        self._show_chosen()

    def _show_later(self) -> None:
        self._showing.start()

    def _show_chosen(self) -> None:
        self._showing.stop()
        if self._card is None:
            # It shows who is chosen when it comes.
            return
        count, current = self.list.selected_count(), self.list.current_id()
        if count > 1:
            self.card.show_several(count, self.list.shelf())
        elif current is not None:
            if current != self.card.contact_id():
                self.card.show_contact(current)
        elif self.card.contact_id() is None and not self.card.is_new():
            # A card on show stays while the filter hides its row.
            self.card.show_nobody()

    def _show_pressed(self) -> None:
        self._show_chosen()
        current = self.list.current_id()
        # Where there is no room beside the list, whom one presses takes its place; several are being chosen.
        if self._small and not self.list.layout_shown().is_table and self.list.selected_count() == 1 and current:
            self._open_from_list(current)

    def _open_from_list(self, contact_id: int) -> None:
        self._showing.stop()
        if self.card.contact_id() != contact_id:
            self.card.show_contact(contact_id)
        self._arrange(card_wanted=True)
        self.card.focus_card()

    def _mark(self) -> None:
        self.list.mark(self.card.drafts.marked())

    def _show_added(self, contact_id: int) -> None:
        self._show_layers()
        self.open_contact(contact_id, "about")

    def _leave_new(self) -> None:
        self._show_layers()
        self.card.show_nobody()
        self._arrange()
        self._choose_someone()
        self.list.focus_list()

    # Deleting and printing

    def _delete_chosen(self) -> None:
        self._delete(self.list.selected_ids(), self.list.shelf())

    def _delete_shown(self) -> None:
        if self.list.selected_count() > 1:
            self._delete_chosen()
        elif (current := self.card.contact_id()) is not None:
            self._delete([current], self.card.shelf())

    def _delete(self, contact_ids: Sequence[int], shelf: Shelf) -> None:
        """Put them into the trash; those that are there are removed for good. Both can be undone."""
        if contact_ids and shelf is Shelf.TRASH:
            self.shelving.remove(contact_ids)
        elif contact_ids:
            self.shelving.delete(contact_ids)

    def move_at_hand(self) -> None:
        """Archive those who are chosen, or bring them back from the archive or the trash."""
        if self._in_triage():
            return
        if not self.list.isHidden() and (self.list.selected_count() > 1 or self._card is None or self._card.isHidden()):
            self.shelving.move(self.list.selected_ids(), self.list.shelf())
        elif (current := self.card.contact_id()) is not None:
            self.shelving.move([current], self.card.shelf())

    @cached_property
    def shelving(self) -> Shelving:
        """What leads into archive and trash and back."""
        from reljournal.ui.people.shelving import Shelving

        return Shelving(self.context, self)

    @cached_property
    def bulk(self) -> BulkDeeds:
        """What is done with several at once."""
        from reljournal.ui.people.bulk.deeds import BulkDeeds

        return BulkDeeds(self.context, self.shelving, self)

    def _do_with_many(self, key: str) -> None:
        self.bulk.do(key, self.list.selected_ids(), self.list.shelf())

    def _ask_to_empty(self) -> None:
        from reljournal.ui.people.emptying import EmptyTrashDialog

        dialog = EmptyTrashDialog(count_people(self.context.journal, Shelf.TRASH), self.window())
        dialog.confirmed.connect(self._empty_trash)
        dialog.open()

    def _empty_trash(self) -> None:
        from reljournal.store.queries.shelves import in_trash

        self.shelving.remove(in_trash(self.context.journal))

    def _print(self) -> None:
        self.context.ways.print_briefs(self.contacts_to_print())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list's share of a narrow window small; in a small one list and card stand for each other."""
        super().resizeEvent(event)
        self._weigh()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Weigh the room anew with the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_layers"):
            self._weigh()

    def _weigh(self) -> None:
        letters = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        small = self.width() < self._list_width() + letters
        if small == self._small:
            return
        # Whoever reads a card goes on reading it when the room gets small.
        focused = QApplication.focusWidget()
        reading = self._card is not None and focused is not None and self._card.isAncestorOf(focused)
        self._small = small
        self._arrange(card_wanted=reading if small else self._card_in_front)

    def _list_width(self) -> int:
        wide = current_theme().size("list")
        return max(wide * 3 // 4, min(wide, round(self.width() * 0.3)))

    def _fit(self) -> None:
        if self._one_at_a_time():
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(_AS_WIDE_AS_IT_GETS)
            return
        self.list.setFixedWidth(self._list_width())


def _place_of_card() -> Place:
    """Return what stands in place of the card until it comes: an empty page under an empty bar."""
    place = Place()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(TopBar())
    column.addStretch(1)
    return place
