"""Sentences of the card: dates that return, how long two people know each other, labels of fields."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from reljournal.domain.calendars import YEARS, day_of
from reljournal.domain.contacts import Card, ContactKind, KeyDate
from reljournal.domain.dates import DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.names import NameOrder
from reljournal.domain.recurrences import count_on, next_return
from reljournal.system.calendar_names import calendar_name, written_there
from reljournal.ui.wording import date_with_year, day_and_month, days_from, month_year

_SORTS = {
    DateSort.BIRTHDAY: QT_TRANSLATE_NOOP("Card", "Birthday"),
    DateSort.WEDDING: QT_TRANSLATE_NOOP("Card", "Wedding"),
    DateSort.ENGAGEMENT: QT_TRANSLATE_NOOP("Card", "Engagement"),
    DateSort.WORK: QT_TRANSLATE_NOOP("Card", "Work anniversary"),
    DateSort.GRADUATION: QT_TRANSLATE_NOOP("Card", "Graduation"),
    DateSort.FIRST_MET: QT_TRANSLATE_NOOP("Card", "First met"),
    DateSort.MEMORIAL: QT_TRANSLATE_NOOP("Card", "Memorial"),
    DateSort.NAME_DAY: QT_TRANSLATE_NOOP("Card", "Name day"),
    DateSort.OTHER: QT_TRANSLATE_NOOP("Card", "Other date"),
}
_LEAP_RULES = {
    LeapRule.FEB28: QT_TRANSLATE_NOOP("Card", "shown on 28 February in common years"),
    LeapRule.MAR1: QT_TRANSLATE_NOOP("Card", "shown on 1 March in common years"),
    LeapRule.LEAP_YEARS: QT_TRANSLATE_NOOP("Card", "shown in leap years only"),
}
_KINDS = {
    ContactKind.PERSON: QT_TRANSLATE_NOOP("Card", "Person"),
    ContactKind.ORGANISATION: QT_TRANSLATE_NOOP("Card", "Organisation"),
    ContactKind.GROUP: QT_TRANSLATE_NOOP("Card", "Group"),
}
# The words under which cards of other programs keep their values, as RFC 6350 and the phones write them.
_LABELS = {
    "work": QT_TRANSLATE_NOOP("Card", "work"),
    "home": QT_TRANSLATE_NOOP("Card", "home"),
    "mobile": QT_TRANSLATE_NOOP("Card", "mobile"),
    "main": QT_TRANSLATE_NOOP("Card", "main"),
    "fax": QT_TRANSLATE_NOOP("Card", "fax"),
    "pager": QT_TRANSLATE_NOOP("Card", "pager"),
    "other": QT_TRANSLATE_NOOP("Card", "other"),
    "homepage": QT_TRANSLATE_NOOP("Card", "homepage"),
    "profile": QT_TRANSLATE_NOOP("Card", "profile"),
    "spouse": QT_TRANSLATE_NOOP("Card", "spouse"),
    "partner": QT_TRANSLATE_NOOP("Card", "partner"),
    "child": QT_TRANSLATE_NOOP("Card", "child"),
    "parent": QT_TRANSLATE_NOOP("Card", "parent"),
    "mother": QT_TRANSLATE_NOOP("Card", "mother"),
    "father": QT_TRANSLATE_NOOP("Card", "father"),
    "sibling": QT_TRANSLATE_NOOP("Card", "sibling"),
    "friend": QT_TRANSLATE_NOOP("Card", "friend"),
    "assistant": QT_TRANSLATE_NOOP("Card", "assistant"),
    "manager": QT_TRANSLATE_NOOP("Card", "manager"),
    "colleague": QT_TRANSLATE_NOOP("Card", "colleague"),
}
# These say where, and not what.
_PLACES = frozenset(("work", "home", "main", "other"))
_ORDERS = {
    NameOrder.AS_WRITTEN: QT_TRANSLATE_NOOP("Card", "As in the whole journal"),
    NameOrder.GIVEN_FAMILY: QT_TRANSLATE_NOOP("Card", "Given name first"),
    NameOrder.FAMILY_GIVEN: QT_TRANSLATE_NOOP("Card", "Family name first"),
}


def name_order_label(order: NameOrder) -> str:
    """Return the words for a card's own order of names."""
    return _said(str(_ORDERS[order]))


