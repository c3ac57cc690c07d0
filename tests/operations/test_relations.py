"""Relations are written once and read on both cards; the inverse comes and goes with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Card
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.relations import KINDS, kind_of
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.relations import (
    add_relation,
    change_relation,
    make_card_of,
    remove_kind,
    remove_relation,
    rename_kind,
)
from reljournal.operations.trash import delete_contacts, empty_trash
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.relations import ShownRelation, own_kinds, relations_of
from tests.store.oracle import content, hold


@pytest.fixture
def ada(journal: Journal) -> int:
    return add_contact(journal, Card(formatted_name="Ada Lovelace"))


@pytest.fixture
def byron(journal: Journal) -> int:
    return add_contact(journal, Card(formatted_name="Byron"))


def seen(journal: Journal, contact_id: int) -> list[tuple[str, str]]:
    return [(item.label, item.name) for item in relations_of(journal, contact_id)]


def test_the_inverse_appears_by_itself_and_goes_with_it(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron))
    assert journal.undo_label() == "Make Byron the father of Ada Lovelace"
    assert seen(journal, ada) == [("father", "Byron")]
    assert seen(journal, byron) == [("child", "Ada Lovelace")]
    (theirs,) = relations_of(journal, byron)
    assert theirs.is_inverse
    remove_relation(journal, theirs.id)
    assert seen(journal, ada) == seen(journal, byron) == []
    journal.undo()
    assert seen(journal, byron) == [("child", "Ada Lovelace")]
    hold(journal)


def test_the_same_is_said_once_whichever_card_says_it(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron))
    add_relation(journal, ada, Relation("friend", "Mary"))
    before = content(journal)
    for who, again in (
        (ada, Relation("Father", "", other_id=byron)), (byron, Relation("child", "", other_id=ada)),
        (ada, Relation("friend", " mary ")),
    ):  # fmt: skip
        with pytest.raises(RelJournalError, match="is already here as"):
            add_relation(journal, who, again)
    assert content(journal) == before
    add_relation(journal, ada, Relation("friend", "", other_id=byron))
    add_relation(journal, ada, Relation("colleague", "Mary"))
    assert len(relations_of(journal, ada)) == 4


def test_it_can_be_changed_from_either_side(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("friend", "", other_id=byron))
    (mine,) = relations_of(journal, ada)
    change_relation(journal, mine.id, Relation("mentor", "", other_id=byron, note="since 1830"), seen_from=ada)
    assert seen(journal, byron) == [("mentee", "Ada Lovelace")]
    change_relation(journal, mine.id, Relation("manager", ""), seen_from=byron)
    assert relations_of(journal, ada)[0] == ShownRelation(mine.id, "report", "Byron", byron, "", has_card=True)


def test_the_written_word_stays_while_its_kind_does(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron))
    (theirs,) = relations_of(journal, byron)
    change_relation(journal, theirs.id, Relation("child", "", note="left when she was one"), seen_from=byron)
    (mine,) = relations_of(journal, ada)
    assert mine == ShownRelation(theirs.id, "father", "Byron", byron, "left when she was one", has_card=True)


def test_a_person_without_a_card_gets_one(journal: Journal, ada: int) -> None:
    add_relation(journal, ada, Relation("daughter", " Annabella King ", birth_year=2019))
    (child,) = relations_of(journal, ada)
    assert (child.name, child.birth_year, child.other_id) == ("Annabella King", 2019, None)
    made = make_card_of(journal, child.id)
    assert (contact(journal, made).card.name.given, contact(journal, made).card.name.family) == ("Annabella", "King")
    assert [str(item.when) for item in contact(journal, made).card.key_dates] == ["2019"]
    assert seen(journal, made) == [("parent", "Ada Lovelace")]
    with pytest.raises(RelJournalError):
        make_card_of(journal, child.id)


def test_an_own_word_is_explained_once(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("patron", "", other_id=byron), inverse="protégée")
    assert own_kinds(journal) == {"patron": "protégée"}
    assert seen(journal, byron) == [("protégée", "Ada Lovelace")]
    add_relation(journal, byron, Relation("patron", "Hobhouse"), inverse="something else")
    assert own_kinds(journal) == {"patron": "protégée"}


def test_who_goes_leaves_their_name(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron))
    delete_contacts(journal, [byron])
    assert relations_of(journal, ada)[0].other_id is None
    empty_trash(journal)
    assert seen(journal, ada) == [("father", "Byron")]
    hold(journal)


def test_a_word_stays_as_written_while_the_other_side_says_the_same(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron))
    (theirs,) = relations_of(journal, byron)
    change_relation(journal, theirs.id, Relation("child", "", note="never met"), seen_from=byron)
    assert [(item.label, item.note) for item in relations_of(journal, ada)] == [("father", "never met")]


def test_a_word_that_cannot_be_turned_round_is_asked_for(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("friend", "", other_id=byron))
    (theirs,) = relations_of(journal, byron)
    with pytest.raises(RelJournalError, match="from the other side"):
        change_relation(journal, theirs.id, Relation("reads", ""), seen_from=byron)
    change_relation(journal, theirs.id, Relation("reads", ""), seen_from=byron, inverse="is read by")
    assert (seen(journal, ada), seen(journal, byron)) == ([("is read by", "Byron")], [("reads", "Ada Lovelace")])
    assert own_kinds(journal) == {"reads": "is read by"}


def test_what_an_address_book_preferred_stays_so(journal: Journal, ada: int) -> None:
    change_contact(journal, ada, Card(formatted_name="Ada", related=(Relation("spouse", "William", preferred=True),)))
    (spouse,) = relations_of(journal, ada)
    change_relation(journal, spouse.id, Relation("husband", "William"), seen_from=ada)
    assert contact(journal, ada).card.related == (Relation("husband", "William", preferred=True),)


def test_what_both_cards_say_is_shown_once(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("husband", "", other_id=byron))
    theirs = tuple(Relation(label, "Ada Lovelace", other_id=ada) for label in ("wife", "friend"))
    change_contact(journal, byron, replace(contact(journal, byron).card, related=theirs))  # as an import may write it
    assert seen(journal, ada) == [("husband", "Byron"), ("friend", "Byron")]
    assert seen(journal, byron) == [("wife", "Ada Lovelace"), ("friend", "Ada Lovelace")]


def test_the_other_side_stays_when_the_card_it_was_written_on_goes(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron, note="never met"))
    before = relations_of(journal, byron)
    delete_contacts(journal, [ada])
    (trashed,) = relations_of(journal, byron)
    assert (trashed.name, trashed.other_id, trashed.has_card) == ("Ada Lovelace", None, True)
    empty_trash(journal)
    (left,) = relations_of(journal, byron)
    assert (left.label, left.name, left.note, left.has_card) == ("child", "Ada Lovelace", "never met", False)
    hold(journal)
    journal.undo()
    journal.undo()
    assert relations_of(journal, byron) == before


def test_the_name_that_stays_is_the_last_one(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron))
    change_contact(journal, byron, replace(contact(journal, byron).card, formatted_name="Lord Byron"))
    delete_contacts(journal, [byron])
    empty_trash(journal)
    assert seen(journal, ada) == [("father", "Lord Byron")]


def test_a_change_leaves_who_is_in_the_trash_who_they_are(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron))
    delete_contacts(journal, [byron])
    (shown,) = relations_of(journal, ada)
    change_relation(journal, shown.id, Relation("father", shown.name, note="in Greece"), seen_from=ada)
    assert contact(journal, ada).card.related == (Relation("father", "Byron", other_id=byron, note="in Greece"),)


def test_two_who_go_together_leave_nothing(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("father", "", other_id=byron))
    delete_contacts(journal, [ada, byron])
    assert empty_trash(journal) == 2
    assert journal.value("SELECT count(*) FROM related") == 0


def test_own_words_are_renamed_on_every_card_and_stay_when_forgotten(journal: Journal, ada: int, byron: int) -> None:
    add_relation(journal, ada, Relation("land lord", "", other_id=byron), inverse="tenant")
    add_relation(journal, byron, Relation("tenant", "Hobhouse"))
    rename_kind(journal, "land lord", " landlord", "lodger")
    assert seen(journal, ada) == [("landlord", "Byron")]
    assert seen(journal, byron) == [("lodger", "Hobhouse"), ("lodger", "Ada Lovelace")]
    assert remove_kind(journal, "landlord") == 2
    assert seen(journal, ada) == [("landlord", "Byron")]
    journal.undo()
    history = journal.history()
    for new_name, new_inverse in (("wife", "x"), ("", "x"), ("landlord", " "), ("related", "x")):
        with pytest.raises(RelJournalError):
            rename_kind(journal, "landlord", new_name, new_inverse)
    for gone in (lambda: rename_kind(journal, "x", "y", "z"), lambda: remove_kind(journal, "x")):
        with pytest.raises(NotFoundError):
            gone()
    assert journal.history() == history


def test_nobody_and_oneself_are_refused(journal: Journal, ada: int) -> None:
    history = journal.history()
    for relation in (Relation("friend", "  "), Relation("friend", "", other_id=ada)):
        with pytest.raises(RelJournalError):
            add_relation(journal, ada, relation)
    with pytest.raises(NotFoundError):
        remove_relation(journal, 99)
    assert journal.history() == history


def _said(step: tuple[str, bool]) -> tuple[str, bool]:
    return kind_of(step[0]), step[1]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.booleans()), min_size=1, max_size=5, unique_by=_said))
def test_undoing_all_is_as_if_nothing_was(steps: list[tuple[str, bool]]) -> None:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "j.reljournal") as journal:
        one, other = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Byron"))
        before = content(journal)
        for kind, linked in steps:
            add_relation(journal, one, Relation(kind, "Mary", other_id=other if linked else None))
        assert len(relations_of(journal, one)) == len(steps)
        assert len(relations_of(journal, other)) == sum(linked for _, linked in steps)
        for _ in steps:
            journal.undo()
        assert content(journal) == before
