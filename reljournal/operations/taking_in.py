"""Proposals that were chosen become entries: all of them in one edit, none of them twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.entries import EntryDraft, EntryFile
from reljournal.domain.progress import Progress
from reljournal.domain.proposals import Decisions, NamedFile, Proposal, Somebody
from reljournal.operations.entries import card_named
from reljournal.operations.imports import Noted
from reljournal.store.changes import Edit
from reljournal.store.journal import Journal
from reljournal.store.queries.correspondents import taken_in

_BATCH = 250
FilesOf = Callable[[Proposal], Iterator[tuple[NamedFile, BinaryIO]]]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was taken in. ``edit_id`` is the edit that an undo takes back, 0 when nothing was."""

    entries: int
    people: int
    there: int
    edit_id: int
    noted: tuple[Noted, ...] = ()


def take_in(
    journal: Journal,
    proposals: Sequence[Proposal],
    decisions: Decisions,
    progress: Progress,
    *,
    files_of: FilesOf | None = None,
    limit: int = 0,
) -> TakenIn:
    """Write the chosen proposals as entries. ``decisions`` say who the people without a card are.

    With ``files_of`` the files that came with them are kept, those up to ``limit`` bytes; else they are named.

    What has no day is passed over.

    Raises:
        Cancelled: the person asked to stop; nothing was changed.
    """
    proposals = [item for item in proposals if not item.needs_day]
    if not proposals:
        return TakenIn(0, 0, 0, 0)
    before = _newest_edit(journal)
    with journal.edit("Take in conversations") as edit:
        run = _Run(edit, decisions, files_of, limit)
        there = set(taken_in(journal, [item.key for item in proposals]))
        fresh: list[Proposal] = []
        for item in proposals:
            if item.key not in there:
                there.add(item.key)
                fresh.append(item)
        run.add_people(fresh)
        for start in range(0, len(fresh), _BATCH):
            progress.step(start, len(fresh), fresh[start].draft.title)
            run.write(fresh[start : start + _BATCH])
        progress.step(len(fresh), len(fresh), "")
        edit.label = _label(fresh)
    newest = _newest_edit(journal)
    changed = newest if newest != before else 0
    return TakenIn(len(fresh), run.added, len(proposals) - len(fresh), changed, tuple(run.noted))


def _label(written: Sequence[Proposal]) -> str:
    thing = "message" if all(item.key.startswith("mail:") for item in written) else "meeting"
    return f"Import {len(written):,} {thing}s" if len(written) != 1 else f"Import 1 {thing}"


def _newest_edit(journal: Journal) -> int:
    items = journal.history(1)
    return items[0].id if items else 0


@dataclass(slots=True)
class _Run:
    edit: Edit
    decisions: Decisions
    files_of: FilesOf | None
    limit: int
    added: int = 0
    noted: list[Noted] = field(default_factory=list)
    _new: dict[str, int] = field(default_factory=dict)

    def add_people(self, proposals: Iterable[Proposal]) -> None:
        """Add the cards of those who are to have one, each once."""
        from reljournal.store.bulk import NewCard, add_cards

        wanted: dict[str, Somebody] = {}
        for item in proposals:
            for person in item.people:
                decided = self.decisions.get(person.key, person.contact)
                if decided is not None and decided.id == 0:
                    known = wanted.setdefault(person.key, person)
                    # One message may have the name that another lacks.
                    if not known.name and person.name:
                        wanted[person.key] = person
        if wanted:
            ids = add_cards(self.edit, [NewCard(card_of(person)) for person in wanted.values()])
            self._new = dict(zip(wanted, ids, strict=True))
            self.added = len(ids)

    def write(self, proposals: Sequence[Proposal]) -> None:
        """Write some of them."""
        from reljournal.store.bulk import add_entries

        add_entries(self.edit, [self._draft(item) for item in proposals])

    def _draft(self, item: Proposal) -> EntryDraft:
        who = []
        for person, decided in zip(item.people, item.decided(self.decisions), strict=True):
            if decided is not None:
                who.append(decided.id or self._new[person.key])
        draft = item.with_people(who)
        kept = tuple(self._kept(item, self.files_of)) if self.files_of is not None and item.files else ()
        if kept:
            draft = replace(draft, around=replace(draft.around, files=kept))
        named = [file.name for file in item.files if all(file.name != other.name for other in kept)]
        if named:
            words = f"*Attached: {', '.join(name.replace('*', '') for name in named)}*"
            draft = replace(draft, text=f"{draft.text}\n\n{words}".strip())
        return draft

    def _kept(self, item: Proposal, files_of: FilesOf) -> Iterator[EntryFile]:
        from reljournal.store.files import write_content

        try:
            for file, content in files_of(item):
                if file.size > self.limit:
                    self._note(item, f"“{file.name}” is larger than a file in the journal may be; it was only named.")
                    continue
                digest, size = write_content(self.edit, content)
                yield EntryFile(file.name, file.media_type, size, digest.hex())
        except OSError as error:
            self._note(item, f"Its files could not be read again: {error.strerror or error}.")

    def _note(self, item: Proposal, reason: str) -> None:
        self.noted.append(Noted(item.source, 0, reason, item.draft.title))


def card_of(person: Somebody) -> Card:
    """Return a new card for somebody who has none: their name as it was written, and their address."""
    # “Lovelace, Ada”, as address books of firms write it.
    family, comma, given = person.name.partition(",")
    name = f"{given.strip()} {family.strip()}" if comma and given.strip() else person.name
    card = card_named(name or person.email)
    return replace(card, emails=(Labelled("", person.email),)) if person.email else card
