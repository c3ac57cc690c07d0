"""Whose words were found in an entry: everybody's, or those of an aside about one of them."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.entries import Aside, Entry, Kind, LedgerItem, PersonRef, Surroundings
from reljournal.domain.entries import Direction as Went
from reljournal.domain.own_words import found_aside, is_found
from reljournal.domain.search_question import Phrase

ADA, GRACE = PersonRef(1, "Ada Lovelace"), PersonRef(2, "Ελένη Hopper")
OF_ADA, OF_GRACE = Aside(ADA, "Her Brother owes me money"), Aside(GRACE, "Weary of committees; straße 東京都")
ENTRY = Entry(
    1, "", Kind.CALL, date(2026, 11, 21), None, None, "Lunch", "We spoke of **engines**", (ADA, GRACE),
    around=Surroundings(
        place="Athenaeum", their_side="A partner", tags=("money",), ledger=(LedgerItem(Went.GIVEN, "a book"),),
        asides=(OF_ADA, OF_GRACE),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "aside"),
    [
        (["committees"], OF_GRACE), (["com"], OF_GRACE), (["weary", "lunch"], OF_GRACE), (["strasse"], OF_GRACE),
        (["京都"], OF_GRACE), (["brother"], OF_ADA), (["money"], None), (["engin"], None), (["lunch", "ada"], None),
        (["eleni"], None), (["athen"], None), (["partner"], None), (["book"], None), (["ommittees"], None), ([], None),
        (["brother", "owes", "weary"], OF_ADA),
    ],
)  # fmt: skip
def test_the_aside_is_told_only_where_the_words_stand_nowhere_else(words: list[str], aside: Aside | None) -> None:
    assert found_aside(ENTRY, words if words != ["eleni"] else ["ελενη"]) == aside


def test_only_the_asides_about_those_who_were_asked_for_count() -> None:
    assert found_aside(ENTRY, ["committees"], about=(ADA.id,)) is None
    assert found_aside(ENTRY, ["committees"], about=(GRACE.id,)) == OF_GRACE


def test_exact_words_are_exact() -> None:
    assert found_aside(ENTRY, [], [Phrase(("weary", "of"))]) == OF_GRACE
    assert found_aside(ENTRY, [], [Phrase(("weary", "comm"))]) is None
    assert found_aside(ENTRY, [], [Phrase(("of", "comm"))]) is None
    assert found_aside(ENTRY, [], [Phrase(("of", "comm"), open=True)]) == OF_GRACE


def test_an_entry_is_found_without_the_asides_about_others() -> None:
    assert is_found(ENTRY, ["engines"])
    assert is_found(ENTRY, ["committees", "engines"], about=(GRACE.id,))
    assert not is_found(ENTRY, ["committees", "engines"], about=(ADA.id,))
    assert not is_found(ENTRY, [], [Phrase(("of", "committees"))])
    assert is_found(ENTRY, [], [Phrase(("of", "engines"))])
