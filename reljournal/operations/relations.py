"""What people are to each other: written once, read on both cards, one edit each."""

from __future__ import annotations

from dataclasses import replace

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Card
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.names import Name
from reljournal.domain.relations import inverse_of, is_known, kind_of
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.relations import own_kinds, owner_of

_GONE = "This relation is not in the journal any more."


def add_relation(journal: Journal, contact_id: int, relation: Relation, *, inverse: str = "") -> None:
    """Say what somebody is to a contact. ``inverse`` explains a word of one's own from the other side.

    Raises:
        NotFoundError: the contact is gone.
        RelJournalError: it names nobody, or the contact itself.
    """
    from reljournal.store import writing

    before = contact(journal, contact_id)
    meant = _meant(journal, contact_id, relation)
    with journal.edit(f"Make {meant.value} the {meant.label} of {before.name or 'a contact'}"):
        _explain(journal, meant.label, inverse)
        writing.change_card(contact_id, replace(before.card, related=(*before.card.related, meant)))


def change_relation(journal: Journal, relation_id: int, relation: Relation, *, seen_from: int) -> None:
    """Bring a relation to what ``relation`` says, as it reads on the card of the contact ``seen_from``.

    From the other side the label is turned round; the name there is the other card's own.

    Raises:
        NotFoundError: it is gone.
        RelJournalError: it names nobody.
    """
    from reljournal.store import writing

    owner_id, before = _row(journal, relation_id)
    if owner_id == seen_from:
        meant = _meant(journal, owner_id, relation)
    else:
        own = own_kinds(journal)
        # A word that says more than its kind ("father") stays while the kind does.
        is_same = kind_of(relation.label) == kind_of(inverse_of(before.label, own))
        label = before.label if is_same else inverse_of(relation.label, own)
        meant = replace(before, label=label, note=relation.note)
    card = contact(journal, owner_id).card
    related = tuple(replace(meant, id=relation_id) if item.id == relation_id else item for item in card.related)
    with journal.edit(f"Change a relation of {contact(journal, seen_from).name or 'a contact'}"):
        writing.change_card(owner_id, replace(card, related=related))


def remove_relation(journal: Journal, relation_id: int) -> None:
    """Take a relation off both cards.

    Raises:
        NotFoundError: it is gone.
    """
    from reljournal.store import writing

    owner_id, before = _row(journal, relation_id)
    owner = contact(journal, owner_id)
    related = tuple(item for item in owner.card.related if item.id != relation_id)
    with journal.edit(f"Remove {before.value} from the people around {owner.name or 'a contact'}"):
        writing.change_card(owner_id, replace(owner.card, related=related))


def make_card_of(journal: Journal, relation_id: int) -> int:
    """Make a card of a person who had none, linked by the relation; return the new contact.

    Raises:
        NotFoundError: the relation is gone.
        RelJournalError: there is a card already.
    """
    from reljournal.store import writing

    owner_id, before = _row(journal, relation_id)
    if before.other_id is not None:
        raise RelJournalError(f"{before.value} has a card already.")
    owner = contact(journal, owner_id)
    given, _, family = before.value.strip().rpartition(" ")
    name = Name(given=given, family=family) if given else Name(given=family)
    with journal.edit(f"Make a card of {before.value}"):
        made = writing.add_card(Card(name=name))
        related = tuple(
            replace(item, other_id=made) if item.id == relation_id else item for item in owner.card.related
        )
        writing.change_card(owner_id, replace(owner.card, related=related))
    return made


def _meant(journal: Journal, contact_id: int, relation: Relation) -> Relation:
    if relation.other_id == contact_id:
        raise RelJournalError("Nobody is related to themselves. Name somebody else.")
    name = relation.value.strip()
    if relation.other_id is not None:
        name = contact(journal, relation.other_id).name or name
    if not name:
        raise RelJournalError("Write whom you mean first.")
    return replace(relation, value=name, label=relation.label.strip() or "related", note=relation.note.strip())


def _explain(journal: Journal, label: str, inverse: str) -> None:
    from reljournal.store import tables

    if inverse.strip() and not is_known(label, own_kinds(journal)):
        tables.RelationKind.create(name=label, inverse=inverse.strip())


def _row(journal: Journal, relation_id: int) -> tuple[int, Relation]:
    owner_id = owner_of(journal, relation_id)
    if owner_id is None:
        raise NotFoundError(_GONE)
    found = next((item for item in contact(journal, owner_id).card.related if item.id == relation_id), None)
    if found is None:
        raise NotFoundError(_GONE)
    return owner_id, found
