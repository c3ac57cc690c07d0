"""What was given and received, as words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.entries import Direction, LedgerItem, Sort

_CONTEXT = "Ledger"

_SORTS = {
    Sort.ADVICE: QT_TRANSLATE_NOOP("Ledger", "advice"),
    Sort.INTRODUCTION: QT_TRANSLATE_NOOP("Ledger", "introduction"),
    Sort.RECOGNITION: QT_TRANSLATE_NOOP("Ledger", "recognition"),
    Sort.REFERRAL: QT_TRANSLATE_NOOP("Ledger", "referral"),
    Sort.HELP: QT_TRANSLATE_NOOP("Ledger", "help"),
    Sort.INFORMATION: QT_TRANSLATE_NOOP("Ledger", "information"),
    Sort.TIME: QT_TRANSLATE_NOOP("Ledger", "time"),
    Sort.GIFT: QT_TRANSLATE_NOOP("Ledger", "gift"),
    Sort.MONEY: QT_TRANSLATE_NOOP("Ledger", "money"),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))


def ledger_sort_label(sort: Sort) -> str:
    """Return the word for what sort of thing was given or received."""
    return _tr(_SORTS[sort])


def direction_label(direction: Direction) -> str:
    """Return whether it was given or received, in a word."""
    return _tr("Gave") if direction is Direction.GIVEN else _tr("Received")


def ledger_words(item: LedgerItem) -> str:
    """Return an item in a line: "Gave: introduction to Max"."""
    words = _tr("Gave: %1") if item.direction is Direction.GIVEN else _tr("Received: %1")
    return words.replace("%1", item.text)
