"""The labelled pairs of tests/data/duplicates as candidates."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from reljournal.domain.candidates import Candidate
from reljournal.domain.contacts import ContactKind
from reljournal.domain.dates import PartialDate
from reljournal.domain.duplicates import Verdict
from reljournal.domain.names import Name, display_name

_FOLDER = Path(__file__).parents[1] / "data" / "duplicates"


class Pair(NamedTuple):
    label: Verdict
    why: str
    one: Candidate
    other: Candidate


def labelled(file: str) -> list[Pair]:
    """Return the pairs of ``file`` (``pairs``, ``heldout`` or ``later``)."""
    with (_FOLDER / f"{file}.toml").open("rb") as opened:
        told = tomllib.load(opened)
    return [
        Pair(Verdict(label), why, _candidate(one, 1), _candidate(other, 2))
        for label, pairs in told.items()
        for why, one, other in pairs
    ]


def _candidate(told: dict[str, Any], row: int) -> Candidate:
    name = Name(
        given=told.get("given", ""), additional=told.get("middle", ""), family=told.get("family", ""),
        suffix=told.get("suffix", ""), nickname=told.get("nick", ""),
        phonetic_given=told.get("phonetic_given", ""), phonetic_family=told.get("phonetic_family", ""),
        maiden=told.get("maiden", ""),
    )  # fmt: skip
    emails, phones = _several(told.get("email")), _several(told.get("phone"))
    organisation = told.get("org", "")
    return Candidate(
        row, name,
        display_name(told.get("shown", ""), name, organisation, *emails, *phones),
        ContactKind(told.get("kind", "person")), emails, phones,
        PartialDate.parse(told["born"]) if "born" in told else None,
        organisation, told.get("city", ""), told.get("uid", ""),
    )  # fmt: skip


def _several(told: str | list[str] | None) -> tuple[str, ...]:
    if told is None:
        return ()
    return (told,) if isinstance(told, str) else tuple(told)
