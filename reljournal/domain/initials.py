"""The letters that stand for someone without a picture."""

from __future__ import annotations

from reljournal.domain.text import is_ideographic

_BETWEEN_WORDS = str.maketrans(dict.fromkeys('._@()"“”„«»', " "))
_TITLES = frozenset(
    ["dr", "mr", "mrs", "ms", "miss", "prof", "professor", "sir", "dame", "lady", "lord", "rev", "st", "the", "hon"]
)


def initials(shown: str) -> str:
    """Return one or two letters for an avatar: first letters of the first and last word, titles left out.

    What is only a number is a "#".
    """
    bare = shown.partition(",")[0].partition("(")[0] or shown
    words = [w for w in bare.translate(_BETWEEN_WORDS).split() if w[0].isalnum()]
    if not any(c.isalpha() for c in bare):
        # A number has no initials; its digits would read like an age.
        return "#" if words else shown.strip()[:1]
    meant = [w for w in words if w.rstrip(".").casefold() not in _TITLES] or words
    if not meant:
        return shown.strip()[:1]
    if is_ideographic(meant[0]):
        return meant[0][:1]
    first, last = meant[0], meant[-1]
    return (first[0] + (last[0] if len(meant) > 1 and "@" not in shown else "")).upper()
