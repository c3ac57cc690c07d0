"""One line of the builder: how it is joined, what is asked, and of what."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

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
    NotUnderstood,
    OwnField,
    Rule,
    Says,
    Thing,
    Unit,
)
from reljournal.store.queries.circles import circles
from reljournal.store.queries.rule_words import fields_to_choose
from reljournal.ui.circles.condition_fields import ConditionFields, fields_for
from reljournal.ui.circles.sentences import rule_sentence
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, IconButton, Label

# What a condition begins with, and what it is as long as nothing is filled in.
_PHRASES: tuple[tuple[object, Condition], ...] = (
    (QT_TRANSLATE_NOOP("Rules", "live in the town"), Says(Field.CITY, "")),
    (QT_TRANSLATE_NOOP("Rules", "do not live in the town"), Says(Field.CITY, "", negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "live in the country"), Says(Field.COUNTRY, "")),
    (QT_TRANSLATE_NOOP("Rules", "do not live in the country"), Says(Field.COUNTRY, "", negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "have not been seen for"), InTouch(1, Unit.YEARS, seen=True, negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "have been seen in the last"), InTouch(1, Unit.YEARS, seen=True)),
    (QT_TRANSLATE_NOOP("Rules", "have not been in touch for"), InTouch(1, Unit.YEARS, negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "have been in touch in the last"), InTouch(1, Unit.YEARS)),
    (QT_TRANSLATE_NOOP("Rules", "have no"), Has(Thing.BIRTHDAY, negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "have a or an"), Has(Thing.BIRTHDAY)),
    (QT_TRANSLATE_NOOP("Rules", "carry the tag"), Says(Field.TAG, "")),
    (QT_TRANSLATE_NOOP("Rules", "do not carry the tag"), Says(Field.TAG, "", negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "are in the circle"), InCircle(0, "")),
    (QT_TRANSLATE_NOOP("Rules", "are not in the circle"), InCircle(0, "", negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "are in the tier"), InTier("gold", "")),
    (QT_TRANSLATE_NOOP("Rules", "are not in the tier"), InTier("gold", "", negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "work at"), Says(Field.ORGANISATION, "")),
    (QT_TRANSLATE_NOOP("Rules", "do not work at"), Says(Field.ORGANISATION, "", negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "have in their title"), Says(Field.TITLE, "")),
    (QT_TRANSLATE_NOOP("Rules", "do not have in their title"), Says(Field.TITLE, "", negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "were met in the years"), Met()),
    (QT_TRANSLATE_NOOP("Rules", "were not met in the years"), Met(negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "are"), IsKind(ContactKind.PERSON)),
    (QT_TRANSLATE_NOOP("Rules", "are not"), IsKind(ContactKind.PERSON, negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "have a card on which"), OwnField(0, "", Compared.EQUALS)),
    (QT_TRANSLATE_NOOP("Rules", "have no card on which"), OwnField(0, "", Compared.EQUALS, negated=True)),
    (QT_TRANSLATE_NOOP("Rules", "have on their card"), Mentions("")),
    (QT_TRANSLATE_NOOP("Rules", "do not have on their card"), Mentions("", negated=True)),
)


def _sort_of(condition: Condition | Rule) -> tuple[object, ...]:
    """Return what two conditions have in common that begin with the same words."""
    if isinstance(condition, NotUnderstood):
        return (NotUnderstood,)
    detail = getattr(condition, "field", None) if isinstance(condition, Says) else getattr(condition, "seen", None)
    return type(condition), detail, condition.negated


class Joint(QObject):
    """How a line begins: "People who", or "and" or "or", to be chosen; within a group the group says which it is."""

    chosen = Signal(bool)
    """The person wants any (True) or all of the lines."""

    def __init__(self, parent: QObject, *, nested: bool = False) -> None:
        super().__init__(parent)
        self._nested = nested
        self.lead = Label(self.tr("People who"))
        self.word = Label(tone="muted")
        self.join = QComboBox()
        self.join.setAccessibleName(self.tr("All or any of the conditions"))
        self.join.addItem(self.tr("and"), False)
        self.join.addItem(self.tr("or"), True)
        self.join.activated.connect(self._choose)

    def widgets(self) -> list[QWidget]:
        """Return what stands at the beginning of the line."""
        return [self.lead, self.word, self.join]

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through."""
        return [self.join]

    def _choose(self) -> None:
        self.chosen.emit(bool(self.join.currentData()))

    def set_place(self, *, first: bool, any_of: bool) -> None:
        """Begin the sentence, or go on with it."""
        self.lead.setVisible(first and not self._nested)
        self.join.setVisible(not first and not self._nested)
        self.word.setVisible(not first and self._nested)
        self.word.setText(self.join.itemText(int(any_of)))
        self.join.setCurrentIndex(int(any_of))


