"""What the search box offers by itself: recent searches, values of operators, actions, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from reljournal.domain.search_question import OPERATORS, Slip, completed, unfinished
from reljournal.store.journal import Journal
from reljournal.store.queries.completing import completions
from reljournal.store.recent_searches import recent_searches
from reljournal.ui.search.lines import Line, LineSort
from reljournal.ui.search.palette import fitting, keys_of, name_of
from reljournal.ui.search.results import FoundRow, RowKind

# So many values are offered by themselves, and above who fits what was typed of one.
_ALONE, _BESIDE_RESULTS = 8, 3
_ICONS = {"tag": "tag", "in": "map-pin", "circle": "people", "tier": "people", "with": "people"}


def _words(text: str) -> str:
    return QCoreApplication.translate("Search", text)


def _row(line: Line) -> FoundRow:
    return FoundRow(RowKind.LINE, line.words, thing=line)


def recent_rows(journal: Journal) -> list[FoundRow]:
    """Return what was searched for last, and the line that forgets it; nothing when nothing was."""
    recent = recent_searches(journal)
    if not recent:
        return []
    rows = [FoundRow(RowKind.HEADING, _words("Recent searches"))]
    rows += [_row(Line(LineSort.RECENT, words, "history", value=words)) for words in recent]
    return [*rows, _row(Line(LineSort.FORGET, _words("Forget these"), "trash"))]


def value_rows(journal: Journal, typed: str) -> list[FoundRow]:
    """Return what could complete the operator that is being typed."""
    asked = unfinished(typed)
    if asked is None:
        return []
    icon = _ICONS.get(asked.key, "search")
    return [
        _row(Line(LineSort.WRITE, f"{asked.key}:{value}", icon, value=completed(asked.before, value)))
        for value in completions(journal, asked, _BESIDE_RESULTS if asked.value else _ALONE)
    ]


def action_rows(actions: Iterable[QAction], typed: str) -> list[FoundRow]:
    """Return the actions that fit, those that are not possible now among them."""
    return [
        _row(Line(LineSort.ACT, name_of(action), keys=keys_of(action), action=action))
        for action in fitting(actions, typed)
    ]


def meant_row(meant: str) -> FoundRow:
    """Return the question whether something else was meant; pressed, it is searched for."""
    words = _words("Did you mean {words}?").format(words=meant)
    return _row(Line(LineSort.WRITE, words, "search", value=meant))


def slip_words(slip: Slip) -> str:
    """Return the quiet sentence about a piece that looks like an operator and is none."""
    if slip.nearest:
        words = _words("There is no “{written}” here; the nearest is “{nearest}”.")
        return words.format(written=slip.written, nearest=slip.nearest)
    words = _words("There is no “{written}” here, so it was looked for as words. There are {operators}.")
    known = ", ".join(f"{name}:" for name in OPERATORS)
    return words.format(written=slip.written, operators=known)
