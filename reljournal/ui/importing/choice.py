"""What to import: files, a folder, or what is dropped here; of conversations also what was copied."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, QuietButton
from reljournal.ui.widgets.choice_card import ChoiceCard

_CONTEXT = "ImportChoice"


def _words(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


class Wanted(NamedTuple):
    """What is asked for, in the words of the dialog."""

    title: str
    sentence: str
    files: str
    folder: str
    ask_files: str
    ask_folder: str
    kinds: str
    help_page: str


def address_books() -> Wanted:
    """Return the words that ask for address books."""
    return Wanted(
        _words("Import an address book"),
        _words(
            "In your phone or mail program, export the contacts as a vCard file (.vcf); the command is usually called "
            "Export or Share. The same file again changes nothing, and all of it can be undone."
        ),
        _words("One vCard file, or several at once."),
        _words("Every vCard file in it, and in the folders inside it."),
        _words("Choose address books"),
        _words("Choose a folder of address books"),
        _words("Address books (*.vcf *.vcard);;All files (*)"),
        "import",
    )


def conversations() -> Wanted:
    """Return the words that ask for mail and calendars."""
    return Wanted(
        _words("Import mail or a calendar"),
        _words(
            "Messages (.eml), whole mailboxes (.mbox) and the meetings of a calendar (.ics) become entries of "
            "the people in them, its birthdays go onto their cards. You see each before it is taken in; nothing comes "
            "twice, and all of it can be undone."
        ),
        _words("Messages, mailboxes, or a calendar."),
        _words("Every message and mailbox in it."),
        _words("Choose mail or a calendar"),
        _words("Choose a folder of mail"),
        _words("Mail and calendars (*.eml *.emlx *.mbox *.mbx *.ics);;All files (*)"),
        "mail",
    )


class ImportChoice(Dialog):
    """Asks for files or for a folder, and says ``chosen`` with their paths; or ``paste_wanted``."""

    chosen = Signal(list)
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None, wanted: Wanted | None = None, *, can_paste: bool = False) -> None:
        self._wanted = wanted or address_books()
        super().__init__(self._wanted.title, parent, wide="reading")
        self.help_page = self._wanted.help_page
        self.setAcceptDrops(True)
        self.body.addWidget(Label(self._wanted.sentence, tone="muted", wrap=True))
        self.files = ChoiceCard("file", self.tr("Choose files"), self._wanted.files, accent=True)
        self.files.clicked.connect(self._ask_files)
        self.folder = ChoiceCard("folder", self.tr("Choose a folder"), self._wanted.folder)
        self.folder.clicked.connect(self._ask_folder)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("l"))
        for card in (self.files, self.folder):
            row.addWidget(card, 1)
        self.body.addLayout(row)
        self.body.addWidget(Label(self.tr("… or drop them here."), role="small", tone="muted", wrap=True))
        self.body.addStretch(1)
        if can_paste:
            self.paste = QuietButton(self.tr("Paste a message…"))
            self.paste.clicked.connect(self._paste)
            self.add_button(self.paste, leading=True)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.files.setFocus()

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self._wanted.ask_files, "", self._wanted.kinds)
        self._take(names)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self._wanted.ask_folder)
        self._take([name] if name else [])

    def _take(self, names: list[str]) -> None:
        if names:
            self.accept()
            self.chosen.emit(names)

    def _paste(self) -> None:
        self.accept()
        self.paste_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self._take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
