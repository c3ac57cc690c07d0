"""Whose birthday or other returning date the title of an event tells of, in the languages in which programs write them.

A title is read, never guessed at: what fits no pattern tells of nobody. Names that may end in the mark of a genitive
are given both ways ("Adas Geburtstag": Ada, Adas); who looks into the cards knows which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reljournal.domain.dates import DateSort

_MARKS = {
    DateSort.BIRTHDAY: "🎂🎉🎈🎁🥳🍰🧁🎊",
    DateSort.WEDDING: "💍💒👰🤵⚭",
    DateSort.MEMORIAL: "🕯⚰🪦✝†",
}
_MARK_OF = {mark: sort for sort, marks in _MARKS.items() for mark in marks}
_JOINERS = "\ufe0f\ufe0e\u200d\u2640\u2642"
_QUOTES = str.maketrans(dict.fromkeys("’‘ʼ`´＇", "'") | dict.fromkeys("\u00a0\u202f", " "))
# A year of birth, a whole date or an age, behind the name: "(1815)", "(*1815)", "(10.12.1815)", "[36]", ", *1815".
_BEHIND = re.compile(
    r"\s*[(\[]\s*(?P<mark>[*†⚭]?)\s*(?:born|geb\.?|geboren|né|née|b\.)?\s*(?P<what>[\d./\- ]+)\.?\s*[)\]]\s*$"
    r"|[,\s]+(?P<star>[*†⚭])\s*(?P<after>[\d./\- ]+)$",
    re.IGNORECASE,
)
_NTH = r"(?:(?P<nth>\d{1,3})(?:st|nd|rd|th|\.|er|ère|e|ème|º|°|ª|:e|-ти)?\s+)?"
_OWN = r"(?:'s|'|s)?"
_WHO = r"(?P<who>.+?)"


@dataclass(frozen=True, slots=True)
class TitleSays:
    """What a title tells of: whose, in every way the name may be meant, and which year or count stands in it.

    ``is_weak`` when the words alone could mean something else, such as "Birthday shopping".
    """

    sort: DateSort
    names: tuple[str, ...]
    year: int | None = None
    count: int | None = None
    is_weak: bool = False


def _prefix(word: str, *links: str, bare: bool = True) -> list[tuple[str, bool]]:
    """Return patterns of a word before the name, with one of ``links`` between them, or with nothing."""
    joined = "|".join([
        r":\s*", r"-\s+", r"–\s*", *(rf"{link}\s*" if link.endswith("'") else rf"{link}\s+" for link in links),
    ])  # fmt: skip
    strong = (rf"{_NTH}(?:{word})\s*(?:{joined}){_WHO}", False)
    return [strong, (rf"{_NTH}(?:{word})\s+{_WHO}", True)] if bare else [strong]


def _suffix(word: str, own: str = _OWN) -> list[tuple[str, bool]]:
    """Return patterns of a word behind the name: with a mark of the genitive, a dash, in brackets, or with nothing."""
    return [
        (rf"{_WHO}(?:'s|(?<=[sxzß])')\s+{_NTH}(?:{word})", False),
        (rf"{_WHO}\s*(?:[-–:,]\s*|\s[(\[])(?:{word})[)\]]?", False),
        (rf"{_WHO}{own}\s+{_NTH}(?:{word})", True),
    ]


_BY_SORT: list[tuple[DateSort, list[tuple[str, bool]]]] = [
    (DateSort.WORK, [
        *_suffix(r"work anniversary|job anniversary"), *_prefix(r"work anniversary", "of"),
        *_prefix(r"dienstjubiläum|firmenjubiläum|arbeitsjubiläum", "von"),
        *_suffix(r"dienstjubiläum|firmenjubiläum"),
    ]),
    (DateSort.MEMORIAL, [
        *_prefix(r"death|anniversary of the death|day of death|death anniversary", "of", bare=False),
        *_prefix(r"in memory|in memoriam|remembering", "of"),
        *_suffix(r"death anniversary|day of death|deathday|memorial day"),
        *_prefix(r"todestag|gedenktag|sterbetag", "von"), *_suffix(r"todestag|gedenktag|sterbetag"),
        *_prefix(r"décès|anniversaire (?:de|du) décès", "de", "d'"), *_prefix(r"sterfdag", "van"),
        *_suffix(r"sterfdag"), *_prefix(r"fallecimiento", "de"), *_prefix(r"scomparsa|morte", "di"),
        (rf"{_WHO}\s*[†✝]", False), (rf"[†✝]\s*{_WHO}", False),
    ]),
    (DateSort.NAME_DAY, [
        *_prefix(r"name ?day", "of"), *_suffix(r"name ?day"), *_prefix(r"namenstag", "von"), *_suffix(r"namenstag"),
        *_prefix(r"naamdag", "van"), *_prefix(r"onomástico|santo", "de", bare=False), *_prefix(r"onomastico", "di"),
        *_prefix(r"imieniny|svátek|meniny|névnap|namnsdag|navnedag"), *_suffix(r"namnsdag|navnedag|névnapja"),
    ]),
    (DateSort.WEDDING, [
        *_suffix(r"wedding anniversary|wedding day|anniversary"),
        *_prefix(r"wedding anniversary|wedding day|anniversary|wedding", "of"),
        *_prefix(r"hochzeitstag|jahrestag|hochzeit", "von"), *_suffix(r"hochzeitstag|jahrestag"),
        *_prefix(r"anniversaire de mariage", "de", "d'"), *_prefix(r"aniversario de bodas?|aniversario", "de"),
        *_prefix(r"anniversario di matrimonio|anniversario", "di"),
        *_prefix(r"trouwdag|huwelijksverjaardag", "van"), *_suffix(r"trouwdag"),
        *_prefix(r"aniversário de casamento", "de", "do", "da"), *_suffix(r"bröllopsdag|bryllupsdag"),
        *_prefix(r"bröllopsdag|bryllupsdag"), *_prefix(r"rocznica ślubu|výročí svatby"),
    ]),
    (DateSort.BIRTHDAY, [
        (rf"{_WHO} hat(?: heute)? {_NTH}geburtstag", False), (rf"{_WHO} wird (?P<nth>\d{{1,3}})", False),
        *_prefix(r"(?:happy )?birthday|b-?day", "of"), *_suffix(r"birthday|b-?day|birth day"),
        (rf"{_WHO} turns (?P<nth>\d{{1,3}})", False), (rf"{_WHO} is (?P<nth>\d{{1,3}}) today", False),
        *_prefix(r"geburtstag", "von", "vom"), *_suffix(r"geburtstag"), *_prefix(r"geb\.", bare=True),
        (rf"{_NTH}anniversaire\s*(?::\s*|-\s+|de\s+|d'){_WHO}", False), (rf"{_WHO}\s*[-–:]\s*anniversaire", False),
        (rf"anniversaire\s+{_WHO}", True),
        *_prefix(r"cumpleaños|cumpleanos|cumple", "de", "del"), *_prefix(r"compleanno", "di", "del", "della"),
        *_prefix(r"verjaardag", "van"), *_suffix(r"verjaardag"), (rf"{_WHO} (?:is )?jarig", False),
        *_prefix(r"aniversário|aniversario natalício", "de", "do", "da"), *_prefix(r"aniversari", "de", "d'"),
        *_suffix(r"födelsedag|fødselsdag|bursdag"), *_prefix(r"födelsedag|fødselsdag|bursdag"),
        (rf"{_WHO} (?:fyller år|har fødselsdag|har bursdag)", False),
        (rf"{_WHO}n syntymäpäivä", False), *_prefix(r"syntymäpäivä"),
        *_prefix(r"urodziny|narozeniny|narodeniny|rođendan|születésnap"), (rf"{_WHO} születésnapja", False),
        *_prefix(r"день рождения|день народження|др", bare=True),
        (rf"{_WHO}'(?:n?[ıiuü]n) doğum günü", False), *_prefix(r"doğum günü"),
        (r"(?P<who>.+?)(?:さん)?の(?:お)?誕生日", False), (r"(?P<who>.+?)的生日", False),
        (r"(?P<who>.+?)(?:님)?의 생일", False),
    ]),
]  # fmt: skip
_PATTERNS = [
    (sort, re.compile(rf"{pattern}[!.]*", re.IGNORECASE), is_weak)
    for sort, patterns in _BY_SORT
    for pattern, is_weak in patterns
]
_ALONE = re.compile(
    r"(?:birthdays?|geburtstage?|anniversaires?|cumpleaños|compleann[oi]|verjaardag(?:en)?|aniversários?)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"birthday|b-?day|anniversary|name ?day", re.IGNORECASE)
_NO_NAME = re.compile(r"[\W\d_]*")


def read_title(title: str) -> TitleSays | None:
    """Return of whom a title tells which date, None when of nobody that it names."""
    plain, sort = _without_marks(title)
    plain, year, count, sort = _without_behind(plain, sort)
    for found_sort, pattern, is_weak in _PATTERNS:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        who, inner_year, inner_count, _ = _without_behind(match["who"], None)
        names = _names(who, plain, is_weak=is_weak)
        if not names:
            continue
        nth = match.groupdict().get("nth")
        return TitleSays(
            found_sort, names, year or inner_year, count or inner_count or (int(nth) if nth else None),
            is_weak and sort is None and year is None and inner_year is None,
        )  # fmt: skip
    if sort is not None and not _NO_NAME.fullmatch(plain):
        return TitleSays(sort, (plain,), year, count)
    return None


def is_nobodys(title: str) -> bool:
    """Return whether a title is the word for a birthday and nothing else."""
    return _ALONE.fullmatch(_without_marks(title)[0].strip(" !.:")) is not None


def says_birthday(words: str) -> bool:
    """Return whether a category, or the name of a calendar, is a word for birthdays."""
    return _ALONE.search(words) is not None


def plain_name(title: str) -> TitleSays | None:
    """Return the title of an event that is marked as a birthday elsewhere: a name, perhaps with a year behind it."""
    plain, _ = _without_marks(title)
    plain, year, count, sort = _without_behind(plain, None)
    if _NO_NAME.fullmatch(plain) or _ALONE.fullmatch(plain):
        return None
    return TitleSays(sort or DateSort.BIRTHDAY, (plain,), year, count)


def two_names(name: str) -> tuple[str, str] | None:
    """Return the two of a couple: "Ada and William King"."""
    parts = re.split(r"\s+(?:and|und|et|y|e|en|och|og|i|&|\+)\s+|\s*[&+/]\s*", name, flags=re.IGNORECASE)
    if len(parts) != 2 or not all(part.strip() for part in parts):
        return None
    first, second = (part.strip() for part in parts)
    # "Ada and William King": the family's name stands once.
    family = second.rpartition(" ")[2] if " " in second and " " not in first else ""
    return f"{first} {family}".strip(), second


def _without_marks(title: str) -> tuple[str, DateSort | None]:
    """Return a title without pictures, and what the first of them says."""
    plain = title.translate(_QUOTES)
    sort = next((_MARK_OF[letter] for letter in plain if letter in _MARK_OF and letter not in "†✝⚭"), None)
    marks = {letter for letter in _MARK_OF if letter not in "†✝⚭"} | set(_JOINERS)
    return " ".join("".join(" " if letter in marks else letter for letter in plain).split()), sort


def _without_behind(
    plain: str, sort: DateSort | None
) -> tuple[str, int | None, int | None, DateSort | None]:
    """Return a name without the year or age behind it, those, and what a mark before the year says."""
    match = _BEHIND.search(plain)
    if match is None:
        return plain, None, None, sort
    what = (match["what"] or match["after"] or "").strip(" .")
    mark = match["mark"] or match["star"] or ""
    sort = {"*": DateSort.BIRTHDAY, "†": DateSort.MEMORIAL, "⚭": DateSort.WEDDING}.get(mark, sort)
    year = re.search(r"(?<!\d)(\d{4})(?!\d)", what)
    rest = plain[: match.start()].strip(" ,")
    if year is not None:
        return rest, int(year[1]), None, sort
    return (rest, None, int(what), sort) if re.fullmatch(r"\d{1,3}", what) else (plain, None, None, sort)


def _names(who: str, plain: str, *, is_weak: bool) -> tuple[str, ...]:
    """Return the ways in which a name can be meant, the likeliest first."""
    name = who.strip(" ,;:-–'\"„“”")
    if _NO_NAME.fullmatch(name):
        return ()
    rest = plain[plain.find(who) + len(who) :]
    if not is_weak or rest[:1] != "s":
        return (name,)
    # "Adas Geburtstag" is Ada's, or that of somebody called Adas; in English the s would stand behind an apostrophe.
    return (f"{name}s", name) if _ENGLISH.search(rest) else (name, f"{name}s")
