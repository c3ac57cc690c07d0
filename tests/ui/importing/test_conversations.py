"""Mail in the window: what is proposed, what is ticked, who is who, and what the report says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QMainWindow
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.entries import Kind
from reljournal.operations.contacts import add_contact
from reljournal.operations.me import this_is_me
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries, newest_entries
from reljournal.store.queries.people import count_people
from reljournal.ui.context import Context
from reljournal.ui.importing import ImportFlow
from reljournal.ui.importing.choice import ImportChoice
from reljournal.ui.importing.paste_dialog import PasteDialog
from reljournal.ui.importing.proposals_dialog import ProposalsDialog
from reljournal.ui.importing.proposals_model import At
from reljournal.ui.importing.taken_report import TakenReport
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays

MAIL = (
    "From x Mon Mar  3 14:05:00 2025\nMessage-ID: <{n}@x>\nFrom: {who}\nTo: me@example.org\n"
    "Date: Mon, {day} Mar 2025 14:05:00 +0000\nSubject: About {n}\n\nWords of {n}\n"
)
PASTED = "From: Max <max@example.org>\nSent: Monday, 3 March 2025 14:05\nTo: me@example.org\nSubject: Hello\n\nHi"


@pytest.fixture
def flow(journal: Journal, keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[ImportFlow]:
    me = add_contact(journal, Card(formatted_name="Charles", emails=(Labelled("", "me@example.org"),)))
    this_is_me(journal, me)
    add_contact(journal, Card(formatted_name="Ada Lovelace", emails=(Labelled("", "ada@example.org"),)))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    context = Context(journal, FakeWays(), window)
    made = ImportFlow(context, window)
    yield made
    qtbot.waitUntil(lambda: not made.is_running(), timeout=20_000)
    for kind in (TakenReport, ProposalsDialog, PasteDialog, ImportChoice):
        for dialog in window.findChildren(kind):
            dialog.close()
    context.close()
    window.close()


@pytest.fixture
def box(tmp_path: Path) -> Path:
    path = tmp_path / "mail.mbox"
    who = ("ada@example.org", "Max <max@example.org>", "Ada Lovelace <other@example.org>")
    mails = [MAIL.format(n=n, who=name, day=3 + n) for n, name in enumerate(who)]
    path.write_text("\n".join([*mails, "From \nno message\n"]), encoding="utf-8")
    return path


def proposed(flow: ImportFlow, qtbot: QtBot, path: Path) -> ProposalsDialog:
    flow.take([str(path)])
    qtbot.waitUntil(lambda: bool(flow._window.findChildren(ProposalsDialog)), timeout=20_000)
    return flow._window.findChildren(ProposalsDialog)[0]


def reported(flow: ImportFlow, qtbot: QtBot) -> TakenReport:
    qtbot.waitUntil(lambda: bool(flow._window.findChildren(TakenReport)), timeout=20_000)
    return flow._window.findChildren(TakenReport)[0]


def titles(dialog: ProposalsDialog) -> list[str]:
    return [dialog.model.index(row, At.WHAT).data() for row in range(dialog.model.rowCount())]


def test_what_people_one_knows_wrote_is_shown_and_ticked(flow: ImportFlow, qtbot: QtBot, box: Path) -> None:
    dialog = proposed(flow, qtbot, box)
    assert dialog.heading.text() == "3 messages were found."
    # One of them is perhaps Ada: shown, because it is a question, and not ticked.
    assert titles(dialog) == ["About 2", "About 0"]
    assert [item.draft.title for item in dialog.model.ticked()] == ["About 0"]
    assert "is it Ada Lovelace?" in dialog.model.index(0, At.WHO).data()
    dialog.known_only.setChecked(False)
    assert titles(dialog) == ["About 2", "About 1", "About 0"]
    assert "(no card)" in dialog.model.index(1, At.WHO).data()
    dialog.words.setText("max")
    assert titles(dialog) == ["About 1"]
    assert not dialog.take.isEnabled()


def test_taken_in_and_taken_back(flow: ImportFlow, qtbot: QtBot, box: Path) -> None:
    journal = flow._context.journal
    proposed(flow, qtbot, box).take.click()
    report = reported(flow, qtbot)
    assert report.heading.text() == "1 entry was added to your journal."
    assert report.listing is not None
    assert "no message" in report.listing.text.toPlainText()
    assert newest_entries(journal, 0, 1)[0].text == "Words of 0"
    report.take_back.click()
    assert count_entries(journal) == 0


def test_what_is_there_says_so_and_cannot_be_ticked(flow: ImportFlow, qtbot: QtBot, box: Path) -> None:
    proposed(flow, qtbot, box).take.click()
    reported(flow, qtbot).close()
    qtbot.waitUntil(lambda: not flow._window.findChildren(ProposalsDialog))
    again = proposed(flow, qtbot, box)
    assert again.model.index(1, At.NOTE).data() == "in your journal"
    again.all.click()
    assert [item.draft.title for item in again.model.ticked()] == ["About 2"]
    again.none.click()
    assert not again.model.ticked()


def test_space_ticks_and_the_keyboard_reaches_all(flow: ImportFlow, qtbot: QtBot, box: Path) -> None:
    dialog = proposed(flow, qtbot, box)
    assert dialog.focusWidget() is dialog.table
    assert dialog.view.title.text() == "About 2"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert len(dialog.model.ticked()) == 2
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.view.title.text() == "About 0"
    qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert not dialog.model.ticked()
    box_of_first = dialog.model.index(0, At.WHEN)
    assert dialog.model.setData(box_of_first, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert len(dialog.model.ticked()) == 1


def test_somebody_who_is_a_question_is_decided_for_every_message(flow: ImportFlow, qtbot: QtBot, box: Path) -> None:
    dialog = proposed(flow, qtbot, box)
    (combo,) = dialog.view.combos.values()
    assert [combo.itemText(at) for at in range(combo.count())] == ["Leave out", "Ada Lovelace", "New card"]
    choose(combo, 1)
    assert dialog.model.index(0, At.WHO).data() == "Ada Lovelace"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.take.click()
    reported(flow, qtbot)
    assert [[who.name for who in entry.people] for entry in newest_entries(flow._context.journal, 0, 9)] == [
        ["Ada Lovelace"], ["Ada Lovelace"],
    ]  # fmt: skip


def choose(combo: QComboBox, at: int) -> None:
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def test_new_cards_for_everybody_who_has_none(flow: ImportFlow, qtbot: QtBot, box: Path) -> None:
    dialog = proposed(flow, qtbot, box)
    dialog.known_only.setChecked(False)
    dialog.all.click()
    dialog.new_cards.setChecked(True)
    assert "(new card)" in dialog.model.index(1, At.WHO).data()
    dialog.take.click()
    assert reported(flow, qtbot).heading.text() == "3 entries were added to your journal."
    # Max is new; whoever is perhaps Ada stays a question, and is left out.
    assert count_people(flow._context.journal) == 3


def test_a_pasted_message_is_proposed(flow: ImportFlow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(PASTED)
    flow.ask_for_conversations()
    (choice,) = flow._window.findChildren(ImportChoice)
    choice.paste.click()
    (paste,) = flow._window.findChildren(PasteDialog)
    assert paste.answer.text() == "Max · Hello"
    paste.text.setPlainText("just words")
    assert "from whom" in paste.answer.text()
    assert not paste.go.isEnabled()
    paste.text.setPlainText(PASTED.replace("Monday, 3 March 2025 14:05", "some day"))
    assert "when" in paste.answer.text()
    paste.text.setPlainText(PASTED)
    paste.go.click()
    (dialog,) = flow._window.findChildren(ProposalsDialog)
    assert [item.draft.title for item in dialog.model.ticked()] == ["Hello"]
    dialog.take.click()
    reported(flow, qtbot)
    assert count_entries(flow._context.journal) == 1


def test_meetings_are_proposed_with_how_one_met_to_be_changed(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "meetings.ics"
    events = "".join(
        f"BEGIN:VEVENT\nUID:{uid}\nDTSTART:{begins}\nSUMMARY:{uid}\nATTENDEE:mailto:ada@example.org\nEND:VEVENT\n"
        for uid, begins in (("Tea", "20200303T140000Z"), ("Later", "29990303T140000Z"))
    )
    path.write_text(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", encoding="utf-8")
    dialog = proposed(flow, qtbot, path)
    assert dialog.heading.text() == "1 meeting was found."
    assert dialog.take.text() == "Take in 1 meeting"
    assert dialog.view.kind.currentText() == "In person"
    choose(dialog.view.kind, 1)
    dialog.take.click()
    reported(flow, qtbot)
    (entry,) = newest_entries(flow._context.journal, 0, 9)
    assert (entry.title, entry.kind) == ("Tea", Kind.VIDEO)


def test_a_folder_is_what_it_holds_and_two_sorts_are_refused(
    flow: ImportFlow, qtbot: QtBot, box: Path, tmp_path: Path
) -> None:
    proposed(flow, qtbot, box.parent).reject()
    card = tmp_path / "a.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n", encoding="utf-8")
    flow.take([str(card), str(box)])
    found = flow._context.ways
    assert isinstance(found, FakeWays)
    qtbot.waitUntil(lambda: bool(found.named("warn")), timeout=20_000)
    assert "one after the other" in str(found.named("warn")[0])
    assert count_people(flow._context.journal) == 2


UNDATED = "Message-ID: <u@x>\nFrom: ada@example.org\nSubject: When\n\nWords\n"


def test_a_message_without_a_date_is_given_one(
    flow: ImportFlow, journal: Journal, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "one.mbox").write_text(MAIL.format(n=1, who="ada@example.org", day=3), encoding="utf-8")
    (folder / "two.eml").write_text(UNDATED, encoding="utf-8")
    dialog = proposed(flow, qtbot, folder)
    assert titles(dialog) == ["About 1", "When"]
    assert "1 does not say when it was sent" in dialog._counted.text()
    assert dialog.model.index(1, At.WHEN).data() == "no date"
    dialog.all.click()
    assert [item.draft.title for item in dialog.model.ticked()] == ["About 1"]
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    assert dialog.view.day.isHidden()
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    assert dialog.view.day.isVisibleTo(dialog)
    dialog.view.day.setFocus()
    qtbot.keyClicks(dialog.view.day, "nonsense")
    dialog.view.day.finish()
    assert dialog.view._refused.isVisibleTo(dialog)
    dialog.view.day.selectAll()
    qtbot.keyClicks(dialog.view.day, "2025-03-09")
    dialog.view.day.finish()
    assert not dialog.view._refused.isVisibleTo(dialog)
    assert dialog.model.index(1, At.WHEN).data() == "9 Mar 2025"
    assert [item.draft.title for item in dialog.model.ticked()] == ["About 1", "When"]
    # It can still be another day.
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    dialog.view.day.selectAll()
    qtbot.keyClicks(dialog.view.day, "2025-03-10")
    dialog.take.click()
    assert reported(flow, qtbot).isVisible()
    assert [str(entry.on) for entry in newest_entries(journal, 0, 9)] == ["2025-03-10", "2025-03-03"]


def test_a_pasted_message_without_a_date_is_asked_for_it(flow: ImportFlow, qtbot: QtBot) -> None:
    dialog = PasteDialog(flow._context, flow._window)
    dialog.read.connect(flow.propose)
    dialog.open()
    dialog.text.setPlainText("From: Max <max@example.org>\nTo: me@example.org\nSubject: Hello\n\nHi")
    assert dialog.answer.text() == "Max · Hello · It does not say when it was sent: that is asked next."
    dialog.go.click()
    (proposals,) = flow._window.findChildren(ProposalsDialog)
    assert proposals.model.ticked() == []
    assert not proposals.take.isEnabled()
    qtbot.keyClicks(proposals.view.day, "3 mar 2025")
    assert len(proposals.model.ticked()) == 1
