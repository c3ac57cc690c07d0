"""Files stand beside an entry, pictures in its text: dropped, pasted, kept once, shown, and gone with undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reljournal.operations.files import FileTooLargeError, NewFile, lay_in
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry, newest_entries
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.editor_form import EditorForm


@pytest.fixture
def form(screen: JournalScreen, ada: int) -> EditorForm:
    screen.write_entry(None, [ada])
    return screen.editor().form


def picture(tmp_path: Path, name: str = "garden.png", side: int = 900) -> Path:
    image = QImage(side, side // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    path = tmp_path / name
    assert image.save(str(path))
    return path


def test_a_picture_dropped_on_the_text_stands_in_it(
    form: EditorForm, screen: JournalScreen, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.keyClicks(form.text, "In the garden")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(picture(tmp_path)))])
    form.text.insertFromMimeData(dropped)
    qtbot.waitUntil(lambda: len(form.files.value()) == 1)
    (file,) = form.files.value()
    assert form.text.text() == f"In the garden\n\n![garden.png](kept:{file.digest})\n"

    # Read beside the window, it is drawn below its line, no wider than the words.
    block = form.text.document().findBlockByNumber(2)
    qtbot.waitUntil(lambda: form.text.picture_of(block) is not None)
    pixmap = form.text.picture_of(block)
    assert pixmap is not None
    assert pixmap.width() <= form.text.viewport().width()
    line = form.text.document().findBlockByNumber(0)
    assert form.text.blockBoundingGeometry(block).height() > form.text.blockBoundingGeometry(line).height() + 100

    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 1)
    assert saved.around.files == (file,)
    screen.open_entry(saved.id)
    assert not screen.editor().is_dirty()


def test_a_picture_of_the_clipboard_is_kept(form: EditorForm, qtbot: QtBot) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    pasted = QMimeData()
    pasted.setImageData(image)
    assert form.text.canInsertFromMimeData(pasted)
    form.text.insertFromMimeData(pasted)
    qtbot.waitUntil(lambda: "kept:" in form.text.text())
    (file,) = form.files.value()
    assert file.name == "Picture of 22 November 2026.jpg"


def test_words_beside_a_picture_are_pasted_as_words(form: EditorForm) -> None:
    both = QMimeData()
    both.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    both.setText("cells of a table")
    form.text.insertFromMimeData(both)
    assert form.text.text() == "cells of a table"
    assert form.files.value() == ()


def test_other_files_stand_beside_the_text(
    form: EditorForm, screen: JournalScreen, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("On the Engine", encoding="utf-8")
    form.files.keep([NewFile.at(paper)])
    qtbot.waitUntil(lambda: len(form.files.value()) == 1)
    assert form.text.text() == ""
    qtbot.keyClicks(form.text, "Sent it")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 1)
    assert [file.name for file in saved.around.files] == ["paper.txt"]
    screen.open_entry(saved.id)
    form.files.remove(form.files.value()[0])
    screen.editor().save()
    assert entry(journal, saved.id).around.files == ()
    journal.undo()
    assert entry(journal, saved.id).around.files == saved.around.files


def test_what_is_too_large_is_refused_and_leaves_no_trace(journal: Journal) -> None:
    history = journal.history()
    with pytest.raises(FileTooLargeError):
        lay_in(journal, [NewFile("small.txt", b"x"), NewFile("large.bin", b"y" * 100)], 50)
    assert journal.value("SELECT count(*) FROM file_content") == 0
    kept = lay_in(journal, [NewFile("one.txt", b"same"), NewFile("two.txt", b"same")], 50)
    assert kept[0].digest == kept[1].digest
    assert journal.value("SELECT count(*) FROM file_content") == 1
    # Bytes alone are nothing that an undo could take back.
    assert journal.history() == history
