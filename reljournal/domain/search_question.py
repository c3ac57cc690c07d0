"""What a person types into the search, read as a question.

The grammar (spaces set the pieces apart; each piece narrows what is found)::

    question = { piece }
    piece    = [ "-" ] ( operator | phrase ) | "-" word | words
    operator = "tag:" text      a tag that begins so; in quotes, exactly this tag
             | "in:" text       a city, region or country with words that begin so; in quotes, exactly these words
             | "circle:" text   a circle whose name begins so; in quotes, exactly this circle
             | "tier:" text     a tier whose name begins so ("gold"); in quotes, exactly this tier
             | "with:" text     an entry with somebody in whose name words begin so; in quotes, exactly these words
             | "met:" year [ "-" year ]
             | ( "no:" | "has:" ) part
             | "is:" ( "person" | "organisation" | "archived" )
    part     = "birthday" | "date" | "email" | "entry" | "organisation" | "phone" | "photo" | "tag"
    text     = phrase | characters without a space
    phrase   = '"' exact words '"'
    words    = anything else: each word may be a beginning, digits may be any run of a phone number

Nothing is an error: what is not understood (``foo:bar``, ``http://x``, a quote that is still open) is words.
Operators may be written in capitals, quotes may be typographic ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from reljournal.domain.phone_digits import runs_of
from reljournal.domain.text import fold, query_words


class Sort(StrEnum):
    """What a restriction asks of a contact."""

    TAG = "tag"
    IN = "in"
    CIRCLE = "circle"
    TIER = "tier"
    WITH = "with"
    MET = "met"
    HAS = "has"
    IS = "is"


PARTS = ("birthday", "date", "email", "entry", "organisation", "phone", "photo", "tag")
"""What ``has:`` and ``no:`` know."""
STATES = ("person", "organisation", "archived")
"""What ``is:`` knows."""


class Restriction(NamedTuple):
    """One operator. ``value`` is folded; ``exact`` when it stood in quotes; ``unwanted`` turns it round.

    ``members`` are the ids of those whom circles by rule hold, looked up on the day the question is put.
    """

    sort: Sort
    value: str
    exact: bool = False
    unwanted: bool = False
    members: tuple[int, ...] = ()

    @property
    def years(self) -> tuple[int, int]:
        """The first and last year that ``met:`` asks for."""
        first, _, last = self.value.partition("-")
        return (int(first), int(last or first))


class Phrase(NamedTuple):
    """Folded words that stand one after the other; the last may go on when it is ``open``."""

    words: tuple[str, ...]
    open: bool = False


class Question(NamedTuple):
    """What is asked for.

    ``words`` are all plain words, folded. ``numbers`` are for each number among them the runs of digits of which
    one must stand in a phone number, and ``beside`` the words that are no numbers.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    numbers: tuple[tuple[str, ...], ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether there are only words, none of them a number."""
        return not (self.phrases or self.unwanted or self.restrictions or self.numbers)

    @property
    def is_words(self) -> bool:
        """Whether there are only words, numbers among them or not: what is asked of texts, which have no numbers."""
        return not (self.phrases or self.unwanted or self.restrictions)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self.is_plain and not self.words

    @property
    def marked(self) -> tuple[str, ...]:
        """The words to mark in what is found."""
        return (*self.words, *(word for phrase in self.phrases for word in phrase.words))


# Without any of these, or digits, there are only words.
_SIGNS = frozenset('"“”„‟«»:-')
_QUOTES = str.maketrans("“”„‟«»", '""""""')
# Patterns stay text until they are asked for: plain words, which a window's first list asks with, need none.
_PIECE = (
    r"(?<!\S)(?P<minus>-?)(?:"
    r'(?P<key>[A-Za-z]+):(?P<value>"[^"]*"|[^\s"]\S*)(?!\S)'
    r'|"(?P<phrase>[^"]*)"(?!\w)'
    r'|(?<=-)(?P<unwanted>[^\s"-]\S*)'
    r")"
)
_NUMBER = r"(?<!\w)\+?\(?\d(?:[\d\s()./+–-]*\d)?(?!\w)"
_YEARS = r"[0-9]{4}(?:[-–][0-9]{4})?"
_OTHER_SPELLINGS = {"organization": "organisation"}


def read_question(typed: str) -> Question:
    """Return what ``typed`` asks for; never raises."""
    if _SIGNS.isdisjoint(typed) and not any(map(str.isdigit, typed)):
        return Question(tuple(query_words(typed)))
    phrases: list[Phrase] = []
    unwanted: list[Phrase] = []
    restrictions: list[Restriction] = []
    plain: list[str] = []
    text, end = typed.translate(_QUOTES), 0
    for piece in re.finditer(_PIECE, text):
        minus = bool(piece["minus"])
        if piece["key"]:
            found = _restriction(piece["key"].lower(), piece["value"], unwanted=minus)
            if found is None:
                continue
            restrictions.append(found)
        else:
            words = tuple(query_words(piece["phrase"] or piece["unwanted"] or ""))
            if not words:
                continue
            (unwanted if minus else phrases).append(Phrase(words, open=piece["unwanted"] is not None))
        plain.append(text[end : piece.start()])
        end = piece.end()
    return _with_words([*plain, text[end:]], tuple(phrases), tuple(unwanted), tuple(restrictions))


def _with_words(
    plain: list[str], phrases: tuple[Phrase, ...], unwanted: tuple[Phrase, ...], restrictions: tuple[Restriction, ...]
) -> Question:
    numbers: list[tuple[str, ...]] = []
    beside: list[str] = []
    for stretch in plain:
        end = 0
        for number in re.finditer(_NUMBER, stretch):
            runs = runs_of(number[0])
            if runs:
                numbers.append(runs)
                beside += query_words(stretch[end : number.start()])
                end = number.end()
        beside += query_words(stretch[end:])
    words = tuple(word for stretch in plain for word in query_words(stretch))
    return Question(words, phrases, unwanted, restrictions, tuple(numbers), tuple(beside) if numbers else ())


def _restriction(key: str, written: str, *, unwanted: bool) -> Restriction | None:
    """Return the restriction that an operator makes, or None when it is not understood."""
    exact = written.startswith('"')
    value = fold(written.strip('"').strip() if exact else written)
    if key in {"has", "no", "is"}:
        value = _OTHER_SPELLINGS.get(value, value)
        if value not in (STATES if key == "is" else PARTS):
            return None
        sort = Sort.IS if key == "is" else Sort.HAS
        return Restriction(sort, value, unwanted=unwanted ^ (key == "no"))
    if key == "met" and re.fullmatch(_YEARS, value):
        years = sorted(value.replace("–", "-").split("-"))
        return Restriction(Sort.MET, "-".join(years), unwanted=unwanted)
    if key in {"in", "with"}:
        return Restriction(Sort(key), value, exact, unwanted) if query_words(value) else None
    if key in {"tag", "circle", "tier"} and value:
        return Restriction(Sort(key), value, exact, unwanted)
    return None


OF_ENTRIES = frozenset({Sort.TAG, Sort.IN, Sort.CIRCLE, Sort.TIER, Sort.WITH})
"""What can be asked of an entry; the other operators ask about contacts only."""


def asked_of_people(typed: str) -> str:
    """Return the first operator, with its colon, that cannot be asked of an entry; empty when all can."""
    sorts = [item.sort for item in read_question(typed).restrictions if item.sort not in OF_ENTRIES]
    return f"{sorts[0]}:" if sorts else ""


# Operators that are not understood

OPERATORS = ("tag", "in", "circle", "tier", "with", "met", "has", "no", "is")
"""Every operator, without its colon."""
# A word with a colon is near an operator when so many letters are to be changed, by its length.
_NEAR = {3: 1, 4: 1, 5: 2, 6: 2, 7: 2, 8: 2}


class Slip(NamedTuple):
    """A piece that looks like an operator and is none: as it was ``written``, the ``nearest`` one, and ``meant``.

    ``written`` is the operator with its colon, or all of it where only the value is not known; ``meant`` is all that
    was typed, set right. ``nearest`` and ``meant`` are empty when nothing is near.
    """

    written: str
    nearest: str = ""
    meant: str = ""


def slip(typed: str) -> Slip | None:
    """Return the first piece of ``typed`` that was meant as an operator, it seems, and is read as words; else None.

    Addresses of the web and times of the day are left alone, and so is what is still being typed.
    """
    if ":" not in typed:
        return None
    for piece in re.finditer(_PIECE, typed.translate(_QUOTES)):
        key, value = piece["key"], piece["value"]
        if not key or value.startswith("//") or _restriction(key.lower(), value, unwanted=False) is not None:
            continue
        start, end = piece.start("key"), piece.end("value")
        if key.lower() not in OPERATORS:
            near = _nearest(key.lower(), OPERATORS)
            end = piece.end("key")
            return Slip(f"{key}:", *((f"{near}:", typed[:start] + near + typed[end:]) if near else ()))
        near = _nearest(fold(value.strip('"')), {"has": PARTS, "no": PARTS, "is": STATES}.get(key.lower(), ()))
        whole = f"{key.lower()}:{near}"
        return Slip(typed[start:end], *((whole, typed[:start] + whole + typed[end:]) if near else ()))
    return None


def _nearest(written: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest, empty when none is near."""
    # A tenth of a second of a start that never misspells anything.
    from rapidfuzz.distance import OSA

    most = _NEAR.get(len(written), 3 if len(written) > 8 else 0)
    near = [(OSA.distance(written, word), word) for word in known]
    distance, word = min(near, default=(most + 1, ""))
    return word if distance <= most else ""


# Completing an operator that is being typed


class Unfinished(NamedTuple):
    """An operator at the end of what is typed: its ``key``, the folded ``value`` so far, and what stands ``before``.

    ``before`` ends with the colon: with a value after it the text is whole.
    """

    key: str
    value: str
    before: str


_UNFINISHED = r'(?i)(?<!\S)-?(?P<key>tag|in|circle|tier|with|no|has|is):(?P<value>"[^"]*|[^\s"]*)$'


def unfinished(typed: str) -> Unfinished | None:
    """Return the operator that ``typed`` ends in, so that its value can be offered; None when there is none."""
    if ":" not in typed:
        return None
    found = re.search(_UNFINISHED, typed.translate(_QUOTES))
    if found is None:
        return None
    return Unfinished(found["key"].lower(), fold(found["value"].lstrip('"').lstrip()), typed[: found.start("value")])


def completed(before: str, value: str) -> str:
    """Return what was typed with ``value`` as the value of its last operator, in quotes where it needs them."""
    whole = re.fullmatch(r"[\w.&'-]+", value) is not None
    return f"{before}{value} " if whole else f'{before}"{value.replace(chr(34), "")}" '
