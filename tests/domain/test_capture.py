"""One line of quick capture: what is understood, and that nothing else is."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.capture import Captured, What, parse_line
from reljournal.domain.entries import Direction, FollowUp, Kind, LedgerItem, OwedBy, PersonRef, Sort

TODAY = date(2026, 11, 25)
ADA, MARY = PersonRef(1, "Ada Lovelace"), PersonRef(2, "Mary Somerville")
MAXES = (PersonRef(3, "Max Born"), PersonRef(4, "Max Planck"))
RESOURCES = Path(__file__).parents[2] / "resources" / "capture"
WORDS = {code: tomllib.loads((RESOURCES / f"{code}.toml").read_text("utf-8")) for code in ("en", "de")}


def who(name: str) -> list[PersonRef]:
    """Find people by whole name or one word of it."""
    wanted = name.casefold()
    people = (ADA, MARY, *MAXES)
    return [person for person in people if wanted in {person.name.casefold(), *person.name.casefold().split()}]


def read(line: str, language: str = "en") -> Captured:
    """Read a line as somebody would who speaks the language."""
    codes = tuple(dict.fromkeys((language, "en")))
    return parse_line(line, [WORDS[code] for code in codes], codes, who, TODAY)


@pytest.mark.parametrize(
    ("language", "line", "text", "given", "owed", "tag"),
    [
        (
            "en",
            ("Lunch with @Ada and Mary yesterday 1h20, her daughter starts school. gave: introduction to Max."
            " !Send the paper in 2 weeks #mathematics"),
            "Lunch, her daughter starts school.", "introduction to Max", "Send the paper", "mathematics",
        ),
        (
            "de",
            ("Mittagessen mit @Ada und Mary gestern 1 Std 20, ihre Tochter kommt zur Schule. gab: Vorstellung bei Max."
            " !Den Aufsatz schicken in 2 Wochen #mathematik"),
            "Mittagessen, ihre Tochter kommt zur Schule.", "Vorstellung bei Max", "Den Aufsatz schicken", "mathematik",
        ),
    ],
)  # fmt: skip
def test_the_example_is_understood(language: str, line: str, text: str, given: str, owed: str, tag: str) -> None:
    captured = read(line, language)
    assert captured.text == text
    assert captured.values(What.KIND) == (Kind.IN_PERSON,)
    assert captured.values(What.PERSON) == (ADA, MARY)
    assert captured.values(What.DATE) == (date(2026, 11, 24),)
    assert captured.values(What.DURATION) == (80,)
    assert captured.values(What.LEDGER) == (LedgerItem(Direction.GIVEN, given, Sort.INTRODUCTION),)
    assert captured.values(What.FOLLOW_UP) == (FollowUp(owed, due=date(2026, 12, 9)),)
    assert captured.values(What.TAG) == (tag,)


@pytest.mark.parametrize(
    ("line", "what", "value"),
    [
        ("Talked 3 days ago", What.DATE, date(2026, 11, 22)),
        ("Talked last Friday", What.DATE, date(2026, 11, 20)),
        ("Talked on 3 March", What.DATE, date(2026, 3, 3)),
        ("Talked 2026-01-31", What.DATE, date(2026, 1, 31)),
        ("Talked at 14:30", What.TIME, time(14, 30)),
        ("Talked 3 pm", What.TIME, time(15)),
        ("Talked 1.5 h", What.DURATION, 90),
        ("Talked 45 min", What.DURATION, 45),
        ("Sat at: Athenaeum", What.PLACE, "Athenaeum"),
        ("!them: send the contract", What.FOLLOW_UP, FollowUp("send the contract", OwedBy.THEM)),
        ("received: advice on proofs", What.LEDGER, LedgerItem(Direction.RECEIVED, "advice on proofs", Sort.ADVICE)),
    ],
)
def test_pieces(line: str, what: What, value: object) -> None:
    assert read(line).values(what) == (value,)


@pytest.mark.parametrize(
    "line", ["She may come", "The sun came out", "They march on", "12 people", "at the Athenaeum", "a@b.example", "1.5"]
)
def test_ordinary_words_stay_text(line: str) -> None:
    assert read(line).pieces == ()


def test_a_name_that_several_go_by_is_never_chosen() -> None:
    assert read("Walked with Max").values(What.PERSON) == ()
    unclear = read("Walked with @Max").pieces[-1]
    assert (unclear.what, unclear.candidates) == (What.UNCLEAR, MAXES)


def test_a_name_nobody_goes_by_is_said() -> None:
    unclear = read("Saw @Zoe").pieces[0]
    assert (unclear.what, unclear.value, unclear.candidates) == (What.UNCLEAR, "Zoe", ())


_PARTS = st.sampled_from(
    ["@Ada", "@Max", "with Mary", ", ", " and ", "!", "!them: ", "gave: ", "at: ", "#tag", "yesterday", "1h20", "12:75",
     "31.02.2026", "on 31 February", "in 999 years", "lunch", ". ", "0 min", "999 years ago", "\n", "\0"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PARTS | st.text(max_size=8), max_size=10).map(" ".join))
def test_any_text_is_read_and_nothing_is_lost(line: str) -> None:
    captured = read(line)
    kept = captured.text
    for before, after in zip(captured.pieces, captured.pieces[1:], strict=False):
        assert before.end <= after.start
    for piece in captured.pieces:
        if piece.what not in {What.KIND, What.UNCLEAR}:
            kept += line[piece.start : piece.end]
    assert sorted("".join(kept.split())) == sorted("".join(line.split()))
    for piece in captured.pieces:
        captured = captured.without(piece)
    assert "".join(captured.text.split()) == "".join(line.split())
