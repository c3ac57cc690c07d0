"""What was copied from a web page or a mail becomes clean Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.exchange.web_page import has_structure, page_as_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Dear <b>Ada</b>,</p><p>the <i>Notes</i> are done.</p>", "Dear **Ada**,\n\nthe *Notes* are done."),
        ("<h2>Notes</h2><ul><li>one</li><li>two</li></ul>", "## Notes\n\n- one\n- two"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ('<a href="https://engines.example/a">the Engine</a>', "[the Engine](https://engines.example/a)"),
        ('<a href="javascript:alert(1)">press</a> <a href="#top">up</a>', "press up"),
        ("<blockquote>She said so.</blockquote>", "> She said so."),
        ("<pre>x = 1\ny = 2</pre>", "```\nx = 1\ny = 2\n```"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
         "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        ('<style>p {color: red}</style><script>track()</script><p>Hi<img src="https://track.example/1.gif"></p>', "Hi"),
        ("<!-- mso 12 --><p class=MsoNormal>Plain&nbsp;words<o:p></o:p></p>", "Plain words"),
        ("<del>gone</del><hr><code>x</code>", "~~gone~~\n\n---\n\n`x`"),
    ],
)  # fmt: skip
def test_structure_stays_and_looks_go(html: str, markdown: str) -> None:
    assert page_as_markdown(html) == markdown


@pytest.mark.parametrize(("html", "more"), [("<span style='x'>words</span>", False), ("<div>a</div><p>b</p>", False),
                                            ("<li>a", True), ("<A HREF='https://x'>b</A>", True)])  # fmt: skip
def test_words_alone_need_no_markdown(html: str, more: bool) -> None:
    assert has_structure(html) is more


_bits = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["<p>", "</p>", "<ul><li>", "</ul>", "<table>", "<tr><td>", "<a href='", "https://x'>", "</a>",
                     "<b>", "&nbsp;", "&#x0;", "<!--", "-->", "<script>", "]]>", "<![CDATA[", "<pre>", "`", "*", "|"]),
)  # fmt: skip


@given(st.lists(_bits, max_size=20).map("".join))
def test_any_text_can_be_read_and_no_script_comes_through(html: str) -> None:
    markdown = page_as_markdown(html)
    assert "\n\n\n" not in markdown
    assert markdown == markdown.strip()
