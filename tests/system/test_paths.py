"""Where things are kept, with and without RELJOURNAL_HOME."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from reljournal.system import paths


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RELJOURNAL_HOME", str(tmp_path / "stick"))
    return tmp_path / "stick"


def test_one_folder_holds_everything_when_it_is_named(home: Path) -> None:
    assert paths.default_journal() == home / "journal.reljournal"
    assert paths.settings_file() == home / "settings.json"
    for folder in (paths.logs_folder(), paths.runtime_folder(), paths.backups_folder(paths.default_journal())):
        assert folder.is_relative_to(home)
    assert not home.exists(), "asking where things are creates nothing"


def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("RELJOURNAL_HOME", raising=False)
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))
    journal = paths.default_journal()
    assert journal.name == "journal.reljournal"
    assert journal.parent.name == "RelJournal"
    assert paths.settings_file().parent.name == "RelJournal"


def test_an_empty_or_relative_home_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RELJOURNAL_HOME", "here")
    assert paths.data_folder() == tmp_path / "here"
    monkeypatch.setenv("RELJOURNAL_HOME", "")
    assert paths.portable_home() is None


def test_journals_of_one_name_keep_their_backups_apart(home: Path, tmp_path: Path) -> None:
    work, family = tmp_path / "work" / "people.reljournal", tmp_path / "family" / "people.reljournal"
    assert paths.backups_folder(work) != paths.backups_folder(family)
    assert paths.backups_folder(work).name.startswith("people-")
    assert paths.backups_folder(paths.default_journal()).name == "journal"


def test_the_key_of_a_journal_does_not_depend_on_how_its_path_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    journal = tmp_path / "a" / "ada.reljournal"
    monkeypatch.chdir(tmp_path)
    key = paths.journal_key(journal)
    assert key == paths.journal_key(Path("a/ada.reljournal"))
    assert key == paths.journal_key(tmp_path / "a" / ".." / "a" / "ada.reljournal")
    assert key != paths.journal_key(tmp_path / "ada.reljournal")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles private by itself")
def test_a_link_to_a_journal_is_that_journal(tmp_path: Path) -> None:
    journal = tmp_path / "ada.reljournal"
    journal.touch()
    link = tmp_path / "link.reljournal"
    link.symlink_to(journal)
    assert paths.journal_key(link) == paths.journal_key(journal)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles private by itself")
def test_a_new_folder_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        folder = paths.make_private(tmp_path / "deep" / "private")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert paths.make_private(folder) == folder
