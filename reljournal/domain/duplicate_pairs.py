"""Which of many contacts are worth comparing: those that share a key, never everyone with everyone.

Contacts are laid in blocks by what two duplicates have in common (a mailbox, a number, a name, half a name and a
birthday or a firm). A block larger than :data:`NEIGHBOURS` is put in order of names, and each contact is compared with
the next ones only: four hundred people behind one switchboard cost four hundred short walks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from reljournal.domain.candidates import Prepared
from reljournal.domain.duplicates import Likeness, Verdict, compare
from reljournal.domain.progress import Progress, Silent
from reljournal.domain.spelling import Word, glued, roots

NEIGHBOURS = 24
_REPORT_EVERY = 512


def find_likenesses(
    contacts: Sequence[Prepared], progress: Progress | None = None, apart: frozenset[tuple[int, int]] = frozenset()
) -> list[Likeness]:
    """Return the pairs that are proposed or asked about, best first; ``apart`` are pairs of rows known to differ.

    Raises:
        Cancelled: the person asked to stop.

    """
    watched = progress or Silent()
    pairs = sorted(pairs_to_compare(contacts))
    found = []
    for number, (first, second) in enumerate(pairs):
        if number % _REPORT_EVERY == 0:
            watched.step(number, len(pairs))
        one, other = contacts[first], contacts[second]
        if pair_of(one.id, other.id) in apart:
            continue
        likeness = compare(one, other)
        if likeness.verdict is not Verdict.DIFFERENT:
            found.append(likeness)
    watched.step(len(pairs), len(pairs))
    found.sort(key=lambda likeness: (-likeness.score, likeness.first, likeness.second))
    return found


def find_alike(card: Prepared, contacts: Iterable[Prepared]) -> list[Likeness]:
    """Return which contacts a new card looks like, best first; ``first`` is the card's row (0)."""
    own = set(keys_of(card))
    likenesses = (compare(card, contact) for contact in contacts if not own.isdisjoint(keys_of(contact)))
    return sorted(
        (likeness for likeness in likenesses if likeness.verdict is not Verdict.DIFFERENT),
        key=lambda likeness: (-likeness.score, likeness.second),
    )


def pair_of(one: int, other: int) -> tuple[int, int]:
    """Return two rows as the pair they are remembered by, the smaller first."""
    return (one, other) if one < other else (other, one)


def pairs_to_compare(contacts: Sequence[Prepared]) -> set[tuple[int, int]]:
    """Return the pairs of places in ``contacts`` that share a key, the smaller place first."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, contact in enumerate(contacts):
        for key in set(keys_of(contact)):
            blocks[key].append(place)
    pairs: set[tuple[int, int]] = set()
    for places in blocks.values():
        if len(places) > NEIGHBOURS:
            places.sort(key=lambda place: _in_order(contacts[place]))
        for at, place in enumerate(places):
            pairs.update(pair_of(place, near) for near in places[at + 1 : at + NEIGHBOURS])
    return pairs


def keys_of(contact: Prepared) -> Iterator[Hashable]:
    """Yield the keys under which a contact is found. Each combination that can reach a question has one."""
    candidate = contact.candidate
    yield from (("mailbox", email) for email in contact.emails)
    # The last seven digits: numbers are kept with and without the prefix of their town.
    yield from (("phone", key.partition("x")[0][-7:]) for key in contact.phones)
    if candidate.uid:
        yield ("uid", candidate.uid)
    if contact.firm:
        yield ("firm", "".join(contact.firm))
        return
    if len(contact.words) > 1 and not candidate.name.given:
        yield ("firm", "".join(sorted(contact.words)))
    given, family = _roots_of(contact)
    for root in given:
        # Sorted, so that a name given in the other order has the same key.
        yield from (("name", *sorted((root, other))) for other in family if other != root)
    born = candidate.birthday
    for root in {*given, *family}:
        if born is not None and born.returns:
            yield ("born", born.month, born.day, root)
        if contact.employer:
            yield ("employer", "".join(contact.employer), root)


def _roots_of(contact: Prepared) -> tuple[set[str], set[str]]:
    name = contact.name
    given = {root for reading in name.natural for w in _with_whole(reading.given) for root in roots(w)}
    given |= {root for nick in name.nicks for root in roots(nick)}
    families = [w for reading in name.natural for w in _with_whole(reading.family) if not w.particle]
    family = {root for w in families for root in roots(w)}
    family |= {root for former in name.formerly for root in roots(former)}
    return given, family


def _with_whole(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words and, where they are several, all of them as one: "Xiao Long" is also "Xiaolong"."""
    if len(words) < 2:
        return words
    return (*words, glued(words))


def _in_order(contact: Prepared) -> tuple[str, ...]:
    return (*sorted(contact.words), *contact.firm)
