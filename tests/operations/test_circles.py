"""What a person does with circles, and that contacts never notice."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.contacts import Address, Card, Labelled
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.names import Name
from reljournal.domain.rule_text import rule_from_text
from reljournal.domain.rules import Field, Has, InCircle, Rule, Says, Thing
from reljournal.operations import circles as deeds
from reljournal.store import writing
from reljournal.store.journal import Journal
from reljournal.store.queries import circles as asked
from tests.store.oracle import content, hold

TODAY = date(2026, 3, 31)
NO_EMAIL = Rule((Has(Thing.EMAIL, negated=True),))


@pytest.fixture
def people(journal: Journal) -> list[int]:
    """Ada in London with an e-mail address, Alan and Grace without one."""
    with journal.edit("Fill"):
        return [
            writing.add_card(
                Card(
                    Name("Ada", family="Lovelace"),
                    emails=(Labelled("", "ada@engines.example"),),
                    addresses=(Address(city="London"),),
                    tags=("mathematics",),
                )
            ),
            writing.add_card(Card(Name("Alan", family="Turing"))),
            writing.add_card(Card(Name("Grace", family="Hopper"))),
        ]


def _names(journal: Journal) -> list[str]:
    return [item.name for item in asked.circles(journal)]


def test_removing_a_circle_never_touches_its_contacts(journal: Journal, people: list[int]) -> None:
    by_hand = deeds.add_circle(journal, "Friends", contact_ids=people)
    by_rule = deeds.add_circle(journal, "Unreachable", NO_EMAIL)
    before = content(journal)
    for circle_id in (by_hand, by_rule):
        deeds.remove_circle(journal, circle_id)
    after = content(journal)
    assert asked.circles(journal) == []
    assert {table for table in before if before[table] != after[table]} == {"circle", "circle_contact"}
    hold(journal)
    journal.undo()
    journal.undo()
    assert content(journal) == before
    assert asked.members(journal, by_hand, TODAY) == people
    assert asked.members(journal, by_rule, TODAY) == people[1:]


def test_putting_in_and_taking_out_is_one_edit_each(journal: Journal, people: list[int]) -> None:
    circle_id = deeds.add_circle(journal, "Friends")
    assert deeds.put_into_circle(journal, circle_id, [*people, 999]) == 3
    assert journal.undo_label() == "Put 3 contacts into “Friends”"
    assert deeds.put_into_circle(journal, circle_id, people) == 0
    assert journal.undo_label() == "Put 3 contacts into “Friends”"
    assert deeds.take_out_of_circle(journal, circle_id, [people[0], 999]) == 1
    assert journal.undo_label() == "Take Ada Lovelace out of “Friends”"
    assert asked.members(journal, circle_id, TODAY) == people[1:]
    journal.undo()
    journal.undo()
    assert asked.members(journal, circle_id, TODAY) == []
    assert asked.count_members(journal, circle_id, TODAY) == 0


def test_thousands_go_in_at_once(journal: Journal) -> None:
    with journal.edit("Fill") as edit:
        ids = writing.add_cards(edit, [writing.NewCard(Card(Name(f"N{number}"))) for number in range(2500)])
    circle_id = deeds.add_circle(journal, "Everyone")
    assert deeds.put_into_circle(journal, circle_id, ids) == 2500
    assert deeds.take_out_of_circle(journal, circle_id, ids) == 2500
    journal.undo()
    assert asked.count_members(journal, circle_id, TODAY) == 2500


def test_a_circle_by_rule_takes_nobody_by_hand(journal: Journal, people: list[int]) -> None:
    circle_id = deeds.add_circle(journal, "Unreachable", NO_EMAIL)
    before = content(journal)
    for deed in (deeds.put_into_circle, deeds.take_out_of_circle):
        with pytest.raises(RelJournalError, match="follows from its rule"):
            deed(journal, circle_id, people)
    assert content(journal) == before


def test_names_are_needed_and_belong_to_one_circle(journal: Journal) -> None:
    first = deeds.add_circle(journal, "  Old   friends ")
    assert _names(journal) == ["Old friends"]
    second = deeds.add_circle(journal, "Clients")
    for name in ("", "  ", "OLD FRIENDS", "Öld friends"):
        with pytest.raises(RelJournalError):
            deeds.rename_circle(journal, second, name)
        with pytest.raises(RelJournalError):
            deeds.add_circle(journal, name)
    deeds.rename_circle(journal, first, "old friends")
    assert _names(journal) == ["old friends", "Clients"]
    assert deeds.suggested_name(journal, "clients") == "clients 2"
    label = journal.undo_label()
    deeds.rename_circle(journal, second, "Clients")
    assert journal.undo_label() == label == "Rename circle “Old friends” to “old friends”"


def test_circles_stand_in_the_order_they_are_moved_to(journal: Journal) -> None:
    ids = [deeds.add_circle(journal, name) for name in "ABC"]
    deeds.move_circle(journal, ids[2], -1)
    assert _names(journal) == ["A", "C", "B"]
    deeds.move_circle(journal, ids[0], 5)
    assert _names(journal) == ["C", "B", "A"]
    label, edits = journal.undo_label(), len(journal.history())
    deeds.move_circle(journal, ids[2], -1)
    assert (journal.undo_label(), len(journal.history())) == (label, edits)
    journal.undo()
    assert _names(journal) == ["A", "C", "B"]
    deeds.add_circle(journal, "D")
    assert _names(journal)[-1] == "D"


def test_a_rule_can_be_changed_but_not_given_to_a_circle_by_hand(journal: Journal, people: list[int]) -> None:
    circle_id = deeds.add_circle(journal, "Unreachable", NO_EMAIL)
    rule = Rule((Says(Field.CITY, "london"),))
    deeds.change_rule(journal, circle_id, rule)
    assert rule_from_text(asked.circle(journal, circle_id).rule_text) == rule
    assert asked.members(journal, circle_id, TODAY) == people[:1]
    journal.undo()
    assert asked.members(journal, circle_id, TODAY) == people[1:]
    by_hand = deeds.add_circle(journal, "Friends", contact_ids=people)
    with pytest.raises(RelJournalError, match="by hand"):
        deeds.change_rule(journal, by_hand, rule)


def test_unfinished_rules_are_refused(journal: Journal) -> None:
    with pytest.raises(RelJournalError, match="at least one"):
        deeds.add_circle(journal, "Nothing", Rule())
    with pytest.raises(RelJournalError, match="not filled in"):
        deeds.add_circle(journal, "Nowhere", Rule((Says(Field.CITY, ""),)))
    assert asked.circles(journal) == []


def test_rules_may_name_circles_but_not_in_a_ring(journal: Journal, people: list[int]) -> None:
    friends = deeds.add_circle(journal, "Friends", contact_ids=people[:2])
    first = deeds.add_circle(journal, "First", Rule((InCircle(friends, "Friends"), *NO_EMAIL.parts)))
    second = deeds.add_circle(journal, "Second", Rule((InCircle(first, "First"),)))
    assert asked.members(journal, second, TODAY) == [people[1]]
    for rule in (Rule((InCircle(first, "First"),)), Rule((Rule((InCircle(second, "Second", negated=True),)),))):
        with pytest.raises(RelJournalError, match="own rule"):
            deeds.change_rule(journal, first, rule)
    deeds.remove_circle(journal, friends)
    assert asked.members(journal, second, TODAY) == []


def test_the_circles_of_a_contact(journal: Journal, people: list[int]) -> None:
    deeds.add_circle(journal, "Friends", contact_ids=people[:2])
    deeds.add_circle(journal, "Unreachable", NO_EMAIL)
    found = [[item.name for item in asked.circles_of(journal, each, TODAY)] for each in people]
    assert found == [["Friends"], ["Friends", "Unreachable"], ["Unreachable"]]


def test_a_circle_that_is_gone_is_said_so(journal: Journal) -> None:
    circle_id = deeds.add_circle(journal, "Friends")
    deeds.remove_circle(journal, circle_id)
    for deed in (
        lambda: deeds.rename_circle(journal, circle_id, "Foes"),
        lambda: deeds.move_circle(journal, circle_id, 1),
        lambda: deeds.change_rule(journal, circle_id, NO_EMAIL),
        lambda: deeds.remove_circle(journal, circle_id),
        lambda: deeds.put_into_circle(journal, circle_id, [1]),
        lambda: asked.rule_of(journal, circle_id),
    ):
        with pytest.raises(NotFoundError):
            deed()
    assert asked.members(journal, circle_id, TODAY) == []


def test_a_circle_is_found_by_its_name(journal: Journal) -> None:
    circle_id = deeds.add_circle(journal, "Famille élargie")
    assert asked.circle_named(journal, " famille ELARGIE ").id == circle_id
    with pytest.raises(NotFoundError, match="“Famille élargie”"):
        asked.circle_named(journal, "Friends")
