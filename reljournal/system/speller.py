"""A process of its own that knows the dictionaries, and answers which words are in none of them.

Hunspell holds the interpreter while it reads a dictionary or looks for suggestions, for a third of a second with long
German words, and a damaged dictionary can take its process with it. Here neither reaches the window.

Questions come as one JSON object a line on standard input, answers go as one a line to standard output:

    {"id": 1, "check": ["Tochter", "Tochtr"]}      ->  {"id": 1, "unknown": ["Tochtr"]}
    {"id": 2, "suggest": "Tochtr"}                 ->  {"id": 2, "suggestions": ["Tochter"]}

It ends with its input.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

_MOST_SUGGESTIONS = 6
_SAMPLE = 200


class Dictionary:
    """One Hunspell dictionary, and the alphabet in which its language is written.

    Raises:
        OSError: its files cannot be read.
    """

    def __init__(self, base: Path) -> None:
        # Only this process ever loads it.
        import hunspell

        try:
            self._words = hunspell.Hunspell(base.name, hunspell_data_dir=str(base.parent))
        except hunspell.HunspellFilePathError as refused:
            raise OSError(str(refused)) from refused
        self.script = _script_of(base.with_suffix(".dic"))

    def knows(self, word: str) -> bool:
        """Return whether the word is in it."""
        try:
            return bool(self._words.spell(word))
        except UnicodeEncodeError:
            return False

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return words that may have been meant, the likeliest first."""
        try:
            return tuple(self._words.suggest(word))
        except UnicodeEncodeError:
            return ()


class Speller:
    """Several dictionaries at once: a word that one of them knows is right, whatever language its line is in."""

    def __init__(self, bases: Iterable[Path]) -> None:
        self._dictionaries = []
        for base in bases:
            try:
                self._dictionaries.append(Dictionary(base))
            except OSError:
                # What cannot be read is as if it were not there.
                continue
        self._scripts = {dictionary.script for dictionary in self._dictionaries}

    def unknown(self, words: Iterable[str]) -> list[str]:
        """Return those of the words that no dictionary knows; words of an alphabet that none is for are no mistakes."""
        return [word for word in words if _script(word) in self._scripts and not self._is_known(word)]

    def _is_known(self, word: str) -> bool:
        return any(dictionary.knows(word) for dictionary in self._dictionaries)

    def suggestions(self, word: str) -> list[str]:
        """Return a few words that may have been meant: the best of each dictionary, then the second best."""
        offered = [dictionary.suggestions(word) for dictionary in self._dictionaries]
        turns = (word for turn in zip_longest(*offered) for word in turn if word)
        return list(dict.fromkeys(turns))[:_MOST_SUGGESTIONS]

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """Answer one question, as the module says."""
        if "suggest" in question:
            return {"id": question["id"], "suggestions": self.suggestions(question["suggest"])}
        return {"id": question["id"], "unknown": self.unknown(question["check"])}


def _script_of(words: Path) -> str:
    """Return the alphabet of most words at the head of a dictionary."""
    with words.open("rb") as file:
        sample = [line.split(b"/")[0] for _, line in zip(range(_SAMPLE), file, strict=False)]
    text = b" ".join(sample[1:])
    try:
        read = text.decode("utf-8")
    except UnicodeDecodeError:
        # Old dictionaries have one byte a letter; those of other alphabets than ours have next to no ASCII in it.
        letters = [byte for byte in text if byte >= 0x80 or chr(byte).isalpha()]
        foreign = sum(byte >= 0x80 for byte in letters)
        return "LATIN" if foreign * 2 <= len(letters) else _OLD_SCRIPTS.get(words.stem.split("_")[0], "CYRILLIC")
    scripts = [_script(word) for word in read.split() if word[:1].isalpha()]
    return max(set(scripts), key=scripts.count) if scripts else "LATIN"


_OLD_SCRIPTS = {"el": "GREEK", "he": "HEBREW", "ar": "ARABIC", "fa": "ARABIC", "th": "THAI"}


def _script(word: str) -> str:
    """Return the alphabet of a word by the Unicode name of its first letter, such as LATIN, CYRILLIC or GREEK."""
    return unicodedata.name(word[0], "").split(" ")[0] if word else ""


def _questions() -> Iterator[dict[str, Any]]:
    for line in sys.stdin.buffer:
        yield json.loads(line)


def main() -> None:
    """Answer questions until the input ends; the arguments are dictionaries, each a path without its suffix."""
    speller = Speller(Path(argument) for argument in sys.argv[1:])
    for question in _questions():
        sys.stdout.buffer.write(json.dumps(speller.answer(question)).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
