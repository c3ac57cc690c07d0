"""What is typed into the search, read as a question."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reljournal.domain.search_question import (
    PARTS,
    Phrase,
    Question,
    Restriction,
    Slip,
    Sort,
    asked_of_people,
    completed,
    read_question,
    slip,
    unfinished,
)
from reljournal.domain.text import query_words

pieces = st.sampled_from(
    ["tag:", "in:", "circle:", "met:", "no:", "has:", "is:", "-", '"', "“", "”", "2024", "020 7946", "+44", "(0)", ":",
     " ", "ada", "Ödön", "birthday", "\n", "//", "½", "\u0301"]
)  # fmt: skip
typed_texts = st.one_of(st.text(max_size=60), st.lists(pieces, max_size=12).map("".join))


@given(typed_texts)
@example("1" * 9_000 + "b")
@example("1 " * 5_000 + "b")
@example('"' * 9_999)
@example("tag:" * 3_000)
@example("q-" * 5_000)
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    question = read_question(typed)
    for restriction in question.restrictions:
        assert restriction.value
        if restriction.sort is Sort.MET:
            assert restriction.years[0] <= restriction.years[1]
    unfinished(typed)


@given(st.text(st.characters(exclude_characters='"“”„‟«»:-'), max_size=60))
def test_without_operators_the_words_are_those_that_were_searched_for_before(typed: str) -> None:
    question = read_question(typed)
    assert list(question.words) == query_words(typed)
    assert not question.restrictions
    assert not question.phrases


@given(typed_texts)
def test_no_letter_is_lost(typed: str) -> None:
    """Every word that is typed is asked for in one way or another."""
    question = read_question(typed)
    asked = " ".join((*question.marked, *(word for phrase in question.unwanted for word in phrase.words)))
    asked += " ".join(f"{item.sort} {item.value}" for item in question.restrictions)
    for word in query_words(typed):
        assert word in asked or word in {"no", "organization"}


@pytest.mark.parametrize(
    ("typed", "restriction"),
    [
        ("tag:Mentors", Restriction(Sort.TAG, "mentors")),
        ('tag:"Two  words"', Restriction(Sort.TAG, "two  words", exact=True)),
        ("tag:„alte Freunde“", Restriction(Sort.TAG, "alte freunde", exact=True)),
        ("-tag:x", Restriction(Sort.TAG, "x", unwanted=True)),
        ("TAG:x", Restriction(Sort.TAG, "x")),
        ("tag:☕", Restriction(Sort.TAG, "☕")),
        ("in:Łódź", Restriction(Sort.IN, "lodz")),
        ('in:"New York"', Restriction(Sort.IN, "new york", exact=True)),
        ("circle:family", Restriction(Sort.CIRCLE, "family")),
        ("with:Ada", Restriction(Sort.WITH, "ada")),
        ('with:"Ada L"', Restriction(Sort.WITH, "ada l", exact=True)),
        ("met:2024", Restriction(Sort.MET, "2024")),
        ("met:2020-2024", Restriction(Sort.MET, "2020-2024")),
        ("met:2024–2020", Restriction(Sort.MET, "2020-2024")),
        ("has:email", Restriction(Sort.HAS, "email")),
        ("no:birthday", Restriction(Sort.HAS, "birthday", unwanted=True)),
        ("-no:birthday", Restriction(Sort.HAS, "birthday")),
        ("-has:birthday", Restriction(Sort.HAS, "birthday", unwanted=True)),
        ("is:Organization", Restriction(Sort.IS, "organisation")),
        ("is:archived", Restriction(Sort.IS, "archived")),
    ],
)
def test_operators(typed: str, restriction: Restriction) -> None:
    assert read_question(typed) == Question(restrictions=(restriction,))
    assert read_question(f"ada {typed} lunch") == Question(("ada", "lunch"), restrictions=(restriction,))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_there_or_missing(part: str) -> None:
    assert read_question(f"has:{part} no:{part}").restrictions == (
        Restriction(Sort.HAS, part), Restriction(Sort.HAS, part, unwanted=True),
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    ["foo:bar", "http://x", "tag:", 'tag:""', "tag: x", "in:!", "met:24", "met:", "no:luck", "has:", "is:late",
     "xtag:y", '"open quote', "a:b:c", 'tag:"open', "ada@x.example", "10:30", "re:tag:x", "—dash", '5"6'],
)  # fmt: skip
def test_what_is_not_understood_stays_words(typed: str) -> None:
    question = read_question(typed)
    assert list(question.words) == query_words(typed)
    assert not question.restrictions
    assert not question.phrases
    assert not question.unwanted


@pytest.mark.parametrize(
    ("typed", "phrases", "unwanted"),
    [
        ('"Exact Words"', (Phrase(("exact", "words")),), ()),
        ("«точные слова»", (Phrase(("точные", "слова")),), ()),
        ('-"exact words"', (), (Phrase(("exact", "words")),)),
        ("-jokes", (), (Phrase(("jokes",), open=True),)),
        ("-covid-19", (), (Phrase(("covid", "19"), open=True),)),
        ('"a" "b"', (Phrase(("a",)), Phrase(("b",))), ()),
        ('"!?"', (), ()),
        ("-", (), ()),
        ("--", (), ()),
    ],
)
def test_exact_words_and_unwanted_ones(typed: str, phrases: tuple[Phrase, ...], unwanted: tuple[Phrase, ...]) -> None:
    question = read_question(typed)
    assert (question.phrases, question.unwanted, question.words) == (phrases, unwanted, ())


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert read_question("covid-19 vice - versa") == Question(("covid", "19", "vice", "versa"))


@pytest.mark.parametrize(
    ("typed", "numbers", "beside"),
    [
        ("94601", (("94601",),), ()),
        ("ada 020 7946", (("0207946", "207946"),), ("ada",)),
        ("020-7946.0102 lunch", (("02079460102", "2079460102"),), ("lunch",)),
        ("+44 (0)20 7946 0102", (("442079460102", "2079460102"),), ()),
        ("0044 20 7946 0102", (("00442079460102", "442079460102", "2079460102"),), ()),
        ("+1 (415) 555-0134", (("14155550134", "4155550134"),), ()),
        ("+44 20", (("4420",),), ()),
        ("19", (), ()),
        ("b2c123", (), ()),
        ("٠٢٠ ٧٩٤٦", (("0207946", "207946"),), ()),
        ("123 tag:x 456", (("123",), ("456",)), ()),
    ],
)
def test_digits_are_runs_of_a_phone_number(
    typed: str, numbers: tuple[tuple[str, ...], ...], beside: tuple[str, ...]
) -> None:
    question = read_question(typed)
    assert (question.numbers, question.beside) == (numbers, beside)


@pytest.mark.parametrize(
    ("typed", "key", "value", "before"),
    [
        ("tag:", "tag", "", "tag:"),
        ("ada -tag:Mé", "tag", "me", "ada -tag:"),
        ('in:"New Y', "in", "new y", "in:"),
        ("No:", "no", "", "No:"),
    ],
)
def test_an_operator_that_is_being_typed_can_be_completed(typed: str, key: str, value: str, before: str) -> None:
    found = unfinished(typed)
    assert found is not None
    assert (found.key, found.value, found.before) == (key, value, before)


@pytest.mark.parametrize("typed", ["", "tag", "tag:x ", 'tag:"x"', "met:", "foo:", "xtag:"])
def test_nothing_is_offered_elsewhere(typed: str) -> None:
    assert unfinished(typed) is None


@pytest.mark.parametrize("value", ["mentors", "old friends", "Łódź", 'a "b" c', "R&D", "☕ people"])
def test_what_is_completed_is_understood(value: str) -> None:
    (restriction,) = read_question(completed("tag:", value)).restrictions
    assert restriction.sort is Sort.TAG
    assert restriction.value.replace('"', "") == restriction.value


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cirlce:x", Slip("cirlce:", "circle:", "circle:x")),
        ('lunch -Tags:"old friends" now', Slip("Tags:", "tag:", 'lunch -tag:"old friends" now')),
        ("wiht:ada", Slip("wiht:", "with:", "with:ada")),
        ("is:persn", Slip("is:persn", "is:person", "is:person")),
        ("a has:birthdya b", Slip("has:birthdya", "has:birthday", "a has:birthday b")),
        ("is:late", Slip("is:late")),
        ("met:soon", Slip("met:soon")),
        ("foo:bar", Slip("foo:")),
        ("re:tag", Slip("re:")),
    ],
)
def test_what_was_meant_as_an_operator_is_named(typed: str, found: Slip) -> None:
    assert slip(typed) == found


@pytest.mark.parametrize(
    "typed", ["", "lunch", "tag:x with:y", "http://x", "10:30", "tag:", "cirlce: x", '"cirlce:x"', "a:", "cirlce:"]
)
def test_what_is_no_slip_is_left_alone(typed: str) -> None:
    assert slip(typed) is None


@given(st.text(max_size=40))
def test_no_slip_is_left_when_what_was_meant_is_typed(typed: str) -> None:
    wrong = slip(typed)
    if wrong is not None and wrong.meant:
        again = slip(wrong.meant)
        assert again is None or again.written != wrong.written


def test_entries_know_some_operators_only() -> None:
    assert asked_of_people("lunch tag:x with:y in:z circle:a") == ""
    assert asked_of_people("lunch tag:x has:email") == "has:"
