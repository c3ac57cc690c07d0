"""Whether two contacts are the same one: what speaks for it, what against, and a verdict of three.

Every sign has a weight in points; their sum, held between 0 and 100, is the score. The weights follow one
sentence each. A name in full is a question (30 and more) and never enough (50). Something that only one person
has (their mailbox, their birthday, their desk in a firm) makes a name enough. What cannot be true of one person
(two birthdays, father and son, two given names) sets a bound that no other sign can lift, because families share
all the rest. Nothing is ever merged by this: SAME means proposed with confidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reljournal.domain.candidates import Prepared, same_phone
from reljournal.domain.dates import PartialDate
from reljournal.domain.firms import FirmMatch, firm_words, match_firms
from reljournal.domain.given_names import HOUSEHOLD_WORDS
from reljournal.domain.likeness import NameMatch, match_readings
from reljournal.domain.spelling import Match, latin

SAME_FROM = 50
ASK_FROM = 30


class Verdict(StrEnum):
    """What is said of two contacts."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


class Reason(StrEnum):
    """What speaks for or against; the window words it."""

    NAME = "name"
    NAME_ALIKE = "name_alike"
    NAME_ORDER = "name_order"
    GIVEN_NAME = "given_name"
    OTHER_FAMILY_NAME = "other_family_name"
    FAMILY_NAME = "family_name"
    FORMER_NAME = "former_name"
    EMAIL = "email"
    SHARED_EMAIL = "shared_email"
    PHONE = "phone"
    BIRTHDAY = "birthday"
    ORGANISATION = "organisation"
    CITY = "city"
    UID = "uid"
    OTHER_KIND = "other_kind"
    OTHER_NAME = "other_name"
    OTHER_MIDDLE_NAME = "other_middle_name"
    OTHER_GENERATION = "other_generation"
    PERHAPS_OTHER_GENERATION = "perhaps_other_generation"
    OTHER_BIRTHDAY = "other_birthday"
    NEAR_BIRTHDAY = "near_birthday"


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason, the value it is about (as one of the cards has it, may be empty), and its points."""

    reason: Reason
    points: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two contacts compared: their rows, 0 to 100 points, and the signs, strongest first."""

    first: int
    second: int
    score: int
    signs: tuple[Sign, ...]

    @property
    def verdict(self) -> Verdict:
        """Return what is to be said of the two."""
        if self.score >= SAME_FROM:
            return Verdict.SAME
        return Verdict.ASK if self.score >= ASK_FROM else Verdict.DIFFERENT


def compare(one: Prepared, other: Prepared) -> Likeness:
    """Return how likely the two are one contact, and why. It is the same whichever comes first."""
    signs, bound = _names(one, other)
    same_firm = _work_together(one, other)
    strangers = same_firm and any(sign.reason is Reason.OTHER_FAMILY_NAME for sign in signs)
    signs += _addresses(one, other, firm_phone=strangers) + _surroundings(one, other, same_firm and not strangers)
    for found, limit in (_birthdays(one, other), _generations(one, other, signs)):
        signs += found
        bound = min(bound, limit)
    same_uid = one.candidate.uid != "" and one.candidate.uid == other.candidate.uid
    if same_uid:
        signs.append(Sign(Reason.UID, 50))
    score = max(0, min(sum(sign.points for sign in signs), bound, 100))
    ordered = tuple(sorted(signs, key=lambda sign: (-abs(sign.points), sign.reason)))
    return Likeness(one.id, other.id, score, ordered)


_NO_BOUND = 100
_A_QUESTION = SAME_FROM - 1
_NOT_EVEN = ASK_FROM - 1

_GIVEN = {
    Match.SAME: 15, Match.VARIANT: 14, Match.PART: 10, Match.TYPO: 10, Match.INITIAL: 0, Match.UNKNOWN: 0,
    Match.DIFFERENT: -40,
}  # fmt: skip
_FAMILY = {
    Match.SAME: 18, Match.VARIANT: 17, Match.MAIDEN: 16, Match.PART: 15, Match.TYPO: 12, Match.INITIAL: 3,
    Match.UNKNOWN: 0, Match.DIFFERENT: -15,
}  # fmt: skip


