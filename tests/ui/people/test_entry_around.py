"""What stands beside an entry's text is shown below it in the timeline; an aside on that one's timeline alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyleOptionViewItem

from reljournal.domain.contacts import Card
from reljournal.domain.entries import (
    Aside,
    Direction,
    EntryDraft,
    Feeling,
    FollowUp,
    Kind,
    LedgerItem,
    PersonRef,
    Purpose,
    StartedBy,
    Surroundings,
)
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry
from reljournal.ui.context import Context
from reljournal.ui.people.entry_around import chips_of, lines_of, measure_around
from reljournal.ui.people.entry_delegate import EntryDelegate
from reljournal.ui.people.timeline_model import TimelineModel
from reljournal.ui.theme import ThemeKeeper


def _with_all(journal: Journal) -> tuple[int, int, int]:
    ada, mary = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada Lovelace", "Mary Somerville"))
    around = Surroundings(
        "Athenaeum", StartedBy.THEM, Feeling.GOOD, Purpose.CARE, "Wants a partner", ("lunch",),
        (LedgerItem(Direction.GIVEN, "praise"), LedgerItem(Direction.RECEIVED, "an introduction")),
        (Aside(PersonRef(ada, ""), "Looked tired"),),
    )  # fmt: skip
    owed = FollowUp("Send the paper", contact=PersonRef(ada, ""))
    draft = EntryDraft(
        Kind.IN_PERSON, date(2026, 11, 20), title="Lunch", contact_ids=(ada, mary), follow_ups=(owed,), around=around
    )
    return log_entry(journal, draft), ada, mary


def test_everything_is_told(journal: Journal) -> None:
    entry_id, ada, mary = _with_all(journal)
    shown = entry(journal, entry_id)
    assert [words for words, _ in chips_of(shown)] == [
        "Gave: praise", "Received: an introduction", "Send the paper", "felt good", "for care", "begun by them",
        "Athenaeum", "#lunch",
    ]  # fmt: skip
    assert [(label, words) for label, words, _ in lines_of(shown, ada)] == [
        ("Their side:", "Wants a partner"), ("Only here:", "Looked tired"),
    ]  # fmt: skip
    assert [label for label, _, _ in lines_of(shown, mary)] == ["Their side:"]
    assert [label for label, _, _ in lines_of(shown, None)] == ["Their side:"]


def test_chips_wrap_and_nothing_overlaps(journal: Journal, keeper: ThemeKeeper) -> None:
    entry_id, ada, _ = _with_all(journal)
    for width in (160, 400, 900):
        around = measure_around(entry(journal, entry_id), ada, width, QFont())
        places = [item.place for item in (*around.chips, *around.lines)]
        assert all(place.right() < width for place in places)
        assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :])
        assert around.height == max(place.bottom() + 1 for place in places)


def test_an_aside_is_on_that_ones_timeline_alone(journal: Journal, context: Context, keeper: ThemeKeeper) -> None:
    _, ada, mary = _with_all(journal)
    delegate, option = EntryDelegate(), QStyleOptionViewItem()
    delegate.width = 600
    heights = {}
    for contact_id in (ada, mary, ada):
        model = TimelineModel(context)
        model.show_contact(contact_id)
        delegate.contact_id = contact_id
        heights[contact_id] = delegate.sizeHint(option, model.index(0)).height()
        spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert ("Looked tired" in spoken) is (contact_id == ada)
        model.deleteLater()
    assert heights[ada] > heights[mary]
