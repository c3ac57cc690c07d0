"""X-ANDROID-CUSTOM, in which Android phones write nicknames, dates and relations to files of version 2.1."""

from __future__ import annotations

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort
from reljournal.exchange.vcard.building import Building
from reljournal.exchange.vcard.dates import read_date, sort_of
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.values import parts_of

_PREFIX = "vnd.android.cursor.item/"
# The numbers are Android's ContactsContract.CommonDataKinds; 0 is a label of one's own.
_EVENTS = {"1": "anniversary", "2": "date", "3": "birthday"}
_RELATIONS = {
    "1": "assistant", "2": "brother", "3": "child", "4": "domestic partner", "5": "father", "6": "friend",
    "7": "manager", "8": "mother", "9": "parent", "10": "partner", "11": "referred by", "12": "relative",
    "13": "sister", "14": "spouse",
}  # fmt: skip


def read_android(building: Building, _head: Head, value: str, line: str) -> None:
    """X-ANDROID-CUSTOM: a type of data, its value, the number of its label, a label of one's own."""
    kind, data, number, own, *_ = [*parts_of(value), "", "", "", ""]
    if not (data and kind.startswith(_PREFIX)):
        building.unknown.append(line)
        return
    kind = kind.removeprefix(_PREFIX)
    if kind == "nickname":
        building.nicknames[data] = None
    elif kind == "contact_event":
        _read_event(building, data, own or _EVENTS.get(number, "date"), line)
    elif kind == "relation":
        building.related.append(Relation(own or _RELATIONS.get(number, "related"), data))
    else:
        building.unknown.append(line)


def _read_event(building: Building, data: str, label: str, line: str) -> None:
    when = read_date(data)
    if when is None:
        building.warn("This date could not be read; it is kept as it was written.", line)
        return
    sort = sort_of(label)
    building.key_dates.append(KeyDate(sort, when, label if sort is DateSort.OTHER else ""))
