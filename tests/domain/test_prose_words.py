"""Which words of a line are prose, and where they stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.prose_words import Word, in_another_language, possible_names, words_in


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Her daughter starts school.", ["Her", "daughter", "starts", "school"]),
        ("She’s well-known, isn't she?", ["She's", "well", "known", "isn't", "she"]),
        ("- [x] **Send** the _paper_", ["Send", "the", "paper"]),
        ("call `self.sned()` or ``a ` b`` now", ["call", "or", "now"]),
        ("[the page](https://example.org/abuot) says", ["the", "page", "says"]),
        ("![a pictuer](kept:abcdef)", ["pictuer"]),
        ("with [@Ada Lovelcae](contact:12-ab) today", ["with", "today"]),
        ("https://example.org/wrnog mailto:a@b.example www.wrnog.example x", []),
        ("write to adda@example.org soon", ["write", "to", "soon"]),
        ("#mathematcis and @Marry", ["and"]),
        ("the NASA iPhone of 3rd B2B some_nmae", ["the", "of"]),
        ("<br> &nbsp; Größe", ["Größe"]),
        ("Łódź, naïve", ["Łódź", "naïve"]),
        ("a I o", []),
        ("O'Brien", []),
    ],
)
def test_words(line: str, words: list[str]) -> None:
    assert [word.letters for word in words_in(line)] == words


@given(st.text())
def test_every_word_stands_where_it_says(line: str) -> None:
    for word in words_in(line):
        assert line[word.start : word.end].replace("’", "'") == word.letters


def some(*letters: str) -> list[Word]:
    return [Word(0, len(each), each) for each in letters]


def test_a_line_of_which_most_is_unknown_is_in_another_language() -> None:
    line = some("nous", "avons", "parlé", "de", "sa", "fille", "et", "de", "la", "lettre")
    assert in_another_language(line, {"avons", "parlé", "fille", "lettre"})
    assert not in_another_language(line, {"avons", "parlé", "fille"})
    assert not in_another_language(line[:3], {"nous", "avons", "parlé"})
    strange = ("nous", "avons", "parlé", "fille")
    assert not in_another_language(some(*["the"] * 7, *strange), set(strange))


@pytest.mark.parametrize(
    ("word", "names"),
    [("Ada", ["Ada"]), ("Ada's", ["Ada"]), ("Adas", ["Adas", "Ada"]), ("Hans'", ["Hans"]), ("ada", [])],
)
def test_possible_names(word: str, names: list[str]) -> None:
    assert possible_names(word) == names
