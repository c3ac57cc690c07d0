"""Key dates and follow-ups as the items of a calendar file, with all by which we know them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from reljournal.exchange.calendars.own import FOLLOW_UP, own_properties
from reljournal.exchange.calendars.rules import Recurring
from reljournal.exchange.calendars.titles import (
    follow_up_title,
    follow_up_word,
    since_words,
    sort_word,
    title_of,
    written_out_words,
)
from reljournal.exchange.calendars.writer import OutItem
from reljournal.store.queries.going_out import OutDate, OutFollowUp


@dataclass(frozen=True, slots=True)
class Shown:
    """On which days a key date goes out: by a rule, or one by one where no rule says them."""

    by_rule: Recurring | None = None
    days: tuple[date, ...] = ()
    span: tuple[int, int] = (0, 0)


def date_items(out: OutDate, shown: Shown, leads: tuple[int, ...], language: str) -> Iterator[OutItem]:
    """Yield a key date as one item with a rule, or as one for each of its days; nothing where it is never shown."""
    key_date = out.key_date
    title = title_of(key_date, tuple(person.name for person in out.people), language)
    own = tuple(own_properties(out))
    category = (sort_word(key_date.sort, language),)
    since = since_words(key_date, language)
    if shown.by_rule is not None:
        yield OutItem(
            out.uuid, title, shown.by_rule.first, shown.by_rule.rule, since, category, leads, out.made_at,
            out.changed_at, own,
        )  # fmt: skip
        return
    text = " ".join(part for part in (since, written_out_words(*shown.span, language)) if part)
    for day in shown.days:
        # The same day of the same date is the same event whenever it is written.
        uid = str(uuid5(UUID(out.uuid), day.isoformat()))
        yield OutItem(uid, title, day, "", text, category, leads, out.made_at, out.changed_at, own)


def follow_up_item(out: OutFollowUp, language: str, *, as_task: bool, alarm: bool) -> OutItem:
    """Return a follow-up as a thing to do, or as an event on the day on which it asks."""
    item = out.item
    name = item.contact.name if item.contact is not None else ""
    title = follow_up_title(item.text, name, owed_to_me=item.owed_by == "them", language=language)
    return OutItem(
        item.uuid, title, item.asked_on, categories=(follow_up_word(language),), leads=(0,) if alarm else (),
        made_at=out.made_at, changed_at=out.changed_at, own=((FOLLOW_UP, item.uuid),),
        is_task=as_task,
    )  # fmt: skip
