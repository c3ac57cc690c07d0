"""Text as people search for it, and Markdown as plain words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.text import excerpt, find_hits, fold, fold_for_index, plain_words, query_words

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ADA", "ada"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("ẞ", "ss"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("Đorđe", "dorde"),
        ("Þór", "thor"),
        ("Ægir Œuvre", "aegir oeuvre"),
        ("İstanbul ılık", "istanbul ilik"),
        ("Ἑλένη ΕΛΈΝΗΣ", "ελενη ελενησ"),
        ("Ёлка ЙОД", "елка иод"),
        ("e\u0301 é", "e e"),
        ("ﬁne ＡＢＣ", "fine abc"),
        ("ᴬᴭ", "aae"),
        ("が", "か"),
        ("", ""),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(text)
def test_folding_twice_changes_nothing_more(written: str) -> None:
    assert fold(fold(written)) == fold(written)


@given(text)
def test_case_and_normal_form_make_no_difference(written: str) -> None:
    for form in ("NFC", "NFD", "NFKC"):
        assert fold(unicodedata.normalize(form, written)) == fold(written)
    assert fold(written.casefold()) == fold(written)


@given(text, text)
def test_folding_goes_character_by_character(first: str, second: str) -> None:
    assert fold(first + second) == fold(first) + fold(second)


def test_unspaced_scripts_become_words_of_one_character() -> None:
    assert fold_for_index("北京x").split() == ["北", "京", "x"]
    assert fold_for_index("カタ").split() == ["カ", "タ"]
    assert len(fold_for_index("김").split()) == 3


@pytest.mark.parametrize("sign", ["🤗", "🏻", "₺", "🫶", "—", "\u061c"])
@pytest.mark.parametrize("length", [1, 30, 90])
def test_signs_never_stick_to_words(sign: str, length: int) -> None:
    assert fold_for_index(f"é{sign * length}ü").split() == ["e", "u"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ada Lovelace", ["ada", "lovelace"]),
        ("o'brien", ["o", "brien"]),
        ("covid-19", ["covid", "19"]),
        ("foo_bar _", ["foo", "bar"]),
        ('"a" AND (b*)', ["a", "and", "b"]),
        ("ada@x.example", ["ada", "x", "example"]),
        ("  \t\n", []),
        ("!?…🌻", []),
    ],
)
def test_query_words(typed: str, words: list[str]) -> None:
    assert query_words(typed) == words


# Hits


@pytest.mark.parametrize(
    ("shown", "words", "marked"),
    [
        ("Ada Lovelace", ["lo"], ["Lo"]),
        ("Ada Lovelace", ["ada", "love"], ["Ada", "Love"]),
        ("slow", ["low"], []),
        ("snake_case", ["case"], ["case"]),
        ("Straße", ["strass"], ["Straß"]),
        ("Łódź", ["lodz"], ["Łódź"]),
        ("O'Brien", ["brien"], ["Brien"]),
        ("e\u0301te\u0301 hiver", ["hi"], ["hi"]),
        ("in 北京市 now", ["京"], ["京"]),
        ("北京市", ["京市"], ["京市"]),
        ("a北", ["a"], ["a"]),
        ("adaada", ["ada"], ["ada"]),
        ("(ada)", ["ada"], ["ada"]),
        ("ada", [], []),
        ("", ["ada"], []),
        ("a+b", ["+"], []),
    ],
)
def test_hits(shown: str, words: list[str], marked: list[str]) -> None:
    assert [shown[start : start + length] for start, length in find_hits(shown, words)] == marked


def test_the_longer_of_two_words_is_marked() -> None:
    assert find_hits("adalind", ["ada", "adal"]) == [(0, 4)]


@given(text, text)
def test_hits_stand_in_the_text_in_order_and_apart(shown: str, typed: str) -> None:
    words = query_words(typed)
    end = 0
    for start, length in find_hits(shown, words):
        assert length > 0
        assert start >= end
        end = start + length
        assert end <= len(shown)
        # A character may fold to several (a half is 1⁄2), of which the word may be one.
        assert any(word in fold(shown[start:end]) for word in words)


@given(text)
def test_a_text_is_hit_by_its_own_first_word(shown: str) -> None:
    words = query_words(shown)
    if words:
        assert find_hits(shown, words[:1])


# Markdown


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("# Heading", "Heading"),
        ("###### Deep", "Deep"),
        ("#hashtag", "#hashtag"),
        ("- one\n- two", "one · two"),
        ("1. one\n2) two", "one · two"),
        ("- [ ] to do\n- [x] done", "to do · done"),
        ("> said", "said"),
        ("a **bold** and *soft* and `code` and ~~gone~~", "a bold and soft and code and gone"),
        ("**bold with *soft* inside**", "bold with soft inside"),
        ("[words](https://x.example) and ![picture](p.png)", "words and picture"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name _soft_ __bold__ _a b_c_", "snake_case_name soft bold a b_c"),
        ("---", ""),
        ("one\n\n\ntwo", "one · two"),
        ("one\ntwo", "one two"),
        ("One.\n\nTwo.", "One. Two."),
        ("# One\ntwo", "One · two"),
        ("", ""),
    ],
)
def test_plain_words(markdown: str, plain: str) -> None:
    assert plain_words(markdown) == plain


@given(st.text(st.sampled_from("ab *_`~[]()#>-1.\n"), max_size=60))
def test_plain_words_are_one_line_and_invent_nothing(markdown: str) -> None:
    plain = plain_words(markdown)
    assert "\n" not in plain
    assert set(plain) <= set(markdown) | {" ", "·"}


def test_long_lines_of_marks_are_no_burden() -> None:
    assert plain_words("*" * 20_000) == ""
    assert plain_words("[" * 100_000) == "[" * 100_000
    assert plain_words("![" * 50_000).startswith("![![")


# Excerpts


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("A **short** one.") == "A short one."


def test_a_long_text_is_cut_at_a_space() -> None:
    words = " ".join(f"word{n}" for n in range(100))
    cut = excerpt(words, 50)
    assert cut.endswith(" …")
    assert len(cut) <= 52
    assert words.startswith(cut.removesuffix(" …"))
    assert words[len(cut) - 2] == " "


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert 20 <= len(excerpt("x" * 1000, 50)) <= 52


def test_the_excerpt_is_taken_round_the_first_hit() -> None:
    words = " ".join(f"word{n}" for n in range(100))
    piece = excerpt(words, 60, ["word77"])
    assert piece.startswith("… ")
    assert "word77" in piece
    assert excerpt(words, 60, ["nothing"]).startswith("word0 ")
    last = excerpt(words, 60, ["word99"])
    assert last.endswith("word99")


@given(st.text(max_size=200), st.integers(10, 60))
def test_an_excerpt_is_never_much_longer_than_asked(markdown: str, length: int) -> None:
    assert len(excerpt(markdown, length, ["a"])) <= length + 4
