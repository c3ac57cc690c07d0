"""Importing address books: every card added, brought up to date, or left alone; all of it one undo step.

A card is known again by its UID, or, without one, by what it says. Cards are never merged by name: two people
may have the same one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from reljournal.domain.contacts import ContactKind
from reljournal.domain.errors import ImportFileError
from reljournal.domain.merging import compatible_names, with_news
from reljournal.domain.progress import Progress
from reljournal.exchange.vcard import BrokenCard, ReadCard, read_vcards
from reljournal.operations.imported_fields import FieldsComingIn
from reljournal.operations.imported_relations import add_their_relations, tie_couples, tie_relations
from reljournal.operations.sources import OpenStream, Source, files_of, position
from reljournal.store.changes import Edit
from reljournal.store.journal import Journal
from reljournal.store.known_cards import known_cards, note_card
from reljournal.store.queries.contacts import contact

_ENDINGS = frozenset({".vcf", ".vcard"})
# So many cards are written at once, and so often progress is told.
_BATCH = 1000
_BEGIN = "BEGIN:VCARD"
_LONGEST_BEGINNING = 200
# No text has these (ISO 646); a picture or a program under the name of an address book does.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CARDS_A_STEP = 25


@dataclass(frozen=True, slots=True)
class Noted:
    """A piece of a file that was not imported, or not understood: where, why, and its text."""

    source: str
    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. ``edit_id`` is the edit that an undo takes back, 0 when nothing was changed.

    ``skipped`` are pieces that no card could be made from; ``warnings`` are lines that were kept on their
    card as they are.
    """

    added: int
    updated: int
    unchanged: int
    skipped: tuple[Noted, ...]
    warnings: tuple[Noted, ...]
    edit_id: int
    added_ids: tuple[int, ...] = ()


def import_vcards(
    journal: Journal, sources: Iterable[Source], progress: Progress, *, encoding: str | None = None
) -> ImportReport:
    """Import vCard files, folders of them, or named streams, in one edit.

    ``encoding`` names the character set of files that are not UTF-8 and do not say what they are.

    Raises:
        ImportFileError: there is nothing to read at all, not one of the files can be read, or none holds a card.
        Cancelled: the person asked to stop; nothing was changed.
    """
    from reljournal.store.bulk import many_cards

    files = files_of(sources, is_address_book, "There is no address book (.vcf) in the folder “{}”.")
    newest_before = _newest_edit(journal)
    with journal.edit("Import an address book") as edit:
        run = _Run(journal, edit, progress, encoding, sum(file.size for file in files))
        with many_cards(edit):
            for file in files:
                run.read(file.name, file.open_stream)
            run.finish(len(files))
        touched = run.added + run.updated
        edit.label = f"Import {touched:,} contacts" if touched != 1 else "Import 1 contact"
    newest = _newest_edit(journal)
    changed = newest != newest_before
    return ImportReport(
        run.added, run.updated, run.unchanged, tuple(run.skipped), tuple(run.warnings), newest if changed else 0,
        tuple(run.added_ids),
    )  # fmt: skip


def _newest_edit(journal: Journal) -> int:
    items = journal.history(1)
    return items[0].id if items else 0


def is_address_book(path: Path) -> bool:
    """Return whether a file is an address book by its ending."""
    return path.suffix.casefold() in _ENDINGS


