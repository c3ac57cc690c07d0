"""A rule as a sentence: "In Lisbon and not seen for a year"."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.contacts import ContactKind
from reljournal.domain.rules import (
    Compared,
    Condition,
    Field,
    Has,
    InCircle,
    InTier,
    InTouch,
    IsKind,
    Mentions,
    Met,
    NotUnderstood,
    OwnField,
    Rule,
    Says,
    Thing,
    Unit,
)

# As it is said, and as it is said the other way round.
_Pair = tuple[object, object]

_SAYS: dict[Field, _Pair] = {
    Field.TAG: (QT_TRANSLATE_NOOP("Rules", "tagged “%1”"), QT_TRANSLATE_NOOP("Rules", "not tagged “%1”")),
    Field.CITY: (QT_TRANSLATE_NOOP("Rules", "in %1"), QT_TRANSLATE_NOOP("Rules", "not in %1")),
    Field.COUNTRY: (QT_TRANSLATE_NOOP("Rules", "in %1"), QT_TRANSLATE_NOOP("Rules", "not in %1")),
    Field.ORGANISATION: (QT_TRANSLATE_NOOP("Rules", "at %1"), QT_TRANSLATE_NOOP("Rules", "not at %1")),
    Field.TITLE: (
        QT_TRANSLATE_NOOP("Rules", "“%1” in the title"),
        QT_TRANSLATE_NOOP("Rules", "no “%1” in the title"),
    ),
}
_HAS: dict[Thing, _Pair] = {
    Thing.BIRTHDAY: (QT_TRANSLATE_NOOP("Rules", "with a birthday"), QT_TRANSLATE_NOOP("Rules", "no birthday")),
    Thing.KEY_DATE: (QT_TRANSLATE_NOOP("Rules", "with a key date"), QT_TRANSLATE_NOOP("Rules", "no key date")),
    Thing.EMAIL: (
        QT_TRANSLATE_NOOP("Rules", "with an e-mail address"),
        QT_TRANSLATE_NOOP("Rules", "no e-mail address"),
    ),
    Thing.PHONE: (QT_TRANSLATE_NOOP("Rules", "with a phone number"), QT_TRANSLATE_NOOP("Rules", "no phone number")),
    Thing.ADDRESS: (
        QT_TRANSLATE_NOOP("Rules", "with a postal address"),
        QT_TRANSLATE_NOOP("Rules", "no postal address"),
    ),
    Thing.HANDLE: (
        QT_TRANSLATE_NOOP("Rules", "with a messaging name"),
        QT_TRANSLATE_NOOP("Rules", "no messaging name"),
    ),
    Thing.PHOTO: (QT_TRANSLATE_NOOP("Rules", "with a photo"), QT_TRANSLATE_NOOP("Rules", "no photo")),
    Thing.NOTE: (QT_TRANSLATE_NOOP("Rules", "with a note"), QT_TRANSLATE_NOOP("Rules", "no note")),
    Thing.ENTRY: (QT_TRANSLATE_NOOP("Rules", "with an entry"), QT_TRANSLATE_NOOP("Rules", "no entry")),
    Thing.DUE_PROMISE: (
        QT_TRANSLATE_NOOP("Rules", "with a promise that is due"),
        QT_TRANSLATE_NOOP("Rules", "no promise that is due"),
    ),
    Thing.FOLLOW_UP: (        QT_TRANSLATE_NOOP("Rules", "with an open follow-up"),
        QT_TRANSLATE_NOOP("Rules", "no open follow-up"),
    ),
}
_INSIDE: dict[type, _Pair] = {
    InCircle: (QT_TRANSLATE_NOOP("Rules", "in “%1”"), QT_TRANSLATE_NOOP("Rules", "not in “%1”")),
    InTier: (QT_TRANSLATE_NOOP("Rules", "in the tier %1"), QT_TRANSLATE_NOOP("Rules", "not in the tier %1")),
}
_KINDS: dict[ContactKind, _Pair] = {
    ContactKind.PERSON: (QT_TRANSLATE_NOOP("Rules", "a person"), QT_TRANSLATE_NOOP("Rules", "not a person")),
    ContactKind.ORGANISATION: (
        QT_TRANSLATE_NOOP("Rules", "an organisation"),
        QT_TRANSLATE_NOOP("Rules", "not an organisation"),
    ),
    ContactKind.GROUP: (QT_TRANSLATE_NOOP("Rules", "a group"), QT_TRANSLATE_NOOP("Rules", "not a group")),
}
_OWN: dict[Compared, _Pair] = {
    Compared.EQUALS: (QT_TRANSLATE_NOOP("Rules", "%1 is “%2”"), QT_TRANSLATE_NOOP("Rules", "%1 is not “%2”")),
    Compared.CONTAINS: (QT_TRANSLATE_NOOP("Rules", "“%2” in %1"), QT_TRANSLATE_NOOP("Rules", "no “%2” in %1")),
    Compared.IS_EMPTY: (QT_TRANSLATE_NOOP("Rules", "%1 is empty"), QT_TRANSLATE_NOOP("Rules", "%1 is filled in")),
}
# By whether meetings alone count, and whether it is said the other way round.
_TOUCH: dict[tuple[bool, bool], dict[Unit, object]] = {
    (False, False): {
        Unit.DAYS: QT_TRANSLATE_NOOP("Rules", "in touch in the last %Ln days"),
        Unit.WEEKS: QT_TRANSLATE_NOOP("Rules", "in touch in the last %Ln weeks"),
        Unit.MONTHS: QT_TRANSLATE_NOOP("Rules", "in touch in the last %Ln months"),
        Unit.YEARS: QT_TRANSLATE_NOOP("Rules", "in touch in the last %Ln years"),
    },
    (False, True): {
        Unit.DAYS: QT_TRANSLATE_NOOP("Rules", "not in touch for %Ln days"),
        Unit.WEEKS: QT_TRANSLATE_NOOP("Rules", "not in touch for %Ln weeks"),
        Unit.MONTHS: QT_TRANSLATE_NOOP("Rules", "not in touch for %Ln months"),
        Unit.YEARS: QT_TRANSLATE_NOOP("Rules", "not in touch for %Ln years"),
    },
    (True, False): {
        Unit.DAYS: QT_TRANSLATE_NOOP("Rules", "seen in the last %Ln days"),
        Unit.WEEKS: QT_TRANSLATE_NOOP("Rules", "seen in the last %Ln weeks"),
        Unit.MONTHS: QT_TRANSLATE_NOOP("Rules", "seen in the last %Ln months"),
        Unit.YEARS: QT_TRANSLATE_NOOP("Rules", "seen in the last %Ln years"),
    },
    (True, True): {
        Unit.DAYS: QT_TRANSLATE_NOOP("Rules", "not seen for %Ln days"),
        Unit.WEEKS: QT_TRANSLATE_NOOP("Rules", "not seen for %Ln weeks"),
        Unit.MONTHS: QT_TRANSLATE_NOOP("Rules", "not seen for %Ln months"),
        Unit.YEARS: QT_TRANSLATE_NOOP("Rules", "not seen for %Ln years"),
    },
}


def _said(text: object, *values: str, n: int = -1) -> str:
    said = QCoreApplication.translate("Rules", str(text), None, n)
    for place, value in enumerate(values, start=1):
        said = said.replace(f"%{place}", value)
    return said


def rule_sentence(rule: Rule) -> str:
    """Return what a rule means, as a sentence without a stop: it also serves as a name."""
    words = _parts(rule)
    return words[:1].upper() + words[1:]


def condition_words(condition: Condition) -> str:
    """Return what a condition means, as it stands within a sentence."""
    match condition:
        case InTouch():
            words = _said(_TOUCH[condition.seen, condition.negated][condition.unit], n=condition.count)
        case Met():
            words = _met(condition)
        case NotUnderstood():
            words = _said(QT_TRANSLATE_NOOP("Rules", "something that this version does not understand"))
        case _:
            pair, values = _pair(condition)
            words = _said(pair[condition.negated], *values)
    return words


def _pair(condition: Says | InCircle | Has | IsKind | OwnField | InTier | Mentions) -> tuple[_Pair, tuple[str, ...]]:
    """Return both ways to say a condition, and what is put into them."""
    match condition:
        case Says(field=field, value=value):
            return _SAYS[field], (value.strip(),)
        case InCircle(name=name) | InTier(name=name):
            return _INSIDE[type(condition)], (name,)
        case Has(thing=thing):
            return _HAS[thing], ()
        case IsKind(kind=kind):
            return _KINDS[kind], ()
        case OwnField():
            return _OWN[condition.compared], (condition.name, condition.value.strip())
        case Mentions(words=words):
            on_card = QT_TRANSLATE_NOOP("Rules", "“%1” on the card"), QT_TRANSLATE_NOOP("Rules", "no “%1” on the card")
            return on_card, (words.strip(),)


def _met(condition: Met) -> str:
    first, last = ("" if year is None else str(year) for year in (condition.first, condition.last))
    if not last:
        pair = QT_TRANSLATE_NOOP("Rules", "met in %1 or later"), QT_TRANSLATE_NOOP("Rules", "met before %1")
    elif not first:
        pair = QT_TRANSLATE_NOOP("Rules", "met in %2 or earlier"), QT_TRANSLATE_NOOP("Rules", "met after %2")
    elif first == last:
        pair = QT_TRANSLATE_NOOP("Rules", "met in %1"), QT_TRANSLATE_NOOP("Rules", "not met in %1")
    else:
        pair = QT_TRANSLATE_NOOP("Rules", "met %1 to %2"), QT_TRANSLATE_NOOP("Rules", "not met %1 to %2")
    return _said(pair[condition.negated], first, last)


def _group(rule: Rule) -> str:
    """Return a rule within another, in brackets that it may have already."""
    return _parts(rule) if rule.negated else f"({_parts(rule)})"


def _parts(rule: Rule) -> str:
    said = [_group(part) if isinstance(part, Rule) else condition_words(part) for part in rule.parts]
    if not said:
        words = _said(QT_TRANSLATE_NOOP("Rules", "nobody") if rule.any_of else QT_TRANSLATE_NOOP("Rules", "everyone"))
    elif len(said) == 1:
        words = said[0]
    else:
        last = QT_TRANSLATE_NOOP("Rules", "%1 or %2") if rule.any_of else QT_TRANSLATE_NOOP("Rules", "%1 and %2")
        words = _said(last, ", ".join(said[:-1]), said[-1])
    return _said(QT_TRANSLATE_NOOP("Rules", "not (%1)"), words) if rule.negated else words
