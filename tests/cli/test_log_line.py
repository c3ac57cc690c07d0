"""``reljournal log`` without options understands its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

EXAMPLES = {
    "en": "Lunch with @Ada and Hopper yesterday 1h20, it rained. gave: introduction to Max."
    " !Send the paper in 2 weeks #maths",
    "de": "Mittagessen mit @Ada und Hopper gestern 1 Std 20, es hat geregnet. gab: Vorstellung bei Max."
    " !Den Aufsatz schicken in 2 Wochen #mathe",
}


@pytest.mark.parametrize("language", EXAMPLES)
def test_a_line_is_understood_and_told(run: Run, path: Path, language: str) -> None:
    value = run("log", EXAMPLES[language], "--language", language, "--json", "--journal", path).value
    assert (value["kind"], value["date"], value["minutes"]) == ("in_person", "2026-11-20", 80)
    assert value["people"] == ["Lady Ada Lovelace", "Grace Hopper"]
    assert value["follow_ups"][0]["due"] == "2026-12-05"
    assert [item["what"] for item in value["understood"]] == [
        "kind", "person", "person", "date", "duration", "ledger", "follow_up", "tag",
    ]  # fmt: skip


def test_the_language_of_the_computer_is_taken(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELJOURNAL_LANGUAGE", "de")
    out = run("log", "Telefonat mit @Ada vorgestern", "--journal", path).out
    assert out.startswith("2026-11-19 · call · Lady Ada Lovelace · Telefonat")
    assert "date: 2026-11-19" in out


def test_what_is_planned_lies_ahead_and_a_day_in_doubt_is_told(run: Run, path: Path) -> None:
    assert "date: 2026-11-22" in run("log", "Lunch with @Ada tomorrow", "--language", "en", "--journal", path).out
    out = run("log", "Lunch with @Ada on Friday", "--language", "en", "--journal", path).out
    assert out.startswith("2026-11-20")
    assert "date: 2026-11-20 (if the coming one is meant, write 2026-11-27 in the line)" in out
    assert run("log", "Lunch with @Ada 2026-11-27", "--journal", path).out.startswith("2026-11-27")
    german = run("log", "Mittagessen mit @Ada nächsten Dienstag", "--language", "de", "--journal", path).out
    assert german.startswith("2026-11-24")


@pytest.mark.parametrize(("name", "said"), [("@Grace", "Grace Kelly"), ("@Zoe", "No contact fits “@Zoe”")])
def test_unclear_names_are_refused_and_nothing_is_written(run: Run, path: Path, name: str, said: str) -> None:
    result = run("log", f"Lunch with {name}", "--journal", path)
    assert result.code == 1
    assert said in result.err
    kept = run("log", f"Lunch with {name} yesterday", "--plain", "--json", "--journal", path).value
    assert (kept["text"], kept["date"], kept["people"]) == (f"Lunch with {name} yesterday", "2026-11-21", [])


def test_an_unknown_language_is_refused(run: Run, path: Path) -> None:
    result = run("log", "Lunch", "--language", "xx", "--journal", path)
    assert result.code == 1
    assert "There is de, en." in result.err
