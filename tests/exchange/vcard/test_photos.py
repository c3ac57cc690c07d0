"""Pictures: base64 in all its layouts, data: URIs, addresses, and what is no picture."""

from __future__ import annotations

import base64

import pytest

from reljournal.domain.contacts import Photo
from tests.exchange.vcard.given import cards_in, one, vcard

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(100))
CODED = base64.b64encode(PNG).decode()
LINES = [CODED[start : start + 60] for start in range(0, len(CODED), 60)]


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@pytest.mark.parametrize(
    "lines",
    [
        (f"PHOTO;ENCODING=b;TYPE=PNG:{CODED}",),
        (f"PHOTO;ENCODING=BASE64;PNG:{CODED}", ""),
        (f"PHOTO;BASE64:{LINES[0]}", *[f" {line}" for line in LINES[1:]]),
        (f"PHOTO;ENCODING=b:{LINES[0]}", *[f"  {line}" for line in LINES[1:]]),
        ("PHOTO;ENCODING=BASE64;TYPE=PNG:", *[f" {line}" for line in LINES], ""),
        ("PHOTO;ENCODING=BASE64;TYPE=PNG:", *LINES, ""),
        ("PHOTO;ENCODING=BASE64;TYPE=PNG:", *LINES),
        (f"PHOTO:{CODED}",),
        (f"PHOTO;TYPE=PNG;VALUE=binary:{CODED}",),
        (f"PHOTO;ENCODING=b:{CODED.rstrip('=')}",),
        (f"PHOTO:data:image/png;base64,{CODED}",),
        (rf"PHOTO;ENCODING=b:data:image/png\;base64\,{CODED}",),
        (f"PHOTO;X-ABCROP-RECTANGLE=a&b;VALUE=uri:data:image/png;base64,{LINES[0]}", *[f" {x}" for x in LINES[1:]]),
    ],
)
def test_inline(version: str, lines: tuple[str, ...]) -> None:
    read = one("FN:Ada", *lines, "TEL:1", version=version)
    assert read.photo == Photo("image/png", PNG)
    assert read.card.phones[0].value == "1"
    assert read.warnings == ()
    assert read.card.unknown == ()


def test_the_first_bytes_say_what_it_is() -> None:
    coded = base64.b64encode(JPEG).decode()
    photo = one(f"PHOTO;ENCODING=b;TYPE=PNG:{coded}").photo
    assert photo is not None
    assert photo.media_type == "image/jpeg"


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        ("PHOTO;ENCODING=b;TYPE=WEBP", "image/webp"),
        ("PHOTO;ENCODING=b;MEDIATYPE=image/avif", "image/avif"),
        ("PHOTO;ENCODING=b", "application/octet-stream"),
    ],
)
def test_otherwise_the_card_says_what_it_is(head: str, media_type: str) -> None:
    assert one(f"{head}:Zm9v").photo == Photo(media_type, b"foo")


def test_a_percent_encoded_picture() -> None:
    assert one("PHOTO:data:image/gif,GIF8%00x", version="4.0").photo == Photo("image/gif", b"GIF8\0x")


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;VALUE=uri:http://ada.example/ada.png",
        "PHOTO:https://ada.example/ada.png",
        "PHOTO;GIF:http://ada.example/ada.png",
        "PHOTO;VALUE=URL;TYPE=JPEG:http://ada.example/ada.png",
    ],
)
def test_an_address_is_noted_and_kept(line: str) -> None:
    read = one(line)
    assert read.photo is None
    assert read.photo_url.endswith("//ada.example/ada.png")
    assert read.card.unknown == (line,)
    assert read.warnings == ()


def test_the_first_picture_is_the_photo_and_the_others_are_kept() -> None:
    read = one("PHOTO:http://ada.example/a.png", f"PHOTO:data:image/png;base64,{CODED}", "PHOTO:data:,x", version="4.0")
    assert read.photo == Photo("image/png", PNG)
    assert read.photo_url == "http://ada.example/a.png"
    assert read.card.unknown == ("PHOTO:http://ada.example/a.png", "PHOTO:data:,x")


@pytest.mark.parametrize(
    "line", ["PHOTO;ENCODING=b:not a picture", "PHOTO:data:image/png;base64", "PHOTO;ENCODING=b:?"]
)
def test_what_is_no_picture_is_kept_with_a_warning(line: str) -> None:
    read, other = cards_in(vcard("FN:Ada", line) + vcard("FN:Bo"))
    assert read.photo is None
    assert read.card.formatted_name == "Ada"
    assert read.card.unknown == (line,)
    assert [(warning.line, warning.text) for warning in read.warnings] == [(4, line)]
    assert other.card.formatted_name == "Bo"


def test_an_empty_picture_is_nothing() -> None:
    assert one("PHOTO:").warnings == ()
