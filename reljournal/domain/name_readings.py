"""The ways a name on a card can be read: which words are given, which are the family's, and what else they tell.

Cards come with the family name first or last, all in one field, in brackets, with titles and generations. A name
that can be read in several ways is compared in all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reljournal.domain.given_names import HOUSEHOLD_WORDS, KIN_WORDS
from reljournal.domain.names import Name
from reljournal.domain.spelling import Word, latin, word


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name. ``given`` begins with the name the person is called by."""

    given: tuple[Word, ...] = ()
    family: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name as it is compared.

    ``natural`` are the likely readings, ``turned`` the same words with given and family name exchanged.
    ``nicks`` are further given names, ``formerly`` further family names (maiden names, names in brackets).
    ``generation`` is "junior", "senior" or a number; ``joined`` are the given names written with a hyphen.
    """

    natural: tuple[Reading, ...] = ()
    turned: tuple[Reading, ...] = ()
    nicks: frozenset[Word] = frozenset()
    formerly: frozenset[Word] = frozenset()
    generation: str = ""
    compound: bool = False

    def __bool__(self) -> bool:
        return bool(self.natural)


_TITLE_WORDS = """
dr mr mrs ms miss mx prof professor ing mgr bc herr frau pan pani phd csc md mba dipl mag ra sir dame rev senor
senora sra mudr judr rndr phdr doc dipling esq the hon lady lord monsieur madame mme signor signora don dona sor
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_ALSO_NAMES = frozenset(("pan", "don", "dona", "dame", "lord", "hon", "bc", "sra", "doc", "ra", "rev", "lady", "sor"))
_DEGREES = r"(?i)\b(?:ph\.\s?d|m\.d|[bm]\.\s?sc|c\.\s?sc|dr\.h\.c)\b\.?"
_GENERATIONS = {
    "jr": "junior", "junior": "junior", "jun": "junior", "ml": "junior", "mladsi": "junior", "fils": "junior",
    "hijo": "junior", "filho": "junior", "younger": "junior", "jungere": "junior", "dj": "junior",
    "sr": "senior", "senior": "senior", "sen": "senior", "st": "senior", "starsi": "senior", "pere": "senior",
    "padre": "senior", "elder": "senior", "altere": "senior", "da": "senior",
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "2nd": "2", "3rd": "3",
}  # fmt: skip
# Where the dot tells a generation from a word: "Jan st.", "Hans d. J.".
_DOTTED = frozenset(("st", "da", "dj", "ml"))
_ONCE_CALLED = r"(?:\bnée?\b|\bgeb(?:\.|orene?\b)|\broz(?:\.|ená\b)|\bz domu\b|\bурожд(?:\.|[её]нная\b))"
_BRACKETS = r"[(\[]([^)\]]*)[)\]]"
_UNSPACED = re.compile(
    "([\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af])([\u3005\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{1,3})"
)
_TWO_SIGN_FAMILIES = frozenset(("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "남궁", "황보"))


def read_name(name: Name, shown: str) -> ReadName:
    """Return the readings of a name; nothing where it has none (an address or a number shown in its place)."""
    if "@" in shown or not any(c.isalpha() for c in shown):
        shown = ""
    formerly = _words(name.maiden)
    plain, aside, once = _apart(shown)
    formerly += _words(once)
    nicks = _words(name.nickname)
    generation = _generation(name.suffix.split())
    if name.given.strip() and name.family.strip():
        given, family, found = _fields(name)
        natural, turned = [Reading(given, family)], [Reading(family, given)]
    else:
        alone = _untitled(f"{name.given} {name.additional} {name.family}".strip() or plain)
        natural, turned, found = _one_line(
            alone, is_family=bool(name.family.strip()), is_given=bool(name.given.strip())
        )
    for bracket in aside:
        if told := _generation(bracket.split()):
            found = found or told
        else:
            nicks += _words(bracket)
            formerly += _words(bracket)
    if name.phonetic_given or name.phonetic_family:
        natural.append(Reading(_words(name.phonetic_given), _words(name.phonetic_family)))
    natural = [reading for reading in natural if reading.given or reading.family]
    return ReadName(
        tuple(natural), tuple(turned), frozenset(nicks), frozenset(formerly), generation or found,
        "-" in (name.given or plain),
    )  # fmt: skip


def _apart(shown: str) -> tuple[str, list[str], str]:
    """Return the shown name, what stands in its brackets, and what the person was once called."""
    aside = re.findall(_BRACKETS, shown)
    plain, *once = re.split(_ONCE_CALLED, re.sub(_BRACKETS, " ", shown), maxsplit=1, flags=re.IGNORECASE)
    return plain, aside, once[0] if once else ""


def _fields(name: Name) -> tuple[tuple[Word, ...], tuple[Word, ...], str]:
    raw_family = name.family.split()
    found = _generation(raw_family)
    given = _words(_untitled(name.given)) + tuple(w for w in _words(name.additional) if not w.particle)
    given = tuple(w for w in given if w.text not in KIN_WORDS) if len(given) > 1 else given
    return given, _words(" ".join(raw_family)), found


def _one_line(line: str, *, is_family: bool, is_given: bool) -> tuple[list[Reading], list[Reading], str]:
    """Return the natural and turned readings of a name in one line, and its generation."""
    if "," in line:
        family, _, given = line.partition(",")
        raw = given.split()
        found = _generation(raw)
        if not _words(" ".join(raw)):  # "Jan Perner, Ph.D." and "Robert Downing, Jr."
            return (*_one_line(family, is_family=is_family, is_given=is_given)[:2], found)
        return [Reading(_words(" ".join(raw)), _words(family))], [], found
    raw = [part for piece in line.split() for part in _unglued(piece, line)]
    found = _generation(raw)
    household = any(latin(piece) in HOUSEHOLD_WORDS for piece in raw)
    words = [w for w in _words(" ".join(raw)) if w.text not in HOUSEHOLD_WORDS]
    if len(words) <= 1 and words and words[0].text in KIN_WORDS:
        return [], [], found
    if household or len(words) == 1 or (len([w for w in words if not w.particle]) == 1 and words[0].particle):
        alone = tuple(words)
        if is_family or household:
            return [Reading(family=alone)], [], found
        return [Reading(given=alone)] + ([] if is_given else [Reading(family=alone)]), [], found
    natural, turned = _orders(words)
    return natural, turned, found


def _orders(words: list[Word]) -> tuple[list[Reading], list[Reading]]:
    if not words:
        return [], []
    first = next((at for at, w in enumerate(words) if at and w.particle), len(words) - 1)
    natural = [Reading(tuple(words[:first]), tuple(words[first:]))]
    if len(words) > 2 and first != 1:
        natural.append(Reading((words[0],), tuple(words[1:])))
    return natural, [Reading(tuple(words[1:]), (words[0],))]


def _unglued(piece: str, line: str) -> list[str]:
    """Return the words of a piece without spaces: "李小龙" in two, "JS" of "JS Bach" in its initials."""
    if _UNSPACED.fullmatch(piece) and line.strip() == piece:
        length = 2 if piece[:2] in _TWO_SIGN_FAMILIES else 1
        # Written family first; read here as a line in Latin letters, given name first.
        return [piece[length:], piece[:length]]
    if re.fullmatch("[B-DF-HJ-NP-TV-Z]{2,3}|(?:[A-Z]\\.){2,4}", piece) and line.upper() != line:
        return [letter + "." for letter in piece if letter != "."]
    return [piece]


def _words(text: str) -> tuple[Word, ...]:
    found = []
    for raw in re.split(r"[\s,;/·\-‐–]+|(?<=\.)(?=\w)", text):
        known = word(raw)
        if known is not None:
            found.append(known)
    return tuple(found)


def _untitled(line: str) -> str:
    """Return a line without the titles it begins with and the degrees it ends with."""
    pieces = re.sub(_DEGREES, " ", line).split()
    bare = [re.sub("[^a-z]", "", latin(piece)) for piece in pieces]
    first, end = 0, len(pieces)
    while (
        first < end - 1 and bare[first] in _TITLES and (pieces[first].endswith(".") or bare[first] not in _ALSO_NAMES)
    ):
        first += 1
    while end - 1 > first and bare[end - 1] in _TITLES - _ALSO_NAMES:
        end -= 1
    return " ".join(pieces[first:end])


def _generation(raw: list[str]) -> str:
    """Return the generation the words end with, and take it off them."""
    tail = [re.sub("[^a-z0-9]", "", latin(piece)) for piece in raw]
    for length in (2, 1):
        if len(raw) < length:
            continue
        if length == 2 and not (tail[-2] == "d" and raw[-2].endswith(".")):
            continue
        said = "".join(tail[-length:])
        dotted = raw[-1].endswith(".") and (length == 2) == (said in {"da", "dj"})
        if said in _GENERATIONS and (said not in _DOTTED or dotted):
            del raw[-length:]
            return _GENERATIONS[said]
    return ""
