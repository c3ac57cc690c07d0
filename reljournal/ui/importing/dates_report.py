"""What became of dates that were taken in, with what could not be understood."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from reljournal.operations.dates_in import TakenDates
from reljournal.operations.imports import Noted
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.importing.noted_list import NotedList
from reljournal.ui.widgets import Label, QuietButton


class DatesReport(Dialog):
    """Opens after dates were taken in. "Take it back" undoes all of them in one step."""

    help_page = "other_calendars"

    def __init__(
        self, done: TakenDates, listed: tuple[Noted, ...], context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, wide="content" if listed else "dialog")
        self.setWindowTitle(self.tr("Import"))
        self._done, self._context = done, context
        self.heading.setText(self._headline())
        self.setAccessibleName(self.heading.text())
        words = " ".join(self._counts())
        if words:
            self.body.addWidget(Label(words, tone="muted", wrap=True))
        self.listing = NotedList([(self.tr("not taken in"), item) for item in listed], self.tr("Number"))
        self.listing.setVisible(bool(listed))
        if listed:
            words = self.tr("Not everything could be understood. Choose a line to read what stands in the file.")
            self.body.addWidget(Label(words, wrap=True))
            copy = QuietButton(self.tr("Copy the list"))
            copy.clicked.connect(self.listing.copy)
            self.add_button(copy, leading=True)
        self.body.addWidget(self.listing, 1)
        if done.edit_id:
            self.take_back = QuietButton(self.tr("Take it back"), "undo")
            self.take_back.clicked.connect(self._undo)
            self.add_button(self.take_back)
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.add_button(close)
        close.setFocus()

    def _headline(self) -> str:
        done = self._done
        if done.added:
            return self.tr("%Ln key dates were added to your journal.", None, done.added)
        if done.changed:
            return self.tr("%Ln key dates were brought up to date.", None, done.changed)
        return self.tr("Nothing was taken in.")

    def _counts(self) -> list[str]:
        done = self._done
        parts = []
        if done.added and done.changed:
            parts.append(self.tr("%Ln key dates were brought up to date.", None, done.changed))
        if done.people:
            parts.append(self.tr("%Ln new cards were added.", None, done.people))
        if done.there:
            parts.append(self.tr("%Ln are on the cards already.", None, done.there))
        return parts

    def sizeHint(self) -> QSize:
        """Return room for a dozen lines where there are some."""
        hint, room = super().sizeHint(), self._room()
        if self.listing.isHidden():
            return hint
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 3 // 5)))

    def _undo(self) -> None:
        label = self.tr("Undo the import")
        change = self._context.attempt(lambda: self._context.journal.undo_edit(self._done.edit_id, label))
        self.accept()
        if change is not None:
            self._context.ways.say(self.tr("The import was taken back. Your journal is as it was before."))
