"""One line to say what somebody is to a contact, and the words for relations."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import Relation
from reljournal.domain.relations import is_known
from reljournal.store.queries.relations import own_kinds
from reljournal.ui.context import Context
from reljournal.ui.people.form_rows import LabelCombo
from reljournal.ui.theme import current_theme
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import QuietButton

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WORDS = {
    "spouse": QT_TRANSLATE_NOOP("Relations", "spouse"),
    "partner": QT_TRANSLATE_NOOP("Relations", "partner"),
    "child": QT_TRANSLATE_NOOP("Relations", "child"),
    "parent": QT_TRANSLATE_NOOP("Relations", "parent"),
    "sibling": QT_TRANSLATE_NOOP("Relations", "sibling"),
    "grandchild": QT_TRANSLATE_NOOP("Relations", "grandchild"),
    "grandparent": QT_TRANSLATE_NOOP("Relations", "grandparent"),
    "cousin": QT_TRANSLATE_NOOP("Relations", "cousin"),
    "aunt or uncle": QT_TRANSLATE_NOOP("Relations", "aunt or uncle"),
    "niece or nephew": QT_TRANSLATE_NOOP("Relations", "niece or nephew"),
    "godchild": QT_TRANSLATE_NOOP("Relations", "godchild"),
    "godparent": QT_TRANSLATE_NOOP("Relations", "godparent"),
    "parent-in-law": QT_TRANSLATE_NOOP("Relations", "parent-in-law"),
    "child-in-law": QT_TRANSLATE_NOOP("Relations", "child-in-law"),
    "sibling-in-law": QT_TRANSLATE_NOOP("Relations", "sibling-in-law"),
    "relative": QT_TRANSLATE_NOOP("Relations", "relative"),
    "former spouse": QT_TRANSLATE_NOOP("Relations", "former spouse"),
    "friend": QT_TRANSLATE_NOOP("Relations", "friend"),
    "neighbour": QT_TRANSLATE_NOOP("Relations", "neighbour"),
    "manager": QT_TRANSLATE_NOOP("Relations", "manager"),
    "report": QT_TRANSLATE_NOOP("Relations", "report"),
    "colleague": QT_TRANSLATE_NOOP("Relations", "colleague"),
    "assistant": QT_TRANSLATE_NOOP("Relations", "assistant"),
    "assists": QT_TRANSLATE_NOOP("Relations", "assists"),
    "mentor": QT_TRANSLATE_NOOP("Relations", "mentor"),
    "mentee": QT_TRANSLATE_NOOP("Relations", "mentee"),
    "teacher": QT_TRANSLATE_NOOP("Relations", "teacher"),
    "student": QT_TRANSLATE_NOOP("Relations", "student"),
    "adviser": QT_TRANSLATE_NOOP("Relations", "adviser"),
    "client": QT_TRANSLATE_NOOP("Relations", "client"),
    "introduced by": QT_TRANSLATE_NOOP("Relations", "introduced by"),
    "introduced": QT_TRANSLATE_NOOP("Relations", "introduced"),
    "related": QT_TRANSLATE_NOOP("Relations", "related"),
}


def _said(text: object) -> str:
    return QCoreApplication.translate("Relations", str(text))


def relation_word(label: str) -> str:
    """Return a label as it is shown; words of an address book or of one's own are shown as they are."""
    return _said(_WORDS[label]) if label in _WORDS else label


def relation_key(word: str) -> str:
    """Return the label to store for what a person chose or wrote."""
    bare = word.strip()
    return next((key for key, text in _WORDS.items() if _said(text) == bare), bare)


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
        self.born.setPlaceholderText(self.tr("born in"))
        self.born.setAccessibleName(self.tr("Year of birth"))
        self.born.setValidator(QIntValidator(1, 9999, self.born))
        self.born.setFixedWidth(theme.size("side_panel") // 3)
        self.inverse = QLineEdit()
        self.inverse.setPlaceholderText(self.tr("And what is this contact to them? (a word, such as protégé)"))
        self.inverse.setAccessibleName(self.tr("What this contact is to them"))
        self.add_button = QuietButton(self.tr("Add"))
        self.add_button.clicked.connect(self._say)
        self.label.currentTextChanged.connect(self._allow)
        for line in (self.person, self.born):
            line.textChanged.connect(self._allow)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self.label)
        row.addWidget(self.person, 1)
        row.addWidget(self.born)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addLayout(row)
        column.addWidget(self.inverse)
        self.offer_words()
        self._allow()

    def offer_words(self) -> None:
        """Offer every kind there is, with the person's own ones."""
        chosen = self.label.currentText() or relation_word("spouse")
        own = own_kinds(self._context.journal)
        words = [*map(relation_word, _WORDS), *dict.fromkeys((*own, *own.values()))]
        self.label.clear()
        self.label.addItems(words)
        self.label.setCurrentText(chosen)

    def clear(self) -> None:
        """Empty the line; what they are stays, for the next one."""
        self.person.set_person(None)
        self.born.clear()
        self.inverse.clear()

    def _allow(self) -> None:
        named = bool(self.person.text().strip())
        self.add_button.setVisible(named)
        self.born.setVisible(named and self.person.person() is None)
        label = relation_key(self.label.currentText())
        self.inverse.setVisible(named and bool(label) and not is_known(label, own_kinds(self._context.journal)))

    def _say(self) -> None:
        if not self.person.text().strip():
            return
        person = self.person.person()
        born = int(self.born.text()) if self.born.text() and person is None else None
        label = relation_key(self.label.currentText())
        name, other_id = self.person.text().strip(), person.id if person is not None else None
        # Hidden where the word needs no explaining; what stood there before is not meant.
        inverse = self.inverse.text().strip() if not self.inverse.isHidden() else ""
        self.written.emit(Relation(label, name, other_id=other_id, birth_year=born), inverse)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._say()
        else:
            super().keyPressEvent(event)
