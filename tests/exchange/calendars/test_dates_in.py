"""Birthdays and other dates that return, told from meetings, as other programs write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.dates import PartialDate
from reljournal.exchange.calendars import BrokenEvent, EventOff, ReadDate, ReadEvent, read_events
from reljournal.exchange.calendars.date_titles import read_title, two_names
from reljournal.exchange.calendars.reader import Found

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DATA = Path(__file__).parents[2] / "data" / "calendars"


def read(name: str) -> list[Found]:
    with (DATA / name).open("rb") as stream:
        return list(read_events(stream, NOW))


def of(lines: str, head: str = "") -> list[Found]:
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}BEGIN:VEVENT\nUID:1\n{lines.strip()}\nEND:VEVENT\nEND:VCALENDAR\n"
    return list(read_events(BytesIO(text.encode()), NOW))


def only(lines: str, head: str = "") -> ReadDate:
    (found,) = of(lines, head)
    assert isinstance(found, ReadDate), found
    return found


def said(found: list[Found]) -> list[tuple[str, str, str]]:
    dates = [item for item in found if isinstance(item, ReadDate)]
    return [(item.names[0], str(item.key_date.sort), str(item.key_date.when)) for item in dates]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("google.ics", [
            ("Ada Lovelace", "birthday", "--12-10"), ("Ada Lovelace", "birthday", "--12-10"),
            ("Ada Lovelace", "wedding", "--07-08"), ("Gioachino Rossini", "birthday", "1792-02-29"),
        ]),
        ("apple.ics", [
            ("Ada Lovelace", "birthday", "--12-10"), ("Jean Sammet", "birthday", "1928-12-23"),
            ("Ada King", "wedding", "--07-08"),
        ]),
        ("outlook.ics", [
            ("Ada Lovelace", "birthday", "--12-10"), ("Alan Turing", "birthday", "1912-06-23"),
            ("Grace Hopper", "birthday", "--12-09"),
        ]),
        ("thunderbird.ics", [
            ("Ada Lovelace", "birthday", "--12-10"), ("Ada", "birthday", "--12-10"),
            ("Marie Curie", "wedding", "1895-07-26"),
        ]),
        ("nextcloud.ics", [
            ("Ada Lovelace", "birthday", "1815-12-10"), ("Gioachino Rossini", "birthday", "--02-29"),
            ("Ada Lovelace", "memorial", "1852-11-27"), ("Ada Lovelace", "wedding", "1835-07-08"),
        ]),
        ("kde.ics", [("Ada Lovelace", "birthday", "1815-12-10"), ("Ada Lovelace", "wedding", "1835-07-08")]),
        ("facebook.ics", [("Ada Lovelace", "birthday", "--12-10"), ("Grace Hopper", "birthday", "--12-09")]),
        ("mixed.ics", [
            ("Sophie Germain", "birthday", "--01-01"), ("Émilie du Châtelet", "birthday", "--04-01"),
            ("Sor Juana", "birthday", "--11-12"), ("Maria Gaetana Agnesi", "birthday", "--05-16"),
            ("Antoni van Leeuwenhoek", "birthday", "--10-24"), ("Fernando Pessoa", "birthday", "--06-13"),
            ("Sofja", "birthday", "--01-15"), ("Maria Skłodowska-Curie", "birthday", "1867-11-07"),
            ("Софья Ковалевская", "birthday", "--01-15"),
        ]),
    ],
)  # fmt: skip
def test_what_each_program_writes(name: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(read(name)) == expected


def test_what_is_none_stays_what_it_is() -> None:
    rest = [item for item in read("mixed.ics") if not isinstance(item, ReadDate)]
    assert [item.title for item in rest if isinstance(item, ReadEvent)] == [
        "About the engine", "Christmas Day", "Christmas Day", "Birthday shopping", "Ada's birthday", "Ada's birthday",
    ]  # fmt: skip
    assert [item.title for item in rest if isinstance(item, EventOff)] == ["Nobody's birthday"]
    # A party begins in the evening.
    assert all("party" not in item.title for item in read("apple.ics") if isinstance(item, ReadDate))


def test_a_birthday_of_nobody_is_listed() -> None:
    (broken,) = [item for item in read("thunderbird.ics") if isinstance(item, BrokenEvent)]
    assert broken.reason == "It does not say whose day it is."
    assert "SUMMARY:Geburtstag" in broken.text


def test_the_first_day_of_a_rule_is_no_year_of_birth() -> None:
    ada = only("DTSTART;VALUE=DATE:19851210\nRRULE:FREQ=YEARLY\nSUMMARY:Ada Lovelace's birthday")
    assert (ada.key_date.when.year, ada.begins) == (None, 1985)
    for line in ("DTSTART;VALUE=DATE:16041210", "DTSTART;VALUE=DATE:20301210", "DTSTART;VALUE=DATE:19701210"):
        assert only(f"{line}\nRRULE:FREQ=YEARLY\nSUMMARY:Ada Lovelace's birthday").begins is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Born 10 December 1815", 1815), ("geboren am 10.12.1815", 1815), ("Geb.: 1815", 1815), ("Jahrgang 1815", 1815),
        ("née en 1815", 1815), ("Nacida en 1815", 1815), ("1815-12-10", 1815), ("12/10/1815", 1815),
        ("Birthday: 10.12.1815", 1815),
        # Of another day, of this year's feast, of what is to come, or of something else.
        ("Married 08.07.1835", None), ("Birthday party 10.12.2025 at ours?", None), ("Birthday cake for 2025", None),
        ("Born 2077", None), ("Gifts: 1200 stamps", None), ("", None),
    ],
)  # fmt: skip
def test_the_year_in_a_description(text: str, year: int | None) -> None:
    found = only(f"DTSTART;VALUE=DATE:20201210\nRRULE:FREQ=YEARLY\nSUMMARY:Ada's birthday\nDESCRIPTION:{text}")
    assert found.key_date.when.year == year


def test_an_age_tells_the_year_of_a_single_day_only() -> None:
    once = only("DTSTART;VALUE=DATE:20261210\nSUMMARY:Ada Lovelace turns 41")
    assert str(once.key_date.when) == "1985-12-10"
    yearly = only("DTSTART;VALUE=DATE:20261210\nRRULE:FREQ=YEARLY\nSUMMARY:Ada Lovelace turns 41")
    assert str(yearly.key_date.when) == "--12-10"


def test_both_ways_of_a_name_and_the_two_of_a_couple() -> None:
    found = only("DTSTART;VALUE=DATE:20201210\nRRULE:FREQ=YEARLY\nSUMMARY:Lukas Geburtstag")
    assert found.names == ("Luka", "Lukas")
    assert two_names("Ada und William King") == ("Ada King", "William King")
    assert two_names("Marie Curie & Pierre Curie") == ("Marie Curie", "Pierre Curie")
    assert two_names("Ada Lovelace") is None
    assert two_names("Sandy Anderson") is None


def test_a_whole_day_in_utc_is_the_day_of_its_place() -> None:
    lines = "DTSTART:20111209T230000Z\nDTEND:20111210T230000Z\nRRULE:FREQ=YEARLY\nSUMMARY:Ada's birthday"
    marked = f"{lines}\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    assert str(only(marked).key_date.when) == "--12-10"
    assert str(only(marked, "X-WR-TIMEZONE:Europe/Berlin\n").key_date.when) == "--12-10"
    west = marked.replace("20111209T230000Z", "20111210T080000Z").replace("20111210T230000Z", "20111211T080000Z")
    assert str(only(west, "X-WR-TIMEZONE:America/Los_Angeles\n").key_date.when) == "--12-10"
    # Without a word that it takes the whole day it is a meeting that goes through a night.
    assert not any(isinstance(item, ReadDate) for item in of(lines))


@pytest.mark.parametrize("title", ["Team meeting", "Geburtstag", "🎂", "Birthday", "", "2026", "Ada", "Christmas", "†"])
def test_titles_of_nobody(title: str) -> None:
    assert read_title(title) is None


@given(st.text(max_size=80))
def test_no_title_is_too_odd(title: str) -> None:
    found = read_title(title)
    assert found is None or all(name.strip() for name in found.names)


@given(st.text(st.characters(categories=("L",)), min_size=2, max_size=20), st.sampled_from([
    "{}'s birthday", "{}’s 40th Birthday", "Geburtstag von {}", "Geburtstag: {}", "{} hat Geburtstag", "🎂 {}",
    "🎂 {} (1815)", "Anniversaire de {}", "Cumpleaños de {}", "Compleanno di {}", "Verjaardag van {}", "{} (*1815)",
]))  # fmt: skip
def test_the_name_comes_back(name: str, title: str) -> None:
    found = read_title(title.format(name))
    assert found is not None
    assert name in found.names or name.casefold() in {"de", "von", "di"}


@given(st.sampled_from(sorted(path.name for path in DATA.glob("*.ics"))), st.data())
@settings(max_examples=60)
def test_a_file_that_somebody_spoiled_is_read_as_far_as_it_goes(name: str, data: st.DataObject) -> None:
    whole = (DATA / name).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    gone = data.draw(st.integers(0, 40))
    pieces = [b"\r\n", b":", b";VALUE=DATE", b"RRULE:", b"END:VEVENT\n", b"BEGIN:VEVENT\n"]
    spoilt = data.draw(st.binary(max_size=20) | st.sampled_from(pieces))
    for item in read_events(BytesIO(whole[:at] + spoilt + whole[at + gone :]), NOW):
        assert not isinstance(item, ReadDate) or (item.names and item.names[0].strip() and item.key_date.when.returns)


@given(st.sampled_from(sorted(available_timezones())), st.dates(date(1975, 1, 1), date(2026, 11, 1)))
def test_no_zone_and_no_change_of_clocks_moves_a_day(name: str, day: date) -> None:
    zone = ZoneInfo(name)
    midnight = datetime.combine(day, time(), zone)
    after = datetime.combine(day + timedelta(days=1), time(), zone)
    begins, ends = (f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (midnight, after))
    written = (
        # As Outlook writes a whole day: on the clock of its zone, and in UTC.
        (f"DTSTART;TZID={name}:{day:%Y%m%d}T000000", ""),
        (f"DTSTART:{begins}\nDTEND:{ends}", f"X-WR-TIMEZONE:{name}\n"),
        (f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"X-WR-TIMEZONE:{name}\n"),
    )
    for line, head in written:
        found = only(
            f"{line}\nRRULE:FREQ=YEARLY\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nSUMMARY:Ada's birthday", head
        )
        assert found.key_date.when == PartialDate(None, day.month, day.day)
