"""Contacted today: what is written by one press, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from reljournal.domain.entries import PersonRef
from reljournal.operations.in_touch import InTouch, contacted
from reljournal.store.queries.people import people_by_ids
from reljournal.ui.context import Context
from reljournal.ui.date_words import name_of
from reljournal.ui.wording import kind_label

_CONTEXT = "InTouch"


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate(_CONTEXT, text, None, count)


def entry_title() -> str:
    """Return what such an entry is called."""
    return _tr("In touch")


def note_contacted(context: Context, contact_ids: Sequence[int], *, again: bool = False) -> None:
    """Write down that one was in touch with these contacts today, and say so."""
    if not contact_ids:
        context.ways.say(_tr("Choose somebody first: who was contacted today?"))
        return
    journal, today = context.journal, context.today()
    done = context.attempt(lambda: contacted(journal, contact_ids, today, entry_title(), again=again))
    if done is not None:
        tell_contacted(context, done)


def tell_contacted(context: Context, done: InTouch) -> None:
    """Say who is down as contacted today; where all were so before, offer to write it once more."""
    written, already = list(done.written), list(done.already)
    if len(written) > 1:
        words = _tr("%Ln people are down as contacted today.", len(written))
        context.ways.offer_undo(f"{words} {_tr('The others were already.')}" if already else words)
    elif written:
        words = _tr("%1 is down as contacted today: %2.").replace("%1", _name(context, written[0]))
        context.ways.offer_undo(words.replace("%2", kind_label(done.written[written[0]])))
    elif already:
        one = _tr("You were in touch with %1 today already.").replace("%1", _name(context, already[0]))
        words = one if len(already) == 1 else _tr("You were in touch with all of them today already.")
        context.ways.say(words, _tr("Once more"), partial(note_contacted, context, already, again=True))


def _name(context: Context, contact_id: int) -> str:
    row = people_by_ids(context.journal, [contact_id])[0]
    return name_of(PersonRef(row.id, row.name))
