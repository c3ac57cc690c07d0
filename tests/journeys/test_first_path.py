"""The first whole path: an address book comes in, a conversation is written down, a birthday is seen, a brief is
made, a mistake is undone, the window is closed, and everything is still there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.entries import Kind
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.entries import entry, newest_entries
from reljournal.store.queries.people import count_people
from reljournal.ui.importing.report import ReportDialog
from reljournal.ui.printing import BriefPreview
from reljournal.ui.welcome import Welcome
from reljournal.ui.window import MainWindow

_SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
_OWN = Path(__file__).resolve().parents[1] / "data" / "vcards" / "phone.vcf"
Start = Callable[[Path], Program]


def _books() -> list[object]:
    phone = _SAMPLES / "generated" / "phone-1000.vcf"
    real = pytest.param(phone, 1000, "Erica Clark", marks=[
        pytest.mark.samples, pytest.mark.skipif(not phone.exists(), reason="the sample files are not here"),
    ])  # fmt: skip
    return [pytest.param(_OWN, 12, "Erica Example", id="own"), real]


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def press_undo(window: MainWindow, qtbot: QtBot) -> None:
    """Press Ctrl+Z where the keyboard is, as a person does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none))


def report_of(window: MainWindow, qtbot: QtBot) -> ReportDialog:
    """Wait for the report of the import that runs."""
    qtbot.waitUntil(lambda: bool(window.findChildren(ReportDialog)), timeout=60_000)
    qtbot.waitUntil(lambda: not window.side.importing.is_running(), timeout=10_000)
    return window.findChildren(ReportDialog)[0]


def close_report(window: MainWindow, qtbot: QtBot) -> None:
    report_of(window, qtbot).accept()
    qtbot.waitUntil(lambda: not window.findChildren(ReportDialog), timeout=5_000)


@pytest.mark.parametrize(("book", "count", "name"), _books())
def test_from_an_address_book_to_a_printed_brief(
    start: Start, qtbot: QtBot, tmp_path: Path, book: Path, count: int, name: str
) -> None:
    path = tmp_path / "mine.reljournal"
    window = window_of(start(path))
    assert isinstance(window.stack.currentWidget(), Welcome)

    # The address book from the phone is dropped on the window.
    drop(window, book)
    report = report_of(window, qtbot)
    assert report.items.topLevelItemCount() == 0
    assert "".join(c for c in report.heading.text() if c.isdigit()) == str(count)
    close_report(window, qtbot)
    assert count_people(window.journal) == count
    assert window.current_key() == "people"

    # A conversation is written down in the field above the timeline.
    someone = find_contact(window.journal, name)
    window.open_contact(someone)
    capture = window.people_screen().card.timeline.capture
    qtbot.keyClicks(capture.edit, "Tea and a long walk")
    capture.kind.set_value(str(Kind.IN_PERSON))
    qtbot.keyClick(capture.edit, Qt.Key.Key_Return)
    written = newest_entries(window.journal, 0, 1)[0]
    assert (written.title, written.on) == ("Tea and a long walk", date(2026, 11, 21))
    assert [person.id for person in written.people] == [someone]

    # And another in the editor, with Markdown.
    window.actions_by_key["write"].trigger()
    editor = window.journal_screen()
    assert editor.is_editing()
    qtbot.keyClicks(editor.editor().form.text, "She **moves** house in May.")
    editor.editor().save()
    second = newest_entries(window.journal, 0, 2)
    assert "She **moves** house in May." in [item.text for item in second]

    # The birthday stands in the calendar, on the 28th in a common year.
    born = next(item for item in contact(window.journal, someone).card.key_dates if item.sort == "birthday")
    assert str(born.when) == "1988-02-29"
    window.open_day(date(2026, 2, 28))
    month = window.stack.screen_of("calendar").grid.model()
    assert name in month.spoken(date(2026, 2, 28))

    # The brief for tomorrow is saved as a PDF.
    window.print_briefs([someone])
    preview = window.findChildren(BriefPreview)[0]
    pdf = tmp_path / "brief.pdf"
    preview.save(pdf)
    qtbot.waitUntil(pdf.exists, timeout=20_000)
    preview.reject()
    assert pdf.read_bytes().startswith(b"%PDF-")

    # A mistake is undone: the contact is deleted, and comes back with everything.
    before = contact(window.journal, someone)
    window.open_contact(someone)
    window.people_screen().card.delete_asked.emit()
    assert count_people(window.journal) == count - 1
    assert "Delete" in window.actions_by_key["undo"].text()
    press_undo(window, qtbot)
    assert contact(window.journal, someone) == before
    assert [person.id for person in entry(window.journal, written.id).people] == [someone]

    # The same address book again changes nothing.
    drop(window, book)
    assert "Nothing was changed" in report_of(window, qtbot).heading.text()
    close_report(window, qtbot)

    # Closed and opened again: nothing is lost, and the undo is still there.
    window.close()
    window = window_of(start(path))
    assert count_people(window.journal) == count
    assert contact(window.journal, someone) == before
    assert newest_entries(window.journal, 0, 2) == second
    undone = 0
    while window.journal.undo_label():
        window.taking_back.undo()
        undone += 1
    assert (undone, count_people(window.journal)) == (3, 0)


@pytest.mark.samples
@pytest.mark.skipif(not _SAMPLES.exists(), reason="the sample files are not here")
def test_a_folder_of_real_files_is_dropped_and_taken_back(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of(start(tmp_path / "mine.reljournal"))
    drop(window, _SAMPLES / "files")
    report = report_of(window, qtbot)
    assert report.items.topLevelItemCount() > 0
    assert count_people(window.journal) > 100
    report.take_back.click()
    qtbot.waitUntil(lambda: not window.findChildren(ReportDialog), timeout=5_000)
    assert count_people(window.journal) == 0


def test_what_the_command_line_writes_is_seen_in_the_window(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    from reljournal.__main__ import main

    path = tmp_path / "mine.reljournal"
    window = window_of(start(path))
    assert main(["--journal", str(path), "import", str(_OWN)]) == 0
    qtbot.waitUntil(lambda: window.rail.item("people").count_text() == "12", timeout=5_000)
    window.taking_back.undo()
    assert window.rail.item("people").count_text() == ""


def test_a_file_that_is_no_address_book_is_refused_in_a_sentence(
    start: Start, tmp_path: Path, qapp: QApplication
) -> None:
    window = window_of(start(tmp_path / "mine.reljournal"))
    picture = tmp_path / "holiday.png"
    picture.write_bytes(b"\x89PNG")
    drop(window, picture)
    assert "vCard" in window.banner.message()
    qapp.processEvents()
