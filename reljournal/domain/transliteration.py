"""Words of other scripts in Latin letters, so that Чехов is found by chekhov, and Chekhov by чехов."""

from __future__ import annotations

import re
from functools import lru_cache

from reljournal.domain.text import fold, is_unspaced

_WORD = r"[^\W_]+"


def in_latin(text: str) -> str:
    """Return the words of ``text`` that are not in Latin letters, written in them; mostly nothing.

    Folding makes an и of й: a word that has it stands there as both would be typed, tolstoy and tolstoi.
    """
    if text.isascii() or fold(text).isascii():
        return ""
    spellings: dict[str, None] = {}
    for word in re.findall(_WORD, text.casefold()):
        folded = fold(word)
        if not folded.isascii():
            spellings |= dict.fromkeys((_latin_word(word), _latin_word(folded)))
    return " ".join(filter(None, spellings))


def typed_in_latin(word: str) -> tuple[str, ...]:
    """Return a folded word that was typed in another alphabet as it may be spelt in Latin letters, else nothing.

    Characters of scripts that write without spaces have as many sounds as languages: they are not rewritten.
    """
    if word.isascii() or is_unspaced(word):
        return ()
    latin = _latin_word(word)
    return tuple(dict.fromkeys(filter(None, (latin, re.sub(r"(?<=[aeiouy])i", "y", latin)))))


@lru_cache(maxsize=16_384)
def _latin_word(word: str) -> str:
    # Its tables are read only where a name asks for them.
    from anyascii import anyascii

    # Soft and hard signs become apostrophes, which nobody types.
    return "".join(letter for letter in anyascii(word).lower() if letter.isalnum())
