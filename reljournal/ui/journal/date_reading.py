"""Days in the person's own words: what QLocale knows of months, weekdays and order, as data for the parser."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from reljournal.domain.when import DateWords, Leaning, may_be_ahead, parse_when


def locale_words() -> DateWords:
    """Return the names of months and weekdays and the order of day and month in the program's language."""
    locale = QLocale()
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for width in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        for number in range(1, 13):
            months[locale.monthName(number, width)] = number
            months[locale.standaloneMonthName(number, width)] = number
        for number in range(1, 8):
            weekdays[locale.dayName(number, width)] = number - 1
    near = {
        QCoreApplication.translate("Days", "today"): 0,
        QCoreApplication.translate("Days", "tomorrow"): 1,
        QCoreApplication.translate("Days", "yesterday"): -1,
    }
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return DateWords(months, weekdays, near, day_first=pattern.find("d") < pattern.find("M"))


def read_day(text: str, today: date, leaning: Leaning) -> date | None:
    """Return the day that was typed, None for nothing.

    Raises:
        ValueError: it is no day.
    """
    try:
        return parse_when(text, today, locale_words(), leaning)
    except ValueError:
        found = _in_sentence_words(text.strip(), today, leaning)
        if found is None:
            raise
        return found


def day_readings(text: str, today: date) -> tuple[date, ...]:
    """Return the days that what was typed may mean: the one that has been, and the one that comes where it may be that.

    Empty for nothing, and for what is no day.
    """
    try:
        behind, ahead = (read_day(text, today, leaning) for leaning in (Leaning.PAST, Leaning.FUTURE))
    except ValueError:
        return ()
    if behind is None or ahead is None:
        return ()
    return (behind, ahead) if may_be_ahead(behind, ahead, today) else (behind,)


def _in_sentence_words(text: str, today: date, leaning: Leaning) -> date | None:
    """Return the day in the words of quick capture, which know "in 2 Wochen" and its like in the chosen language."""
    from reljournal.domain.capture_dates import DateWords as SentenceWords
    from reljournal.domain.capture_dates import find_date
    from reljournal.domain.errors import RelJournalError
    from reljournal.system.capture_words import chosen_languages, words_of

    try:
        codes = chosen_languages()
    except RelJournalError:
        return None
    words = SentenceWords([words_of(code) for code in codes], codes)
    past_first = leaning is Leaning.PAST
    for past in (past_first, not past_first):
        found = find_date(text, words, today, past=past)
        if found is not None and (found[0], found[1]) == (0, len(text)):
            return found[2]
    return None
