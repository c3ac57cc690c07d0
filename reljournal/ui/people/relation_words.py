"""The words for relations, and how old somebody may be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from reljournal.domain.relations import ages

_WORDS = {
    "spouse": QT_TRANSLATE_NOOP("Relations", "spouse"),
    "partner": QT_TRANSLATE_NOOP("Relations", "partner"),
    "child": QT_TRANSLATE_NOOP("Relations", "child"),
    "parent": QT_TRANSLATE_NOOP("Relations", "parent"),
    "sibling": QT_TRANSLATE_NOOP("Relations", "sibling"),
    "grandchild": QT_TRANSLATE_NOOP("Relations", "grandchild"),
    "grandparent": QT_TRANSLATE_NOOP("Relations", "grandparent"),
    "cousin": QT_TRANSLATE_NOOP("Relations", "cousin"),
    "aunt or uncle": QT_TRANSLATE_NOOP("Relations", "aunt or uncle"),
    "niece or nephew": QT_TRANSLATE_NOOP("Relations", "niece or nephew"),
    "godchild": QT_TRANSLATE_NOOP("Relations", "godchild"),
    "godparent": QT_TRANSLATE_NOOP("Relations", "godparent"),
    "parent-in-law": QT_TRANSLATE_NOOP("Relations", "parent-in-law"),
    "child-in-law": QT_TRANSLATE_NOOP("Relations", "child-in-law"),
    "sibling-in-law": QT_TRANSLATE_NOOP("Relations", "sibling-in-law"),
    "relative": QT_TRANSLATE_NOOP("Relations", "relative"),
    "former spouse": QT_TRANSLATE_NOOP("Relations", "former spouse"),
    "friend": QT_TRANSLATE_NOOP("Relations", "friend"),
    "neighbour": QT_TRANSLATE_NOOP("Relations", "neighbour"),
    "acquaintance": QT_TRANSLATE_NOOP("Relations", "acquaintance"),
    "manager": QT_TRANSLATE_NOOP("Relations", "manager"),
    "report": QT_TRANSLATE_NOOP("Relations", "report"),
    "colleague": QT_TRANSLATE_NOOP("Relations", "colleague"),
    "assistant": QT_TRANSLATE_NOOP("Relations", "assistant"),
    "assists": QT_TRANSLATE_NOOP("Relations", "assists"),
    "mentor": QT_TRANSLATE_NOOP("Relations", "mentor"),
    "mentee": QT_TRANSLATE_NOOP("Relations", "mentee"),
    "teacher": QT_TRANSLATE_NOOP("Relations", "teacher"),
    "student": QT_TRANSLATE_NOOP("Relations", "student"),
    "adviser": QT_TRANSLATE_NOOP("Relations", "adviser"),
    "client": QT_TRANSLATE_NOOP("Relations", "client"),
    "introduced by": QT_TRANSLATE_NOOP("Relations", "introduced by"),
    "introduced": QT_TRANSLATE_NOOP("Relations", "introduced"),
    "related": QT_TRANSLATE_NOOP("Relations", "related"),
}


def _said(text: object) -> str:
    return QCoreApplication.translate("Relations", str(text))


def relation_word(label: str) -> str:
    """Return a label as it is shown; words of an address book or of one's own are shown as they are."""
    return _said(_WORDS[label]) if label in _WORDS else label


def relation_key(word: str) -> str:
    """Return the label to store for what a person chose or wrote."""
    bare = word.strip()
    return next((key for key, text in _WORDS.items() if _said(text) == bare), bare)


def offered_words(own: Mapping[str, str]) -> list[str]:
    """Return every word to choose from: the usual kinds, then one's own with their other sides."""
    return [*map(relation_word, _WORDS), *dict.fromkeys((*own, *own.values()))]


def age_words(birth_year: int | None, today: date) -> str:
    """Return the ages that a year of birth leaves: "6 or 7"; empty when it tells none."""
    both = ages(birth_year, today) if birth_year is not None else None
    if both is None:
        return ""
    younger, older = (QLocale().toString(age) for age in both)
    if younger == older:
        return older
    return QCoreApplication.translate("Relations", "{younger} or {older}").format(younger=younger, older=older)
