"""The card of one contact: head, tabs, and the way in and out of editing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact, Photo
from reljournal.domain.errors import NotFoundError
from reljournal.domain.shelves import Shelf
from reljournal.store.queries.contacts import contact as read_contact
from reljournal.store.queries.couples import count_dates
from reljournal.store.queries.files import count_files
from reljournal.store.queries.follow_ups import follow_ups_of
from reljournal.ui.context import Context
from reljournal.ui.people.card_bar import CardBar
from reljournal.ui.people.card_editing import CardEditing
from reljournal.ui.people.header import CardHeader
from reljournal.ui.people.page import Parts
from reljournal.ui.people.timeline import TimelineTab
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, UnderlineTabs

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QMenu

    from reljournal.operations.files import NewFile
    from reljournal.ui.people.about_tab import AboutTab
    from reljournal.ui.people.bulk.panel import BulkPanel
    from reljournal.ui.people.card_receiving import CardReceiving
    from reljournal.ui.people.dates_tab import DatesTab
    from reljournal.ui.people.files_tab import FilesTab
    from reljournal.ui.people.follow_ups_tab import FollowUpsTab
    from reljournal.ui.people.relationship_tab import RelationshipTab
    from reljournal.ui.people.shelf_note import ShelfNote

TABS = ("timeline", "about", "relationship", "dates", "follow_ups", "files")


class CardPane(QWidget):
    """Shows a contact, several at once, or nobody.

    The timeline is what one sees first; the other tabs are imported and built when they are first opened, so that
    the window need not wait for them.
    """

    marks_changed = Signal()
    """Other cards than before have changes that are not saved."""
    added = Signal(int)
    """A new contact was saved."""
    left_new = Signal()
    """The card of a new contact was left."""
    delete_asked = Signal()
    bulk_asked = Signal(str)
    move_asked = Signal()
    """Into the archive, or back from archive or trash."""
    print_asked = Signal()
    back_asked = Signal()
    """The person wants the list that the card took the place of."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact: Contact | None = None
        self._counts: tuple[int, ...] | None = None
        self._editing = CardEditing(context, self)
        self.drafts = self._editing.drafts
        self.setAcceptDrops(True)
        self._build_bar()
        self._build_card()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)

    def _build_bar(self) -> None:
        self.bar = CardBar()
        self.bar.edit_asked.connect(self.begin_edit)
        self.bar.print_asked.connect(self.print_asked)
        self.bar.more.clicked.connect(self._offer_more)
        self.bar.log_asked.connect(self._log)
        self.bar.contacted_asked.connect(self._note_contacted)
        self.bar.save_asked.connect(self.save)
        self.bar.discard_asked.connect(self.discard)
        self.bar.back_asked.connect(self.back_asked)

    def _build_card(self) -> None:
        theme, context = current_theme(), self._context
        self._card = QWidget()
        self.header = CardHeader(context)
        self.header.photo_given.connect(self._take_photo)
        self.tabs = UnderlineTabs(accessible_name=self.tr("Parts of the card"))
        for label in (
            self.tr("Timeline"), self.tr("About"), self.tr("Relationship"), self.tr("Dates"), self.tr("Follow-ups"),
            self.tr("Files"),
        ):  # fmt: skip
            self.tabs.add_tab(label)
        self.tabs.current_changed.connect(self._tab_changed)
        self.timeline = TimelineTab(context)
        self.timeline.tab_asked.connect(self.select_tab)
        self._about: AboutTab | None = None
        self._parts = Parts()
        self._parts.addWidget(self.timeline)
        column = QVBoxLayout(self._card)
        # The scroll bars of the tabs stand in the page's margin.
        column.setContentsMargins(theme.space("xl"), theme.space("xl"), theme.space("m"), 0)
        column.setSpacing(0)
        self._head = head = QVBoxLayout()
        head.setContentsMargins(0, 0, theme.space("xl") - theme.space("m"), 0)
        head.setSpacing(theme.space("l"))
        head.addWidget(self.header)
        head.addWidget(self.tabs)
        column.addLayout(head)
        column.addWidget(self._parts, 1)

    # What is built when it is first shown

    @property
    def about(self) -> AboutTab:
        """The tab on which the card is read and edited."""
        if self._about is None:
            self._about = self._build_about()
        return self._about

    def _build_about(self) -> AboutTab:
        from PySide6.QtGui import QKeySequence, QShortcut

        from reljournal.ui.people.about_tab import AboutTab

        about = AboutTab(self._context)
        about.changed.connect(self._editing.keep)
        about.edit_asked.connect(self.begin_edit)
        about.discard_asked.connect(self.discard)
        about.save_asked.connect(self._editing.save_draft)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), about)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)
        self._parts.addWidget(about)
        return about

    @cached_property
    def relationship(self) -> RelationshipTab:
        """The tab about the two of you."""
        from reljournal.ui.people.relationship_tab import RelationshipTab

        relationship = RelationshipTab(self._context)
        self._parts.addWidget(relationship)
        return relationship

    @cached_property
    def dates(self) -> DatesTab:
        """The tab of the key dates."""
        from reljournal.ui.people.dates_tab import DatesTab

        dates = DatesTab(self._context)
        self._parts.addWidget(dates)
        return dates

    @cached_property
    def follow_ups(self) -> FollowUpsTab:
        """The tab of the follow-ups."""
        from reljournal.ui.people.follow_ups_tab import FollowUpsTab

        follow_ups = FollowUpsTab(self._context)
        self._parts.addWidget(follow_ups)
        return follow_ups

    @cached_property
    def files(self) -> FilesTab:
        """The tab of the files."""
        from reljournal.ui.people.files_tab import FilesTab

        files = FilesTab(self._context)
        self._parts.addWidget(files)
        return files

    @cached_property
    def shelf_note(self) -> ShelfNote:
        """The line over the card of somebody who is archived or deleted."""
        from reljournal.ui.people.shelf_note import ShelfNote

        note = ShelfNote(self._card)
        note.back_asked.connect(self.move_asked)
        self._head.insertWidget(0, note)
        return note

    @cached_property
    def _nobody(self) -> EmptyState:
        page = EmptyState("people", self.tr("Nobody is chosen"), self.tr("Choose someone from the list."))
        self._pages.addWidget(page)
        return page

    @cached_property
    def several(self) -> BulkPanel:
        """What can be done with several contacts."""
        from reljournal.ui.people.bulk.panel import BulkPanel

        page = BulkPanel()
        page.asked.connect(self.bulk_asked)
        self._pages.addWidget(page)
        return page

    # What is shown

    def contact_id(self) -> int | None:
        """Return whose card is shown, None for nobody, several, or a new card."""
        return self._contact.id if self._contact is not None else None

    def shelf(self) -> Shelf:
        """Return where the contact on show stands."""
        if self._contact is None or self._contact.is_listed:
            return Shelf.LISTED
        return Shelf.ARCHIVED if self._contact.trashed_at is None else Shelf.TRASH

    def is_editing(self) -> bool:
        """Whether the form is open."""
        return self._about is not None and self._about.form is not None

    def is_new(self) -> bool:
        """Whether the card is of a contact that is not in the journal yet."""
        return self._editing.is_new

    def show_contact(self, contact_id: int) -> bool:
        """Show a contact on the tab that is open; return False when the contact is gone."""
        if self.contact_id() != contact_id:
            self._editing.leave_form()
        try:
            self._contact = read_contact(self._context.journal, contact_id)
        except NotFoundError:
            self.show_nobody()
            return False
        self._editing.is_new = False
        self.tabs.show()
        self._pages.setCurrentWidget(self._card)
        if not self._contact.is_listed or "shelf_note" in self.__dict__:
            self.shelf_note.show_contact(self._contact)
        self.header.show_contact(self._contact)
        self._show_counts()
        self.show_part()
        self.show_bar()
        return True

    def reload(self) -> bool:
        """Read the contact on show anew; return False when it is gone."""
        return self._contact is None or self.show_contact(self._contact.id)

    def show_nobody(self) -> None:
        """Show that nobody is chosen."""
        self._editing.leave_form()
        self._contact = None
        self._pages.setCurrentWidget(self._nobody)
        self.show_bar()

    def show_several(self, count: int, shelf: Shelf = Shelf.LISTED) -> None:
        """Show what can be done with several contacts, all of whom stand on ``shelf``."""
        self._editing.leave_form()
        self._contact = None
        self.several.show_chosen(count, shelf)
        self._pages.setCurrentWidget(self.several)
        self.show_bar()

    def show_bar(self) -> None:
        """Say in the bar whose card it is, and offer what can be done."""
        name = ""
        if self._editing.is_new:
            name = self.tr("New contact")
        elif self._contact is not None:
            name = self._contact.name or self.tr("Without a name")
        self.bar.set_where(name)
        self.bar.show_state(someone=self._contact is not None, editing=self.is_editing())

    def _show_counts(self) -> None:
        if self._contact is None:
            return
        opened = [item for item in follow_ups_of(self._context.journal, self._contact.id) if item.done_on is None]
        files = count_files(self._context.journal, self._contact.id)
        dates = count_dates(self._context.journal, self._contact.id)
        counts = (dates, len(opened), files)
        # Writing on a tab lays the whole bar out anew.
        if counts != self._counts:
            self._counts = counts
            self.tabs.set_count(TABS.index("dates"), counts[0])
            self.tabs.set_count(TABS.index("follow_ups"), counts[1])
            self.tabs.set_count(TABS.index("files"), counts[2])

    def show_part(self) -> None:
        """Show the contact on the tab that is open."""
        contact, tab = self._contact, self.current_tab()
        if contact is None:
            return
        if tab == "about":
            self.about.show_contact(contact, self.drafts.of(contact.id), self._context.today())
        else:
            self._part_of(tab).show_contact(contact)

    def _part_of(self, tab: str) -> TimelineTab | RelationshipTab | DatesTab | FollowUpsTab | FilesTab:
        """Return what stands under a tab other than "about"."""
        if tab == "relationship":
            return self.relationship
        if tab == "dates":
            return self.dates
        if tab == "files":
            return self.files
        return self.follow_ups if tab == "follow_ups" else self.timeline

    def select_tab(self, key: str) -> None:
        """Go to a tab: timeline, about, relationship, dates, follow_ups or files."""
        self.tabs.select(TABS.index(key) if key in TABS else 0)

    def current_tab(self) -> str:
        """Return which tab is open."""
        return TABS[self.tabs.currentIndex()]

    def _tab_changed(self, index: int) -> None:
        if TABS[index] != "about" and self.is_editing():
            self._editing.leave_form()
        self._parts.setCurrentWidget(self.about if TABS[index] == "about" else self._part_of(TABS[index]))
        self.show_part()
        self.show_bar()

    def focus_card(self) -> None:
        """Put the keyboard onto the card."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    # Editing

    def begin_edit(self) -> None:
        """Edit the card in place, from its draft when there is one."""
        if self._contact is not None:
            self._editing.begin(self._contact)

    def begin_new(self) -> None:
        """Edit an empty card, or the new one that was begun before."""
        self._editing.begin_new()

    def show_new(self) -> None:
        """Make room for the form of a contact that is not in the journal yet."""
        self._contact = None
        self.tabs.hide()
        self.select_tab("about")
        self._parts.setCurrentWidget(self.about)
        self._pages.setCurrentWidget(self._card)

    def leave_edit(self) -> None:
        """Leave the form; changes stay as a draft, and a toast offers to discard them."""
        self._editing.leave()

    def discard(self) -> None:
        """Throw the changes away; a toast offers to bring them back."""
        self._editing.discard()

    def save(self) -> None:
        """Write the card; the form closes only when that worked."""
        self._editing.save()

    # What is given to the card

    @cached_property
    def _receiving(self) -> CardReceiving:
        from reljournal.ui.people.card_receiving import CardReceiving

        return CardReceiving(self._context, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files for the contact on show."""
        self._receiving.welcome(event, self._contact)

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep the files with the contact."""
        self._receiving.take(event, self._contact)

    def _take_photo(self, photo: Photo | None, original: NewFile | None) -> None:
        """Give the card another photo, or none; a new contact gets it when it is saved."""
        if self._editing.is_new:
            self._editing.take_photo(photo)
        elif self._contact is not None:
            self._receiving.give_photo(self._contact, photo, original)

    def _log(self) -> None:
        ids = [self._contact.id] if self._contact is not None else []
        self._context.ways.capture(ids)

    def _note_contacted(self) -> None:
        from reljournal.ui.in_touch import note_contacted

        if self._contact is not None:
            note_contacted(self._context, [self._contact.id])

    def more_menu(self) -> QMenu:
        """Return what else can be done with the contact."""
        from reljournal.ui.people.card_menu import card_menu

        return card_menu(self, self._contact, self._receiving)

    def choose_circles(self) -> None:
        """Offer the circles to put the contact into."""
        if self._contact is not None:
            corner = self.bar.more.rect().bottomLeft()
            self._context.ways.choose_circles([self._contact.id], self.bar.more.mapToGlobal(corner))

    def choose_tier(self) -> None:
        """Offer the tiers to put the contact in."""
        if self._contact is not None:
            from reljournal.ui.tiers.menu import offer_tiers

            corner = self.bar.more.rect().bottomLeft()
            offer_tiers(self._context, [self._contact.id], self, self.bar.more.mapToGlobal(corner))

    def _offer_more(self) -> None:
        self.bar.pop_up(self.more_menu())

    def copy_emails(self) -> None:
        """Put the contact's e-mail addresses on the clipboard."""
        if self._contact is not None:
            from PySide6.QtGui import QGuiApplication

            text = ", ".join(item.value for item in self._contact.card.emails)
            QGuiApplication.clipboard().setText(text)
            self._context.ways.say(self.tr("Copied: %1").replace("%1", text))

    def leave_forms(self) -> bool:
        """Close whatever small form or edit is open; return whether there was one."""
        if self.is_editing():
            self.leave_edit()
            return True
        tab = self.current_tab()
        if tab == "about":
            return self.about.leave_form()
        return tab in {"dates", "follow_ups"} and (self.dates if tab == "dates" else self.follow_ups).leave_form()
