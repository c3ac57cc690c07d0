"""Bytes and header lines as text, whatever they claim to be: nothing here raises."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses
from itertools import pairwise

from reljournal.exchange.mail.records import MailAddress

# What programs write for an encoding they mean a larger one by (WHATWG Encoding, section 4.2).
_MEANT = {
    "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932",
    "iso-8859-9": "cp1254", "iso-8859-8-i": "iso-8859-8", "windows-874": "cp874", "utf8": "utf-8",
}  # fmt: skip
_LONGEST = 100_000
# Codecs of Python that are no character sets of mail.
_NEVER = {"unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape", "undefined", "idna"}
# What no text has (ISO 646), and half of a pair of UTF-16, which UTF-7 can smuggle in.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def text_of(data: bytes, charset: str) -> tuple[str, bool]:
    """Return bytes as text, and whether they were what they claimed to be."""
    named = charset.strip().strip("\"'").lower()
    meant = _MEANT.get(named, named)
    if meant and meant not in _NEVER:
        try:
            # Bytes that claim to be plain ASCII or Latin 1 are mostly UTF-8 when they can be.
            if meant == "cp1252" and not data.isascii():
                return cleaned(data.decode()), named not in {"us-ascii", "ascii"}
            return cleaned(data.decode(meant)), True
        except (LookupError, ValueError):
            pass
    try:
        return cleaned(data.decode()), not named or data.isascii()
    except ValueError:
        is_western = meant == "cp1252" and named not in {"us-ascii", "ascii"}
        return cleaned(data.decode("cp1252", errors="replace")), is_western


def cleaned(text: str) -> str:
    """Return text with plain line ends, and without what no text has."""
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def header_text(raw: str) -> str:
    """Return a header's value in one line, its encoded words (RFC 2047) read."""
    unfolded = re.sub(r"[\r\n]+[ \t]*", " ", raw[:_LONGEST])
    if not unfolded.isascii():
        # Bytes that nobody declared come as lone surrogates (PEP 383).
        unfolded = text_of(unfolded.encode("utf-8", errors="surrogateescape"), "")[0]
    if "=?" in unfolded:
        unfolded = _encoded_words(unfolded)
    return " ".join(cleaned(unfolded).split())


def _encoded_words(text: str) -> str:
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError, LookupError):
        return text
    pieces = []
    for part, charset in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif charset is None:
            # What stands between encoded words comes as the bytes of an escape that keeps every letter.
            pieces.append(_between(part))
        else:
            # RFC 2231 section 5: a language may stand behind the character set.
            pieces.append(text_of(part, charset.partition("*")[0])[0])
    return "".join(pieces)


def _between(part: bytes) -> str:
    try:
        return part.decode("raw-unicode-escape")
    except ValueError:
        return part.decode("latin-1")


def addresses(raws: list[str]) -> tuple[MailAddress, ...]:
    """Return everybody in some header lines, each address once; a group's name (RFC 5322 section 3.4) names nobody."""
    found: dict[str, MailAddress] = {}
    for raw in raws:
        # A head of a message that is longer names nobody any more.
        one_line = re.sub(r"[\r\n]+[ \t]*", " ", raw[:_LONGEST])
        if not one_line.isascii():
            one_line = text_of(one_line.encode("utf-8", errors="surrogateescape"), "")[0]
        for name, email in _split(one_line):
            who = MailAddress(header_text(name).strip("'\"<> "), "".join(header_text(email).split()))
            if "@" not in who.email:
                # “Undisclosed recipients:;” and the like; a bare name is still somebody.
                who = MailAddress(who.name or who.email, "")
            if who.name or who.email:
                found.setdefault(who.email.casefold() or f"name {who.name.casefold()}", who)
    return tuple(found.values())


def _split(line: str) -> list[tuple[str, str]]:
    pairs = _parsed(line)
    if "@" in line and not any("@" in email for _, email in pairs):
        # Names with commas or signs that were not quoted, as careless programs write them.
        named = re.findall(r"([^<>]{0,200})<\s{0,9}([^<>\s]{1,200}@[^<>\s]{1,200})\s{0,9}>", line)
        pairs = [(name.strip(" ,;\t\"'"), email) for name, email in named]
        return pairs or [("", email) for email in re.findall(r"[^\s<>,;:\"()@]+@[^\s<>,;:\"()@]+", line)]
    if all("@" in email for _, email in pairs):
        return pairs
    # Somebody is there by name alone, which the standard library would cut after its first word.
    pairs = []
    for piece in _pieces(line):
        pairs += _parsed(piece) if "@" in piece else [] if piece.endswith((":", ";")) else [(piece, "")]
    return pairs


def _pieces(line: str) -> list[str]:
    ends, quoted = [-1], False
    for place, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == "," and not quoted:
            ends.append(place)
    pieces = (line[begin + 1 : end].strip() for begin, end in pairwise([*ends, len(line)]))
    return [piece for piece in pieces if piece]


def _parsed(line: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([line])
    except (ValueError, IndexError, AttributeError, RecursionError, TypeError):
        return []
