"""The parts of the card's form that say who somebody is: names, and what they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Card, ContactKind
from reljournal.domain.names import NameOrder
from reljournal.ui.people.folded import Folded
from reljournal.ui.people.form_rows import Cell
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.words import contact_kind_label, name_order_label
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipChoice, LabelledField

_NAME_PARTS = (
    "prefix", "given", "additional", "family", "suffix", "nickname", "phonetic_given", "phonetic_family", "maiden",
    "pronounced",
)  # fmt: skip
_RARE = (
    ("prefix", "suffix"), ("additional", "maiden"), ("phonetic_given", "phonetic_family"), ("pronounced", "order"),
)  # fmt: skip
_WORK_PARTS = ("organisation", "title", "department", "industry")


def pairs_of_fields(fields: dict[str, LabelledField], pairs: Iterable[tuple[str, ...]]) -> QGridLayout:
    """Return fields set two beside each other, of equal width; one alone takes the whole line."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(current_theme().space("m"))
    grid.setVerticalSpacing(current_theme().space("s"))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    for row, pair in enumerate(pairs):
        for place, part in enumerate(pair):
            grid.addWidget(fields[part], row, place, 1, 3 - len(pair), Qt.AlignmentFlag.AlignTop)
    return grid


class NameSection(Sheet):
    """The name in its parts. What few names have is folded away until it is asked for, or there."""

    changed = Signal()

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Name"), parent)
        self._base = card
        # A name shown as its parts compose it follows them; only another one stands in the field.
        self._follows = card.formatted_name in {"", card.name.composed()}
        self._build_fields(card)
        self.kind = ChipChoice(
            [(str(kind), contact_kind_label(kind)) for kind in ContactKind], self.tr("What this contact is")
        )
        self.kind.set_value(str(card.kind))
        self.kind.changed.connect(self._take_kind)
        self.add(self.kind)
        usual = (("given", "family"), ("nickname", "pronouns"), ("formatted",))
        self.add(pairs_of_fields(self._fields, usual))
        rare = any(getattr(card.name, part) for pair in _RARE for part in pair)
        self.more = Folded(
            self.tr("More about the name"), pairs_of_fields(self._fields, _RARE), is_open=bool(rare)
        )
        self.add(self.more)
        self._take_kind()

    def _build_fields(self, card: Card) -> None:
        words = {
            "given": self.tr("Given name"), "family": self.tr("Family name"), "nickname": self.tr("Nickname"),
            "pronouns": self.tr("Pronouns"), "formatted": self.tr("Shown as"), "prefix": self.tr("Prefix"),
            "suffix": self.tr("Suffix"), "additional": self.tr("Middle names"), "maiden": self.tr("Maiden name"),
            "phonetic_given": self.tr("Phonetic given name"), "phonetic_family": self.tr("Phonetic family name"),
            "pronounced": self.tr("Pronounced as"), "order": self.tr("Order of the name"),
        }  # fmt: skip
        texts = {part: getattr(card.name, part) for part in _NAME_PARTS}
        texts |= {"pronouns": card.pronouns, "formatted": "" if self._follows else card.formatted_name}
        self.cells = {part: Cell(text, words[part], hint=False) for part, text in texts.items()}
        examples = {"pronouns": self.tr("she/her"), "pronounced": self.tr("LUV-lace, in your own words")}
        for part, example in examples.items():
            self.cells[part].setPlaceholderText(example)
        self.order = QComboBox()
        # As wide as a field, however long the words to choose from are.
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order.setMinimumContentsLength(12)
        for order in NameOrder:
            self.order.addItem(name_order_label(order), str(order))
        self.order.setCurrentIndex(self.order.findData(str(card.name.order)))
        self.order.currentIndexChanged.connect(self._say)
        for cell in self.cells.values():
            cell.textChanged.connect(self._say)
        self._fields = {part: LabelledField(words[part], field) for part, field in self.cells.items()}
        self._fields["order"] = LabelledField(words["order"], self.order)

    def apply(self, card: Card) -> Card:
        """Return ``card`` with what is written here."""
        parts: dict[str, Any] = {part: self.cells[part].value() for part in _NAME_PARTS}
        name = replace(self._base.name, order=NameOrder(self.order.currentData()), **parts)
        formatted = self.cells["formatted"].value()
        if not formatted.strip() and (self._follows or formatted != self._base.formatted_name):
            formatted = "" if not self._base.formatted_name else name.composed()
        kind = ContactKind(self.kind.value())
        return replace(card, name=name, formatted_name=formatted, kind=kind, pronouns=self.cells["pronouns"].value())

    def is_person(self) -> bool:
        """Whether the contact is a person, as it is chosen now."""
        return self.kind.value() == ContactKind.PERSON

    def _take_kind(self) -> None:
        """Ask an organisation for no given name; what is written there already stays in view."""
        for part in ("given", "family", "nickname", "pronouns"):
            self._fields[part].setVisible(self.is_person() or bool(self.cells[part].text()))
        self.more.setVisible(self.is_person() or self.more.is_open())
        self._say()

    def _say(self) -> None:
        parts: dict[str, Any] = {part: self.cells[part].text() for part in _NAME_PARTS}
        composed = replace(self._base.name, **parts).composed(NameOrder(self.order.currentData()))
        self.cells["formatted"].setPlaceholderText(composed or self.cells["nickname"].text())
        self.changed.emit()


class WorkSection(Sheet):
    """Where somebody works and as what."""

    changed = Signal()

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Work"), parent)
        words = {
            "organisation": self.tr("Organisation"), "title": self.tr("Title"),
            "department": self.tr("Department"), "industry": self.tr("Industry"),
        }  # fmt: skip
        self.cells = {part: Cell(getattr(card, part), words[part], hint=False) for part in _WORK_PARTS}
        for cell in self.cells.values():
            cell.textChanged.connect(self.changed)
        fields = {part: LabelledField(words[part], cell) for part, cell in self.cells.items()}
        column = QVBoxLayout()
        column.addLayout(pairs_of_fields(fields, (("organisation", "title"), ("department", "industry"))))
        self.add(column)

    def apply(self, card: Card) -> Card:
        """Return ``card`` with what is written here."""
        parts: dict[str, Any] = {part: cell.value() for part, cell in self.cells.items()}
        return replace(card, **parts)
