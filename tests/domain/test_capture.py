"""One line of quick capture: what is understood, and that nothing else is."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.capture import Captured, What, parse_line
from reljournal.domain.entries import Direction, FollowUp, Kind, LedgerItem, OwedBy, PersonRef, Sort
from reljournal.operations.capture import draft_of

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
        ("Tea. place: the garden", What.PLACE, "the garden"),
        ("!them: send the contract", What.FOLLOW_UP, FollowUp("send the contract", OwedBy.THEM)),
        ("Talked 12 Aug", What.DATE, date(2026, 8, 12)),
        ("Talked on 29 February", What.DATE, date(2024, 2, 29)),
        ("Talked on 3 December 2026", What.DATE, date(2026, 12, 3)),
        ("Talked for 2h", What.DURATION, 120),
        ("00:00", What.TIME, time(0)),
        ("1h", What.DURATION, 60),
        ("!Pay 3.50 by Friday. Soon", What.FOLLOW_UP, FollowUp("Pay 3.50", due=date(2026, 11, 27))),
        ("!Call tomorrow, with Ada", What.FOLLOW_UP, FollowUp("Call, with Ada", due=date(2026, 11, 26))),
        ("!call back on 31 February", What.FOLLOW_UP, FollowUp("call back on 31 February")),
        ("!them: pay 3.50. Soon", What.FOLLOW_UP, FollowUp("pay 3.50", OwedBy.THEM)),
        ("“Tea”—@Ada", What.PERSON, ADA),
        ("(@Ada)", What.PERSON, ADA),
        ("🎉@Ada 🎂", What.PERSON, ADA),
        ("مع @Ada أمس", What.PERSON, ADA),
        ("received: advice on proofs", What.LEDGER, LedgerItem(Direction.RECEIVED, "advice on proofs", Sort.ADVICE)),
    ],
)
def test_pieces(line: str, what: What, value: object) -> None:
    assert read(line).values(what) == (value,)


@pytest.mark.parametrize(
    "line",
    [
        "She may come", "The sun came out", "They march on", "12 people", "at the Athenaeum", "a@b.example", "1.5",
        "Write to ada@engines.example, a.b+c@d.example", "C# and F#", "!!!", "Wow! So it is", "! x", "@ Ada", "@@Ada",
        "Sunday", "every Sunday", "at midnight", "25:00", "24:00", "03/04", "12/03/2026", "29 February 2025",
        "2026-02-30", "in 2 weeks", "She flies tomorrow", "done by Friday", "until 3 May", "12:30-13:30", "at 12h30",
        "gave:", "#1", "x#y", "yes\u200bterday",
    ],
)  # fmt: skip
def test_ordinary_words_stay_text(line: str) -> None:
    assert read(line).pieces == ()


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Lunch with @Ada tomorrow", "en", date(2026, 11, 26)),
        ("Tomorrow 12:30 coffee with @Ada and Mary at: the Athenaeum", "en", date(2026, 11, 26)),
        ("Meeting next Tuesday", "en", date(2026, 12, 1)),
        ("Call coming Friday 45 min", "en", date(2026, 11, 27)),
        ("Dinner in 2 weeks", "en", date(2026, 12, 9)),
        ("Tea the day after tomorrow", "en", date(2026, 11, 27)),
        ("Mittagessen mit @Ada morgen", "de", date(2026, 11, 26)),
        ("Treffen nächsten Dienstag", "de", date(2026, 12, 1)),
        ("Am kommenden Freitag Kaffee", "de", date(2026, 11, 27)),
        ("Besuch in 2 Wochen", "de", date(2026, 12, 9)),
        ("Tee übermorgen um 15 Uhr", "de", date(2026, 11, 27)),
    ],
)
def test_what_is_planned_lies_ahead(line: str, language: str, day: date) -> None:
    captured = read(line, language)
    assert captured.values(What.DATE) == (day,)
    assert draft_of(captured, TODAY).on == day
    assert all(piece.or_ahead is None for piece in captured.pieces)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Called, she flies tomorrow", "en"), ("Called @Ada about dinner tomorrow", "en"),
        ("Met @Ada. Lunch is tomorrow", "en"), ("Lunch, her daughter comes next week", "en"),
        ("Lunch where she told me that they all fly tomorrow", "en"), ("She flies tomorrow", "en"),
        ("Lunch by Friday", "en"), ("Lunch until next Friday", "en"), ("Dinner in 99 years", "en"),
        ("@Ada angerufen, sie fliegt morgen", "de"), ("Getroffen: morgen fliegt sie", "de"),
        ("Mittagessen, nächste Woche kommt sie", "de"), ("Mittagessen bis morgen", "de"),
    ],
)  # fmt: skip
def test_what_is_told_of_another_day_is_no_plan(line: str, language: str) -> None:
    assert read(line, language).values(What.DATE) == ()


def test_a_day_that_has_been_comes_before_a_plan() -> None:
    assert read("Lunch yesterday, dinner tomorrow").values(What.DATE) == (date(2026, 11, 24),)


@pytest.mark.parametrize(
    ("line", "language", "behind", "ahead"),
    [
        ("Lunch on Friday", "en", date(2026, 11, 20), date(2026, 11, 27)),
        ("Lunch on 3 December", "en", date(2025, 12, 3), date(2026, 12, 3)),
        ("Lunch last Friday", "en", date(2026, 11, 20), None),
        ("Lunch on 12 August", "en", date(2026, 8, 12), None),
        ("Lunch on 3 December 2025", "en", date(2025, 12, 3), None),
        ("Lunch yesterday", "en", date(2026, 11, 24), None),
        ("Mittagessen am Freitag", "de", date(2026, 11, 20), date(2026, 11, 27)),
        ("Mittagessen am 3. Dezember", "de", date(2025, 12, 3), date(2026, 12, 3)),
    ],
)
def test_a_day_that_may_be_either_says_both(line: str, language: str, behind: date, ahead: date | None) -> None:
    (piece,) = (piece for piece in read(line, language).pieces if piece.what is What.DATE)
    assert (piece.value, piece.or_ahead) == (behind, ahead)


def test_a_name_that_several_go_by_is_never_chosen() -> None:
    assert read("Walked with Max").values(What.PERSON) == ()
    unclear = read("Walked with @Max").pieces[-1]
    assert (unclear.what, unclear.candidates) == (What.UNCLEAR, MAXES)


@pytest.mark.parametrize(
    ("line", "what", "value"),
    [
        ("Telefonat letzten Montag für 20 Minuten", What.DATE, date(2026, 11, 23)),
        ("Telefonat letzten Montag für 20 Minuten", What.DURATION, 20),
        ("Kaffee vorgestern um 15 Uhr 30", What.TIME, time(15, 30)),
        ("Besuch letzte Woche", What.DATE, date(2026, 11, 18)),
        ("Tee am 3. Dez, und zwar lange", What.DATE, date(2025, 12, 3)),
        ("!Aufsatz am 3. Mai schicken. Gut", What.FOLLOW_UP, FollowUp("Aufsatz schicken", due=date(2027, 5, 3))),
        ("!sie: rufen nächste Woche an", What.FOLLOW_UP, FollowUp("rufen an", OwedBy.THEM, date(2026, 12, 2))),
    ],
)  # fmt: skip
def test_german_pieces(line: str, what: What, value: object) -> None:
    assert read(line, "de").values(what) == (value,)


def test_people_go_on_after_a_name_that_is_not_clear() -> None:
    captured = read("Lunch with @Max and Mary, and @Ada")
    assert captured.values(What.PERSON) == (MARY, ADA)
    assert captured.text == "Lunch with @Max"


def test_who_was_chosen_is_meant_letter_by_letter() -> None:
    zoe, born = PersonRef(0, "Zoe van der Quill III"), MAXES[0]
    chosen = {"Zoe van der Quill III": zoe, "Max": born}
    codes = ("en",)
    captured = parse_line(
        "Tea with @Zoe van der Quill III, @Maxim and @Max", [WORDS["en"]], codes, who, TODAY, chosen
    )
    assert captured.values(What.PERSON) == (zoe, born)
    assert [piece.value for piece in captured.pieces if piece.what is What.UNCLEAR] == ["Maxim"]


def test_a_name_nobody_goes_by_is_said() -> None:
    unclear = read("Saw @Zoe").pieces[0]
    assert (unclear.what, unclear.value, unclear.candidates) == (What.UNCLEAR, "Zoe", ())


_PARTS = st.sampled_from(
    ["@Ada", "@Max", "with Mary", ", ", " and ", "!", "!them: ", "gave: ", "at: ", "#tag", "yesterday", "1h20", "12:75",
     "31.02.2026", "on 31 February", "in 999 years", "lunch", ". ", "0 min", "999 years ago", "\n", "\0", "C#", "!!!",
     "29 Feb", "in 2 weeks", "by Friday", "03/04", "12:30-13:30", "(@Ada)", "ada@b.example", "“", "🎂", "\u202e",
     "@Ada's", "אתמול", "@山田太郎", "mit Mary", "um 15 Uhr 30", "!sie: ", "bis Freitag", "vor 3 Tagen", "i.e.",
     "3. Mai", "@" * 9]
)  # fmt: skip
_LINES = st.lists(_PARTS | st.text(max_size=8), max_size=10).map(" ".join)
_LANGUAGES = st.sampled_from(["en", "de"])


@settings(deadline=None)
@given(_LINES, _LANGUAGES)
def test_any_text_is_read_and_nothing_is_lost(line: str, language: str) -> None:
    captured = read(line, language)
    kept = captured.text
    for before, after in zip(captured.pieces, captured.pieces[1:], strict=False):
        assert before.end <= after.start
    for piece in captured.pieces:
        assert piece.start < piece.end
        if piece.what not in {What.KIND, What.UNCLEAR}:
            kept += line[piece.start : piece.end]
    assert sorted("".join(kept.split())) == sorted("".join(line.split()))
    for piece in captured.pieces:
        captured = captured.without(piece)
    assert "".join(captured.text.split()) == "".join(line.split())


@settings(deadline=None)
@given(_LINES, _LANGUAGES)
def test_what_has_happened_lies_behind_and_what_is_owed_ahead(line: str, language: str) -> None:
    captured = read(line, language)
    for piece in captured.pieces:
        words = piece.words(line)
        if isinstance(piece.value, date) and not re.search(r"\d{4}", words):
            plain = re.search(r"(?i)\bin\b|tomorrow|next", words)
            assert (piece.value > TODAY and captured.values(What.KIND)) if plain else piece.value <= TODAY
        if isinstance(piece.value, FollowUp) and piece.value.due is not None and not re.search(r"\d{4}", words):
            assert piece.value.due >= TODAY


@settings(deadline=None)
@given(st.emails(), st.sampled_from(["", "Mail to ", "with ", "and "]), st.sampled_from(["", ".", ", yesterday"]))
def test_an_address_names_nobody(address: str, before: str, after: str) -> None:
    captured = read(f"{before}{address}{after}")
    assert not {What.PERSON, What.UNCLEAR} & {piece.what for piece in captured.pieces}


@settings(deadline=None)
@given(_LINES, _LANGUAGES)
def test_a_line_becomes_an_entry(line: str, language: str) -> None:
    captured = read(line, language)
    draft = draft_of(captured, TODAY)
    assert draft.text == captured.text
    assert len(draft.follow_ups) == len(captured.values(What.FOLLOW_UP))
    assert len(draft.around.ledger) == len(captured.values(What.LEDGER))
