"""What became of a text, word by word: what stayed, what came, what went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Words with what stands between them; a line break is a word of its own, so that lines are found again.
_WORDS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
# So many words on both sides together are compared one by one; more are compared by lines.
_BY_WORDS = 6000


class Change(StrEnum):
    """What became of a piece."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what became of them."""

    change: Change
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return the pieces of both texts in order: what stayed and went is ``before``, what stayed and came ``after``."""
    words, others = _WORDS.findall(before), _WORDS.findall(after)
    if len(words) + len(others) > _BY_WORDS:
        words, others = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if tag == "equal":
            _add(found, Change.SAME, "".join(words[start:end]))
        else:
            _add(found, Change.REMOVED, "".join(words[start:end]))
            _add(found, Change.ADDED, "".join(others[other_start:other_end]))
    return found


def _add(found: list[Piece], change: Change, text: str) -> None:
    if text:
        found.append(Piece(change, text))
