"""Mail, read and taken in, against taking it apart with the standard library plus raw rows plus FTS5."""

from __future__ import annotations

import contextlib
import mailbox
from email import policy
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.progress import Silent
from reljournal.domain.text import fold_for_index
from reljournal.operations.contacts import add_contact
from reljournal.operations.mail import read_mail
from reljournal.operations.taking_in import take_in
from reljournal.store import index
from reljournal.store.connection import connect
from reljournal.store.journal import Journal
from tests.benchmarks.measure import Ratio, in_turns, seconds

_COUNT = 5000
_HEAD = """From person{n}@example.org Mon Mar  3 14:05:00 2025
Received: from mail.example.org by mx.example.com with ESMTPS id 4A5B6C{n}; Mon, 3 Mar 2025 14:05:03 +0000
Message-ID: <{n}.1234@mail.example.org>
From: =?utf-8?q?J=C3=B6rg?= Person <person{who}@example.org>
To: Me Myself <me@example.com>, "Other, Some" <other{n}@example.org>
Date: Mon, 3 Mar 2025 14:05:00 +0100
Subject: About number {n}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable
"""
_BODY = "Dear friend, this is line {line} of what I wanted to tell you about M=C3=BCnchen.\n"


def box(path: Path, count: int = _COUNT) -> Path:
    """Write a box of made-up messages."""
    said = "".join(_BODY.format(line=line) for line in range(12))
    body = f"{said}\nOn Monday, you wrote:\n" + "> what was asked\n" * 8
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{_HEAD.format(n=n, who=n % 200)}\n{body}\n" for n in range(count))
    return path


def run(folder: Path) -> list[Ratio]:
    """Measure 5,000 messages of 200 people."""
    path = box(folder / "5k.mbox")
    undone: list[float] = []

    def ours() -> float:
        with _journal(folder / "mail.reljournal") as journal:
            taken = seconds(lambda: take_in(journal, read_mail(journal, [path], Silent()).items, {}, Silent()))
            undone.append(seconds(journal.undo))
        return taken

    def floor() -> float:
        raw = folder / "raw-mail.reljournal"
        _journal(raw).close()
        return seconds(lambda: _raw(raw, path))

    taken, raw = in_turns(ours, floor, 3)
    return [
        Ratio("5,000 messages to entries / standard library + raw rows + FTS5", taken, raw, 1.0),
        Ratio("undoing them / taking them in", sorted(undone)[len(undone) // 2], taken, 1.0),
    ]


def _journal(path: Path) -> Journal:
    for old in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        old.unlink(missing_ok=True)
    journal = Journal.open(path)
    with journal.edit("People"):
        for number in range(200):
            card = Card(formatted_name=f"Person {number}", emails=(Labelled("", f"person{number}@example.org"),))
            add_contact(journal, card)
    return journal


def _raw(journal: Path, path: Path) -> None:
    """Take the box apart as its documentation says, and write the same rows and texts past the journal."""
    parser = BytesParser(policy=policy.default)
    with contextlib.closing(connect(journal)) as connection:
        known = dict(connection.execute("SELECT value, contact_id FROM email"))
        rows, people, texts = [], [], []
        with contextlib.closing(mailbox.mbox(path, factory=parser.parse)) as messages:  # type: ignore[arg-type]
            for number, message in enumerate(messages, 1):
                sent = parsedate_to_datetime(message["date"])
                words = message.get_body(("plain",)).get_content()  # type: ignore[attr-defined]
                who = getaddresses([str(message["from"]), str(message["to"])])
                key = f"mail:{message['message-id']}"
                rows.append((number, "email", sent.date().isoformat(), str(message["subject"]), words, key))
                people += [(number, known[email]) for _, email in who if email in known]
                texts.append((number, fold_for_index(str(message["subject"])), fold_for_index(words), ""))
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO entry (id, uuid, created_at, changed_at, kind, on_date, title, text, source_key)"
            " VALUES (?, randomblob(16), 0, 0, ?, ?, ?, ?, ?)", rows,
        )  # fmt: skip
        connection.executemany(
            "INSERT INTO entry_contact (uuid, created_at, changed_at, entry_id, contact_id, position)"
            " VALUES (randomblob(16), 0, 0, ?, ?, 0)", people,
        )  # fmt: skip
        index.add_texts(connection, "entry_index", texts)
        connection.execute("COMMIT")
