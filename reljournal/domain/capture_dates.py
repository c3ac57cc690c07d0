"""Days as people write them in a sentence: a grammar proposes a span, and only that span is handed to dateparser."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from reljournal.domain.when import may_be_ahead

# Who speaks of a day in ten years plans no meeting.
_FURTHEST_PLAN = 730

WordList = Mapping[str, Mapping[str, Sequence[str]]]
"""The words of one language, by room and list, as a file of resources/capture has them."""


def any_of(words: Sequence[WordList], room: str, key: str) -> str:
    """Return the pattern that matches any word of a list in any of the languages; nothing when there is none."""
    listed = {word for language in words for word in language.get(room, {}).get(key, ())}
    if not listed:
        return r"(?!)"
    return f"(?:{'|'.join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))})"


@dataclass(frozen=True)
class DateWords:
    """The words for days in one or more languages, and the codes of these languages."""

    words: Sequence[WordList]
    languages: tuple[str, ...]

    def any(self, key: str) -> str:
        """Return the pattern for any word of one list."""
        return any_of(self.words, "dates", key)

    def pattern(self) -> re.Pattern[str]:
        """Return what may be a day: never a bare weekday, month or number, which mean other things in a sentence."""
        count = rf"(?:\d{{1,3}}|{self.any('numbers')})\s+(?:{self.any('units')})"
        day, month = r"(?:[12]\d|3[01]|0?[1-9])", self.any("months")
        forms = (
            r"(?P<iso>\d{4}-\d\d-\d\d)",
            rf"(?P<dots>{day}\.(?:1[0-2]|0?[1-9])\.\d{{4}})",
            rf"(?:{self.any('whole')})",
            rf"(?:{self.any('before')}|{self.any('ahead')})\s+{count}",
            rf"{count}\s+(?:{self.any('after')})",
            (
                rf"(?:(?:(?P<past>{self.any('past')})|(?P<future>{self.any('future')})|{self.any('on')})\s+|(?(by)|(?!)))"
                rf"(?P<weekday>{self.any('weekdays')})"
            ),
            rf"(?:(?:{self.any('on')})\s+)?(?P<named>{day}\.?\s+(?:{month})(?:\s+\d{{4}})?|(?:{month})\s+{day}(?:,?\s+\d{{4}})?)",
        )
        lead = rf"(?:(?P<by>{self.any('by')})\s+)?"
        return re.compile(rf"(?i)(?<![\w@#.:/-]){lead}(?P<said>{'|'.join(forms)})(?![\w:-])")


def find_date(text: str, words: DateWords, today: date, *, past: bool) -> tuple[int, int, date] | None:
    """Return the first day that a text names, with its span; a day without a year is the nearest past or future one.

    What has happened does not lie ahead, nor does what is owed lie behind: such words tell of something else, unless
    the day is written out with its year. And nothing has happened "by Friday".
    """
    for found in words.pattern().finditer(text):
        if past and found["by"]:
            continue
        try:
            day = _day(found, words, today, past=past)
        except (ValueError, OverflowError):
            continue
        if day is None:
            continue
        written_out = found["iso"] or found["dots"] or (found["named"] and re.search(r"\d{4}", found["named"]))
        if written_out or day == today or (day < today) is past:
            return found.start(), found.end(), day
    return None


def find_plan(text: str, words: DateWords, today: date) -> tuple[int, int, date] | None:
    """Return the first day that can only lie ahead ("tomorrow", "next Tuesday", "in 2 weeks"), with its span."""
    for found in words.pattern().finditer(text):
        if found["by"] or found["iso"] or found["dots"] or found["named"] or (found["weekday"] and not found["future"]):
            continue
        try:
            day = _day(found, words, today, past=False)
        except (ValueError, OverflowError):
            continue
        if day is not None and 0 < (day - today).days <= _FURTHEST_PLAN:
            return found.start(), found.end(), day
    return None


def day_ahead(said: str, words: DateWords, today: date) -> date | None:
    """Return the day that words may mean as well which were read as one that has been; None where that is far-fetched.

    "On Friday" may be the coming one, and "3 December" the one of next week; "next Friday" and a year leave no doubt.
    """
    found = words.pattern().fullmatch(said)
    if found is None or found["past"] or found["future"] or not (found["weekday"] or found["named"]):
        return None
    if re.search(r"\d{4}", said):
        return None
    try:
        behind, ahead = _day(found, words, today, past=True), _day(found, words, today, past=False)
    except (ValueError, OverflowError):
        return None
    return ahead if behind is not None and ahead is not None and may_be_ahead(behind, ahead, today) else None


def _day(found: re.Match[str], words: DateWords, today: date, *, past: bool) -> date | None:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["dots"]:
        day, month, year = map(int, found["dots"].split("."))
        return date(year, month, day)
    import dateparser

    past = True if found["past"] else False if found["future"] else past
    read = dateparser.parse(
        found["weekday"] or found["named"] or found["said"],
        languages=list(words.languages),
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "past" if past else "future",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return read.date() if read is not None else None
