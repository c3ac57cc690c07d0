"""One thing done to many contacts: each is one edit, and takes time that grows with them and not with their square."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reljournal.domain.contacts import tag_words
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.progress import Progress, Silent
from reljournal.operations.naming import whom
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.custom_fields import every_field
from reljournal.store.queries.shelves import on_shelf

# So many cards are written between two steps of the progress.
_STEP = 50


class Fillable(StrEnum):
    """The fields of a card that make sense to be the same for many."""

    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    TITLE = "title"
    INDUSTRY = "industry"
    TIME_ZONE = "time_zone"


_WORDS = {
    Fillable.ORGANISATION: "organisation",
    Fillable.DEPARTMENT: "department",
    Fillable.TITLE: "title",
    Fillable.INDUSTRY: "industry",
    Fillable.TIME_ZONE: "time zone",
}


def tag_contacts(journal: Journal, contact_ids: Sequence[int], tags: Sequence[str]) -> int:
    """Give contacts these tags beside those they have; return how many did not have all of them yet.

    Raises:
        NotFoundError: none of them is in the journal any more.
        RelJournalError: there is no word among the tags.
    """
    from reljournal.store import many

    words, ids = _meant(journal, contact_ids, tags)
    with journal.edit(f"Tag {whom(journal, ids)} {_quoted(words)}") as edit:
        return many.add_tags(edit, ids, words)


def untag_contacts(journal: Journal, contact_ids: Sequence[int], tags: Sequence[str]) -> int:
    """Take these tags from contacts; return how many had one of them.

    Raises:
        NotFoundError: none of them is in the journal any more.
        RelJournalError: there is no word among the tags.
    """
    from reljournal.store import many

    words, ids = _meant(journal, contact_ids, tags)
    with journal.edit(f"Take {_quoted(words)} from {whom(journal, ids)}") as edit:
        return many.remove_tags(edit, ids, words)


def fill_field(
    journal: Journal, contact_ids: Sequence[int], field: Fillable, value: str, progress: Progress | None = None
) -> int:
    """Let one field say the same on many cards, nothing with an empty ``value``; return how many were changed.

    Raises:
        NotFoundError: none of them is in the journal any more.
    """
    from reljournal.store import many, writing

    watched = progress or Silent()
    ids = [contact_id for contact_id, _ in on_shelf(journal, contact_ids)]
    with journal.edit(f"{_set(_WORDS[field], value)} of {whom(journal, ids)}") as edit:
        changed = many.fill_column(edit, ids, field.value, value.strip())
        # Whoever has no name is shown by the organisation: theirs are derived anew, one by one.
        nameless = many.without_a_name(edit, changed) if field is Fillable.ORGANISATION else []
        for place, contact_id in enumerate(nameless):
            if place % _STEP == 0:
                watched.step(place, len(nameless), "")
            writing.change_card(contact_id, contact(journal, contact_id).card)
    return len(changed)


def fill_own_field(journal: Journal, contact_ids: Sequence[int], field_id: int, value: str) -> int:
    """Let a field of the person's own say the same on many cards; return how many were changed.

    Raises:
        NotFoundError: the field is gone, or none of the contacts is in the journal any more.
    """
    from reljournal.store import many

    names = {item.id: item.name for item in every_field(journal)}
    if field_id not in names:
        raise NotFoundError("This field is not in the journal any more.")
    ids = [contact_id for contact_id, _ in on_shelf(journal, contact_ids)]
    with journal.edit(f"{_set(f'“{names[field_id]}”', value)} of {whom(journal, ids)}") as edit:
        return many.fill_own_field(edit, ids, field_id, value.strip())


def _set(what: str, value: str) -> str:
    return f"Set the {what}" if value.strip() else f"Clear the {what}"


def _meant(journal: Journal, contact_ids: Sequence[int], tags: Sequence[str]) -> tuple[list[str], list[int]]:
    words = tag_words(tags)
    if not words:
        raise RelJournalError("A tag needs a word.")
    return words, [contact_id for contact_id, _ in on_shelf(journal, contact_ids)]


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
