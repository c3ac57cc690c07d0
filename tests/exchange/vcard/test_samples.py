"""Every address book that other people's programs wrote, against the values that a reader must find."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

from reljournal.domain.dates import DateSort
from reljournal.exchange.vcard import BrokenCard, ReadCard, read_vcards
from tests.exchange.vcard.given import values

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the address books of other programs are not here"),
]

# What is settled here otherwise than four parsers settled it, and why that serves the person.
SETTLED_OTHERWISE = {
    # The name is written in Shift_JIS and says so; most parsers there ignore CHARSET and show mojibake.
    ("files/android-vcard/v21_japanese_1.vcf", "n"): ["安藤ロイド", "", "", "", ""],
    # Apple's mark of a birthday without a year. Without it the person would be 420 years old.
    ("files/sabre-vobject/inline/BirthdayCalendarGeneratorTest_L269.vcf", "bday"): "--04-07",
    # "02-10" may be February or October. A wrong birthday in the calendar is worse than none; it is kept and warned of.
    ("files/py-vobject/inline/test_vcards_L27.vcf", "bday"): None,
}
# A card that is cut off after its VERSION line says nothing of anybody: reported, as its neighbours in that test are.
SETTLED_COUNTS = {"files/ez-vcard/inline/VCardReaderTest_L876.vcf": 0}

_DATE = re.compile(r"(\d{4}|-)-\d{2}-\d{2}")


def expectations() -> dict[str, Any]:
    if not SAMPLES.is_dir():
        return {}
    expected = json.loads((SAMPLES / "EXPECTED.json").read_text(encoding="utf-8"))
    return {path: facts for path, facts in expected.items() if path.endswith(".vcf")}


EXPECTED = expectations()


def read(path: str) -> tuple[list[ReadCard], list[BrokenCard]]:
    with (SAMPLES / path).open("rb") as stream:
        items = list(read_vcards(stream))
    return [i for i in items if isinstance(i, ReadCard)], [i for i in items if isinstance(i, BrokenCard)]


def test_every_sample_is_looked_at() -> None:
    found = {str(path.relative_to(SAMPLES)) for path in (SAMPLES / "files").rglob("*.vcf")}
    assert found == set(EXPECTED)


@pytest.mark.parametrize("path", EXPECTED)
def test_as_many_contacts_as_expected_and_the_rest_reported(path: str) -> None:
    cards, broken = read(path)
    assert len(cards) == SETTLED_COUNTS.get(path, EXPECTED[path]["contacts"])
    if not cards:
        assert broken
    assert all(item.line > 0 and item.reason.endswith(".") and item.text.strip() for item in broken)


@pytest.mark.parametrize("path", [path for path in EXPECTED if path not in SETTLED_COUNTS])
def test_every_value_is_on_the_card(path: str) -> None:
    cards, _ = read(path)
    for found, expected in zip(cards, EXPECTED[path]["cards"], strict=True):
        for key, value in expected.items():
            wanted = SETTLED_OTHERWISE.get((path, key), value)
            assert_found(found, key, wanted)


def assert_found(found: ReadCard, key: str, wanted: Any) -> None:
    card, name = found.card, found.card.name
    parts = [name.family, name.given, name.additional, name.prefix, name.suffix]
    same = {
        "n": lambda: parts[: len(wanted)] == wanted,
        "family": lambda: wanted in {None, name.family},
        "given": lambda: wanted in {None, name.given},
        "middle": lambda: wanted == name.additional,
        "prefix": lambda: wanted == name.prefix,
        "suffix": lambda: wanted == name.suffix,
        # A card without FN is shown by the parts of its name; some of the peers fill FN in from there.
        "fn": lambda: wanted in {None, card.formatted_name, card.shown_name},
        "nick": lambda: ", ".join(wanted) == name.nickname,
        "emails": lambda: wanted == values(card.emails),
        # One of the peers groups digits as is usual in its country; the digits are what was written.
        "tels": lambda: list(map(_dialled, wanted)) == list(map(_dialled, values(card.phones))),
        "org": lambda: wanted[0] == card.organisation and card.department.startswith(", ".join(wanted[1:])),
        "note": lambda: "\n\n".join(wanted) == card.note,
        "adr": lambda: tuple(wanted) == card.addresses[0].parts(),
        "url": lambda: wanted == values(card.links),
        "bday": lambda: is_birthday(found, wanted),
        "photo": lambda: is_photo(found, wanted),
        "photo_data_url_starts": lambda: data_url(found).startswith(wanted),
        "version": lambda: True,
        "vcard": lambda: True,
    }
    assert same[key](), (key, wanted, card)


def _dialled(number: str) -> str:
    return re.sub(r"[ ()\-]", "", number)


def is_birthday(found: ReadCard, wanted: str | None) -> bool:
    birthdays = [str(date.when) for date in found.card.key_dates if date.sort is DateSort.BIRTHDAY]
    if wanted is None:
        return birthdays == []
    if _DATE.fullmatch(wanted):
        return birthdays == [wanted]
    # A day without a month or a time of day is no date that returns: kept word for word, with a warning.
    return birthdays == [] and f"BDAY:{wanted}" in found.card.unknown and len(found.warnings) == 1


def is_photo(found: ReadCard, wanted: bool | int) -> bool:
    if isinstance(wanted, bool):
        # A picture that is only pointed at is never fetched; its address is noted and kept.
        return (found.photo is not None or bool(found.photo_url)) is wanted
    return (len(found.photo.data) if found.photo else 0) == wanted


def data_url(found: ReadCard) -> str:
    assert found.photo is not None
    return f"data:{found.photo.media_type};base64,{base64.b64encode(found.photo.data).decode()}"


def test_what_is_no_date_is_warned_of_exactly_once() -> None:
    ((card,), _) = read("files/ez-vcard/inline/Issue134_L46.vcf")
    assert card.card.unknown == ("BDAY:19879215",)
    assert [(warning.line, warning.text) for warning in card.warnings] == [(3, "BDAY:19879215")]


def test_the_made_up_phone_has_a_thousand_cards_without_a_warning() -> None:
    cards, broken = read("generated/phone-1000.vcf")
    assert len(cards) == 1000
    assert broken == []
    assert not any(card.warnings or card.card.unknown for card in cards)
    assert len({card.digest for card in cards}) == len({card.uid for card in cards}) == 1000
    assert sum(any(date.when.year is None for date in card.card.key_dates) for card in cards) == 147
