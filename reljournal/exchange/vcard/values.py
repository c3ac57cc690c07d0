"""Values of properties: escapes, parts between separators, quoted-printable, character sets."""

from __future__ import annotations

import binascii
import re
from functools import lru_cache

_ESCAPED = frozenset(',;:"')
_ESCAPED_SEMICOLON_IN_QP = re.compile(r"(?<!=5C)(?<!=5c)=3[Bb]")
_BAD_QP = re.compile(r"=(?![0-9A-Fa-f]{2})")
# What browsers do with the five bytes that Windows-1252 leaves open: the control character of the same number.
_WINDOWS_1252 = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)
)  # fmt: skip
_ALIASES = {
    "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "ansi": "cp1252", "windows-31j": "cp932", "shift-jis": "cp932",
    "shift_jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "gb2312": "gb18030", "gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
}  # fmt: skip


def unescape(value: str) -> str:
    r"""Return a text value without its backslash escapes (RFC 6350 section 3.4; RFC 2426 section 2.4.2).

    Also the ``\:`` and ``\"`` that Apple and Google write. A backslash before anything else stands for itself.
    """
    # Splitting at backslashes goes through a long note once, where replacing would do so for every escape.
    pieces = iter(value.split("\\"))
    text = [next(pieces)]
    for piece in pieces:
        first = piece[:1]
        if first in _ESCAPED:
            text.append(piece)
        elif first in {"n", "N"}:
            text.append("\n" + piece[1:])
        else:
            text.append("\\" + piece)
            if not first:
                # A second backslash follows, and what comes after that one is not escaped; or the value ends.
                text.append(next(pieces, ""))
    return "".join(text)


def escape(text: str) -> str:
    """Return ``text`` as a text value of vCard 3.0 and 4.0."""
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n")


def text_of(value: str) -> str:
    """Return an unescaped text value without white space round it."""
    return unescape(value).strip() if "\\" in value else value.strip()


def parts_of(value: str, separator: str = ";") -> list[str]:
    """Return the unescaped parts of a structured value or list; an escaped separator does not separate."""
    if "\\" not in value:
        return [part.strip() for part in value.split(separator)]
    parts: list[str] = []
    run: list[str] = []
    for piece in value.split(separator):
        run.append(piece)
        if not ends_in_escape(piece):
            parts.append(separator.join(run))
            run = []
    if run:
        parts.append(separator.join(run))
    return [unescape(part).strip() for part in parts]


def ends_in_escape(text: str) -> bool:
    """Return whether ``text`` ends in a backslash that is not itself escaped."""
    return text.endswith("\\") and (len(text) - len(text.rstrip("\\"))) % 2 == 1


def unquote_printable(value: str) -> bytes | None:
    """Return the bytes of a quoted-printable value whose characters are bytes (RFC 2045 section 6.7).

    An encoded semicolon stays part of its component where others separate. None when it is not
    quoted-printable after all, as with a plain text that has ``=`` in it.
    """
    if _BAD_QP.search(value.rstrip("=")):
        return None
    if ";" in value:
        value = _ESCAPED_SEMICOLON_IN_QP.sub(r"\\=3B", value)
    return binascii.a2b_qp(value.rstrip("=").encode("latin-1"))


def decode(data: bytes, charset: str = "", fallback: str = "") -> tuple[str, bool]:
    """Return the text of ``data`` and whether its encoding had to be guessed.

    In this order: the declared ``charset``, unless the bytes are plainly UTF-8 or contradict it; the
    ``fallback`` that the person chose; UTF-8; Windows-1252, the encoding of most old address books.
    """
    if data.isascii() and not _is_stateful(charset or fallback):
        return data.decode("ascii"), False
    for name in (charset, fallback):
        codec = codec_name(name)
        if codec == "cp1252" and (text := _as_utf8(data)) is not None and name == charset:
            return text, False
        if codec:
            try:
                return data.decode(codec), False
            except UnicodeError:
                continue
    text = _as_utf8(data)
    if text is not None:
        return text, False
    return data.decode("latin-1").translate(_WINDOWS_1252_TABLE), True


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


_WINDOWS_1252_TABLE = {number: character for number, character in enumerate(_WINDOWS_1252) if number > 127}


@lru_cache(maxsize=64)
def codec_name(charset: str) -> str:
    """Return Python's name of the codec for a CHARSET parameter; empty when there is no such text encoding."""
    wanted = charset.strip().strip('"').lower()
    wanted = _ALIASES.get(wanted, wanted)
    if not wanted or len(wanted) > 40:
        return ""
    try:
        # Decoding, and not only looking up, leaves out Python's codecs that are not of text.
        b"a".decode(wanted, "ignore")
    except (LookupError, UnicodeError, ValueError, TypeError):
        return ""
    return wanted


def _is_stateful(charset: str) -> bool:
    """Return whether ASCII bytes may stand for other letters, as in ISO-2022-JP and UTF-7."""
    wanted = charset.lower()
    return wanted.startswith(("iso-2022", "iso2022", "utf-7", "utf7", "hz", "csiso2022"))
