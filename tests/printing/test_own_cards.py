"""One's own card on paper, and its code as a picture that another program reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from reljournal.exchange.qr_code import qr_code
from reljournal.operations.me import text_of_code
from reljournal.printing.own_cards import CardWords, OwnCard, code_picture, paint_sheet, write_sheet
from reljournal.printing.paper import paper_named
from reljournal.printing.target import PrintError
from tests.ui.people.ada import ADA

TEXT = text_of_code(ADA, {})
CODE = qr_code(TEXT)
WORDS = CardWords(
    "Ada Lovelace", ("Head of Research", "Analytical Engines Ltd"), ("ada@engines.example", "+44 20 7946 0102")
)


def read_codes(image: QImage) -> list[str]:
    zxingcpp = pytest.importorskip("zxingcpp", reason="an independent reader of codes")
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [item.bytes.decode() for item in zxingcpp.read_barcodes(rows)]


def drawn(paper: str, scale: float = 3) -> QImage:
    sheet = paper_named(paper)
    image = QImage(round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_sheet(painter, WORDS, CODE, paper)
    painter.end()
    return image


def test_the_picture_is_sharp_and_has_its_quiet_zone() -> None:
    image = code_picture(CODE)
    assert image.width() >= 512
    assert image.width() % CODE.side == 0
    step = image.width() // CODE.side
    assert image.pixelColor(4 * step - 1, 4 * step - 1) == QColor("white")
    assert image.pixelColor(4 * step, 4 * step).lightness() < 50


def test_the_picture_is_read_back() -> None:
    assert read_codes(code_picture(CODE)) == [TEXT]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_ten_cards_stand_on_a_sheet_and_every_code_is_read_back(paper: str) -> None:
    assert read_codes(drawn(paper)) == [TEXT] * 10


def test_long_words_are_set_smaller_and_too_many_are_told() -> None:
    assert OwnCard(WORDS, CODE, "a4").fits
    long = CardWords("Wolfeschlegelsteinhausenbergerdorff the Younger", WORDS.work * 2, WORDS.ways)
    assert OwnCard(long, CODE, "a4").fits
    assert not OwnCard(CardWords("Ada", (), ("ada@engines.example",) * 40), CODE, "a4").fits


def test_a_sheet_is_a_pdf_of_one_page(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    write_sheet(path, WORDS, CODE, "a4")
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") == 1
    with pytest.raises(PrintError, match="No sheet of cards was written"):
        write_sheet(tmp_path / "nowhere" / "cards.pdf", WORDS, CODE, "a4")
