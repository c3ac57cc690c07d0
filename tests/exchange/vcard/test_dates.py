"""Dates that return, in every form that programs write, on the day that was written."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.exchange.vcard.dates import read_date
from tests.exchange.vcard.given import one

BIRTHDAYS = {
    "1985-04-12": "1985-04-12",
    "19850412": "1985-04-12",
    "1985-4-12": "1985-04-12",
    "1985/04/12": "1985-04-12",
    "12.04.1985": "1985-04-12",
    "1985-04-12T00:00:00Z": "1985-04-12",
    "1985-04-12T23:59:59-12:00": "1985-04-12",
    "19850412T000000+1400": "1985-04-12",
    "1985-04-12 00:00:00": "1985-04-12",
    "--0412": "--04-12",
    "--04-12": "--04-12",
    "--0412T0830": "--04-12",
    "1604-04-12": "--04-12",
    "0000-04-12": "--04-12",
    "1604-02-29": "--02-29",
    "1988-02-29": "1988-02-29",
    "1985-04": "1985-04",
    "1985": "1985",
    "1985-00-00": "1985",
    "1985-04-00": "1985-04",
    "--04": "--04",
}
NO_DATES = (
    "19879215", "1985-02-29", "1985-13-01", "02-10", "4/12/1985", "---12", "135301", "--01Z", "circa 1800", "T1030",
    "0000-00-00", "٢٠٢٠-٠١-٠١",
)  # fmt: skip


@pytest.mark.parametrize(("written", "when"), BIRTHDAYS.items())
def test_birthdays(written: str, when: str) -> None:
    read = one(f"BDAY:{written}")
    assert [(d.sort, str(d.when)) for d in read.card.key_dates] == [(DateSort.BIRTHDAY, when)]
    assert read.warnings == ()
    assert read.card.unknown == ()


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_date_is_kept_with_one_warning(written: str) -> None:
    read = one("FN:Ada", f"BDAY:{written}")
    assert read.card.key_dates == ()
    assert read.card.unknown == (f"BDAY:{written}",)
    assert [(warning.line, warning.text) for warning in read.warnings] == [(4, f"BDAY:{written}")]


def test_a_birthday_in_words() -> None:
    read = one("BDAY;VALUE=text:circa 1800", version="4.0")
    assert read.card.unknown == ("BDAY;VALUE=text:circa 1800",)
    assert len(read.warnings) == 1


def test_an_empty_birthday_is_nothing_to_warn_of() -> None:
    assert one("BDAY:", "X-ANNIVERSARY: ").warnings == ()


def test_apple_says_which_year_stands_for_none() -> None:
    card = one("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12").card
    assert card.key_dates == (KeyDate(DateSort.BIRTHDAY, PartialDate(None, 4, 12)),)
    other = one("BDAY;X-APPLE-OMIT-YEAR=1900:1900-04-12").card
    assert other.key_dates == (KeyDate(DateSort.BIRTHDAY, PartialDate(None, 4, 12)),)


def test_another_calendar_is_not_taken_for_ours() -> None:
    read = one("BDAY;CALSCALE=chinese:19850412", version="4.0")
    assert read.card.key_dates == ()
    assert len(read.warnings) == 1
    assert one("BDAY;CALSCALE=gregorian:19850412", version="4.0").card.key_dates


@pytest.mark.parametrize(
    "name", ["ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-Anniversary"]
)
def test_wedding_days(name: str) -> None:
    assert one(f"{name}:1835-07-08").card.key_dates == (KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8)),)


@pytest.mark.parametrize(
    ("label", "key_date"),
    [
        ("_$!<Anniversary>!$_", KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8))),
        ("Wedding", KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8))),
        ("First met", KeyDate(DateSort.FIRST_MET, PartialDate(1835, 7, 8))),
        ("Name day", KeyDate(DateSort.NAME_DAY, PartialDate(1835, 7, 8))),
        ("Presented at court", KeyDate(DateSort.OTHER, PartialDate(1835, 7, 8), "Presented at court")),
    ],
)
def test_apple_dates_with_a_label(label: str, key_date: KeyDate) -> None:
    card = one("item1.X-ABDATE;type=pref:1835-07-08", f"item1.X-ABLabel:{label}").card
    assert card.key_dates == (key_date,)
    assert card.unknown == ()


def test_a_date_without_a_label() -> None:
    assert one("X-ABDATE:1835-07-08").card.key_dates == (KeyDate(DateSort.OTHER, PartialDate(1835, 7, 8), "date"),)


def test_a_date_said_twice_is_one_date() -> None:
    card = one("item1.X-ABDATE:20190220", "item1.X-ABLABEL:_$!<Anniversary>!$_", "X-ANNIVERSARY:2019-02-20").card
    assert len(card.key_dates) == 1


def test_android_events() -> None:
    card = one(
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1835-07-08;1;;;;;;;;;;;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--12-10;0;Party;;;;;;;;;;;;",
        version="2.1",
    ).card
    assert card.key_dates == (
        KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8)),
        KeyDate(DateSort.OTHER, PartialDate(None, 12, 10), "Party"),
    )


def test_the_day_somebody_died() -> None:
    assert one("DEATHDATE:18521127", version="4.0").card.key_dates == (
        KeyDate(DateSort.MEMORIAL, PartialDate(1852, 11, 27)),
    )


def test_a_second_birthday_is_kept_as_it_is() -> None:
    card = one("BDAY:1815-12-10", "BDAY:1815-12-10", "BDAY:1815-12-11").card
    assert [str(key_date.when) for key_date in card.key_dates] == ["1815-12-10"]
    assert card.unknown == ("BDAY:1815-12-11",)


@given(st.dates(), st.booleans(), st.sampled_from(["", "T23:30:00Z", "T003000+1400", " 00:00:00"]))
def test_every_day_is_read_as_it_is_written(day: date, hyphens: bool, time: str) -> None:
    written = day.isoformat() if hyphens else day.isoformat().replace("-", "")
    year = None if day.year == 1604 else day.year
    assert read_date(written + time) == PartialDate(year, day.month, day.day)


@given(st.text())
def test_no_text_is_too_odd_for_a_date(text: str) -> None:
    when = read_date(text)
    assert when is None or PartialDate.parse(str(when)) == when


@pytest.mark.process
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "UTC"])
def test_no_time_zone_moves_a_date(zone: str) -> None:
    script = (
        "import io, sys, time\n"
        "time.tzset()\n"
        "from reljournal.exchange.vcard import read_vcards\n"
        "for written in sys.argv[1:]:\n"
        "    data = f'BEGIN:VCARD\\nVERSION:3.0\\nBDAY:{written}\\nEND:VCARD\\n'.encode()\n"
        "    print(*[d.when for c in read_vcards(io.BytesIO(data)) for d in c.card.key_dates])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *BIRTHDAYS],
        env={**os.environ, "TZ": zone},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == list(BIRTHDAYS.values())
