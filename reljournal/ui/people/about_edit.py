"""The form in which a card is edited. It is filled from a draft and gives a draft back; it writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, Labelled
from reljournal.ui.people.form_rows import AddressRow, Cell, HandleRow, LabelledRow, Row, RowGroup
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.tag_edit import TagEdit
from reljournal.ui.people.words import contact_kind_label
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipChoice, Label, LabelledField, QuietEdit

_PHONE_WORDS = ("mobile", "work", "home", "main", "fax", "other")
_PLACE_WORDS = ("work", "home", "other")
_LINK_WORDS = ("homepage", "work", "home", "profile", "other")
_RELATED_WORDS = (
    "spouse", "partner", "child", "parent", "mother", "father", "sibling", "friend", "assistant", "manager",
    "colleague", "other",
)  # fmt: skip
# Names of services are not translated.
_SERVICES = ("Signal", "WhatsApp", "Matrix", "XMPP", "Telegram", "Mastodon", "LinkedIn", "Skype")
_NAME_PARTS = (
    "prefix", "given", "additional", "family", "suffix", "nickname", "phonetic_given", "phonetic_family",
)  # fmt: skip


class CardForm(QWidget):
    """Everything on a card but dates and photo, each field labelled."""

    changed = Signal()

    def __init__(self, card: Card, known_tags: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = card
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("l"))
        self.says = Label(tone="late", wrap=True)
        self.says.hide()
        column.addWidget(self.says)
        column.addWidget(self._names(card))
        column.addWidget(self._reach(card))
        column.addWidget(self._more(card, known_tags))

    # The parts

    def _names(self, card: Card) -> Sheet:
        panel = Sheet(self.tr("Name and work"))
        words = {
            "prefix": self.tr("Prefix"), "given": self.tr("Given name"), "additional": self.tr("Middle names"),
            "family": self.tr("Family name"), "suffix": self.tr("Suffix"), "nickname": self.tr("Nickname"),
            "phonetic_given": self.tr("Given name as it sounds"),
            "phonetic_family": self.tr("Family name as it sounds"),
            "formatted": self.tr("Shown as"), "title": self.tr("Title"),
            "organisation": self.tr("Organisation"), "department": self.tr("Department"),
        }  # fmt: skip
        self.kind = ChipChoice(
            [(str(kind), contact_kind_label(kind)) for kind in ContactKind], self.tr("What this contact is")
        )
        self.kind.set_value(str(card.kind))
        self.kind.changed.connect(self._say)
        panel.add(self.kind)
        # A name shown as its parts compose it follows them; only another one stands in the field.
        self._follows = card.formatted_name in {"", card.name.composed()}
        texts = {part: getattr(card.name, part) for part in _NAME_PARTS}
        texts |= {"title": card.title, "organisation": card.organisation, "department": card.department}
        texts["formatted"] = "" if self._follows else card.formatted_name
        self.cells = {part: Cell(text, words[part], hint=False) for part, text in texts.items()}
        order = (
            ("given", "family"), ("prefix", "additional"), ("suffix", "nickname"),
            ("phonetic_given", "phonetic_family"), ("formatted", "title"), ("organisation", "department"),
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("m"))
        grid.setVerticalSpacing(current_theme().space("s"))
        for row, pair in enumerate(order):
            for place, part in enumerate(pair):
                self.cells[part].textChanged.connect(self._say)
                grid.addWidget(LabelledField(words[part], self.cells[part]), row, place, Qt.AlignmentFlag.AlignTop)
        panel.add(grid)
        self._suggest_name()
        return panel

    def _reach(self, card: Card) -> Sheet:
        panel = Sheet(self.tr("Ways to reach"))

        def group(title: str, add: str, items: Sequence[Any], make: Callable[[Any, bool], Row], blank: Any) -> RowGroup:
            made = RowGroup(title, add, items, make, blank)
            made.changed.connect(self._say)
            panel.add(made)
            return made

        def labelled(words: Sequence[str], name: str) -> Callable[[Labelled, bool], Row]:
            return lambda item, is_new: LabelledRow(item, words, name, is_new=is_new)

        self.phones = group(
            self.tr("Phones"), self.tr("Add a phone"), card.phones,
            labelled(_PHONE_WORDS, self.tr("Phone")), Labelled("mobile", ""),
        )  # fmt: skip
        self.emails = group(
            self.tr("E-mail"), self.tr("Add an e-mail address"), card.emails,
            labelled(_PLACE_WORDS, self.tr("E-mail address")), Labelled("work", ""),
        )  # fmt: skip
        self.addresses = group(
            self.tr("Addresses"), self.tr("Add an address"), card.addresses,
            lambda item, is_new: AddressRow(item, _PLACE_WORDS, self.tr("Address"), is_new=is_new),
            Address(label="home"),
        )  # fmt: skip
        self.links = group(
            self.tr("Links"), self.tr("Add a link"), card.links,
            labelled(_LINK_WORDS, self.tr("Link")), Labelled("homepage", ""),
        )  # fmt: skip
        self.handles = group(
            self.tr("Messages"), self.tr("Add a handle"), card.handles,
            lambda item, is_new: HandleRow(item, _SERVICES, self.tr("Handle"), is_new=is_new),
            Handle(_SERVICES[0], ""),
        )  # fmt: skip
        self.related = group(
            self.tr("People around them"), self.tr("Add a person"), card.related,
            labelled(_RELATED_WORDS, self.tr("Name")), Relation("spouse", ""),
        )  # fmt: skip
        return panel

    def _more(self, card: Card, known_tags: Sequence[str]) -> Sheet:
        panel = Sheet(self.tr("Tags and note"))
        self.tags = TagEdit(card.tags, known_tags)
        self.tags.changed.connect(self._say)
        panel.add(LabelledField(self.tr("Tags"), self.tags))
        self.note = QuietEdit(self.tr("What you want to remember"), lines=4, most_lines=24)
        self.note.setPlainText(card.note)
        self._note_shown = self.note.toPlainText()
        self.note.textChanged.connect(self._say)
        panel.add(LabelledField(self.tr("Note"), self.note))
        return panel

    # What it holds

    def first_field(self) -> QWidget:
        """Return the field in which one begins to write."""
        return self.cells["organisation" if self._base.kind is ContactKind.ORGANISATION else "given"]

    def card(self) -> Card:
        """Return the draft as it is written now; what the form does not show is as it was given."""
        parts: dict[str, Any] = {part: self.cells[part].value() for part in _NAME_PARTS}
        name = replace(self._base.name, **parts)
        formatted = self.cells["formatted"].value()
        if not formatted.strip() and (self._follows or formatted != self._base.formatted_name):
            formatted = "" if not self._base.formatted_name else name.composed()
        note = self.note.toPlainText()
        return replace(
            self._base,
            name=name,
            formatted_name=formatted,
            kind=ContactKind(self.kind.value()),
            organisation=self.cells["organisation"].value(),
            department=self.cells["department"].value(),
            title=self.cells["title"].value(),
            note=self._base.note if note == self._note_shown else note.strip(),
            emails=self.emails.values(),
            phones=self.phones.values(),
            addresses=self.addresses.values(),
            links=self.links.values(),
            handles=self.handles.values(),
            related=self.related.values(),
            tags=self.tags.value(),
        )

    def refuse(self, sentence: str) -> None:
        """Say what is not right above the form."""
        self.says.setText(sentence)
        self.says.setVisible(bool(sentence))

    def _say(self) -> None:
        self._suggest_name()
        self.changed.emit()

    def _suggest_name(self) -> None:
        parts: dict[str, Any] = {part: self.cells[part].text() for part in _NAME_PARTS}
        composed = replace(self._base.name, **parts).composed()
        self.cells["formatted"].setPlaceholderText(composed or self.cells["nickname"].text())
