"""From what another program's file says to proposals: who is meant, who is me, and what came in before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import BinaryIO

from reljournal.domain.date_proposals import DateProposal
from reljournal.domain.entries import PersonRef
from reljournal.domain.errors import ImportFileError
from reljournal.domain.progress import Progress
from reljournal.domain.proposals import Proposal, Somebody
from reljournal.domain.text import fold
from reljournal.operations.imports import Noted
from reljournal.operations.sources import Named, position
from reljournal.store.journal import Journal
from reljournal.store.queries.correspondents import (
    my_addresses,
    my_names,
    people_by_address,
    people_by_name,
)

_A_STEP = 10


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything that was read: what can be taken in, the newest first, and what could not be understood.

    Those that do not say when they were are among them, with :data:`NO_DAY`, and ``undated`` says where they stand.
    ``twice`` were there more than once, ``ahead`` lie in the future, ``left_out`` were cancelled, or declined by me.
    ``knows_me`` says whether the journal knows my own addresses, without which I would be one of the people. ``dates``
    are birthdays and others that return, which belong onto cards; ``dates_twice`` of them were there more than once.
    """

    items: tuple[Proposal, ...] = ()
    listed: tuple[Noted, ...] = ()
    twice: int = 0
    ahead: int = 0
    left_out: int = 0
    knows_me: bool = False
    undated: tuple[Noted, ...] = ()
    dates: tuple[DateProposal, ...] = ()
    dates_twice: int = 0

    @property
    def there(self) -> int:
        """How many came in before."""
        return sum(item.is_there for item in self.items)


class Acquaintances:
    """Whom the journal knows, asked once for a whole file."""

    def __init__(self, journal: Journal) -> None:
        self._by_address = people_by_address(journal)
        self._by_name: dict[str, list[PersonRef]] | None = None
        self._journal = journal
        self._my_names = my_names(journal)
        self.mine = my_addresses(journal)

    def is_me(self, name: str, email: str) -> bool:
        """Return whether somebody is me: by address, or by name where there is no address."""
        address = email.strip().casefold()
        return address in self.mine if address else fold(name).strip() in self._my_names

    def somebody(self, name: str, email: str) -> Somebody:
        """Return who somebody is: beyond doubt by an address that one contact has, else perhaps."""
        address = email.strip().casefold()
        found = self._by_address.get(address, []) if address else []
        key = address or f"name {fold(name)}"
        if len(found) == 1:
            return Somebody(key, name, email, tuple(found), is_certain=True)
        return Somebody(key, name, email, tuple(found or self._called(name)))

    def _called(self, name: str) -> list[PersonRef]:
        if self._by_name is None:
            self._by_name = people_by_name(self._journal)
        words = fold(name).replace("(", " ").replace(")", " ").strip()
        # “Lovelace, Ada”, as address books of firms write it.
        family, comma, given = words.partition(",")
        return self._by_name.get(f"{given.strip()} {family.strip()}" if comma else " ".join(words.split()), [])


@dataclass(slots=True)
class Reading:
    """The reading of some files: what was found so far, and what was noted."""

    journal: Journal
    progress: Progress
    files: list[Named]
    items: dict[str, Proposal] = field(default_factory=dict)
    listed: list[Noted] = field(default_factory=list)
    undated: list[Noted] = field(default_factory=list)
    twice: int = 0
    _read: int = 0
    _total: int = 0
    _before: int = 0
    _unreadable: int = 0

    def streams(self) -> Iterator[tuple[Named, BinaryIO]]:
        """Yield each file opened; one that cannot be read is noted.

        Raises:
            ImportFileError: none of them can be read.
        """
        self._total = sum(file.size for file in self.files)
        for file in self.files:
            try:
                with closing(file.open_stream()) as stream:
                    yield file, stream
            except OSError as error:
                self._unreadable += 1
                self.listed.append(Noted(file.name, 0, f"“{file.name}” cannot be read: {error.strerror or error}.", ""))
            self._before += file.size
        if self.files and self._unreadable == len(self.files):
            raise ImportFileError(self.listed[0].reason)

    def step(self, stream: BinaryIO, name: str) -> None:
        """Show now and then how far it is, in a large file as in many small ones."""
        self._read += 1
        if self._read % _A_STEP == 0:
            self.progress.step(min(self._total, self._before + position(stream)), self._total, name)

    def add(self, proposal: Proposal) -> None:
        """Keep a proposal; the same for the second time is counted and not kept."""
        if proposal.key in self.items:
            self.twice += 1
        else:
            self.items[proposal.key] = proposal

    def ordered(self) -> tuple[Proposal, ...]:
        """Return the proposals, the newest first."""
        return tuple(
            sorted(
                self.items.values(), reverse=True,
                key=lambda item: (item.draft.on, item.draft.at is not None, item.draft.at, item.key),
            )
        )  # fmt: skip
