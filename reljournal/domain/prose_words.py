"""Which words of a Markdown line a dictionary can judge, and when its judgement is better not shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

# What is no prose: code, where a link leads, who is mentioned, bare addresses, tags, names after @, page marks.
_NO_PROSE = re.compile(
    r"(?P<code>`+)(?!`).+?(?<!`)(?P=code)(?!`)"
    r"|\[@[^\]]*\]\([^)\s]*\)"
    r"|(?<=\])\([^)]*\)"
    r"|<[^<>\s][^<>]*>"
    r"|(?:https?|ftp|mailto|file|tel):\S+|www\.\S+"
    r"|\S+@\S+\.\S+"
    r"|(?<![^\W_])[#@]\w[\w-]*"
    r"|&#?\w+;"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST = 60
# Fewer say nothing about the language of a line. Of a foreign one many short words are known: "de", "et", "la".
_STRANGE_WORDS, _STRANGE_SHARE = 4, 0.4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: where it stands in it, and its letters with a straight apostrophe, as dictionaries have it."""

    start: int
    end: int
    letters: str


def words_in(line: str) -> list[Word]:
    """Return the words of a line that are prose.

    Left out are code, addresses, tags, mentions, abbreviations in capitals, made-up words such as "iPhone", single
    letters, and what is joined to a digit or an underscore.
    """
    prose = _NO_PROSE.sub(lambda found: " " * len(found[0]), line)
    return [
        Word(match.start(), match.end(), match[0].replace("’", "'"))
        for match in _WORD.finditer(prose)
        if _is_prose(match[0]) and not _is_joined(prose, match.start(), match.end())
    ]


def _is_prose(word: str) -> bool:
    return 1 < len(word) <= _LONGEST and word[1:] == word[1:].lower()


def _is_joined(text: str, start: int, end: int) -> bool:
    """Return whether a digit stands beside it, or an underscore that is no mark of emphasis: then it is no word."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isdigit() or after[:1].isdigit():
        return True
    return (before[-1:] == "_" and before[:-1].isalnum()) or (after[:1] == "_" and after[1:].isalnum())


def in_another_language(words: Sequence[Word], unknown: Collection[str]) -> bool:
    """Return whether so many words of a line are unknown that it is rather written in another language."""
    strange = sum(word.letters in unknown for word in words)
    return strange >= _STRANGE_WORDS and strange >= len(words) * _STRANGE_SHARE


def possible_names(word: str) -> list[str]:
    """Return what a capitalised word may be the name of: itself, and without the ending of a genitive."""
    if not word[:1].isupper():
        return []
    bare = word.removesuffix("'s").removesuffix("'")
    found = [bare]
    if bare == word and word.endswith("s") and len(word) > 3:
        found.append(word[:-1])
    return found
