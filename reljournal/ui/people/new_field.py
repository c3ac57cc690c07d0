"""The lines in which a field of one's own is described before it is added."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import QuietButton, TurningRow

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SORTS = {
    FieldSort.TEXT: QT_TRANSLATE_NOOP("OwnFields", "text"),
    FieldSort.NUMBER: QT_TRANSLATE_NOOP("OwnFields", "number"),
    FieldSort.DATE: QT_TRANSLATE_NOOP("OwnFields", "date"),
    FieldSort.YES_NO: QT_TRANSLATE_NOOP("OwnFields", "yes or no"),
    FieldSort.CHOICE: QT_TRANSLATE_NOOP("OwnFields", "choice"),
    FieldSort.LINK: QT_TRANSLATE_NOOP("OwnFields", "link"),
    FieldSort.PERSON: QT_TRANSLATE_NOOP("OwnFields", "person"),
}


def said(text: object) -> str:
    """Return a text about fields in the interface's language."""
    return QCoreApplication.translate("OwnFields", str(text))


def sort_word(sort: FieldSort) -> str:
    """Return the word for what is in a field."""
    return said(_SORTS[sort])


class NewField(QWidget):
    """A name, what is in it, and whether every card has it; Enter says ``written``."""

    written = Signal(object, bool)
    """The `CustomField`, and whether it is for every card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("What the field is called"))
        self.name.setAccessibleName(self.tr("Name of the field"))
        self.sort = QComboBox()
        self.sort.setAccessibleName(self.tr("What is in it"))
        for sort, words in _SORTS.items():
            self.sort.addItem(said(words), str(sort))
        self.sort.currentIndexChanged.connect(self._offer_choices)
        self.choices = QLineEdit()
        self.choices.setPlaceholderText(self.tr("What there is to choose from, with commas between"))
        self.choices.setAccessibleName(self.tr("Choices"))
        self.everywhere = QCheckBox(self.tr("on every card"))
        self.everywhere.setChecked(True)
        self.add_button = QuietButton(self.tr("Add"))
        self.add_button.clicked.connect(self._say)
        row = TurningRow(self.name, self.sort, self.everywhere, self.add_button, stretch=(1, 0, 0, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(row)
        column.addWidget(self.choices)
        self._offer_choices()

    def clear(self) -> None:
        """Empty the lines."""
        self.name.clear()
        self.choices.clear()

    def _offer_choices(self) -> None:
        self.choices.setVisible(self.sort.currentData() == FieldSort.CHOICE)

    def _say(self) -> None:
        choices = tuple(self.choices.text().split(","))
        field = CustomField(self.name.text(), FieldSort(self.sort.currentData()), choices)
        self.written.emit(field, self.everywhere.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._say()
        else:
            super().keyPressEvent(event)
