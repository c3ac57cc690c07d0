"""About: which RelJournal this is, what it stands on, and where everything lies."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from reljournal import __version__
from reljournal.store.journal import Journal
from reljournal.store.queries.versions import sqlite_version
from reljournal.system import paths
from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, Panel, QuietButton


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's file manager; return whether it could be."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class AboutDialog(Dialog):
    """Name, version, licence, places and versions, all of it selectable."""

    def __init__(self, journal: Journal, parent: QWidget | None) -> None:
        super().__init__(self.tr("RelJournal {version}").format(version=__version__), parent, wide="reading")
        self.setWindowTitle(self.tr("About RelJournal"))
        self._folders: list[Path] = []
        self.buttons: list[QuietButton] = []
        words = self.tr(
            "A private journal of the relationships that matter, kept on your own computer. Free software under the "
            "MIT licence: you may use, change and pass it on."
        )
        self.body.addWidget(Label(words, tone="muted", wrap=True))
        places = Panel(self.tr("Where everything lies"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().space("l"))
        self._grid.setVerticalSpacing(current_theme().space("s"))
        self._grid.setColumnStretch(1, 1)
        places.add(self._grid)
        for name, path, folder in (
            (self.tr("Journal"), journal.path, journal.path.parent),
            (self.tr("Backups"), paths.backups_folder(journal.path), paths.backups_folder(journal.path)),
            (self.tr("Settings"), paths.settings_file(), paths.settings_file().parent),
            (self.tr("Log"), paths.logs_folder() / "reljournal.log", paths.logs_folder()),
        ):
            self._add_place(name, path, folder)
        self.body.addWidget(places)
        self.versions = self._versions(journal)
        self.body.addWidget(Label(self.versions, role="small", tone="muted", wrap=True, selectable=True))
        self.body.addStretch(1)
        copy = QuietButton(self.tr("Copy versions"))
        copy.clicked.connect(self.copy_versions)
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.add_button(copy, leading=True)
        self.add_button(close)
        close.setFocus()

    def _add_place(self, name: str, path: Path, folder: Path) -> None:
        row = self._grid.rowCount()
        exists = folder.is_dir()
        shown = Label(str(path), wrap=True, selectable=True)
        shown.setAccessibleName(f"{name}: {path}")
        button = QuietButton(self.tr("Open folder"))
        button.setAccessibleName(self.tr("Open the folder of: {what}").format(what=name))
        button.setEnabled(exists)
        button.setToolTip("" if exists else self.tr("This folder is made when there is something to put into it."))
        button.setProperty("folder", str(folder))
        button.clicked.connect(self._open_folder)
        self.buttons.append(button)
        self._grid.addWidget(Label(name, tone="muted"), row, 0)
        self._grid.addWidget(shown, row, 1)
        self._grid.addWidget(button, row, 2)

    def _open_folder(self) -> None:
        button = self.sender()
        if isinstance(button, QuietButton):
            open_folder(Path(button.property("folder")))

    @staticmethod
    def _versions(journal: Journal) -> str:
        return (
            f"RelJournal {__version__} · Python {platform.python_version()} · Qt {qVersion()} · "
            f"SQLite {sqlite_version(journal)} · {platform.system()} {platform.release()}"
        )

    def copy_versions(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self.versions)
