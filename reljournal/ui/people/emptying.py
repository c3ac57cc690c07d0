"""The one thing about contacts that is asked first: emptying the trash."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reljournal.ui.dialog import Dialog
from reljournal.ui.widgets import AccentButton, Label, QuietButton


class EmptyTrashDialog(Dialog):
    """Says how many would go; ``confirmed`` when the person means it."""

    help_page = "people"

    confirmed = Signal()

    def __init__(self, count: int, parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Empty the trash?"))
        self.setWindowTitle(self.heading.text())
        words = self.tr(
            "%Ln contacts go for good, with what stands on their cards. Entries stay in the journal, without them.",
            None,
            count,
        )
        self.body.addWidget(Label(words, wrap=True))
        self.body.addWidget(Label(self.tr("Undo brings them back into the trash."), tone="muted", wrap=True))
        keep = QuietButton(self.tr("Keep them"))
        keep.clicked.connect(self.reject)
        empty = AccentButton(self.tr("Empty the trash"))
        empty.clicked.connect(self._confirm)
        self.add_button(keep)
        self.add_button(empty)
        keep.setFocus()

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()
