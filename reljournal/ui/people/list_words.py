"""What the list says about itself: how many it shows, and why it shows nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reljournal.domain.shelves import Shelf
from reljournal.ui.people.list_model import PeopleFilter

if TYPE_CHECKING:
    from reljournal.domain.rules import Rule


def _words(text: str) -> str:
    return QCoreApplication.translate("PeopleList", text)


def how_many(shown: int, total: int, shelf: Shelf) -> str:
    """Return how many of how many are shown."""
    locale = QLocale()
    if shown != total:
        return _words("%1 of %2").replace("%1", locale.toString(shown)).replace("%2", locale.toString(total))
    if shelf is not Shelf.LISTED:
        words = _words("%1 in the archive") if shelf is Shelf.ARCHIVED else _words("%1 in the trash")
        return words.replace("%1", locale.toString(total))
    return QCoreApplication.translate("PeopleList", "%Ln people", None, total)


def why_nobody(wanted: PeopleFilter) -> str:
    """Return why nobody is shown under a filter; empty when the list itself is empty."""
    from reljournal.domain.search_question import read_question, slip

    words = wanted.words.strip()
    reason = ""
    wrong = slip(words)
    if wrong is not None:
        from reljournal.ui.search.offers import slip_words

        reason = slip_words(wrong)
    elif words and (wanted.tag or wanted.without_dates or wanted.rule is not None):
        reason = _words("Nobody here fits “%1” as well.").replace("%1", words)
    elif words:
        plain = read_question(words).is_plain
        reason = (_words("No card holds “%1”.") if plain else _words("Nobody fits “%1”.")).replace("%1", words)
    elif wanted.rule is not None:
        reason = _nobody_by_rule(wanted.rule)
    elif wanted.without_dates:
        reason = _words("Everyone has a key date.")
    elif wanted.tag:
        reason = _words("Nobody carries the tag “%1” any more.").replace("%1", wanted.tag)
    elif wanted.shelf is Shelf.ARCHIVED:
        reason = _words("Nobody is archived. Archived people are out of lists and reminders, and still found.")
    elif wanted.shelf is Shelf.TRASH:
        reason = _words("The trash is empty. What is deleted is kept here for 30 days.")
    elif not wanted.is_open:
        reason = _words("Nobody fits.")
    return reason


def _nobody_by_rule(rule: Rule) -> str:
    from reljournal.domain.rules import InCircle

    if len(rule.parts) == 1 and isinstance(rule.parts[0], InCircle):
        return _words(
            "Nobody is in this circle now. One by hand takes whom you drag onto it, or put into it with Ctrl+G."
        )
    if not rule.is_understood:
        return _words("A later version of RelJournal wrote part of this filter; it fits nobody here.")
    return _words("Nobody fits this filter.")
