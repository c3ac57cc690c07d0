"""Content lines as address books and calendars have them: text values escaped, lines folded, CR LF (RFC 5545, 6350)."""

from __future__ import annotations

import re

# Octets of a line without its line break (RFC 5545 section 3.1, RFC 6350 section 3.2).
_LONGEST_LINE = 75
# What no text value may hold, but for the tab (RFC 5545 section 3.1: CONTROL).
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def folded(line: str) -> bytes:
    """Return a content line in pieces of at most 75 octets, no character split."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _LONGEST_LINE:
        return data + b"\r\n"
    pieces: list[bytes] = []
    start, room = 0, _LONGEST_LINE
    while start < len(data):
        end = min(start + room, len(data))
        # The second to fourth byte of a character begins with the bits 10.
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _LONGEST_LINE - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def text_value(text: str) -> str:
    """Return ``text`` as a TEXT value of a calendar (RFC 5545 section 3.3.11)."""
    plain = _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
