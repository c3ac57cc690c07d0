"""Key dates of which no standard property says all: X-RELJOURNAL-DATE.

It is a list of texts: sort, label, date, note, and what else is to be said, each as ``name=value``::

    X-RELJOURNAL-DATE:birthday;;hebrew:5746-09-25;;show-age=no

The date is written as in :meth:`reljournal.domain.dates.PartialDate.parse`. Where a standard property can say some of
it, that stands beside it for other programs, marked X-RELJOURNAL-SAID=yes so that it comes back once and not twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, DateUnit, LeapRule, PartialDate
from reljournal.exchange.vcard.building import Building
from reljournal.exchange.vcard.dates import sort_of
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.own import PREFIX
from reljournal.exchange.vcard.values import escape, parts_of

NAME = f"{PREFIX}DATE"
MARK = f"{PREFIX}SAID"
_PARTNER = "partner"
_ODD = "It is not clear what this date is; it is kept as it was written."


def _days(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split())


# What a date may say, by the name it has in a line: the field, how it is written, and how it is read.
_SAID: dict[str, tuple[str, Callable[[Any], str], Callable[[str], Any]]] = {
    "every": ("every", str, int),
    "unit": ("unit", str, DateUnit),
    "once": ("once", lambda _: "yes", lambda text: text == "yes"),
    "until": ("until", date.isoformat, date.fromisoformat),
    "leap-rule": ("leap_rule", str, LeapRule),
    "about": ("approximate", lambda _: "yes", lambda text: text == "yes"),
    "estimated-on": ("estimated_on", date.isoformat, date.fromisoformat),
    "show-age": ("show_age", lambda _: "no", lambda text: text != "no"),
    "icon": ("icon", str, str),
    "remind": ("leads", lambda days: " ".join(map(str, days)) or "never", lambda t: () if t == "never" else _days(t)),
}


def says_more(item: KeyDate) -> bool:
    """Return whether a key date would not come back whole from the standard properties alone."""
    label = item.label if item.sort is DateSort.OTHER else ""
    is_read_as_said = item.sort is not DateSort.OTHER or (bool(label) and sort_of(label) is DateSort.OTHER)
    return not item.when.is_gregorian or item != KeyDate(item.sort, item.when, label) or not is_read_as_said


def said_beside(item: KeyDate) -> list[str]:
    """Return what a key date says beside its day, its sort and its words, each as ``name=value``, if not as usual."""
    usual = KeyDate(item.sort, item.when)
    return [
        f"{name}={written(getattr(item, field))}"
        for name, (field, written, _) in _SAID.items()
        if getattr(item, field) != getattr(usual, field)
    ]


def told_beside(item: KeyDate, texts: Iterable[str]) -> KeyDate:
    """Return a key date with what :func:`said_beside` says.

    Raises:
        ValueError: a value is not what it should be.
        KeyError: there is no such name.
    """
    for text in texts:
        name, _, told = text.partition("=")
        field, _, read = _SAID[name]
        item = replace(item, **{field: read(told)})
    return item


def date_line(item: KeyDate, partner_uid: str = "") -> str:
    """Return the line that says all of a key date; ``partner_uid`` is the UID of the other's card of a couple."""
    said = said_beside(item)
    if partner_uid:
        said.append(f"{_PARTNER}={partner_uid}")
    texts = (str(item.sort), item.label, str(item.when), item.note, *said)
    return f"{NAME}:{';'.join(escape(text) for text in texts)}"


def read_own_date(building: Building, _head: Head, value: str, line: str) -> None:
    """Read a key date of ours; one that says what is not known here is kept as it is."""
    sort, label, when, note, *said = [*parts_of(value), "", "", ""][: max(4, value.count(";") + 1)]
    try:
        item = KeyDate(DateSort(sort), PartialDate.parse(when), label, note)
        partner = next((text.partition("=")[2] for text in said if text.startswith(f"{_PARTNER}=")), "")
        item = told_beside(item, (text for text in said if text and not text.startswith(f"{_PARTNER}=")))
    except (ValueError, KeyError):
        building.warn(_ODD, line)
        return
    building.own_dates.append(item)
    building.key_dates.append(item)
    if partner:
        building.couples.append((item, partner))


def still_new(marked: Iterable[KeyDate], own: Iterable[KeyDate]) -> list[KeyDate]:
    """Return the marked dates that a line of ours does not say: another program changed them, or dropped the line."""
    known = list(own)
    return [item for item in marked if not any(_is_said(item, mine) for mine in known)]


def _is_said(item: KeyDate, mine: KeyDate) -> bool:
    return item.sort is mine.sort and (item.when == mine.when or not mine.when.is_gregorian)
