"""Saying which contact is me, and handing my own card out."""

from __future__ import annotations

import json
from collections.abc import Mapping

from reljournal.domain.contacts import Card
from reljournal.domain.handing_out import handed_out
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import setting
from reljournal.store.queries.contacts import contact

_CHOICES = "my_card"
# A mark that is the same on every copy would let strangers compare theirs; that one is a person goes without saying.
_LEFT_OUT = ("UID:", "KIND:individual")


def this_is_me(journal: Journal, contact_id: int) -> None:
    """Let a contact be me; whoever was it before is so no more. One edit.

    Raises:
        NotFoundError: the contact is gone.
    """
    from reljournal.store import tables

    name = contact(journal, contact_id).name or "a contact"
    model = tables.Contact
    with journal.edit(f"Say that {name} is me"):
        for row in model.select().where(model.is_me, model.id != contact_id):
            row.is_me = False
            row.save()
        row = model.get_by_id(contact_id)
        if not row.is_me:
            row.is_me = True
            row.save()


def this_is_not_me(journal: Journal, contact_id: int) -> None:
    """Let a contact not be me. One edit.

    Raises:
        NotFoundError: the contact is gone.
    """
    from reljournal.store import tables

    name = contact(journal, contact_id).name or "a contact"
    with journal.edit(f"Say that {name} is not me"):
        row = tables.Contact.get_by_id(contact_id)
        if row.is_me:
            row.is_me = False
            row.save()


def handing_out_choices(journal: Journal) -> dict[str, bool]:
    """Return what the person chose to hand out and to keep to themself, by the key of each piece."""
    try:
        kept = json.loads(setting(journal, _CHOICES, "{}"))
    except ValueError:
        return {}
    return {str(key): bool(value) for key, value in kept.items()} if isinstance(kept, dict) else {}


def choose_what_to_hand_out(journal: Journal, choices: Mapping[str, bool]) -> None:
    """Remember in the journal what is handed out. Nothing is written when nothing differs."""
    from reljournal.store.journal_settings import write_setting

    if dict(choices) == handing_out_choices(journal):
        return
    with journal.edit("Choose what stands on my card"):
        write_setting(_CHOICES, json.dumps(dict(choices), ensure_ascii=False, sort_keys=True))


def card_to_hand_out(card: Card, choices: Mapping[str, bool]) -> bytes:
    """Return what others get of a card as a vCard file (RFC 6350), without anything that tells two copies apart."""
    from reljournal.exchange.content_lines import folded

    return b"".join(folded(line) for line in _lines(card, choices))


def text_of_code(card: Card, choices: Mapping[str, bool]) -> str:
    """Return what others get of a card as the text of a QR code: the same lines, unfolded, for it to stay small."""
    return "".join(f"{line}\r\n" for line in _lines(card, choices))


def _lines(card: Card, choices: Mapping[str, bool]) -> list[str]:
    from reljournal.exchange.vcard.writer import OutCard, vcard_lines

    return [line for line in vcard_lines(OutCard(handed_out(card, choices), "")) if not line.startswith(_LEFT_OUT)]
