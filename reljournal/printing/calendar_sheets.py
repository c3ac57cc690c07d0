"""Two sheets for the wall: a month with what stands on its days, and a whole year on one page."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QRectF

from reljournal.domain.dates import DateSort, month_grid
from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.printing import wording
from reljournal.printing.board import Board, CalendarPages, broken
from reljournal.printing.flow import Role
from reljournal.printing.paper import Paper
from reljournal.printing.text import Run, isolated_if_foreign, text_width
from reljournal.store.queries.calendar_print import CalendarContents

_EDGE, _TITLE, _WEEKDAYS, _FOOT = 34.0, 46.0, 22.0, 26.0
_THING, _SIGN = 13.8, 10.0
Thing = Occurrence | FollowUp


def first_weekday() -> int:
    """Return the day on which weeks begin where the person lives, 0 for Monday."""
    return QLocale().firstDayOfWeek().value - 1


def month_title(day: date) -> str:
    """Return "November 2026"."""
    return wording.month_of(day)


def _weekend() -> set[int]:
    """Return the days of the week, 0 for Monday, on which most people do not work where the person lives."""
    working = {day.value - 1 for day in QLocale().weekdays()}
    return set(range(7)) - working


def month_sheet(contents: CalendarContents, paper: Paper) -> CalendarPages:
    """Return the month of the contents' first day on one page; the paper lies on its side."""
    board = Board(paper)
    unit, begins = board.unit, first_weekday()
    edge = _EDGE * unit
    left, right, width = edge, paper.width - edge, paper.width - 2 * edge
    shown = contents.first
    title = QRectF(left, edge, width, _TITLE * unit)
    board.words(0, title, [Run(month_title(shown), board.style(27, strong=True))], Role.NAME)
    top = edge + _TITLE * unit
    days = month_grid(shown.year, shown.month, begins)
    weeks = [days[at : at + 7] for at in range(0, 42, 7)]
    weeks = [week for week in weeks if any(day is not None and day.month == shown.month for day in week)]
    wide = width / 7
    locale = QLocale()
    for column in range(7):
        name = locale.standaloneDayName((begins + column) % 7 + 1)
        box = QRectF(left + column * wide + 7 * unit, top, wide - 14 * unit, _WEEKDAYS * unit)
        board.words(0, box, [Run(name, board.style(10.5, "muted"))], Role.LABEL)
    top += _WEEKDAYS * unit
    high = (paper.height - edge - _FOOT * unit - top) / len(weeks)
    by_day, weekend = contents.by_day(), _weekend()
    for row, week in enumerate(weeks):
        for column, day in enumerate(week):
            box = QRectF(left + column * wide, top + row * high, wide, high)
            within = day is not None and day.month == shown.month
            if within and day is not None and day.weekday() in weekend:
                board.ground(0, box, "background")
            if day is not None:
                _day_of_month(board, box, day, by_day.get(day, []) if within else [], within=within)
                holiday = contents.holidays.get(day, "") if within else ""
                if holiday:
                    beside = QRectF(box.left() + 34 * unit, box.top() + 5 * unit, wide - 41 * unit, 17 * unit)
                    board.words(0, beside, [Run(holiday, board.style(8.5, "muted"))], Role.LABEL, far=True)
        board.rule(0, left, top + row * high, width)
    board.rule(0, left, top + len(weeks) * high, width)
    for column in range(8):
        board.upright(0, left + column * wide, top, len(weeks) * high)
    board.foot(left, right, paper.height - edge - 10 * unit)
    return board.pages()


