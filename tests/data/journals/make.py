"""Make a journal to be kept as a fixture, with the program as it is now: ``python tests/data/journals/make.py FILE``.

Run once for every released schema. The file is then kept as it is for good: every later program must open it.
"""

from __future__ import annotations

import sys
from datetime import date, time
from pathlib import Path

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled, Photo
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import complete_follow_up
from reljournal.store import writing
from reljournal.store.drafts import keep_draft
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.follow_ups import open_follow_ups

ADA = Card(
    name=Name(prefix="Lady", given="Augusta Ada", family="Lovelace", nickname="Ada", phonetic_given="Ay-da"),
    formatted_name="Ada Lovelace",
    organisation="Analytical Engines",
    department="Notes",
    title="Countess",
    note="Prefers letters before noon.",
    emails=(Labelled("home", "ada@engines.example", True),),
    phones=(Labelled("work", "+44 20 7946 0000"),),
    addresses=(Address("home", street="12 St James's Square", city="London", postcode="SW1Y", country="England"),),
    links=(Labelled("", "https://engines.example/notes"),),
    handles=(Handle("xmpp", "ada@engines.example"),),
    related=(Relation("mother", "Annabella Byron"),),
    key_dates=(
        KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),
        KeyDate(DateSort.OTHER, PartialDate(None, 2, 29), "First programme", "with the Bernoulli numbers"),
    ),
    tags=("friends", "mathematics"),
    unknown=("X-ENGINE:difference",),
)


def make(path: Path) -> None:
    """Write the journal to a new file."""
    with Journal.open(path) as journal:
        ada = add_contact(journal, ADA, Photo("image/png", b"\x89PNG\r\n\x1a\n a small picture"))
        with journal.edit("Import address book") as edit:
            imported = Card(formatted_name="Łukasz Straße", kind=ADA.kind, note="北京市")
            writing.add_cards(edit, [writing.NewCard(imported, source_key="uid:1", digest=b"\x01\x02")])
        log_entry(
            journal,
            EntryDraft(
                Kind.LETTER, date(1843, 7, 10), time(9, 30), 45, "On the engine", "She asked for the *cards*.", (ada,),
                (FollowUp("Send the cards", OwedBy.ME, date(1843, 7, 24), contact=PersonRef(ada, "Ada")),),
            ),
        )  # fmt: skip
        complete_follow_up(journal, open_follow_ups(journal)[0].id, date(1843, 7, 20))
        change_contact(journal, ada, contact(journal, ada).card)
        add_contact(journal, Card(formatted_name="Undone Person"))
        journal.undo()
        keep_draft(journal, "new-1", EntryDraft(Kind.CALL, date(1843, 8, 1), text="Not finished", contact_ids=(ada,)))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