def _names(one: Prepared, other: Prepared) -> tuple[list[Sign], int]:
    """Return what the names say, in the pair of readings that says most."""
    if one.firm or other.firm:
        return _firms(one, other)
    best = max(match_readings(one.name, other.name), key=_name_points)
    signs = [Sign(_name_reason(best), _name_points(best), one.candidate.shown or other.candidate.shown)]
    if best.middle_differs:
        signs.append(Sign(Reason.OTHER_MIDDLE_NAME, _MIDDLE_DIFFERS))
        return signs, _A_QUESTION
    if best.given is Match.DIFFERENT:
        # Families share mailboxes, phones, birthdays and firms; only the card's own number may still ask.
        return signs, _NOT_EVEN
    return signs, _NO_BOUND


_MIDDLE_DIFFERS = -35


def _name_points(match: NameMatch) -> int:
    points = _GIVEN[match.given] + _FAMILY[match.family]
    if match.family is Match.UNKNOWN and match.given >= Match.PART:
        points += 6  # "Anna" beside one number is Anna
    if match.turned:
        points -= 2
    return points


def _name_reason(match: NameMatch) -> Reason:
    reasons = (
        (match.given is Match.DIFFERENT, Reason.OTHER_NAME),
        (match.given is Match.UNKNOWN, Reason.FAMILY_NAME),
        (match.family is Match.DIFFERENT, Reason.OTHER_FAMILY_NAME),
        (match.family is Match.UNKNOWN, Reason.GIVEN_NAME),
        (match.family is Match.MAIDEN, Reason.FORMER_NAME),
        (match.turned, Reason.NAME_ORDER),
        (match.given is match.family is Match.SAME, Reason.NAME),
    )
    return next((reason for holds, reason in reasons if holds), Reason.NAME_ALIKE)


def _firms(one: Prepared, other: Prepared) -> tuple[list[Sign], int]:
    """Return what two organisations' names say; a person is none, unless their card only fails to say so."""
    if not (one.firm and other.firm):
        firm, person = (one, other) if one.firm else (other, one)
        if person.nameless:
            return [], _NO_BOUND
        in_fields = person.candidate.name.given or person.candidate.name.family
        if in_fields or match_firms(firm.firm, firm_words(person.candidate.shown)) is not FirmMatch.SAME:
            return [Sign(Reason.OTHER_KIND, -40)], _NOT_EVEN
        return [Sign(Reason.NAME, _FIRM[FirmMatch.SAME], firm.candidate.shown)], _NO_BOUND
    match = match_firms(one.firm, other.firm)
    shown = one.candidate.shown or other.candidate.shown
    if match is FirmMatch.DIFFERENT:
        return [Sign(Reason.OTHER_NAME, -40)], _NOT_EVEN
    return [Sign(Reason.NAME if match is FirmMatch.SAME else Reason.NAME_ALIKE, _FIRM[match], shown)], _NO_BOUND


_FIRM = {FirmMatch.SAME: 33, FirmMatch.SLIP: 22, FirmMatch.PART: 18}

_ROLE_WORDS = """
info office contact kontakt mail sales hello team post service support admin kanzlei sekretariat reception
bookings shop accounts billing newsletter noreply no-reply hr jobs press webmaster enquiries secretary praxis
buero obchod objednavky recepce home
"""
_ROLES = frozenset(_ROLE_WORDS.split())


def _addresses(one: Prepared, other: Prepared, *, firm_phone: bool) -> list[Sign]:
    """Return the mailbox and the phone both have: the best of each, for a person has several."""
    signs = []
    shared = [
        Sign(Reason.EMAIL if points == 50 else Reason.SHARED_EMAIL, points, one.emails[email])
        for email in one.emails.keys() & other.emails.keys()
        for points in [_mailbox_points(email, one, other)]
    ]
    if shared:
        signs.append(max(shared, key=lambda sign: (sign.points, sign.value.casefold())))
    phones = sorted(key for key in one.phones if any(same_phone(key, theirs) for theirs in other.phones))
    if phones:
        signs.append(Sign(Reason.PHONE, 15 if firm_phone else 30, one.phones[phones[0]]))
    return signs


