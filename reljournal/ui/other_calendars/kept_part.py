"""The part of the preferences that says which calendar file is kept up to date."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.operations.calendars_out import stop_keeping
from reljournal.system.kept_calendars import kept_calendar
from reljournal.ui.context import Context
from reljournal.ui.other_calendars.flow import CalendarExport
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LinkButton


class KeptCalendarPart(QWidget):
    """What is pressed here works at once: files are written and left, and no Cancel could take that back."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__()
        self._context = context
        self._export = CalendarExport(context, over)
        self._export.written.connect(self.refresh)
        self.setAccessibleName(self.tr("Calendar file"))
        self.words = Label("", wrap=True)
        self.change = LinkButton("")
        self.change.clicked.connect(self._export.ask)
        self.stop = LinkButton(self.tr("Keep it no longer"))
        self.stop.clicked.connect(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("xs"))
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("l"))
        row.addWidget(self.change)
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self.change)
        self.refresh()

    def refresh(self) -> None:
        """Say what is kept now."""
        kept = kept_calendar(self._context.journal.path)
        if kept is None:
            self.words.setText(self.tr("Key dates are not kept in a file for other calendars."))
            self.change.setText(self.tr("Export for other calendars…"))
        else:
            self.words.setText(self.tr("Key dates are kept up to date in {file}").format(file=kept.target))
            self.change.setText(self.tr("Change…"))
        self.stop.setVisible(kept is not None)

    def _stop(self) -> None:
        if self._context.did(lambda: stop_keeping(self._context.journal)):
            self._context.ways.say(self.tr("The calendar file is kept up to date no longer. It stays where it is."))
        self.refresh()
        self.change.setFocus()
