"""Who is proposed as the same, who is asked about, and who is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reljournal.domain.candidates import Candidate, phone_key, prepare, same_phone
from reljournal.domain.contacts import ContactKind
from reljournal.domain.dates import PartialDate
from reljournal.domain.duplicate_pairs import find_alike, find_likenesses, pairs_to_compare
from reljournal.domain.duplicates import Reason, Verdict, compare
from reljournal.domain.given_names import groups_of
from reljournal.domain.names import Name
from reljournal.domain.progress import Cancelled
from reljournal.domain.spelling import Match, family_match, given_match, word
from tests.domain.labelled_pairs import Pair, labelled

FITTED, HELD_OUT, LATER = labelled("pairs"), labelled("heldout"), labelled("later")


def verdict(pair: Pair) -> Verdict:
    return compare(prepare(pair.one), prepare(pair.other)).verdict


def figures(pairs: list[Pair]) -> tuple[float, float]:
    """Return precision and recall of what is proposed."""
    proposed = [pair for pair in pairs if verdict(pair) is Verdict.SAME]
    right = sum(pair.label is Verdict.SAME for pair in proposed)
    return right / len(proposed), right / sum(pair.label is Verdict.SAME for pair in pairs)


def person(given: str, family: str, row: int = 1, **told: object) -> Candidate:
    return replace(Candidate(row, Name(given=given, family=family), shown=f"{given} {family}"), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pairs", "fewest", "least"),
    [(FITTED, 220, 0.98), (HELD_OUT, 100, 0.98), (LATER, 59, 0.95), (FITTED + HELD_OUT + LATER, 400, 0.98)],
    ids=["fitted", "held out", "later", "all"],
)
def test_proposals_are_right_and_few_are_missed(pairs: list[Pair], fewest: int, least: float) -> None:
    precision, recall = figures(pairs)
    assert len(pairs) >= fewest
    assert precision >= least
    assert recall >= 0.9


def test_no_two_contacts_of_the_fitted_set_are_proposed_as_one() -> None:
    assert [pair.why for pair in FITTED if pair.label is not Verdict.SAME and verdict(pair) is Verdict.SAME] == []


@pytest.mark.parametrize("pair", [p for p in FITTED if p.label is Verdict.ASK], ids=lambda pair: pair.why)
def test_what_only_the_person_knows_is_a_question(pair: Pair) -> None:
    assert verdict(pair) is Verdict.ASK


def test_every_pair_worth_telling_is_found_among_all_the_others() -> None:
    everybody = [
        replace(candidate, id=2 * number + at)
        for number, pair in enumerate(FITTED + HELD_OUT + LATER)
        for at, candidate in enumerate((pair.one, pair.other))
    ]
    prepared = [prepare(candidate) for candidate in everybody]
    told = {(likeness.first, likeness.second) for likeness in find_likenesses(prepared)}
    missed = [
        pair.why
        for number, pair in enumerate(FITTED + HELD_OUT + LATER)
        if verdict(pair) is not Verdict.DIFFERENT and (2 * number, 2 * number + 1) not in told
    ]
    assert missed == []


def test_pairs_stay_few_behind_one_number_and_one_name() -> None:
    crowd = [prepare(person("Anna", "Nováková", row, phones=("+420 222 555 000",))) for row in range(2_000)]
    assert len(pairs_to_compare(crowd)) < 2_000 * 30


def test_those_who_are_not_the_same_are_not_told_of_again() -> None:
    people = [prepare(person("Jan", "Novák", row)) for row in (7, 3)]
    assert [(found.first, found.second) for found in find_likenesses(people)] == [(7, 3)]
    assert find_likenesses(people, apart=frozenset({(3, 7)})) == []


def test_looking_can_be_stopped() -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_likenesses([prepare(person("Jan", "Novák", row)) for row in (1, 2)], Stop())


def test_a_new_card_is_compared_with_those_it_looks_like() -> None:
    known = [
        prepare(person("Ada", "Lovelace", 1, emails=("ada@engine.example",))),
        prepare(person("Adam", "Loveless", 2)),
        prepare(person("Ada", "Lovelace", 3)),
    ]
    new = prepare(person("ada", "lovelace", 0, emails=("ADA@engine.example",)))
    assert [(found.second, found.verdict) for found in find_alike(new, known)] == [(1, Verdict.SAME), (3, Verdict.ASK)]


def test_reasons_say_what_the_cards_say() -> None:
    one = prepare(person("Grace", "Hopper", 1, emails=("Grace@navy.example",), birthday=PartialDate(1906, 12, 9)))
    other = prepare(person("Grace", "Hopper", 2, emails=("grace@navy.example",), birthday=PartialDate(None, 12, 9)))
    told = {sign.reason: sign.value for sign in compare(one, other).signs}
    assert told == {Reason.NAME: "Grace Hopper", Reason.EMAIL: "Grace@navy.example", Reason.BIRTHDAY: "1906-12-09"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+44 20 7946 0102", "020 7946 0102", True),
        ("+49 (0)30 23125-310", "0049 30 23125310", True),
        ("7946 0102", "+44 20 7946 0102", True),
        ("+1 202 555 0101", "+1 202 555 0102", False),
        ("+44 20 7946 0200 ext. 12", "+44 20 7946 0200 ext. 15", False),
        ("+44 20 7946 0200 ext. 12", "020 7946 0200 x12", True),
        ("٠٢٠ ٧٩٤٦ ٠١٠٢", "020 7946 0102", True),
    ],
)
def test_numbers_are_one_whatever_prefix_they_have(one: str, other: str, same: bool) -> None:
    assert same_phone(phone_key(one), phone_key(other)) is same


def test_short_numbers_are_nobodys_own() -> None:
    assert phone_key("112") == ""


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("William", "Bill", Match.VARIANT),
        ("Саша", "Alexandra", Match.VARIANT),
        ("Alexander", "Alexandra", Match.DIFFERENT),
        ("Юлия", "Julia", Match.VARIANT),
        ("Alexadner", "Alexander", Match.TYPO),
        ("Paul", "Paula", Match.DIFFERENT),
        ("Mario", "Maria", Match.DIFFERENT),
        ("أحمد", "Ahmed", Match.VARIANT),
        ("Wm.", "William", Match.INITIAL),
        ("K", "William", Match.DIFFERENT),
    ],
)
def test_given_names(one: str, other: str, match: Match) -> None:
    first, second = word(one), word(other)
    assert first is not None
    assert second is not None
    assert given_match(first, second) is given_match(second, first) is match


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Чайковский", "Tschaikowski", Match.VARIANT),
        ("Müller", "Mueller", Match.VARIANT),
        ("Novák", "Nováková", Match.VARIANT),
        ("Kim", "김", Match.VARIANT),
        ("Meyer", "Beyer", Match.DIFFERENT),
        ("鄭", "郑", Match.TYPO),
    ],
)
def test_family_names(one: str, other: str, match: Match) -> None:
    first, second = word(one), word(other)
    assert first is not None
    assert second is not None
    assert family_match(first, second) is family_match(second, first) is match


def test_hanna_and_anna_stand_for_two() -> None:
    assert not groups_of("hanna") & groups_of("anna")


GIVEN = st.sampled_from(
    ["Anna", "Jan", "William", "Bill", "Ольга", "Olga", "J.", "Jean-Paul", "雪芹", "محمد", "", "Xyla"]
)
FAMILY = st.sampled_from(
    ["Novák", "Nováková", "von Arnim", "García Márquez", "O’Brien", "曹", "Толстой", "Tolstoy", ""]
)
BORN = st.none() | st.builds(PartialDate, st.none() | st.integers(1950, 1953), st.integers(1, 3), st.integers(1, 28))
SHOWN = st.sampled_from(["Mum", "Novák, Anna (Bill)", "Anna née Novák", "a@x.example", "Familie Novák"])
CANDIDATES = st.builds(
    Candidate,
    st.integers(1, 9),
    st.builds(Name, given=GIVEN, family=FAMILY, maiden=FAMILY, suffix=st.sampled_from(["", "Jr.", "III", "PhD"])),
    shown=st.text(max_size=12) | SHOWN,
    kind=st.sampled_from(ContactKind),
    emails=st.lists(st.sampled_from(["a@x.example", "info@x.example", "novak@x.example"]), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from(["+420 601 000 111", "601000111", "+420601000112", "112"]), max_size=2).map(tuple),
    birthday=BORN,
    organisation=st.sampled_from(["", "Novák & syn s.r.o.", "Loom AG", "Loom"]),
    city=st.sampled_from(["", "Praha", "praha"]),
    uid=st.sampled_from(["", "", "u"]),
)  # fmt: skip


@given(CANDIDATES, CANDIDATES)
def test_it_does_not_matter_who_comes_first(one: Candidate, other: Candidate) -> None:
    ahead, back = compare(prepare(one), prepare(other)), compare(prepare(other), prepare(one))
    assert ahead.score == back.score
    assert {sign.reason for sign in ahead.signs} == {sign.reason for sign in back.signs}


@given(CANDIDATES)
def test_a_card_is_proposed_as_itself_where_something_is_its_own(one: Candidate) -> None:
    card = prepare(one)
    assume(card.name.natural or card.firm)
    assume(card.phones or set(card.emails) - {"info@x.example", "novak@x.example"})
    assume(card.name.natural == () or any(reading.given for reading in card.name.natural))
    assert compare(card, card).verdict is Verdict.SAME


@given(CANDIDATES, CANDIDATES)
def test_another_birthday_never_makes_two_more_alike(one: Candidate, other: Candidate) -> None:
    before = compare(prepare(replace(one, birthday=None)), prepare(other))
    born, apart = PartialDate(1951, 2, 3), PartialDate(1980, 9, 17)
    after = compare(prepare(replace(one, birthday=born)), prepare(replace(other, birthday=apart)))
    assert after.score <= before.score
    assert after.verdict is not Verdict.SAME


@given(CANDIDATES, CANDIDATES)
def test_father_and_son_are_never_more_alike_than_two_of_no_generation(one: Candidate, other: Candidate) -> None:
    def called(candidate: Candidate, suffix: str) -> Candidate:
        return replace(candidate, name=replace(candidate.name, suffix=suffix), shown="")

    before = compare(prepare(called(one, "")), prepare(called(other, "")))
    after = compare(prepare(called(one, "Sr.")), prepare(called(other, "Jr.")))
    assert after.score <= before.score


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_a_name(shown: str, given_name: str) -> None:
    card = prepare(Candidate(1, Name(given=given_name), shown=shown))
    assert compare(card, card).score >= 0
