"""Every text can be found for translation, and no catalogue says anything else than the code asks for."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from reljournal.system.language import languages
from reljournal.system.plurals import singular_forms
from reljournal.system.settings import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))
import texts  # noqa: E402 - a script beside the package

_MARK = re.compile(r"%L?n|%\d|\{\w*\}")
CATALOGUES = [language for language in languages() if language != "en"]


def forms(said: object) -> list[str]:
    """Return the forms of a translation that are filled in."""
    return [form for form in (said.values() if isinstance(said, dict) else [said]) if form]


def test_texts_are_found_however_they_are_asked_for() -> None:
    found = {(text.source, text.room) for text in texts.all_texts()}
    for source, room in (
        ("Log a conversation", "Actions"),  # a module's own function
        ("In person", "Wording"),  # marked in a table
        ("Size of text", "PreferencesDialog"),  # a widget's tr
        ("%Ln relations", "Merging"),  # a function under another name
        ("Likes best", "Brief"),  # on paper
    ):
        assert (source, room) in found
    assert singular_forms().keys() <= {source for source, _ in found}


def test_a_catalogue_is_filled_with_what_there_is() -> None:
    made = texts.filled({"finished": False, "texts": {"Save": "Sichern", "Gone": "Weg"}, "in": {"Gone": {"Save": "x"}}})
    assert made["texts"]["Save"] == "Sichern"
    assert "Gone" not in made["texts"]
    assert made["in"] == {}
    assert made["texts"]["%Ln contacts"] == {"one": "", "other": ""}
    assert {text.source for text in texts.missing(made)} == made["texts"].keys() - {"Save"}


def test_every_catalogue_can_be_chosen() -> None:
    assert set(languages()) == set(LANGUAGES) - {"system"}


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_says_what_the_code_asks_for(language: str) -> None:
    catalogue = texts.read_catalogue(language)
    there = texts.all_texts()
    sources, rooms = {text.source for text in there}, {(text.room, text.source) for text in there}
    gone = sorted(catalogue["texts"].keys() - sources)
    assert gone == [], f"python packaging/texts.py fill {language}"
    assert sorted({(room, source) for room, said in catalogue["in"].items() for source in said} - rooms) == []
    every = [*catalogue["texts"].items(), *(pair for said in catalogue["in"].values() for pair in said.items())]
    for source, said in every:
        assert isinstance(said, dict) is ("%Ln" in source), source
        assert not isinstance(said, dict) or said.keys() == {"one", "other"}, source
        for form in forms(said):
            # "in the last day" need not say the one; nothing else may be left out or made up.
            count = {"%Ln"} if isinstance(said, dict) and form == said["one"] else set()
            assert set(_MARK.findall(form)) | count == set(_MARK.findall(source)) | count, source
            assert form.endswith("…") is source.endswith("…"), source
    if catalogue["finished"]:
        # Whoever writes a new text need not speak every language; whoever translates asks for what is missing.
        assert len(texts.missing(catalogue)) <= len(sources) / 20


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_is_written_as_the_script_writes_it(language: str) -> None:
    text = texts.catalogue_file(language).read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
