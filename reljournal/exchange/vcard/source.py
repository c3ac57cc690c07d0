"""The bytes of a file as far as its encoding as a whole goes: byte order marks, UTF-16, and NULs."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from reljournal.exchange.vcard.values import codec_name

CHUNK = 1 << 18
_OLD_MAC = bytes.maketrans(b"\r", b"\n")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Without a mark, and told so by the person, the order of Windows.
_WITHOUT_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}


def chunks_of(stream: BinaryIO, encoding: str | None) -> tuple[Iterator[bytes], str]:
    """Return the bytes of ``stream`` in chunks and the encoding to try where a value is in none that is known.

    The bytes are in some superset of ASCII, and in UTF-8 where a mark or the look of the file says so, whatever
    ``encoding`` is. NUL, which is no character of any card, is gone, and so is a byte order mark.
    """
    first = stream.read(CHUNK)
    whole, mark = _encoding_of_all(first, encoding)
    chunks = _chunks(first[len(mark) :], stream)
    if whole not in {"", "utf-8"}:
        chunks = _in_utf_8(chunks, whole)
    return _without_nul(chunks), "" if whole else codec_name(encoding or "")


def _encoding_of_all(first: bytes, encoding: str | None) -> tuple[str, bytes]:
    """Return the encoding of the file as a whole and its byte order mark; both empty when it may be mixed."""
    for mark, marked in _MARKS:
        if first.startswith(mark):
            return marked, mark
    chosen = codec_name(encoding or "")
    if chosen and not _like_ascii(chosen):
        chosen = codecs.lookup(chosen).name
        return _WITHOUT_MARK.get(chosen, chosen), b""
    # UTF-16 without a mark shows by the NULs beside its first letters.
    if first[:6:2] == b"\0\0\0" and first[1:6:2].isalpha():
        return "utf-16-be", b""
    if first[1:6:2] == b"\0\0\0" and first[:6:2].isalpha():
        return "utf-16-le", b""
    return "", b""


def _like_ascii(codec: str) -> bool:
    """Return whether the characters of ASCII are single bytes of the same number."""
    try:
        return "BEGIN:;=\n".encode(codec) == b"BEGIN:;=\n"
    except UnicodeError:
        return False


def _chunks(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    chunk = first
    while chunk:
        yield chunk
        chunk = stream.read(CHUNK)


def _in_utf_8(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _without_nul(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the bytes without NUL, and with LF in a file that has only CR."""
    old_mac: bool | None = None
    for chunk in chunks:
        if old_mac is None:
            old_mac = b"\r" in chunk and b"\n" not in chunk
        piece = chunk.replace(b"\0", b"") if b"\0" in chunk else chunk
        yield piece.translate(_OLD_MAC) if old_mac else piece
