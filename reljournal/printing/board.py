"""A page that is drawn piece by piece: words that fit their place, grounds, rules and boxes to tick."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPen

from reljournal.printing import wording
from reljournal.printing.flow import Placed, Role
from reljournal.printing.ink import DotInk, LineInk, RuleInk, TickInk
from reljournal.printing.palette import paper_palette
from reljournal.printing.paper import Paper
from reljournal.printing.text import Paragraph, Run, Style, text_width

STRONG = QFont.Weight.DemiBold
_A4_WIDE = 793.7
_KEPT = 8


@dataclass(frozen=True, slots=True)
class GroundInk:
    """A filled rectangle, with round corners where ``radius`` says so."""

    colour: str
    radius: float = 0

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Fill the rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=bool(self.radius))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper_palette().colour(self.colour))
        painter.drawRoundedRect(rect, self.radius, self.radius)
        painter.restore()


@dataclass(frozen=True, slots=True)
class UprightInk:
    """A hairline from top to bottom."""

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the line."""
        painter.save()
        painter.setPen(QPen(paper_palette().colour("line"), 0.8))
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.restore()


class CalendarPages:
    """A calendar on paper: pieces in reading order, each with its page and place.

    A page's pieces are made when it is looked at, so that a list of a hundred pages opens at once.
    """

    def __init__(self, paper: Paper, page_count: int, made: Callable[[int], Sequence[Placed]]) -> None:
        self.paper = paper
        self.page_count = page_count
        self._made = made
        self._kept: OrderedDict[int, Sequence[Placed]] = OrderedDict()

    @property
    def pieces(self) -> list[Placed]:
        """The pieces of all pages."""
        return [piece for page in range(self.page_count) for piece in self.on_page(page)]

    def on_page(self, page: int) -> Sequence[Placed]:
        """Return the pieces of one page, counted from 0."""
        if page not in self._kept:
            self._kept[page] = self._made(page)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(page)
        return self._kept[page]

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw one page; one unit of the painter is a pixel at 96 to the inch."""
        for piece in self.on_page(page):
            piece.ink.paint(painter, piece.rect)

    def text(self, page: int) -> str:
        """Return the words of one page in reading order, for those who listen to it."""
        return "\n".join(piece.text.strip() for piece in self.on_page(page) if piece.text.strip())


@dataclass(slots=True)
class Board:
    """Collects pieces. Lengths are those of an A4 page and grow with the paper (``unit``)."""

    paper: Paper
    placed: list[Placed] = field(default_factory=list)
    later: dict[int, list[Callable[[Board], None]]] = field(default_factory=dict)
    mirrored: bool = field(default_factory=lambda: QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft)
    """Whether the page reads from right to left."""

    @property
    def unit(self) -> float:
        """How much larger than A4 the paper is."""
        short, long = sorted((self.paper.width, self.paper.height))
        return min(short / _A4_WIDE, long / 1122.5)

    def style(self, size: float, colour: str = "text", *, strong: bool = False) -> Style:
        """Return a style for this paper."""
        return Style(size * self.unit, STRONG if strong else QFont.Weight.Normal, colour)

    def words(
        self, page: int, rect: QRectF, runs: Sequence[Run], role: Role, *, far: bool = False, middle: bool = False
    ) -> float:
        """Set one line of words into a place, cut where they do not fit; return how wide they are.

        ``far`` sets them at the end of the line, ``middle`` in the middle of it.
        """
        paragraph = fitted(runs, rect.width(), right_to_left=self.mirrored, align_right=far != self.mirrored)
        if not paragraph.words(0):
            return 0.0
        high, wide = paragraph.height(0), paragraph.natural_width(0)
        left = rect.left()
        if middle:
            shift = (rect.width() - wide) / 2
            left += -shift if far != self.mirrored else shift
        top = rect.top() + (rect.height() - high) / 2
        line = QRectF(left, top, rect.width(), high)
        self.placed.append(Placed(page, line, role, LineInk(paragraph, 0), paragraph.words(0)))
        return wide

    def ground(self, page: int, rect: QRectF, colour: str, radius: float = 0) -> None:
        """Fill a place."""
        self.placed.append(Placed(page, rect, Role.RULE, GroundInk(colour, radius * self.unit)))

    def rule(self, page: int, left: float, top: float, width: float) -> None:
        """Draw a hairline."""
        self.placed.append(Placed(page, QRectF(left, top, width, 1), Role.RULE, RuleInk()))

    def upright(self, page: int, left: float, top: float, height: float) -> None:
        """Draw a hairline from top to bottom."""
        self.placed.append(Placed(page, QRectF(left, top, 0, height), Role.RULE, UprightInk()))

    def tick(self, page: int, left: float, top: float, side: float) -> None:
        """Draw a box to tick."""
        self.placed.append(Placed(page, QRectF(left, top, side, side), Role.TICK, TickInk()))

    def dot(self, page: int, left: float, top: float, side: float, colour: str) -> None:
        """Draw a dot."""
        self.placed.append(Placed(page, QRectF(left, top, side, side), Role.RULE, DotInk(colour)))

    def draw_later(self, page: int, draw: Callable[[Board], None]) -> None:
        """Let something be drawn on a page when that is looked at; it is handed the board of the page."""
        self.later.setdefault(page, []).append(draw)

    def foot(self, left: float, right: float, top: float) -> None:
        """Set the mark and the number of the page at the foot of every page."""
        count = self.count()
        locale, style = QLocale(), self.style(9.5, "muted")
        line = QRectF(left, top, right - left, 14 * self.unit)

        def draw(board: Board, page: int) -> None:
            board.words(page, line, [Run(wording.tr("RelJournal · private"), style)], Role.FOOTER)
            number = f"{locale.toString(page + 1)} / {locale.toString(count)}"
            if count > 1:
                board.words(page, line, [Run(number, style)], Role.FOOTER, far=True)

        for page in range(count):
            self.draw_later(page, partial(draw, page=page))

    def count(self) -> int:
        """Return how many pages there are."""
        return max((*self.later, *(piece.page for piece in self.placed)), default=0) + 1

    def pages(self) -> CalendarPages:
        """Return all that was set, and what is to be drawn later."""
        return CalendarPages(self.paper, self.count(), self._page)

    def _page(self, page: int) -> list[Placed]:
        board = Board(self.paper, [piece for piece in self.placed if piece.page == page], mirrored=self.mirrored)
        for draw in self.later.get(page, ()):
            draw(board)
        if self.mirrored:
            return [_mirror(piece, self.paper.width) for piece in board.placed]
        return board.placed


def fitted(
    runs: Sequence[Run], width: float, *, right_to_left: bool | None = None, align_right: bool | None = None
) -> Paragraph:
    """Return runs as one line of a width; the first that does not fit ends in an ellipsis, and later ones go."""
    kept: list[Run] = []
    left = width
    for run in runs:
        wide = _measured(run.text, run.style, QGuiApplication.font().key())
        if wide <= left:
            kept.append(run)
            left -= wide
            continue
        kept.append(Run(_cut(run.text, run.style, left), run.style))
        break
    # A hair wider than measured, so that rounding never breaks the line.
    kept = [run for run in kept if run.text]
    return Paragraph(kept, width + 0.5, right_to_left=right_to_left, align_right=align_right)


def broken(text: str, style: Style, width: float, most: int = 2) -> list[str]:
    """Return a text as at most so many lines of a width; the last still holds all that is left."""
    paragraph = Paragraph([Run(text, style)], width)
    lines = [paragraph.words(index).strip() for index in range(len(paragraph))]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], " ".join(lines[most - 1 :])]


@lru_cache(maxsize=4096)
def _measured(text: str, style: Style, _font: str) -> float:
    """Return how wide a text is; numbers and names of days stand on a page hundreds of times."""
    return text_width(text, style)


def _cut(text: str, style: Style, width: float) -> str:
    """Return the longest beginning of a text that fits with an ellipsis behind it; nothing where none does."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + "…", style) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""


def _mirror(piece: Placed, width: float) -> Placed:
    rect = piece.rect
    return replace(piece, rect=QRectF(width - rect.right(), rect.y(), rect.width(), rect.height()))
