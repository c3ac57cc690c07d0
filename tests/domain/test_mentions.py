"""Mentions are Markdown links that name a contact by UUID."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.mentions import mention, mentioned, with_mention_of

ADA, GRACE = str(UUID(int=1)), str(UUID(int=2))


def test_a_mention_is_a_link_with_an_at_sign() -> None:
    assert mention("Ada Lovelace", ADA) == f"[@Ada Lovelace](contact:{ADA})"


def test_brackets_in_a_name_do_not_end_the_link() -> None:
    assert mention("Ada [Countess]", ADA) == f"[@Ada \\[Countess\\]](contact:{ADA})"


def test_each_is_named_once_in_order_whatever_the_case() -> None:
    text = f"{mention('G', GRACE)} and {mention('Ada', ADA.upper())}, {mention('Grace', GRACE)}"
    assert mentioned(text) == (GRACE, ADA)


def test_other_links_mention_nobody() -> None:
    assert mentioned("[@Ada](https://example.org) contact:x ](contact:not-a-uuid)") == ()


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    assert mentioned(text + mention(text, ADA))[-1] == ADA


def test_a_merge_changes_whom_a_text_mentions_and_nothing_else() -> None:
    text = f"a {mention('Ada', ADA)} b {mention('G', GRACE)} {ADA}"
    assert with_mention_of(text, ADA.upper(), GRACE) == f"a {mention('Ada', GRACE)} b {mention('G', GRACE)} {ADA}"
