"""In which order the journal shows names: given name first, family name first, or as they were written."""

from __future__ import annotations

from reljournal.domain.names import NameOrder
from reljournal.domain.progress import Progress, Silent
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import NAME_ORDER, NAME_ORDER_LANGUAGE, setting

_LABELS = {
    NameOrder.AS_WRITTEN: "Show names as they were written",
    NameOrder.GIVEN_FAMILY: "Show names with the given name first",
    NameOrder.FAMILY_GIVEN: "Show names with the family name first",
}


def name_order_of(journal: Journal) -> tuple[NameOrder, bool]:
    """Return in which order the journal shows names, and whether it was chosen as that of the person's language."""
    return NameOrder(setting(journal, NAME_ORDER)), bool(setting(journal, NAME_ORDER_LANGUAGE))


def set_name_order(
    journal: Journal, order: NameOrder, progress: Progress | None = None, *, language: str = ""
) -> int:
    """Show all names in ``order`` and sort them so, in one edit; return how many are shown otherwise now.

    Cards with an order of their own keep it. ``language`` is the one whose order it is, when it was chosen so.

    Raises:
        Cancelled: the person asked to stop; nothing was changed.
    """
    from reljournal.store.journal_settings import write_setting
    from reljournal.store.name_order import rewrite_names

    with journal.edit(_LABELS[order]) as edit:
        if name_order_of(journal) != (order, bool(language)):
            write_setting(NAME_ORDER, str(order))
            write_setting(NAME_ORDER_LANGUAGE, language)
        return rewrite_names(edit, order, progress or Silent())
