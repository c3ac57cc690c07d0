"""One's own card on paper: ten on a sheet, each with the QR code that puts it into a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPagedPaintDevice, QPainter, QPdfWriter, QPen

from reljournal import __version__
from reljournal.exchange.qr_code import QUIET_ZONE, QrCode
from reljournal.printing import wording
from reljournal.printing.application import ensure_gui_application
from reljournal.printing.palette import paper_palette
from reljournal.printing.paper import PIXELS_PER_INCH, page_size_named, paper_named
from reljournal.printing.readable_pdf import readable
from reljournal.printing.target import PrintError, put, refuse_unwritable
from reljournal.printing.text import Paragraph, Run, Style

_MM = PIXELS_PER_INCH / 25.4
# What a card holder takes: 85 by 55 mm where paper is A4 (ISO 7810 ID-1, rounded), 3.5 by 2 inches where it is Letter.
_CARD = {"a4": (85 * _MM, 55 * _MM), "letter": (3.5 * PIXELS_PER_INCH, 2 * PIXELS_PER_INCH)}
_COLUMNS, _ROWS = 2, 5
_EDGE = 5 * _MM
_GAP = 3 * _MM
_CODE = 30 * _MM
_SMALLEST = 0.7
_PDF_RESOLUTION = 1200
_NAME, _WORK, _WAY = 14.5, 10.0, 9.5


@dataclass(frozen=True, slots=True)
class CardWords:
    """What stands on the card beside its code."""

    name: str
    work: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()


class OwnCard:
    """One card laid out for the paper called ``a4`` or ``letter``; without a code its place stays empty."""

    def __init__(self, words: CardWords, code: QrCode | None, paper: str) -> None:
        self.width, self.height = _CARD[paper]
        self._code = code
        self._scale = 1.0
        self._paragraphs = self._set(words, 1.0)
        while self._text_height() > self.height - 2 * _EDGE and self._scale > _SMALLEST:
            self._scale = max(_SMALLEST, self._scale - 0.05)
            self._paragraphs = self._set(words, self._scale)

    @property
    def fits(self) -> bool:
        """Whether everything stands on the card, as small as it may be set."""
        return self._text_height() <= self.height - 2 * _EDGE

    def _set(self, words: CardWords, scale: float) -> list[tuple[Paragraph, float]]:
        """Return the paragraphs, each with the room above it."""
        width = self.width - 2 * _EDGE - _CODE - _GAP
        name = Style(_NAME * scale, QFont.Weight.DemiBold)
        work, way = Style(_WORK * scale, colour="muted"), Style(_WAY * scale)
        found = [(Paragraph([Run(words.name, name)], width), 0.0)]
        mirrored = found[0][0].right_to_left
        for texts, style, above in ((words.work, work, 1.0), (words.ways, way, 5.0)):
            for number, text in enumerate(texts):
                paragraph = Paragraph([Run(text, style)], width, align_right=mirrored)
                found.append((paragraph, above * scale if number == 0 else scale))
        return found

    def _text_height(self) -> float:
        return sum(above + sum(text.height(n) for n in range(len(text))) for text, above in self._paragraphs)

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the card with its corner there; the words in the middle of its height, the code beside them."""
        mirrored = self._paragraphs[0][0].right_to_left
        code_left = left + _EDGE if mirrored else left + self.width - _EDGE - _CODE
        if self._code is not None:
            quiet = _CODE * QUIET_ZONE / self._code.side
            # The paper round the code is its quiet zone, as far as it goes.
            at = QRectF(code_left, top + (self.height - _CODE) / 2, _CODE, _CODE)
            paint_code(painter, at.adjusted(-quiet, -quiet, quiet, quiet), self._code)
        x = code_left + _CODE + _GAP if mirrored else left + _EDGE
        y = top + max(_EDGE, (self.height - self._text_height()) / 2)
        for paragraph, above in self._paragraphs:
            y += above
            for line in range(len(paragraph)):
                high = paragraph.height(line)
                if y + high > top + self.height:
                    return
                paragraph.draw(painter, QRectF(x, y, paragraph.width, high), line)
                y += high


def paint_code(painter: QPainter, rect: QRectF, code: QrCode) -> None:
    """Draw a code with its quiet zone into a square: dark on white whatever the theme, since phones ask for it."""
    palette = paper_palette()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(rect, palette.colour("card"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.colour("text"))
    step = rect.width() / code.side
    for place, length, row in _runs(code):
        top = rect.top() + (row + QUIET_ZONE) * step
        painter.drawRect(QRectF(rect.left() + (place + QUIET_ZONE) * step, top, length * step, step))
    painter.restore()


def _runs(code: QrCode) -> Iterator[tuple[int, int, int]]:
    """Yield every run of dark squares as where it begins, how long it is, and its row: fewer and seamless strokes."""
    for number, row in enumerate(code.rows):
        begin: int | None = None
        for place, dark in enumerate((*row, False)):
            if dark and begin is None:
                begin = place
            elif not dark and begin is not None:
                yield begin, place - begin, number
                begin = None


def code_picture(code: QrCode, least_side: int = 512) -> QImage:
    """Return a code as a sharp picture of at least so many pixels a side."""
    scale = -(-least_side // code.side)
    image = QImage(code.side * scale, code.side * scale, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_code(painter, QRectF(image.rect()), code)
    painter.end()
    return image


def paint_sheet(painter: QPainter, words: CardWords, code: QrCode, paper: str) -> None:
    """Draw a sheet of ten cards, with fine lines to cut along, in pixels at 96 to the inch."""
    sheet, card = paper_named(paper), OwnCard(words, code, paper)
    left = (sheet.width - _COLUMNS * card.width) / 2
    top = (sheet.height - _ROWS * card.height) / 2
    for column in range(_COLUMNS):
        for row in range(_ROWS):
            card.paint(painter, left + column * card.width, top + row * card.height)
    painter.save()
    painter.setPen(QPen(paper_palette().colour("line"), 0.4))
    for column in range(_COLUMNS + 1):
        x = left + column * card.width
        painter.drawLine(round(x), round(top - _EDGE), round(x), round(top + _ROWS * card.height + _EDGE))
    for row in range(_ROWS + 1):
        y = top + row * card.height
        painter.drawLine(round(left - _EDGE), round(y), round(left + _COLUMNS * card.width + _EDGE), round(y))
    painter.restore()


def print_sheet(device: QPagedPaintDevice, words: CardWords, code: QrCode, paper: str) -> None:
    """Draw a sheet of cards on a printer or PDF that is set to ``paper``, without margins.

    Raises:
        PrintError: the device would not begin.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError("The printer did not start. Nothing was printed.")
    try:
        scale = device.logicalDpiX() / PIXELS_PER_INCH
        painter.scale(scale, scale)
        paint_sheet(painter, words, code, paper)
    finally:
        painter.end()


def write_sheet(path: Path, words: CardWords, code: QrCode, paper: str) -> None:
    """Write a sheet of cards as a PDF, whole or not at all.

    Raises:
        PrintError: the file cannot be written there.
    """
    ensure_gui_application()
    refuse_unwritable(path, "sheet of cards")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_RESOLUTION)
    writer.setPageSize(page_size_named(paper))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(wording.tr("Cards of %1").replace("%1", words.name))
    writer.setCreator(f"RelJournal {__version__}")
    print_sheet(writer, words, code, paper)
    put(path, readable(bytes(buffer.data().data())), "sheet of cards")
