"""The files that are written: text that can be searched, fonts inside, data about the document, whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage

from reljournal.domain.brief import Brief
from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Cancelled
from reljournal.printing import render_pages, write_pdf
from reljournal.printing.briefs import PrintError, document_title
from reljournal.printing.readable_pdf import readable
from reljournal.store.journal import Journal

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")


def poppler(tool: str, file: Path, *arguments: str) -> str:
    command = [tool, *arguments, str(file), *(["-"] if tool == "pdftotext" else [])]
    return subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout


def objects(pdf: bytes) -> dict[int, bytes]:
    """Return the objects of a PDF, found through its cross-reference table alone (ISO 32000-1 section 7.5.4)."""
    start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    head = re.match(rb"xref\n0 (\d+)\n", pdf[start : start + 40])
    assert head is not None
    found: dict[int, bytes] = {}
    for number in range(int(head[1])):
        row = pdf[start + len(head[0]) + 20 * number :][:20]
        if row[17:18] == b"n":
            at = int(row[:10])
            assert pdf[at:].startswith(f"{number} 0 obj".encode())
            found[number] = pdf[at : pdf.index(b"endobj", at)]
    return found


def maps(pdf: bytes) -> Iterator[bytes]:
    """Return the ToUnicode maps, each checked to be as long as it says."""
    for body in objects(pdf).values():
        if b"begincmap" in body:
            length = int(re.search(rb"/Length (\d+)", body)[1])  # type: ignore[index]
            stream = body.split(b"stream\n", 1)[1]
            assert stream[length:].strip() == b"endstream"
            yield stream[:length]


def mapped(pdf: bytes) -> set[str]:
    """Return every character or run of characters that some glyph in the file stands for."""
    found = set()
    for text in maps(pdf):
        for code in re.findall(rb"<([0-9A-F]+)>", text.split(b"endcodespacerange")[1]):
            found.add(bytes.fromhex(code.decode()).decode("utf-16-be", "replace"))
    return found


def has_font_for(system: QFontDatabase.WritingSystem) -> bool:
    return bool(QFontDatabase.families(system))


def test_text_is_text_and_fonts_are_inside(ada: Brief, tmp_path: Path) -> None:
    path = tmp_path / "ada.pdf"
    assert write_pdf([ada], path) == 1
    pdf = path.read_bytes()
    found = objects(pdf)
    assert any(b"/FontFile2" in body for body in found.values())
    assert all(b"/ToUnicode" in body for body in found.values() if b"/Type0" in body)
    assert set("AdaLovelce ") <= mapped(pdf)
    assert "\t" not in mapped(pdf)
    contents = [zlib.decompress(body.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])
                for body in found.values() if b"FlateDecode" in body and b"/Length1" not in body
                and b"/Image" not in body]  # fmt: skip
    assert any(b" Tj" in body or b" TJ" in body or b"]TJ" in body for body in contents)


@pytest.mark.parametrize(("paper", "box"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_both_papers(ada: Brief, tmp_path: Path, paper: str, box: tuple[int, int]) -> None:
    write_pdf([ada], tmp_path / "ada.pdf", paper)
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", (tmp_path / "ada.pdf").read_bytes())
    assert found is not None
    assert (round(float(found[1])), round(float(found[2]))) == box


def test_document_data(ada: Brief, bare: Brief, tmp_path: Path) -> None:
    write_pdf([ada], tmp_path / "ada.pdf")
    information = next(body for body in objects((tmp_path / "ada.pdf").read_bytes()).values() if b"/Title" in body)
    assert "Brief: Ada Lovelace".encode("utf-16-be") in information
    assert "RelJournal 0".encode("utf-16-be") in information
    assert b"/Author ()" in information
    assert b"/CreationDate (D:20" in information
    assert document_title([ada, bare, bare]) == "Briefs: Ada Lovelace and 2 more"


@needs_poppler
def test_poppler_reads_what_was_written(ada: Brief, tmp_path: Path) -> None:
    path = tmp_path / "ada.pdf"
    write_pdf([ada], path)
    text = " ".join(poppler("pdftotext", path).split())
    for words in ("Ada Lovelace", "Head of Research, Analytical Engines Ltd · client, mentor", "+44 20 7946 0102",
                  "Send the Menabrea paper", "was due 14 Nov", "turns 41", "known 8 years", "Last conversations",
                  "12 Aug, call, 1 h 20 (101 days ago)", "RelJournal · private"):  # fmt: skip
        assert words in text
    fonts = poppler("pdffonts", path).splitlines()[2:]
    assert fonts
    assert all(re.search(r" yes +(yes|no) +yes ", line) for line in fonts)
    assert "Brief: Ada Lovelace" in poppler("pdfinfo", path)


@needs_poppler
def test_a_big_contact_can_be_searched_to_its_last_line(big: Brief, tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    pages = write_pdf([big], path)
    assert poppler("pdftotext", path).count("\f") == pages
    # Poppler takes a hyphen at the end of a line for one that divides a word.
    text = re.sub(r"[\s-]+", "", poppler("pdftotext", path))
    for number in range(40):
        assert f"Followup{number}" in text
    for fact in big.facts:
        for value, _ in fact.values:
            assert re.sub(r"[\s-]+", "", value) in text


@needs_poppler
def test_arabic_and_chinese_are_found_as_they_were_typed(omar: Brief, ada: Brief, tmp_path: Path) -> None:
    from dataclasses import replace

    if has_font_for(QFontDatabase.WritingSystem.Arabic):
        write_pdf([omar], tmp_path / "omar.pdf")
        text = poppler("pdftotext", tmp_path / "omar.pdf")
        assert "شاعر" in text
        assert "تحدثنا" in text
    if has_font_for(QFontDatabase.WritingSystem.SimplifiedChinese):
        write_pdf([replace(ada, name="王小明")], tmp_path / "wang.pdf")
        assert "王小明" in poppler("pdftotext", tmp_path / "wang.pdf")


def test_maps_are_mended_and_the_table_follows() -> None:
    cmap = (
        b"/CIDInit x\nbegincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfrange\n"
        b"<0001> <0004> [<0009> <FB03> <2F29> <0041> ]\n<0005> <0006> <FB00>\n<0007> <0008> <0061>\nendbfrange\nendcmap"
    )
    first = b"1 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(cmap), cmap)
    second = b"2 0 obj\n<< >>\nendobj\n"
    head = b"%PDF-1.4\n"
    rows = [b"0000000000 65535 f \n", b"%010d 00000 n \n" % len(head), b"%010d 00000 n \n" % (len(head) + len(first))]
    table = b"xref\n0 3\n" + b"".join(rows) + b"trailer\n<< /Size 3 >>\n"
    where = len(head + first + second)
    pdf = head + first + second + table + b"startxref\n%d\n%%%%EOF\n" % where
    mended = readable(pdf)
    assert b"[<0020> <006600660069> <5C0F> <0041> ]" in mended
    assert b"<0005> <0006> [<00660066> <00660069>]" in mended
    assert b"<0007> <0008> <0061>" in mended
    assert set(objects(mended)) == {1, 2}
    assert len(list(maps(mended))) == 1


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.4\nnothing", b"x startxref\n5\n%%EOF", b"startxref\nnone"])
def test_what_is_no_pdf_of_qt_is_left_alone(broken: bytes) -> None:
    assert readable(broken) == broken


def test_a_folder_that_is_not_there_is_refused_in_one_sentence(ada: Brief, tmp_path: Path) -> None:
    with pytest.raises(PrintError, match="does not exist"):
        write_pdf([ada], tmp_path / "nowhere" / "ada.pdf")
    with pytest.raises(PrintError, match="is a folder"):
        write_pdf([ada], tmp_path)


def test_a_failed_write_leaves_the_old_file(ada: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ada.pdf"
    path.write_bytes(b"before")

    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(PrintError, match="No space left on device"):
        write_pdf([ada], path)
    assert path.read_bytes() == b"before"
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == ["ada.pdf"]


def test_cancel_leaves_nothing(ada: Brief, tmp_path: Path) -> None:
    class SecondThoughts:
        def step(self, done: int, total: int, text: str = "") -> None:
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf([ada] * 4, tmp_path / "all.pdf", progress=SecondThoughts())
    assert not [item for item in tmp_path.iterdir() if item.is_file()]


def test_several_contacts_each_begin_a_page(ada: Brief, bare: Brief, tmp_path: Path) -> None:
    assert write_pdf([ada, bare, ada], tmp_path / "all.pdf") == 3
    pages = [body for body in objects((tmp_path / "all.pdf").read_bytes()).values() if b"/Type /Page\n" in body]
    assert len(pages) == 3


def test_pictures_are_white_paper_with_something_on_it(ada: Brief, big: Brief) -> None:
    pictures = render_pages([ada, big], "letter", 48)
    assert len(pictures) >= 4
    for picture in pictures:
        assert (picture.width(), picture.height()) == (408, 528)
        assert picture.pixelColor(2, 2).lightness() == 255
        assert darkest(picture) < 120


def darkest(picture: QImage) -> int:
    columns, rows = range(0, picture.width(), 2), range(0, picture.height(), 2)
    return min(picture.pixelColor(x, y).lightness() for x in columns for y in rows)


@pytest.mark.process
def test_a_pdf_needs_no_screen(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from reljournal.domain.brief import Past, compose_brief\n"
        "from reljournal.domain.contacts import Card, Contact\n"
        "from reljournal.printing import write_pdf\n"
        "who = Contact(1, 'u', Card(formatted_name='Ada Lovelace'), False, 0, 0)\n"
        "print(write_pdf([compose_brief(who, Past(), date(2026, 11, 21))], Path(sys.argv[1])))\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "ada.pdf")], env=environment, capture_output=True, text=True,
        check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr
    assert (tmp_path / "ada.pdf").read_bytes().startswith(b"%PDF")


def test_no_brief_is_written_over_a_journal(journal: Journal) -> None:
    before = journal.path.read_bytes()
    with pytest.raises(RelJournalError, match="is a database"):
        write_pdf([], journal.path)
    assert journal.path.read_bytes() == before
