"""The words round the values of a brief, in the person's language and order."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from reljournal.domain.brief import Brief, DateAhead, Known, Owed, PastEntry, Urgency
from reljournal.domain.brief_facts import BORN, SAID, THROUGH, Fact, FactSort
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import Kind
from reljournal.domain.occurrences import Occurrence
from reljournal.printing.text import isolated, isolated_if_foreign, reads_rightwards
from reljournal.system.calendar_names import written_there

_LABELS = {
    FactSort.CHANNEL: QT_TRANSLATE_NOOP("Brief", "Likes best"),
    FactSort.AVOID: QT_TRANSLATE_NOOP("Brief", "Avoid"),
    FactSort.LEARNED: QT_TRANSLATE_NOOP("Brief", "Known"),
    FactSort.MET: QT_TRANSLATE_NOOP("Brief", "Met"),
    FactSort.LANGUAGES: QT_TRANSLATE_NOOP("Brief", "Languages"),
    FactSort.NAME: QT_TRANSLATE_NOOP("Brief", "Name"),
    FactSort.FULL_NAME: QT_TRANSLATE_NOOP("Brief", "Full name"),
    FactSort.CALLED: QT_TRANSLATE_NOOP("Brief", "Called"),
    FactSort.DEPARTMENT: QT_TRANSLATE_NOOP("Brief", "Department"),
    FactSort.FAMILY: QT_TRANSLATE_NOOP("Brief", "Family"),
    FactSort.PEOPLE: QT_TRANSLATE_NOOP("Brief", "People"),
    FactSort.LIVES_IN: QT_TRANSLATE_NOOP("Brief", "Lives in"),
    FactSort.WORKS_AT: QT_TRANSLATE_NOOP("Brief", "Works at"),
    FactSort.ADDRESS: QT_TRANSLATE_NOOP("Brief", "Address"),
    FactSort.PHONES: QT_TRANSLATE_NOOP("Brief", "Phone"),
    FactSort.EMAILS: QT_TRANSLATE_NOOP("Brief", "Email"),
    FactSort.LINKS: QT_TRANSLATE_NOOP("Brief", "On the web"),
    FactSort.DATES: QT_TRANSLATE_NOOP("Brief", "Also known"),
}
_KINDS = {
    Kind.IN_PERSON: QT_TRANSLATE_NOOP("Brief", "in person"),
    Kind.CALL: QT_TRANSLATE_NOOP("Brief", "call"),
    Kind.VIDEO: QT_TRANSLATE_NOOP("Brief", "video"),
    Kind.EMAIL: QT_TRANSLATE_NOOP("Brief", "email"),
    Kind.MESSAGE: QT_TRANSLATE_NOOP("Brief", "message"),
    Kind.LETTER: QT_TRANSLATE_NOOP("Brief", "letter"),
    Kind.GIFT: QT_TRANSLATE_NOOP("Brief", "gift"),
    Kind.NOTE: QT_TRANSLATE_NOOP("Brief", "note"),
}
_DATES = {
    DateSort.BIRTHDAY: QT_TRANSLATE_NOOP("Brief", "birthday"),
    DateSort.WEDDING: QT_TRANSLATE_NOOP("Brief", "wedding anniversary"),
    DateSort.ENGAGEMENT: QT_TRANSLATE_NOOP("Brief", "engagement"),
    DateSort.WORK: QT_TRANSLATE_NOOP("Brief", "work anniversary"),
    DateSort.GRADUATION: QT_TRANSLATE_NOOP("Brief", "graduation"),
    DateSort.FIRST_MET: QT_TRANSLATE_NOOP("Brief", "the day you met"),
    DateSort.MEMORIAL: QT_TRANSLATE_NOOP("Brief", "memorial"),
    DateSort.NAME_DAY: QT_TRANSLATE_NOOP("Brief", "name day"),
    DateSort.OTHER: QT_TRANSLATE_NOOP("Brief", "key date"),
}
_WORDED = {
    THROUGH: QT_TRANSLATE_NOOP("Brief", "through %1"),
    SAID: QT_TRANSLATE_NOOP("Brief", "said “%1”"),
    BORN: QT_TRANSLATE_NOOP("Brief", "born %1"),
}
# Rows that tell one thing, so that they are one line of text.
_IN_ONE = frozenset({FactSort.CHANNEL, FactSort.MET, FactSort.NAME, FactSort.LANGUAGES})
_PLACES = frozenset({FactSort.LIVES_IN, FactSort.WORKS_AT, FactSort.ADDRESS})
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_MOST_OTHERS = 4
_A_YEAR = 365
_LONGEST_OTHER = 42


def tr(text: str, note: str = "", count: int = -1) -> str:
    """Return ``text`` in the person's language."""
    return QCoreApplication.translate("Brief", text, note, count)


def joined(parts: tuple[str, ...] | list[str], separator: str = ", ") -> str:
    """Return parts in one line. Where one of them runs to the left each is kept from disturbing the others."""
    if separator == ", " and parts and all(_UNSPACED.search(part) for part in parts):
        separator = "，"
    leftwards = [reads_rightwards(part) for part in parts]
    if not any(leftwards):
        return separator.join(parts)
    if all(leftwards) and separator == ", ":
        separator = "، "
    return separator.join(isolated(part) for part in parts)


