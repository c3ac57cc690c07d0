"""The three questions before something is done to many: which tag, which circle, which field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from reljournal.ui.dialog import Dialog
from reljournal.ui.widgets import AccentButton, LabelledField, QuietButton

_NO_CASE = Qt.CaseSensitivity.CaseInsensitive


class TagDialog(Dialog):
    """Asks for tags, separated by commas; ``given`` and ``taken`` say which."""

    help_page = "people"

    given = Signal(list)
    taken = Signal(list)

    def __init__(self, who: str, known: Sequence[str], parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Tag {who}").format(who=who))
        self.setWindowTitle(self.heading.text())
        self.field = QLineEdit()
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(_NO_CASE)
        self.field.setCompleter(completer)
        hint = self.tr("One word, or several with commas between them.")
        self.body.addWidget(LabelledField(self.tr("Tags"), self.field, hint=hint))
        take = QuietButton(self.tr("Take away"))
        take.clicked.connect(self._take)
        give = AccentButton(self.tr("Add"))
        give.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        self.add_button(take, leading=True)
        self.add_button(give)
        self.field.setFocus()

    def tags(self) -> list[str]:
        """Return the tags that are typed."""
        return [word.strip() for word in self.field.text().split(",") if word.strip()]

    def _give(self) -> None:
        if self.tags():
            self.accept()
            self.given.emit(self.tags())

    def _take(self) -> None:
        if self.tags():
            self.accept()
            self.taken.emit(self.tags())


class CircleDialog(Dialog):
    """Asks for a circle by hand: one that there is, by its place in the list, or the name of a new one."""

    help_page = "circles"

    chosen = Signal(str)

    def __init__(self, who: str, names: Sequence[str], parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Put {who} into a circle").format(who=who))
        self.setWindowTitle(self.heading.text())
        self.field = QComboBox()
        self.field.setEditable(True)
        self.field.addItems(list(names))
        self.field.setCurrentIndex(-1 if not names else 0)
        line = QLineEdit()
        line.returnPressed.connect(self._choose)
        self.field.setLineEdit(line)
        hint = self.tr("Choose one, or write the name of a new circle.")
        self.body.addWidget(LabelledField(self.tr("Circle"), self.field, hint=hint))
        put = AccentButton(self.tr("Put into it"))
        put.clicked.connect(self._choose)
        self.add_button(put)
        self.field.setFocus()

    def _choose(self) -> None:
        name = " ".join(self.field.currentText().split())
        if name and not self.isHidden():
            self.accept()
            self.chosen.emit(name)


class FieldDialog(Dialog):
    """Asks for a field, by its key, and what it shall say on every card."""

    help_page = "people"

    filled = Signal(str, str)

    def __init__(self, who: str, fields: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Set a field of {who}").format(who=who))
        self.setWindowTitle(self.heading.text())
        self.choice = QComboBox()
        for key, title in fields:
            self.choice.addItem(title, key)
        self.value = QLineEdit()
        self.body.addWidget(LabelledField(self.tr("Field"), self.choice))
        hint = self.tr("What is written here replaces what stands on each card; left empty, it is cleared.")
        self.body.addWidget(LabelledField(self.tr("Says"), self.value, hint=hint))
        write = AccentButton(self.tr("Set"))
        write.clicked.connect(self._fill)
        self.value.returnPressed.connect(self._fill)
        self.add_button(write)
        self.choice.setFocus()

    def _fill(self) -> None:
        if not self.isHidden():
            self.accept()
            self.filled.emit(self.choice.currentData(), self.value.text())

