"""What one line of Markdown is, and what keys make of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.ui.markdown import lines
from reljournal.ui.markdown.lines import LineKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("words", LineKind.TEXT),
        ("", LineKind.BLANK),
        ("   ", LineKind.BLANK),
        ("# Title", LineKind.HEADING),
        ("###### Deep", LineKind.HEADING),
        ("####### too deep", LineKind.TEXT),
        ("#hashtag", LineKind.TEXT),
        ("- item", LineKind.ITEM),
        ("    * nested", LineKind.ITEM),
        ("12. twelfth", LineKind.ITEM),
        ("1) first", LineKind.ITEM),
        ("-no item", LineKind.TEXT),
        ("1990 was good", LineKind.TEXT),
        ("> said", LineKind.QUOTE),
        ("---", LineKind.RULE),
        ("* * *", LineKind.RULE),
        ("```python", LineKind.FENCE),
        ("~~~", LineKind.FENCE),
    ],
)
def test_kinds_of_line(text: str, kind: LineKind) -> None:
    assert lines.read_line(text).kind is kind


@pytest.mark.parametrize(
    ("text", "box", "checked"),
    [("- [ ] open", 2, False), ("  - [x] done", 4, True), ("- [X] done", 2, True), ("- [y] words", -1, False),
     ("1. [ ] numbered", 3, False), ("- [ ]", 2, False), ("[ ] no item", -1, False)],
)  # fmt: skip
def test_boxes(text: str, box: int, checked: bool) -> None:
    line = lines.read_line(text)
    assert (line.box, line.checked) == (box, checked)


@pytest.mark.parametrize(
    ("text", "next_line"),
    [
        ("- item", "- "),
        ("  * item", "  * "),
        ("3. third", "4. "),
        ("9) ninth", "10) "),
        ("- [x] done", "- [ ] "),
        ("> said", "> "),
        ("words", None),
        ("# Title", None),
        ("- ", ""),
        ("- [ ] ", ""),
        ("7. ", ""),
    ],
)
def test_enter_goes_on_with_lists_and_an_empty_item_ends_them(text: str, next_line: str | None) -> None:
    assert lines.continuation(text) == next_line


def test_a_tick_turns_the_box_over_and_touches_nothing_else() -> None:
    assert lines.ticked("- [ ] send [it] ") == "- [x] send [it] "
    assert lines.ticked("- [X] send") == "- [ ] send"
    assert lines.ticked("- send") is None


@pytest.mark.parametrize(
    ("text", "mark", "made"),
    [
        ("words", "- ", "- words"),
        ("- words", "- ", "words"),
        ("- words", "- [ ] ", "- [ ] words"),
        ("- [x] words", "- [ ] ", "words"),
        ("> words", "- ", "- words"),
        ("## words", "## ", "words"),
        ("# words", "## ", "## words"),
        ("1. words", "- ", "- words"),
        ("  - words", "- ", "  words"),
        ("", "> ", "> "),
    ],
)
def test_marks_are_put_on_and_taken_off(text: str, mark: str, made: str) -> None:
    assert lines.as_item(text, mark) == made


@pytest.mark.parametrize(
    ("text", "mark", "made"),
    [
        ("word", "**", "**word**"),
        ("**word**", "**", "word"),
        (" word ", "*", " *word* "),
        ("**word**", "*", "***word***"),
        ("***word***", "*", "**word**"),
        ("", "**", "****"),
    ],
)
def test_words_are_wrapped_and_unwrapped(text: str, mark: str, made: str) -> None:
    assert lines.wrapped(text, mark) == made


def test_indenting() -> None:
    assert lines.indented("- a") == "  - a"
    assert lines.outdented("  - a") == "- a"
    assert lines.outdented("\t- a") == "- a"
    assert lines.outdented("- a") == "- a"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=60))
def test_two_ticks_and_two_wraps_give_the_line_back(text: str) -> None:
    line = lines.read_line(text)
    assert 0 <= line.mark_start <= line.mark_end <= len(text)
    once = lines.ticked(text)
    if once is not None:
        assert lines.ticked(once) == text.replace("[X]", "[x]", 1) if line.checked else lines.ticked(once) == text
    assert len(lines.flat(text)) == len(text.encode("utf-16-le")) // 2
