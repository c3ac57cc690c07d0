"""Sheets of paper below each other, as they will be printed."""

from __future__ import annotations

from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reljournal.printing.paper import Paper
from reljournal.ui.theme import current_theme

_SMALLEST, _LARGEST = 0.2, 4.0
_STEP = 1.2
_PICTURES = 16
_SLICE_SECONDS = 0.02


class LaidOut(Protocol):
    """Something on pages."""

    @property
    def paper(self) -> Paper:
        """The sheet."""

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw one page."""

    def text(self, page: int) -> str:
        """Return the words of one page."""


class Sheets(Protocol):
    """Pages of several parts in a row, each known by a number; laid out when they are looked at."""

    @property
    def paper(self) -> Paper:
        """The sheet."""

    @property
    def paper_name(self) -> str:
        """What the paper is called."""

    def set_paper(self, name: str) -> None:
        """Lay everything out anew on another paper."""

    def page_count(self) -> int:
        """Return how many pages there are, as far as is known."""

    def first_page_of(self, part: int, /) -> int:
        """Return the number of a part's first page, counted from 0."""

    def page(self, number: int) -> tuple[int, int] | None:
        """Return the part on page ``number`` and which of its pages it is; None past the end."""

    def pages_of(self, part: int, /) -> LaidOut | None:
        """Return a part on paper; None when it is gone."""

    def settle(self, seconds: float) -> bool:
        """Lay out for about ``seconds``; return whether all is counted."""


