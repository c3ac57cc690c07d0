"""The running program: opening and refusing, the sample and the way back, what closing keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.store.drafts import drafts
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people
from reljournal.system import paths
from reljournal.system.settings import read_settings
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def with_ada(path: Path) -> Path:
    with Journal.open(path) as journal:
        add_contact(journal, Card(name=Name(given="Ada", family="Lovelace")))
    return path


def test_a_file_that_is_no_journal_is_refused_and_left_alone(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.reljournal"
    letter.write_text("Dear Ada", encoding="utf-8")
    program = Program(qapp, None)
    try:
        assert not program.open(letter)
    finally:
        program.put_away()
    assert "is not a RelJournal journal" in capsys.readouterr().err
    assert letter.read_text(encoding="utf-8") == "Dear Ada"


def test_another_file_that_cannot_be_opened_keeps_the_window(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = start(with_ada(tmp_path / "mine.reljournal"))
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada", encoding="utf-8")
    program.open_other(str(letter))
    assert count_people(window_of(program).journal) == 1
    assert "is not a RelJournal journal" in window_of(program).banner.message()
    assert capsys.readouterr().err


def test_closing_backs_up_once_and_remembers_the_screen(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = with_ada(tmp_path / "mine.reljournal")
    window = window_of(start(path))
    window.show_screen("calendar")
    window.close()
    folder = paths.backups_folder(path)
    (backup,) = folder.iterdir()
    with Journal.open(backup) as kept:
        assert count_people(kept) == 1
    assert read_settings()[0].last_screen == "calendar"

    window = window_of(start(path))
    assert window.current_key() == "calendar"
    qtbot.waitUntil(lambda: "backed up" in window.rail._footer.text())
    window.close()
    assert [path.name for path in folder.glob("*.reljournal")] == [backup.name]


def test_a_draft_is_kept_when_the_window_closes(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = with_ada(tmp_path / "mine.reljournal")
    window = window_of(start(path))
    window.write_entry(contact_ids=[1])
    qtbot.keyClicks(window.journal_screen().editor().form.text, "She was half way through")
    window.close()
    with Journal.open(path) as journal:
        (kept,) = drafts(journal)
    assert kept.draft.text == "She was half way through"
    assert kept.draft.contact_ids == (1,)


def test_the_sample_is_a_throw_away_copy_and_leads_back(start: Start, qapp: QApplication, tmp_path: Path) -> None:
    path = with_ada(tmp_path / "mine.reljournal")
    program = start(path)
    program.open_sample()
    window = window_of(program)
    sample = window.journal.path
    assert count_people(window.journal) == 40
    assert "sample" in window.windowTitle()
    assert window.banner.message()
    program.open_own()
    qapp.processEvents()
    assert window_of(program).journal.path == path
    assert count_people(window_of(program).journal) == 1
    assert not sample.exists()


def test_every_screen_opens_on_an_empty_and_on_a_full_journal(start: Start, qapp: QApplication, tmp_path: Path) -> None:
    program = start(tmp_path / "empty.reljournal")
    for full in (False, True):
        if full:
            program.open_sample()
        for key in ("today", "people", "journal", "calendar"):
            window_of(program).show_screen(key)
            qapp.processEvents()
            assert window_of(program).current_key() == key
    assert window_of(program).journal.history()[0].label == "Fill the sample journal"


def test_undo_and_redo_by_menu_name_what_they_do(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of(start(with_ada(tmp_path / "mine.reljournal")))
    qtbot.waitUntil(lambda: window.actions_by_key["undo"].text() == "Undo Add Ada Lovelace")
    window.taking_back.undo()
    assert count_people(window.journal) == 0
    assert window.toast.message() == "Undone: Add Ada Lovelace"
    assert window.actions_by_key["redo"].text() == "Redo Add Ada Lovelace"
    window.taking_back.redo()
    assert count_people(window.journal) == 1
    window.taking_back.redo()
    assert window.banner.message() == "There is nothing to redo."


def test_damage_is_told_in_the_window_and_closing_does_not_wait_for_the_look(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, Card(name=Name(given="Ada"), note="words " * 100_000))
    # In the middle of a note that nothing reads for a list.
    with path.open("r+b") as file:
        content = file.read()
        at = content.index(b"words " * 500) // 4096 * 4096 + 20 * 4096
        file.seek(at)
        file.write(b"\xff" * 4096)
    told: list[str] = []
    monkeypatch.setattr("reljournal.ui.crash.tell", lambda _parent, sentence, *_: told.append(sentence))
    window = window_of(start(path))
    qtbot.waitUntil(lambda: window._check is not None)
    assert window._check is not None
    window._check.begin()
    qtbot.waitUntil(lambda: "damaged" in window.banner.message(), timeout=10_000)
    assert str(paths.backups_folder(path)) in window.banner.message()
    window.close()
    window = window_of(start(path))
    qtbot.waitUntil(lambda: window._check is not None)
    window._check.begin()
    window.close()
    # A damaged journal never takes the place of a sound backup.
    assert len(told) == 2
    assert not list(paths.backups_folder(path).glob("*.reljournal"))


def test_the_size_of_the_window_is_remembered(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.reljournal")
    assert program.window is not None
    program.window.resize(790, 560)
    program.window.close()
    assert read_settings()[0].window_geometry
    again = Program(program.application, None)
    try:
        assert again.open(tmp_path / "mine.reljournal")
        assert again.window is not None
        assert again.window.size() == QSize(790, 560)
        again.window.close()
    finally:
        again.put_away()
