"""A draft of an entry as text (JSON) and back: how unfinished entries and former states are kept."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.entries import (
    Aside,
    Direction,
    EntryDraft,
    EntryFile,
    Feeling,
    FollowUp,
    Kind,
    Learned,
    LedgerItem,
    OwedBy,
    PersonRef,
    Purpose,
    RepeatFrom,
    Sort,
    StartedBy,
    Surroundings,
)


def write_draft(draft: EntryDraft) -> str:
    """Return a draft as JSON."""
    body = {
        "kind": str(draft.kind),
        "on": draft.on.isoformat(),
        "at": draft.at.isoformat() if draft.at else None,
        "minutes": draft.minutes,
        "title": draft.title,
        "text": draft.text,
        "contacts": list(draft.contact_ids),
        "new_people": list(draft.new_people),
        "follow_ups": [_follow_up(item) for item in draft.follow_ups],
        "around": _around(draft.around),
        "learned": [_learned(item) for item in draft.learned],
    }
    return json.dumps(body, ensure_ascii=False)


def read_draft(text: str) -> EntryDraft:
    """Return the draft that :func:`write_draft` wrote; what an older program did not write is left empty."""
    body = json.loads(text)
    return EntryDraft(
        kind=Kind(body["kind"]),
        on=date.fromisoformat(body["on"]),
        at=time.fromisoformat(body["at"]) if body["at"] else None,
        minutes=body["minutes"],
        title=body["title"],
        text=body["text"],
        contact_ids=tuple(body["contacts"]),
        follow_ups=tuple(_read_follow_up(item) for item in body["follow_ups"]),
        new_people=tuple(body.get("new_people", ())),
        around=_read_around(body.get("around", {})),
        learned=tuple(_read_learned(item) for item in body.get("learned", ())),
    )


def _follow_up(item: FollowUp) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "owed_by": str(item.owed_by),
        "due": _day(item.due),
        "done_on": _day(item.done_on),
        "contact": _person(item.contact),
        "entry_id": item.entry_id,
        "note": item.note,
        "uuid": item.uuid,
        "repeat": item.repeat,
        "repeat_from": str(item.repeat_from),
        "snoozed_until": _day(item.snoozed_until),
    }


def _read_follow_up(item: dict[str, Any]) -> FollowUp:
    return FollowUp(
        text=item["text"],
        owed_by=OwedBy(item["owed_by"]),
        due=_read_day(item["due"]),
        done_on=_read_day(item["done_on"]),
        contact=_read_person(item["contact"]),
        entry_id=item["entry_id"],
        note=item["note"],
        id=item["id"],
        uuid=item["uuid"],
        repeat=item.get("repeat", ""),
        repeat_from=RepeatFrom(item.get("repeat_from", "due")),
        snoozed_until=_read_day(item.get("snoozed_until")),
    )


def _learned(item: Learned) -> dict[str, Any]:
    fact = item.fact
    return {"contact": _person(item.contact), "label": fact.label, "text": fact.text, "on": _day(fact.learned_on)}


def _read_learned(item: dict[str, Any]) -> Learned:
    return Learned(
        PersonRef(*item["contact"]), LearnedFact(item["label"], item["text"], learned_on=_read_day(item["on"]))
    )


def _around(around: Surroundings) -> dict[str, Any]:
    return {
        "place": around.place,
        "started_by": around.started_by,
        "feeling": around.feeling,
        "purpose": around.purpose,
        "their_side": around.their_side,
        "tags": list(around.tags),
        "ledger": [
            {
                "id": item.id,
                "direction": str(item.direction),
                "text": item.text,
                "sort": str(item.sort),
                "contact": _person(item.contact),
                "on": _day(item.on),
                "weight": item.weight,
                "acknowledged": item.acknowledged,
            }
            for item in around.ledger
        ],
        "asides": [{"id": item.id, "contact": _person(item.contact), "text": item.text} for item in around.asides],
        "files": [[item.name, item.media_type, item.size, item.digest] for item in around.files],
        "source_key": around.source_key,
    }


def _read_around(body: dict[str, Any]) -> Surroundings:
    return Surroundings(
        place=body.get("place", ""),
        started_by=StartedBy(body["started_by"]) if body.get("started_by") else None,
        feeling=Feeling(body["feeling"]) if body.get("feeling") else None,
        purpose=Purpose(body["purpose"]) if body.get("purpose") else None,
        their_side=body.get("their_side", ""),
        tags=tuple(body.get("tags", ())),
        ledger=tuple(
            LedgerItem(
                direction=Direction(item["direction"]),
                text=item["text"],
                sort=Sort(item["sort"]),
                contact=_read_person(item["contact"]),
                on=_read_day(item["on"]),
                weight=item["weight"],
                acknowledged=item["acknowledged"],
                id=item["id"],
            )
            for item in body.get("ledger", ())
        ),
        asides=tuple(
            Aside(PersonRef(*item["contact"]), item["text"], id=item["id"]) for item in body.get("asides", ())
        ),
        files=tuple(EntryFile(*item) for item in body.get("files", ())),
        source_key=body.get("source_key", ""),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _person(person: PersonRef | None) -> list[Any] | None:
    return [person.id, person.name, person.has_photo] if person else None


def _read_person(parts: list[Any] | None) -> PersonRef | None:
    return PersonRef(*parts) if parts else None