def _day(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def short_day(day: date, today: date) -> str:
    """Return "12 Aug", with the year where that could be mistaken: "12 Aug 2025"."""
    if day.year == today.year or 0 <= (day - today).days < _A_YEAR:
        return _day(day, tr("d MMM", "date pattern: 12 Aug"))
    return day_with_year(day)


def day_with_year(day: date) -> str:
    """Return "12 Aug 2026"."""
    return _day(day, tr("d MMM yyyy", "date pattern: 12 Aug 2026"))


def partial_date(when: PartialDate) -> str:
    """Return what is known of a date: "5 June 2018", "June 2018", "2018", "5 June", "June"."""
    if not when.is_gregorian:
        return written_there(when)
    if when.month is None:
        return str(when.year)
    # 2000 was a leap year, so that every day of the year exists in it.
    day = date(when.year or 2000, when.month, when.day or 1)
    if when.year is None:
        return _day(day, tr("d MMMM", "date pattern: 5 June") if when.day else tr("MMMM", "date pattern: June"))
    whole, month = tr("d MMMM yyyy", "date pattern: 5 June 2018"), tr("MMMM yyyy", "date pattern: June 2018")
    return _day(day, whole if when.day else month)


def stamp(brief: Brief) -> str:
    """Return for which day the brief is made."""
    day = _day(brief.on, tr("dddd d MMMM yyyy", "date pattern: Saturday 21 November 2026"))
    return tr("Brief for %1").replace("%1", day)


def running_stamp(brief: Brief) -> str:
    """Return the same for the head of further pages, shorter."""
    return tr("Brief for %1").replace("%1", day_with_year(brief.on))


def known_years(known: Known | None) -> str:
    """Return how long the two know each other, or nothing when it is less than a year."""
    if known is None or known.years < 1:
        return ""
    return tr("known %Ln years", "", known.years)


def days_apart(days: int) -> str:
    """Return how far a day is from today, positive when it is past: "101 days ago", "in 19 days"."""
    near = {0: tr("today"), 1: tr("yesterday"), -1: tr("tomorrow")}
    if days in near:
        return near[days]
    count = abs(days)
    return unbroken(tr("%Ln days ago", "", count) if days > 0 else tr("in %Ln days", "", count))


def role_line(brief: Brief) -> str:
    """Return title, organisation and tags in one line."""
    place = joined([part for part in (brief.title, brief.organisation) if part.strip()])
    return joined([part for part in (place, joined(list(brief.tags))) if part], " · ")


def fact_label(fact: Fact) -> str:
    """Return the label of a row; a person's own word begins with a capital."""
    if fact.sort is FactSort.OWN:
        # The usual labels of facts are translated where the card is shown; own words come back as they are.
        label = QCoreApplication.translate("Card", fact.label)
        return label[:1].upper() + label[1:]
    return tr(str(_LABELS[fact.sort]))


def fact_values(fact: Fact) -> list[str]:
    """Return the values of a row, each with its label in brackets where it has one."""
    values = [_value(value, label, fact.sort) for value, label in fact.values]
    if fact.sort in _IN_ONE:
        return [joined(values)]
    return values + [labelled(partial_date(item.when), date_name(item)) for item in fact.dates]


def _value(value: str, label: str, sort: FactSort) -> str:
    if sort is FactSort.CHANNEL and value in set(Kind):
        return kind_word(Kind(value))
    if sort in _IN_ONE and label in _WORDED:
        return tr(str(_WORDED[label])).replace("%1", isolated_if_foreign(value))
    return labelled(_one_line(value, sort), label)


def _one_line(value: str, sort: FactSort) -> str:
    if sort is FactSort.PHONES:
        return unbroken(value)
    return joined(value.split("\n")) if sort in _PLACES else value


def unbroken(words: str) -> str:
    """Return ``words`` so that no line ends within them."""
    return words.replace(" ", "\u00a0")


def labelled(value: str, label: str) -> str:
    """Return "William King (spouse)"."""
    if not label.strip():
        return value
    words = tr("%1 (%2)", "a value and what it is: William King (spouse)")
    return words.replace("%1", isolated_if_foreign(value)).replace("%2", isolated_if_foreign(label))


def date_name(item: KeyDate) -> str:
    """Return what a key date is; the person's own word comes first where there is one."""
    if item.sort is DateSort.MEMORIAL and item.label.strip():
        return tr("memorial of %1").replace("%1", isolated_if_foreign(item.label))
    return item.label.strip() or tr(str(_DATES[item.sort]))


def date_words(ahead: DateAhead) -> str:
    """Return what a date ahead is, and the how-manieth: "birthday, turns 41"."""
    return joined([part for part in (date_name(ahead.key_date), returns(ahead), ahead.key_date.note.strip()) if part])


def date_distance(ahead: DateAhead, today: date) -> str:
    """Return how far it is, and the rule that moved it: "in 19 days", "kept on the 28th"."""
    far = days_apart((today - ahead.on).days)
    if not ahead.is_moved:
        return far
    kept = tr("29 February, kept on 1 March") if ahead.on.day == 1 else tr("29 February, kept on the 28th")
    return joined([far, kept])


def returns(ahead: DateAhead | Occurrence) -> str:
    """Return the how-manieth it is: "turns 41", "7th"; nothing where the year is unknown, or in the first."""
    if ahead.count is None or ahead.count < 1:
        return ""
    sort = ahead.key_date.sort
    if sort is DateSort.BIRTHDAY and not ahead.key_date.label.strip():
        return tr("turns %Ln", "an age", ahead.count)
    if sort in {DateSort.MEMORIAL, DateSort.FIRST_MET}:
        return tr("%Ln years", "time since", ahead.count)
    return ordinal(ahead.count)


def ordinal(count: int) -> str:
    """Return "18th", "21st", "22nd", "23rd"."""
    if count % 100 in {11, 12, 13}:
        words = tr("%1th", "the how-manieth")
    elif count % 10 == 1:
        words = tr("%1st", "the how-manieth")
    elif count % 10 == 2:
        words = tr("%1nd", "the how-manieth")
    elif count % 10 == 3:
        words = tr("%1rd", "the how-manieth")
    else:
        words = tr("%1th", "the how-manieth")
    return words.replace("%1", QLocale().toString(count))


def due_words(owed: Owed, today: date) -> str:
    """Return when a follow-up is due, or nothing for some day."""
    if owed.due is None:
        return ""
    words = tr("was due %1") if owed.urgency is Urgency.LATE else tr("due %1")
    return words.replace("%1", short_day(owed.due, today))


def kind_word(kind: Kind) -> str:
    """Return how an entry happened, inside a sentence."""
    return tr(str(_KINDS[kind]))


def duration(minutes: int) -> str:
    """Return a length of time: "25 min", "2 h", "1 h 20"."""
    hours, rest = divmod(max(0, minutes), 60)
    locale = QLocale()
    if not hours:
        return tr("%1 min", "length of time").replace("%1", locale.toString(rest))
    if not rest:
        return tr("%1 h", "length of time").replace("%1", locale.toString(hours))
    return tr("%1 h %2", "length of time: 1 h 20").replace("%1", locale.toString(hours)).replace("%2", f"{rest:02d}")


def entry_title(entry: PastEntry) -> str:
    """Return an entry's title, or its kind when it has none."""
    word = kind_word(entry.kind)
    return entry.title or word[:1].upper() + word[1:]


def entry_circumstances(entry: PastEntry) -> str:
    """Return "12 Aug 2026, in person, 1 h 20, with Mary Somerville"."""
    parts = [day_with_year(entry.on)]
    if entry.title:
        parts.append(kind_word(entry.kind))
    if entry.minutes:
        parts.append(duration(entry.minutes))
    if entry.others:
        words = tr("about %1 as well") if entry.kind is Kind.NOTE else tr("with %1")
        parts.append(words.replace("%1", _named(entry.others)))
    return joined(parts)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_OTHER else name[: _LONGEST_OTHER - 2].rstrip() + " …"


def _named(names: tuple[str, ...]) -> str:
    names = tuple(_shortened(name) for name in names)
    if len(names) <= _MOST_OTHERS:
        return joined(names)
    rest = len(names) - _MOST_OTHERS + 1
    return tr("%1 and %Ln others", "", rest).replace("%1", joined(names[: _MOST_OTHERS - 1]))


def contact_words(entry: PastEntry, today: date) -> str:
    """Return "12 Aug, in person, 1 h 20 (101 days ago)"."""
    parts = [short_day(entry.on, today), kind_word(entry.kind)]
    if entry.minutes:
        parts.append(duration(entry.minutes))
    return f"{joined(parts)} ({days_apart(entry.days_before(today))})"


def gift_words(entry: PastEntry, today: date) -> str:
    """Return the last gift: "12 Aug, a first edition"."""
    return joined([part for part in (short_day(entry.on, today), entry.title or entry.excerpt) if part])


def known_since(known: Known) -> str:
    """Return "5 June 2018"."""
    return partial_date(known.since)


# Calendars


def month_of(day: date) -> str:
    """Return "November 2026"."""
    return _day(day, tr("MMMM yyyy", "date pattern: June 2018"))


def year_of(day: date) -> str:
    """Return "2026" in the digits of the language."""
    return _day(day, "yyyy")


def month_name(day: date) -> str:
    """Return "November"."""
    return QLocale().standaloneMonthName(day.month)


def weekday(day: date) -> str:
    """Return "Mon"."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def weekday_day(day: date) -> str:
    """Return "Mon 23 Nov"."""
    return _day(day, tr("ddd d MMM", "date pattern: Mon 3 Aug"))


def span(first: date, last: date) -> str:
    """Return "21 November 2026 – 20 February 2027"."""
    pattern = tr("d MMMM yyyy", "date pattern: 5 June 2018")
    return f"{_day(first, pattern)} – {_day(last, pattern)}"
