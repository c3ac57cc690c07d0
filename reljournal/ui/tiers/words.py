"""Tiers, promises and where they stand, in words. No widget is touched here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.entries import Kind
from reljournal.domain.repeating import Every, Repeat
from reljournal.domain.rhythm import Drift, Promise, Standing, Where
from reljournal.domain.tiers import MEETINGS, MESSAGES, Metal, Tier
from reljournal.ui.wording import kind_label, short_day

_READY = {
    "gold": QT_TRANSLATE_NOOP("Tiers", "Gold"),
    "silver": QT_TRANSLATE_NOOP("Tiers", "Silver"),
    "bronze": QT_TRANSLATE_NOOP("Tiers", "Bronze"),
}
_ROLES = {Metal.GOLD: "gold", Metal.SILVER: "silver", Metal.BRONZE: "bronze", Metal.OWN: "accent"}
_EVERY = {
    Every.DAYS: QT_TRANSLATE_NOOP("Tiers", "every %Ln days"),
    Every.WEEKS: QT_TRANSLATE_NOOP("Tiers", "every %Ln weeks"),
    Every.MONTHS: QT_TRANSLATE_NOOP("Tiers", "every %Ln months"),
    Every.YEARS: QT_TRANSLATE_NOOP("Tiers", "every %Ln years"),
}
_EACH = {
    Every.DAYS: QT_TRANSLATE_NOOP("Tiers", "every day"),
    Every.WEEKS: QT_TRANSLATE_NOOP("Tiers", "every week"),
    Every.MONTHS: QT_TRANSLATE_NOOP("Tiers", "every month"),
    Every.YEARS: QT_TRANSLATE_NOOP("Tiers", "every year"),
}
_LENGTHS = {
    Every.DAYS: QT_TRANSLATE_NOOP("Tiers", "%Ln days now"),
    Every.WEEKS: QT_TRANSLATE_NOOP("Tiers", "%Ln weeks now"),
    Every.MONTHS: QT_TRANSLATE_NOOP("Tiers", "%Ln months now"),
    Every.YEARS: QT_TRANSLATE_NOOP("Tiers", "%Ln years now"),
}
# As they stand before what is said of them: "meeting 12 days late".
_NOUNS = {
    MESSAGES: QT_TRANSLATE_NOOP("Tiers", "message"),
    MEETINGS: QT_TRANSLATE_NOOP("Tiers", "meeting"),
    (Kind.IN_PERSON,): QT_TRANSLATE_NOOP("Tiers", "meeting"),
    (Kind.CALL,): QT_TRANSLATE_NOOP("Tiers", "call"),
    (Kind.VIDEO,): QT_TRANSLATE_NOOP("Tiers", "video call"),
    (Kind.EMAIL,): QT_TRANSLATE_NOOP("Tiers", "e-mail"),
    (Kind.MESSAGE,): QT_TRANSLATE_NOOP("Tiers", "message"),
    (Kind.LETTER,): QT_TRANSLATE_NOOP("Tiers", "letter"),
    (Kind.GIFT,): QT_TRANSLATE_NOOP("Tiers", "gift"),
}
_TITLES = {
    (): QT_TRANSLATE_NOOP("Tiers", "Any channel"),
    MESSAGES: QT_TRANSLATE_NOOP("Tiers", "Message or more"),
    MEETINGS: QT_TRANSLATE_NOOP("Tiers", "Meeting"),
}


def _tr(text: object, count: int = -1) -> str:
    return QCoreApplication.translate("Tiers", str(text), None, count)


def tier_name(tier: Tier) -> str:
    """Return what a tier is called."""
    return tier.name or (_tr(_READY[tier.key]) if tier.key in _READY else tier.key)


def name_of_key(key: str, tiers: Sequence[Tier]) -> str:
    """Return what the tier of a key is called, the key itself where there is none."""
    return next((tier_name(tier) for tier in tiers if tier.key == key), key)


def tier_role(tier: Tier | None) -> str:
    """Return the role of a tier's chip; that of none or of an unknown one is plain."""
    return _ROLES[tier.metal] if tier is not None else "plain"


