"""The head of a content line: group, name and parameters, in the spellings of all three versions.

``item1.EMAIL;TYPE=INTERNET,HOME;PREF=1`` (RFC 6350 section 3.3), ``TEL;CELL;VOICE`` (versit vCard 2.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reljournal.exchange.vcard.labels import label_of_types

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_BARE_ENCODINGS = frozenset(("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"))
_BARE_VALUES = frozenset(("URL", "INLINE", "CONTENT-ID", "CID", "URI"))
_CARET = re.compile(r"\^([n'^])")


@dataclass(slots=True)
class Head:
    """A head, taken apart. ``name`` and the names of parameters are upper case, types lower case.

    ``label`` is the types in plain words. ``preference`` is 1 for the preferred value, 2 to 100 for lesser ones,
    0 where nothing is said. ``placed`` is whether the value's place in its list must be remembered, for the label of
    its group or to compare preferences. ``sound`` is False for something that no vCard property can be called, or
    with a quotation mark left open.
    """

    group: str
    name: str
    types: tuple[str, ...]
    label: str
    parameters: dict[str, str]
    encoding: str
    charset: str
    preference: int
    preferred: bool
    placed: bool
    sound: bool

    @property
    def quoted_printable(self) -> bool:
        """Whether the value is written in quoted-printable."""
        return self.encoding in {"QUOTED-PRINTABLE", "Q"}

    @property
    def base64(self) -> bool:
        """Whether the value is written in base64."""
        return self.encoding in {"BASE64", "B"}


def parse_head(text: str) -> Head:
    """Return the head that ``text`` writes. Never raises: what is odd shows in ``sound``."""
    first, *rest = _split_outside_quotes(text, ";")
    group, _, name = first.strip().lstrip("\ufeff").rpartition(".")
    types: list[str] = []
    parameters: dict[str, str] = {}
    for parameter in rest:
        key, equals, written = parameter.partition("=")
        key = key.strip().upper()
        if not equals:
            key, written = _bare(key)
        elif key == "TYPE":
            written = written.strip()
        if key == "TYPE":
            types.extend(_listed(written))
        elif key:
            parameters.setdefault(key, _unquoted(written))
    preference = _preference(types, parameters.get("PREF", ""))
    return Head(
        group=group,
        name=name.upper(),
        types=tuple(types),
        label=label_of_types(tuple(types)),
        parameters=parameters,
        encoding=parameters.get("ENCODING", "").strip().upper(),
        charset=parameters.get("CHARSET", "").strip(),
        preference=preference,
        preferred=preference == 1,
        placed=bool(group) or preference > 1,
        sound=bool(_NAME.fullmatch(name)) and text.count('"') % 2 == 0,
    )


def split_line(line: str) -> tuple[str, str] | None:
    """Return head and value of an unfolded line; None when it has no colon outside quotation marks."""
    head, colon, value = line.partition(":")
    if head.count('"') % 2:
        # A colon in a quoted parameter is no end of the head; an open quotation mark is a mistake, not a quote.
        position = _end_of_head(line)
        if position >= 0:
            return line[:position], line[position + 1 :]
    return (head, value) if colon else None


def _end_of_head(line: str) -> int:
    quoted = False
    for position, character in enumerate(line[:_LONGEST_QUOTING_HEAD]):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return position
    return -1


_LONGEST_QUOTING_HEAD = 10_000


def _split_outside_quotes(text: str, separator: str) -> list[str]:
    if '"' not in text:
        return text.split(separator)
    pieces: list[str] = []
    run: list[str] = []
    quotes = 0
    for piece in text.split(separator):
        run.append(piece)
        quotes += piece.count('"')
        if quotes % 2 == 0:
            pieces.append(separator.join(run))
            run = []
    if run:
        pieces.append(separator.join(run))
    return pieces


def _bare(word: str) -> tuple[str, str]:
    """Return parameter name and value of a word that stands alone, as vCard 2.1 allows."""
    if word in _BARE_ENCODINGS:
        return "ENCODING", word
    if word in _BARE_VALUES:
        return "VALUE", word
    return ("TYPE", word) if word else ("", "")


def _listed(written: str) -> list[str]:
    """Return the types of one TYPE parameter; the whole list may stand in quotation marks."""
    return [word for part in written.replace('"', "").split(",") if (word := part.strip().lower())]


def _unquoted(written: str) -> str:
    """Return a parameter's value without quotation marks and caret escapes (RFC 6868)."""
    value = written.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if "^" not in value:
        return value
    return _CARET.sub(lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value)


def _preference(types: list[str], written: str) -> int:
    if "pref" in types:
        return 1
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 0
    return number if 0 < number <= 100 else 0
