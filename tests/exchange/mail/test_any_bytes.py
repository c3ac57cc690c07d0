"""Whatever comes: nothing raises, and everything that was put into a box is read or listed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.exchange.mail import BrokenMail, ReadMail, kept_attachments, read_mails
from reljournal.exchange.mail.pasted import read_pasted

ENVELOPE = b"From ada@example.org Mon Mar  3 14:05:00 2025\n"
PIECES = st.sampled_from([
    b"From: ada@example.org\n", b"To: \"b, c\" <d@e>, f: g;\n", b"Date: Mon, 99 Mar 2025\n",
    b"Subject: =?utf-8?b?w?=\n",
    b"Date: Mon, 3 Mar 2025 14:05:00 +9999\n", b"Content-Type: text/html; charset=utf-7\n", b"\n", b"\r\n",
    b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--\n", b"Content-Type: message/rfc822\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n", b"<p>a<blockquote>b",
    b"Content-Disposition: attachment; filename*=x''%ff\n", b"Content-Type: text/plain; charset=\"=?\"\n", b"-- \nme\n",
    b"Content-Type: message/external-body; access-type=local\n", b"> quoted\n", b"\xff\xfe\x00", b"Content-Type: ;;=\n",
    b"+2AA-\n", b"Message-ID: <>\n", b"Content-Length: 5\n", b"From: =?utf-8?q?=ff?= <\xe4@\xf6>\n",
])  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.binary(max_size=20)), max_size=25).map(b"".join))
def test_nothing_raises(data: bytes) -> None:
    found = list(read_mails(BytesIO(data)))
    assert found, "an empty file is listed too"
    list(kept_attachments(data))
    for item in found:
        if isinstance(item, ReadMail):
            # What goes into the journal is text that can be written.
            for text in (item.text, item.subject, item.key, *(who.name + who.email for who in item.senders)):
                text.encode()
                assert "\0" not in text


# A stated length may, by its right, take the border between two messages for text.
MESSAGES = st.lists(PIECES.filter(lambda piece: not piece.startswith(b"Content-Length")), max_size=12)


@given(st.lists(MESSAGES, max_size=5))
def test_as_many_come_out_as_were_put_in(messages: list[list[bytes]]) -> None:
    box = b"\n".join(ENVELOPE + b"".join(parts).rstrip(b"\r\n") + b"\n" for parts in messages)
    found = list(read_mails(BytesIO(box)))
    assert len(found) == max(1, len(messages))


@given(st.text())
def test_whatever_is_pasted(text: str) -> None:
    read_pasted(text)
    read_pasted(f"From: {text}\nDate: {text}\nTo: x\n\n{text}")


def test_the_messages_that_python_is_tested_with() -> None:
    samples = pytest.importorskip("test.test_email")
    files = sorted((Path(samples.__file__).parent / "data").glob("msg_*.txt"))
    if not files:
        pytest.skip("this Python came without its own tests")
    read = {path.stem: next(read_mails(BytesIO(path.read_bytes()))) for path in files}
    broken = {name for name, item in read.items() if isinstance(item, BrokenMail)}
    # Parts of messages, which have no head.
    assert broken <= {"msg_18", "msg_19", "msg_37", "msg_38", "msg_39", "msg_40"}
    assert all(item.key.startswith("mail:") for item in read.values() if isinstance(item, ReadMail))
    assert isinstance(read["msg_16"], ReadMail)
    assert "Recipient address" in read["msg_16"].text
