"""The small form in which a relation is changed where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import Relation
from reljournal.domain.relations import birth_year_meant, is_known
from reljournal.store.queries.relations import ShownRelation
from reljournal.ui.context import Context
from reljournal.ui.people.form_rows import LabelCombo
from reljournal.ui.people.relation_words import relation_key, relation_word
from reljournal.ui.people.through_field import ThroughField
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LabelledField, QuietButton, TurningRow

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Written:
    """A relation as it was written, and what a new word is from the other side."""

    relation: Relation
    inverse: str


class RelationForm(QWidget):
    """Changes one relation: says ``saved`` with a :class:`Written`, or ``left``.

    Somebody on whose own card the relation is written keeps their name here: it is that card's. A name without a card
    becomes somebody's when they are chosen from those that fit.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(
        self,
        context: Context,
        relation: ShownRelation,
        words: Sequence[str],
        own: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._relation, self._own, self._today = relation, own, context.today()
        self.label = LabelCombo("", (), self.tr("What they are"))
        self.label.addItems(list(words))
        self.label.setCurrentText(relation_word(relation.label))
        self.label.setFixedWidth(current_theme().size("side_panel") * 3 // 4)
        self.label.currentTextChanged.connect(self._fit)
        # Who is in the trash is not offered, but stays who they are.
        is_theirs = relation.is_inverse or (relation.has_card and relation.other_id is None)
        self.name = ThroughField(relation.name, relation.other_id, context)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setReadOnly(is_theirs)
        self.name.textChanged.connect(self._fit)
        self._keeps_name = is_theirs
        self.born = QLineEdit(str(relation.birth_year or ""))
        self.born.setPlaceholderText(self.tr("7, or 2019"))
        self.note = QLineEdit(relation.note)
        self.inverse = QLineEdit()
        self.inverse.setPlaceholderText(self.tr("a word, such as protégé"))
        self.says = Label(role="small", tone="late", wrap=True)
        self.says.hide()
        self.save_button = QuietButton(self.tr("Save"))
        self.save_button.clicked.connect(self.save)
        self._lay_out()
        self._fit()

    def _lay_out(self) -> None:
        theme = current_theme()
        leave = QuietButton(self.tr("Discard"))
        leave.clicked.connect(self.left)
        self._born = LabelledField(self.tr("Age or year of birth"), self.born)
        self._inverse = LabelledField(self.tr("What this contact is to them"), self.inverse)
        what, name = LabelledField(self.tr("What they are"), self.label), LabelledField(self.tr("Name"), self.name)
        note = LabelledField(self.tr("Note"), self.note)
        rows = (
            TurningRow(what, name, stretch=(0, 1)),
            TurningRow(self._inverse, self._born, note, stretch=(1, 1, 2)),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        for row in rows:
            column.addWidget(row)
        column.addWidget(self.says)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("s"))
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        foot.addWidget(leave)
        column.addLayout(foot)

    def _word(self) -> str:
        return relation_key(self.label.currentText())

    def _fit(self) -> None:
        """Ask for an age only of who has no card, and for the other side only of a word that is not known."""
        self._born.setVisible(not self._keeps_name and self.name.contact_id() is None)
        self._inverse.setVisible(bool(self._word()) and not is_known(self._word(), self._own))

    def save(self) -> None:
        """Hand the relation on, or say what is not right."""
        if not self.name.text().strip():
            self._refuse(self.tr("Write a name first, or choose somebody."), self.name)
            return
        try:
            born = birth_year_meant(self.born.text(), self._today) if not self._born.isHidden() else None
        except ValueError:
            self._refuse(self.tr("Write an age or a year of birth, or neither."), self.born)
            return
        other_id = self._relation.other_id if self._keeps_name else self.name.contact_id()
        relation = Relation(
            self._word(), self.name.value(), other_id=other_id, note=self.note.text().strip(), birth_year=born
        )
        self.saved.emit(Written(relation, "" if self._inverse.isHidden() else self.inverse.text().strip()))

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.says.setText(sentence)
        self.says.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)
