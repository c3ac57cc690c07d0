"""What can be typed after ``reljournal``, and what is wrong usage."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reljournal import __version__
from reljournal.cli.commands import COMMANDS
from reljournal.cli.parser import build_parser
from reljournal.domain.entries import Kind

from .conftest import Run

ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("", {"command": None, "journal": None}),
    ("--journal a.rj", {"command": None, "journal": Path("a.rj")}),
    ("import a.vcf b.vcf", {"command": "import", "files": [Path("a.vcf"), Path("b.vcf")], "encoding": None}),
    ("import a.vcf --encoding cp1252 --json", {"encoding": "cp1252", "json": True}),
    ("people", {"words": [], "json": False}),
    ("remind", {"once": False, "json": False}),
    ("remind --once --json", {"once": True, "json": True}),
    ("people ada love", {"words": ["ada", "love"]}),
    ("show ada", {"contact": "ada"}),
    ("search ada love --json", {"words": ["ada", "love"], "json": True}),
    ("log Talk --with Ada Grace --with Mary", {"text": "Talk", "people": [["Ada", "Grace"], ["Mary"]]}),
    ("log Talk --with Ada", {"on": None, "kind": Kind.NOTE, "minutes": None}),
    ("log Talk --with Ada --on 2024-02-29 --kind in-person --minutes 45",
     {"on": date(2024, 2, 29), "kind": Kind.IN_PERSON, "minutes": 45}),
    ("log Talk --with Ada --kind CALL", {"kind": Kind.CALL}),
    ("dates", {"days": 30, "first": None}),
    ("dates --days 7 --from 2026-01-01", {"days": 7, "first": date(2026, 1, 1)}),
    ("brief Ada Grace --pdf b.pdf --paper letter",
     {"contacts": ["Ada", "Grace"], "pdf": Path("b.pdf"), "paper": "letter"}),
    ("calendar --pdf c.pdf", {"pdf": Path("c.pdf"), "sheet": "month", "first": None, "months": 3, "paper": None}),
    ("calendar --pdf c.pdf --sheet agenda --from 2026-12-01 --months 6 --paper a3",
     {"sheet": "agenda", "first": date(2026, 12, 1), "months": 6, "paper": "a3"}),
    ("history", {"limit": 50}),
    ("history --limit 3", {"limit": 3}),
    ("undo", {"command": "undo"}),
    ("redo", {"command": "redo"}),
    ("backup b.rj", {"file": Path("b.rj")}),
    ("sample s.rj", {"file": Path("s.rj")}),
    ("screenshots pictures", {"folder": Path("pictures")}),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), ASKED, ids=[typed or "nothing" for typed, _ in ASKED])
def test_what_is_typed_is_understood(typed: str, meant: dict[str, Any]) -> None:
    parsed = vars(build_parser().parse_args(typed.split()))
    assert {name: parsed[name] for name in meant} == meant


@pytest.mark.parametrize("typed", [typed for typed, meant in ASKED if typed and not typed.startswith("--")])
def test_the_journal_may_stand_before_and_after_the_command(typed: str) -> None:
    words = typed.split()
    for given in (["--journal", "a.rj", *words], [*words, "--journal", "a.rj"], [*words, "--journal=a.rj"]):
        assert build_parser().parse_args(given).journal == Path("a.rj")
    both = build_parser().parse_args(["--journal", "first", *words, "--journal", "second"])
    assert both.journal == Path("second")
    assert build_parser().parse_args(words).journal is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("nonsense", "invalid choice"),
        ("import", "required: FILE"),
        ("show", "required: CONTACT"),
        ("show ada lovelace", "unrecognized arguments"),
        ("search", "required: WORDS"),
        ("log --with Ada", "required: TEXT"),
        ("log Talk --with", "expected at least one argument"),
        ("log Talk --with Ada --on yesterday", "“yesterday” is not a date"),
        ("log Talk --with Ada --on 2023-02-29", "“2023-02-29” is not a date"),
        ("log Talk --with Ada --kind shouting", "“shouting” is not one of"),
        ("log Talk --with Ada --minutes -5", "minutes"),
        ("log Talk --with Ada --minutes 0", "“0” is not a number"),
        ("log Talk --with Ada --minutes 9999999", "more minutes than a year"),
        ("dates --days many", "“many” is not a number"),
        ("dates --days 0", "“0” is not a number"),
        ("brief Ada", "required: --pdf"),
        ("brief Ada --pdf b.pdf --paper a5", "invalid choice"),
        ("calendar --sheet year", "required: --pdf"),
        ("calendar --pdf c.pdf --sheet week", "invalid choice"),
        ("backup", "required: FILE"),
        ("undo --jsn", "unrecognized arguments"),
    ],
)
def test_wrong_usage_is_exit_code_2_with_words_on_stderr_alone(run: Run, typed: str, says: str) -> None:
    result = run(*typed.split())
    assert result.code == 2
    assert result.out == ""
    assert says in result.err
    assert "Traceback" not in result.err


def test_help_and_version_are_answers(run: Run) -> None:
    for typed in (["--help"], ["log", "--help"], ["--version"]):
        result = run(*typed)
        assert (result.code, result.err) == (0, "")
    assert result.out.strip() == f"RelJournal {__version__}"
    shown = run("--help").out
    for command in (*COMMANDS, "screenshots"):
        assert command in shown


@pytest.mark.parametrize("words", [["import", ""], ["backup", ""], ["sample", ""], ["people", "--journal", ""]])
def test_an_empty_file_name_is_not_the_folder_one_stands_in(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        build_parser().parse_args(words)
    assert stop.value.code == 2
    assert "the name of the file is empty" in capsys.readouterr().err
