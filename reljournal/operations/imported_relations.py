"""Relations between cards that come in together: tied to the contacts that their UIDs mean, each of them once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import KeyDate
from reljournal.domain.relations import inverse_of, is_known, kind_of
from reljournal.exchange.vcard.records import ReadTie
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.relations import own_kinds, relations_of

ContactOf = Callable[[str], int | None]
"""Returns the contact that a UID means, None when there is none."""


def tie_relations(journal: Journal, contact_id: int, ties: Sequence[ReadTie], contact_of: ContactOf) -> None:
    """Let the relations on a card mean the contacts they name by UID. Only inside an edit.

    What the other's card or this one says already is not said twice; whoever is not in the journal stays by name.
    """
    from reljournal.store import writing

    before = contact(journal, contact_id).card
    related = list(before.related)
    for tie in ties:
        if tie.is_theirs:
            continue
        _explain(journal, tie)
        other_id = contact_of(tie.uid)
        place = _by_name(related, tie)
        if other_id in {None, contact_id} or place is None:
            continue
        if not related[place].note and _is_said(journal, contact_id, related, tie.label, other_id):
            del related[place]
        else:
            related[place] = replace(related[place], other_id=other_id)
            if other_id is not None:
                _tie_back(journal, contact_id, before.shown_name, tie, other_id)
    if tuple(related) != before.related:
        writing.change_card(contact_id, replace(before, related=tuple(related)))


def tie_couples(
    journal: Journal, contact_id: int, couples: Sequence[tuple[KeyDate, str]], contact_of: ContactOf
) -> None:
    """Let key dates that are those of two mean the contact that a UID names, too. Only inside an edit."""
    from reljournal.store import writing

    if not couples:
        return
    before = contact(journal, contact_id).card
    meant = {item: contact_of(uid) for item, uid in couples}
    dates = tuple(
        replace(item, partner_id=meant[item]) if item in meant and meant[item] != contact_id else item
        for item in before.key_dates
    )
    if dates != before.key_dates:
        writing.change_card(contact_id, replace(before, key_dates=dates))


def _tie_back(journal: Journal, contact_id: int, name: str, tie: ReadTie, other_id: int) -> None:
    """Let the other's card mean this contact where it came in before, when there was only a name to be written."""
    from reljournal.store import writing

    card, kind = contact(journal, other_id).card, kind_of(inverse_of(tie.label, own_kinds(journal)))
    related = tuple(
        replace(item, other_id=contact_id)
        if item.other_id is None and item.value == name and kind_of(item.label) == kind else item
        for item in card.related
    )  # fmt: skip
    if related != card.related:
        writing.change_card(other_id, replace(card, related=related))


def add_their_relations(journal: Journal, contact_id: int, ties: Sequence[ReadTie], contact_of: ContactOf) -> None:
    """Add the relations that were written on the cards of others, where those did not come in. Only inside an edit."""
    from reljournal.store import writing

    before = contact(journal, contact_id).card
    related = list(before.related)
    for tie in ties:
        other_id = contact_of(tie.uid)
        if not tie.is_theirs or other_id == contact_id:
            continue
        _explain(journal, tie)
        if other_id is None and _by_name(related, tie) is None:
            related.append(Relation(tie.label, tie.name, note=tie.note))
        elif other_id is not None and not _is_said(journal, contact_id, related, tie.label, other_id):
            related.append(Relation(tie.label, tie.name, other_id=other_id, note=tie.note))
    if tuple(related) != before.related:
        writing.change_card(contact_id, replace(before, related=tuple(related)))


def _by_name(related: Sequence[Relation], tie: ReadTie) -> int | None:
    return next((
        place for place, item in enumerate(related)
        if item.other_id is None and item.label == tie.label and item.value == tie.name
    ), None)  # fmt: skip


def _is_said(
    journal: Journal, contact_id: int, related: Sequence[Relation], label: str, other_id: int | None
) -> bool:
    kind = kind_of(label)
    here = any(item.other_id == other_id and kind_of(item.label) == kind for item in related)
    return here or any(
        item.is_inverse and item.other_id == other_id and kind_of(item.label) == kind
        for item in relations_of(journal, contact_id)
    )


def _explain(journal: Journal, tie: ReadTie) -> None:
    from reljournal.store import tables

    if tie.inverse and not is_known(tie.label, own_kinds(journal)):
        tables.RelationKind.create(name=tie.label, inverse=tie.inverse)
