"""Two lists on paper: birthdays month by month, and the agenda of the coming time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from PySide6.QtCore import QLocale, QRectF

from reljournal.domain.dates import DateSort
from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.printing import wording
from reljournal.printing.board import Board, CalendarPages
from reljournal.printing.calendar_sheets import Thing, words_of
from reljournal.printing.flow import Role
from reljournal.printing.paper import Paper
from reljournal.printing.text import Run
from reljournal.store.queries.calendar_print import CalendarContents

_HEAD, _MONTH, _LINE, _GAP = 44.0, 24.0, 19.0, 30.0
_BEFORE_MONTH, _BELOW_MONTH = 12.0, 4.0
Draw = Callable[[Board, int, QRectF], None]


@dataclass(slots=True)
class _Columns:
    """Lines that go down one column after the other, over as many pages as it takes."""

    board: Board
    count: int
    top: float
    page: int = 0
    column: int = 0
    first_bottom: float | None = None
    """Where columns of the first page end, when they end before the page does."""
    y: float = field(init=False)

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def _edge(self) -> float:
        return self.board.paper.left * self.board.unit

    @property
    def page_bottom(self) -> float:
        """Where the columns of a page end."""
        return self.board.paper.height - 52 * self.board.unit

    @property
    def _bottom(self) -> float:
        return self.page_bottom if self.page or self.column or self.first_bottom is None else self.first_bottom

    def _width(self) -> float:
        gap = _GAP * self.board.unit
        return (self.board.paper.width - 2 * self._edge - (self.count - 1) * gap) / self.count

    def room(self, high: float) -> bool:
        """Go on in the next column where there is less room than this; return whether it did."""
        if self.y + high <= self._bottom + 0.01:
            return False
        self.column += 1
        if self.column == self.count:
            self.column, self.page, self.top = 0, self.page + 1, self._edge
        self.y = self.top
        return True

    def at_top(self) -> bool:
        """Return whether nothing stands in this column yet."""
        return self.y == self.top

    def put(self, high: float, draw: Draw) -> None:
        """Draw something of this height where the column has come to."""
        left = self._edge + self.column * (self._width() + _GAP * self.board.unit)
        place = QRectF(left, self.y, self._width(), high)
        page = self.page
        self.board.draw_later(page, lambda board: draw(board, page, place))
        self.y += high


def _title(board: Board, words: str, said: str) -> float:
    """Set the title and what is said beside it; return where the lists begin."""
    unit = board.unit
    edge = board.paper.left * unit
    line = QRectF(edge, board.paper.top * unit - 8 * unit, board.paper.width - 2 * edge, _HEAD * unit)
    board.words(0, line, [Run(words, board.style(26, strong=True))], Role.NAME)
    board.words(0, line, [Run(said, board.style(13, "muted"))], Role.STAMP, far=True)
    return line.bottom() + 12 * unit


def _month(board: Board, columns: _Columns, words: str, lines: int = 2) -> None:
    """Set the name of a month, with room for the first of its lines below it."""
    unit = board.unit
    before = 0.0 if columns.at_top() else _BEFORE_MONTH
    # A month's name never stands alone at the foot of a column.
    columns.room((before + _MONTH + _BELOW_MONTH + min(2, lines) * _LINE) * unit)
    if not columns.at_top():
        columns.y += _BEFORE_MONTH * unit

    def draw(board: Board, page: int, rect: QRectF) -> None:
        board.words(page, rect, [Run(words, board.style(14, "accent", strong=True))], Role.HEADING)
        board.rule(page, rect.left(), rect.bottom(), rect.width())

    columns.put(_MONTH * unit, draw)
    columns.y += _BELOW_MONTH * unit


def _finish(board: Board) -> CalendarPages:
    edge = board.paper.left * board.unit
    board.foot(edge, board.paper.width - edge, board.paper.height - 42 * board.unit)
    return board.pages()


def _nothing(board: Board, top: float, words: str) -> None:
    edge = board.paper.left * board.unit
    line = QRectF(edge, top, board.paper.width - 2 * edge, _LINE * board.unit)
    board.words(0, line, [Run(words, board.style(13, "muted"))], Role.PROSE)


def birthday_list(contents: CalendarContents, paper: Paper) -> CalendarPages:
    """Return the birthdays of the contents month by month, in two columns."""
    board = Board(paper)
    top = _title(board, wording.tr("Birthdays"), wording.year_of(contents.first))
    columns = _Columns(board, 2, top)
    born = [item for item in contents.dates if item.key_date.sort is DateSort.BIRTHDAY]
    if not born:
        _nothing(board, top, wording.tr("No birthday is known."))
    months = [(month, list(items)) for month, items in groupby(born, key=_month_of)]
    columns.first_bottom = _half(columns, [len(items) for _month_day, items in months], board.unit)
    for month, items in months:
        _month(board, columns, wording.month_name(month), len(items))
        for item in items:
            if columns.room(_LINE * board.unit):
                _month(board, columns, wording.month_name(month))
            columns.put(_LINE * board.unit, _birthday(item))
    return _finish(board)


def _half(columns: _Columns, lines: Sequence[int], unit: float) -> float | None:
    """Return where the first of two columns ends so that both are about as long; None where a page is not enough."""
    heights = [(_BEFORE_MONTH + _MONTH + _BELOW_MONTH + count * _LINE) * unit for count in lines]
    splits = [(sum(heights[:at]), sum(heights[at:])) for at in range(1, len(heights) + 1)]
    if not splits:
        return None
    first, second = min(splits, key=max)
    longest = columns.top + max(first, second) - _BEFORE_MONTH * unit
    return columns.top + first - _BEFORE_MONTH * unit if longest <= columns.page_bottom else None


def _month_of(item: Occurrence) -> date:
    return item.on.replace(day=1)


def _birthday(item: Occurrence) -> Draw:
    def draw(board: Board, page: int, rect: QRectF) -> None:
        unit = board.unit
        number = QRectF(rect.left(), rect.top(), 20 * unit, rect.height())
        board.words(page, number, [Run(QLocale().toString(item.on.day), board.style(13, strong=True))], Role.DATE,
                    far=True)  # fmt: skip
        day = QRectF(number.right() + 6 * unit, rect.top(), 34 * unit, rect.height())
        board.words(page, day, [Run(wording.weekday(item.on), board.style(11, "muted"))], Role.LABEL)
        name, returns = words_of(item)
        wide = board.words(page, rect, [Run(returns, board.style(11.5, "muted"))], Role.VALUE, far=True)
        place = QRectF(day.right(), rect.top(), rect.right() - day.right() - wide - 8 * unit, rect.height())
        board.words(page, place, [Run(name, board.style(13))], Role.VALUE)

    return draw


def agenda_list(contents: CalendarContents, paper: Paper) -> CalendarPages:
    """Return what stands on the days of the contents, day by day."""
    board = Board(paper)
    span = wording.span(contents.first, contents.last)
    top = _title(board, wording.tr("Agenda"), span)
    columns = _Columns(board, 1, top)
    days = contents.by_day()
    if not days:
        _nothing(board, top, wording.tr("Nothing stands on these days."))
    for month, in_month in groupby(sorted(days), key=_first_of_month):
        _month(board, columns, wording.month_of(month), 1)
        for day in in_month:
            _agenda_day(board, columns, day, days[day])
    return _finish(board)


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _agenda_day(board: Board, columns: _Columns, day: date, things: Sequence[Thing]) -> None:
    for number, thing in enumerate(things):
        moved = columns.room(_LINE * board.unit)
        if moved:
            _month(board, columns, wording.month_of(day), 1)
        named = number == 0 or moved
        columns.put(_LINE * board.unit, _agenda_line(day if named else None, thing))
    columns.y += 3 * board.unit


def _agenda_line(day: date | None, thing: Thing) -> Draw:
    def draw(board: Board, page: int, rect: QRectF) -> None:
        unit = board.unit
        first = QRectF(rect.left(), rect.top(), 110 * unit, rect.height())
        if day is not None:
            board.words(page, first, [Run(wording.weekday_day(day), board.style(13))], Role.DATE)
        side = 9 * unit
        middle = rect.top() + (rect.height() - side) / 2
        if isinstance(thing, FollowUp):
            board.tick(page, first.right(), middle, side)
        else:
            quiet = thing.key_date.sort is DateSort.MEMORIAL
            board.dot(page, first.right() + 2 * unit, middle + 2 * unit, 5 * unit, "muted" if quiet else "dates")
        name, detail = words_of(thing)
        place = QRectF(first.right() + 18 * unit, rect.top(), rect.right() - first.right() - 18 * unit, rect.height())
        runs = [Run(name, board.style(13, strong=True))]
        if detail:
            runs.append(Run(f"   {detail}", board.style(12, "muted")))
        board.words(page, place, runs, Role.VALUE)

    return draw
