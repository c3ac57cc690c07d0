"""Tiers: gold, silver, bronze or ones of one's own, each with the rhythm that it promises."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reljournal.domain.entries import Kind
from reljournal.domain.repeating import Every, Repeat
from reljournal.domain.rhythm import Dialogue, Promise

MESSAGES = (Kind.MESSAGE, Kind.EMAIL, Kind.LETTER, Kind.CALL, Kind.VIDEO, Kind.IN_PERSON)
"""A message, or what is more: whoever met somebody yesterday need not write to them today."""

MEETINGS = (Kind.IN_PERSON, Kind.VIDEO)


class Metal(StrEnum):
    """The colour of a tier, by its name in the themes."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier. ``key`` is what cards name and never changes; ``name`` is empty while it is called as it came."""

    key: str
    name: str = ""
    metal: Metal = Metal.OWN
    promises: tuple[Promise, ...] = ()


READY_MADE = (
    Tier(
        "gold",
        metal=Metal.GOLD,
        promises=(
            Promise(MESSAGES, Repeat(Every.MONTHS), slack=3),
            Promise(MEETINGS, Repeat(Every.MONTHS, 3), slack=7),
        ),
    ),
    Tier("silver", metal=Metal.SILVER, promises=(Promise((), Repeat(Every.MONTHS, 3), slack=7),)),
    Tier("bronze", metal=Metal.BRONZE, promises=(Promise((), Repeat(Every.YEARS), slack=14),)),
)


def promises_of(dialogue: Dialogue, tiers: Sequence[Tier]) -> tuple[Promise, ...]:
    """Return the promises that hold for a relationship: its own, else those of its tier."""
    if dialogue.promises:
        return dialogue.promises
    return next((tier.promises for tier in tiers if tier.key == dialogue.tier), ())


def rank(key: str, tiers: Sequence[Tier] = READY_MADE) -> int:
    """Return the place of a tier among the others, the highest first; an unknown one comes behind them, none last."""
    keys = [tier.key for tier in tiers]
    return keys.index(key) if key in keys else len(keys) + (not key)


# As text, the form in which cards and the journal keep them


def promises_to_text(promises: Sequence[Promise]) -> str:
    """Return promises as JSON, empty for none."""
    return json.dumps([_promise_out(item) for item in promises]) if promises else ""


def promises_from_text(text: str) -> tuple[Promise, ...]:
    """Return the promises that a text says, none where it is something else."""
    try:
        return tuple(_promise_in(item) for item in _listed(text)) if text else ()
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def tiers_to_text(tiers: Sequence[Tier]) -> str:
    """Return tiers as JSON."""
    return json.dumps([
        {"key": tier.key, "name": tier.name, "metal": str(tier.metal),
         "promises": [_promise_out(item) for item in tier.promises]}
        for tier in tiers
    ])  # fmt: skip


def tiers_from_text(text: str) -> tuple[Tier, ...]:
    """Return the tiers that a text says, those ready made where it says nothing that can be read."""
    try:
        return tuple(_tier_in(item) for item in _listed(text)) if text else READY_MADE
    except (ValueError, TypeError, KeyError, RecursionError):
        return READY_MADE


def _listed(text: str) -> list[Any]:
    found = json.loads(text)
    if not isinstance(found, list):
        raise TypeError("not a list")
    return found


def _tier_in(item: Mapping[str, Any]) -> Tier:
    promises = tuple(_promise_in(promise) for promise in item["promises"])
    return Tier(str(item["key"]), str(item["name"]), Metal(item["metal"]), promises)


def _promise_out(item: Promise) -> dict[str, Any]:
    return {
        "kinds": [str(kind) for kind in item.kinds], "every": str(item.every.every), "count": item.every.count,
        "slack": item.slack,
    }  # fmt: skip


def _promise_in(item: Mapping[str, Any]) -> Promise:
    count, slack = int(item["count"]), int(item["slack"])
    if count < 1 or slack < 0:
        raise ValueError("a period begins at one, and slack at none")
    return Promise(tuple(Kind(kind) for kind in item["kinds"]), Repeat(Every(item["every"]), count), slack)
