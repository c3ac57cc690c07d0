"""The head of a card: photo, name, what they do, how to reach them, and since when you know them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Card, Contact
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.initials import initials
from reljournal.store.queries.acquaintance import first_entry_day
from reljournal.store.queries.circles import circles_of
from reljournal.ui.context import Context
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.local_clock import LocalClock
from reljournal.ui.people.name_row import NameRow
from reljournal.ui.people.page import widgets_of
from reljournal.ui.people.phone_words import numbering_plans_are_loaded, shown_numbers
from reljournal.ui.people.photo_button import PhotoButton
from reljournal.ui.people.words import called, known_for
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Chip, ChipRole, FlowLayout, Label, QuietButton, clear_layout

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QMenu

    from reljournal.domain.circles import Circle
    from reljournal.store.queries.rhythm import Rhythm
    from reljournal.ui.people.photo_taking import PhotoTaking

# More stand on the About tab.
_PHONES, _EMAILS, _TAGS = 2, 2, 8
_LONG_NAME = 80
# Side panels wide: below this the photo stands back for the words.
_NARROW = 1.5
# Milliseconds: longer than the first paint of a card takes, shorter than a look at it.
_AFTER_PAINT = 80


class ReachButton(QuietButton):
    """A phone number or e-mail address: press it to use or to copy it."""

    def __init__(self, value: str, scheme: str, context: Context) -> None:
        super().__init__("")
        self.show_as(value)
        self._value, self._scheme, self._context = value, scheme, context
        name = self.tr("Phone %1") if scheme == "tel" else self.tr("E-mail %1")
        self.setAccessibleName(name.replace("%1", value))
        self.setToolTip(value)
        self.clicked.connect(self._offer)

    def show_as(self, words: str) -> None:
        """Show it in another form; what was typed is what is used and copied, and stands in the tooltip."""
        # Isolated left to right: a number is read so in every language (Unicode UAX #9, LRI and PDI).
        self.setText("\u2066" + _elided(words).replace("&", "&&") + "\u2069")
        self.updateGeometry()

    def value(self) -> str:
        """Return what was typed."""
        return self._value

    def menu_of(self) -> QMenu:
        """Return what can be done with it."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Call") if self._scheme == "tel" else self.tr("Write an e-mail"), self.use)
        menu.addAction(self.tr("Copy"), self.copy)
        return menu

    def _offer(self) -> None:
        self.menu_of().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def use(self) -> None:
        """Hand it to the program that calls or writes."""
        from reljournal.ui.reaching import open_way

        if not open_way(self._scheme, self._value):
            self.copy()

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self._value)
        self._context.ways.say(self.tr("Copied: %1").replace("%1", self._value))


