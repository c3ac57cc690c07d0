"""Character sets, line ends, folding, quoted-printable and escapes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.exchange.vcard.values import decode, escape, parts_of, unescape
from tests.exchange.vcard.given import cards_in, one, vcard

NAME = "Søren Æbelø 安藤"


@pytest.mark.parametrize(
    "data",
    [
        vcard(f"FN:{NAME}").encode(),
        codecs.BOM_UTF8 + vcard(f"FN:{NAME}").encode(),
        codecs.BOM_UTF16_LE + vcard(f"FN:{NAME}").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + vcard(f"FN:{NAME}").encode("utf-16-be"),
        vcard(f"FN:{NAME}").encode("utf-16-le"),
        vcard(f"FN:{NAME}").encode("utf-16-be"),
        codecs.BOM_UTF32_LE + vcard(f"FN:{NAME}").encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "utf-16le bare", "utf-16be bare", "utf-32le"],
)
def test_unicode_in_all_its_encodings(data: bytes) -> None:
    (card,) = cards_in(data)
    assert card.card.formatted_name == NAME
    assert card.warnings == ()


def test_a_byte_order_mark_between_files_that_were_put_together() -> None:
    both = ("\ufeff" + vcard("FN:Ada")) + ("\ufeff" + vcard("FN:Bo"))
    assert [card.card.formatted_name for card in cards_in(both)] == ["Ada", "Bo"]


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("SHIFT_JIS", "安藤ロイド"),
        ("ISO-8859-1", "Zoë Müller"),
        ("windows-1251", "Софья Ковалевская"),
        ("ISO-8859-2", "Skłodowska"),
        ("GB2312", "林徽因"),
        ("EUC-KR", "허난설헌"),
        ("ISO-2022-JP", "紫式部"),
        ("KOI8-R", "Софья"),
    ],
)
def test_a_property_names_its_charset(charset: str, text: str) -> None:
    data = vcard(f"FN;CHARSET={charset}:\0", "X-FOO:a", version="2.1").encode().replace(b"\0", text.encode(charset))
    (card,) = cards_in(data)
    assert card.card.formatted_name == text
    assert card.warnings == ()


def test_a_charset_that_is_not_needed_any_more_is_not_kept() -> None:
    data = vcard("X-FOO;CHARSET=ISO-8859-1:\0", version="2.1").encode().replace(b"\0", b"caf\xe9")
    (card,) = cards_in(data)
    assert card.card.unknown == ("X-FOO:café",)


def test_utf_8_is_believed_over_a_charset_of_single_bytes() -> None:
    assert one("FN;CHARSET=ISO-8859-1:Zoë", version="2.1").card.formatted_name == "Zoë"


def test_a_charset_that_does_not_exist() -> None:
    assert one("FN;CHARSET=X-KLINGON:Zoë", version="2.1").card.formatted_name == "Zoë"
    assert one("FN;CHARSET=base64:QWRh", version="2.1").card.formatted_name == "QWRh"


def test_neither_utf_8_nor_named_is_windows_1252_with_one_warning() -> None:
    data = vcard("FN:Euro \0", "NOTE:\0\0").encode().replace(b"\0", b"\x80")
    (card,) = cards_in(data)
    assert card.card.formatted_name == "Euro €"
    assert card.card.note == "€€"
    assert [warning.line for warning in card.warnings] == [3]
    assert "Windows-1252" in card.warnings[0].sentence


def test_all_256_bytes_are_some_character() -> None:
    text, guessed = decode(bytes(range(256)))
    assert guessed
    assert len(text) == 256
    assert "\ufffd" not in text


def test_the_person_says_which_encoding() -> None:
    data = vcard("FN:Ковалевская", "NOTE:Zoë").encode("cp1251", "replace")
    (card,) = cards_in(data, encoding="windows-1251")
    assert card.card.formatted_name == "Ковалевская"
    assert card.warnings == ()
    wide = vcard("FN:Ковалевская").encode("utf-16-be")
    assert cards_in(wide, encoding="utf-16-be")[0].card.formatted_name == "Ковалевская"


def test_a_byte_order_mark_is_believed_over_the_person() -> None:
    data = codecs.BOM_UTF8 + vcard("FN:Zoë").encode()
    assert cards_in(data, encoding="windows-1251")[0].card.formatted_name == "Zoë"


def test_an_encoding_that_nobody_knows_changes_nothing() -> None:
    assert cards_in(vcard("FN:Zoë"), encoding="klingon")[0].card.formatted_name == "Zoë"


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r\r\n", "\r"])
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_line_ends(line_end: str, version: str) -> None:
    text = vcard("FN:Ada", "TEL:1", version=version, line_end=line_end)
    first, second = cards_in(text + text)
    assert first.card == second.card
    assert first.card.formatted_name == "Ada"
    assert (first.line, second.line) == (1, 6)


def test_a_mixture_of_line_ends_in_one_card() -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\r\nFN:Ada\r\r\nNOTE:one\r\n  two\n  three\rTEL:1\nEND:VCARD\r\n"
    (card,) = cards_in(text + vcard("FN:Bo").replace("VCARD", "vcard"))[:1]
    assert card.card.note == "one two three"
    assert card.card.phones[0].value == "1"


def test_blank_lines_anywhere() -> None:
    text = "\r\n\r\n" + vcard("", "FN:Ada", "", "NOTE:see", "", "  http://ada.example", "") + "\r\n\r\n"
    (card,) = cards_in(text)
    assert card.card.note == "see http://ada.example"
    assert card.line == 3


@pytest.mark.parametrize("space", [" ", "\t"])
def test_folding_takes_one_space_with_it(space: str) -> None:
    assert one("NOTE:Plays", f"{space} whist", f"{space}le").card.note == "Plays whistle"


def test_folding_in_the_middle_of_a_letter() -> None:
    data = vcard("FN:Zo\0").encode().replace(b"\0", b"\xc3\r\n \xab")
    assert cards_in(data)[0].card.formatted_name == "Zoë"


def test_folding_in_the_head_of_a_line() -> None:
    card = one("KEY;TYPE=work;VALUE=uri:", " http://ada.example/key", "EMAIL;TYPE=", " work:a@x").card
    assert card.unknown == ("KEY;TYPE=work;VALUE=uri:http://ada.example/key",)
    assert card.emails[0].label == "work"


def test_version_2_folds_where_a_space_is() -> None:
    assert one("NOTE:Plays", " whist.", version="2.1").card.note == "Plays whist."


def test_version_2_folded_at_a_fixed_column() -> None:
    long = "NOTE:" + "x" * 70
    assert one(long, " yz", version="2.1").card.note == "x" * 70 + "yz"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("=C3=96m=C3=BCr",), "Ömür"),
        (("M=C3=BCnster =", "Str. 1"), "Münster Str. 1"),
        (
            ("Now's the time =", "for all folk to come=", " to the aid"),
            "Now's the time for all folk to come to the aid",
        ),
        (("Aa=", " ch=", " en"), "Aachen"),
        (("Aachen=0D=0A=", " Germany"), "Aachen\nGermany"),
        (("Aachen=0D=0A=", "Deutschland:okay"), "Aachen\nDeutschland:okay"),
        (("=", "http://ada.example"), "http://ada.example"),
        (("folded the ", " usual way"), "folded the usual way"),
        (("ends with a break=", ""), "ends with a break"),
        (("blanks behind = ", "go"), "blanks behind go"),
    ],
)
def test_quoted_printable(lines: tuple[str, ...], text: str) -> None:
    first, *rest = lines
    card = one(f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{first}", *rest, "TEL:1", version="2.1").card
    assert card.note == text
    assert card.phones[0].value == "1"


def test_quoted_printable_parts() -> None:
    head = "N;CHARSET=UTF-8;QUOTED-PRINTABLE:"
    assert one(head + "=C3=96de;=C3=96m=C3=BCr", version="2.1").card.name.given == "Ömür"
    card = one(head + r"a=3Bb;c\;d;e=5C=3Bf", version="2.1").card
    assert (card.name.family, card.name.given, card.name.additional) == ("a;b", "c;d", "e;f")


def test_quoted_printable_in_another_charset() -> None:
    line = "NOTE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=83=81=83=82"
    assert one(line, version="2.1").card.note == "メモ"


def test_what_says_it_is_quoted_printable_and_is_not() -> None:
    read = one("URL;ENCODING=QUOTED-PRINTABLE:http://ada.example/?a=x&b=y", version="2.1")
    assert read.card.links[0].value == "http://ada.example/?a=x&b=y"
    assert len(read.warnings) == 1


def test_an_address_that_ends_like_a_soft_break() -> None:
    card = one("URL;ENCODING=QUOTED-PRINTABLE:http://ada.example/?a=", "TEL:1", version="2.1").card
    assert card.links[0].value.startswith("http://ada.example/?a")
    assert card.phones[0].value == "1"


def test_unknown_quoted_printable_is_kept_as_it_is_written() -> None:
    line = "X-FOO;ENCODING=QUOTED-PRINTABLE:=C3=96de"
    assert one(line, version="2.1").card.unknown == (line,)


def test_a_backslash_before_a_line_break_is_a_line_break() -> None:
    card = one("ADR;HOME:;;Brevern\\", "999\\", "Station 9;Hamburg;;1;D", version="2.1").card
    assert card.addresses[0].street == "Brevern\n999\nStation 9"
    assert card.addresses[0].city == "Hamburg"


def test_the_encodings_of_a_parameter_value() -> None:
    card = one('TEL;TYPE="COMMA,SEPARATED:INSIDE.DQUOTE",PREF:1').card
    assert (card.phones[0].label, card.phones[0].value, card.phones[0].preferred) == (
        "comma separated:inside.dquote",
        "1",
        True,
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"a\nb\Nc", "a\nb\nc"),
        (r"a\,b\;c\:d", "a,b;c:d"),
        (r"C:\\new\\n", "C:\\new\\n"),
        (r"\"quoted\"", '"quoted"'),
        (r"C:\docs", "C:\\docs"),
        ("a\\", "a\\"),
        (r"\\\n", "\\\n"),
        ("\\\\", "\\"),
        ("", ""),
    ],
)
def test_escapes(written: str, text: str) -> None:
    assert unescape(written) == text


@given(st.text().filter(lambda text: "\r" not in text))
def test_what_is_escaped_comes_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\r\n")).map(str.strip), min_size=1, max_size=8))
def test_parts_come_back(parts: list[str]) -> None:
    assert parts_of(";".join(escape(part) for part in parts)) == parts


@given(
    st.text(alphabet=st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])).map(str.strip),
    st.integers(5, 80),
    st.sampled_from(["\r\n", "\n", "\r\r\n"]),
)
def test_a_note_comes_back_however_it_is_folded(text: str, width: int, line_end: str) -> None:
    line = f"NOTE:{escape(text)}"
    pieces = [line[start : start + width] for start in range(0, len(line), width)]
    folded = vcard(*[piece if number == 0 else f" {piece}" for number, piece in enumerate(pieces)], line_end=line_end)
    (card,) = cards_in(folded)
    assert card.card.note == text
    assert card.digest == cards_in(vcard(line))[0].digest
