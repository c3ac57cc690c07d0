"""Circles as rows. Only inside an edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peewee import fn

from reljournal.store import tables

_AT_ONCE = 1000


def add_circle(name: str, rule_text: str = "") -> int:
    """Write a new circle below the others; return its id."""
    last = tables.Circle.select(fn.MAX(tables.Circle.position)).scalar()
    row = tables.Circle.create(name=name, rule=rule_text, position=0 if last is None else last + 1)
    row_id: int = row.id
    return row_id


def rename_circle(circle_id: int, name: str) -> None:
    """Give a circle another name."""
    row = tables.Circle.get_by_id(circle_id)
    row.name = name
    row.save()


def set_rule(circle_id: int, rule_text: str) -> None:
    """Give a circle another rule."""
    row = tables.Circle.get_by_id(circle_id)
    row.rule = rule_text
    row.save()


def set_order(circle_ids: Sequence[int]) -> None:
    """Put the circles in this order; those that stand where they stood are not written."""
    for position, circle_id in enumerate(circle_ids):
        row = tables.Circle.get_by_id(circle_id)
        if row.position != position:
            row.position = position
            row.save()


def remove_circle(circle_id: int) -> None:
    """Remove a circle and who was in it; the contacts themselves stay as they are."""
    tables.CircleContact.delete().where(tables.CircleContact.circle == circle_id).execute()
    tables.Circle.delete().where(tables.Circle.id == circle_id).execute()


def put_in(circle_id: int, contact_ids: Iterable[int]) -> None:
    """Put contacts that are not in it yet into a circle."""
    rows = [{"circle": circle_id, "contact": contact_id} for contact_id in sorted(contact_ids)]
    for start in range(0, len(rows), _AT_ONCE):
        tables.CircleContact.insert_many(rows[start : start + _AT_ONCE]).execute()


def take_out(circle_id: int, contact_ids: Iterable[int]) -> None:
    """Take contacts out of a circle."""
    ids = sorted(contact_ids)
    link = tables.CircleContact
    for start in range(0, len(ids), _AT_ONCE):
        link.delete().where(link.circle == circle_id, link.contact.in_(ids[start : start + _AT_ONCE])).execute()
