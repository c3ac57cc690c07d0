"""What the next days bring: key dates and follow-ups in one short list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.store.queries.today import upcoming_dates, upcoming_follow_ups
from reljournal.ui import date_words, wording
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.today.row_button import RowButton
from reljournal.ui.today.rows import two_lines
from reljournal.ui.widgets import Label, clear_layout

_DAYS = 30
_SHOWN = 8


class _DayLabel(Label):
    """A short date, as wide as the widest of them, so that what follows stands in one line."""

    def sizeHint(self) -> QSize:
        """Return room for any day of the year."""
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(wording.short_day(date(2000, month, 28))) for month in range(1, 13))
        return QSize(widest, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a date is never cut."""
        return self.sizeHint()


class ComingRow(RowButton):
    """One thing to come; pressing it goes to its day."""

    day_wanted = Signal(object)

    def __init__(self, day: date, title: str, second: str) -> None:
        super().__init__(", ".join((wording.weekday_date(day), title, second)))
        self.day = day
        self.line.setContentsMargins(0, self.line.contentsMargins().top(), 0, self.line.contentsMargins().bottom())
        self.put(_DayLabel(wording.short_day(day), role="small", tone="muted"))
        self.put(two_lines(title, second), 1)
        self.clicked.connect(self._go)

    def _go(self) -> None:
        self.day_wanted.emit(self.day)


class ComingUp(QWidget):
    """The next thirty days, at most a handful of lines."""

    day_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[ComingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("xs"))

    def reload(self) -> None:
        """Read the next days anew."""
        journal, today = self._context.journal, self._context.today()
        coming: list[tuple[date, Occurrence | FollowUp]] = [
            (shown.on, shown) for shown in upcoming_dates(journal, today, _DAYS, _SHOWN)
        ]
        coming += [(item.due, item) for item in upcoming_follow_ups(journal, today, _DAYS, _SHOWN) if item.due]
        coming.sort(key=_day_of)
        clear_layout(self._column)
        self.rows = [self._row(day, item) for day, item in coming[:_SHOWN]]
        for row in self.rows:
            row.day_wanted.connect(self.day_wanted)
            self._column.addWidget(row)
        if not self.rows:
            nothing = Label(self.tr("Nothing in the next thirty days."), tone="muted", wrap=True)
            self._column.addWidget(nothing, 0, Qt.AlignmentFlag.AlignTop)

    def _row(self, day: date, item: Occurrence | FollowUp) -> ComingRow:
        if isinstance(item, Occurrence):
            milestone = date_words.milestone_word(item)
            second = date_words.kind_and_since(item, short=True)
            return ComingRow(day, date_words.title(item), f"{second} · {milestone}" if milestone else second)
        about = date_words.waits_for(item)
        return ComingRow(day, item.text, self.tr("Follow-up") + (f" · {about}" if about else ""))


def _day_of(pair: tuple[date, object]) -> date:
    return pair[0]
