"""What a line was understood as, as chips under it: each can be taken back to text, or corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.domain.capture import Captured, Piece, Value, What
from reljournal.domain.entries import Direction, FollowUp, LedgerItem, OwedBy, PersonRef, Sort
from reljournal.ui.widgets import ChipRole, FlowLayout, RemovableChip
from reljournal.ui.widgets.panel import clear_layout
from reljournal.ui.wording import days_from, duration, short_day_with_year
from reljournal.ui.wording_ledger import direction_label, ledger_sort_label, ledger_words

_ROLES = {What.UNCLEAR: ChipRole.LATE, What.FOLLOW_UP: ChipRole.DUE, What.DATE: ChipRole.DATES}

Key = tuple[What, str]
"""What a piece says, and the words that say it, or which of its sort it is: so corrections hold while one writes on."""

_SECTIONS = (What.LEDGER, What.FOLLOW_UP)


def key_of(read: Captured, piece: Piece) -> Key:
    """Return by what a piece of a line as it was read is known again: by its words, or by its place among its sort."""
    if piece.what in _SECTIONS:
        same = [other for other in read.pieces if other.what is piece.what]
        return (piece.what, str(same.index(piece)))
    return (piece.what, read.line[piece.start : piece.end])


class CaptureChips(QWidget):
    """Remembers what was corrected until :meth:`forget`, however the line around it changes.

    A chip is pressed to correct it: a day is chosen in a month, what was given or is owed from a menu; whatever is no
    more than its words is corrected in the line, where ``words_asked`` has them marked.
    """

    corrected = Signal()
    words_asked = Signal(int, int)
    """Where in the line the words of a piece begin and end, in characters."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._flow = FlowLayout(self)
        self._shown: tuple[Piece, ...] = ()
        self._taken_back: set[Key] = set()
        self._corrected: dict[Key, Value] = {}
        self._changed: dict[Key, dict[str, Any]] = {}

    def forget(self) -> None:
        """Begin a new line: nothing is corrected yet."""
        self._taken_back.clear()
        self._corrected.clear()
        self._changed.clear()

    def corrected_line(self, captured: Captured) -> Captured:
        """Return the line with what was taken back and corrected here."""
        pieces = []
        for piece in captured.pieces:
            key = key_of(captured, piece)
            if key in self._taken_back:
                continue
            value: Any = self._corrected.get(key, piece.value)
            if key in self._changed:
                value = replace(value, **self._changed[key])
            is_clear = piece.what is What.UNCLEAR and isinstance(value, PersonRef)
            # A day that was chosen leaves no doubt.
            doubt = None if key in self._corrected else piece.or_ahead
            pieces.append(replace(piece, what=What.PERSON if is_clear else piece.what, value=value, or_ahead=doubt))
        return replace(captured, pieces=tuple(pieces))

    def show_line(self, captured: Captured, whole: Captured) -> None:
        """Show a chip for each piece of the corrected line, but for the kind; ``whole`` is the line as it was read."""
        if captured.pieces == self._shown:
            return
        self._shown = captured.pieces
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        clear_layout(self._flow)
        read = {(piece.start, piece.end): piece for piece in whole.pieces}
        for piece in captured.pieces:
            if piece.what is What.KIND:
                continue
            chip = RemovableChip(self._words(piece), _ROLES.get(piece.what, ChipRole.ACCENT))
            chip.setToolTip(self.tr("Press to correct it; Delete leaves it as text"))
            key = key_of(whole, read[piece.start, piece.end])
            chip.removed.connect(partial(self._take_back, key))
            chip.clicked.connect(partial(self._correct, key, piece, chip))
            self._flow.addWidget(chip)
        self.setVisible(self._flow.count() > 0)
        if had_focus and self._flow.count():
            self.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def chips(self) -> list[RemovableChip]:
        """Return the chips on show."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, RemovableChip)]

    # Correcting

    def _take_back(self, key: Key) -> None:
        self._taken_back.add(key)
        self.corrected.emit()

    def correct(self, key: Key, value: Value) -> None:
        """Say what is meant by some words of the line."""
        self._corrected[key] = value
        self.corrected.emit()

    def change(self, key: Key, part: str, value: object) -> None:
        """Say of something given or owed what a part of it is; its words stay those of the line."""
        self._changed.setdefault(key, {})[part] = value
        self.corrected.emit()

    def _correct(self, key: Key, piece: Piece, chip: QWidget) -> None:
        if isinstance(piece.value, date) and piece.or_ahead is None:
            self._ask_day(piece.value, chip, partial(self.correct, key))
            return
        menu = self.menu_of(key, piece, chip)
        if menu is None:
            self.words_asked.emit(max(piece.start, piece.name_at), piece.end)
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def menu_of(self, key: Key, piece: Piece, chip: QWidget) -> QMenu | None:
        """Return what a piece can be corrected to; None for what is no more than its words."""
        menu = QMenu(self)
        match piece.value:
            case LedgerItem() as item:
                self._offer(menu, Direction, item.direction, direction_label, partial(self.change, key, "direction"))
                menu.addSeparator()
                self._offer(menu, Sort, item.sort, ledger_sort_label, partial(self.change, key, "sort"))
            case FollowUp() as owed:
                self._offer(menu, OwedBy, owed.owed_by, self._owed_by_words, partial(self.change, key, "owed_by"))
                menu.addSeparator()
                due = partial(self.change, key, "due")
                menu.addAction(self.tr("Due on…"), partial(self._ask_day, owed.due or self._today(), chip, due))
                if owed.due is not None:
                    menu.addAction(self.tr("No date"), partial(due, None))
            case date() as day if piece.or_ahead is not None:
                for either in dict.fromkeys((day, piece.or_ahead)):
                    words = f"{short_day_with_year(either)} · {days_from(self._today(), either)}"
                    menu.addAction(words, partial(self.correct, key, either))
                menu.addSeparator()
                menu.addAction(self.tr("Another day…"), partial(self._ask_day, day, chip, partial(self.correct, key)))
            case str() as name if piece.what is What.UNCLEAR:
                for person in piece.candidates:
                    menu.addAction(person.name, partial(self.correct, key, person))
                menu.addAction(self.tr("New card for “%1”").replace("%1", name),
                               partial(self.correct, key, PersonRef(0, name)))  # fmt: skip
            case _:
                menu.deleteLater()
                return None
        return menu

    def _offer(
        self, menu: QMenu, options: type, chosen: object, words: Callable[..., str], take: Callable[..., None]
    ) -> None:
        group = QActionGroup(menu)
        for option in options:  # type: ignore[attr-defined]
            action = menu.addAction(words(option), partial(take, option))
            action.setCheckable(True)
            action.setChecked(option is chosen)
            group.addAction(action)

    def _ask_day(self, day: date, chip: QWidget, take: Callable[[date], None]) -> None:
        from reljournal.ui.journal.calendar_popup import CalendarPopup

        popup = CalendarPopup(QDate(day.year, day.month, day.day), self)
        popup.chosen.connect(lambda chosen: take(date(chosen.year(), chosen.month(), chosen.day())))
        popup.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    # Words

    def _owed_by_words(self, owed_by: OwedBy) -> str:
        return self.tr("I owe it") if owed_by is OwedBy.ME else self.tr("They owe it")

    def _day_words(self, day: date, or_ahead: date | None) -> str:
        """Return a day; with the other one that its words may mean, or that it lies ahead."""
        if or_ahead is not None:
            either = self.tr("%1, or %2?").replace("%2", short_day_with_year(or_ahead))
            return either.replace("%1", short_day_with_year(day))
        words = short_day_with_year(day)
        return self.tr("planned for %1").replace("%1", words) if day > self._today() else words

    def _words(self, piece: Piece) -> str:  # noqa: PLR0911 - a table of cases
        match piece.value:
            case PersonRef() as person:
                return person.name if person.id else self.tr("%1 (new card)").replace("%1", person.name)
            case FollowUp() as owed:
                theirs = owed.owed_by is OwedBy.THEM
                words = self.tr("They owe: %1").replace("%1", owed.text) if theirs else owed.text
                return f"{words} · {short_day_with_year(owed.due)}" if owed.due else words
            case LedgerItem() as item:
                return ledger_words(item)
            case date() as day:
                return self._day_words(day, piece.or_ahead)
            case time() as at:
                return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
            case int() as minutes:
                return duration(minutes)
            case str() as name if piece.what is What.UNCLEAR:
                known = self.tr("Who is %1?") if piece.candidates else self.tr("Nobody goes by %1")
                return known.replace("%1", name)
            case text:
                return f"#{text}" if piece.what is What.TAG else str(text)