class ConditionRow(QWidget):
    """One condition to be written, or a part of a rule that can only be kept or taken away."""

    changed = Signal()
    removed = Signal()
    joined = Signal(bool)
    """The person wants any (True) or all of the conditions."""

    def __init__(
        self,
        context: Context,
        part: Condition | Rule,
        but: int,
        parent: QWidget | None = None,
        *,
        nested: bool = False,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._but = but
        self._part = part
        self._fields: ConditionFields | None = None
        theme = current_theme()
        place = QWidget()
        self._flow = FlowLayout(place)
        self.joint = Joint(self, nested=nested)
        self.joint.chosen.connect(self.joined)
        for widget in self.joint.widgets():
            self._flow.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(place, 1)
        self.cross = IconButton("close", self.tr("Take this condition away"))
        self.cross.clicked.connect(self.removed)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(part, Rule | NotUnderstood):
            self._keep(part)
        else:
            self._offer(part)

    def _keep(self, part: Condition | Rule) -> None:
        whole = part if isinstance(part, Rule) else Rule((part,))
        words = Label(self.tr("fit: %1").replace("%1", rule_sentence(whole)), tone="muted", wrap=True)
        words.setMinimumWidth(current_theme().size("side_panel"))
        self._flow.addWidget(words)

    def _offer(self, part: Condition) -> None:
        self.phrase = QComboBox()
        self.phrase.setAccessibleName(self.tr("Condition"))
        self.phrase.setMaxVisibleItems(len(_PHRASES))
        absent: set[type[Condition]] = set()
        if not isinstance(part, InCircle) and not any(item.id != self._but for item in circles(self._context.journal)):
            absent.add(InCircle)
        if not isinstance(part, OwnField) and not fields_to_choose(self._context.journal):
            absent.add(OwnField)
        for place, (words, template) in enumerate(_PHRASES):
            if type(template) not in absent:
                self.phrase.addItem(QCoreApplication.translate("Rules", str(words)), place)
        sorts = [_sort_of(_PHRASES[self.phrase.itemData(row)][1]) for row in range(self.phrase.count())]
        self.phrase.setCurrentIndex(sorts.index(_sort_of(part)))
        self.phrase.currentIndexChanged.connect(self._ask_other)
        self._flow.addWidget(self.phrase)
        self._ask(part)

    def _ask(self, part: Condition) -> None:
        if self._fields is not None:
            for widget in self._fields.widgets:
                self._flow.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._fields = fields_for(self._context, part, self.changed, self._but)
        before: QWidget = self.phrase
        for widget in self._fields.widgets:
            self._flow.addWidget(widget)
            QWidget.setTabOrder(before, widget)
            before = widget
        QWidget.setTabOrder(before, self.cross)

    def _ask_other(self) -> None:
        """Keep what is filled in where the other condition asks for the same sort of thing."""
        template = _PHRASES[self.phrase.currentData()][1]
        now = self.part()
        if _sort_of(now)[:2] == _sort_of(template)[:2] and not isinstance(now, Rule | NotUnderstood):
            from dataclasses import replace

            template = replace(now, negated=template.negated)
        elif isinstance(now, InTouch) and isinstance(template, InTouch):
            template = InTouch(now.count, now.unit, template.seen, template.negated)
        self._ask(template)
        self.changed.emit()

    def set_place(self, *, first: bool, any_of: bool) -> None:
        """Begin the sentence, or go on with "and" or "or"."""
        self.joint.set_place(first=first, any_of=any_of)

    def part(self) -> Condition | Rule:
        """Return what the row says."""
        if self._fields is None:
            return self._part
        return self._fields.condition()

    def tab_stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in reading order."""
        asked = [self.phrase, *self._fields.widgets] if self._fields is not None else []
        return [*self.joint.stops(), *asked, self.cross]

    def focus_first(self) -> None:
        """Put the keyboard where one writes or chooses."""
        if self._fields is not None:
            self._fields.widgets[0].setFocus(Qt.FocusReason.OtherFocusReason)
