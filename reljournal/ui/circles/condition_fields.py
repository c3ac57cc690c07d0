"""What stands behind the words of a condition: a town, a length of time, a circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, SignalInstance
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from reljournal.domain.contacts import ContactKind
from reljournal.domain.rules import (
    Compared,
    Condition,
    Field,
    Has,
    InCircle,
    InTier,
    InTouch,
    IsKind,
    Mentions,
    Met,
    OwnField,
    Says,
    Thing,
    Unit,
)
from reljournal.store.queries.circles import circles
from reljournal.store.queries.rule_words import fields_to_choose, words_to_choose
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, dress_spin_box

_THINGS = {
    Thing.BIRTHDAY: QT_TRANSLATE_NOOP("Rules", "birthday"),
    Thing.KEY_DATE: QT_TRANSLATE_NOOP("Rules", "key date"),
    Thing.EMAIL: QT_TRANSLATE_NOOP("Rules", "e-mail address"),
    Thing.PHONE: QT_TRANSLATE_NOOP("Rules", "phone number"),
    Thing.ADDRESS: QT_TRANSLATE_NOOP("Rules", "postal address"),
    Thing.HANDLE: QT_TRANSLATE_NOOP("Rules", "messaging name"),
    Thing.PHOTO: QT_TRANSLATE_NOOP("Rules", "photo"),
    Thing.NOTE: QT_TRANSLATE_NOOP("Rules", "note"),
    Thing.ENTRY: QT_TRANSLATE_NOOP("Rules", "entry in the journal"),
    Thing.FOLLOW_UP: QT_TRANSLATE_NOOP("Rules", "open follow-up"),
    Thing.DUE_PROMISE: QT_TRANSLATE_NOOP("Rules", "promise that is due"),
}
_UNITS = {
    Unit.DAYS: QT_TRANSLATE_NOOP("Rules", "days"),
    Unit.WEEKS: QT_TRANSLATE_NOOP("Rules", "weeks"),
    Unit.MONTHS: QT_TRANSLATE_NOOP("Rules", "months"),
    Unit.YEARS: QT_TRANSLATE_NOOP("Rules", "years"),
}
_ONE = {
    Unit.DAYS: QT_TRANSLATE_NOOP("Rules", "day"),
    Unit.WEEKS: QT_TRANSLATE_NOOP("Rules", "week"),
    Unit.MONTHS: QT_TRANSLATE_NOOP("Rules", "month"),
    Unit.YEARS: QT_TRANSLATE_NOOP("Rules", "year"),
}
_KINDS = {
    ContactKind.PERSON: QT_TRANSLATE_NOOP("Rules", "persons"),
    ContactKind.ORGANISATION: QT_TRANSLATE_NOOP("Rules", "organisations"),
    ContactKind.GROUP: QT_TRANSLATE_NOOP("Rules", "groups"),
}
_COMPARED = {
    Compared.EQUALS: QT_TRANSLATE_NOOP("Rules", "is"),
    Compared.CONTAINS: QT_TRANSLATE_NOOP("Rules", "holds"),
    Compared.IS_EMPTY: QT_TRANSLATE_NOOP("Rules", "is empty"),
}
_MOST = 999


def _said(text: object) -> str:
    return QCoreApplication.translate("Rules", str(text))


class ConditionFields:
    """The fields of one condition: ``widgets`` in reading order, and what they say now. ``changed`` is the row's."""

    def __init__(self, changed: SignalInstance) -> None:
        self.widgets: list[QWidget] = []
        self._changed = changed

    def condition(self) -> Condition:
        """Return what the fields say."""
        raise NotImplementedError

    def _combo(self, choices: Sequence[tuple[str, object]], chosen: object, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        for words, value in choices:
            combo.addItem(words, value)
        values = _values(choices)
        combo.setCurrentIndex(values.index(chosen) if chosen in values else 0)
        combo.currentIndexChanged.connect(self._changed)
        self.widgets.append(combo)
        return combo

    def _line(self, text: str, name: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.setMinimumWidth(current_theme().size("side_panel") * 2 // 3)
        line.textChanged.connect(self._changed)
        self.widgets.append(line)
        return line


def _values(choices: Sequence[tuple[str, object]]) -> list[object]:
    return [value for _, value in choices]


class WordFields(ConditionFields):
    """A tag, a town, a country, an organisation, words of a title."""

    def __init__(self, context: Context, condition: Says, changed: SignalInstance) -> None:
        super().__init__(changed)
        self._asked = condition
        name = {
            Field.TAG: _said(QT_TRANSLATE_NOOP("Rules", "Tag")),
            Field.CITY: _said(QT_TRANSLATE_NOOP("Rules", "Town")),
            Field.COUNTRY: _said(QT_TRANSLATE_NOOP("Rules", "Country")),
            Field.ORGANISATION: _said(QT_TRANSLATE_NOOP("Rules", "Organisation")),
            Field.TITLE: _said(QT_TRANSLATE_NOOP("Rules", "Words of the title")),
        }[condition.field]
        if condition.field is Field.TITLE:
            self.line = self._line(condition.value, name)
            return
        combo = self._combo([(word, word) for word in words_to_choose(context.journal, condition.field)], None, name)
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        combo.setMinimumWidth(current_theme().size("side_panel") * 2 // 3)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        combo.setLineEdit(self.line)
        combo.setCurrentIndex(-1)
        combo.setEditText(condition.value)
        combo.editTextChanged.connect(self._changed)

    def condition(self) -> Condition:
        """Return what is written."""
        return replace(self._asked, value=self.line.text().strip())


class CircleFields(ConditionFields):
    """Which circle. One that is gone stays to be seen until another is chosen."""

    def __init__(self, context: Context, condition: InCircle, changed: SignalInstance, but: int) -> None:
        super().__init__(changed)
        self._asked = condition
        choices: list[tuple[str, object]] = [
            (item.name, item.id) for item in circles(context.journal) if item.id != but
        ]
        if condition.circle_id and condition.circle_id not in _values(choices):
            choices.append((condition.name, condition.circle_id))
        self.combo = self._combo(choices, condition.circle_id, _said(QT_TRANSLATE_NOOP("Rules", "Circle")))

    def condition(self) -> Condition:
        """Return the circle chosen."""
        return replace(self._asked, circle_id=self.combo.currentData() or 0, name=self.combo.currentText())


class ThingFields(ConditionFields):
    """What they have or lack."""

    def __init__(self, condition: Has, changed: SignalInstance) -> None:
        super().__init__(changed)
        self._asked = condition
        choices = [(_said(words), thing) for thing, words in _THINGS.items()]
        self.combo = self._combo(choices, condition.thing, _said(QT_TRANSLATE_NOOP("Rules", "What")))

    def condition(self) -> Condition:
        """Return what is chosen."""
        return replace(self._asked, thing=Thing(self.combo.currentData()))


class TimeFields(ConditionFields):
    """A length of time."""

    def __init__(self, condition: InTouch, changed: SignalInstance) -> None:
        super().__init__(changed)
        self._asked = condition
        self.count = QSpinBox()
        self.count.setRange(1, max(_MOST, condition.count))
        self.count.setValue(condition.count)
        self.count.setAccessibleName(_said(QT_TRANSLATE_NOOP("Rules", "How many")))
        dress_spin_box(self.count)
        self.widgets.append(self.count)
        choices = [(_said(words), unit) for unit, words in _UNITS.items()]
        self.unit = self._combo(choices, condition.unit, _said(QT_TRANSLATE_NOOP("Rules", "Of what")))
        self.count.valueChanged.connect(self._count)
        self._name_units()

    def _count(self) -> None:
        self._name_units()
        self._changed.emit()

    def _name_units(self) -> None:
        words = _ONE if self.count.value() == 1 else _UNITS
        for place in range(self.unit.count()):
            self.unit.setItemText(place, _said(words[Unit(self.unit.itemData(place))]))

    def condition(self) -> Condition:
        """Return how long."""
        return replace(self._asked, count=self.count.value(), unit=Unit(self.unit.currentData()))


class YearFields(ConditionFields):
    """From one year to another, either left open when it is empty."""

    def __init__(self, condition: Met, changed: SignalInstance) -> None:
        super().__init__(changed)
        self._asked = condition
        self.first = self._year(condition.first, _said(QT_TRANSLATE_NOOP("Rules", "First year")))
        self.widgets.append(Label(_said(QT_TRANSLATE_NOOP("Rules", "to"))))
        self.last = self._year(condition.last, _said(QT_TRANSLATE_NOOP("Rules", "Last year")))

    def _year(self, year: int | None, name: str) -> QLineEdit:
        line = self._line("" if year is None else str(year), name)
        line.setValidator(QIntValidator(1, 9999, line))
        line.setFixedWidth(line.fontMetrics().horizontalAdvance(name) + current_theme().space("xxl"))
        return line

    def condition(self) -> Condition:
        """Return the years written."""
        first, last = (int(line.text()) if line.text().isdecimal() else None for line in (self.first, self.last))
        return replace(self._asked, first=first, last=last)


class KindFields(ConditionFields):
    """Persons, organisations or groups."""

    def __init__(self, condition: IsKind, changed: SignalInstance) -> None:
        super().__init__(changed)
        self._asked = condition
        choices = [(_said(words), kind) for kind, words in _KINDS.items()]
        self.combo = self._combo(choices, condition.kind, _said(QT_TRANSLATE_NOOP("Rules", "What they are")))

    def condition(self) -> Condition:
        """Return the kind chosen."""
        return replace(self._asked, kind=ContactKind(self.combo.currentData()))


class OwnFields(ConditionFields):
    """A field of the person's own and what it says."""

    def __init__(self, context: Context, condition: OwnField, changed: SignalInstance) -> None:
        super().__init__(changed)
        self._asked = condition
        choices: list[tuple[str, object]] = [(item.name, item.id) for item in fields_to_choose(context.journal)]
        if condition.field_id and condition.field_id not in _values(choices):
            choices.append((condition.name, condition.field_id))
        self.field = self._combo(choices, condition.field_id, _said(QT_TRANSLATE_NOOP("Rules", "Field")))
        ways = [(_said(words), way) for way, words in _COMPARED.items()]
        self.compared = self._combo(ways, condition.compared, _said(QT_TRANSLATE_NOOP("Rules", "Compared")))
        self.line = self._line(condition.value, _said(QT_TRANSLATE_NOOP("Rules", "Value")))
        self.compared.currentIndexChanged.connect(self._show_value)
        self._show_value()

    def _show_value(self) -> None:
        self.line.setVisible(self.compared.currentData() != Compared.IS_EMPTY)

    def condition(self) -> Condition:
        """Return what is chosen and written."""
        return replace(
            self._asked,
            field_id=self.field.currentData() or 0,
            name=self.field.currentText(),
            compared=Compared(self.compared.currentData()),
            value=self.line.text().strip(),
        )


class TierFields(ConditionFields):
    """A tier; one that is gone stays as it was called."""

    def __init__(self, context: Context, condition: InTier, changed: SignalInstance) -> None:
        super().__init__(changed)
        from reljournal.store.queries.rhythm import tiers
        from reljournal.ui.tiers.words import tier_name

        self._asked = condition
        choices: list[tuple[str, object]] = [(tier_name(tier), tier.key) for tier in tiers(context.journal)]
        if condition.key not in _values(choices):
            choices.append((condition.name or condition.key, condition.key))
        self.combo = self._combo(choices, condition.key, _said(QT_TRANSLATE_NOOP("Rules", "Tier")))

    def condition(self) -> Condition:
        """Return the tier chosen."""
        return replace(self._asked, key=str(self.combo.currentData()), name=self.combo.currentText())


class TextFields(ConditionFields):
    """Words anywhere on the card."""

    def __init__(self, condition: Mentions, changed: SignalInstance) -> None:
        super().__init__(changed)
        self._asked = condition
        self.line = self._line(condition.words, _said(QT_TRANSLATE_NOOP("Rules", "Words")))

    def condition(self) -> Condition:
        """Return the words written."""
        return replace(self._asked, words=self.line.text().strip())


def fields_for(context: Context, condition: Condition, changed: SignalInstance, but: int) -> ConditionFields:
    """Return the fields of a condition, filled in; ``but`` is the circle whose rule it is, never offered."""
    match condition:
        case Says():
            return WordFields(context, condition, changed)
        case InCircle():
            return CircleFields(context, condition, changed, but)
        case InTier():
            return TierFields(context, condition, changed)
        case OwnField():
            return OwnFields(context, condition, changed)
        case Has():
            fields: ConditionFields = ThingFields(condition, changed)
        case InTouch():
            fields = TimeFields(condition, changed)
        case Met():
            fields = YearFields(condition, changed)
        case IsKind():
            fields = KindFields(condition, changed)
        case Mentions():
            fields = TextFields(condition, changed)
        case _:
            raise TypeError(f"no fields for {condition}")
    return fields
