"""Briefs read from a journal, with the same few questions for one contact or many."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Card, KeyDate, Photo
from reljournal.domain.custom_fields import CustomField
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.custom_fields import add_field, set_value
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.operations.relations import add_relation
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.briefs import briefs

TODAY = date(2026, 11, 21)


def log(journal: Journal, people: list[int], on: date, kind: Kind = Kind.CALL, title: str = "x") -> int:
    return log_entry(journal, EntryDraft(kind, on, None, None, title, "", tuple(people)))


def test_a_brief_tells_the_newest_entries_and_the_last_of_each_sort(journal: Journal) -> None:
    ada, mary = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Mary"))
    log(journal, [ada], date(2020, 1, 1), Kind.GIFT, "A book")
    log(journal, [ada, mary], date(2021, 1, 1), Kind.IN_PERSON, "Lunch")
    for month in range(1, 8):
        log(journal, [ada], date(2026, month, 1), Kind.CALL, f"Call {month}")
    log(journal, [ada], date(2026, 8, 1), Kind.NOTE, "A thought")
    log(journal, [ada], date(2027, 1, 1), Kind.IN_PERSON, "Planned")
    brief = briefs(journal, [ada], TODAY)[0]
    assert [entry.title for entry in brief.entries] == ["Planned", "A thought", "Call 7", "Call 6", "Call 5"]
    assert brief.last_contact is not None
    assert brief.last_contact.title == "Call 7"
    assert brief.last_seen is not None
    assert (brief.last_seen.title, brief.last_seen.others) == ("Lunch", ("Mary",))
    assert brief.last_gift is not None
    assert brief.last_gift.title == "A book"
    assert brief.first_entry == date(2020, 1, 1)


def test_open_follow_ups_come_with_those_of_shared_entries(journal: Journal) -> None:
    ada, mary = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Mary"))
    entry = log(journal, [ada, mary], date(2026, 8, 12))
    add_follow_up(journal, FollowUp("For Ada", OwedBy.ME, date(2026, 12, 1), contact=PersonRef(ada, "")))
    add_follow_up(journal, FollowUp("Sooner", OwedBy.ME, date(2026, 11, 1), contact=PersonRef(ada, "")))
    add_follow_up(journal, FollowUp("For all", OwedBy.THEM, entry_id=entry))
    add_follow_up(journal, FollowUp("Done", OwedBy.ME, done_on=TODAY, contact=PersonRef(ada, "")))
    of_ada, of_mary = briefs(journal, [ada, mary], TODAY)
    assert [item.text for item in of_ada.owed_by_me] == ["Sooner", "For Ada"]
    assert [item.text for item in of_ada.owed_by_them] == ["For all"]
    assert [item.text for item in of_mary.owed_by_me] == []
    assert [item.text for item in of_mary.owed_by_them] == ["For all"]


def test_a_brief_tells_who_is_around_from_both_sides_and_what_own_fields_say(journal: Journal) -> None:
    ada, byron, alan = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Byron", "Alan"))
    add_relation(journal, byron, Relation("daughter", "", other_id=ada))
    add_relation(journal, ada, Relation("friend", "", other_id=alan))
    # Both cards say it, as after an import.
    change_contact(journal, alan, Card(formatted_name="Alan", related=(Relation("friend", "Ada", other_id=ada),)))
    set_value(journal, ada, add_field(journal, CustomField("Shoe size")), "37")
    of_ada, of_byron = briefs(journal, [ada, byron], TODAY)
    told = {(fact.label or str(fact.sort)): fact.values for fact in of_ada.facts}
    assert told == {
        "people": (("Alan", "friend"),), "family": (("Byron", "parent"),), "Shoe size": (("37", ""),),
    }  # fmt: skip
    assert [fact.values for fact in of_byron.facts] == [(("Ada", "daughter"),)]
    delete_contacts(journal, [byron])
    assert "family" not in [str(fact.sort) for fact in briefs(journal, [ada], TODAY)[0].facts]


def test_order_is_kept_and_the_unknown_left_out(journal: Journal) -> None:
    ids = [add_contact(journal, Card(formatted_name=f"Person {n}")) for n in range(3)]
    asked = [ids[2], 999, ids[0], ids[2]]
    assert [brief.contact_id for brief in briefs(journal, asked, TODAY)] == [ids[2], ids[0]]
    assert briefs(journal, [], TODAY) == []


def test_the_photo_comes_along(journal: Journal) -> None:
    met = KeyDate(DateSort.FIRST_MET, PartialDate.parse("2018-06-05"))
    ada = add_contact(journal, Card(formatted_name="Ada", key_dates=(met,)), Photo("image/png", b"bytes"))
    brief = briefs(journal, [ada], TODAY)[0]
    assert brief.photo == Photo("image/png", b"bytes")
    assert brief.known is not None
    assert brief.known.years == 8


def test_many_contacts_cost_no_more_questions_than_one(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [add_contact(journal, Card(formatted_name=f"Person {n}")) for n in range(30)]
    for contact_id in ids:
        log(journal, [contact_id], date(2026, 8, 1))
    asked: list[str] = []
    rows = Journal.rows

    def counting(self: Journal, sql: str, values: object = ()) -> list[tuple[object, ...]]:
        asked.append(sql)
        return rows(self, sql, values)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "rows", counting)
    assert len(briefs(journal, ids[:1], TODAY)) == 1
    for_one = len(asked)
    asked.clear()
    assert len(briefs(journal, ids, TODAY)) == 30
    assert len(asked) == for_one
