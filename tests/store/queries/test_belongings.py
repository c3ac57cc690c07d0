"""What hangs on a contact beside its card."""

from __future__ import annotations

from datetime import date

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.store.journal import Journal
from reljournal.store.queries.belongings import Belongings, belongings


def test_everything_is_counted_by_contact(journal: Journal) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada"))
    alan = add_contact(journal, Card(formatted_name="Alan", related=(Relation("friend", "Ada", other_id=ada),)))
    log_entry(journal, EntryDraft(Kind.CALL, date(2026, 1, 2), text="One", contact_ids=(ada, alan)))
    log_entry(journal, EntryDraft(Kind.CALL, date(2026, 1, 3), text="Two", contact_ids=(ada,)))
    add_follow_up(journal, FollowUp("Send notes", contact=PersonRef(ada, "")))
    assert belongings(journal, [ada, alan]) == {ada: Belongings(2, 1, 1, 0), alan: Belongings(entries=1)}
    assert Belongings(1, 2, 3, 4).plus(Belongings(1, 1, 1, 1)) == Belongings(2, 3, 4, 5)
