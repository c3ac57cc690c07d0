"""What is in the way of a card is reported with its line, its reason and its text; the cards round it are read."""

from __future__ import annotations

import pytest

from reljournal.exchange.vcard import BrokenCard, ReadCard
from tests.exchange.vcard.given import cards_in, everything_in, one, vcard


def names_and_broken(text: str | bytes) -> tuple[list[str], list[BrokenCard]]:
    read = everything_in(text)
    names = [item.card.formatted_name for item in read if isinstance(item, ReadCard)]
    return names, [item for item in read if isinstance(item, BrokenCard)]


def test_a_card_without_end_before_another() -> None:
    names, (broken,) = names_and_broken(
        vcard("FN:Ada") + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Charles\r\n" + vcard("FN:Bo")
    )
    assert names == ["Ada", "Bo"]
    assert broken.line == 5
    assert "END:VCARD" in broken.reason
    assert broken.text == "BEGIN:VCARD\nVERSION:3.0\nFN:Charles"


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@pytest.mark.parametrize("end", ["", "\r\n", "\r\n\r\n"])
def test_a_file_that_was_cut_off_gives_what_there_is_of_its_last_card(version: str, end: str) -> None:
    cut = f"BEGIN:VCARD\r\nVERSION:{version}\r\nFN:Charles\r\nTEL:1\r\nEMAIL:char{end}"
    ada, charles = cards_in(vcard("FN:Ada") + cut)
    assert ada.warnings == ()
    assert (charles.card.formatted_name, charles.card.phones[0].value) == ("Charles", "1")
    assert charles.card.emails[0].value == "char"
    (warning,) = charles.warnings
    assert (warning.line, warning.text) == (9, "EMAIL:char")
    assert "file ends" in warning.sentence


@pytest.mark.parametrize("rest", ["VERSION:3.0", "VERSION:3.0\r\nUID:1", "VERS", "N:;;;", "NOTE:of whom"])
def test_a_file_that_was_cut_off_before_it_named_anybody(rest: str) -> None:
    names, (broken,) = names_and_broken(vcard("FN:Ada") + f"BEGIN:VCARD\r\n{rest}")
    assert names == ["Ada"]
    assert broken.line == 5
    assert broken.text == "BEGIN:VCARD\n" + rest.replace("\r", "")


def test_a_picture_that_was_cut_off_loses_nothing_else() -> None:
    photo = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r\n AAAQABAA"
    (read,) = cards_in(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\n{photo}")
    assert read.card.formatted_name == "Ada"
    assert any("file ends" in warning.sentence for warning in read.warnings)


def test_a_card_with_a_whole_card_inside_it_that_was_cut_off() -> None:
    inner = "AGENT:\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n"
    (read,) = cards_in(f"BEGIN:VCARD\nFN:Ada\n{inner}")
    assert read.card.formatted_name == "Ada"
    assert len(read.warnings) >= 1


def test_the_last_line_needs_no_line_end() -> None:
    assert names_and_broken(vcard("FN:Ada").rstrip()) == (["Ada"], [])


def test_an_empty_card_is_a_card() -> None:
    assert names_and_broken("BEGIN:VCARD\nEND:VCARD\n") == ([""], [])


def test_text_between_cards() -> None:
    names, broken = names_and_broken(
        "Here is my card:\n\n" + vcard("FN:Ada") + "\n\nGreetings\nAda\n" + vcard("FN:Bo") + "END:VCARD\n"
    )
    assert names == ["Ada", "Bo"]
    assert [(item.line, item.text) for item in broken] == [
        (1, "Here is my card:"),
        (9, "Greetings\nAda"),
        (15, "END:VCARD"),
    ]


def test_a_calendar_in_the_same_file() -> None:
    calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"
    names, broken = names_and_broken(calendar + vcard("FN:Ada"))
    assert names == ["Ada"]
    assert len(broken) == 1
    assert broken[0].text == calendar.strip()


@pytest.mark.parametrize(
    "text",
    [
        "begin:vcard\nversion:3.0\nfn:Ada\nend:vcard\n",
        "BEGIN:vCard\nFN:Ada\nEND:vCard\n",
        "BEGIN: VCARD \nFN:Ada\nEND : VCARD\t\n",
        "home.BEGIN:VCARD\nFN:Ada\nhome.END:VCARD\n",
        "BEGIN:VCARD\nFN:Ada\nEND:VCARD \n",
    ],
)
def test_begin_and_end_in_other_spellings(text: str) -> None:
    assert names_and_broken(text + vcard("FN:Bo") + text) == (["Ada", "Bo", "Ada"], [])


def test_lines_that_are_no_properties() -> None:
    read = one("FN:Conference Call", "# not a property", "NOTE:a", "see http://ada.example", version="2.1")
    assert read.card.formatted_name == "Conference Call"
    assert read.card.note == "a"
    assert [(warning.line, warning.text) for warning in read.warnings] == [
        (4, "# not a property"),
        (6, "see http://ada.example"),
    ]
    assert read.card.unknown == ("# not a property", "see http://ada.example")


def test_line_numbers_count_folded_lines() -> None:
    text = vcard("NOTE:a", " b", " c", "BDAY:never") + vcard("FN:Bo", "BDAY:soon", line_end="\n")
    first, second = cards_in(text)
    assert first.warnings[0].line == 6
    assert second.line == 8
    assert second.warnings[0].line == 11


def test_a_version_that_does_not_exist() -> None:
    assert one("FN:Ada", version="invalid").card.formatted_name == "Ada"


def test_an_open_quotation_mark() -> None:
    read = one('TEL;TYPE="home:1', "FN:Ada")
    assert read.card.formatted_name == "Ada"
    assert read.card.unknown == ('TEL;TYPE="home:1',)
    assert len(read.warnings) == 1


def test_a_card_in_a_card_that_never_ends() -> None:
    names, broken = names_and_broken("BEGIN:VCARD\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Bo\n")
    assert names == []
    assert [item.line for item in broken] == [1]
    assert "FN:Bo" in broken[0].text


def test_a_file_of_something_else() -> None:
    names, broken = names_and_broken(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 40)
    assert names == []
    assert [item.line for item in broken] == [1]


def test_nothing_at_all() -> None:
    assert everything_in(b"") == everything_in(b"\r\n\n \n") == everything_in(b"\xef\xbb\xbf") == []
