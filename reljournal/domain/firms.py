"""Names of organisations as they are compared: without legal forms, in any order of words."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from reljournal.domain.spelling import is_slip, latin


class FirmMatch(IntEnum):
    """How the names of two organisations agree."""

    DIFFERENT = 0
    PART = 1
    SLIP = 2
    SAME = 3


_LEGAL_FORMS = re.compile(
    r"\b(?:gmbh|mbh|ag|kg|ohg|e\.? ?k|e\.? ?v|ug|se|s\.? ?r\.? ?o|a\.? ?s|spol|o\.? ?p\.? ?s|z\.? ?s|ltd|limited|llc"
    r"|llp|plc|inc|incorporated|corp|corporation|co|company|s\.? ?a|s\.? ?l|s\.? ?r\.? ?l|sarl|sas|bv|b\.v|bvba|nv|n\.v"
    r"|kft|zrt|sp\.? ?z ?o\.? ?o|ooo|oao|zao|oy|ab|aps|pty|gbr)\b\.?"
)
_SMALL_WORDS = "the of and und a i et y e de du der die das le la les di for fur at am"
_SMALL = frozenset(_SMALL_WORDS.split())


@lru_cache(maxsize=32_768)
def firm_words(name: str) -> tuple[str, ...]:
    """Return the words that tell an organisation from others, in alphabetical order."""
    plain = latin(name).replace("'", "").replace("’", "")
    words = re.findall(r"[a-z0-9]+", _LEGAL_FORMS.sub(" ", plain)) or re.findall(r"[a-z0-9]+", plain)
    return tuple(sorted([w for w in words if w not in _SMALL] or words))


def match_firms(one: tuple[str, ...], other: tuple[str, ...]) -> FirmMatch:
    """Return how two organisations' words agree; a name within a longer one is PART."""
    if one == other:
        return FirmMatch.SAME
    if not one or not other:
        return FirmMatch.DIFFERENT
    mine, theirs = set(one), set(other)
    if "".join(one) == "".join(other):
        return FirmMatch.SAME
    if mine < theirs or theirs < mine:
        return FirmMatch.PART
    left, right = sorted(mine - theirs), sorted(theirs - mine)
    if len(left) == len(right) == 1 and is_slip(left[0], right[0], 6):
        return FirmMatch.SLIP
    return FirmMatch.DIFFERENT
