"""The command palette: every action of the program by its name, found by what is typed after ``>``."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.domain.text import fold, query_words

MARK = ">"
# How alike a misspelt name must be, of 100; fewer letters are like everything.
_ALIKE = 75
_FEWEST_LETTERS = 4


def typed_after_mark(text: str) -> str | None:
    """Return what stands after the ``>`` that asks for actions, None where other things are searched for."""
    bare = text.lstrip()
    return bare.removeprefix(MARK).strip() if bare.startswith(MARK) else None


def actions_of(window: QWidget, without: QWidget) -> list[QAction]:
    """Return the actions of the window and of everything visible in it that have a name, each once.

    Whoever adds a ``QAction`` to a screen or a part of it (``addAction``) is listed while it is in front.
    ``without`` is left out, and so are menus: what stands in them belongs to somebody.
    """
    found = dict.fromkeys(window.actions())
    for part in window.findChildren(QWidget):
        added = part.actions()
        if added and part.isVisibleTo(window) and not isinstance(part, QMenu) and not without.isAncestorOf(part):
            found |= dict.fromkeys(added)
    return [action for action in found if name_of(action) and action.isVisible() and not action.isSeparator()]


def name_of(action: QAction) -> str:
    """Return an action's name without the mark of its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def keys_of(action: QAction) -> str:
    """Return the shortcut of an action as this system writes it, empty without one."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def fitting(actions: Iterable[QAction], typed: str) -> list[QAction]:
    """Return the actions whose name fits, the best first (:func:`rank_of`), else in their order."""
    if not query_words(typed):
        return list(actions)
    ranked = [(rank, action) for action in actions if (rank := rank_of(name_of(action), typed)) is not None]
    return [action for _, action in sorted(ranked, key=lambda found: found[0])]


def rank_of(name: str, typed: str) -> int | None:
    """Return how well a name fits what is typed, None when it does not.

    0 begins so, 1 has words that begin so, 2 has the words somewhere, 3 is spelt alike.
    """
    folded, wanted = fold(name), query_words(typed)
    words = query_words(name)
    if folded.startswith(" ".join(wanted)):
        return 0
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 1
    if all(part in folded for part in wanted):
        return 2
    whole = " ".join(wanted)
    if len(whole) < _FEWEST_LETTERS:
        return None
    from rapidfuzz.fuzz import partial_ratio

    return 3 if partial_ratio(whole, folded, score_cutoff=_ALIKE) else None
