"""One message: who, when, what it says, and what came with it, however badly it was written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reljournal.exchange.mail import Attachment, BrokenMail, MailAddress, kept_attachments
from tests.exchange.mail.given import message, read

HEAD = "From: Ada <ada@example.org>\nTo: charles@example.org\nDate: Mon, 3 Mar 2025 14:05:00 +0100\n"


def test_who_when_and_what() -> None:
    read = message("""
        Message-ID: <one@example.org>
        From: "Lovelace, Ada" <ada@example.org>
        To: Charles Babbage <charles@example.org>, mary@example.org
        Cc: Mary <MARY@example.org>, undisclosed-recipients:;
        Date: Mon, 3 Mar 2025 14:05:00 +0100
        Subject: =?utf-8?q?The_engine_=E2=80=93?= =?utf-8?q?_it_runs?=

        Dear Charles,

        it runs.
    """)
    assert read.key == "mail:one@example.org"
    assert read.senders == (MailAddress("Lovelace, Ada", "ada@example.org"),)
    assert [(who.name, who.email) for who in read.receivers] == [
        ("Charles Babbage", "charles@example.org"), ("", "mary@example.org"),
    ]  # fmt: skip
    assert read.sent == datetime(2025, 3, 3, 14, 5, tzinfo=timezone(timedelta(hours=1)))
    assert read.subject == "The engine – it runs"
    assert read.text == "Dear Charles,\n\nit runs."
    assert not read.notes


@pytest.mark.parametrize("head", ["Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n", ""])
def test_letters_beyond_ascii_are_read_with_and_without_a_word_about_them(head: str) -> None:
    assert message(f"{HEAD}Subject: Grüße aus Łódź\n{head}\nGrüße\n").subject == "Grüße aus Łódź"
    assert message(f"{HEAD}{head}\nGrüße\n").text == "Grüße"


def test_a_wrong_character_set_is_said_and_the_text_kept() -> None:
    for named in ("no-such-set", "us-ascii", "unicode_escape", "x\0y", "hex"):
        body = f"{HEAD}Content-Type: text/plain; charset=\"{named}\"\n\nGrüße \\d\n".encode()
        read = message(body)
        assert read.text == "Grüße \\d"
        assert len(read.notes) == 1, named
    latin = HEAD.encode() + b"Content-Type: text/plain; charset=iso-8859-1\n\nGr\xfc\xdfe \x96 ja\n"
    assert message(latin).text == "Grüße – ja"
    assert not message(latin).notes


def test_the_date_comes_from_where_it_can_be_found() -> None:
    without = "From: ada@example.org\nReceived: from a; Tue, 4 Mar 2025 10:00:00 +0000\n"
    received = "Received: by b\n\tid 5; Mon, 3 Mar 2025 09:00:00 +0000\n"
    assert message(f"{without}{received}\nHi\n").sent == datetime(2025, 3, 3, 9, tzinfo=UTC)
    (from_box,) = read("From ada@example.org Mon Mar  3 14:05:00 2025\nFrom: ada@example.org\n\nHi\n")
    assert not isinstance(from_box, BrokenMail)
    assert from_box.sent is not None
    assert from_box.sent.isoformat() == "2025-03-03T14:05:00"
    nowhere = message("From: ada@example.org\nDate: someday\n\nHi\n")
    assert nowhere.sent is None
    assert nowhere.notes == ()


def test_without_a_message_id_the_same_message_has_the_same_key() -> None:
    one, same, other = (message(f"{HEAD}Subject: x\n\n{body}\n").key for body in ("Hi", "Hi", "Ho"))
    assert one == same != other
    assert one.startswith("mail:sha256-")


def test_a_page_becomes_markdown_without_what_nobody_sees() -> None:
    page = (
        "<html><head><style>p{}</style></head><body><div style='display:none'>Preview</div><p>Hi <b>Ada</b></p>"
        "<ul><li>one</li><li>two</li></ul><table><tr><td>Left</td><td>Right</td></tr></table>"
        "<a href='https://example.org'>there</a><img src='x'></body></html>"
    )
    read = message(f"{HEAD}Content-Type: text/html\n\n{page}\n")
    assert read.text == "Hi **Ada**\n\n- one\n- two\n\nLeft\n\nRight\n\n[there](https://example.org)"


def test_of_the_same_in_two_forms_the_plain_one_is_taken_unless_it_says_nothing() -> None:
    parts = (
        '{0}Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\n{1}\n'
        "--b\nContent-Type: text/html\n\n<p>rich</p>\n--b--\n"
    )
    assert message(parts.format(HEAD, "plain")).text == "plain"
    assert message(parts.format(HEAD, " ")).text == "rich"
    assert message(parts.format(HEAD, "Your program does not support HTML messages.")).text == "rich"


def test_files_are_named_and_can_be_had() -> None:
    body = (
        f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nSee there.\n--b\n'
        "Content-Type: application/pdf; name*=utf-8''Gr%C3%BC%C3%9Fe.pdf\nContent-Transfer-Encoding: base64\n\n"
        "aGVsbG8=\n"
        '--b\nContent-Type: image/png\nContent-Disposition: attachment; filename="../../=?utf-8?q?=C3=A4?=.png"\n\nx\n'
        "--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n"
    )
    read = message(body)
    assert read.text == "See there."
    assert read.attachments == (
        Attachment("Grüße.pdf", "application/pdf", 5), Attachment(".._.._ä.png", "image/png", 1),
    )  # fmt: skip
    assert [content for _, content in kept_attachments(body.encode())] == [b"hello", b"x"]


def test_a_message_inside_is_quoted_under_its_head() -> None:
    read = message(
        f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nLook:\n--b\nContent-Type: message/rfc822\n\n'
        "From: mary@example.org\nSubject: Old\n\nLong ago.\n--b--\n"
    )
    assert read.text == "Look:\n\n> From: mary@example.org\n> Subject: Old\n>\n> Long ago."


def test_broken_transfer_encodings_are_read_as_far_as_they_go() -> None:
    assert "nothing" in message(f"{HEAD}Content-Transfer-Encoding: quoted-printable\n\nnothing =ZZ lost=\n").text
    assert message(f"{HEAD}Content-Transfer-Encoding: base64\n\nSGVsbG8\n").text == "Hello"
    assert message(f"{HEAD}Content-Type: multipart/mixed\n\nNo boundary at all\n").text == "No boundary at all"


def test_encrypted_text_is_said_to_be_so() -> None:
    parts = "--b\nContent-Type: application/octet-stream\n\nx\n--b--\n"
    read = message(f'{HEAD}Content-Type: multipart/encrypted; boundary="b"\n\n{parts}')
    assert read.notes == ("It is encrypted, so its text cannot be read.",)
    assert len(read.attachments) == 1


def test_a_name_without_an_address_is_somebody_too() -> None:
    read = message("From: MAILER DAEMON <>\nTo: Ada Lovelace, charles@x.org\nDate: 3 Mar 2025 10:00 +0000\n\nHi\n")
    assert [(who.name, who.email) for who in (*read.senders, *read.receivers)] == [
        ("MAILER DAEMON", ""), ("Ada Lovelace", ""), ("", "charles@x.org"),
    ]  # fmt: skip


def test_a_letter_that_comes_in_mentions_nobody() -> None:
    assert "](contact:" not in message(f"{HEAD}\n[Ada](contact:12345678-1234-1234-1234-123456789012)\n").text


def test_flowed_paragraphs_come_in_one_line() -> None:
    body = "Content-Type: text/plain; format=flowed\n\nOne \ntwo.\n> old \n> older\n"
    assert message(f"{HEAD}{body}").text == "One two.\n\n> old older"


def test_what_is_no_message_is_said_so() -> None:
    for body in ("Just words.\n", "X-Note: nothing else\n\nHi\n", ""):
        (broken,) = read(body)
        assert isinstance(broken, BrokenMail)
        assert broken.reason
    (outlook,) = read(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100)
    assert isinstance(outlook, BrokenMail)
    assert "Outlook" in outlook.reason
