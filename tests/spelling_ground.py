"""Small dictionaries, so that what is right does not depend on those of the machine."""

from __future__ import annotations

from pathlib import Path

ENGLISH = ["lunch", "with", "her", "daughter", "starts", "school", "the", "and", "she's", "paper/S"]
GERMAN = ["Mittagessen", "mit", "Tochter", "Größe", "die"]


def write_dictionary(folder: Path, name: str, words: list[str], encoding: str = "UTF-8") -> Path:
    """Write a dictionary; words with ``/S`` have a plural too."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = f"SET {encoding}\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"
    (folder / f"{name}.aff").write_text(rules, encoding=encoding)
    (folder / f"{name}.dic").write_text("\n".join([str(len(words)), *words]) + "\n", encoding=encoding)
    return folder / name
