"""Two contacts that may be one, as a line of text and as JSON."""

from __future__ import annotations

from typing import Any

from reljournal.cli.answers import NAMELESS
from reljournal.domain.contacts import Contact
from reljournal.domain.duplicates import Likeness, Verdict

_VERDICTS = {Verdict.SAME: "very likely the same", Verdict.ASK: "perhaps the same"}


def pair_line(pair: Likeness, one: Contact, other: Contact) -> str:
    """Return both names with what tells them apart, the verdict, and what speaks for it, strongest first."""
    names = " = ".join(f"{item.name or NAMELESS} ({item.uuid})" for item in (one, other))
    reasons = ", ".join(str(sign.reason).replace("_", " ") for sign in pair.signs)
    return f"{names} · {_VERDICTS[pair.verdict]} · {reasons}"


def pair_as_json(pair: Likeness, one: Contact, other: Contact) -> dict[str, Any]:
    """Return a pair as a JSON object: the verdict ("same" or "ask"), 0 to 100 points, and every sign with its own."""
    return {
        "verdict": str(pair.verdict),
        "score": pair.score,
        "contacts": [{"id": item.uuid, "name": item.name} for item in (one, other)],
        "signs": [{"reason": str(sign.reason), "points": sign.points, "value": sign.value} for sign in pair.signs],
    }
