"""What an import did: how many, and every card or line that could not be understood, with its text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.operations.imports import ImportReport
from reljournal.ui.context import Context
from reljournal.ui.importing.noted_list import NotedList
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, Label, QuietButton


class ReportDialog(QDialog):
    """Opens after an import. "Take it back" undoes the whole import in one step."""

    def __init__(self, report: ImportReport, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._context = context
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = current_theme()
        column = QVBoxLayout(self)
        edge = theme.space("xl")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("m"))
        self.heading = Label(self._headline(), role="title", wrap=True)
        self.setAccessibleName(self.heading.text())
        column.addWidget(self.heading)
        self.sentence = Label(self._counts(), tone="muted", wrap=True)
        column.addWidget(self.sentence)
        # One number alone stands in the heading already.
        self.sentence.setVisible(" · " in self.sentence.text() or not (report.added or report.updated))
        self._listing = self._noted()
        self.items, self.text = self._listing.items, self._listing.text
        if self.items.topLevelItemCount():
            column.addWidget(Label(self._listing_words(), wrap=True))
            column.addWidget(self._listing, 1)
            self.resize(theme.size("dialog") * 2, theme.size("dialog") * 3 // 2)
        else:
            self._listing.hide()
            self.setMinimumWidth(theme.size("dialog"))
        further = self._further()
        if further is not None:
            column.addLayout(further)
        column.addLayout(self._buttons())

    def _headline(self) -> str:
        report = self._report
        if report.added:
            return self.tr("%Ln contacts were added to your journal.", None, report.added)
        if report.updated:
            return self.tr("%Ln contacts were brought up to date.", None, report.updated)
        if report.unchanged:
            return self.tr("Nothing was changed: your journal already has these contacts.")
        return self.tr("There was no contact to import.")

    def _counts(self) -> str:
        report = self._report
        parts = []
        if report.added:
            parts.append(self.tr("%Ln added", None, report.added))
        if report.updated:
            parts.append(self.tr("%Ln updated", None, report.updated))
        if report.unchanged:
            parts.append(self.tr("%Ln unchanged", None, report.unchanged))
        if report.skipped:
            parts.append(self.tr("%Ln not understood", None, len(report.skipped)))
        return " · ".join(parts)

    def _listing_words(self) -> str:
        if self._report.skipped:
            return self.tr("Not everything could be understood. Choose a line to read what stands in the file.")
        return self.tr("Every contact was imported. These lines are worth a look; they are kept on their cards:")

    def _noted(self) -> NotedList:
        lost, kept = self.tr("not imported"), self.tr("imported; the line is kept on the card")
        noted = [(lost, item) for item in self._report.skipped] + [(kept, item) for item in self._report.warnings]
        return NotedList(noted, self.tr("Line"), self)

    def _further(self) -> FlowLayout | None:
        """Return what one may do next with those who came in, in as many lines as the window's width asks for."""
        row = FlowLayout()
        if len(self._report.added_ids) > 1:
            self.look_through = QuietButton(self.tr("Look through them one by one"))
            self.look_through.clicked.connect(self._look_through)
            row.addWidget(self.look_through)
        if self._report.added:
            self.duplicates = QuietButton(self.tr("Look for duplicates"))
            self.duplicates.clicked.connect(self._find_duplicates)
            row.addWidget(self.duplicates)
        return row if row.count() else None

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        if self.items.topLevelItemCount():
            copy = QuietButton(self.tr("Copy the list"))
            copy.clicked.connect(self._listing.copy)
            row.addWidget(copy)
        row.addStretch(1)
        if self._report.edit_id:
            self.take_back = QuietButton(self.tr("Take it back"), "undo")
            self.take_back.clicked.connect(self._undo)
            row.addWidget(self.take_back)
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addWidget(close)
        self._close = close
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Begin on the button that only closes: Enter must start nothing."""
        super().showEvent(event)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_duplicates(self) -> None:
        self.accept()
        self._context.ways.find_duplicates()

    def _look_through(self) -> None:
        self.accept()
        self._context.ways.look_through(self._report.added_ids)

    def _undo(self) -> None:
        label = self.tr("Undo the import")
        change = self._context.attempt(lambda: self._context.journal.undo_edit(self._report.edit_id, label))
        self.accept()
        if change is not None:
            self._context.ways.say(self.tr("The import was taken back. Your journal is as it was before."))
