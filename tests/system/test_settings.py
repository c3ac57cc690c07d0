"""Settings survive, and a damaged file costs nothing but the choices in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.system.settings import (
    PAPERS,
    TEXT_PERCENT,
    THEMES,
    Settings,
    SettingsError,
    read_settings,
    write_settings,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert read_settings(file) == (Settings(), None)
    assert not file.parent.exists()


@given(
    theme=st.sampled_from(THEMES),
    paper=st.sampled_from(PAPERS),
    percent=st.sampled_from(TEXT_PERCENT),
    geometry=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, theme: str, paper: str, percent: int, geometry: str
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    settings = Settings(
        theme=theme, paper=paper, text_percent=percent, window_geometry=geometry, last_screen="calendar"
    )
    write_settings(settings, file)
    assert read_settings(file) == (settings, None)
    assert [left.name for left in file.parent.iterdir()] == ["settings.json"]


def test_the_usual_place_is_used_when_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELJOURNAL_HOME", str(tmp_path / "home"))
    write_settings(Settings(theme="dark"))
    assert (tmp_path / "home" / "settings.json").is_file()
    assert read_settings()[0].theme == "dark"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"dark"', b"\xff\xfe{}", b"null"])
def test_a_damaged_file_is_kept_aside_and_told(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings, told = read_settings(file)
    assert settings == Settings()
    aside = file.with_name("settings.json.broken")
    assert told is not None
    assert str(aside) in told
    assert aside.read_bytes() == content
    assert not file.exists()


def test_a_file_damaged_while_the_program_runs_is_kept_aside_too(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("half a sett", encoding="utf-8")
    write_settings(Settings(theme="light"), file)
    assert file.with_name("settings.json.broken").read_text(encoding="utf-8") == "half a sett"
    assert read_settings(file) == (Settings(theme="light"), None)


def test_one_unusable_choice_leaves_the_others(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"theme": "plaid", "paper": 4, "last_screen": "people"}), encoding="utf-8")
    settings, told = read_settings(file)
    assert settings == Settings(last_screen="people")
    assert told is not None
    assert told.endswith("could not be used: paper, theme.")


@pytest.mark.parametrize("percent", [49, 301, 0, -100, 10**30, 110.5, "110", True, None, [100]])
def test_a_size_of_text_that_cannot_be_read_by_anyone_is_told(file: Path, percent: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"text_percent": percent, "theme": "dark"}), encoding="utf-8")
    settings, told = read_settings(file)
    assert settings == Settings(theme="dark")
    assert told is not None
    assert told.endswith("could not be used: text_percent.")


def test_what_a_newer_version_wrote_is_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"week_starts": "sunday", "theme": "dark"}), encoding="utf-8")
    settings, told = read_settings(file)
    assert told is None
    write_settings(replace(settings, paper="a4"), file)
    assert json.loads(file.read_text(encoding="utf-8"))["week_starts"] == "sunday"
    assert read_settings(file)[0] == Settings(theme="dark", paper="a4")


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="could not be saved"):
        write_settings(Settings(), tmp_path / "file" / "settings.json")
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(SettingsError, match="could not be saved"):
        write_settings(Settings(), tmp_path / "settings.json")
    settings, told = read_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert told is not None
    assert sorted(left.name for left in tmp_path.iterdir()) == ["file", "settings.json"]
