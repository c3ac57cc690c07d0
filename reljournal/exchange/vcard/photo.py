"""Pictures in cards: base64 in three spellings, data: URIs, and addresses that are noted but never fetched."""

from __future__ import annotations

import binascii
import re

from reljournal.domain.contacts import Photo
from reljournal.exchange.vcard.building import Building
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.values import unescape

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")
_SPACES = str.maketrans("", "", " \t\r\n\\")
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_ANYTHING = "application/octet-stream"
_TYPES = {
    "jpeg": "image/jpeg", "jpg": "image/jpeg", "pjpeg": "image/jpeg", "png": "image/png", "gif": "image/gif",
    "bmp": "image/bmp", "webp": "image/webp", "tiff": "image/tiff", "tif": "image/tiff", "heic": "image/heic",
    "svg": "image/svg+xml", "svg+xml": "image/svg+xml",
}  # fmt: skip


def read_photo(building: Building, head: Head, value: str, line: str) -> None:
    """PHOTO (RFC 6350 section 6.2.4). The first picture is the photo; every other one is kept as it is."""
    written = value.strip()
    if not written:
        return
    if building.photo is not None:
        building.unknown.append(line)
        return
    if written[:5].lower() == "data:":
        photo = _from_data_uri(written)
    elif _is_address(head, written):
        building.photo_url = building.photo_url or unescape(written)
        building.unknown.append(line)
        return
    else:
        photo = _from_base64(written, head)
    if photo is None:
        building.warn("This picture could not be read; its text is kept.", line)
    else:
        building.photo = photo


def _is_address(head: Head, written: str) -> bool:
    if head.base64:
        return False
    return bool(_URI.match(written)) or head.parameters.get("VALUE", "").lower() in {"uri", "url", "cid", "content-id"}


def _from_data_uri(written: str) -> Photo | None:
    """Return the picture of a data: URI (RFC 2397), base64 or percent-encoded."""
    before, comma, data = written[5:].replace("\\,", ",", 1).replace("\\;", ";").partition(",")
    if not comma:
        return None
    media_type, *attributes = [part.strip() for part in before.split(";")]
    if "base64" in (attribute.lower() for attribute in attributes):
        content = _bytes_of(data)
    else:
        from urllib.parse import unquote_to_bytes

        content = unquote_to_bytes(data)
    return Photo(_media_type(content, media_type), content) if content else None


def _from_base64(written: str, head: Head) -> Photo | None:
    content = _bytes_of(written)
    if not content:
        return None
    if _media_type(content) == _ANYTHING and len(written.translate(_SPACES)) % 4:
        # Words without punctuation look like base64 too; a picture that no program knows must at least be whole.
        return None
    names = (head.parameters.get("MEDIATYPE", ""), *head.types)
    return Photo(_media_type(content, *names), content)


def _bytes_of(written: str) -> bytes | None:
    """Return the bytes that base64 text stands for; padding may be missing. None when it is not base64."""
    bare = written.translate(_SPACES)
    if "-" in bare or "_" in bare:
        bare = bare.replace("-", "+").replace("_", "/")
    if not _BASE64.fullmatch(bare):
        return None
    bare = bare.rstrip("=")
    if len(bare) % 4 == 1:
        # A single sextet is the stump of a text that was cut; the picture before it may still be whole.
        bare = bare[:-1]
    try:
        return binascii.a2b_base64(bare + "=" * (-len(bare) % 4))
    except binascii.Error:
        return None


def _media_type(content: bytes, *names: str) -> str:
    """Return what the picture is by its first bytes, else by what the card says."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "image/heic"
    for name in names:
        bare = name.strip().lower()
        if bare.startswith("image/") and len(bare) < 40:
            return bare
        if bare in _TYPES:
            return _TYPES[bare]
    return _ANYTHING
