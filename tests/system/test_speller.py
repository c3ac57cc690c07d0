"""Where dictionaries are, which one begins with, and what the process beside the window answers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reljournal.system import dictionaries as found
from reljournal.system import speller
from reljournal.system.speller import Speller
from tests.spelling_ground import ENGLISH, GERMAN, write_dictionary


@pytest.fixture
def bases(tmp_path: Path) -> list[Path]:
    return [write_dictionary(tmp_path, "en_GB", ENGLISH), write_dictionary(tmp_path, "de_DE", GERMAN, "ISO8859-1")]


def test_a_word_that_one_dictionary_knows_is_right(bases: list[Path]) -> None:
    said = Speller(bases)
    assert said.unknown(["Tochter", "papers", "Größe", "daugter", "Tochtr", "she's"]) == ["daugter", "Tochtr"]
    assert "daughter" in said.suggestions("daugter")
    assert "Tochter" in said.suggestions("Tochtr")


def test_words_of_another_alphabet_are_no_mistakes(bases: list[Path], tmp_path: Path) -> None:
    assert Speller(bases).unknown(["дочь", "日本", "κόρη", "Łódź"]) == ["Łódź"]
    russian = write_dictionary(tmp_path, "ru_RU", ["дочь", "обед", "школа"], "KOI8-R")
    assert Speller([russian]).unknown(["дочь", "дочка", "daughter"]) == ["дочка"]


def test_what_cannot_be_read_is_as_if_it_were_not_there(bases: list[Path], tmp_path: Path) -> None:
    (tmp_path / "fr_FR.aff").write_bytes(b"SET UTF-8\n")
    assert Speller([*bases, tmp_path / "fr_FR", tmp_path / "absent"]).unknown(["lunch", "lnch"]) == ["lnch"]


def test_the_process_answers_line_by_line_and_ends_with_its_input(bases: list[Path]) -> None:
    questions = [{"id": 1, "check": ["Größe", "Grösse"]}, {"id": 2, "suggest": "daugter"}]
    asked = "".join(json.dumps(question) + "\n" for question in questions)
    ran = subprocess.run(
        [sys.executable, "-P", speller.__file__, *map(str, bases)],
        input=asked, capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    first, second = (json.loads(line) for line in ran.stdout.splitlines())
    assert first == {"id": 1, "unknown": ["Grösse"]}
    assert second["id"] == 2
    assert second["suggestions"][0] == "daughter"


def test_a_dictionary_is_there_once_whatever_else_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    write_dictionary(own, "en_GB", ENGLISH)
    write_dictionary(shared, "en_GB", ENGLISH)
    write_dictionary(shared, "de_DE", GERMAN)
    for suffix in (".aff", ".dic"):
        (shared / f"de_BE{suffix}").symlink_to(f"de_DE{suffix}")
    (shared / "hyph_fr.dic").write_text("", encoding="utf-8")
    monkeypatch.setattr(found, "dictionary_folders", lambda: [tmp_path / "none", own, shared])
    found.dictionaries.cache_clear()
    assert found.dictionaries() == {"en_GB": own / "en_GB", "de_DE": shared / "de_DE"}
    found.dictionaries.cache_clear()


@pytest.mark.parametrize(
    ("spoken", "locales", "known", "chosen"),
    [
        ("en", ["de_AT.UTF-8"], ["de_AT", "de_DE", "en_GB", "en_US"], ["en_GB", "de_AT"]),
        ("en", ["en-US"], ["en_GB", "en_US"], ["en_US"]),
        ("de", ["C"], ["de_BE", "de_DE", "en_US"], ["de_DE"]),
        ("fr", ["pl_PL"], ["en_US"], []),
        ("de", [], ["de"], ["de"]),
    ],
)
def test_one_begins_with_the_dictionaries_of_ones_languages(
    spoken: str, locales: list[str], known: list[str], chosen: list[str]
) -> None:
    assert found.usual_dictionaries(spoken, locales, known) == chosen


def test_the_persons_own_folder_comes_first_and_ours_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DICPATH", str(tmp_path))
    folders = found.dictionary_folders()
    assert folders[0] == tmp_path
    assert (folders[-1] / "en_US.dic").is_file()
