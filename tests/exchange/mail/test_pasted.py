"""A pasted message: its source, or the head that a mail program shows above it."""

from __future__ import annotations

import pytest

from reljournal.exchange.mail.pasted import read_pasted

OUTLOOK = """From: Ada Lovelace <ada@example.org>
Sent: Monday, 3 March 2025 14:05
To: Babbage, Charles; Mary Somerville <mary@example.org>
Subject: The engine

It runs."""
OUTLOOK_GERMAN = """Von: Ada Lovelace [mailto:ada@example.org]
Gesendet: Montag, 3. März 2025 14:05
An: Babbage, Charles; Mary Somerville <mary@example.org>
Betreff: The engine

It runs."""
APPLE_GERMAN = """> Von: Ada Lovelace <ada@example.org>
> Betreff: The engine
> Datum: 3. März 2025 um 14:05
> An: "Babbage, Charles" <c@example.org>, Mary Somerville <mary@example.org>

It runs."""
GMAIL = """---------- Forwarded message ---------
From: Ada Lovelace <ada@example.org>
Date: Mon, Mar 3, 2025 at 2:05 PM
Subject: The engine
To: Babbage Charles <c@example.org>, Mary Somerville <mary@example.org>


It runs."""


@pytest.mark.parametrize("pasted", [OUTLOOK, OUTLOOK_GERMAN, APPLE_GERMAN, GMAIL])
def test_the_head_that_mail_programs_show(pasted: str) -> None:
    read = read_pasted(pasted)
    assert read is not None
    assert [(who.name, who.email) for who in read.senders] == [("Ada Lovelace", "ada@example.org")]
    assert [who.name.replace(",", "") for who in read.receivers] == ["Babbage Charles", "Mary Somerville"]
    assert read.receivers[1].email == "mary@example.org"
    assert read.sent is not None
    assert read.sent.isoformat()[:16] == "2025-03-03T14:05"
    assert read.subject == "The engine"
    assert read.text == "It runs."


def test_the_source_of_a_message() -> None:
    read = read_pasted(
        "Message-ID: <a@b>\nFrom: ada@example.org\nDate: Mon, 3 Mar 2025 14:05:00 +0100\n"
        "Subject: =?utf-8?q?h=C3=A4?=\n\nHi"
    )
    assert read is not None
    assert (read.key, read.subject, read.text) == ("mail:a@b", "hä", "Hi")


@pytest.mark.parametrize("pasted", ["", "Hello", "From: here\nto there it is far", "Dear Ada,\nNote: this is no head"])
def test_words_alone_are_no_message(pasted: str) -> None:
    assert read_pasted(pasted) is None


def test_what_stands_above_the_head_is_kept() -> None:
    read = read_pasted(f"For your files\n\n{GMAIL}")
    assert read is not None
    assert read.text == "For your files\n\nIt runs."
