"""The menu of tiers: into which the people at hand are put, as one step that Undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.operations.tiers import put_in_tier
from reljournal.store.queries.rhythm import dialogues_of, tiers
from reljournal.ui.context import Context
from reljournal.ui.tiers.words import name_of_key, tier_name


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("TierMenu", text, None, count)


def tier_menu(
    context: Context, contact_ids: Sequence[int], parent: QWidget, put: Callable[[list[int], str], object]
) -> QMenu:
    """Return the menu; it goes away when it is closed. Ticked is the tier in which all of them are."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_tr("Tier"))
    now = {dialogue.tier for dialogue in dialogues_of(context.journal, contact_ids).values()}
    choices = [(tier.key, tier_name(tier).replace("&", "&&")) for tier in tiers(context.journal)]
    for key, words in (*choices, ("", _tr("No tier"))):
        if not key:
            menu.addSeparator()
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(now == {key})
        action.setData(key)
        action.triggered.connect(partial(_take, put, list(contact_ids), key))
    menu.addSeparator()
    menu.addAction(_tr("Tiers…")).triggered.connect(partial(_edit, context, parent))
    return menu


def offer_tiers(context: Context, contact_ids: Sequence[int], parent: QWidget, at: QPoint) -> None:
    """Open the menu at a point of the screen, for few people."""
    tier_menu(context, contact_ids, parent, partial(choose_tier, context)).popup(at)


def choose_tier(context: Context, contact_ids: list[int], key: str) -> None:
    """Put people into a tier, and say so."""
    count = context.attempt(lambda: put_in_tier(context.journal, contact_ids, key, context.today()))
    if count:
        context.ways.offer_undo(done_words(context, key, count))


def done_words(context: Context, key: str, count: int) -> str:
    """Return what was done: "In the tier Gold: 12 people"."""
    if not key:
        return _tr("%Ln people taken out of their tier.", count)
    name = name_of_key(key, tiers(context.journal))
    return _tr("%Ln people put in the tier %1.", count).replace("%1", name)


def _take(put: Callable[[list[int], str], object], contact_ids: list[int], key: str) -> None:
    put(contact_ids, key)


def _edit(context: Context, parent: QWidget) -> None:
    from reljournal.ui.tiers.tiers_dialog import TiersDialog

    TiersDialog(context, parent.window()).open()
