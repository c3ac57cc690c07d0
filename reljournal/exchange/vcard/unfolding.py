"""Content lines out of the lines of a file: folding of three versions, soft line breaks, and what breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reljournal.exchange.vcard.values import ends_in_escape

_BASE64_HEAD = re.compile(r"[;=\"](?:BASE64|B)\"?(?=[;:]|$)", re.IGNORECASE)
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_PROPERTY = re.compile(r"(?:[\w-]+\.)?[A-Za-z][\w-]*(?:;[^:]*)?:")
_COMMON_PROPERTY = re.compile(
    r"(?:item\d+\.)?(?:N|FN|TEL|EMAIL|ADR|LABEL|ORG|TITLE|ROLE|URL|BDAY|NOTE|PHOTO|REV|UID|CATEGORIES|X-[A-Z-]+)[;:]"
)
# Programs that fold at a fixed column do so here; the vCard 2.1 way is to fold where a space stands anyway.
_FIXED_COLUMNS = frozenset((75, 76))
_LONGEST_HEAD = 2_000
_SHORT_OF_A_SOFT_BREAK = 60


@dataclass(slots=True)
class Logical:
    """An unfolded content line and the number of the line it begins on. Its characters are bytes."""

    line: int
    text: str


@dataclass(slots=True)
class _Open:
    """A content line that may go on."""

    line: int
    parts: list[str]
    last_length: int
    quoted_printable: bool = False
    base64: bool = False
    head_known: bool = False
    soft_starts: list[int] = field(default_factory=list)

    def look_at_head(self) -> None:
        """Find out how the value is encoded, as soon as the head is there."""
        if self.head_known:
            return
        start = "".join(self.parts)[:_LONGEST_HEAD]
        head, colon, _ = start.partition(":")
        if colon:
            self.head_known = True
            self.quoted_printable = "QUOTED-PRINTABLE" in head.upper()
            self.base64 = _BASE64_HEAD.search(head) is not None

    @property
    def breaks_softly(self) -> bool:
        """Whether the line ends with the "=" that continues a quoted-printable text."""
        return self.quoted_printable and self.parts[-1].rstrip(" \t").endswith("=")

    def go_on_softly(self, text: str) -> None:
        """Continue a quoted-printable text on the next line."""
        self.parts[-1] = self.parts[-1].rstrip(" \t")[:-1]
        self.soft_starts.append(len(self.parts))
        self.parts.append(text)

    def closed(self) -> Logical:
        """Return the whole line."""
        starts = self.soft_starts
        # Some programs fold quoted-printable with a space as well. A space that belongs to the text would not begin
        # every line, nor the line after an encoded line break.
        if all(self.parts[start][:1] in {" ", "\t"} for start in starts) and (
            len(starts) > 1 or (starts and self.parts[starts[0] - 1].upper().endswith("=0A"))
        ):
            for start in starts:
                self.parts[start] = self.parts[start][1:]
        return Logical(self.line, "".join(self.parts))


def unfold(lines: Iterable[tuple[int, str]], old_folding: bool) -> Iterator[Logical]:
    """Yield the content lines of a card; ``old_folding`` when it is of vCard 2.1.

    In 3.0 and 4.0 the line break and one white space go (RFC 6350 section 3.2). In 2.1 only the line break does,
    unless the line before shows that the program folded at a fixed column. Blank lines are no part of anything.
    """
    current: _Open | None = None
    for number, text in lines:
        if current is not None:
            current.look_at_head()
            if _goes_on(current, text, old_folding):
                current.last_length = len(text)
                continue
        bare = text.strip()
        if not bare:
            continue
        if current is not None:
            yield current.closed()
        current = _Open(number, [text if text[0] not in " \t" else bare], len(text))
    if current is not None:
        yield current.closed()


def _goes_on(current: _Open, text: str, old_folding: bool) -> bool:
    """Add ``text`` to the open line if it belongs to it; return whether it did."""
    if current.breaks_softly and not _begins_anew(current, text):
        current.go_on_softly(text)
        return True
    bare = text.strip()
    if not bare:
        return False
    if text[0] in " \t":
        if current.base64:
            current.parts.append(bare)
        elif old_folding and not current.quoted_printable and current.last_length not in _FIXED_COLUMNS:
            current.parts.append(text if len(current.parts[-1].rstrip()) else bare)
        else:
            current.parts.append(text[1:])
        return True
    if current.base64 and _BASE64_LINE.fullmatch(bare):
        current.parts.append(bare)
        return True
    if ends_in_escape(current.parts[-1]) and not _PROPERTY.match(text[:_LONGEST_HEAD]):
        current.parts[-1] += "n"
        current.parts.append(text)
        return True
    return False


def _begins_anew(current: _Open, text: str) -> bool:
    """Return whether ``text`` is a new property although the line before ends with "=", as an unencoded URL may."""
    return current.last_length < _SHORT_OF_A_SOFT_BREAK and _COMMON_PROPERTY.match(text) is not None
