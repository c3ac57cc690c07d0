"""Finding contacts that may be one and the same, and remembering who is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from reljournal.domain.candidates import Candidate, prepare
from reljournal.domain.contacts import Card
from reljournal.domain.duplicate_pairs import find_alike, find_likenesses, pair_of
from reljournal.domain.duplicates import Likeness
from reljournal.domain.merging_cards import is_birthday
from reljournal.domain.progress import Progress, Silent
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.duplicates import duplicate_candidates, known_apart


def find_duplicates(journal: Journal, progress: Progress | None = None) -> list[Likeness]:
    """Return the pairs of contacts to propose as the same or to ask about, best first.

    For a worker with its own journal: ten thousand contacts take a few seconds.

    Raises:
        Cancelled: the person asked to stop.
    """
    watched = progress or Silent()
    watched.step(0, 0)
    prepared = [prepare(candidate) for candidate in duplicate_candidates(journal)]
    return find_likenesses(prepared, watched, known_apart(journal))


def look_alikes(journal: Journal, card: Card, own_id: int = 0) -> list[Likeness]:
    """Return which contacts a card looks like, best first; ``own_id`` is its contact when it has one.

    A warning and never a wall. For a worker: ten thousand contacts take about a second.
    """
    alike = find_alike(
        prepare(candidate_of(card, own_id)),
        (prepare(known) for known in duplicate_candidates(journal) if known.id != own_id),
    )
    apart = known_apart(journal)
    return [found for found in alike if pair_of(own_id, found.second) not in apart]


def candidate_of(card: Card, contact_id: int = 0) -> Candidate:
    """Return a card as it is compared."""
    return Candidate(
        contact_id,
        card.name,
        card.shown_name,
        card.kind,
        tuple(item.value for item in card.emails),
        tuple(item.value for item in card.phones),
        next((day.when for day in card.key_dates if is_birthday(day)), None),
        card.organisation,
        next((address.city for address in card.addresses if address.city), ""),
    )


def mark_not_same(journal: Journal, ids: Sequence[int]) -> None:
    """Remember that of some contacts no two are the same, so that they are never told of again.

    Raises:
        NotFoundError: one of them is gone.
    """
    from reljournal.store import joining

    *first, last = (_named(journal, contact_id) for contact_id in ids)
    with journal.edit(f"Tell {', '.join(first)} and {last} apart"):
        for one, other in combinations(ids, 2):
            joining.note_apart(one, other)


def forget_not_same(journal: Journal, one: int, other: int) -> None:
    """Let two contacts that were told apart be compared again.

    Raises:
        NotFoundError: one of them is gone.
    """
    from reljournal.store import joining

    with journal.edit(f"Compare {_named(journal, one)} and {_named(journal, other)} again"):
        joining.forget_apart(one, other)


def _named(journal: Journal, contact_id: int) -> str:
    return contact(journal, contact_id).name or "a contact"
