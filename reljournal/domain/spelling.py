"""Words of names as they are compared: in Latin letters, and by how they are spelled in one script or another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from reljournal.domain.given_names import family_groups_of, groups_of, is_known, names_in_groups
from reljournal.domain.text import fold


class Match(IntEnum):
    """How well two words, or two parts of a name, agree; a higher one is better."""

    DIFFERENT = 0
    UNKNOWN = 1
    INITIAL = 2
    TYPO = 3
    PART = 4
    MAIDEN = 5
    VARIANT = 6
    SAME = 7


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: ``text`` in plain Latin letters, ``sound`` as other spellings share it.

    ``bones`` are its consonants, which is all that Arabic and Hebrew write (``unvowelled``). ``short`` words are
    initials and abbreviations, ``particle`` is a "von" or "de". ``native`` holds the ideographs it was written
    with: names that are read alike are not written alike.
    """

    text: str
    sound: str = field(compare=False)
    bones: str = field(compare=False)
    short: bool = field(default=False, compare=False)
    particle: bool = field(default=False, compare=False)
    unvowelled: bool = field(default=False, compare=False)
    native: str = ""


_UNVOWELLED = re.compile("[\u0590-\u08ff]")
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def latin(text: str) -> str:
    """Return ``text`` folded and in Latin letters, signs left as they are."""
    return text.lower() if text.isascii() else fold(anyascii(text))


@lru_cache(maxsize=65_536)
def word(raw: str) -> Word | None:
    """Return a word as it is compared, or None where nothing is left of it."""
    text = _NOT_LETTERS.sub("", latin(raw))
    if not text:
        return None
    foreign = not raw.isascii()
    unvowelled = foreign and _UNVOWELLED.search(raw) is not None
    native = raw if foreign and _IDEOGRAPHS.search(raw) else ""
    syllable = foreign and _SYLLABLES.match(raw) is not None
    particle = text in _PARTICLES and not syllable and (len(text) > 1 or raw == text)
    # "J", "J." and "Wm." stand for a longer name; a Korean family name of one letter does not.
    letter = len(text) == 1 and len(raw.rstrip(".")) == 1 and not syllable and not particle
    short = letter or (len(text) <= 4 and raw.endswith("."))
    return Word(text, sound_of(text), _bones(text), short, particle, unvowelled, native)


_SYLLABLES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PARTICLE_WORDS = """
von van de der den dem des di da do dos das du del della dello la le las los el al ul ibn bin ben bint abu ter
ten te zu zum zur vom und y e i et af av of
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())

# Spellings of one sound in the transliterations people use: English, German, French, Polish, scholarly.
_SOUNDS = (
    ("schtsch", "S"), ("shch", "S"), ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("sh", "S"), ("sz", "S"),
    ("zh", "Z"), ("rz", "Z"), ("kh", "X"), ("cz", "C"), ("ch", "C"), ("tz", "z"), ("ts", "z"), ("dj", "j"),
    ("ph", "f"), ("th", "t"), ("gh", "g"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_LATER_SOUNDS = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        ("eye(?=v)", "ee"), ("[iyj]o(?=v)", "e"), ("[iy][iyj]$", "i"), ("[ea][iyj]", "A"),
        ("(?<=[aou])[yj](?=[aeou])", ""), ("ee$", "i"), ("c(?=[eiy])", "s"), ("c", "k"), ("[yj]", "i"),
        ("ie(?=.)", "e"), ("ou|oo", "u"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ff?$", "v"),
        (r"(.)\1+", r"\1"), ("(?<=[aeiou])h(?![aeiou])", ""),
    )
)  # fmt: skip


def sound_of(text: str) -> str:
    """Return plain Latin ``text`` as all its usual transliterations are written alike (Tschaikowski, Chaykovskiy)."""
    for spelling, sound in _SOUNDS:
        if spelling in text:
            text = text.replace(spelling, sound)
    for pattern, sound in _LATER_SOUNDS:
        text = pattern.sub(sound, text)
    return text


def _bones(text: str) -> str:
    """Return the consonants, without those that also stand for vowels, each once where it is doubled."""
    bare = re.sub("[aeiouwvyj]", "", text.replace("c", "k").replace("q", "k").replace("p", "f"))
    return re.sub(r"(.)\1+", r"\1", bare).removesuffix("h") or bare


def glued(words: tuple[Word, ...]) -> Word:
    """Return several words as one: "Xiao Long" is also "Xiaolong"."""
    if len(words) == 1:
        return words[0]
    return Word(
        "".join(w.text for w in words),
        "".join(w.sound for w in words),
        "".join(w.bones for w in words).removesuffix("h"),
        unvowelled=any(w.unvowelled for w in words),
        native="".join(w.native for w in words),
    )


@lru_cache(maxsize=65_536)
def roots(name: Word) -> frozenset[str]:
    """Return what names that stand for this one have in common with it, for looking them up."""
    found = {f"given {group}" for group in groups_of(name.text)}
    found |= {f"family {group}" for group in family_groups_of(name.text)}
    if name.unvowelled:
        found |= {f"given {group}" for group in _groups_by_bones().get(name.bones, ())}
        found |= {name.bones}
    if name.unvowelled or not found:
        found.add(_bones(name.sound.lower()) or name.sound)
    return frozenset(found)


@cache
def _groups_by_bones() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for text in names_in_groups():
        found.setdefault(_bones(text), set()).update(groups_of(text))
    return found


@lru_cache(maxsize=262_144)
def given_match(one: Word, other: Word) -> Match:
    """Return how two given names agree: the same, a form of one another, a slip, an initial, or not."""
    match = _spelled_alike(one, other)
    if match is not None:
        return match
    if groups_of(one.text) & groups_of(other.text):
        return Match.VARIANT
    both_known = is_known(one.text) and is_known(other.text)
    if not both_known and not _gendered(one.text, other.text) and is_slip(one.text, other.text, 5):
        return Match.TYPO
    return Match.DIFFERENT


@lru_cache(maxsize=262_144)
def family_match(one: Word, other: Word) -> Match:
    """Return how two family names agree; a woman's form of a Slavic name is the same name."""
    match = _spelled_alike(one, other)
    if match is not None:
        return match
    if _families_without_gender(one.text) & _families_without_gender(other.text):
        return Match.VARIANT
    if family_groups_of(one.text) & family_groups_of(other.text):
        return Match.VARIANT
    slip = is_slip(one.text, other.text, 4) or is_slip(one.sound, other.sound, 5)
    return Match.TYPO if slip else Match.DIFFERENT


