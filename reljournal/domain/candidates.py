"""What of a contact is compared when looking for duplicates, taken apart once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from reljournal.domain.contacts import ContactKind
from reljournal.domain.dates import PartialDate
from reljournal.domain.firms import firm_words
from reljournal.domain.given_names import KIN_WORDS
from reljournal.domain.name_readings import ReadName, read_name
from reljournal.domain.names import Name
from reljournal.domain.spelling import latin
from reljournal.domain.text import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of a contact is compared. ``id`` is its row, 0 for a card that is not kept yet; ``uid`` its vCard UID."""

    id: int = 0
    name: Name = field(default_factory=Name)
    shown: str = ""
    kind: ContactKind = ContactKind.PERSON
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birthday: PartialDate | None = None
    organisation: str = ""
    city: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A candidate with everything taken apart once, because it is compared many times.

    ``emails`` and ``phones`` lead from what is compared to what the card says. A contact is a ``firm`` when its
    card says so, or when it has an organisation and no name.
    """

    candidate: Candidate
    name: ReadName
    emails: dict[str, str]
    phones: dict[str, str]
    firm: tuple[str, ...]
    employer: tuple[str, ...]
    city: str
    words: frozenset[str]
    kin: bool

    @property
    def id(self) -> int:
        """The contact's row."""
        return self.candidate.id

    @property
    def nameless(self) -> bool:
        """Whether nothing is known of what it is called."""
        return not self.name and not self.firm and not self.kin


def prepare(candidate: Candidate) -> Prepared:
    """Return the candidate as it is compared."""
    name = read_name(candidate.name, candidate.shown)
    shown = latin(candidate.shown).split()
    is_firm = candidate.kind is not ContactKind.PERSON or (not name and bool(candidate.organisation))
    return Prepared(
        candidate,
        ReadName() if is_firm else name,
        {mailbox(email): email for email in candidate.emails if email.strip()},
        {key: phone for phone in candidate.phones if (key := phone_key(phone))},
        firm_words(candidate.shown or candidate.organisation or candidate.name.composed()) if is_firm else (),
        firm_words(candidate.organisation),
        fold(candidate.city).strip(),
        frozenset(w.text for reading in name.natural for w in (*reading.given, *reading.family)),
        not name and any(word in KIN_WORDS for word in shown),
    )


@lru_cache(maxsize=32_768)
def mailbox(email: str) -> str:
    """Return the address as one mailbox is written: without case, tag and what Google ignores."""
    local, at, domain = email.strip().casefold().rpartition("@")
    if not at:
        return domain
    local = local.split("+", 1)[0] or local
    if domain in {"gmail.com", "googlemail.com"}:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


_EXTENSION = re.compile(r"(?i)\s*(?:;?\s*ext(?:ension)?\.?\s*=?|#|x|,|;|durchwahl|dw|kl\.?|linka)\s*(\d{1,6})\s*$")
_FEWEST_DIGITS = 7


@lru_cache(maxsize=32_768)
def phone_key(phone: str) -> str:
    """Return the last nine digits, which no country or trunk prefix reaches, and the extension.

    Empty for fewer than seven digits: an internal number, an emergency number.
    """
    extension = _EXTENSION.search(phone)
    main = phone[: extension.start()] if extension else phone
    digits = "".join(c for c in main.replace("(0)", "") if c.isdecimal())
    digits = "".join(str(int(c)) for c in digits).lstrip("0")[-9:]
    if len(digits) < _FEWEST_DIGITS:
        return ""
    return digits + (f"x{extension[1]}" if extension else "")


def same_phone(one: str, other: str) -> bool:
    """Return whether two phone keys are one line: the shorter is the end of the longer, extensions the same."""
    (mine, _, mine_extension), (theirs, _, their_extension) = one.partition("x"), other.partition("x")
    return mine_extension == their_extension and (mine.endswith(theirs) or theirs.endswith(mine))
