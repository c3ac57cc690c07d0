"""What people are to each other: kinds of relations, what they are called from the other side, and ages.

A relation is written once, on one card: the label says what the other is to that contact. The other's card reads the
same row with the inverse label, so that neither side can be forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

RELATED = "related"
# Nobody has become older than 122 years; a larger number is no age.
OLDEST = 130

# What the other is, and what one is to them; in the order in which a card lists them: family first.
KINDS: dict[str, str] = {
    "spouse": "spouse",
    "partner": "partner",
    "child": "parent",
    "parent": "child",
    "sibling": "sibling",
    "grandchild": "grandparent",
    "grandparent": "grandchild",
    "cousin": "cousin",
    "aunt or uncle": "niece or nephew",
    "niece or nephew": "aunt or uncle",
    "godchild": "godparent",
    "godparent": "godchild",
    "parent-in-law": "child-in-law",
    "child-in-law": "parent-in-law",
    "sibling-in-law": "sibling-in-law",
    "relative": "relative",
    "former spouse": "former spouse",
    "friend": "friend",
    "neighbour": "neighbour",
    "acquaintance": "acquaintance",
    "manager": "report",
    "report": "manager",
    "colleague": "colleague",
    "assistant": "assists",
    "assists": "assistant",
    "mentor": "mentee",
    "mentee": "mentor",
    "teacher": "student",
    "student": "teacher",
    "adviser": "client",
    "client": "adviser",
    "introduced by": "introduced",
    "introduced": "introduced by",
    RELATED: RELATED,
}

# What address books write (RFC 6350 section 6.6.6, Apple's and Android's labels) for the same thing.
_SYNONYMS: dict[str, str] = {
    "wife": "spouse", "husband": "spouse", "domestic partner": "partner", "sweetheart": "partner",
    "son": "child", "daughter": "child", "mother": "parent", "father": "parent", "mom": "parent", "mum": "parent",
    "dad": "parent", "brother": "sibling", "sister": "sibling", "grandmother": "grandparent",
    "grandfather": "grandparent", "grandson": "grandchild", "granddaughter": "grandchild", "aunt": "aunt or uncle",
    "uncle": "aunt or uncle", "niece": "niece or nephew", "nephew": "niece or nephew", "kin": "relative",
    "family": "relative", "boss": "manager", "supervisor": "manager", "direct report": "report",
    "employee": "report", "co-worker": "colleague", "coworker": "colleague", "co-resident": "neighbour",
    "girlfriend": "partner", "boyfriend": "partner", "fiancé": "partner", "fiancée": "partner", "fiance": "partner",
    "fiancee": "partner", "stepson": "child", "stepdaughter": "child", "stepchild": "child", "stepmother": "parent",
    "stepfather": "parent", "half-sister": "sibling", "half-brother": "sibling", "twin": "sibling",
    "mother-in-law": "parent-in-law", "father-in-law": "parent-in-law", "son-in-law": "child-in-law",
    "daughter-in-law": "child-in-law", "sister-in-law": "sibling-in-law", "brother-in-law": "sibling-in-law",
    "godson": "godchild", "goddaughter": "godchild", "godmother": "godparent", "godfather": "godparent",
    "ex-wife": "former spouse", "ex-husband": "former spouse", "secretary": "assistant", "pupil": "student",
    "best friend": "friend", "agent": "assistant", "referred by": "introduced by",
    "neighbor": "neighbour", "advisor": "adviser",
}  # fmt: skip
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def kind_of(label: str) -> str:
    """Return the kind that a label means, whatever its case ("Wife" is a spouse); own words are their own kind."""
    bare = " ".join(label.split()).casefold()
    return _SYNONYMS.get(bare, bare) or RELATED


def inverse_of(label: str, own_kinds: Mapping[str, str] | None = None) -> str:
    """Return what one is to somebody who is ``label`` to one.

    ``own_kinds`` has the inverses of the person's own kinds, by name; each also counts the other way round. A word
    that nobody explained has the inverse "related".
    """
    kind = kind_of(label)
    if kind in KINDS:
        return KINDS[kind]
    for name, inverse in (own_kinds or {}).items():
        if kind_of(name) == kind:
            return inverse
        if kind_of(inverse) == kind:
            return name
    return RELATED


def is_known(label: str, own_kinds: Mapping[str, str] | None = None) -> bool:
    """Return whether it is known what the other side of a relation is called."""
    return kind_of(label) in KINDS or inverse_of(label, own_kinds) != RELATED


def place_of(label: str) -> int:
    """Return where a relation stands on a card: family first, own kinds last."""
    return _ORDER.get(kind_of(label), len(_ORDER))


def sentence(name: str, label: str, of: str) -> str:
    """Return a relation in the words of an edit: "Byron the father of Ada", "Byron “introduced by” of Ada"."""
    if kind_of(label) in {"introduced", "introduced by", "assists", RELATED}:
        return f"{name} “{label}” of {of}"
    return f"{name} the {label} of {of}"


def ages(birth_year: int, today: date) -> tuple[int, int] | None:
    """Return the two ages that somebody born in a year may have today, None for a year to come or too long ago.

    Before the birthday one is a year younger than after it, and a year alone does not tell which it is; on the last
    day of the year both are the same.
    """
    older = today.year - birth_year
    if not 0 <= older <= OLDEST:
        return None
    is_over = (today.month, today.day) == (12, 31)
    return (older if is_over else max(0, older - 1), older)


def birth_year_meant(text: str, today: date) -> int | None:
    """Return the year of birth that was written, as a year or as an age; None when nothing was.

    An age leaves two years, and the likelier one is taken: in the second half of a year somebody more likely had
    their birthday already.

    Raises:
        ValueError: it is neither a year nor an age.
    """
    bare = text.strip()
    if not bare:
        return None
    number = int(bare) if bare.isascii() and bare.isdigit() else -1
    if 0 <= number <= OLDEST:
        had_it = today.month > 6 or number == 0
        return today.year - number - (0 if had_it else 1)
    if today.year - OLDEST <= number <= today.year:
        return number
    raise ValueError(f"Neither a year nor an age: {text!r}")