def _said(text: str, note: str = "") -> str:
    return QCoreApplication.translate("Card", text, note)


def sort_label(sort: DateSort) -> str:
    """Return the word for a sort of key date."""
    return _said(str(_SORTS[sort]))


def contact_kind_label(kind: ContactKind) -> str:
    """Return the word for what a contact is."""
    return _said(str(_KINDS[kind]))


def label_word(label: str) -> str:
    """Return a stored label as it is shown; own words are shown as they are."""
    known = _LABELS.get(label)
    return _said(str(known)) if known else label


def way_label(way: str, label: str) -> str:
    """Return what stands beside a way to reach somebody: "phone · work", where the label alone would not say which.

    ``way`` is the word for what it is. A label that says it by itself, such as "mobile" or one's own, stands alone.
    """
    if label in _PLACES:
        return f"{way} · {label_word(label)}"
    return label_word(label) or way


def label_key(word: str) -> str:
    """Return the label to store for what a person chose or wrote."""
    clean = word.strip()
    return next((key for key, text in _LABELS.items() if _said(str(text)) == clean), clean)


def key_date_label(key_date: KeyDate) -> str:
    """Return what a key date is the return of, with the person's own word."""
    if key_date.sort is DateSort.OTHER:
        return key_date.label or sort_label(DateSort.OTHER)
    own = key_date.label.strip()
    return f"{sort_label(key_date.sort)} · {own}" if own else sort_label(key_date.sort)


def written(when: PartialDate) -> str:
    """Return a date as far as it is known: "10 December 1985", "10 December", "December 1985", "1985"."""
    if not when.is_gregorian:
        return written_there(when)
    if when.month is None:
        return str(when.year)
    if when.day is None:
        month = QLocale().standaloneMonthName(when.month)
        return month_year(date(when.year, when.month, 1)) if when.year is not None else month
    if when.year is None:
        return day_and_month(when.month, when.day)
    return date_with_year(date(when.year, when.month, when.day))


def usual_calendar_words(when: PartialDate) -> str:
    """Return the day of the usual calendar that a date of another one was: "25 Kislev 5747 was 27 December 1986.".

    Where that cannot be reckoned it says so; empty where a part is not known.
    """
    if when.year is None or not when.returns:
        return ""
    first, last = YEARS[when.calendar]
    if not first <= when.year <= last:
        words = _said("The %1 calendar can be reckoned for the years %2 to %3 only.")
        numbers = words.replace("%2", str(first)).replace("%3", str(last))
        return numbers.replace("%1", calendar_name(when.calendar))
    day = day_of(when)
    if day is None:
        return ""
    return _said("%1 was %2.").replace("%2", date_with_year(day)).replace("%1", written(when))


def said_date(key_date: KeyDate) -> str:
    """Return a key date as far as it is known, in both calendars: "25 Kislev 5747 (27 December 1986)", "about 1960"."""
    words = written(key_date.when)
    day = None if key_date.when.is_gregorian else day_of(key_date.when)
    if day is not None:
        words = _said("%1 (%2)").replace("%2", date_with_year(day)).replace("%1", words)
    if key_date.estimated_on is not None and key_date.when.year is not None:
        age = key_date.estimated_on.year - key_date.when.year
        then = QCoreApplication.translate("Card", "about %1 years old on %2")
        return then.replace("%1", str(age)).replace("%2", date_with_year(key_date.estimated_on))
    return _said("about %1").replace("%1", words) if key_date.approximate else words


def age_now(key_date: KeyDate, today: date) -> str:
    """Return about how old somebody is of whom only the year is known: "about 66 now"; empty where it is not."""
    when = key_date.when
    if key_date.sort is not DateSort.BIRTHDAY or when.year is None or when.returns or not key_date.show_age:
        return ""
    if key_date.until is not None or not when.is_gregorian or when.year > today.year:
        return ""
    return _said("about %1 now").replace("%1", str(today.year - when.year))


