"""The rows of Today and of the calendar's panel: dates that come, and entries that were written."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from reljournal.domain.entries import Entry
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.text import excerpt
from reljournal.ui import date_words, wording
from reljournal.ui.context import Context
from reljournal.ui.faces import face_of
from reljournal.ui.theme import current_theme
from reljournal.ui.today.row_button import RowButton
from reljournal.ui.today.texts import LeadingText
from reljournal.ui.widgets import Avatar, Chip, ChipRole, Label, Panel, fill_round, paint_icon

_EXCERPT = 150
_SHORT_WORD = 8


def let_wrap(panel: Panel) -> Panel:
    """Let a panel be as high as its wrapped words need at its present width, and return it."""
    panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return panel


def two_lines(title: str, second: str, chip: Chip | None = None) -> QWidget:
    """Return a semibold title over a small muted line, with a chip below them when there is one."""
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    column.addWidget(LeadingText(title, most_lines=2))
    if second:
        column.addWidget(Label(second, role="small", tone="muted", wrap=True))
    if chip is not None:
        column.addSpacing(2)
        column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeading)
    column.addStretch(1)
    return words


class DateRow(RowButton):
    """A coming key date: the day large with weekday or month below it, what it is, and whether it is a milestone."""

    def __init__(self, context: Context, shown: Occurrence) -> None:
        self.shown = shown
        today = context.today()
        title, second = date_words.title(shown), date_words.kind_and_since(shown, short=True)
        milestone = date_words.milestone_word(shown)
        when = wording.weekday_date(shown.on)
        super().__init__(", ".join(part for part in (when, title, second, milestone) if part))
        self._context = context
        self.put(self._day(today))
        note = date_words.moved_note(shown)
        chip = Chip(milestone, ChipRole.DATES) if milestone else None
        # A short word stands beside the title; a longer one would leave it no room.
        below = chip if len(milestone) > _SHORT_WORD else None
        self.put(two_lines(title, f"{second} · {note}" if note else second, below), 1)
        if chip is not None and below is None:
            self.put(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._open)

    def _day(self, today: date) -> QWidget:
        on = self.shown.on
        near = (on - today).days < 7
        locale = QLocale()
        short = QLocale.FormatType.ShortFormat
        below = locale.dayName(on.isoweekday(), short) if near else locale.monthName(on.month, short)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for text, role, tone in (
            (locale.toString(on.day), "title", "text"),
            (below.rstrip(".").upper(), "small", "muted"),
        ):
            label = Label(text, role=role, tone=tone)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(label)
        column.addStretch(1)
        sheet.setFixedWidth(current_theme().size("control") + current_theme().space("m"))
        return sheet

    def _open(self) -> None:
        self._context.ways.open_day(self.shown.on)


class NoteMark(Avatar):
    """Stands where a face would, beside an entry that is about nobody."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a quiet circle with a sheet of paper."""
        painter = QPainter(self)
        rect = self.rect()
        fill_round(painter, rect, rect.height() / 2, current_theme().colour("chip"))
        inset = rect.height() // 4
        paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), "note", "muted")
        painter.end()


class EntryRow(RowButton):
    """An entry: with whom, what, when (``years_ago`` where that is what matters), how long, and its first words."""

    def __init__(self, context: Context, entry: Entry, *, compact: bool = False, years_ago: int = 0) -> None:
        self.entry = entry
        title = date_words.entry_title(entry)
        when = date_words.years_ago(years_ago) if years_ago else date_words.when_words(entry.on, context.today())
        facts = [] if compact else [when]
        if entry.at is not None and compact:
            at = QTime(entry.at.hour, entry.at.minute)
            facts.append(QLocale().toString(at, QLocale.FormatType.ShortFormat))
        if entry.minutes:
            facts.append(wording.duration(entry.minutes))
        if entry.title and entry.people:
            facts.insert(0, ", ".join(date_words.name_of(person) for person in entry.people[:2]))
            if len(entry.people) > 2:
                facts[0] += f" +{QLocale().toString(len(entry.people) - 2)}"
        rest = " · ".join(facts)
        super().__init__(", ".join(part for part in (title, *facts) if part))
        self._context = context
        self.put(self._avatar(context, entry), 0, Qt.AlignmentFlag.AlignTop if not compact else None)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(LeadingText(title, rest, most_lines=2))
        text = "" if compact else excerpt(entry.text, _EXCERPT)
        if text:
            column.addWidget(Label(text, role="small", tone="muted", wrap=True))
        self.put(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._open)

    @staticmethod
    def _avatar(context: Context, entry: Entry) -> Avatar:
        return face_of(context, entry.people[0]) if entry.people else NoteMark()

    def _open(self) -> None:
        self._context.ways.open_entry(self.entry.id)
