"""A story through the real window: two address books overlap, and what is there twice is merged, told apart, and
brought back, also on another day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card, Labelled
from reljournal.operations.duplicates import find_duplicates
from reljournal.store.queries.contacts import contact, contacts
from reljournal.store.queries.duplicates import known_apart
from reljournal.store.queries.people import count_people, filtered_ids
from reljournal.ui.importing.report import ReportDialog
from reljournal.ui.merging import DuplicatesDialog, MergeDialog
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]

_PHONE = (
    ("Ada Lovelace", "EMAIL:ada@engines.example\r\nTEL:+44 20 7946 0102\r\nX-OF-PHONE:kept"),
    ("Charles Babbage", "TEL:+44 20 7946 0103"),
)
_DESK = (
    ("Augusta Ada Lovelace", "EMAIL:ada@engines.example\r\nTITLE:Countess\r\nX-OF-DESK:kept"),
    ("Charles Babbage", "EMAIL:charles@baker.example"),
)


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def book(path: Path, cards: tuple[tuple[str, str], ...]) -> Path:
    lines = [f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\n{rest}\r\nEND:VCARD\r\n" for name, rest in cards]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def take_in(window: MainWindow, qtbot: QtBot, path: Path) -> ReportDialog:
    window.side.importing.take([str(path)])
    qtbot.waitUntil(lambda: bool(window.findChildren(ReportDialog)), timeout=60_000)
    qtbot.waitUntil(lambda: not window.side.importing.is_running(), timeout=10_000)
    return window.findChildren(ReportDialog)[0]


def everybody(window: MainWindow) -> list[Card]:
    return [item.card for item in contacts(window.journal, sorted(filtered_ids(window.journal, "")))]


def test_what_is_there_twice(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.reljournal"
    window = window_of(start(path))
    take_in(window, qtbot, book(tmp_path / "phone.vcf", _PHONE)).accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    report = take_in(window, qtbot, book(tmp_path / "desk.vcf", _DESK))
    before = everybody(window)
    assert len(before) == 4

    # From the report: the likely pair comes first, and its cards are merged with nothing lost.
    report.duplicates.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(DuplicatesDialog)), timeout=20_000)
    looking = window.findChildren(DuplicatesDialog)[0]
    assert looking.verdict.text() == "Very likely the same · 1 of 2"
    qtbot.keyClick(looking, Qt.Key.Key_M)
    merging = looking.findChildren(MergeDialog)[0]
    kept_id = merging.plan.contacts[0].id
    qtbot.keyClick(merging, Qt.Key.Key_Return)
    merged = contact(window.journal, kept_id)
    assert merged.name == "Augusta Ada Lovelace"
    assert [item.value for item in merged.card.emails] == ["ada@engines.example"]
    assert merged.card.phones == (Labelled("", "+44 20 7946 0102"),)
    assert merged.card.title == "Countess"
    assert {line for line in merged.card.unknown if "X-OF" in line} == {"X-OF-PHONE:kept", "X-OF-DESK:kept"}

    # The two who only share a name are a question; they are told apart, and never asked about again.
    assert looking.verdict.text() == "Perhaps the same? · 1 of 1"
    qtbot.keyClick(looking, Qt.Key.Key_N)
    assert len(known_apart(window.journal)) == 1
    assert find_duplicates(window.journal) == []
    looking.close()

    # Taken back: first the telling apart, and on another day the merge, whole.
    window.taking_back.undo()
    assert not known_apart(window.journal)
    assert len(find_duplicates(window.journal)) == 1
    window = window_of(start(path))
    assert count_people(window.journal) == 3
    assert str(window.journal.undo_label()).startswith("Merge ")
    window.taking_back.undo()
    assert everybody(window) == before
    assert len(find_duplicates(window.journal)) == 2
