"""Making one contact of several, in one step that one undo takes back."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.merging_cards import MergePlan, Say, also, best_known_first, merged_card, plan_merge
from reljournal.domain.progress import Progress, Silent
from reljournal.store.drafts import follow_merge
from reljournal.store.journal import Journal
from reljournal.store.queries.belongings import belongings
from reljournal.store.queries.contacts import contact, contacts, photo
from reljournal.store.queries.duplicates import own_field_names


def propose_merge(journal: Journal, keep_id: int, other_ids: Sequence[int]) -> MergePlan:
    """Return the proposal for making one contact of several; ``keep_id`` is the one that stays.

    Raises:
        NotFoundError: one of them is gone.
    """
    return plan_merge([contact(journal, contact_id) for contact_id in (keep_id, *other_ids)])


def merge_contacts(journal: Journal, plan: MergePlan, say: Say | None = None) -> str:
    """Make the contacts of a plan one, the first of them; return the edit's label.

    What is on the cards comes from the plan. Entries, follow-ups, relations, circles, files, own fields and the keys
    of imported cards are hung on the contact that stays; photos that were not chosen become files on its card. ``say``
    words the lines of the note for what was not chosen.

    Raises:
        NotFoundError: one of the contacts is gone.
        RelJournalError: one of them has been changed since the plan was made; nothing was changed.
    """
    from reljournal.store import date_marks, joining, mentions, merged, writing

    keep_id, *other_ids = (item.id for item in plan.contacts)
    with journal.edit(f"Merge {_all_names(plan)}") as edit:
        now = contacts(journal, [keep_id, *other_ids])
        if len(now) != len(plan.contacts):
            raise NotFoundError("One of these contacts is not in the journal any more; nothing was merged.")
        if [item.card for item in now] != [item.card for item in plan.contacts]:
            raise RelJournalError(
                "One of these contacts has just been changed. Nothing was merged; look, and try again."
            )
        card = merged_card(plan, say or worded(journal))
        rows = sorted((keep_id, *other_ids), key=lambda row: row != plan.face)
        photos = [found for row in rows if (found := photo(journal, row)) is not None]
        is_me, listed = joining.standing_of(keep_id, other_ids)
        marks = date_marks.marks_of_contacts(other_ids)
        joining.hang_on(keep_id, other_ids)
        follow_merge(journal, edit.connection, keep_id, other_ids)
        mentions.follow_merge(edit.connection, keep_id, other_ids)
        merged.note_merge(edit.connection, keep_id, other_ids)
        writing.remove_contacts(other_ids)
        writing.change_card(keep_id, card)
        date_marks.hang_marks(keep_id, marks)
        joining.place(keep_id, is_me=is_me, listed=listed)
        if photos:
            writing.set_photo(keep_id, photos[0])
            for other in photos[1:]:
                if other.data != photos[0].data:
                    joining.keep_photo_as_file(edit.connection, keep_id, other, _file_name(other.media_type))
    return edit.label


def merge_all(
    journal: Journal, groups: Sequence[Sequence[int]], say: Say | None = None, progress: Progress | None = None
) -> int:
    """Merge every group (two contacts or more that are the same) as it is proposed, in one edit; return how many were.

    Of a group the one who is known best stays. Groups that share a contact become one; whoever is gone meanwhile
    is passed over. For a worker: a pair takes some ten milliseconds.

    Raises:
        Cancelled: the person asked to stop; nothing was merged.
    """
    watched = progress or Silent()
    stands_for: dict[int, int] = {}

    def now(contact_id: int) -> int:
        while contact_id in stands_for:
            contact_id = stands_for[contact_id]
        return contact_id

    merged = 0
    with journal.edit(f"Merge {len(groups):,} {_what(groups)} that are the same"):
        for done, group in enumerate(groups):
            watched.step(done, len(groups))
            ids = {now(contact_id) for contact_id in group}
            found = contacts(journal, sorted(ids))
            if len(found) < 2:
                continue
            counted = belongings(journal, [item.id for item in found])
            ordered = best_known_first(found, {contact_id: things.entries for contact_id, things in counted.items()})
            keep, *others = (item.id for item in ordered)
            merge_contacts(journal, propose_merge(journal, keep, others), say)
            stands_for.update(dict.fromkeys(others, keep))
            merged += 1
    return merged


def _what(groups: Sequence[Sequence[int]]) -> str:
    return "pairs" if all(len(group) == 2 for group in groups) else "groups"


def worded(journal: Journal) -> Say:
    """Return how lines of the note are worded: own fields by their names."""
    names = {f"custom.{row}": name for row, name in own_field_names(journal).items()}
    return lambda path, text: f"Also ({names[path]}): {text}" if path in names else also(path, text)


def _all_names(plan: MergePlan) -> str:
    names = list(dict.fromkeys(item.name or "a contact" for item in plan.contacts))
    if len(names) == 1:
        return f"{len(plan.contacts):,} contacts named {names[0]}"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) <= 3 else f"{len(plan.contacts):,} contacts"


def _file_name(media_type: str) -> str:
    return f"photo.{media_type.rpartition('/')[2].split('+')[0] or 'bin'}"
