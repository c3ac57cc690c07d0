"""Fields of the person's own as lines: what stands on the card, and what the field is, so that it can be made again.

``X-RELJOURNAL-FIELD;X-NAME="Tea";X-SORT=choice;X-CHOICES="green^nwhite":green``. Without X-SORT a field holds text. The
choices stand one on a line, X-ON=card says that no other card has the field, X-PERSON is the UID of the person whom the
value names. A line without a value only says that there is the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.exchange.vcard.building import Building
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.records import ReadField
from reljournal.exchange.vcard.values import escape, unescape

_UNCLEAR = "It is not clear what is meant to be in this field; it is kept as it was written."
_SORTS = {str(sort): sort for sort in FieldSort}


@dataclass(frozen=True, slots=True)
class OutField:
    """A field of the person's own on its way out: what it is, what stands there, and the UID of the person meant."""

    field: CustomField
    value: str = ""
    person: str = ""


def quoted(text: str) -> str:
    """Return a parameter's value in quotation marks, with the escapes of RFC 6868."""
    return '"' + text.replace("^", "^^").replace('"', "^'").replace("\r\n", "\n").replace("\n", "^n") + '"'


def field_line(out: OutField) -> str:
    """Return the line of a field."""
    field = out.field
    parameters = {
        "X-NAME": quoted(field.name),
        "X-SORT": "" if field.sort is FieldSort.TEXT else str(field.sort),
        "X-CHOICES": quoted("\n".join(field.choices)) if field.choices else "",
        "X-ON": "card" if field.contact_id is not None else "",
        "X-PERSON": quoted(out.person) if out.person else "",
    }
    said = "".join(f";{name}={value}" for name, value in parameters.items() if value)
    return f"X-RELJOURNAL-FIELD{said}:{escape(out.value)}"


def read_field(building: Building, head: Head, value: str, line: str) -> None:
    """Read a field; one without a name, or that holds what is not known here, is kept as it is."""
    get: Mapping[str, str] = head.parameters
    name, sort = " ".join(get.get("X-NAME", "").split()), _SORTS.get(get.get("X-SORT", "text").strip().lower())
    where = get.get("X-ON", "").strip().lower()
    if not name or sort is None or where not in {"", "card"}:
        building.warn(_UNCLEAR, line)
        return
    choices = tuple(choice.strip() for choice in get.get("X-CHOICES", "").split("\n") if choice.strip())
    if sort is FieldSort.CHOICE and not choices:
        building.warn(_UNCLEAR, line)
        return
    building.fields.append(
        ReadField(name, sort, choices, where == "card", unescape(value).strip(), get.get("X-PERSON", ""), line)
    )
