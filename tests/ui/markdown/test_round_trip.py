"""Whatever is written comes back letter by letter: the text is the truth, its look is only laid over it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pytestqt.qtbot import QtBot

from reljournal.ui.markdown import MarkdownEdit
from reljournal.ui.theme import ThemeKeeper

# Every construct of CommonMark 0.31 by its section, and those of GitHub that we show.
CONSTRUCTS = [
    "\tfoo\tbaz\n    indented", "- `one\n- two`", "***\n---\n___\n _ _ _", "# one\n###### six\n####### seven\n#\n# #",
    "One\n===\n\nTwo\n---", "```py\nx = 1\n```\n~~~\n``` inside\n~~~", "````\n```\n````", "<div>\n*not* markup\n</div>",
    "[foo]: /url 'title'\n\n[foo]", "a\nb\n\n\n\nc  ", "> quote\nlazy\n>> deeper\n> - item",
    "- a\n  - b\n    - c\n\n  d\n+ e\n* f", "1. one\n2) two\n003. three\n1234567890. no",
    "- [ ] open\n- [x] done\n  - [X] deeper\n- [] none", r"\*not\* \# this \\ that", "&nbsp; &amp; &#35; &unknown;",
    "`code` ``a`b`` ` `` `", "*a* _b_ **c** __d__ ***e*** *a**b**c* snake_case a*b*c", "~~gone~~ ~one~",
    "[text](url 'title') [ref][id] [a [b] c](<u r l>) ![alt](pic.png)",
    "<https://x.example> <a@b.example> https://bare.example",
    "hard  \nbreak\\\nbreak", "| a | b |\n|:--|--:|\n| `|` | \\| |",
    "[@Ada](contact:0f0f0f0f-0000-4000-8000-000000000000)",
    "![p](kept:" + "a" * 64 + ")",
    "🌸 emoji 👩‍👩‍👧 中文 עברית\u200f עם", "tabs\t\tand \u00a0 hard \u2003 spaces", "\n\n\n",
    "", "_a_", "*a* _b_",
]  # fmt: skip


@pytest.fixture
def edit(qtbot: QtBot, keeper: ThemeKeeper) -> MarkdownEdit:
    made = MarkdownEdit()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.mark.parametrize("text", CONSTRUCTS)
def test_every_construct_comes_back_as_it_was(edit: MarkdownEdit, text: str) -> None:
    edit.set_text(text)
    assert edit.text() == text
    edit.grab()
    assert edit.text() == text


_pieces = st.one_of(
    st.sampled_from(CONSTRUCTS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=30),
)
_texts = st.lists(_pieces, max_size=6).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(_texts, st.lists(st.sampled_from(["type", "undo", "redo", "bold", "list", "tick"]), max_size=6))
def test_any_markdown_comes_back_and_undo_leads_to_it(edit: MarkdownEdit, text: str, deeds: list[str]) -> None:
    edit.set_text(text)
    assert edit.text() == text
    acts = {
        "type": lambda: edit.textCursor().insertText("x"), "undo": edit.undo, "redo": edit.redo,
        "bold": edit.make_bold, "list": edit.make_list, "tick": edit.tick,
    }  # fmt: skip
    for deed in deeds:
        acts[deed]()
    while edit.can_undo():
        edit.undo()
    assert edit.text() == text


_word = st.sampled_from(["sun", "moon", "rain", "snow", "wind"])
_marks = st.sampled_from(["", "**", "__", "*", "_", "~~", "`"])
_spans = st.lists(st.tuples(_word, _marks), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(_spans)
def test_what_looks_bold_is_what_commonmark_says_is(edit: MarkdownEdit, spans: list[tuple[str, str]]) -> None:
    line = " ".join(f"{mark}{word}{mark}" for word, mark in spans)
    edit.set_text(line)
    layout = edit.document().firstBlock().layout()
    shown = {"strong": "", "em": "", "s": "", "code_inline": ""}
    for piece in layout.formats():
        words = line[piece.start : piece.start + piece.length].strip("*_~`")
        look = piece.format
        shown["strong"] += words if look.fontWeight() >= 700 and not look.fontItalic() else ""
        shown["em"] += words if look.fontItalic() else ""
        shown["s"] += words if look.fontStrikeOut() else ""
        shown["code_inline"] += words if look.background().style().value else ""
    meant = dict.fromkeys(shown, "")
    inside: list[str] = []
    for token in MarkdownIt("commonmark").enable("strikethrough").parseInline(line)[0].children or []:
        if token.type.endswith("_open"):
            inside.append(token.type.removesuffix("_open"))
        elif token.type.endswith("_close"):
            inside.pop()
        elif token.type == "code_inline":
            meant["code_inline"] += token.content
        elif inside:
            meant[inside[-1]] += token.content
    assert shown == meant
