"""What people are to each other: written once, read on both cards, one edit each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.relations import RELATED, inverse_of, is_known, kind_of, sentence
from reljournal.operations.entries import card_named
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.relations import cards_saying, own_kinds, owner_of, relations_of

_GONE = "This relation is not in the journal any more."
_NO_KIND = "This word is not in the journal any more."


def add_relation(journal: Journal, contact_id: int, relation: Relation, *, inverse: str = "") -> None:
    """Say what somebody is to a contact. ``inverse`` explains a word of one's own from the other side.

    Raises:
        NotFoundError: the contact is gone.
        RelJournalError: it names nobody, or the contact itself, or is said already on one of the two cards.
    """
    from reljournal.store import writing

    before = contact(journal, contact_id)
    meant = _meant(journal, contact_id, relation)
    if _is_said(journal, contact_id, meant):
        raise RelJournalError(f"{meant.value} is already here as {meant.label}.")
    with journal.edit(f"Make {sentence(meant.value, meant.label, before.name or 'a contact')}"):
        _explain(journal, meant.label, inverse)
        writing.change_card(contact_id, replace(before.card, related=(*before.card.related, meant)))


def change_relation(
    journal: Journal, relation_id: int, relation: Relation, *, seen_from: int, inverse: str = ""
) -> None:
    """Bring a relation to what ``relation`` says, as it reads on the card of the contact ``seen_from``.

    From the other side the label is turned round, and one that is the same stays as it was written: "father" remains
    "father" while the child's card says "child". The name there is the other card's own. ``inverse`` explains a word
    of one's own.

    Raises:
        NotFoundError: it is gone.
        RelJournalError: it names nobody, or a word that cannot be turned round.
    """
    from reljournal.store import writing

    owner_id, before = _row(journal, relation_id)
    if owner_id == seen_from:
        if relation.other_id is None and relation.value == before.value:
            # Whoever is in the trash is shown by name alone, and stays who they are.
            relation = replace(relation, other_id=before.other_id)
        meant = replace(_meant(journal, owner_id, relation), preferred=before.preferred)
    else:
        label = _turned(before.label, relation.label, inverse, own_kinds(journal))
        meant = replace(before, label=label, note=relation.note.strip())
    card = contact(journal, owner_id).card
    related = tuple(replace(meant, id=relation_id) if item.id == relation_id else item for item in card.related)
    with journal.edit(f"Change a relation of {contact(journal, seen_from).name or 'a contact'}"):
        _explain(journal, relation.label.strip(), inverse)
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
    """Make a card of a person who had none, linked by the relation, with the year of birth; return the new contact.

    Raises:
        NotFoundError: the relation is gone.
        RelJournalError: there is a card already.
    """
    from reljournal.store import writing

    owner_id, before = _row(journal, relation_id)
    if before.other_id is not None:
        raise RelJournalError(f"{before.value} has a card already.")
    owner = contact(journal, owner_id)
    born = (KeyDate(DateSort.BIRTHDAY, PartialDate(before.birth_year)),) if before.birth_year else ()
    with journal.edit(f"Make a card of {before.value}"):
        made = writing.add_card(replace(card_named(before.value), key_dates=born))
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
    return replace(relation, value=name, label=relation.label.strip() or RELATED, note=relation.note.strip())


def _is_said(journal: Journal, contact_id: int, meant: Relation) -> bool:
    """Return whether one of the two cards says this already; of people without a card the name decides."""
    alike = [item for item in relations_of(journal, contact_id) if kind_of(item.label) == kind_of(meant.label)]
    if meant.other_id is not None:
        return any(item.other_id == meant.other_id for item in alike)
    return any(not item.has_card and _alike(item.name, meant.value) for item in alike)


def _alike(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _turned(written: str, wanted: str, inverse: str, own: Mapping[str, str]) -> str:
    """Return what to write on one card so that the other says ``wanted``."""
    if kind_of(inverse_of(written, own)) == kind_of(wanted):
        return written
    if inverse.strip():
        return inverse.strip()
    if not is_known(wanted, own) and kind_of(wanted) != RELATED:
        raise RelJournalError(f"Say what “{wanted.strip()}” is from the other side.")
    return inverse_of(wanted, own)


# Words of one's own


def rename_kind(journal: Journal, name: str, new_name: str, new_inverse: str) -> None:
    """Call a kind of one's own, and its other side, something else on every card.

    Raises:
        NotFoundError: there is no such kind.
        RelJournalError: one of the words is missing, or means something already.
    """
    from reljournal.store import relation_kinds

    own = own_kinds(journal)
    if name not in own:
        raise NotFoundError(_NO_KIND)
    others = {word: inverse for word, inverse in own.items() if word != name}
    words = [" ".join(word.split()) for word in (new_name, new_inverse)]
    for word in words:
        if not word:
            raise RelJournalError("Both sides of a relation need a word.")
        if is_known(word, others) or kind_of(word) == RELATED:
            raise RelJournalError(f"“{word}” means something already.")
    with journal.edit(f"Say “{words[0]}” instead of “{name}”"):
        relation_kinds.change_kind(name, *words)


def remove_kind(journal: Journal, name: str) -> int:
    """Forget a kind of one's own; cards keep the word. Return on how many cards it stands, or its other side.

    Raises:
        NotFoundError: there is no such kind.
    """
    from reljournal.store import relation_kinds

    own = own_kinds(journal)
    if name not in own:
        raise NotFoundError(_NO_KIND)
    count = cards_saying(journal, name, own[name])
    with journal.edit(f"Forget what “{name}” is from the other side"):
        relation_kinds.remove_kind(name)
    return count


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
