"""Saving a card that was edited for a while, without losing what else happened to it meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from reljournal.domain.contacts import Card
from reljournal.domain.relations import is_known
from reljournal.domain.text import fold
from reljournal.store.card_drafts import CardDraft
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circles, ids_by_hand, there
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.custom_fields import every_field
from reljournal.store.queries.relations import own_kinds


def merged(before: Card, draft: Card, now: Card) -> Card:
    """Return ``now`` with what the person changed between ``before`` and ``draft``, field by field."""
    changed = {
        item.name: getattr(draft, item.name)
        for item in fields(Card)
        if getattr(draft, item.name) != getattr(before, item.name)
    }
    return replace(now, **changed)


def save_card(
    journal: Journal,
    contact_id: int,
    before: Card,
    draft: Card,
    *,
    circles_before: Sequence[str] = (),
    circles_after: Sequence[str] = (),
) -> None:
    """Write what the person changed on a card, beginning from ``before``; the rest stays as it is now.

    So it is with the circles: the contact goes into those that are new among ``circles_after``, and out of those that
    are missing. One edit writes all of it, and nothing is written when nothing differs.

    Raises:
        NotFoundError: the contact is gone.
    """
    from reljournal.store import writing

    now = contact(journal, contact_id)
    card = _with_those_there(journal, merged(before, draft, now.card), contact_id)
    with journal.edit(f"Edit {card.shown_name or now.name or 'a contact'}"):
        writing.change_card(contact_id, card)
        _change_circles(journal, contact_id, circles_before, circles_after)


def add_drafted(journal: Journal, draft: CardDraft) -> int:
    """Add the contact that a draft has written, with its photo, relations, own fields and circles; return its id.

    Whoever was said to be somebody else while it was written is never asked about again.
    """
    from reljournal.store import joining, tables, writing

    card = _with_those_there(journal, draft.written, None)
    with journal.edit(f"Add {card.shown_name or 'a contact'}"):
        contact_id = writing.add_card(card)
        if draft.photo is not None:
            writing.set_photo(contact_id, draft.photo)
        for name, inverse in draft.kinds:
            if not is_known(name, own_kinds(journal)):
                tables.RelationKind.create(name=name, inverse=inverse)
        _change_circles(journal, contact_id, (), draft.circles)
        for other_id in sorted(there(journal, draft.told_apart)):
            joining.note_apart(contact_id, other_id)
    return contact_id


def _with_those_there(journal: Journal, card: Card, contact_id: int | None) -> Card:
    """Return a card that names only contacts and fields that are there; a draft may have waited while they went.

    Whoever went keeps the name on the card. What stood in a field that was removed goes as on every other card.
    """
    others = [*(item.other_id for item in card.related), *(item.other_id for item in card.custom), card.met.through_id]
    named = [other_id for other_id in others if other_id is not None]
    known = there(journal, named) if named else set()
    own = {field.id for field in every_field(journal, contact_id)} if card.custom else set()

    def still(other_id: int | None) -> int | None:
        return other_id if other_id in known else None

    return replace(
        card,
        related=tuple(replace(item, other_id=still(item.other_id)) for item in card.related),
        custom=tuple(replace(item, other_id=still(item.other_id)) for item in card.custom if item.field_id in own),
        met=replace(card.met, through_id=still(card.met.through_id)),
    )


def _change_circles(journal: Journal, contact_id: int, before: Sequence[str], after: Sequence[str]) -> None:
    """Put a contact into circles by hand and take it out of others; a name that no circle has becomes a new one."""
    from reljournal.store import circles as writing

    was, wanted = {fold(name): name for name in before}, {fold(name): name for name in after}
    known = {fold(item.name): item for item in circles(journal)}
    for key in wanted.keys() - was.keys():
        found = known.get(key)
        if found is not None and found.is_by_rule:
            continue
        circle_id = found.id if found is not None else writing.add_circle(" ".join(wanted[key].split()))
        if contact_id not in ids_by_hand(journal, circle_id):
            writing.put_in(circle_id, [contact_id])
    for key in was.keys() - wanted.keys():
        found = known.get(key)
        if found is not None and not found.is_by_rule:
            writing.take_out(found.id, [contact_id])