def every_words(every: Repeat) -> str:
    """Return a period: "every month", "every 3 months"."""
    return _tr(_EACH[every.every]) if every.count == 1 else _tr(_EVERY[every.every], every.count)


def promise_title(promise: Promise) -> str:
    """Return by what a promise is kept: "Message", "Any channel", "Call, letter"."""
    title = _TITLES.get(promise.kinds)
    return _tr(title) if title else ", ".join(kind_label(kind) for kind in promise.kinds)


def promise_words(promise: Promise) -> str:
    """Return a promise in a line: "Message every month"."""
    return _tr(QT_TRANSLATE_NOOP("Tiers", "%1 %2")).replace("%2", every_words(promise.every)).replace(
        "%1", promise_title(promise)
    )


def standing_words(standing: Standing) -> tuple[str, str]:
    """Return where a promise stands and the role of its chip: "12 days late", "due today", "on time"."""
    days = standing.days
    match standing.where:
        case Where.LATE:
            said = _tr(QT_TRANSLATE_NOOP("Tiers", "%Ln days late"), days), "late"
        case Where.DUE if days == 0:
            said = _tr(QT_TRANSLATE_NOOP("Tiers", "due today")), "due"
        case Where.DUE:
            said = _tr(QT_TRANSLATE_NOOP("Tiers", "due for %Ln days"), days), "due"
        case Where.SOON:
            said = _tr(QT_TRANSLATE_NOOP("Tiers", "in %Ln days"), -days), "plain"
        case Where.PLANNED if standing.planned is not None:
            said = _tr(QT_TRANSLATE_NOOP("Tiers", "planned for %1")).replace("%1", short_day(standing.planned)), "plain"
        case Where.PAUSED:
            said = _tr(QT_TRANSLATE_NOOP("Tiers", "paused")), "plain"
        case Where.THEIRS:
            said = _tr(QT_TRANSLATE_NOOP("Tiers", "theirs to start")), "plain"
        case _:
            said = _tr(QT_TRANSLATE_NOOP("Tiers", "on time")), "accent"
    return said


def chip_words(standing: Standing) -> tuple[str, str]:
    """Return the same with what it is about: "meeting 12 days late"."""
    words, role = standing_words(standing)
    noun = _NOUNS.get(standing.promise.kinds)
    if noun is None:
        return words, role
    return _tr(QT_TRANSLATE_NOOP("Tiers", "%1 %2")).replace("%2", words).replace("%1", _tr(noun)), role


def drift_words(drift: Drift) -> str:
    """Return how quiet it has grown: "usually every 5 weeks · 14 weeks now"."""
    usual, quiet = drift.spans()
    said = _tr(QT_TRANSLATE_NOOP("Tiers", "usually %1 · %2"))
    return said.replace("%2", _tr(_LENGTHS[quiet.every], quiet.count)).replace("%1", every_words(usual))


def next_words(standing: Standing, today: date) -> str:
    """Return when it was last, and when it is next where nothing else is said about that."""
    last = standing.last
    parts = [every_words(standing.promise.every)]
    if last is not None:
        parts.append(_tr(QT_TRANSLATE_NOOP("Tiers", "last %1")).replace("%1", day_words(last, today)))
    else:
        parts.append(_tr(QT_TRANSLATE_NOOP("Tiers", "not yet")))
    if standing.where in {Where.LATER, Where.SOON, Where.PAUSED}:
        parts.append(_tr(QT_TRANSLATE_NOOP("Tiers", "next %1")).replace("%1", day_words(standing.next_on, today)))
    return " · ".join(parts)


def day_words(day: date, today: date) -> str:
    """Return a day, with its year where that is not near."""
    from reljournal.ui.wording import short_day_with_year

    return short_day(day) if abs((day - today).days) < 200 else short_day_with_year(day)
