"""What is recorded of a set-up, and the failures of pip in plain words."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in environment is a link")


@pytest.fixture
def installed(launcher: ModuleType) -> ModuleType:
    """Return the launcher's records over an environment that has just been made."""
    module: ModuleType = launcher.installed
    python = Path(module.PYTHON)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    return module


def _change(installed: ModuleType, lock: str) -> None:
    with (Path(installed.ROOT) / lock).open("a", encoding="utf-8") as file:
        file.write("# one more\n")


def test_an_environment_is_ready_once_it_is_recorded(installed: ModuleType) -> None:
    assert not installed.is_ready(installed.TO_RUN)
    installed.remember(installed.TO_RUN)
    assert installed.is_ready(installed.TO_RUN)
    assert not installed.is_ready(installed.TO_TEST)
    installed.remember(installed.TO_TEST)
    assert installed.is_ready(installed.TO_RUN)
    assert installed.is_ready(installed.TO_TEST)


def test_a_changed_lock_file_is_noticed(installed: ModuleType) -> None:
    installed.remember(installed.TO_TEST)
    _change(installed, installed.TO_RUN)
    assert not installed.is_ready(installed.TO_RUN)
    assert installed.is_ready(installed.TO_TEST)
    assert installed.is_whole()


def test_an_interrupted_change_is_noticed(installed: ModuleType) -> None:
    installed.remember(installed.TO_RUN)
    installed.forget()
    assert not installed.is_ready(installed.TO_RUN)
    assert not installed.is_whole()
    installed.forget()


def test_a_python_that_went_away_is_noticed(installed: ModuleType, tmp_path: Path) -> None:
    installed.remember(installed.TO_RUN)
    Path(installed.PYTHON).unlink()
    assert not installed.is_ready(installed.TO_RUN)
    Path(installed.PYTHON).symlink_to("/bin/sh")
    assert not installed.is_ready(installed.TO_RUN)


def test_a_python_replaced_by_a_newer_one_is_noticed(installed: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    installed.remember(installed.TO_RUN)
    monkeypatch.setattr(installed, "python_version", lambda: "3.99")
    assert not installed.is_ready(installed.TO_RUN)


def test_libraries_once_found_are_not_looked_for_again(installed: ModuleType) -> None:
    assert installed.has_libraries("nothing")
    assert not installed.has_libraries("draw")
    installed.remember(installed.TO_RUN)
    installed.remember_libraries("window")
    assert installed.has_libraries("draw")
    installed.remember_libraries("draw")
    assert installed.has_libraries("window")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Retrying after connection broken by 'NewConnectionError('...')'", "the package index does not answer"),
        ("SSLError(... CERTIFICATE_VERIFY_FAILED ...)", "does not trust the certificate"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "is not the one that was pinned"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for pyside6-essentials", "the package index offers none"),
        ("odd\nERROR: something else\nmore", "(something else). All that was said is in"),
        ("Killed", "could not be installed. All that was said is in"),
    ],
)
def test_a_failure_of_pip_is_one_sentence(
    installed: ModuleType,
    launcher: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    said: str,
    told: str,
) -> None:
    monkeypatch.setenv("SAID", said)
    script = 'echo "  Downloading PySide6_Essentials-6.11.3-cp310-abi3.whl (80.3 MB)"; echo "$SAID"; exit 1'
    run = launcher.python_packages._run
    with pytest.raises(launcher.failure.SetUpError) as refused:
        run(["/bin/sh", "-c", script], "The Python packages could not be installed")
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
    assert capsys.readouterr().err == "  Fetching PySide6-Essentials (80.3 MB)\n"
    assert said in Path(launcher.python_packages.LOG).read_text(encoding="utf-8")


def test_a_qt_that_does_not_load_is_told(
    installed: ModuleType, launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = Path(installed.PYTHON)
    python.unlink()
    python.write_text("#!/bin/sh\necho 'ImportError: libnew.so.9: cannot open' >&2\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    assert (launcher.python_packages.why_qt_does_not_load() or "").endswith("ImportError: libnew.so.9: cannot open")
    python.write_text("#!/bin/sh\n", encoding="utf-8")
    assert launcher.python_packages.why_qt_does_not_load() is None
