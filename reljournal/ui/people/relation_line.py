"""One line to say what somebody is to a contact."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import Relation
from reljournal.domain.relations import birth_year_meant, is_known
from reljournal.store.queries.relations import own_kinds
from reljournal.ui.context import Context
from reljournal.ui.people.form_rows import LabelCombo
from reljournal.ui.people.relation_words import offered_words, relation_key, relation_word
from reljournal.ui.theme import current_theme
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import Label, QuietButton, TurningRow

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RelationLine(QWidget):
    """What they are, who it is, and for somebody without a card the year of birth; Enter says ``written``.

    For a word that nobody has explained yet there is room to say what it is from the other side.
    """

    written = Signal(object, str)
    """The `Relation`, and the inverse of a new word of one's own (empty when there is none)."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = current_theme()
        self.label = LabelCombo("", (), self.tr("What they are"))
        self.label.setFixedWidth(theme.size("side_panel") * 3 // 5)
        self.person = PersonLine(context.journal, self.tr("Name of a person"))
        self.born = QLineEdit()
        self.born.setPlaceholderText(self.tr("age or year"))
        self.born.setAccessibleName(self.tr("Age or year of birth"))
        self.says = Label(role="small", tone="late", wrap=True)
        self.says.hide()
        self.born.setFixedWidth(theme.size("side_panel") * 2 // 5)
        self.inverse = QLineEdit()
        self.inverse.setPlaceholderText(self.tr("And what is this contact to them? (a word, such as protégé)"))
        self.inverse.setAccessibleName(self.tr("What this contact is to them"))
        self.add_button = QuietButton(self.tr("Add"))
        self.add_button.clicked.connect(self.say)
        self.label.currentTextChanged.connect(self._allow)
        for line in (self.person, self.born):
            line.textChanged.connect(self._allow)
        row = TurningRow(self.label, self.person, self.born, self.add_button, stretch=(0, 1, 0, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(row)
        column.addWidget(self.inverse)
        column.addWidget(self.says)
        self.offer_words()
        self._allow()

    def offer_words(self) -> None:
        """Offer every kind there is, with the person's own ones."""
        chosen = self.label.currentText() or relation_word("spouse")
        self._own = own_kinds(self._context.journal)
        self.label.clear()
        self.label.addItems(offered_words(self._own))
        self.label.setCurrentText(chosen)

    def clear(self) -> None:
        """Empty the line; what they are stays, for the next one."""
        self.person.set_person(None)
        self.born.clear()
        self.inverse.clear()
        self.says.hide()

    def _allow(self) -> None:
        named = bool(self.person.text().strip())
        self.add_button.setVisible(named)
        self.born.setVisible(named and self.person.person() is None)
        label = relation_key(self.label.currentText())
        self.inverse.setVisible(named and bool(label) and not is_known(label, self._own))

    def say(self) -> None:
        """Hand on what is written, or say what is not right; an empty line is nothing."""
        if not self.person.text().strip():
            return
        person = self.person.person()
        try:
            born = birth_year_meant(self.born.text(), self._context.today()) if person is None else None
        except ValueError:
            self.says.setText(self.tr("Write an age or a year of birth, or neither."))
            self.says.show()
            self.born.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        label = relation_key(self.label.currentText())
        name, other_id = self.person.text().strip(), person.id if person is not None else None
        # Hidden where the word needs no explaining; what stood there before is not meant.
        inverse = self.inverse.text().strip() if not self.inverse.isHidden() else ""
        self.written.emit(Relation(label, name, other_id=other_id, birth_year=born), inverse)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.say()
        else:
            super().keyPressEvent(event)
