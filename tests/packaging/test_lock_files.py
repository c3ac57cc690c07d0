"""The lock files pin and hash everything, agree with each other, and name no place to fetch from."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
# Debian 12 has this one, and not the 3.11.5 or later that many a package has come to ask for.
OLDEST_PYTHON = "3.11.2"
ELSEWHERE = {"colorama"}  # installed on Windows alone
LOCKS = ("requirements.txt", "requirements-dev.txt")


def _entries(lock: str) -> list[str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    plain = re.sub(r"(?m)^#.*\n", "", text).replace("\\\n", " ")
    return [line for line in plain.splitlines() if line.strip()]


def _pins(lock: str) -> dict[str, str]:
    return dict(re.match(r"([a-z0-9-]+)==(\S+)", entry).groups() for entry in _entries(lock))  # type: ignore[union-attr]


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_and_hashed(lock: str) -> None:
    entries = _entries(lock)
    assert entries
    for entry in entries:
        assert re.fullmatch(
            r'[a-z0-9-]+==[0-9][0-9a-z.]*( ; sys_platform == "win32")?( +--hash=sha256:[0-9a-f]{64})+ *', entry
        ), entry[:80]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_place_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host|@", text)


def test_everything_takes_the_python_of_debian_12() -> None:
    refusing = [
        f"{name} asks for Python {wanted}"
        for name in _pins("requirements-dev.txt")
        if name not in ELSEWHERE
        and (wanted := metadata(name).get("Requires-Python")) is not None
        and not SpecifierSet(wanted).contains(OLDEST_PYTHON)
    ]
    assert not refusing


def test_what_runs_is_what_was_tested() -> None:
    running, testing = (_pins(lock) for lock in LOCKS)
    assert running.items() <= testing.items()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    running, testing = (_pins(lock) for lock in LOCKS)
    asked = [(running, wish) for wish in project["project"]["dependencies"]]
    asked += [(testing, wish) for wish in project["project"]["optional-dependencies"]["dev"]]
    asked += [(testing, wish) for wish in project["build-system"]["requires"]]
    for pins, wish in asked:
        requirement = Requirement(wish)
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{name}: run packaging/lock.py"
        assert requirement.specifier.contains(pins[name]), f"{name}: run packaging/lock.py"
