"""How two names agree, in whatever order and script their cards write them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from reljournal.domain.name_readings import Reading, ReadName
from reljournal.domain.spelling import Match, Word, family_match, given_match, glued

_FULL = frozenset((Match.SAME, Match.VARIANT))
# How well given names must agree for two family names that stand first to count.
_TURNED = _FULL | {Match.TYPO, Match.INITIAL}


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How the parts of two names agree. ``middle_differs``: both have further given names, and not the same."""

    given: Match = Match.UNKNOWN
    family: Match = Match.UNKNOWN
    turned: bool = False
    middle_differs: bool = False


def match_readings(one: ReadName, other: ReadName) -> list[NameMatch]:
    """Return how the names agree in each pair of readings; a turned one only counts where all of it fits."""
    if not one or not other:
        return [NameMatch()]
    found = [_match(mine, theirs, one, other) for mine, theirs in product(one.natural, other.natural)]
    if any(match.given in _FULL and match.family in _FULL for match in found):
        return found
    for mine, theirs in (*product(one.natural, other.turned), *product(one.turned, other.natural)):
        family = _family(mine.family, theirs.family)
        if family not in _FULL:
            continue
        given, differs = _given(mine.given, theirs.given)
        if given in _TURNED:
            found.append(NameMatch(given, family, turned=True, middle_differs=differs))
    return found


def _match(mine: Reading, theirs: Reading, one: ReadName, other: ReadName) -> NameMatch:
    given, differs = _given(mine.given, theirs.given)
    if differs and one.compound and other.compound:
        given, differs = Match.DIFFERENT, False  # Anna-Lena and Anna-Maria: the names are whole
    if given in {Match.DIFFERENT, Match.UNKNOWN} and _by_nickname(mine, theirs, one, other):
        given, differs = Match.VARIANT, False
    if _is_called(one, theirs) or _is_called(other, mine):
        return NameMatch(Match.VARIANT)
    family = _family(mine.family, theirs.family)
    if family < Match.PART and _formerly(mine, theirs, one, other):
        family = Match.MAIDEN
    if given is Match.SAME and family is not Match.UNKNOWN and _are_one_initial(mine, theirs):
        given = Match.PART
    return NameMatch(given, family, middle_differs=differs)


def _are_one_initial(mine: Reading, theirs: Reading) -> bool:
    """Return whether both given names are one letter alone: A. and A. may be Anton and Agnes."""
    return all(
        len(reading.given) == 1 and len(reading.given[0].text) == 1 and not reading.given[0].native
        for reading in (mine, theirs)
    )


def _given(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[Match, bool]:
    """Return how the given names agree, and whether the further ones contradict each other."""
    if not mine or not theirs:
        return Match.UNKNOWN, False
    if len(mine) == len(theirs) == 1:
        return given_match(mine[0], theirs[0]), False
    if len(mine) != len(theirs) and (whole := given_match(glued(mine), glued(theirs))) in _FULL:
        return whole, False
    first = given_match(mine[0], theirs[0])
    if first is Match.DIFFERENT:
        return _called_by_another(mine, theirs), False
    further = [given_match(a, b) for a, b in zip(mine[1:], theirs[1:], strict=False)]
    if Match.DIFFERENT in further:
        return first, True
    # One initial says little; two that fit say more.
    return (Match.PART if first is Match.INITIAL and further else first), False


def _called_by_another(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> Match:
    """Return PART where the one name of the one is a further name of the other: Johann Wolfgang is Wolfgang."""
    called, longer = sorted((mine, theirs), key=len)
    fits = len(called) == 1 and any(given_match(called[0], w) > Match.INITIAL for w in longer[1:])
    return Match.PART if fits else Match.DIFFERENT


def _by_nickname(mine: Reading, theirs: Reading, one: ReadName, other: ReadName) -> bool:
    """Return whether a nickname of one is the given name or the nickname of the other."""
    if not one.nicks and not other.nicks:
        return False
    if one.nicks & other.nicks:
        return True
    for nicks, reading in ((one.nicks, theirs), (other.nicks, mine)):
        if any(given_match(nick, w) in _FULL for nick in nicks for w in reading.given[:1]):
            return True
    return False


def _is_called(one: ReadName, theirs: Reading) -> bool:
    """Return whether the other's whole name is a nickname of several words (Mark Twain, Red Baron)."""
    return len(one.nicks) > 1 and one.nicks == {*theirs.given, *theirs.family}


def _family(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> Match:
    if not mine or not theirs:
        return Match.UNKNOWN
    if len(mine) == len(theirs) == 1:
        return family_match(mine[0], theirs[0])
    if mine == theirs or glued(mine) == glued(theirs):
        return Match.SAME if len(mine) != len(theirs) else min(map(family_match, mine, theirs), default=Match.SAME)
    bare, theirs_bare = _without_particles(mine), _without_particles(theirs)
    if len(bare) == len(theirs_bare):
        worst = min(map(family_match, bare, theirs_bare))
        if worst is not Match.DIFFERENT:
            return worst
    else:
        fewer, more = sorted((bare, theirs_bare), key=len)
        if all(any(family_match(a, b) >= Match.TYPO for b in more) for a in fewer):
            return Match.PART
    return max(family_match(glued(bare), glued(theirs_bare)), family_match(glued(mine), glued(theirs)))


def _formerly(mine: Reading, theirs: Reading, one: ReadName, other: ReadName) -> bool:
    """Return whether the one's family name is what the other was called before."""
    if not one.formerly and not other.formerly:
        return False
    if one.formerly & other.formerly:
        return True
    return any(
        family_match(former, w) >= Match.TYPO
        for formerly, reading in ((one.formerly, theirs), (other.formerly, mine))
        for former in formerly
        for w in _without_particles(reading.family)
    )


def _without_particles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(w for w in words if not w.particle) or words
