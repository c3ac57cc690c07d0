"""The parts of a card's form that are not the card's own lines: own fields, people around a new contact, circles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Card
from reljournal.domain.custom_fields import with_value
from reljournal.domain.relations import kind_of
from reljournal.domain.text import fold
from reljournal.store.queries.circles import circles
from reljournal.store.queries.custom_fields import every_field
from reljournal.ui.context import Context
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.field_editor import FieldEditor
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.people.relation_line import RelationLine
from reljournal.ui.people.relation_words import age_words, relation_word
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipButton, FlowLayout, IconButton, Label, LabelledField, clear_layout

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
# More circles than these are found by writing their name.
_OFFERED = 12


class OwnFieldsPart(Sheet):
    """Every field of the person's own that this card has; hidden where there is none."""

    changed = Signal()

    def __init__(self, context: Context, card: Card, contact_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Own fields"))
        first = {item.field_id: item for item in reversed(card.custom)}
        self.editors = [
            FieldEditor(context, field, first.get(field.id)) for field in every_field(context.journal, contact_id)
        ]
        self.body.setSpacing(current_theme().space("s"))
        for editor in self.editors:
            editor.changed.connect(self.changed)
            self.add(LabelledField(editor.field.name, editor))
        self.setVisible(bool(self.editors))

    def apply(self, card: Card) -> Card:
        """Return a card with what stands in the fields; what nobody touched stays as it is."""
        custom = card.custom
        for editor in self.editors:
            if editor.is_other():
                custom = with_value(custom, editor.field.id, *editor.said())
        return replace(card, custom=custom)


class AroundPart(Sheet):
    """Who is around somebody who has no card yet; written with it when it is saved.

    ``kinds`` are words that were explained in this form, with what they are from the other side.
    """

    changed = Signal()

    def __init__(
        self, context: Context, related: Sequence[Relation], kinds: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("People around them"))
        self._context = context
        self._related, self._kinds = list(related), dict(kinds)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().space("xl"))
        self._grid.setVerticalSpacing(current_theme().space("xs"))
        self._grid.setColumnStretch(1, 1)
        self.add(self._grid)
        self.line = RelationLine(context)
        self.line.written.connect(self._take)
        self.add(self.line)
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._grid)
        for row, relation in enumerate(self._related):
            age = age_words(relation.birth_year, self._context.today())
            name = f"{relation.value}, {age}" if age else relation.value
            button = IconButton("close", self.tr("Remove: %1").replace("%1", relation.value))
            button.clicked.connect(partial(self._remove, relation))
            self._grid.addWidget(Named(relation_word(relation.label)), row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(BreakingLabel(name), row, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(button, row, 2)

    def _take(self, relation: Relation, inverse: str) -> None:
        said = {(kind_of(item.label), item.other_id, fold(item.value)) for item in self._related}
        if (kind_of(relation.label), relation.other_id, fold(relation.value)) not in said:
            self._related.append(relation)
        if inverse:
            self._kinds[relation.label] = inverse
        self.line.clear()
        self._fill()
        self.changed.emit()
        self.line.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, relation: Relation) -> None:
        self._related.remove(relation)
        self._fill()
        self.line.person.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def take_written(self) -> bool:
        """Take what stands in the line; return whether nothing is left there that cannot be taken."""
        self.line.say()
        return not self.line.person.text().strip()

    def related(self) -> tuple[Relation, ...]:
        """Return who is around them."""
        return tuple(self._related)

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the new words that somebody here stands under, each with its other side."""
        used = {kind_of(item.label) for item in self._related}
        return tuple((name, inverse) for name, inverse in self._kinds.items() if kind_of(name) in used)


class CirclesEdit(QWidget):
    """The circles that one puts people into by hand, as chips to press, and a line for those that are not shown.

    A name that no circle has becomes a new circle when the card is saved. Who is in one by rule follows from its rule.
    """

    changed = Signal()

    def __init__(self, context: Context, chosen: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        there = circles(context.journal)
        by_hand = [item.name for item in there if not item.is_by_rule]
        self._by_rule = {fold(item.name) for item in there if item.is_by_rule}
        self._known = {fold(name): name for name in by_hand}
        self._chips: list[ChipButton] = []
        self._place = QWidget()
        self._flow = FlowLayout(self._place)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Another circle, then Enter"))
        self.field.setAccessibleName(self.tr("Add a circle"))
        completer = QCompleter(by_hand, self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.field.textChanged.connect(self._tell)
        self.field.installEventFilter(self)
        self.says = Label(role="small", tone="muted", wrap=True)
        self.says.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        for widget in (self._place, self.field, self.says):
            column.addWidget(widget)
        for name in chosen:
            self._add(name, chosen=True)
        for name in by_hand[:_OFFERED]:
            self._add(name)
        self._place.setVisible(bool(self._chips))

    def _add(self, name: str, *, chosen: bool = False) -> None:
        chip = next((chip for chip in self._chips if fold(_name_of(chip)) == fold(name)), None)
        if chip is None:
            name = self._known.get(fold(name), name)
            chip = ChipButton(name.replace("&", "&&"))
            chip.setAccessibleName(self.tr("Circle %1").replace("%1", name))
            chip.setProperty("circle", name)
            self._chips.append(chip)
            self._flow.addWidget(chip)
            QWidget.setTabOrder(chip, self.field)
            self._place.show()
            chip.setChecked(chosen)
            chip.toggled.connect(self.changed)
        elif chosen:
            chip.setChecked(True)

    def _tell(self, text: str) -> None:
        is_by_rule = fold(text.strip()) in self._by_rule
        self.says.setText(self.tr("Who is in “%1” follows from its rule.").replace("%1", text.strip()))
        self.says.setVisible(is_by_rule)
        self.changed.emit()

    def add_written(self) -> None:
        """Choose the circle that is written in the line."""
        written = self._written()
        if written:
            self._add(written, chosen=True)
            self.field.clear()
            self.changed.emit()

    def _written(self) -> str:
        written = " ".join(self.field.text().split())
        return "" if fold(written) in self._by_rule else written

    def value(self) -> tuple[str, ...]:
        """Return the names of the circles chosen, what stands in the line included."""
        names = [_name_of(chip) for chip in self._chips if chip.isChecked()]
        written = self._written()
        if written and fold(written) not in map(fold, names):
            names.append(self._known.get(fold(written), written))
        return tuple(names)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter chooses what is written."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and self.field.text().strip():
                self.add_written()
                return True
        return super().eventFilter(watched, event)


def _name_of(chip: ChipButton) -> str:
    return str(chip.property("circle"))
