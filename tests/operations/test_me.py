"""One contact is me, and its card is handed out as a vCard and as a QR code."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.errors import NotFoundError
from reljournal.domain.names import Name
from reljournal.exchange.qr_code import QUIET_ZONE, TooMuchForCodeError, qr_code
from reljournal.exchange.vcard.reader import read_vcards
from reljournal.operations.contacts import add_contact
from reljournal.operations.me import (
    card_to_hand_out,
    choose_what_to_hand_out,
    handing_out_choices,
    text_of_code,
    this_is_me,
    this_is_not_me,
)
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.me import me
from tests.ui.people.ada import ADA


@pytest.fixture
def two(journal: Journal) -> tuple[int, int]:
    return add_contact(journal, ADA), add_contact(journal, Card(name=Name(given="Charles")))


def test_the_mark_moves_in_one_step(journal: Journal, two: tuple[int, int]) -> None:
    ada, charles = two
    assert me(journal) is None
    this_is_me(journal, ada)
    this_is_me(journal, charles)
    assert me(journal) == charles
    assert not contact(journal, ada).is_me
    journal.undo()
    assert me(journal) == ada
    journal.redo()
    assert me(journal) == charles
    this_is_not_me(journal, charles)
    assert me(journal) is None
    journal.undo()
    journal.undo()
    journal.undo()
    assert me(journal) is None


def test_saying_it_twice_is_one_step(journal: Journal, two: tuple[int, int]) -> None:
    this_is_me(journal, two[0])
    edits = len(journal.history())
    this_is_me(journal, two[0])
    assert len(journal.history()) == edits


def test_nobody_cannot_be_me(journal: Journal) -> None:
    with pytest.raises(NotFoundError):
        this_is_me(journal, 7)


def test_choices_stay_with_the_journal(journal: Journal) -> None:
    assert handing_out_choices(journal) == {}
    choose_what_to_hand_out(journal, {"work": False, "phone:+44": True})
    assert handing_out_choices(journal) == {"work": False, "phone:+44": True}
    edits = len(journal.history())
    choose_what_to_hand_out(journal, {"work": False, "phone:+44": True})
    assert len(journal.history()) == edits


def test_what_is_handed_out_reads_as_it_was_meant() -> None:
    [read] = list(read_vcards(io.BytesIO(card_to_hand_out(ADA, {"email:ada@home.example": False}))))
    card = read.card
    assert card.shown_name == "Ada Lovelace"
    assert (card.title, card.organisation, card.department) == (ADA.title, ADA.organisation, ADA.department)
    assert [item.value for item in card.emails] == ["ada@engines.example"]
    assert not card.note
    assert "UID" not in text_of_code(ADA, {})


def test_a_code_has_the_finders_of_its_standard() -> None:
    code = qr_code("BEGIN:VCARD")
    assert code.side == len(code.rows) + 2 * QUIET_ZONE
    finder = [
        (True,) * 7,
        (True, False, False, False, False, False, True),
        (True, False, True, True, True, False, True),
    ]
    assert [row[:7] for row in code.rows[:3]] == finder
    assert [row[-7:] for row in code.rows[:3]] == finder


def test_more_than_a_code_holds_is_told() -> None:
    qr_code("x" * 2331)
    with pytest.raises(TooMuchForCodeError):
        qr_code("x" * 2332)


def test_a_long_card_is_called_dense() -> None:
    assert not qr_code(text_of_code(ADA, {})).is_dense
    many = Card(name=Name(given="Ada"), emails=tuple(Labelled("", f"ada{n}@engines.example") for n in range(30)))
    assert qr_code(text_of_code(many, {})).is_dense


@given(given_name=st.text(min_size=1, max_size=40), family=st.text(max_size=40), value=st.text(max_size=60))
def test_any_name_comes_back_out_of_a_code(given_name: str, family: str, value: str) -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="an independent reader of codes")
    card = Card(name=Name(given=given_name, family=family), emails=(Labelled("", value),))
    text = text_of_code(card, {})
    code = qr_code(text)
    scale, side = 3, code.side * 3
    pixels = bytearray(b"\xff" * side * side)
    for y, row in enumerate(code.rows):
        for x, dark in enumerate(row):
            if dark:
                for line in range(scale):
                    start = ((y + QUIET_ZONE) * scale + line) * side + (x + QUIET_ZONE) * scale
                    pixels[start : start + scale] = b"\0" * scale
    found = zxingcpp.read_barcodes(
        memoryview(bytes(pixels)).cast("B", (side, side)), formats=zxingcpp.BarcodeFormat.QRCode
    )
    assert [item.bytes.decode() for item in found] == [text.encode("utf-8", "replace").decode()]
