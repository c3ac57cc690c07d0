"""What only we say of a key date in a calendar file, and the key date read back as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.exchange.calendars.records import ReadDate
from reljournal.exchange.vcard.own_dates import said_beside, told_beside
from reljournal.store.queries.going_out import OutDate

# What we say of ours beside what the standard has a property for.
DATE, SORT, LABEL, RULE = "X-RELJOURNAL-DATE", "X-RELJOURNAL-SORT", "X-RELJOURNAL-LABEL", "X-RELJOURNAL-RULE"
KEY_DATE, CONTACT, NAME = "X-RELJOURNAL-KEY-DATE", "X-RELJOURNAL-CONTACT", "X-RELJOURNAL-NAME"
PARTNER, PARTNER_NAME = "X-RELJOURNAL-PARTNER", "X-RELJOURNAL-PARTNER-NAME"
FOLLOW_UP = "X-RELJOURNAL-FOLLOW-UP"


def own_properties(out: OutDate) -> Iterator[tuple[str, str]]:
    """Yield the properties by which we know a key date again."""
    key_date, (person, *others) = out.key_date, out.people
    yield KEY_DATE, out.uuid
    yield SORT, str(key_date.sort)
    yield DATE, str(key_date.when)
    if key_date.label:
        yield LABEL, key_date.label
    beside = ";".join(said_beside(key_date))
    if beside:
        yield RULE, beside
    yield CONTACT, person.uuid
    yield NAME, person.name
    for other in others:
        yield PARTNER, other.uuid
        yield PARTNER_NAME, other.name


def is_own_follow_up(text_of: Callable[[str], str]) -> bool:
    """Return whether an event is a follow-up that we wrote as one."""
    return bool(text_of(FOLLOW_UP))


def own_date(text_of: Callable[[str], str], title: str) -> ReadDate | None:
    """Return the key date that an event of ours is; ``text_of`` gives its properties. None when it is not ours.

    Raises:
        ValueError: somebody has changed what we wrote, so that it says no date.
    """
    if not text_of(KEY_DATE) or not text_of(DATE):
        return None
    key_date = KeyDate(DateSort(text_of(SORT)), PartialDate.parse(text_of(DATE)), text_of(LABEL))
    try:
        key_date = told_beside(key_date, filter(None, text_of(RULE).split(";")))
    except KeyError as error:
        raise ValueError("It says what is not known here.") from error
    return ReadDate(
        f"own:{text_of(KEY_DATE)}", key_date, (text_of(NAME),), title,
        uuid=text_of(CONTACT), partner=text_of(PARTNER_NAME), partner_uuid=text_of(PARTNER), is_ours=True,
    )  # fmt: skip
