"""Pairs that may be one contact, put together: three cards of one person are one question and not three."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reljournal.domain.duplicate_pairs import pair_of
from reljournal.domain.duplicates import Likeness, Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """Two contacts or more that may be one, and the likenesses between them, best first."""

    ids: tuple[int, ...]
    pairs: tuple[Likeness, ...]

    @property
    def verdict(self) -> Verdict:
        """Return what is to be said of all of them: the best that is said of two."""
        return self.pairs[0].verdict


def groups_of(pairs: Iterable[Likeness]) -> list[Group]:
    """Return the groups that pairs make, in the order in which they first appear.

    Contacts that are very likely the same come together while every two of a group look alike: where Ann is like Anna,
    and Anna like Hannah, but Ann and Hannah are surely two, they are not made one by way of Anna. A question remains a
    question about two, since "perhaps" twice over says nothing of a third.
    """
    best_first = list(pairs)
    known = {pair_of(pair.first, pair.second) for pair in best_first}
    together: dict[int, tuple[int, ...]] = {}
    for pair in best_first:
        if pair.verdict is not Verdict.SAME:
            continue
        ones, others = (together.get(row, (row,)) for row in (pair.first, pair.second))
        if ones == others or not all(pair_of(one, other) in known for one in ones for other in others):
            continue
        whole = tuple(sorted({*ones, *others}))
        together.update(dict.fromkeys(whole, whole))
    found: dict[tuple[int, ...], list[Likeness]] = {}
    for pair in best_first:
        ids = together.get(pair.first, ())
        both = ids if pair.second in ids else pair_of(pair.first, pair.second)
        found.setdefault(both, []).append(pair)
    return [Group(ids, _best_first(within)) for ids, within in found.items()]


def _best_first(pairs: Sequence[Likeness]) -> tuple[Likeness, ...]:
    return tuple(sorted(pairs, key=lambda pair: -pair.score))
