"""What became of a text, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.text_differences import Change, Piece, differences


def test_words_that_came_and_went() -> None:
    assert differences("She is glad of it.", "She is very glad.") == [
        Piece(Change.SAME, "She is "),
        Piece(Change.ADDED, "very "),
        Piece(Change.SAME, "glad"),
        Piece(Change.REMOVED, " of it"),
        Piece(Change.SAME, "."),
    ]
    assert differences("same", "same") == [Piece(Change.SAME, "same")]
    assert differences("", "") == []


def test_long_texts_are_compared_by_lines() -> None:
    before = "one two three\n" * 2000
    pieces = differences(before, before + "and one more")
    assert pieces[-1] == Piece(Change.ADDED, "and one more")


_texts = st.lists(st.sampled_from(["a", "b", " ", "\n", "é", "🌸", ". ", "word", "\t"]), max_size=40).map("".join)


@given(_texts, _texts)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == after
