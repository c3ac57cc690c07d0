"""A message pasted as text: who, when and about what are read from it, and it is proposed as an entry."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reljournal.domain.proposals import Proposal
from reljournal.exchange.mail.pasted import read_pasted
from reljournal.operations.mail import propose_pasted
from reljournal.operations.proposing import Proposals
from reljournal.store.queries.correspondents import my_addresses
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Label, QuietButton


class PasteDialog(Dialog):
    """Says ``read`` with the proposal that a pasted message makes."""

    help_page = "mail"
    read = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(context.tr("Paste a message"), parent, wide="reading")
        self._context = context
        words = self.tr(
            "Copy a message with the lines above it that say from whom, when, to whom and about what, or its source, "
            "and paste it here."
        )
        self.body.addWidget(Label(words, tone="muted", wrap=True))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("The message"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("From: …\nSent: …\nTo: …\nSubject: …"))
        self.body.addWidget(self.text, 1)
        self.answer = Label("", role="small", tone="muted", wrap=True)
        self.body.addWidget(self.answer)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go = AccentButton(self.tr("Go on"))
        self.go.setDefault(True)
        self.go.clicked.connect(self._go_on)
        self.add_button(cancel)
        self.add_button(self.go)
        self._proposal: Proposal | None = None
        self.text.textChanged.connect(self._understand)
        self._begin()

    def _begin(self) -> None:
        """Begin with what was copied when it is a message."""
        copied = QGuiApplication.clipboard().text()
        if copied and read_pasted(copied) is not None:
            self.text.setPlainText(copied)
            self.go.setFocus()
        else:
            self._understand()
            self.text.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for a letter."""
        hint, room = super().sizeHint(), self._room()
        return QSize(hint.width(), min(room.height(), max(hint.height(), current_theme().size("reading") * 4 // 5)))

    def _understand(self) -> None:
        text = self.text.toPlainText()
        mail = read_pasted(text) if text.strip() else None
        journal = self._context.journal
        self._proposal = self._context.attempt(lambda: propose_pasted(journal, mail)) if mail is not None else None
        self.go.setEnabled(self._proposal is not None)
        if not text.strip():
            self.answer.setText("")
        elif mail is None:
            self.answer.setText(self.tr("There is no line here that says from whom it is."))
        elif self._proposal is not None:
            who = ", ".join(who.name or who.email for who in mail.senders)
            undated = self.tr("It does not say when it was sent: that is asked next.") if mail.sent is None else ""
            self.answer.setText(" · ".join(part for part in (who, mail.subject, undated) if part))

    def _go_on(self) -> None:
        if self._proposal is not None:
            known = bool(my_addresses(self._context.journal))
            self.read.emit(Proposals((self._proposal,), knows_me=known))
            self.accept()
