"""Words of other scripts in Latin letters, so that Чехов is found by chekhov, and Chekhov by чехов."""

from __future__ import annotations

import re
from functools import lru_cache

from reljournal.domain.text import fold, is_unspaced

_WORD = r"[^\W_]+"


def in_latin(text: str) -> str:
    """Return the words of ``text`` that are not in Latin letters, folded and in Latin letters; mostly nothing."""
    if text.isascii():
        return ""
    folded = fold(text)
    if folded.isascii():
        return ""
    return " ".join(filter(None, map(_latin_word, re.findall(_WORD, folded))))


def typed_in_latin(word: str) -> str:
    """Return a folded word that was typed in another alphabet in Latin letters, else nothing.

    Characters of scripts that write without spaces have as many sounds as languages: they are not rewritten.
    """
    return "" if word.isascii() or is_unspaced(word) else _latin_word(word)


@lru_cache(maxsize=16_384)
def _latin_word(word: str) -> str:
    if word.isascii():
        return ""
    # Its tables are read only where a name asks for them.
    from anyascii import anyascii

    # Soft and hard signs become apostrophes, which nobody types.
    return "".join(letter for letter in anyascii(word).lower() if letter.isalnum())
