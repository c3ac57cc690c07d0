"""Boxes: every message on its own, whatever marks the border between two."""

from __future__ import annotations

from io import BytesIO

import pytest

from reljournal.exchange.mail import BrokenMail, ReadMail, boxes, read_mails
from reljournal.exchange.mail.boxes import message_bytes
from tests.exchange.mail.given import message, read

ENVELOPE = "From ada@example.org Mon Mar  3 14:05:00 2025\n"


def _mail(number: int, body: str, extra: str = "") -> str:
    return f"Message-ID: <{number}@x>\nFrom: ada@example.org\n{extra}\n{body}\n"


def _texts(source: str | bytes) -> list[str]:
    return [item.text for item in read(source) if isinstance(item, ReadMail)]


def test_every_message_of_a_box() -> None:
    box = "\n".join(ENVELOPE + _mail(n, f"Number {n}") for n in range(3))
    assert _texts(box) == ["Number 0", "Number 1", "Number 2"]
    assert _texts(box.replace("\n", "\r\n")) == ["Number 0", "Number 1", "Number 2"]


def test_a_quoted_from_is_unquoted_and_a_sentence_is_no_border() -> None:
    box = ENVELOPE + _mail(1, "Hi\n\n>From Turin with love\n\nFrom Paris I write in 2025 at noon") + "\n" + ENVELOPE
    assert _texts(box + _mail(2, "Ho")) == ["Hi\n\nFrom Turin with love\n\nFrom Paris I write in 2025 at noon", "Ho"]


def test_a_stated_length_is_believed_only_when_it_fits() -> None:
    body = f"Look:\n\n{ENVELOPE}is no border here"
    stated = f"Content-Length: {len(body) + 1}\n"
    box = f"{ENVELOPE}{_mail(1, body, stated)}\n{ENVELOPE}{_mail(2, 'Ho')}"
    assert _texts(box) == [body, "Ho"]
    wrong = f"{ENVELOPE}{_mail(1, 'Hi', 'Content-Length: 9')}\n{ENVELOPE}{_mail(2, 'Ho')}"
    assert _texts(wrong) == ["Hi", "Ho"]


def test_newer_thunderbirds_write_no_more_than_the_word() -> None:
    assert _texts(f"From \n{_mail(1, 'Hi')}\nFrom - Mon Mar 03 14:05:00 2025\n{_mail(2, 'Ho')}") == ["Hi", "Ho"]


def test_a_file_of_apple_mail() -> None:
    inner = _mail(1, "Hi")
    assert message(f"{len(inner)}\n{inner}<?xml version='1.0'?><plist/>").text == "Hi"


def test_a_message_can_be_read_again_where_it_stands() -> None:
    box = f"{ENVELOPE}{_mail(1, 'Hi')}\n{ENVELOPE}{_mail(2, '>From me')}".encode()
    stream = BytesIO(box)
    found = [item for item in read_mails(stream) if isinstance(item, ReadMail)]
    again = [message(message_bytes(stream, item)) for item in found]
    assert [item.key for item in again] == [item.key for item in found] == ["mail:1@x", "mail:2@x"]
    assert again[1].text == "From me"


def test_lines_without_end_and_very_long_messages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _texts(f"{ENVELOPE}{_mail(1, 'a' * 300_000)}\n{ENVELOPE}{_mail(2, 'Ho')}") == ["a" * 300_000, "Ho"]
    long_text = "word\n" * 1000
    monkeypatch.setattr(boxes, "LONGEST_MESSAGE", 1000)
    long, short = read(f"{ENVELOPE}{_mail(1, long_text)}\n{ENVELOPE}{_mail(2, 'Ho')}")
    assert isinstance(long, ReadMail)
    assert long.notes
    assert isinstance(short, ReadMail)
    assert short.text == "Ho"


def test_what_is_no_message_between_others_is_listed() -> None:
    first, broken, last = read(f"{ENVELOPE}{_mail(1, 'Hi')}\n{ENVELOPE}nothing here\n\n{ENVELOPE}{_mail(2, 'Ho')}")
    assert isinstance(broken, BrokenMail)
    assert isinstance(first, ReadMail)
    assert isinstance(last, ReadMail)
