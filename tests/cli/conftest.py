"""The command line in this process: what it writes, where, and with which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reljournal.__main__ import main
from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled, Photo
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal

ADA = Card(
    name=Name(prefix="Lady", given="Ada", family="Lovelace", nickname="Enchantress"),
    organisation="Analytical Engines",
    department="Notes",
    title="Countess",
    note="Prefers letters.\nNever before noon.",
    emails=(Labelled("work", "ada@engines.example", True), Labelled("home", "ada@home.example")),
    phones=(Labelled("mobile", "+44 20 7946 0000"),),
    addresses=(Address("home", street="12 St James's Square", city="London", postcode="SW1Y", country="England"),),
    links=(Labelled("", "https://engines.example"),),
    handles=(Handle("xmpp", "ada@engines.example"),),
    related=(Relation("mother", "Annabella Byron"),),
    key_dates=(
        KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),
        KeyDate(DateSort.WEDDING, PartialDate(None, 7, 8)),
        KeyDate(DateSort.OTHER, PartialDate(None, 2, 29), "First programme"),
    ),
    tags=("maths", "friends"),
)


@dataclass(frozen=True)
class Result:
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The JSON value on standard output, which must be alone there."""
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command in this process, on the day of the sample."""
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-21")

    def run(*arguments: str | Path) -> Result:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        written = capsys.readouterr()
        return Result(code, written.out, written.err)

    return run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with three people and one entry."""
    path = tmp_path / "people.reljournal"
    with Journal.open(path) as journal:
        ada = add_contact(journal, ADA, Photo("image/png", b"\x89PNG"))
        add_contact(journal, Card(formatted_name="Grace Hopper", emails=(Labelled("", "grace@navy.example"),)))
        add_contact(journal, Card(formatted_name="Grace Kelly", organisation="Palace"))
        owed = (FollowUp("Send the cards", due=date(2026, 12, 1)),)
        log_entry(
            journal,
            EntryDraft(
                Kind.CALL, date(2026, 11, 20), title="On engines", text="x", contact_ids=(ada,), follow_ups=owed
            ),
        )
    return path
