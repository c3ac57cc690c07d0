"""Whatever bytes a file holds, reading it raises nothing and loses no card."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from reljournal.exchange.vcard import BrokenCard, ReadCard, read_vcards
from reljournal.exchange.vcard.registry import HANDLERS
from tests.exchange.vcard.given import everything_in, vcard

_HEADS = st.sampled_from([
    *HANDLERS, "X-OTHER", "item1.TEL", "TEL;TYPE=cell", "NOTE;ENCODING=QUOTED-PRINTABLE", "FN;CHARSET=ISO-2022-JP",
    "N;CHARSET=UTF-7", "PHOTO;ENCODING=b", "PHOTO;BASE64", 'ADR;LABEL="', "BDAY;X-APPLE-OMIT-YEAR=1604", "BEGIN", "END",
    "item1.X-ABLABEL", "IMPP;PREF=2", "EMAIL;PREF=9", "", " ", "\t", "# comment",
])  # fmt: skip
_VALUES = st.one_of(
    st.text(),
    st.sampled_from(
        ["VCARD", "a;b;c;d;e;f;g;h", r"\n\,\;\\", "=C3=96=", "=", "data:,", "data:;base64,QQ==", "2.1", "\\"]
    ),
)
_LINES = st.lists(st.tuples(_HEADS, _VALUES), max_size=12)
_LINE_ENDS = st.sampled_from(["\r\n", "\n", "\r\r\n", "\r"])


def damaged(lines: list[tuple[str, str]], line_end: str) -> str:
    return "".join(f"{head}:{value}{line_end}" for head, value in lines)


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    for item in everything_in(data):
        assert isinstance(item, ReadCard | BrokenCard)


@given(st.binary(), st.sampled_from(["utf-16", "shift_jis", "utf-7", "iso-2022-jp", "utf-32", "cp037", "x", "hex"]))
def test_any_bytes_in_any_encoding(data: bytes, encoding: str) -> None:
    everything_in(b"BEGIN:VCARD\nFN:" + data + b"\nEND:VCARD\n", encoding)


@given(_LINES, _LINE_ENDS, st.sampled_from(["2.1", "3.0", "4.0"]))
def test_any_lines_in_a_card(lines: list[tuple[str, str]], line_end: str, version: str) -> None:
    text = f"BEGIN:VCARD{line_end}VERSION:{version}{line_end}{damaged(lines, line_end)}END:VCARD{line_end}"
    for item in everything_in(text.encode("utf-8", "surrogatepass")):
        if isinstance(item, ReadCard):
            assert all(warning.line >= 1 for warning in item.warnings)


@given(st.binary(max_size=200), _LINE_ENDS)
def test_cards_round_any_bytes_are_not_lost(data: bytes, line_end: str) -> None:
    # What begins like UTF-16, or holds the beginning or end of a card, may change what is whose.
    middle = data.replace(b"\0", b"").replace(b"\n ", b"\n").replace(b"=", b"")
    if b":" in middle and (b"VCARD" in middle.upper() or b"AGENT" in middle.upper()):
        return
    before = vcard("FN:Ada", "TEL:1", line_end=line_end).encode()
    after = vcard("FN:Bo", "TEL:2", line_end=line_end).encode()
    cards = [item for item in everything_in(before + middle + b"\n" + after) if isinstance(item, ReadCard)]
    assert [card.card.formatted_name for card in cards] == ["Ada", "Bo"]
    assert [card.card.phones[0].value for card in cards] == ["1", "2"]


@given(_LINES, _LINE_ENDS)
def test_no_value_is_lost_in_silence(lines: list[tuple[str, str]], line_end: str) -> None:
    words = [f"word{number}" for number in range(len(lines))]
    marked = [(head, f"{word}") for (head, _), word in zip(lines, words, strict=True) if head not in {"BEGIN", "END"}]
    for item in everything_in(vcard("FN:Ada", *[f"{head}:{value}" for head, value in marked], line_end=line_end)):
        everywhere = repr(item)
        assert isinstance(item, ReadCard)
        for head, word in marked:
            noise = head in {"REV", "PRODID", "VERSION"}
            coded = "ENCODING" in head or "BASE64" in head or head == "PHOTO" or "CHARSET" in head
            assert noise or coded or word in everywhere or head.strip() == ""


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30), max_size=20), st.data())
def test_chunks_do_not_matter(notes: list[str], data: st.DataObject) -> None:
    text = "".join(vcard(f"NOTE:{note}") for note in notes).encode()

    class Dripping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            del size
            return super().read(data.draw(st.integers(1, 60)) if self.tell() > 60 else 60)

    assert list(read_vcards(Dripping(text))) == everything_in(text)


@given(_LINES)
def test_both_ways_of_reading_say_the_same(lines: list[tuple[str, str]]) -> None:
    text = "".join(f"{head}:{' '.join(value.split())}\n" for head, value in lines)
    quick = vcard(*text.splitlines(), line_end="\n").encode("utf-8", "surrogatepass")
    # Doubled carriage returns are read with care, line by line.
    careful = quick.replace(b"\n", b"\r\r\n")
    assert everything_in(quick) == everything_in(careful)
