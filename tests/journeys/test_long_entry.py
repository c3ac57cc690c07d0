"""A long evening is written up with a picture in it, the program is closed, and everything is there again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import newest_entries
from reljournal.ui.window import MainWindow

_EVENING = "She spoke of the engine, of poetical science, and of what nobody has asked it yet. " * 40


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def test_a_long_evening_with_a_picture(start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "journal.reljournal"
    with Journal.open(path) as journal:
        ada = add_contact(journal, Card(formatted_name="Ada Lovelace"))
    sketch = tmp_path / "engine.png"
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    assert image.save(str(sketch))

    window = window_of(start(path))
    window.write_entry(contact_ids=[ada])
    form = window.journal_screen().editor().form
    form.title.setFocus()
    qtbot.keyClicks(form.title, "An evening at St James's Square")
    form.text.setFocus()
    qtbot.keyClicks(form.text, "# What she showed me")
    for _ in range(2):
        qtbot.keyClick(form.text, Qt.Key.Key_Return)
    for _ in range(6):
        words = QMimeData()
        words.setText(f"{_EVENING}\n\n")
        form.text.insertFromMimeData(words)
    qtbot.keyClicks(form.text, "- [ ] ask for **Note G**")
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    # An empty item ends the list.
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(sketch))])
    form.text.insertFromMimeData(dropped)
    qtbot.waitUntil(lambda: "kept:" in form.text.text())
    written = form.text.text()
    window.journal_screen().editor().save()

    window = window_of(start(path))
    (saved,) = newest_entries(window.journal, 0, 9)
    assert saved.text == written
    assert saved.text.startswith("# What she showed me\n\nShe spoke")
    assert saved.text.count("poetical science") == 240
    assert "\n- [ ] ask for **Note G**\n" in saved.text
    assert [file.name for file in saved.around.files] == ["engine.png"]
    sketch.unlink()
    window.open_entry(saved.id)
    form = window.journal_screen().editor().form
    assert form.text.text() == saved.text
    drawn = form.text.document().lastBlock().previous()
    qtbot.waitUntil(lambda: form.text.picture_of(drawn) is not None)
    assert not window.journal_screen().editor().is_dirty()

    # The box is ticked where the entry is read, and one undo takes that back.
    window.open_contact(ada)
    timeline = window.people_screen().card.timeline
    timeline.tick(timeline.model.row_of(saved.id) or 0, 0)
    assert "- [x] ask for" in newest_entries(window.journal, 0, 1)[0].text
    window.actions_by_key["undo"].trigger()
    assert newest_entries(window.journal, 0, 1)[0].text == saved.text
