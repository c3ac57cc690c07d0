"""Words of one's own, that no dictionary has and that are right all the same. They belong to the journal."""

from __future__ import annotations

from collections.abc import Iterable

from reljournal.store.journal import Journal
from reljournal.store.journal_settings import OWN_WORDS, setting, write_setting


def own_words(journal: Journal) -> list[str]:
    """Return the words that were added to this journal, by the alphabet."""
    return setting(journal, OWN_WORDS).splitlines()


def add_own_word(journal: Journal, word: str) -> str:
    """Take a word for right from now on; return the edit's label."""
    label = f"Add “{word}” to my words"
    with journal.edit(label):
        _write([*own_words(journal), word])
    return label


def write_own_words(journal: Journal, words: Iterable[str]) -> str:
    """Take these words and no others for right; return the edit's label. Blank ones are left out."""
    label = "Change my words"
    with journal.edit(label):
        _write(words)
    return label


def _write(words: Iterable[str]) -> None:
    kept = {" ".join(word.replace("’", "'").split()) for word in words}
    write_setting(OWN_WORDS, "\n".join(sorted(kept - {""}, key=lambda word: (word.casefold(), word))))
