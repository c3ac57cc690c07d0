"""Pairs that may be one: looked at, merged side by side, told apart, and brought back by one undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate, Labelled, Photo
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.duplicates import Likeness
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.duplicates import find_duplicates
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, photo
from reljournal.store.queries.duplicates import known_apart
from reljournal.store.queries.files import files_of
from reljournal.store.queries.people import count_people
from reljournal.ui.context import Context
from reljournal.ui.merging import DuplicatesDialog, MergeDialog
from reljournal.ui.merging.duplicates_dialog import AllLikely
from reljournal.ui.merging.words import kept_line, part_label
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays

MAIL = (Labelled("home", "ada@engines.example"),)
BORN = (KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),)
ADA = Card(name=Name(given="Ada", family="Lovelace"), title="Countess", emails=MAIL, key_dates=BORN)
AGAIN = Card(
    name=Name(given="Augusta Ada", family="Lovelace"), title="Lady", emails=MAIL,
    phones=(Labelled("mobile", "+44 20 7946 0102"),), tags=("mathematics",),
)  # fmt: skip
CHARLES = Card(name=Name(given="Charles", family="Babbage"), phones=(Labelled("", "+44 20 7946 0103"),))
NAMESAKE = Card(name=Name(given="Charles", family="Babbage"), emails=(Labelled("", "charles@baker.example"),))


def photo_of(colour: str) -> Photo:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return Photo("image/png", bytes(buffer.data().data()))


@pytest.fixture
def ids(journal: Journal) -> list[int]:
    return [add_contact(journal, card) for card in (ADA, AGAIN, CHARLES, NAMESAKE)]


@pytest.fixture
def ground(qtbot: QtBot, keeper: ThemeKeeper) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1240, 800)
    made.show()
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def look(context: Context, ids: list[int], ground: QWidget) -> Callable[[], DuplicatesDialog]:
    def opened() -> DuplicatesDialog:
        found: list[Likeness] = find_duplicates(context.journal)
        dialog = DuplicatesDialog(context, found, ground)
        dialog.open()
        return dialog

    return opened


def test_the_likely_come_first_and_say_why(look: Callable[[], DuplicatesDialog]) -> None:
    dialog = look()
    assert dialog.verdict.text() == "Very likely the same · 1 of 2"
    assert "the same e-mail address" in dialog.why.text()
    assert {side.name for side in dialog.sides} == {"Ada Lovelace", "Augusta Ada Lovelace"}
    dialog.close()


def test_keys_go_on_and_back_and_the_end_is_said(look: Callable[[], DuplicatesDialog], qtbot: QtBot) -> None:
    dialog = look()
    qtbot.keyClick(dialog, Qt.Key.Key_S)
    assert dialog.verdict.text() == "Perhaps the same? · 2 of 2"
    qtbot.keyClick(dialog, Qt.Key.Key_Right)
    assert dialog.group() is None
    assert "That is all" in dialog.verdict.text()
    dialog.back_button.click()
    assert dialog.verdict.text().endswith("2 of 2")
    dialog.close()


def test_telling_apart_is_remembered(
    look: Callable[[], DuplicatesDialog], journal: Journal, ids: list[int], qtbot: QtBot, ways: FakeWays
) -> None:
    dialog = look()
    qtbot.keyClick(dialog, Qt.Key.Key_Right)
    qtbot.keyClick(dialog, Qt.Key.Key_N)
    assert known_apart(journal) == {(ids[2], ids[3])}
    assert ways.named("offer_undo")
    assert all({pair.first, pair.second} != {ids[2], ids[3]} for pair in find_duplicates(journal))
    dialog.close()


def test_merging_side_by_side(
    look: Callable[[], DuplicatesDialog], journal: Journal, ids: list[int], qtbot: QtBot
) -> None:
    dialog = look()
    qtbot.keyClick(dialog, Qt.Key.Key_M)
    merging = dialog.findChild(MergeDialog)
    assert merging is not None
    chosen = {choice.path: choice.value for choice in merging.plan.choices}
    assert chosen["name.given"] == "Augusta Ada"
    merging._choose("name.given", [c.card.name.given for c in merging.plan.contacts].index("Ada"))
    assert merging.preview.name == "Ada Lovelace"
    merging.merge_button.click()
    assert count_people(journal) == 3
    kept = contact(journal, ids[0])
    assert kept.card.name.given == "Ada"
    assert kept.card.phones == AGAIN.phones
    assert "Augusta Ada" in kept.card.note
    assert dialog.verdict.text() == "Perhaps the same? · 1 of 1"
    journal.undo()
    assert contact(journal, ids[0]).card == ADA
    assert contact(journal, ids[1]).card == AGAIN
    dialog.close()


def test_what_was_decided_can_be_taken_back_where_it_was_decided(
    look: Callable[[], DuplicatesDialog], journal: Journal, ids: list[int], qtbot: QtBot
) -> None:
    dialog = look()
    assert not dialog.undo_button.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_M)
    merging = dialog.findChild(MergeDialog)
    assert merging is not None
    merging.merge_button.click()
    assert dialog.verdict.text() == "Perhaps the same? · 1 of 1"
    assert dialog.undo_button.isVisible()
    assert "Merge" in dialog.undo_button.toolTip()
    qtbot.keyClick(dialog, Qt.Key.Key_N)
    assert dialog.group() is None
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert known_apart(journal) == set()
    assert dialog.verdict.text() == "Perhaps the same? · 1 of 1"
    dialog.undo_button.click()
    assert count_people(journal) == 4
    assert dialog.verdict.text() == "Very likely the same · 1 of 2"
    assert not dialog.undo_button.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert count_people(journal) == 3
    dialog.close()


def test_what_is_unticked_goes(context: Context, journal: Journal, ids: list[int], ground: QWidget) -> None:
    merging = MergeDialog(context, ids[:2], ground)
    merging.open()
    tag = next(box for box in merging.findChildren(QCheckBox) if box.text() == "mathematics")
    tag.click()
    merging.merge_button.click()
    assert contact(journal, ids[0]).card.tags == ()
    assert contact(journal, ids[0]).card.key_dates == BORN


def test_notes_can_be_unticked(context: Context, journal: Journal, ground: QWidget) -> None:
    ids = [add_contact(journal, Card(name=Name(given="Ada"), note=note)) for note in ("Likes maths.", "Rides.")]
    merging = MergeDialog(context, ids, ground)
    merging.open()
    next(box for box in merging.findChildren(QCheckBox) if box.text() == "Rides.").click()
    merging.merge_button.click()
    assert contact(journal, ids[0]).card.note == "Likes maths."


def test_a_photo_is_chosen_where_there_are_several(context: Context, journal: Journal, ground: QWidget) -> None:
    one, other = (photo_of(colour) for colour in ("red", "blue"))
    ids = [add_contact(journal, Card(name=Name(given=name)), face) for name, face in (("Ada", one), ("Augusta", other))]
    merging = MergeDialog(context, ids, ground)
    merging.open()
    choices = [b for b in merging.findChildren(QRadioButton) if b.accessibleName().startswith("Photo of")]
    assert [(button.accessibleName(), button.isChecked()) for button in choices] == [
        ("Photo of Ada", True),
        ("Photo of Augusta", False),
    ]
    choices[1].click()
    merging.merge_button.click()
    assert photo(journal, ids[0]) == other
    assert [item.size for item in files_of(journal, ids[0])] == [len(one.data)]


def test_three_of_one_person_are_one_question(
    context: Context, journal: Journal, ids: list[int], ground: QWidget, qtbot: QtBot
) -> None:
    third = add_contact(journal, Card(name=Name(given="Ada", family="Lovelace"), emails=MAIL))
    dialog = DuplicatesDialog(context, find_duplicates(journal), ground)
    dialog.open()
    assert dialog.verdict.text() == "Very likely the same · 1 of 2"
    assert len(dialog.sides) == 3

    # One of them is left out: the other two become one, and whether that one is the third is asked next.
    tick = next(tick for tick in dialog.ticks if "Augusta" in tick.accessibleName())
    tick.click()
    qtbot.keyClick(dialog, Qt.Key.Key_M)
    merging = dialog.findChild(MergeDialog)
    assert merging is not None
    assert {item.id for item in merging.plan.contacts} == {ids[0], third}
    merging.merge_button.click()
    assert dialog.verdict.text() == "Very likely the same · 1 of 2"
    assert [side.name for side in dialog.sides] == ["Ada Lovelace", "Augusta Ada Lovelace"]
    assert not dialog.ticks

    dialog.undo_button.click()
    assert len(dialog.sides) == 3
    qtbot.keyClick(dialog, Qt.Key.Key_N)
    assert len(known_apart(journal)) == 3
    assert dialog.verdict.text() == "Perhaps the same? · 1 of 1"
    dialog.close()


def test_one_alone_cannot_be_merged(context: Context, journal: Journal, ids: list[int], ground: QWidget) -> None:
    add_contact(journal, Card(name=Name(given="Ada", family="Lovelace"), emails=MAIL))
    dialog = DuplicatesDialog(context, find_duplicates(journal), ground)
    dialog.open()
    for tick in dialog.ticks[:2]:
        tick.click()
    assert not dialog.merge_button.isEnabled()
    dialog.ticks[0].click()
    assert dialog.merge_button.isEnabled()
    dialog.close()


def test_another_card_may_stay(context: Context, journal: Journal, ids: list[int], ground: QWidget) -> None:
    merging = MergeDialog(context, ids[:2], ground)
    merging.open()
    other = next(b for b in merging.findChildren(QRadioButton) if b.text().startswith("Augusta Ada Lovelace ·"))
    other.click()
    merging.merge_button.click()
    assert contact(journal, ids[1]).card.emails == MAIL
    assert count_people(journal) == 3


def test_every_choice_has_a_spoken_name(context: Context, ids: list[int], ground: QWidget) -> None:
    merging = MergeDialog(context, ids[:2], ground)
    merging.open()
    spoken = [button.accessibleName() or button.text() for button in merging.findChildren(QRadioButton)]
    assert "given name: Ada" in spoken
    assert all(spoken)
    merging.close()


def test_a_card_that_changed_meanwhile_is_not_merged(
    context: Context, journal: Journal, ids: list[int], ground: QWidget
) -> None:
    merging = MergeDialog(context, ids[:2], ground)
    merging.open()
    delete_contacts(journal, [ids[2]])
    journal.undo()
    with journal.edit("Elsewhere"):
        from reljournal.store import writing

        writing.write_tags(ids[0], ["new"])
    merging.merge_button.click()
    assert not merging.problem.isHidden()
    assert count_people(journal) == 4
    merging.close()


def test_all_that_are_very_likely_become_one_step(
    look: Callable[[], DuplicatesDialog], journal: Journal, ids: list[int], qtbot: QtBot
) -> None:
    third = add_contact(journal, Card(name=Name(given="Ada", family="Lovelace"), emails=MAIL))
    dialog = look()
    assert "very likely" in dialog.all_likely.text()
    dialog.all_likely.click()
    question = dialog.findChild(AllLikely)
    assert question is not None
    question.accept()
    qtbot.waitUntil(lambda: not dialog._work.is_running(), timeout=10_000)
    assert count_people(journal) == 3
    assert dialog.verdict.text().startswith("Perhaps the same?")
    journal.undo()
    assert count_people(journal) == 5
    assert contact(journal, third).card.emails == MAIL
    dialog.close()


def test_a_pair_of_which_one_is_gone_is_passed_over(
    look: Callable[[], DuplicatesDialog], journal: Journal, ids: list[int]
) -> None:
    dialog = look()
    delete_contacts(journal, [ids[0]])
    assert dialog.verdict.text() == "Perhaps the same? · 1 of 1"
    delete_contacts(journal, [ids[2]])
    assert dialog.group() is None
    dialog.close()


def test_nobody_twice_is_said(context: Context, ground: QWidget) -> None:
    dialog = DuplicatesDialog(context, [], ground)
    dialog.open()
    assert dialog.verdict.text() == "Nobody looks as if they were there twice."
    dialog.close()


def test_what_is_kept_is_worded() -> None:
    assert kept_line("title", "Lady") == "Also (title): Lady"
    assert part_label("name.maiden") == "maiden name"