def _day_of_month(board: Board, box: QRectF, day: date, things: Sequence[Thing], *, within: bool) -> None:
    unit = board.unit
    pad = 7 * unit
    number = QRectF(box.left() + pad, box.top() + 4 * unit, box.width() - 2 * pad, 18 * unit)
    style = board.style(13, "text" if within else "disabled", strong=within)
    board.words(0, number, [Run(QLocale().toString(day.day), style)], Role.DATE)
    top, line = number.bottom() + 2 * unit, _THING * unit
    place = QRectF(box.left() + pad, top, box.width() - 2 * pad, box.bottom() - 3 * unit - top)
    set_things = [_set(board, thing, place.width() - _SIGN * unit) for thing in things]
    room = int(place.height() // line)
    if sum(map(len, set_things)) > room:
        # What does not fit is counted, on a line of its own.
        room, kept = room - 1, 0
        for lines in set_things:
            if room < len(lines):
                break
            room, kept = room - len(lines), kept + 1
    else:
        kept = len(things)
    for thing, lines in zip(things[:kept], set_things, strict=False):
        _paint_thing(board, QRectF(place.left(), top, place.width(), line), thing, lines)
        top += len(lines) * line
    if kept < len(things):
        words = wording.tr("+%Ln more", "", len(things) - kept) if kept else wording.tr("%Ln things", "", len(things))
        more = QRectF(place.left(), top, place.width(), line)
        board.words(0, more, [Run(words, board.style(9.5, "muted"))], Role.VALUE)


def _set(board: Board, thing: Thing, width: float) -> list[list[Run]]:
    """Return a thing as lines: who or what, over two where it takes them, and beside or below it what it is."""
    name, detail = words_of(thing)
    strong, quiet = board.style(10.5), board.style(9.5, "muted")
    lines = [[Run(part, strong)] for part in broken(name, strong, width)]
    if detail and lines:
        beside = text_width(f"{lines[-1][0].text}  ", strong) + text_width(detail, quiet) <= width
        if beside:
            lines[-1].append(Run(f"  {detail}", quiet))
        else:
            lines.append([Run(detail, quiet)])
    return lines


def _paint_thing(board: Board, first: QRectF, thing: Thing, lines: Sequence[Sequence[Run]]) -> None:
    """Set the lines of a thing from its first line on, with the sign of its sort before them."""
    unit, sign = board.unit, 5 * board.unit
    middle = first.top() + (first.height() - sign) / 2
    if isinstance(thing, FollowUp):
        board.tick(0, first.left(), middle - unit, sign + 2 * unit)
    else:
        board.dot(0, first.left() + unit, middle + 0.5 * unit, sign - unit, _colour(thing))
    for number, runs in enumerate(lines):
        place = first.adjusted(_SIGN * unit, 0, 0, 0).translated(0, number * first.height())
        board.words(0, place, runs, Role.VALUE)


def _colour(thing: Occurrence) -> str:
    return "muted" if thing.key_date.sort is DateSort.MEMORIAL else "dates"


def name_of(thing: Occurrence) -> str:
    """Return whose a date is: one name, or those of a couple."""
    names = [person.name or wording.tr("Without a name") for person in (thing.person, *thing.also)]
    return wording.joined(names, " & ")


def words_of(thing: Thing) -> tuple[str, str]:
    """Return who or what a thing is about, and what stands quietly beside it: ("Ada Lovelace", "turns 41")."""
    if isinstance(thing, FollowUp):
        name = thing.contact.name if thing.contact is not None else ""
        return isolated_if_foreign(thing.text), isolated_if_foreign(name)
    name = isolated_if_foreign(name_of(thing))
    returns = wording.returns(thing)
    if thing.days:
        return name, wording.joined([wording.date_name(thing.key_date), wording.tr("%Ln days", "", thing.days)])
    if thing.key_date.sort is DateSort.BIRTHDAY and not thing.key_date.label.strip():
        return name, returns
    return name, wording.joined([part for part in (wording.date_name(thing.key_date), returns) if part])


# The year

_MONTH_HEAD = 20.0


def year_sheet(contents: CalendarContents, paper: Paper) -> CalendarPages:
    """Return the year of the contents' first day on one page: a column a month, a line a day."""
    board = Board(paper)
    unit, locale = board.unit, QLocale()
    edge = 26.0 * unit
    left, right, width = edge, paper.width - edge, paper.width - 2 * edge
    year = contents.first.year
    title = QRectF(left, edge - 4 * unit, width, 40 * unit)
    board.words(0, title, [Run(wording.year_of(contents.first), board.style(25, strong=True))], Role.NAME)
    top = edge + 38 * unit
    gap = 5 * unit
    wide = (width - 11 * gap) / 12
    high = (paper.height - edge - 22 * unit - top - _MONTH_HEAD * unit) / 31
    by_day, weekend = contents.by_day(), _weekend()
    for month in range(1, 13):
        x = left + (month - 1) * (wide + gap)
        head = QRectF(x + 3 * unit, top, wide - 3 * unit, _MONTH_HEAD * unit)
        board.words(0, head, [Run(locale.standaloneMonthName(month), board.style(10.5, "accent", strong=True))],
                    Role.HEADING)  # fmt: skip
        for number in range(1, calendar.monthrange(year, month)[1] + 1):
            day = date(year, month, number)
            box = QRectF(x, top + _MONTH_HEAD * unit + (number - 1) * high, wide, high)
            free = day.weekday() in weekend or day in contents.holidays
            _day_of_year(board, box, day, by_day.get(day, []), contents.holidays.get(day, ""), free=free)
    board.foot(left, right, paper.height - edge - 8 * unit)
    return board.pages()


def _day_of_year(
    board: Board, box: QRectF, day: date, things: Sequence[Thing], holiday: str, *, free: bool
) -> None:
    unit, locale = board.unit, QLocale()
    if free:
        board.ground(0, box, "side")
    board.rule(0, box.left(), box.top(), box.width())
    number = QRectF(box.left(), box.top(), 14 * unit, box.height())
    board.words(0, number, [Run(locale.toString(day.day), board.style(8, strong=bool(things)))], Role.DATE, far=True)
    letter = locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
    beside = QRectF(number.right() + 2 * unit, box.top(), 9 * unit, box.height())
    board.words(0, beside, [Run(letter, board.style(7, "muted"))], Role.LABEL)
    place = QRectF(beside.right() + unit, box.top(), box.right() - beside.right() - 2 * unit, box.height())
    if not things:
        if holiday:
            board.words(0, place, [Run(holiday, board.style(7, "muted"))], Role.LABEL)
        return
    more = f"+{locale.toString(len(things) - 1)}" if len(things) > 1 else ""
    room = place.width() - (text_width(more, board.style(7.5, "muted")) + 2 * unit if more else 0)
    runs = _short(board, things[0], room)
    board.words(0, QRectF(place.left(), place.top(), room, place.height()), runs, Role.VALUE)
    if more:
        board.words(0, place, [Run(more, board.style(7.5, "muted"))], Role.VALUE, far=True)


def _short(board: Board, thing: Thing, width: float) -> list[Run]:
    """Return a thing in a few letters: the name, with the age that is turned on a birthday."""
    if isinstance(thing, FollowUp):
        return [Run(thing.text, board.style(8, "due"))]
    quiet = thing.key_date.sort is DateSort.MEMORIAL
    style = board.style(8, "muted" if quiet else "text")
    birthday = thing.key_date.sort is DateSort.BIRTHDAY and not thing.key_date.label.strip()
    age, aged = "", board.style(8, "dates", strong=True)
    if thing.count and wording.returns(thing) and not quiet:
        age = f" {QLocale().toString(thing.count) if birthday else wording.ordinal(thing.count)}"
        aged = aged if birthday else board.style(7.5, "muted")
    room = width - (text_width(age, aged) if age else 0)
    name = name_of(thing)
    if thing.also:
        # Both names are worth more than how many years it has been.
        both = " & ".join((person.name or "?").split(" ")[0] for person in (thing.person, *thing.also))
        offered = [(name, room), (both, room), (both, width)]
    else:
        shorter = (name, _with_initial(name), name.split(" ")[0])
        offered = [(words, room) for words in shorter] + [(words, width) for words in shorter]
    name = next((words for words, wide in offered if text_width(words, style) <= wide), name)
    runs = [Run(isolated_if_foreign(name), style)]
    return [*runs, Run(age, aged)] if age and text_width(name, style) <= room else runs


def _with_initial(name: str) -> str:
    """Return the first of the words of a name and the first letter of the last: "Maria S."."""
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name
