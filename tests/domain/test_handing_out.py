"""What is handed out of one's own card."""

from __future__ import annotations

from dataclasses import replace

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.handing_out import Piece, handed_out, offers
from tests.ui.people.ada import ADA

KEYS = {offer.key: offer for offer in offers(ADA)}


def test_every_piece_is_offered() -> None:
    pieces = [offer.piece for offer in offers(ADA)]
    assert pieces == [
        Piece.WORK, Piece.EMAIL, Piece.EMAIL, Piece.PHONE, Piece.LINK, Piece.HANDLE, Piece.ADDRESS, Piece.BIRTHDAY,
    ]  # fmt: skip


def test_at_first_it_is_what_work_needs() -> None:
    card = replace(ADA, phones=(*ADA.phones, Labelled("home mobile", "+44 1")))
    out = handed_out(card, {})
    assert (out.title, out.organisation) == (ADA.title, ADA.organisation)
    assert out.emails == ADA.emails
    assert out.phones == ADA.phones
    assert (out.addresses, out.key_dates, out.handles) == ((), (), ())


def test_notes_tags_and_whatever_else_is_known_stay_at_home() -> None:
    out = handed_out(ADA, dict.fromkeys(KEYS, True))
    assert (out.note, out.tags, out.related, out.unknown, out.name.nickname) == ("", (), (), (), "")
    assert len(out.key_dates) == 1


def test_what_is_unticked_is_kept_back() -> None:
    out = handed_out(ADA, {"email:ada@home.example": False, "work": False, KEYS["birthday"].key: True})
    assert [item.value for item in out.emails] == ["ada@engines.example"]
    assert not out.organisation
    assert len(out.key_dates) == 1


def test_of_an_empty_card_there_is_nothing_to_offer() -> None:
    assert offers(Card()) == ()
