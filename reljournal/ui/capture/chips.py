"""What a line was understood as, as chips under it: each can be taken back, an unclear name can be chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.domain.capture import Captured, Piece, What
from reljournal.domain.entries import Direction, FollowUp, LedgerItem, OwedBy, PersonRef
from reljournal.ui.widgets import ChipRole, FlowLayout, RemovableChip
from reljournal.ui.widgets.panel import clear_layout
from reljournal.ui.wording import duration, short_day_with_year

_ROLES = {What.UNCLEAR: ChipRole.LATE, What.FOLLOW_UP: ChipRole.DUE, What.DATE: ChipRole.DATES}


class CaptureChips(QWidget):
    """Remembers what was corrected until :meth:`forget`, however the line around it changes."""

    corrected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._shown: tuple[Piece, ...] = ()
        self._taken_back: set[tuple[What, str]] = set()
        self._chosen: dict[str, PersonRef] = {}

    def forget(self) -> None:
        """Begin a new line: nothing is corrected yet."""
        self._taken_back.clear()
        self._chosen.clear()

    def corrected_line(self, captured: Captured) -> Captured:
        """Return the line with what was taken back and chosen here."""
        pieces = []
        for read in captured.pieces:
            piece = read
            if piece.what is What.UNCLEAR and str(piece.value) in self._chosen:
                piece = replace(piece, what=What.PERSON, value=self._chosen[str(piece.value)])
            if (piece.what, captured.line[piece.start : piece.end]) not in self._taken_back:
                pieces.append(piece)
        return replace(captured, pieces=tuple(pieces))

    def show_line(self, captured: Captured) -> None:
        """Show a chip for each piece; the kind has a row of its own."""
        pieces = tuple(piece for piece in captured.pieces if piece.what is not What.KIND)
        if pieces == self._shown:
            return
        self._shown = pieces
        clear_layout(self._flow)
        for piece in pieces:
            chip = RemovableChip(self._words(piece), _ROLES.get(piece.what, ChipRole.ACCENT))
            key = (piece.what, captured.line[piece.start : piece.end])
            chip.removed.connect(lambda key=key: self._take_back(key))
            if piece.candidates:
                chip.clicked.connect(lambda _=False, piece=piece, chip=chip: self._offer(piece, chip))
            self._flow.addWidget(chip)
        self.setVisible(bool(pieces))

    def _take_back(self, key: tuple[What, str]) -> None:
        self._taken_back.add(key)
        self.corrected.emit()

    def choose(self, name: str, person: PersonRef) -> None:
        """Say who is meant by a name that several go by."""
        self._chosen[name] = person
        self.corrected.emit()

    def _offer(self, piece: Piece, chip: QWidget) -> None:
        menu = QMenu(self)
        for person in piece.candidates:
            menu.addAction(person.name, partial(self.choose, str(piece.value), person))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _words(self, piece: Piece) -> str:
        match piece.value:
            case PersonRef() as person:
                words = person.name
            case FollowUp() as owed:
                theirs = owed.owed_by is OwedBy.THEM
                words = self.tr("They owe: %1").replace("%1", owed.text) if theirs else owed.text
                words += f" · {short_day_with_year(owed.due)}" if owed.due else ""
            case LedgerItem() as item:
                given = item.direction is Direction.GIVEN
                words = (self.tr("Gave: %1") if given else self.tr("Received: %1")).replace("%1", item.text)
            case date() as day:
                words = short_day_with_year(day)
            case time() as at:
                words = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
            case int() as minutes:
                words = duration(minutes)
            case str() as name if piece.what is What.UNCLEAR:
                known = self.tr("Who is %1?") if piece.candidates else self.tr("Nobody goes by %1")
                words = known.replace("%1", name)
            case text:
                words = f"#{text}" if piece.what is What.TAG else str(text)
        return words
