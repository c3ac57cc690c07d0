"""Words of other scripts in Latin letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.transliteration import in_latin, typed_in_latin


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Anton Chekhov", ""),
        ("Łukasz Żółć, Müller", ""),
        ("Антон Чехов", "anton chekhov"),
        ("Юлія Жуковський", "yuliya zhukovskiy zhukovskii"),
        ("Лев Толстой", "lev tolstoy tolstoi"),
        ("Ελένη (Helen)", "eleni"),
        ("北京", "beijing"),
        ("☕ 🌻", ""),
        ("", ""),
    ],
)
def test_names_in_latin_letters(text: str, latin: str) -> None:
    assert in_latin(text) == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("чехов", ("chekhov",)),
        ("толстои", ("tolstoi", "tolstoy")),
        ("ч", ("ch",)),
        ("chekhov", ()),
        ("ə", ("e",)),
        ("李", ()),
        ("김", ()),
    ],
)
def test_typed_words(word: str, latin: tuple[str, ...]) -> None:
    assert typed_in_latin(word) == latin


@given(st.text(max_size=40))
def test_only_plain_words_come_out(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", in_latin(text))
