"""A clone of the program's own, small enough to be set up without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

# What stands in for the program: it says what it was given and ends as it is told.
_PROGRAM = """
import os, signal, sys
print(sys.prefix, *sys.argv[1:], sep="|", flush=True)
if sys.argv[1:] == ["sleep"]:
    signal.pause()
sys.exit(int(os.environ.get("END_WITH", "0")))
"""


def _make_clone(folder: Path) -> Path:
    """Lay out the launcher, an empty pair of lock files and a stand-in for the program."""
    shutil.copytree(ROOT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        ROOT / "reljournal" / "system", folder / "reljournal" / "system", ignore=shutil.ignore_patterns("__pycache__")
    )
    (folder / "reljournal" / "__init__.py").touch()
    (folder / "reljournal" / "__main__.py").write_text(_PROGRAM, encoding="utf-8")
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (folder / lock).write_text("# nothing\n", encoding="utf-8")
    return folder


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a clone in which nothing has been set up."""
    return _make_clone(tmp_path / "a clone é")


@pytest.fixture(scope="module")
def ready_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone that has been set up once, for tests that leave it as it is."""
    folder = _make_clone(tmp_path_factory.mktemp("ready") / "clone")
    subprocess.run([sys.executable, folder / "packaging" / "start.py", "people"], check=True, capture_output=True)
    return folder


@pytest.fixture
def launcher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Return the launcher's package, made to believe that ``tmp_path / "clone"`` is its clone."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    for name in [name for name in sys.modules if name.partition(".")[0] == "launcher"]:
        monkeypatch.delitem(sys.modules, name)
    import launcher
    from launcher import installed, journey, python_packages, setting_up, system_packages, wish  # noqa: F401

    clone = _make_clone(tmp_path / "clone")
    environment = clone / ".venv"
    monkeypatch.setattr(installed, "ROOT", str(clone))
    monkeypatch.setattr(installed, "ENVIRONMENT", str(environment))
    monkeypatch.setattr(installed, "RECORDS", str(environment / "reljournal-setup"))
    monkeypatch.setattr(installed, "PYTHON", str(environment / "bin" / "python"))
    monkeypatch.setattr(python_packages, "LOG", str(environment / "setup.log"))
    return launcher
