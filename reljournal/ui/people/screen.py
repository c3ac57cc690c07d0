"""The People screen: list at the leading side, the chosen card at the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from reljournal.domain.shelves import Shelf
from reljournal.store.queries.people import count_people, has_people
from reljournal.ui.context import Context
from reljournal.ui.people.list_column import ListColumn
from reljournal.ui.people.panes import Panes
from reljournal.ui.people.table.layout import Layout, layout_from_text
from reljournal.ui.screen import Screen
from reljournal.ui.widgets import EmptyState

if TYPE_CHECKING:
    from reljournal.ui.people.bulk.deeds import BulkDeeds
    from reljournal.ui.people.card import CardPane
    from reljournal.ui.people.shelving import Shelving
    from reljournal.ui.people.triage.page import TriagePage

# Milliseconds: longer than between two repeats of a key, shorter than anyone waits.
_REST = 45


class PeopleScreen(Screen):
    """List and card. The window opens contacts with `open_contact` and new cards with `begin_new_contact`.

    The list is what one sees first. The card is imported and built once the list was painted, or when it is asked
    for before, so that the window need not wait for it.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = ListColumn(context)
        self._card: CardPane | None = None
        self.list.chosen.connect(self._show_later)
        self.list.pressed.connect(self._show_pressed)
        self.list.opened.connect(self._open_from_list)
        self.list.delete_asked.connect(self._delete_chosen)
        self.list.shelves.empty_asked.connect(self._ask_to_empty)
        self.list.bulk_asked.connect(self._do_with_many)
        self.list.triage_asked.connect(self._look_through_shown)
        self.list.new_wanted.connect(self.begin_new_contact)
        self.list.triage_wanted_again.connect(self._go_on_looking)
        self.panes = Panes(self.list)
        self.panes.place.seen.connect(self._bring_card)
        self.panes.arranged.connect(self._offer_way_back)
        self.list.table_switched.connect(self.panes.arrange)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.panes)
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
        self.panes.put(card)
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
        self._layers.setCurrentWidget(self.panes)
        self.reload()
        if current is not None and self.list.select(current):
            self._show_chosen()
        self.list.focus_list()

    def open_contact(self, contact_id: int, tab: str = "timeline") -> None:
        """Show a contact's card on a tab: timeline, about, relationship, dates or follow_ups."""
        self.show_up()
        self._layers.setCurrentWidget(self.panes)
        if not self.list.select(contact_id):
            self.list.show_all()
            self.list.select(contact_id)
        self._showing.stop()
        self.card.select_tab(tab)
        self.card.show_contact(contact_id)
        self._put_card_in_front()
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
        self._layers.setCurrentWidget(self.panes)
        self._put_card_in_front()
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
        if self.panes.is_small() and self.list.isHidden():
            self.panes.arrange()
        if not self.list.isVisible():
            return
        self.list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.field.selectAll()

    def foot_height(self) -> int:
        """Return the height of the keys while people are looked through one by one, of the deeds under the table."""
        if "triage" in self.__dict__ and self.triage.isVisible():
            return self.triage.foot_height()
        return self.list.foot_height()

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

    def _put_card_in_front(self) -> None:
        """Show the card: beside the list, or in its place where the list leaves no room."""
        self._bring_card()
        self.panes.arrange(card_in_front=True)

    def _offer_way_back(self) -> None:
        if self._card is not None:
            self._card.bar.back.setVisible(self.panes.is_one_at_a_time())

    def _back_to_list(self) -> None:
        self.panes.arrange()
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
        self._layers.setCurrentWidget(self.panes if someone else self._empty)

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
        a_list, one = not self.list.layout_shown().is_table, self.list.selected_count() == 1
        if self.panes.is_small() and a_list and one and current is not None:
            self._open_from_list(current)

    def _open_from_list(self, contact_id: int) -> None:
        self._showing.stop()
        if self.card.contact_id() != contact_id:
            self.card.show_contact(contact_id)
        self._put_card_in_front()
        self.card.focus_card()

    def _mark(self) -> None:
        self.list.mark(self.card.drafts.marked())

    def _show_added(self, contact_id: int) -> None:
        self._show_layers()
        self.open_contact(contact_id, "about")

    def _leave_new(self) -> None:
        self._show_layers()
        self.card.show_nobody()
        self.panes.arrange()
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
