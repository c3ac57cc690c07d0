"""The words that are right in this journal though no dictionary has them, one a line."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reljournal.operations.own_words import own_words, write_own_words
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.widgets import AccentButton, Label, QuietButton


class OwnWordsDialog(Dialog):
    """Lines to change, remove and add; saved as one edit, which undo takes back."""

    help_page = "editor"

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(context.tr("My words"), parent)
        self._context = context
        said = self.tr("One word a line. The names of your contacts are right anyway.")
        self.body.addWidget(Label(said, tone="muted", wrap=True))
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(self.tr("My words"))
        self.words.setTabChangesFocus(True)
        self.words.setPlainText("\n".join(own_words(context.journal)))
        self.words.document().setModified(False)
        self.body.addWidget(self.words, 1)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        save = AccentButton(self.tr("Save"))
        save.clicked.connect(self.save)
        self.add_button(cancel)
        self.add_button(save)
        self.words.setFocus()

    def save(self) -> None:
        """Keep the words, if they were changed."""
        words = self.words.toPlainText().splitlines()
        changed = self.words.document().isModified()
        if changed and self._context.attempt(lambda: write_own_words(self._context.journal, words)) is None:
            return
        if changed:
            self._context.ways.offer_undo(self.tr("Your words are kept."))
        self.accept()
