"""What a person does with tiers and rhythms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.rhythm import Dialogue, Promise, shares
from reljournal.domain.tiers import READY_MADE, Tier, tiers_to_text
from reljournal.operations.naming import whom
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import TIERS
from reljournal.store.queries.rhythm import dialogues_of, quietest_first, tiers
from reljournal.store.queries.shelves import on_shelf


def put_in_tier(journal: Journal, contact_ids: Sequence[int], key: str, today: date) -> int:
    """Put contacts into a tier, out of any when ``key`` is empty; return how many were not in it.

    What is promised holds from today: nobody is late at once. Many who come together are spread over the period, those
    with whom it is quietest first.

    Raises:
        NotFoundError: none of them is in the journal any more.
        RelJournalError: there is no such tier.
    """
    tier = next((item for item in tiers(journal) if item.key == key), None)
    if key and tier is None:
        raise RelJournalError("This tier is not there any more.")
    ids = [contact_id for contact_id, _ in on_shelf(journal, contact_ids)]
    before = dialogues_of(journal, ids)
    meant = [contact_id for contact_id in quietest_first(journal, ids) if before[contact_id].tier != key]
    if not meant:
        return 0
    what = f"Put {whom(journal, meant)} in the tier “{called(tier)}”" if tier else f"Take {whom(journal, meant)} out"
    after = {
        contact_id: replace(before[contact_id], tier=key, begins_on=today if key else None, share=share if key else 0)
        for contact_id, share in zip(meant, shares(len(meant)), strict=True)
    }
    _write(journal, after, what if tier else f"{what} of the tier")
    return len(meant)


def called(tier: Tier) -> str:
    """Return the name of a tier as an edit says it."""
    return tier.name or tier.key


def keep_rhythm(
    journal: Journal, contact_id: int, promises: Sequence[Promise], today: date,
    *, paused_until: date | None, they_start: bool,
) -> None:  # fmt: skip
    """Give a contact a rhythm of its own (none: that of the tier), a pause, and whose it is to begin.

    What is promised anew holds from today. Nothing is written when nothing differs.

    Raises:
        NotFoundError: the contact is gone.
    """
    was = _one(journal, contact_id)
    now = replace(was, promises=tuple(promises), paused_until=paused_until, they_start=they_start)
    if now.promises != was.promises:
        now = replace(now, begins_on=today, share=0)
    if now != was:
        _write(journal, {contact_id: now}, f"Set the rhythm of {whom(journal, [contact_id])}")


def pause_until(journal: Journal, contact_id: int, day: date | None) -> None:
    """Let nothing be due before a day, or end the pause.

    Raises:
        NotFoundError: the contact is gone.
    """
    now = replace(_one(journal, contact_id), paused_until=day)
    name = whom(journal, [contact_id])
    _write(journal, {contact_id: now}, f"Pause the rhythm of {name}" if day else f"End the pause of {name}")


def snooze(journal: Journal, contact_id: int, day: date | None) -> None:
    """Ask to reach out to a contact again from a day on; what is due stays as it is.

    Raises:
        NotFoundError: the contact is gone.
    """
    now = replace(_one(journal, contact_id), snoozed_until=day)
    _write(journal, {contact_id: now}, f"Snooze {whom(journal, [contact_id])}")


def change_tiers(journal: Journal, now: Sequence[Tier]) -> None:
    """Make these the tiers of the journal, in this order. Whoever is in one that goes is in none.

    Raises:
        RelJournalError: one has no name, or two have the same.
    """
    from reljournal.store.journal_settings import write_setting

    names = [called(tier).strip().casefold() for tier in now]
    if not all(names):
        raise RelJournalError("A tier needs a name.")
    if len(set(names)) < len(names):
        raise RelJournalError("Two tiers have the same name. Give one of them another.")
    was = tiers(journal)
    if tuple(now) == was:
        return
    gone = {tier.key for tier in was} - {tier.key for tier in now}
    with journal.edit("Change the tiers") as edit:
        from reljournal.store import many

        write_setting(TIERS, "" if tuple(now) == READY_MADE else tiers_to_text(now))
        for key in sorted(gone):
            many.empty_tier(edit, key)


def _one(journal: Journal, contact_id: int) -> Dialogue:
    found = dialogues_of(journal, [contact_id])
    if not found:
        raise NotFoundError("This contact is not in the journal any more.")
    return found[contact_id]


def _write(journal: Journal, dialogues: dict[int, Dialogue], label: str) -> None:
    from reljournal.store import many

    with journal.edit(label) as edit:
        many.write_dialogues(edit, dialogues)