class CardHeader(QWidget):
    """Shows who the card is about; says ``photo_given`` with another photo, or None.

    With it comes the picture that it was cut from, when that is to be kept as a file.
    """

    photo_given = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[object, ...] | None = None
        self._whose: int | None = None
        self._card, self._name = Card(), ""
        theme = current_theme()
        self.photo = PhotoButton()
        self.photo.file_given.connect(self._take_file)
        self.photo.image_given.connect(self._take_image)
        self.photo.photo_removed.connect(self._remove_photo)
        self.name = BreakingLabel(role="heading")
        self.said = BreakingLabel(role="small", tone="muted")
        self.role = BreakingLabel(tone="muted")
        self._clock = LocalClock(self)
        self._clock.ticked.connect(self._show_role)
        self._numbers = QTimer(self)
        self._numbers.setSingleShot(True)
        self._numbers.setInterval(_AFTER_PAINT)
        self._numbers.timeout.connect(self._show_numbers)
        self._row = QWidget()
        self._reach = FlowLayout(self._row)
        column = QVBoxLayout()
        column.setSpacing(theme.space("xs"))
        column.addStretch(1)
        self.name_row = NameRow(self.name)
        column.addLayout(self.name_row)
        column.addWidget(self.said)
        column.addWidget(self.role)
        column.addSpacing(theme.space("xs"))
        column.addWidget(self._row)
        column.addStretch(1)
        self._known = QWidget()
        side = QVBoxLayout(self._known)
        side.setContentsMargins(0, theme.space("xs"), 0, 0)
        side.setSpacing(0)
        self._caption = Label(role="small", tone="muted")
        self.years = Label(role="title")
        for label in (self._caption, self.years):
            label.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            side.addWidget(label)
        side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("xl"))
        line.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        line.addWidget(self._known, 0, Qt.AlignmentFlag.AlignTop)

    def show_contact(self, contact: Contact) -> None:
        """Show a contact; what is the same as before is not built anew."""
        self._now_of(contact.id)
        photo = self._context.photos.of(contact.id) if contact.has_photo else None
        name = contact.name or self.tr("Without a name")
        self.photo.set_person(name, initials(contact.name), photo)
        since = self._since(contact)
        circles = circles_of(self._context.journal, contact.id, self._context.today())
        rhythm = self._rhythm_of(contact)
        state = (contact.id, contact.card, contact.is_me, since, self._context.today(), circles, rhythm)
        if state == self._shown:
            return
        self._shown = state
        card = contact.card
        self._show_name(name)
        self._card, self._name = card, name
        self._clock.show_card(card)
        self.said.setText(called(card))
        self.said.setVisible(bool(self.said.text()))
        self._show_role()
        self.name_row.show_rhythm(rhythm)
        self._show_reach(contact, circles)
        caption, years = known_for(since, self._context.today()) if since is not None else ("", "")
        if contact.is_me:
            caption, years = self.tr("Me"), ""
        self._caption.setText(caption)
        self.years.setText(years)
        self._fit()

    def show_new(self, name: str) -> None:
        """Show the head of a card that is not in the journal yet."""
        self._shown = None
        self._now_of(None)
        shown = name or self.tr("New contact")
        self.photo.set_person(name, initials(name), None)
        self._show_name(shown)
        self.said.hide()
        self.role.hide()
        self._clock.show_card(Card())
        clear_layout(self._reach)
        self._row.hide()
        self.name_row.show_rhythm(None)
        self._caption.setText("")
        self.years.setText("")
        self._fit()

    def _show_name(self, name: str) -> None:
        self.name.setText(name)
        # A name that would fill the window is set smaller.
        role = "heading" if len(name) <= _LONG_NAME else "large"
        if self.name.property("type") != role:
            self.name.setProperty("type", role)
            self.name.style().unpolish(self.name)
            self.name.style().polish(self.name)

    def _show_role(self) -> None:
        """Show what they do, and where and in what time they live."""
        card = self._card
        work = ", ".join(part for part in (card.title, card.organisation) if part and part != self._name)
        parts = (work, card.department if work else "", self._clock.words())
        self.role.setText(" · ".join(part for part in parts if part))
        self.role.setVisible(bool(self.role.text()))

    def _rhythm_of(self, contact: Contact) -> Rhythm | None:
        if contact.is_me or not (contact.card.dialogue.tier or contact.card.dialogue.promises):
            return None
        # Most cards have no tier, and need not know of rhythms.
        from reljournal.store.queries.rhythm import rhythm_of

        return rhythm_of(self._context.journal, contact.id, self._context.today())

    def _show_numbers(self) -> None:
        """Set the phone numbers as their countries do."""
        shown = shown_numbers(self._card)
        for button in self.reach_buttons():
            button.show_as(shown.get(button.value(), button.value()))

    def _since(self, contact: Contact) -> PartialDate | None:
        card = contact.card
        dates = [item.when for item in card.key_dates if item.sort is DateSort.FIRST_MET and item.when.is_gregorian]
        met = [when for when in (card.met.when, *dates) if when is not None and when.year]
        if met:
            return min(met, key=str)
        first = first_entry_day(self._context.journal, contact.id)
        return PartialDate.of(first) if first is not None else None

    def _show_reach(self, contact: Contact, circles: Sequence[Circle]) -> None:
        clear_layout(self._reach)
        card = contact.card
        phones = sorted(card.phones, key=lambda item: not item.preferred)
        emails = sorted(card.emails, key=lambda item: not item.preferred)
        for item in phones[:_PHONES]:
            self._reach.addWidget(ReachButton(item.value, "tel", self._context))
        if phones and numbering_plans_are_loaded():
            self._show_numbers()
        elif phones and self.isVisible():
            self._numbers.start()
        for item in emails[:_EMAILS]:
            self._reach.addWidget(ReachButton(item.value, "mailto", self._context))
        for tag in card.tags[:_TAGS]:
            self._reach.addWidget(Chip(tag))
        if len(card.tags) > _TAGS:
            rest = Chip(f"+{len(card.tags) - _TAGS}")
            rest.setToolTip("\n".join(card.tags[_TAGS:]))
            self._reach.addWidget(rest)
        self._show_circles(circles)
        self._row.setVisible(self._reach.count() > 0)

    @cached_property
    def _taking(self) -> PhotoTaking:
        """The way from a picture to a photo, made for the first picture."""
        from reljournal.ui.people.photo_taking import PhotoTaking

        taking = PhotoTaking(self._context, self)
        taking.taken.connect(self.photo_given)
        return taking

    def _take_file(self, path: Path) -> None:
        self._taking.whose = self._whose
        self._taking.take_file(path)

    def _take_image(self, image: QImage) -> None:
        self._taking.whose = self._whose
        self._taking.take_image(image)

    def _now_of(self, contact_id: int | None) -> None:
        """Remember who is shown, so that no picture comes to somebody else."""
        self._whose = contact_id
        if "_taking" in self.__dict__:
            self._taking.whose = contact_id

    def _show_circles(self, circles: Sequence[Circle]) -> None:
        """Name the circles beside the tags."""
        for circle in circles:
            chip = Chip(circle.name, ChipRole.ACCENT)
            rule = self.tr("circle by rule") if circle.is_by_rule else self.tr("circle")
            chip.setAccessibleName(f"{circle.name}, {rule}")
            chip.setToolTip(chip.accessibleName())
            self._reach.addWidget(chip)

    def _remove_photo(self) -> None:
        self.photo_given.emit(None, None)

    def reach_buttons(self) -> list[ReachButton]:
        """Return the buttons of phones and e-mail addresses."""
        return [widget for widget in widgets_of(self._reach) if isinstance(widget, ReachButton)]

    def _fit(self) -> None:
        panel = current_theme().size("side_panel")
        self.name_row.fit(self.width())
        self._known.setVisible(bool(self._caption.text()) and self.width() >= 2 * panel)
        self.photo.set_small(self.width() < _NARROW * panel)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock tick, and the numbers be set once the card is painted."""
        super().showEvent(event)
        self._show_role()
        self._clock.start()
        if self._card.phones:
            self._numbers.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let everything rest that nobody sees."""
        super().hideEvent(event)
        self._clock.stop()
        self._numbers.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the name when there is little."""
        super().resizeEvent(event)
        self._fit()


def _elided(value: str, longest: int = 40) -> str:
    return value if len(value) <= longest else value[: longest - 1] + "…"