def _spelled_alike(one: Word, other: Word) -> Match | None:
    if one.text == other.text:
        # Read alike but written with other signs: mostly two people, sometimes one in the older script.
        return Match.TYPO if one.native and other.native and one.native != other.native else Match.SAME
    if one.short or other.short:
        shorter, longer = sorted((one.text, other.text), key=len)
        return Match.INITIAL if _abbreviates(shorter, longer) else Match.DIFFERENT
    if one.sound == other.sound and len(one.sound) > 1:
        return Match.VARIANT
    if one.unvowelled != other.unvowelled and one.bones == other.bones:
        return Match.VARIANT
    return None


def _abbreviates(short: str, longer: str) -> bool:
    """Return whether ``short`` is the beginning of the longer name, or its first letter and a few that follow."""
    if longer.startswith(short):
        return True
    letters = iter(longer[1:])
    return len(short) > 1 and longer[0] == short[0] and all(letter in letters for letter in short[1:])


def is_slip(one: str, other: str, shortest: int) -> bool:
    """Return whether one is the other with a letter wrong, missing, too many or out of turn (two in a long word).

    Words below ``shortest`` letters are never taken for a slip, nor are two that begin differently.
    """
    length = max(len(one), len(other))
    if length < shortest or one[0] != other[0]:
        return False
    return OSA.distance(one, other, score_cutoff=2) <= (2 if length >= 9 else 1)


def _gendered(one: str, other: str) -> bool:
    """Return whether the names differ in their ending as a man's and a woman's do."""
    shorter, longer = sorted((one, other), key=len)
    if longer[: len(shorter)] == shorter:
        return longer[-1] in "aeio" or longer.endswith("ne")
    return len(one) == len(other) and one[:-1] == other[:-1] and {one[-1], other[-1]} & set("aeiou") != set()


@lru_cache(maxsize=16_384)
def _families_without_gender(text: str) -> frozenset[str]:
    forms = {text}
    for ending, stems in (
        ("ova", ("", "ov", "ow")), ("eva", ("", "ev")), ("owa", ("", "ow")), ("ina", ("in",)), ("skaya", ("sk",)),
        ("skaia", ("sk",)), ("skaja", ("sk",)), ("ska", ("sk",)), ("ski", ("sk",)), ("sky", ("sk",)),
        ("skiy", ("sk",)), ("skij", ("sk",)), ("cka", ("ck",)), ("cki", ("ck",)), ("cky", ("ck",)),
        ("na", ("n+",)), ("ny", ("n+",)), ("la", ("l+",)), ("ly", ("l+",)), ("ra", ("r+",)), ("ry", ("r+",)),
    ):  # fmt: skip
        if text.endswith(ending) and len(text) >= len(ending) + 3:
            forms.update(text.removesuffix(ending) + stem for stem in stems)
    return frozenset(forms)
