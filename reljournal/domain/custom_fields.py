"""Fields of the person's own: what can be in one, and what stands on a card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import isfinite

from reljournal.domain.dates import PartialDate


class FieldSort(StrEnum):
    """What a custom field holds; the value is always kept as text.

    A number is kept as typed in decimal notation, a date in ISO 8601 as far as it is known
    (`domain.dates.PartialDate`), yes or no as "yes" and "no", a person by name beside the id of their contact.
    """

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    LINK = "link"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field of the person's own, on every card, or on the one of ``contact_id``. ``choices`` are for CHOICE."""

    name: str
    sort: FieldSort = FieldSort.TEXT
    choices: tuple[str, ...] = ()
    contact_id: int | None = None
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class CustomValue:
    """What a custom field says on one card. ``other_id`` is the contact when the field holds a person."""

    field_id: int
    value: str
    other_id: int | None = None
    id: int = field(default=0, compare=False)


def with_value(
    custom: tuple[CustomValue, ...], field_id: int, value: str, other_id: int | None = None
) -> tuple[CustomValue, ...]:
    """Return what stands in a card's fields when one says something else; an empty value takes it off.

    Where a field says several things, the first is written and the others stay.
    """
    wanted = CustomValue(field_id, value.strip(), other_id)
    there = next((item for item in custom if item.field_id == field_id), None)
    if not wanted.value:
        return tuple(item for item in custom if item is not there)
    if there is None:
        return (*custom, wanted)
    return tuple(replace(wanted, id=item.id) if item is there else item for item in custom)


def fits(field: CustomField, value: str) -> bool:
    """Return whether a value is what its field holds; one that is not is kept, and only said to look odd."""
    bare = value.strip()
    tests: dict[FieldSort, Callable[[str], bool]] = {
        FieldSort.NUMBER: _is_number,
        FieldSort.DATE: _is_date,
        FieldSort.YES_NO: {"yes", "no"}.__contains__,
        FieldSort.CHOICE: field.choices.__contains__,
        FieldSort.LINK: lambda text: "." in text and not any(c.isspace() for c in text),
    }
    return not bare or field.sort not in tests or tests[field.sort](bare)


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text.replace("\u00a0", "").replace(" ", "").replace(",", ".")))
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def values_with_news(
    known: tuple[CustomValue, ...], news: tuple[CustomValue, ...]
) -> tuple[CustomValue, ...]:
    """Return what stands in a card's fields when news come: what a field said is said anew, nothing else goes.

    Where one of the two says several things in one field, as merged cards do, all of them stay.
    """
    said = list(known)
    for field_id in dict.fromkeys(item.field_id for item in news):
        theirs = [item for item in news if item.field_id == field_id]
        mine = [item for item in said if item.field_id == field_id]
        if len(mine) == len(theirs) == 1:
            if mine[0].value != theirs[0].value:
                said[said.index(mine[0])] = replace(theirs[0], id=mine[0].id)
            continue
        there = {item.value for item in mine}
        said += [item for item in theirs if item.value not in there]
    return tuple(said)