class PageView(QAbstractScrollArea):
    """Shows the pages of ``sheets``; only those in view are drawn.

    The zoom is a number (1: as large as on paper at 96 to the inch), or follows the width or the whole page.
    """

    page_changed = Signal(int, int)
    """The page in view, counted from 1, and how many there are."""
    zoom_changed = Signal(str)
    """``width``, ``page``, or nothing when the person chose a size of their own."""

    def __init__(self, sheets: Sheets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._fit = "page"
        self._zoom = 1.0
        self._pictures: OrderedDict[tuple[int, int, float], QPixmap] = OrderedDict()
        self._told = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Wanted even when everything fits, so that fitting does not flip between two widths.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self._settling = QTimer(self)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)

    def sizeHint(self) -> QSize:
        """Return room for a page at a readable size."""
        return QSize(640, 760)

    # What is shown

    def renew(self) -> None:
        """Draw everything anew: other paper, or other contacts."""
        self._pictures.clear()
        # What stands on the page may be other words even where it is as many pages.
        self._told = (0, self._told[1])
        self._refit()
        self._settling.start()
        self.viewport().update()

    def zoom(self) -> float:
        """Return the size against that on paper at 96 to the inch."""
        return self._zoom

    def fit(self, how: str) -> None:
        """Follow the ``width`` or the whole ``page``."""
        self._fit = how
        self._refit()
        self.zoom_changed.emit(how)

    def set_zoom(self, zoom: float) -> None:
        """Show pages at a size of the person's own."""
        self._fit = ""
        self._apply(zoom)
        self.zoom_changed.emit("")

    def zoom_in(self) -> None:
        """Show pages one step larger."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Show pages one step smaller."""
        self.set_zoom(self._zoom / _STEP)

    def show_contact(self, contact_id: int) -> None:
        """Bring a contact's first page into view."""
        self.show_page(self._sheets.first_page_of(contact_id))

    def show_page(self, number: int) -> None:
        """Bring a page, counted from 0, to the top."""
        last = max(0, self._sheets.page_count() - 1)
        self.verticalScrollBar().setValue(round(min(max(number, 0), last) * self._pitch()))
        self._tell_page()

    def current_page(self) -> int:
        """Return the page, counted from 0, that fills most of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        count = self._sheets.page_count()
        return min(max(0, int((middle - self._gap() / 2) // self._pitch())), max(0, count - 1))

    # Geometry

    def _gap(self) -> int:
        return current_theme().space("l")

    def _pitch(self) -> float:
        return self._sheets.paper.height * self._zoom + self._gap()

    def _refit(self) -> None:
        paper, room = self._sheets.paper, self.viewport().size()
        margins = 2 * self._gap()
        by_width = (room.width() - margins) / paper.width
        if self._fit == "width":
            self._apply(by_width)
        elif self._fit == "page":
            self._apply(min(by_width, (room.height() - margins) / paper.height))
        else:
            self._apply(self._zoom)

    def _apply(self, zoom: float) -> None:
        page, held = self.current_page() if self._told[1] else 0, self._within_page()
        self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        paper, room = self._sheets.paper, self.viewport().size()
        tall = round(self._sheets.page_count() * self._pitch() + self._gap())
        wide = round(paper.width * self._zoom + 2 * self._gap())
        self.verticalScrollBar().setRange(0, max(0, tall - room.height()))
        self.verticalScrollBar().setPageStep(round(self._pitch()))
        self.verticalScrollBar().setSingleStep(max(1, round(self._pitch() / 16)))
        self.horizontalScrollBar().setRange(0, max(0, wide - room.width()))
        self.horizontalScrollBar().setPageStep(room.width())
        self.horizontalScrollBar().setValue(max(0, wide - room.width()) // 2)
        self.verticalScrollBar().setValue(round((page + held) * self._pitch()))
        self._tell_page()
        self.viewport().update()

    def _within_page(self) -> float:
        """Return how far the top of the view is into the current page, in pages; keeps its place over a zoom."""
        return self.verticalScrollBar().value() / self._pitch() - self.current_page() if self._told[1] else 0.0

    def _page_rect(self, number: int) -> QRectF:
        paper = self._sheets.paper
        width, height = paper.width * self._zoom, paper.height * self._zoom
        room = self.viewport().width()
        wide = width + 2 * self._gap()
        left = (room - width) / 2 if wide <= room else self._gap() - self.horizontalScrollBar().value()
        top = self._gap() + number * self._pitch() - self.verticalScrollBar().value()
        return QRectF(left, top, width, height)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view."""
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("side"))
        counted = self._sheets.page_count()
        number = max(0, int((self.verticalScrollBar().value() - self._gap()) // self._pitch()))
        while number < self._sheets.page_count():
            rect = self._page_rect(number)
            if rect.top() > self.viewport().height():
                break
            picture = self._picture(number)
            if picture is not None:
                painter.setPen(theme.colour("line"))
                painter.drawRect(rect.adjusted(-1, -1, 0, 0))
                painter.drawPixmap(rect.topLeft(), picture)
            number += 1
        painter.end()
        if self._sheets.page_count() != counted and not self._settling.isActive():
            self._settling.start()

    def _picture(self, number: int) -> QPixmap | None:
        found = self._sheets.page(number)
        if found is None:
            return None
        contact_id, page = found
        ratio = self.viewport().devicePixelRatioF()
        key = (contact_id, page, self._zoom * ratio)
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        laid = self._sheets.pages_of(contact_id)
        if laid is None:
            return None
        scale = self._zoom * ratio
        picture = QPixmap(QSize(round(laid.paper.width * scale), round(laid.paper.height * scale)))
        # Paper is white in the dark as well.
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        laid.paint(painter, page)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self._pictures[key] = picture
        if len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)
        return picture

    def _settle(self) -> None:
        """Count pages in small slices until all are known; the view stays alive meanwhile."""
        if self._sheets.settle(_SLICE_SECONDS):
            self._settling.stop()
        self._apply(self._zoom)

    def _tell_page(self) -> None:
        page, count = self.current_page() + 1, self._sheets.page_count()
        if (page, count) == self._told:
            return
        self._told = (page, count)
        found = self._sheets.page(page - 1)
        laid = self._sheets.pages_of(found[0]) if found is not None else None
        self.setAccessibleDescription(laid.text(found[1]) if laid is not None and found is not None else "")
        self.page_changed.emit(page if count else 0, count)

    # What the person does

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw anew: pages are kept as pictures."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._refit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting pages that nobody looks at."""
        self._settling.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme: the desk around the paper has its colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _STEP ** (event.angleDelta().y() / QPointF(0, 120).y()))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down walk pages, Home and End go to the first and last, Ctrl with + and - zooms."""
        key, ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif ctrl and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif ctrl and key == Qt.Key.Key_0:
            self.fit("page")
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.show_page(self.current_page() + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.show_page(0)
        elif key == Qt.Key.Key_End:
            self.show_page(self._sheets.page_count() - 1)
        else:
            super().keyPressEvent(event)
