"""One line to note what was learned, and the small form in which it is changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.dates import PartialDate
from reljournal.ui.people.acquaintance_words import FACT_LABELS, fact_label, fact_label_key
from reljournal.ui.people.date_fields import DateFields
from reljournal.ui.people.form_rows import LabelCombo
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, QuietButton, TurningRow

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FactLabelCombo(LabelCombo):
    """The usual labels of facts, and whatever one writes."""

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", (), name, parent)
        self.addItems([fact_label(word) for word in FACT_LABELS])
        self.setFixedWidth(current_theme().size("side_panel") * 3 // 5)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Show another label."""
        self._given, self._shown = label, fact_label(label)
        self.setCurrentText(self._shown)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def value(self) -> str:
        """Return the label to store."""
        return self._given if self.currentText() == self._shown else fact_label_key(self.currentText())


class FactLine(QWidget):
    """A label and a line, below each other where it ``is_narrow``; Enter, or the button, says ``written`` with both."""

    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None, *, is_narrow: bool = False) -> None:
        super().__init__(parent)
        self.label = FactLabelCombo(next(iter(FACT_LABELS)), self.tr("What it is about"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Something you learned, then Enter"))
        self.text.setAccessibleName(self.tr("What you learned"))
        self.text.textChanged.connect(self._allow)
        self.add_button = QuietButton(self.tr("Note it"))
        self.add_button.clicked.connect(self._say)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("s"))
        if is_narrow:
            for part in (self.label, self.text, self.add_button):
                row.addWidget(part)
        else:
            row.addWidget(TurningRow(self.label, self.text, self.add_button, stretch=(0, 1, 0)))
        self._allow()

    def clear(self) -> None:
        """Empty the line; the label stays, for the next one."""
        self.text.clear()

    def _allow(self) -> None:
        self.add_button.setVisible(bool(self.text.text().strip()))

    def _say(self) -> None:
        if self.text.text().strip():
            self.written.emit(self.label.value(), self.text.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter notes it."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._say()
        else:
            super().keyPressEvent(event)


class FactForm(QWidget):
    """Changes one fact: says ``saved`` with it, or ``left``."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, fact: LearnedFact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact
        theme = current_theme()
        self.label = FactLabelCombo(fact.label, self.tr("What it is about"))
        self.text = QLineEdit(fact.text)
        self._shown = self.text.text()
        self.text.setAccessibleName(self.tr("What you learned"))
        self.when = DateFields()
        self.when.set_value(PartialDate.of(fact.learned_on) if fact.learned_on else None)
        self.says = Label(role="small", tone="late", wrap=True)
        self.says.hide()
        self.save_button = QuietButton(self.tr("Save"))
        self.save_button.clicked.connect(self.save)
        leave = QuietButton(self.tr("Discard"))
        leave.clicked.connect(self.left)
        ends = QWidget()
        foot = QHBoxLayout(ends)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(theme.space("s"))
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(TurningRow(self.label, self.text, stretch=(0, 1)))
        column.addWidget(self.when)
        column.addWidget(ends)
        column.addWidget(self.says)

    def save(self) -> None:
        """Hand the fact on, or say what is not right."""
        text = self._fact.text if self.text.text() == self._shown else self.text.text().strip()
        if not text.strip():
            self._refuse(self.tr("Write a word about what you learned, or forget it."), self.text)
            return
        try:
            learned_on = self.when.full_day()
        except ValueError:
            self._refuse(self.tr("Write a whole day, or none."), self.when)
            return
        self.saved.emit(replace(self._fact, label=self.label.value(), text=text, learned_on=learned_on))

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.says.setText(sentence)
        self.says.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc leaves."""
        if event.key() in _ENTER:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
