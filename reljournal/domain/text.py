"""Text as people search for it: without accents, case or script-specific spacing; and Markdown as plain words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Letters that Unicode does not decompose but that people type without their stroke.
_STROKES = str.maketrans({
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
})  # fmt: skip
# Patterns stay text until they are asked for, then `re` keeps them: compiling them all takes as long as opening a
# journal, and a window that opens on a list needs none.
# Scripts written without spaces: every character is a word of its own (CJK, kana, Hangul).
_UNSPACED = (
    "([\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff])"
)
_IDEOGRAPHIC = "[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
_WORD = r"[^\W_]+"
_SIGNS = r"[^\w\s]+"


def fold(text: str) -> str:
    """Return ``text`` as it is indexed and compared: no case, no accents, strokes undone.

    The length may change; :func:`find_hits` maps hits back to the original.
    """
    if text.isascii():
        return text.lower()
    return _NOT_ASCII.sub(_fold_match, text.casefold())


def fold_for_index(text: str) -> str:
    """Return folded ``text`` with a space round every character of a script that writes without spaces.

    Signs become spaces: FTS5 takes every character that is younger than Unicode 6.1 (a lira sign, half of
    all emoji) for a letter, and would glue it to the word beside it.
    """
    if text.isascii():
        return text.lower()
    return _NOT_ASCII.sub(_fold_match_spaced, text.casefold())


# Most text is ASCII with a letter here and there that is not: only those runs are taken apart, and kept,
# because the same ones come again and again.
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


@lru_cache(maxsize=16_384)
def _fold_run(run: str) -> str:
    # Taking letters apart can bring capitals to light (a superscript A), so case goes after it.
    plain = unicodedata.normalize("NFKD", run).casefold().translate(_STROKES)
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=16_384)
def _fold_run_spaced(run: str) -> str:
    return _spaced(_fold_run(run))


# Vowels of New Tai Lue and two Vedic letters were marks in Unicode 6.1, by which FTS5 would pass them over, and are
# letters since: a letter for private use stands for each in the index.
_MARKS_ONCE = {
    code: chr(0xE000 + code - 0x1980)
    for code in (*range(0x19B0, 0x19C1), 0x19C8, 0x19C9, 0x1CF2, 0x1CF3)
}  # fmt: skip


def _spaced(folded: str) -> str:
    return re.sub(_UNSPACED, r" \1 ", re.sub(_SIGNS, " ", folded)).translate(_MARKS_ONCE)


# A longer run is a sentence, which does not come again and would only fill the cache.
_LONGEST_KEPT = 40


def _fold_match(match: re.Match[str]) -> str:
    run = match[0]
    return _fold_run(run) if len(run) <= _LONGEST_KEPT else _fold_run.__wrapped__(run)


def _fold_match_spaced(match: re.Match[str]) -> str:
    run = match[0]
    return _fold_run_spaced(run) if len(run) <= _LONGEST_KEPT else _spaced(_fold_run.__wrapped__(run))


def is_ideographic(text: str) -> bool:
    """Return whether a text is written in Chinese characters or Hangul throughout."""
    return not text.isascii() and re.fullmatch(_IDEOGRAPHIC, text) is not None


def is_unspaced(text: str) -> bool:
    """Return whether ``text`` has a character of a script that is written without spaces."""
    return not text.isascii() and re.search(_UNSPACED, text) is not None


def query_words(query: str) -> list[str]:
    """Return the folded words of what a person typed; punctuation only separates."""
    return re.findall(_WORD, fold(query))


def find_hits(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return the (start, length) spans of ``text`` where a word begins with one of the folded ``words``.

    Characters of unspaced scripts may be hit anywhere in a run. Spans are sorted and do not overlap.
    """
    if not words or not text:
        return []
    plain = text if text.isascii() else re.sub(_COMMON_SIGNS, " ", text)
    if plain.isascii():
        # Folded letter by letter: what is found there stands here.
        return _beginnings(plain.lower(), words)
    folded, origin = _folded_with_origin(text)
    found = _in_a_run(folded, tuple(words)) if re.search(_UNSPACED, folded) else _beginnings(folded, words)
    spans: list[tuple[int, int]] = []
    for first, length in found:
        start, after = origin[first], origin[first + length - 1] + 1
        if not spans or start >= spans[-1][0] + spans[-1][1]:
            spans.append((start, after - start))
    return spans


