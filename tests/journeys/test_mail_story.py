"""Letters that were mail: a box dropped on the window, chosen from, read on somebody's timeline, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card, Labelled
from reljournal.operations.contacts import add_contact
from reljournal.operations.me import this_is_me
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries, newest_entries
from reljournal.ui.importing.proposals_dialog import ProposalsDialog
from reljournal.ui.importing.taken_report import TakenReport
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]

LETTER = """From ada@example.org Mon Mar  3 14:05:00 2025
Message-ID: <{n}@example.org>
From: {who}
To: {to}
Date: {day} Mar 2025 14:05:00 +0000
Subject: {subject}

{text}

On Sunday, Charles wrote:
> When may I see it?
"""


def drop(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none))


def proposals_of(window: MainWindow, qtbot: QtBot) -> ProposalsDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(ProposalsDialog)), timeout=20_000)
    return window.findChildren(ProposalsDialog)[0]


def report_of(window: MainWindow, qtbot: QtBot) -> TakenReport:
    qtbot.waitUntil(lambda: bool(window.findChildren(TakenReport)), timeout=20_000)
    return window.findChildren(TakenReport)[0]


def gone(window: MainWindow, qtbot: QtBot, kind: type) -> None:
    qtbot.waitUntil(lambda: not window.findChildren(kind), timeout=5_000)


def test_from_a_mailbox_to_a_timeline_and_back(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.reljournal"
    with Journal.open(path) as journal:
        me = add_contact(journal, Card(formatted_name="Charles", emails=(Labelled("", "cb@example.org"),)))
        this_is_me(journal, me)
        ada = add_contact(journal, Card(formatted_name="Ada Lovelace", emails=(Labelled("", "ada@example.org"),)))
    box = tmp_path / "Letters.mbox"
    letters = [
        LETTER.format(n=1, who="Ada <ada@example.org>", to="cb@example.org", day=3, subject="The Notes", text="Done."),
        LETTER.format(n=2, who="cb@example.org", to="ada@example.org", day=4, subject="Re: The Notes", text="Thanks."),
        LETTER.format(n=3, who="News <news@example.com>", to="cb@example.org", day=5, subject="Sale", text="Buy"),
    ]
    box.write_text("\n".join(letters), encoding="utf-8")
    program = start(path)
    window = program.window
    assert window is not None

    # The box is dropped on the window; the newsletter is not among what is shown.
    drop(window, box)
    dialog = proposals_of(window, qtbot)
    assert dialog.model.rowCount() == 2
    assert dialog.view.title.text() == "Re: The Notes"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    report = report_of(window, qtbot)
    assert report.heading.text() == "2 entries were added to your journal."
    report.accept()
    gone(window, qtbot, TakenReport)

    # Both stand on her timeline, and say who began.
    window.open_contact(ada)
    timeline = window.people_screen().card.timeline
    assert timeline.isVisible()
    assert [(entry.title, str(entry.around.started_by)) for entry in newest_entries(window.journal, 0, 9, ada)] == [
        ("Re: The Notes", "me"), ("The Notes", "them"),
    ]  # fmt: skip

    # Dropped again, there is nothing to take in.
    drop(window, box)
    again = proposals_of(window, qtbot)
    assert not again.take.isEnabled()
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    gone(window, qtbot, ProposalsDialog)

    # Ctrl+Z takes all of it back in one step.
    assert window.journal.undo_label() == "Import 2 messages"
    window.actions_by_key["undo"].trigger()
    assert count_entries(window.journal) == 0
