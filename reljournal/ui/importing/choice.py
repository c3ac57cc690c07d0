"""What to import: files, a folder, or what is dropped here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, QuietButton
from reljournal.ui.widgets.choice_card import ChoiceCard


class ImportChoice(Dialog):
    """Asks for files or for a folder, and says ``chosen`` with their paths."""

    help_page = "import"

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Import an address book"), parent, wide="reading")
        self.setAcceptDrops(True)
        words = self.tr(
            "In your phone or mail program, export the contacts as a vCard file (.vcf); the command is usually called "
            "Export or Share. The same file again changes nothing, and all of it can be undone."
        )
        self.body.addWidget(Label(words, tone="muted", wrap=True))
        self.files = ChoiceCard(
            "file", self.tr("Choose files"), self.tr("One vCard file, or several at once."), accent=True
        )
        self.files.clicked.connect(self._ask_files)
        self.folder = ChoiceCard(
            "folder", self.tr("Choose a folder"), self.tr("Every vCard file in it, and in the folders inside it.")
        )
        self.folder.clicked.connect(self._ask_folder)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("l"))
        for card in (self.files, self.folder):
            row.addWidget(card, 1)
        self.body.addLayout(row)
        self.body.addWidget(Label(self.tr("… or drop them here."), role="small", tone="muted", wrap=True))
        self.body.addStretch(1)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.files.setFocus()

    def _ask_files(self) -> None:
        kinds = self.tr("Address books (*.vcf *.vcard);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose address books"), "", kinds)
        self._take(names)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of address books"))
        self._take([name] if name else [])

    def _take(self, names: list[str]) -> None:
        if names:
            self.accept()
            self.chosen.emit(names)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self._take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
