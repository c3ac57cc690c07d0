"""Anything that a person may do to a journal, drawn by Hypothesis and done through the operations."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences, Relation
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, KeyDate, Labelled, Photo
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.entries import (
    Aside,
    Direction,
    EntryDraft,
    EntryFile,
    Feeling,
    FollowUp,
    Kind,
    LedgerItem,
    OwedBy,
    PersonRef,
    Purpose,
    Sort,
    StartedBy,
    Surroundings,
)
from reljournal.domain.errors import NotFoundError, NothingToUndoError, RelJournalError, StaleEditError
from reljournal.domain.mentions import mention
from reljournal.domain.names import Name, NameOrder
from reljournal.operations import archive as archive_deeds
from reljournal.operations import contacts as contact_deeds
from reljournal.operations import duplicates as duplicate_deeds
from reljournal.operations import entries as entry_deeds
from reljournal.operations import files as file_deeds
from reljournal.operations import follow_ups as follow_up_deeds
from reljournal.operations import me as me_deeds
from reljournal.operations import merging as merging_deeds
from reljournal.operations import reminding as reminding_deeds
from reljournal.operations import trash as trash_deeds
from reljournal.store import entry_writing, writing
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import entry
from reljournal.store.queries.follow_ups import follow_up

WORDS = (
    "Ada", "ada", "Łódź", "straße", "北京市", "o'brien", "covid-19", "naïve", "Ελένη", "Ёлка", "", " ", "🌻",
    'say "hello"', "zero\x00byte", "two\nlines", "e\u0301", "İstanbul", "김치", "x" * 300,
)  # fmt: skip
words = st.sampled_from(WORDS)
pick = st.integers(0, 5)
labelled = st.builds(Labelled, words, words, st.booleans())
partial_dates = st.one_of(
    st.builds(PartialDate.of, st.dates()),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.one_of(st.none(), st.integers(1, 28))),
    st.builds(PartialDate, st.integers(1, 9999)),
    st.just(PartialDate(None, 2, 29)),
)
others_dates = st.one_of(
    st.builds(
        PartialDate, st.one_of(st.none(), st.integers(1, 9999)), st.integers(1, 12), st.integers(1, 30),
        calendar=st.sampled_from([CalendarKind.ISLAMIC, CalendarKind.CHINESE]),
    ),
    st.builds(
        PartialDate, st.none(), st.just(12), st.integers(1, 30), calendar=st.just(CalendarKind.HEBREW),
        leap_month=st.booleans(),
    ),
)  # fmt: skip
key_dates = st.one_of(
    st.builds(KeyDate, st.sampled_from(DateSort), partial_dates, words, words),
    st.builds(
        KeyDate, st.sampled_from(DateSort), st.one_of(partial_dates, others_dates), words, words,
        every=st.integers(1, 9), unit=st.sampled_from(DateUnit), once=st.booleans(),
        until=st.one_of(st.none(), st.dates()), leap_rule=st.one_of(st.none(), st.sampled_from(LeapRule)),
        approximate=st.booleans(), estimated_on=st.one_of(st.none(), st.dates()), show_age=st.booleans(),
        icon=st.sampled_from(["", "star"]), leads=st.one_of(st.none(), st.just(()), st.just((7, 1, 0))),
    ),
)  # fmt: skip


def few(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=3).map(tuple)


names = st.builds(Name, *([words] * 10), st.sampled_from(NameOrder))
years = st.one_of(st.none(), st.integers(1, 9999))
relations = st.builds(Relation, words, words, st.booleans(), note=words, birth_year=years)
met = st.builds(HowMet, st.one_of(st.none(), partial_dates), words, words, first_impression=words)
preferences = st.builds(Preferences, words, words, words, words)
facts = st.builds(LearnedFact, words, words, st.one_of(st.none(), st.dates()))
cards = st.builds(
    Card, name=names, formatted_name=words, kind=st.sampled_from(ContactKind), organisation=words, title=words,
    note=words, emails=few(labelled), phones=few(labelled), links=few(labelled), related=few(relations), pronouns=words,
    industry=words, time_zone=words, languages=few(words), met=met, preferences=preferences, facts=few(facts),
    addresses=few(st.builds(Address, *([words] * 8))), handles=few(st.builds(Handle, words, words, words)),
    key_dates=few(key_dates), tags=few(words), unknown=few(words),
)  # fmt: skip
photos = st.one_of(st.none(), st.builds(Photo, st.just("image/png"), st.binary(max_size=6)))
owed = st.builds(
    FollowUp, st.sampled_from([w for w in WORDS if w.strip()]), st.sampled_from(OwedBy),
    st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()), note=words,
)  # fmt: skip
beside = st.sampled_from([w for w in WORDS if w.strip()])
given = st.builds(
    LedgerItem, st.sampled_from(Direction), beside, st.sampled_from(Sort), on=st.one_of(st.none(), st.dates()),
    weight=st.integers(1, 3), acknowledged=st.booleans(),
)  # fmt: skip
around = st.builds(
    Surroundings, place=words, started_by=st.one_of(st.none(), st.sampled_from(StartedBy)),
    feeling=st.one_of(st.none(), st.sampled_from(Feeling)), purpose=st.one_of(st.none(), st.sampled_from(Purpose)),
    their_side=words, tags=few(words), ledger=few(given),
    files=few(st.builds(EntryFile, beside, words, st.integers(0, 9), st.binary(min_size=4, max_size=4).map(bytes.hex))),
)  # fmt: skip
drafts = st.builds(
    EntryDraft, kind=st.sampled_from(Kind), on=st.dates(),
    at=st.one_of(st.none(), st.times().map(lambda t: time(t.hour, t.minute))),
    minutes=st.one_of(st.none(), st.integers(1, 999)), title=words, text=words.map(lambda word: f"Text {word}"),
    follow_ups=few(owed), around=around,
)  # fmt: skip


class FailsInsideError(Exception):
    """What a failing edit raises."""


@dataclass(frozen=True)
class Deed:
    """One step: its name in the report, and what it does with a journal."""

    name: str
    do: Callable[[Journal], object]
    drawn: tuple[Any, ...]

    def __repr__(self) -> str:
        return f"{self.name}{self.drawn}"


def _id(journal: Journal, table: str, nth: int) -> int | None:
    ids = [row[0] for row in journal.rows(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608
    return ids[nth % len(ids)] if ids else None


def _add(journal: Journal, card: Card, photo: Photo | None) -> None:
    contact_deeds.add_contact(journal, card, photo)


def _change(journal: Journal, nth: int, card: Card, turn: int) -> None:
    """Change a card as a form does: what stays keeps its id, in another order, beside what is new."""
    contact_id = _id(journal, "contact", nth)
    if contact_id is None:
        return
    now = contact(journal, contact_id).card

    def mixed(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
        turned = old[turn % (len(old) + 1) :] + new + old[: turn % (len(old) + 1)]
        return turned[: 5 - turn % 3]

    parts = (
        "emails", "phones", "links", "related", "addresses", "handles", "key_dates", "tags", "unknown", "languages",
        "facts",
    )  # fmt: skip
    merged = {part: mixed(getattr(now, part), getattr(card, part)) for part in parts}
    contact_deeds.change_contact(journal, contact_id, replace(card, **merged))


def _touch_up(journal: Journal, nth: int, note: str) -> None:
    contact_id = _id(journal, "contact", nth)
    if contact_id is not None:
        contact_deeds.change_contact(journal, contact_id, replace(contact(journal, contact_id).card, note=note))


def _delete(journal: Journal, first: int, second: int) -> None:
    ids = {_id(journal, "contact", first), _id(journal, "contact", second)} - {None}
    if ids:
        with contextlib.suppress(NotFoundError):
            trash_deeds.delete_contacts(journal, sorted(ids))  # type: ignore[type-var]


def _shelve(journal: Journal, nth: int, how: int) -> None:
    """Archive somebody, bring them back, restore them from the trash, or empty it."""
    contact_id = _id(journal, "contact", nth)
    if contact_id is None:
        return
    deed = (
        archive_deeds.archive_contacts, archive_deeds.bring_back, trash_deeds.restore_from_trash,
        trash_deeds.empty_trash,
    )[how]  # fmt: skip
    with contextlib.suppress(NotFoundError):
        deed(journal, [contact_id])


def _merge(journal: Journal, first: int, second: int, third: int) -> None:
    ids = [_id(journal, "contact", nth) for nth in (first, second, third)]
    keep, *others = dict.fromkeys(found for found in ids if found is not None) or [0]
    if others:
        merging_deeds.merge_contacts(journal, merging_deeds.propose_merge(journal, keep, others))


def _tell_apart(journal: Journal, first: int, second: int) -> None:
    one, other = _id(journal, "contact", first), _id(journal, "contact", second)
    if one is not None and other is not None and one != other:
        duplicate_deeds.mark_not_same(journal, [one, other])


def _photo(journal: Journal, nth: int, photo: Photo | None) -> None:
    contact_id = _id(journal, "contact", nth)
    if contact_id is not None:
        contact_deeds.change_photo(journal, contact_id, photo)


def _file(journal: Journal, who: int, nth: int, name: str, how: int) -> None:
    """Keep, describe or remove a file, or say that somebody is me."""
    contact_id, file_id = _id(journal, "contact", who), _id(journal, "contact_file", nth)
    if how == 0 and contact_id is not None:
        file_deeds.keep_file(journal, contact_id, name, name.encode(errors="replace") * 3, 10_000)
    elif how == 1 and file_id is not None:
        with contextlib.suppress(RelJournalError):
            file_deeds.describe_file(journal, file_id, name, name)
    elif how == 2 and file_id is not None:
        file_deeds.remove_files(journal, [file_id])
    elif how == 3 and contact_id is not None:
        me_deeds.this_is_me(journal, contact_id)


def _key_date(journal: Journal, nth: int, key_date: KeyDate, how: int) -> None:
    contact_id = _id(journal, "contact", nth)
    if contact_id is None:
        return
    dates = contact(journal, contact_id).card.key_dates
    if how == 0 or not dates:
        contact_deeds.add_key_date(journal, contact_id, key_date)
    elif how == 1:
        contact_deeds.change_key_date(journal, contact_id, replace(key_date, id=dates[-1].id))
    else:
        contact_deeds.delete_key_date(journal, contact_id, dates[0].id)


def _mark(journal: Journal, nth: int, on: date, how: int, origin: int) -> None:
    row_id = _id(journal, "key_date", nth)
    if row_id is None:
        return
    if how == 0:
        reminding_deeds.wish(journal, row_id, on, on, "by letter", _id(journal, "entry", origin))
    elif how == 1:
        reminding_deeds.let_go(journal, row_id, on, on)
    elif how == 2:
        reminding_deeds.snooze_date(journal, row_id, on, datetime.combine(on, time(18)))
    else:
        reminding_deeds.ask_again(journal, row_id, on)


def _with_people(journal: Journal, draft: EntryDraft, people: list[int]) -> EntryDraft:
    ids = [found for found in (_id(journal, "contact", nth) for nth in people) if found is not None]
    owed_by = PersonRef(ids[0], "") if ids else None
    follow_ups = tuple(replace(item, contact=owed_by) for item in draft.follow_ups)
    if owed_by is None:
        return replace(draft, follow_ups=follow_ups)
    ledger = tuple(replace(item, contact=owed_by if item.weight > 1 else None) for item in draft.around.ledger)
    told = tuple(Aside(owed_by, item.text) for item in ledger)
    beside = replace(draft.around, ledger=ledger, asides=told)
    text = " ".join([draft.text, *(mention("Somebody", contact(journal, row_id).uuid) for row_id in ids)])
    return replace(draft, contact_ids=tuple(ids), follow_ups=follow_ups, text=text, around=beside)


def _log(journal: Journal, draft: EntryDraft, people: list[int]) -> None:
    entry_deeds.log_entry(journal, _with_people(journal, draft, people))


def _rewrite(journal: Journal, nth: int, draft: EntryDraft, people: list[int]) -> None:
    entry_id = _id(journal, "entry", nth)
    if entry_id is None:
        return
    before = entry(journal, entry_id)
    meant = _with_people(journal, draft, people)
    entry_deeds.change_entry(
        journal, entry_id, replace(meant, follow_ups=(*meant.follow_ups, *before.follow_ups[::-1])[:3])
    )


def _forget_entry(journal: Journal, nth: int) -> None:
    entry_id = _id(journal, "entry", nth)
    if entry_id is not None:
        entry_deeds.delete_entry(journal, entry_id)


def _owe(journal: Journal, item: FollowUp, who: int, origin: int) -> None:
    contact_id = _id(journal, "contact", who)
    person = None if contact_id is None else PersonRef(contact_id, "")
    follow_up_deeds.add_follow_up(journal, replace(item, contact=person, entry_id=_id(journal, "entry", origin)))


def _follow_up(journal: Journal, nth: int, how: int, day: date, item: FollowUp) -> None:
    row_id = _id(journal, "follow_up", nth)
    if row_id is None:
        return
    if how == 0:
        follow_up_deeds.complete_follow_up(journal, row_id, day)
    elif how == 1:
        follow_up_deeds.reopen_follow_up(journal, row_id)
    elif how == 2:
        follow_up_deeds.snooze_follow_up(journal, row_id, day)
    elif how == 3:
        follow_up_deeds.delete_follow_up(journal, row_id)
    else:
        before = follow_up(journal, row_id)
        follow_up_deeds.change_follow_up(journal, replace(item, id=row_id, contact=before.contact))


def _import(journal: Journal, new: tuple[tuple[Card, Photo | None], ...], then: int, card: Card) -> None:
    """Add many cards as an import does, and go on with one of them in the same edit."""
    made = [writing.NewCard(c, photo, f"key {n}", b"digest") for n, (c, photo) in enumerate(new)]
    with journal.edit("Import") as edit:
        ids = writing.add_cards(edit, made)
        if not ids:
            return
        if then == 1:
            writing.change_card(ids[0], card)
        elif then == 2:
            writing.remove_contacts([ids[-1]])
        elif then == 3:
            contact_deeds.change_contact(journal, ids[-1], replace(card, key_dates=()))
        elif then == 4:
            writing.write_tags(ids[0], ["Łódź", "new tag"])
        elif then == 5:
            entry_writing.add_entry(EntryDraft(Kind.NOTE, date(2026, 1, 1), text="With all", contact_ids=tuple(ids)))


def _nested(journal: Journal, card: Card, draft: EntryDraft, how: int) -> None:
    """Edits inside an edit; the inner one may fail and be caught, the whole may fail."""
    try:
        with journal.edit("Several things"):
            contact_deeds.add_contact(journal, card)
            try:
                with journal.edit("A part") as edit:
                    _log(journal, draft, [0, 1])
                    writing.add_cards(edit, [writing.NewCard(card), writing.NewCard(Card(note="gone"))])
                    _delete(journal, 0, 1)
                    if how > 0:
                        raise FailsInsideError
            except FailsInsideError:
                if how == 2:
                    raise
            contact_deeds.add_contact(journal, replace(card, note="after"))
            if how == 3:
                raise FailsInsideError
    except FailsInsideError:
        pass


def _take_back(journal: Journal, nth: int) -> None:
    """Take an edit back that is not the newest."""
    done = [item.id for item in journal.history() if item.state == "done"][1:]
    if not done:
        return
    with contextlib.suppress(StaleEditError):
        journal.undo_edit(done[nth % len(done)], "Take back")


def _undo(journal: Journal) -> None:
    with contextlib.suppress(NothingToUndoError):
        journal.undo()


def _redo(journal: Journal) -> None:
    with contextlib.suppress(NothingToUndoError):
        journal.redo()


def _deed(do: Callable[..., None], *drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Deed]:
    name = do.__name__.strip("_")
    return st.tuples(*drawn).map(lambda values: Deed(name, lambda journal: do(journal, *values), values))


_people = st.lists(pick, max_size=3)
EDITS = (
    _deed(_add, cards, photos),
    _deed(_change, pick, cards, pick),
    _deed(_touch_up, pick, words),
    _deed(_delete, pick, pick),
    _deed(_shelve, pick, st.integers(0, 3)),
    _deed(_merge, pick, pick, pick),
    _deed(_tell_apart, pick, pick),
    _deed(_photo, pick, photos),
    _deed(
        _file, pick, pick, st.sampled_from(("letter.pdf", "Łódź.txt", "o'brien", "zero\0byte", " ")), st.integers(0, 3)
    ),
    _deed(_key_date, pick, key_dates, st.integers(0, 2)),
    _deed(_mark, pick, st.sampled_from((date(2026, 11, 25), date(2027, 11, 25))), st.integers(0, 3), pick),
    _deed(_log, drafts, _people),
    _deed(_rewrite, pick, drafts, _people),
    _deed(_forget_entry, pick),
    _deed(_owe, owed, pick, pick),
    _deed(_follow_up, pick, st.integers(0, 4), st.dates(), owed),
    _deed(_import, few(st.tuples(cards, photos)), st.integers(0, 5), cards),
    _deed(_nested, cards, drafts, st.integers(0, 3)),
    _deed(_take_back, pick),
)
edits = st.one_of(*EDITS)
walks = st.one_of(edits, edits, _deed(_undo), _deed(_redo))


@cache
def _blank() -> Path:
    path = Path(tempfile.mkdtemp(prefix="reljournal-blank-")) / "blank.reljournal"
    Journal.open(path).close()
    return path


@contextlib.contextmanager
def journal_file() -> Iterator[Path]:
    """Yield a new journal's file, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.reljournal"
        shutil.copy(_blank(), path)
        yield path
