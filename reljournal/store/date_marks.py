"""What was done about key dates, as rows. Only inside an edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reljournal.domain.reminding import Mark
from reljournal.store import tables

_SAME_DATE = ("sort", "label", "year", "month", "day")


def write_mark(key_date_id: int, mark: Mark) -> None:
    """Let this be what was done about a date on the day of the mark, in place of what was noted before."""
    row = _row(key_date_id, mark.on) or tables.DateMark(key_date=key_date_id, on_date=mark.on.isoformat())
    row.done = mark.done or ""
    row.done_on = mark.done_on.isoformat() if mark.done_on else None
    row.note = mark.note
    row.entry_id = mark.entry_id
    row.snoozed_until = mark.snoozed_until.isoformat(timespec="minutes") if mark.snoozed_until else None
    row.save()


def remove_mark(key_date_id: int, on: date) -> None:
    """Let nothing be noted about a date on a day."""
    row = _row(key_date_id, on)
    if row is not None:
        row.delete_instance()


def _row(key_date_id: int, on: date) -> tables.DateMark | None:
    model = tables.DateMark
    found: tables.DateMark | None = model.get_or_none(
        (model.key_date == key_date_id) & (model.on_date == on.isoformat())
    )
    return found


@dataclass(frozen=True, slots=True)
class LooseMark:
    """A mark whose date goes, and how the same date is known on another card."""

    date: tuple[object, ...]
    values: dict[str, object]


def marks_of_contacts(contact_ids: Sequence[int]) -> list[LooseMark]:
    """Return every mark on the dates of these contacts."""
    rows = tables.DateMark.select().join(tables.KeyDate).where(tables.KeyDate.contact.in_(list(contact_ids)))
    columns = ("on_date", "done", "done_on", "note", "entry_id", "snoozed_until")
    return [
        LooseMark(
            tuple(getattr(row.key_date, name) for name in _SAME_DATE), {name: getattr(row, name) for name in columns}
        )
        for row in rows.order_by(tables.DateMark.id)
    ]


def hang_marks(contact_id: int, marks: Sequence[LooseMark]) -> None:
    """Hang marks on the same dates of another contact; what is noted there about a day stays."""
    if not marks:
        return
    there = {
        tuple(getattr(row, name) for name in _SAME_DATE): row.id
        for row in tables.KeyDate.select().where(tables.KeyDate.contact == contact_id).order_by(tables.KeyDate.id)
    }
    for mark in marks:
        key_date_id = there.get(mark.date)
        model = tables.DateMark
        if key_date_id is not None and not (
            model.select().where((model.key_date == key_date_id) & (model.on_date == mark.values["on_date"])).exists()
        ):
            model.create(key_date=key_date_id, **mark.values)
