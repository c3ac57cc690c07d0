"""Pairs that may be one contact, put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.duplicate_groups import Group, groups_of
from reljournal.domain.duplicates import ASK_FROM, SAME_FROM, Likeness, Verdict

SAME, ASK = SAME_FROM, ASK_FROM


def _pair(first: int, second: int, score: int) -> Likeness:
    return Likeness(first, second, score, ())


def _ids(groups: list[Group]) -> list[tuple[int, ...]]:
    return [group.ids for group in groups]


def test_three_cards_of_one_person_are_one_group() -> None:
    (group,) = groups_of([_pair(1, 2, SAME), _pair(2, 3, SAME), _pair(1, 3, SAME)])
    assert group.ids == (1, 2, 3)
    assert group.verdict is Verdict.SAME
    assert len(group.pairs) == 3


def test_who_is_surely_another_is_not_drawn_in_by_a_third() -> None:
    # One and three were compared and differ, or had nothing in common.
    assert _ids(groups_of([_pair(1, 2, SAME + 1), _pair(2, 3, SAME)])) == [(1, 2), (2, 3)]


def test_a_doubt_between_two_of_three_that_are_the_same_does_not_part_them() -> None:
    assert _ids(groups_of([_pair(1, 2, SAME), _pair(2, 3, SAME), _pair(1, 3, ASK)])) == [(1, 2, 3)]


def test_questions_stay_questions_about_two() -> None:
    groups = groups_of([_pair(1, 2, ASK), _pair(2, 3, ASK), _pair(1, 3, ASK)])
    assert _ids(groups) == [(1, 2), (2, 3), (1, 3)]
    assert {group.verdict for group in groups} == {Verdict.ASK}


def test_a_question_about_one_of_a_group_stands_beside_it() -> None:
    assert _ids(groups_of([_pair(1, 2, SAME), _pair(1, 9, ASK)])) == [(1, 2), (1, 9)]


@pytest.mark.parametrize("count", [2, 5, 40])
def test_however_many_there_are_they_are_one(count: int) -> None:
    pairs = [_pair(one, other, SAME) for one in range(1, count + 1) for other in range(one + 1, count + 1)]
    assert _ids(groups_of(pairs)) == [tuple(range(1, count + 1))]


_scores = st.sampled_from([SAME, SAME + 5, ASK, ASK + 1])
_edges = st.dictionaries(
    st.tuples(st.integers(1, 7), st.integers(1, 7)).filter(lambda pair: pair[0] < pair[1]), _scores
)


@given(_edges)
def test_every_pair_is_in_one_group_and_every_two_of_a_group_are_a_pair(edges: dict[tuple[int, int], int]) -> None:
    pairs = sorted((_pair(*both, score) for both, score in edges.items()), key=lambda pair: -pair.score)
    groups = groups_of(pairs)
    assert sorted((pair.first, pair.second) for group in groups for pair in group.pairs) == sorted(edges)
    for group in groups:
        assert {(one, other) for one in group.ids for other in group.ids if one < other} <= set(edges)
        assert group.verdict is Verdict.SAME or len(group.ids) == 2