# Signs that stand in lists and in well-set prose. They only separate words, as a space does.
_COMMON_SIGNS = "[·…–—‘’“”„]"


def _beginnings(folded: str, words: list[str]) -> list[tuple[int, int]]:
    """Return (start, length) where a word of the text begins with one of ``words``, the longest where several do."""
    longest: dict[int, int] = {}
    for word in words:
        at = folded.find(word)
        while at >= 0:
            if not at or not folded[at - 1].isalnum():
                longest[at] = max(longest.get(at, 0), len(word))
            at = folded.find(word, at + 1)
    return sorted(longest.items())


def _in_a_run(folded: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield (start, length) where one of ``words`` begins a word, or stands anywhere in a run without spaces."""
    pattern, place = _any_of(words), 0
    while match := pattern.search(folded, place):
        if _begins_word(folded, match.start()):
            yield match.start(), len(match[0])
            place = match.end()
        else:
            place = match.start() + 1


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    # Every key that is pressed asks for another pattern: the letters of unspaced scripts, which take milliseconds
    # to compile, must not stand in it.
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


def _begins_word(folded: str, at: int) -> bool:
    before = folded[at - 1 : at]
    return not before.isalnum() or any(re.match(_UNSPACED, letter) for letter in (before, folded[at]))


# While somebody types, the same lines are looked through again with every key.
@lru_cache(maxsize=512)
def _folded_with_origin(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the folded text and, for each of its characters, the index in ``text`` it came from."""
    pieces: list[str] = []
    origin: list[int] = []
    for run in re.finditer(_ASCII_OR_ONE, text):
        start, piece = run.start(), fold(run.group())
        pieces.append(piece)
        if run.group().isascii():
            origin.extend(range(start, run.end()))
        else:
            origin.extend([start] * len(piece))
    return "".join(pieces), tuple(origin)


# Runs that fold letter by letter are taken whole; every other character may fold to none or several.
_ASCII_OR_ONE = r"[\x00-\x7f]+|[^\x00-\x7f]"

_BLOCK_MARK = r"^\s{0,3}(?:#{1,6}\s+|>\s?|(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?|(?:[-*_]\s*){3,}$)"
_LINK = r"!?\[([^\[\]]*)\]\([^()]*\)"
# An underscore inside a word is part of the word (CommonMark 0.31 section 6.2).
_EMPHASIS = r"(\*\*|(?<!\w)__|\*|(?<!\w)_|~~|`)(?=\S)(.+?)(?<=\S)\1(?!(?<=_)\w)"


@lru_cache(maxsize=2048)
def plain_words(markdown: str) -> str:
    """Return Markdown as one line of plain words, for excerpts and lists.

    Headings, list marks, quotes, emphasis and link targets go; their words stay. Blocks that end without a
    stop are set apart by a dot.
    """
    pieces: list[str] = []
    begins_block = False
    for line in markdown.splitlines():
        unmarked = re.sub(_BLOCK_MARK, "", line)
        begins_block = begins_block or unmarked != line or not line.strip()
        bare = re.sub(_LINK, r"\1", unmarked).strip()
        previous = None
        while previous != bare:
            previous, bare = bare, re.sub(_EMPHASIS, r"\2", bare)
        if not bare:
            continue
        if pieces:
            # Items of a list and headings end without a stop: a dot keeps them from running together.
            pieces.append(" · " if begins_block and pieces[-1][-1].isalnum() else " ")
        pieces.append(bare)
        begins_block = unmarked != line and line.lstrip().startswith("#")
    return "".join(pieces)


def excerpt(markdown: str, length: int = 240, around: list[str] | None = None) -> str:
    """Return about ``length`` characters of plain words, cut at a space and marked with an ellipsis.

    With ``around`` (folded words) the piece shown is the one round the first hit.
    """
    plain = plain_words(markdown)
    if len(plain) <= length:
        return plain
    start = 0
    if around:
        hits = find_hits(plain, around)
        if hits and hits[0][0] > length // 2:
            start = max(plain.rfind(" ", 0, hits[0][0] - length // 3) + 1, 0)
    end = start + length
    if end < len(plain):
        end = max(plain.rfind(" ", start + length // 2, end), start + length // 2)
        return ("… " if start else "") + plain[start:end].rstrip(" ,;:") + " …"
    return ("… " if start else "") + plain[start:]