def _mailbox_points(email: str, one: Prepared, other: Prepared) -> int:
    local = email.partition("@")[0]
    if one.firm and other.firm:
        return 50
    if local in _ROLES:
        return 10
    if one.nameless or other.nameless:
        return 50
    pieces = set(re.split(r"[^a-z0-9]+", latin(local)))
    families = {
        w.text for p in (one, other) for reading in p.name.natural[:1] for w in reading.family
    }  # fmt: skip
    # A mailbox named for the family, and for none of them, may be read by all.
    if pieces & (HOUSEHOLD_WORDS | _HOUSES) or latin(local) in families:
        return 30
    return 50


_HOUSES = frozenset(("family", "fam", "casa", "home", "house", "haus"))


def _birthdays(one: Prepared, other: Prepared) -> tuple[list[Sign], int]:
    mine, theirs = one.candidate.birthday, other.candidate.birthday
    if mine is None or theirs is None:
        return [], _NO_BOUND
    parts = [(mine.year, theirs.year), (mine.month, theirs.month), (mine.day, theirs.day)]
    known = [a == b for a, b in parts if a is not None and b is not None]
    value = max(str(mine), str(theirs), key=lambda text: (len(text), text))
    if all(known):
        whole = mine.returns and theirs.returns
        return ([Sign(Reason.BIRTHDAY, 28 if whole else 3, value)] if known else []), _NO_BOUND
    if _nearly(mine, theirs):
        return [Sign(Reason.NEAR_BIRTHDAY, -5, value)], _NO_BOUND
    return [Sign(Reason.OTHER_BIRTHDAY, -40, value)], _A_QUESTION


def _nearly(mine: PartialDate, theirs: PartialDate) -> bool:
    """Return whether one date is the other after a usual mishap: a time zone, day for month, one wrong digit."""
    if mine.year != theirs.year or not (mine.returns and theirs.returns):
        return False
    if (mine.month, mine.day) == (theirs.day, theirs.month):
        return True
    if mine.month == theirs.month:
        digits = zip(f"{mine.day:02d}", f"{theirs.day:02d}", strict=True)
        return abs((mine.day or 0) - (theirs.day or 0)) == 1 or sum(a != b for a, b in digits) == 1
    earlier, later = sorted(((mine.month or 0, mine.day or 0), (theirs.month or 0, theirs.day or 0)))
    return later[1] == 1 and later[0] - earlier[0] == 1 and earlier[1] >= 28


def _generations(one: Prepared, other: Prepared, signs: list[Sign]) -> tuple[list[Sign], int]:
    mine, theirs = one.name.generation, other.name.generation
    if mine == theirs:
        return [], _NO_BOUND
    if mine and theirs:
        # The second of a name is its junior; from the third on they are counted.
        if {mine, theirs} == {"junior", "2"}:
            return [], _NO_BOUND
        return [Sign(Reason.OTHER_GENERATION, -40)], _NOT_EVEN
    # A son writes "Jr." on one card and leaves it out on another; a house and a firm may be his father's too.
    his_own = any(sign.reason in {Reason.EMAIL, Reason.BIRTHDAY} for sign in signs)
    return [Sign(Reason.PERHAPS_OTHER_GENERATION, -3, mine or theirs)], _NO_BOUND if his_own else _A_QUESTION


def _work_together(one: Prepared, other: Prepared) -> bool:
    return bool(one.employer) and match_firms(one.employer, other.employer) is FirmMatch.SAME


def _surroundings(one: Prepared, other: Prepared, same_firm: bool) -> list[Sign]:
    signs = []
    if same_firm:
        # Father and son of one name work in the firm that bears it.
        own = set(one.employer) & (one.words | other.words)
        signs.append(Sign(Reason.ORGANISATION, 8 if own else 20, one.candidate.organisation))
    if one.city and one.city == other.city:
        signs.append(Sign(Reason.CITY, 3, one.candidate.city))
    return signs