@dataclass(slots=True)
class _Run:
    """One import while it runs."""

    journal: Journal
    edit: Edit
    progress: Progress
    encoding: str | None
    bytes_in_all: int
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[Noted] = field(default_factory=list)
    warnings: list[Noted] = field(default_factory=list)
    added_ids: list[int] = field(default_factory=list)
    _known: dict[str, tuple[int, set[bytes]]] = field(default_factory=dict)
    _waiting: list[tuple[str, ReadCard]] = field(default_factory=list)
    _waiting_keys: set[str] = field(default_factory=set)
    _same: Counter[bytes] = field(default_factory=Counter)
    _groups: list[ReadCard] = field(default_factory=list)
    # New cards with fields that only they have, and all cards that name others by UID: they wait for the contacts.
    _later: list[tuple[str, str, ReadCard]] = field(default_factory=list)
    _naming: list[tuple[str, ReadCard]] = field(default_factory=list)
    _bytes_before: int = 0
    _unreadable: int = 0
    _fields: FieldsComingIn = field(init=False)

    def __post_init__(self) -> None:
        self._known = known_cards(self.journal)
        self._fields = FieldsComingIn(self.journal)

    def read(self, name: str, open_stream: OpenStream) -> None:
        """Take in one file; what cannot be read is noted."""
        # Two files with the same card are taken as one after the other: the second says nothing new.
        self._same.clear()
        noted = len(self.skipped)
        try:
            with closing(open_stream()) as stream:
                cards = self._cards(name, stream)
                if cards == 0:
                    self.skipped.append(Noted(name, 1, "There is no contact in this file.", ""))
                self._bytes_before += position(stream)
                self._call_by_name(name, noted)
        except OSError as error:
            self._unreadable += 1
            self.skipped.append(Noted(name, 0, f"“{name}” cannot be read: {error.strerror or error}.", ""))

    def _call_by_name(self, name: str, noted: int) -> None:
        """Say once of a file in which bytes are no text that it is no address book, instead of showing its bytes."""
        if any(_CONTROL.search(item.text) and not _begins_card(item.text) for item in self.skipped[noted:]):
            rest = [item for item in self.skipped[noted:] if _begins_card(item.text)]
            self.skipped[noted:] = [*rest, Noted(name, 1, "This is no text, as an address book is.", "")]

    def _cards(self, name: str, stream: BinaryIO) -> int:
        seen = 0
        for seen, item in enumerate(read_vcards(stream, encoding=self.encoding), 1):
            if isinstance(item, BrokenCard):
                self.skipped.append(Noted(name, item.line, item.reason, item.text))
            else:
                self.warnings += [Noted(name, w.line, w.sentence, w.text) for w in item.warnings]
                self._take(name, item)
            if seen % _CARDS_A_STEP == 0:
                self.progress.step(self._bytes_before + position(stream), self.bytes_in_all, name)
        return seen

    def finish(self, files: int) -> None:
        """Write what waits, what belongs to one card alone or to two, and tag the members of groups."""
        if files and self._unreadable == files:
            raise ImportFileError(self.skipped[0].reason)
        self._refuse_what_is_no_address_book(files)
        self._write_waiting()
        self._put_in_place()
        for group in self._groups:
            self._tag_members(group)
        self.progress.step(self.bytes_in_all, self.bytes_in_all, "")

    def _refuse_what_is_no_address_book(self, files: int) -> None:
        """Raise where not so much as a broken card was found: a table, a picture, an empty file."""
        if self.added or self.updated or self.unchanged or self._unreadable:
            return
        if any(_begins_card(noted.text) for noted in self.skipped):
            return
        names = list(dict.fromkeys(noted.source for noted in self.skipped))
        what = f"“{names[0]}” holds no contact" if files == 1 and names else "None of these files holds a contact"
        raise ImportFileError(f"{what}; an address book is a vCard file (.vcf). Nothing was changed.")

    # One card

    def _take(self, name: str, read: ReadCard) -> None:
        key = self._key(read)
        if key in self._waiting_keys:
            self._write_waiting()
        known = self._known.get(key)
        if known is None:
            self._add(name, key, read)
        elif read.digest in known[1]:
            self.unchanged += 1
        elif compatible_names(contact(self.journal, known[0]).card, read.card):
            self._update(name, known[0], key, read)
        else:
            self._take_namesake(name, key, read)

    def _key(self, read: ReadCard) -> str:
        if read.uid:
            return _uid_key(read.uid)
        # One file may hold the same card twice; the second is another card, in this and in the next import.
        self._same[read.digest] += 1
        return f"card:{read.digest.hex()}:{self._same[read.digest]}"

    def _take_namesake(self, name: str, key: str, read: ReadCard) -> None:
        """Add somebody else who came under the same UID, as careless programs write them."""
        own_key = f"{key}:{read.digest.hex()}"
        if own_key in self._known or own_key in self._waiting_keys:
            self.unchanged += 1
            return
        sentence = "Another contact has the same UID and another name, so this one was added as a contact of its own."
        self.warnings.append(Noted(name, read.line, sentence, f"UID:{read.uid}"))
        self._add(name, own_key, read)

    def _add(self, name: str, key: str, read: ReadCard) -> None:
        self.added += 1
        self._waiting.append((key, self._with_fields(name, read)))
        self._waiting_keys.add(key)
        if any(item.of_one for item in read.fields):
            self._later.append((name, key, read))
        self._note_others(key, read)
        self._note_group(read)
        if len(self._waiting) >= _BATCH:
            self._write_waiting()

    def _write_waiting(self) -> None:
        if not self._waiting:
            return
        from reljournal.store import writing

        new = [writing.NewCard(read.card, read.photo, key, read.digest) for key, read in self._waiting]
        ids = writing.add_cards(self.edit, new)
        self.added_ids += ids
        for contact_id, (key, read) in zip(ids, self._waiting, strict=True):
            self._known[key] = (contact_id, {read.digest})
        self._waiting.clear()
        self._waiting_keys.clear()

    def _update(self, name: str, contact_id: int, key: str, read: ReadCard) -> None:
        from reljournal.store import writing

        read = self._with_fields(name, read)
        before = contact(self.journal, contact_id)
        changed = writing.change_card(contact_id, with_news(before.card, read.card))
        changed |= self._fields.on_this_card(contact_id, read.fields, self._teller(name, read))
        if read.photo is not None:
            changed |= writing.set_photo(contact_id, read.photo)
        note_card(contact_id, key, read.digest)
        self._known[key][1].add(read.digest)
        self._note_others(key, read)
        self._note_group(read)
        if changed:
            self.updated += 1
        else:
            self.unchanged += 1

    # Fields of the person's own

    def _with_fields(self, name: str, read: ReadCard) -> ReadCard:
        if not read.fields:
            return read
        return replace(read, card=self._fields.on_card(read.card, read.fields, self._teller(name, read)))

    def _teller(self, name: str, read: ReadCard) -> Callable[[str, str], None]:
        return lambda sentence, text: self.warnings.append(Noted(name, read.line, sentence, text))

    def _put_in_place(self) -> None:
        for name, key, read in self._later:
            self._fields.on_this_card(self._known[key][0], read.fields, self._teller(name, read))
        for key, read in self._naming:
            self._fields.name_people(self._known[key][0], read.fields, self._contact_of)
            tie_relations(self.journal, self._known[key][0], read.ties, self._contact_of)
            tie_couples(self.journal, self._known[key][0], read.couples, self._contact_of)
        # Only now is it known what their own cards say.
        for key, read in self._naming:
            add_their_relations(self.journal, self._known[key][0], read.ties, self._contact_of)

    def _note_others(self, key: str, read: ReadCard) -> None:
        if read.ties or read.couples or any(item.person for item in read.fields):
            self._naming.append((key, read))

    def _contact_of(self, uid: str) -> int | None:
        known = self._known.get(_uid_key(uid))
        return known[0] if known is not None else None

    # Groups (KIND:group, RFC 6350 section 6.1.4)

    def _note_group(self, read: ReadCard) -> None:
        if read.card.kind is ContactKind.GROUP and read.members:
            self._groups.append(read)

    def _tag_members(self, group: ReadCard) -> None:
        from reljournal.store import writing

        word = group.card.shown_name
        for member in group.members:
            known = self._known.get(_uid_key(member))
            if known is not None and word:
                tags = contact(self.journal, known[0]).card.tags
                writing.write_tags(known[0], (*tags, word))


def _begins_card(text: str) -> bool:
    return _BEGIN in text[:_LONGEST_BEGINNING].upper()


def _uid_key(uid: str) -> str:
    """Return the key of a UID; ``urn:uuid:…`` and the bare UUID are the same (RFC 6350 section 6.7.6)."""
    return f"uid:{uid.strip().lower().removeprefix('urn:uuid:')}"