def recurrence_words(key_date: KeyDate) -> str:
    """Return how a date returns where it is not every year: "every 2 years", "once, never again"."""
    words = []
    if key_date.once:
        words.append(_said("once, never again"))
    elif key_date.unit is DateUnit.MONTH and key_date.every == 1:
        words.append(_said("every month"))
    elif key_date.unit is DateUnit.MONTH:
        words.append(QCoreApplication.translate("Card", "every %Ln months", None, key_date.every))
    elif key_date.every > 1:
        words.append(QCoreApplication.translate("Card", "every %Ln years", None, key_date.every))
    if key_date.until is not None:
        words.append(_said("until %1").replace("%1", date_with_year(key_date.until)))
    return ", ".join(words)


def coming(key_date: KeyDate, today: date, usual: LeapRule = LeapRule.FEB28) -> str:
    """Return what comes next: "turns 41 in 18 days", "17 years, tomorrow"; empty when it does not return.

    ``usual`` is when the journal keeps a 29 February of which nothing else is said.
    """
    on = next_return(key_date, today, usual)
    if on is None:
        return ""
    away, count = days_from(today, on), count_on(key_date, on) if key_date.show_age else None
    if not count or key_date.sort is DateSort.NAME_DAY:
        return away
    if key_date.sort is DateSort.BIRTHDAY and key_date.approximate:
        return QCoreApplication.translate("Card", "turns about %Ln %1", None, count).replace("%1", away)
    if key_date.sort is DateSort.BIRTHDAY:
        return QCoreApplication.translate("Card", "turns %Ln %1", None, count).replace("%1", away)
    return _said("%1 %2").replace("%1", years(count)).replace("%2", away)


def moved_rule(key_date: KeyDate, usual: LeapRule = LeapRule.FEB28) -> str:
    """Return the rule of a 29 February, empty for every other date."""
    if not key_date.when.moves_in_common_years or not key_date.returns_yearly or key_date.once:
        return ""
    return leap_rule_words(key_date.leap_rule or usual)


def leap_rule_choice(rule: LeapRule) -> str:
    """Return on which day a 29 February is kept, to choose from: "1 March"."""
    if rule is LeapRule.LEAP_YEARS:
        return _said("in leap years only")
    return day_and_month(2, 28) if rule is LeapRule.FEB28 else day_and_month(3, 1)


def leap_rule_words(rule: LeapRule) -> str:
    """Return when a 29 February is shown: "shown on 28 February in common years"."""
    return _said(str(_LEAP_RULES[rule]))


def years(count: int) -> str:
    """Return a number of years: "1 year", "8 years"."""
    return QCoreApplication.translate("Card", "%Ln years", None, count)


def known_for(since: PartialDate, today: date) -> tuple[str, str]:
    """Return caption and value of how long two people know each other: ("Known", "8 years")."""
    if since.year is None:
        return "", ""
    whole = today.year - since.year
    if (since.month or 1, since.day or 1) > (today.month, today.day):
        whole -= 1
    if whole >= 1:
        return _said("Known"), years(whole)
    if since.month is not None and date(since.year, since.month, since.day or 1) <= today:
        return _said("Known since"), month_year(date(since.year, since.month, 1))
    return "", ""


def due_words(due: date | None, today: date) -> tuple[str, str]:
    """Return when a follow-up is due, and the chip role that goes with it."""
    if due is None:
        return _said("some day"), "plain"
    if due < today:
        return _said("due %1").replace("%1", days_from(today, due)), "late"
    role = "due" if (due - today).days <= 7 else "plain"
    if (due - today).days <= 30:
        return _said("due %1").replace("%1", days_from(today, due)), role
    return _said("due %1").replace("%1", QLocale().toString(QDate(due.year, due.month, due.day), "d MMM yyyy")), role


def called(card: Card) -> str:
    """Return what stands by a name: pronouns, how it is said, the name before: "she/her · say “LUV-lace”"."""
    name = card.name
    parts = [card.pronouns.strip()]
    if name.pronounced.strip():
        parts.append(_said("say “%1”").replace("%1", name.pronounced.strip()))
    if name.maiden.strip():
        parts.append(_said("born %1", "maiden name").replace("%1", name.maiden.strip()))
    return " · ".join(part for part in parts if part)
