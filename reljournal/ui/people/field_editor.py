"""The control in which a field of the person's own is filled in, by what is in it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from reljournal.domain.custom_fields import CustomField, CustomValue, FieldSort, fits
from reljournal.domain.entries import PersonRef
from reljournal.ui.context import Context
from reljournal.ui.people.new_field import said
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import Label

_ODD = {
    FieldSort.NUMBER: QT_TRANSLATE_NOOP("OwnFields", "This is no number; it is kept as it is."),
    FieldSort.DATE: QT_TRANSLATE_NOOP("OwnFields", "A date is written as 2026-11-21; this is kept as it is."),
    FieldSort.CHOICE: QT_TRANSLATE_NOOP("OwnFields", "This is none of the choices; it is kept as it is."),
    FieldSort.LINK: QT_TRANSLATE_NOOP("OwnFields", "This does not look like a link; it is kept as it is."),
}  # fmt: skip
_EXAMPLES = {
    FieldSort.DATE: QT_TRANSLATE_NOOP("OwnFields", "2026-11-21, 2026-11 or --11-21"),
    FieldSort.LINK: QT_TRANSLATE_NOOP("OwnFields", "https://"),
}


class FieldEditor(QWidget):
    """A line, a choice, or a line that names a person. What does not fit is kept, and said to look odd.

    ``changed`` comes with every letter, ``left`` when the field is left, or a choice was made.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self, context: Context, field: CustomField, value: CustomValue | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._before = (value.value, value.other_id) if value is not None else ("", None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.input = self._control(context)
        self.input.setAccessibleName(field.name)
        self._odd = Label(role="small", tone="due", wrap=True)
        column.addWidget(self.input)
        column.addWidget(self._odd)
        self.setFocusProxy(self.input)
        self._look()

    def _control(self, context: Context) -> QLineEdit | QComboBox:
        text, other_id = self._before
        if self.field.sort in {FieldSort.YES_NO, FieldSort.CHOICE}:
            return self._combo(text)
        line: QLineEdit
        if self.field.sort is FieldSort.PERSON:
            line = PersonLine(context.journal, self.tr("Name of a person"))
            line.set_person(PersonRef(other_id, text) if other_id is not None else None)
            if other_id is None:
                line.setText(text)
        else:
            line = QLineEdit(text)
            line.setPlaceholderText(said(_EXAMPLES.get(self.field.sort, "")))
        line.setCursorPosition(0)
        line.textChanged.connect(self.changed)
        line.editingFinished.connect(self._leave)
        return line

    def _combo(self, text: str) -> QComboBox:
        box = QComboBox()
        words = [("yes", self.tr("yes")), ("no", self.tr("no"))] if self.field.sort is FieldSort.YES_NO else [
            (choice, choice) for choice in self.field.choices
        ]  # fmt: skip
        for value, shown in [("", ""), *words]:
            box.addItem(shown, value)
        if box.findData(text) < 0:
            box.addItem(text, text)
        box.setCurrentIndex(box.findData(text))
        box.activated.connect(self._chosen)
        return box

    def _chosen(self) -> None:
        self.changed.emit()
        self._leave()

    def _leave(self) -> None:
        self._look()
        self.left.emit()

    def _look(self) -> None:
        odd = self.field.sort in _ODD and not fits(self.field, self.said()[0])
        self._odd.setText(said(_ODD[self.field.sort]) if odd else "")
        self._odd.setVisible(odd)

    def said(self) -> tuple[str, int | None]:
        """Return what stands there, and the contact that it names in a field for a person."""
        if isinstance(self.input, QComboBox):
            return str(self.input.currentData()), None
        text = self.input.text().strip()
        if not isinstance(self.input, PersonLine):
            return text, None
        person = self.input.person()
        if person is not None:
            return text, person.id
        return text, self._before[1] if text == self._before[0] else None

    def is_other(self) -> bool:
        """Whether something else stands there than before."""
        return self.said() != self._before
