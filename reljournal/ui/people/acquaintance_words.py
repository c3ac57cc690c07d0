"""Sentences about how two people met, how one of them likes it, and what was learned."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.acquaintance import HowMet, Preferences
from reljournal.domain.contacts import Card
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import Kind
from reljournal.ui.people.words import written
from reljournal.ui.wording import kind_label, short_day_with_year

_CHANNELS = {
    Kind.IN_PERSON: QT_TRANSLATE_NOOP("Card", "Likes best to meet in person"),
    Kind.CALL: QT_TRANSLATE_NOOP("Card", "Likes a call best"),
    Kind.VIDEO: QT_TRANSLATE_NOOP("Card", "Likes a video call best"),
    Kind.MESSAGE: QT_TRANSLATE_NOOP("Card", "Likes a message best"),
    Kind.EMAIL: QT_TRANSLATE_NOOP("Card", "Likes an e-mail best"),
    Kind.LETTER: QT_TRANSLATE_NOOP("Card", "Likes a letter best"),
}
# The usual labels of facts, as they are stored. Needs and expectations are two things: what somebody lacks, and what
# they think is owed to them.
FACT_LABELS = {
    "interests": QT_TRANSLATE_NOOP("Card", "interests"),
    "family": QT_TRANSLATE_NOOP("Card", "family"),
    "food": QT_TRANSLATE_NOOP("Card", "food"),
    "gifts liked": QT_TRANSLATE_NOOP("Card", "gifts liked"),
    "challenges": QT_TRANSLATE_NOOP("Card", "challenges"),
    "worries": QT_TRANSLATE_NOOP("Card", "worries"),
    "needs": QT_TRANSLATE_NOOP("Card", "needs"),
    "expectations": QT_TRANSLATE_NOOP("Card", "expectations"),
    "plans": QT_TRANSLATE_NOOP("Card", "plans"),
    "health": QT_TRANSLATE_NOOP("Card", "health"),
}


def _said(text: str, note: str = "") -> str:
    return QCoreApplication.translate("Card", text, note)


def first_met(card: Card) -> PartialDate | None:
    """Return when two people met: as it is told, else the key date of it."""
    dates = [item.when for item in card.key_dates if item.sort is DateSort.FIRST_MET and item.when.is_gregorian]
    return card.met.when or next(iter(dates), None)


def met_sentence(met: HowMet, when: PartialDate | None) -> str:
    """Return "You met on 5 June 2018 at a dinner in Turin, through Charles Babbage."; empty when nothing is known."""
    if when is None and not met.place.strip() and not met.through.strip():
        return ""
    said = _said("You met")
    if when is not None:
        pattern = _said("%1 on %2", "You met on 5 June") if when.day else _said("%1 in %2", "You met in June 2018")
        said = pattern.replace("%1", said).replace("%2", written(when))
    place = met.place.strip()
    if place:
        # "at a dinner" goes on with the sentence, "Turin" stands beside it.
        beside, on = _said("%1, %2", "You met …, Turin"), _said("%1 %2", "You met … at a dinner")
        pattern = on if place[:1].islower() else beside
        said = pattern.replace("%1", said).replace("%2", place)
    if met.through.strip():
        said = _said("%1, through %2", "You met …, through Charles").replace("%1", said)
        said = said.replace("%2", met.through.strip())
    return said if said.endswith((".", "。")) else said + _said(".", "the end of a sentence")


def preference_sentences(has: Preferences) -> list[str]:
    """Return how somebody wants to be treated, a sentence for each thing that is known."""
    known = _CHANNELS.get(Kind(has.channel)) if has.channel in set(Kind) else None
    channel = _said(str(known)) if known else kind_label(has.channel)
    first = _said(", ", "between parts of a sentence").join(part for part in (channel, has.hours.strip()) if part)
    avoid = _said("Avoid: %1").replace("%1", has.avoid.strip()) if has.avoid.strip() else ""
    return [_sentence(part) for part in (first, has.tone, avoid) if part.strip()]


def _sentence(words: str) -> str:
    bare = words.strip()
    ends = bare.endswith((".", "!", "?", "…", "。", "！", "？"))
    return bare[:1].upper() + bare[1:] + ("" if ends else _said(".", "the end of a sentence"))


def fact_label(label: str) -> str:
    """Return a fact's label as it is shown; own words as they are."""
    known = FACT_LABELS.get(label)
    return _said(str(known)) if known else label


def fact_label_key(word: str) -> str:
    """Return the label to store for what a person chose or wrote."""
    clean = word.strip()
    return next((key for key, text in FACT_LABELS.items() if _said(str(text)) == clean), clean)


def learned_words(on: date | None, from_entry: str) -> str:
    """Return when and from what something was learned: "learned 12 Aug 2026"; empty when neither is known."""
    if on is None:
        return _said("learned from") if from_entry else ""
    day = short_day_with_year(on)
    return (_said("learned %1 from") if from_entry else _said("learned %1")).replace("%1", day)
