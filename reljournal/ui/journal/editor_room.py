"""How the parts of an entry's form share the room there is: the text, and the panels beside or below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reljournal.ui.journal.beside_text import BesideText
from reljournal.ui.journal.people_row import PeopleRow
from reljournal.ui.journal.writing_card import WritingCard
from reljournal.ui.theme import current_theme

# The text has this many letters in a line before the panels become narrow, and this share of it before they go below.
_COMFORTABLE_LETTERS = 66
_NARROW_TEXT = 0.72
_NARROW_SIDE, _WIDE_SIDE = 0.86, 1.3
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class EditorRoom:
    """Arranges ``columns``: the ``main`` one with the ``card``, and what stands ``beside``.

    ``lines`` are the two above the text: one with the kind and, where it fits, with when it was; one with the people.
    ``parts`` are these three.
    """

    def __init__(
        self, columns: QBoxLayout, main: QVBoxLayout, lines: tuple[QBoxLayout, QBoxLayout],
        parts: tuple[QWidget, QWidget, PeopleRow], card: WritingCard, beside: BesideText,
    ) -> None:  # fmt: skip
        self._columns, self._main = columns, main
        self._first, self._second = lines
        self._kind, self._when, self._people = parts
        self._card, self._beside = card, beside

    def arrange(self, width: int, view_height: int) -> None:
        """Share ``width`` pixels; of the height ``view_height`` are seen at once."""
        theme = current_theme()
        gap = edge = theme.space("xl")
        room = width - 2 * edge
        is_alone = self._beside.isHidden()
        side = self._side_width(room - gap)
        is_beside = side > 0
        self._columns.setDirection(_BESIDE if is_beside else _BELOW)
        if is_beside:
            self._beside.stand_beside(side)
        else:
            self._beside.stand_below()
        main = room if is_alone or not is_beside else room - gap - side
        if is_alone or is_beside:
            main = min(main, self._card.most_width())
        used = main + gap + side if is_beside and not is_alone else main
        # The text is no wider than it reads well; in a wider window it stands in the middle, like a sheet on a desk.
        left_over = max(0, room - used)
        before = left_over // 2
        self._columns.setContentsMargins(
            edge + before, theme.space("m"), edge + left_over - before, theme.space("l")
        )  # fmt: skip
        self._fit_lines(main)
        fills = is_beside or is_alone
        self._card.setMinimumHeight(self._card.least_height() if fills else self._high(main, view_height))

    def _side_width(self, room: int) -> int:
        """Return how wide the panels are beside the text, 0 where there is room for them only below it."""
        side = current_theme().size("beside_text")
        least = self._card.text.fontMetrics().averageCharWidth() * _COMFORTABLE_LETTERS
        if room - side < least:
            side = round(side * _NARROW_SIDE)
            return side if room - side >= least * _NARROW_TEXT else 0
        # What the text does not need makes the panels wider, so that a follow-up stands in one line.
        return min(max(side, room - self._card.most_width()), round(side * _WIDE_SIDE))

    def _fit_lines(self, main: int) -> None:
        """Put the day beside the kinds, else beside the people, else in a line of its own."""
        left_over = main - self._when.sizeHint().width() - current_theme().space("m")
        fits_first = self._kind.sizeHint().width() <= left_over
        fits_second = not fits_first and 2 * self._people.picker.sizeHint().width() <= left_over
        line = self._second if fits_second else self._first
        if line.indexOf(self._when) < 0:
            (self._first if fits_second else self._second).removeWidget(self._when)
            line.addWidget(self._when, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._first.setDirection(_BELOW if not (fits_first or fits_second) else _BESIDE)
        self._first.setStretch(0, int(fits_first or fits_second))
        middle, no_matter = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag(0)
        self._first.setAlignment(self._kind, middle if fits_first else no_matter)
        self._second.setAlignment(self._people, middle if fits_second else no_matter)

    def _high(self, main: int, view_height: int) -> int:
        """Return how high the card is with panels below: it fills what is seen but for the beginning of those."""
        theme = current_theme()
        around = self._main.minimumHeightForWidth(main) - self._card.minimumHeight()
        peek = theme.space("m") + theme.space("xl") + theme.size("control")
        return max(self._card.least_height(), view_height - around - peek)
