"""What was said comes first, what was quoted last; an answer between quotes stays where it is."""

from __future__ import annotations

import pytest

from reljournal.exchange.mail.quoting import unflowed, with_quote_last

ORIGINAL = "-----Original Message-----\nFrom: Ada\nSent: Monday\n\nWell?"
WROTE = "On Mon, 3 Mar 2025, Ada\n<ada@x.org> wrote:\n> Well?\n>> Old"
WROTE_QUOTED = "> On Mon, 3 Mar 2025, Ada\n> <ada@x.org> wrote:\n>\n> Well?\n>> Old"
SCHRIEB = "Am 3. März 2025 um 14:05 schrieb Ada:\n> Nun?"
VON = "Von: Ada\nGesendet: Montag\nAn: mich\n\nNun?"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hi\n\nAda", "Hi\n\nAda"),
        ("Hi\n\n-- \nAda\nLondon", "Hi\n\n> --\n> Ada\n> London"),
        (f"Yes.\n\n{WROTE}", f"Yes.\n\n{WROTE_QUOTED}"),
        (f"Ja.\n\n{SCHRIEB}", "Ja.\n\n> Am 3. März 2025 um 14:05 schrieb Ada:\n>\n> Nun?"),
        (f"Yes.\n\n{ORIGINAL}", "Yes.\n\n> -----Original Message-----\n> From: Ada\n> Sent: Monday\n>\n> Well?"),
        (f"Ja.\n\n{VON}", "Ja.\n\n> Von: Ada\n> Gesendet: Montag\n> An: mich\n>\n> Nun?"),
        ("> Well?\nYes.\n> And?\nNo.", "> Well?\n\nYes.\n> And?\n\nNo."),
        ("> only quoted", "> only quoted"),
        ("# one\n    two\n---\n<b>\n<https://x.org>", "\\# one\n   two\n\\---\n\\<b>\n<https://x.org>"),
        ("", ""),
    ],
)
def test_said_first(text: str, wanted: str) -> None:
    assert with_quote_last(text) == wanted


def test_a_message_that_only_passes_on_says_what_it_passes_on() -> None:
    text = "---------- Forwarded message ---------\nFrom: Ada\nDate: Monday\n\nWell?"
    assert with_quote_last(text) == text


def test_flowed_lines() -> None:
    assert unflowed("a \nb\n> c \n> d\n-- \nAda") == "a b\n> c d\n-- \nAda"
    assert unflowed("Donau \ndampf", without_space=True) == "Donaudampf"
