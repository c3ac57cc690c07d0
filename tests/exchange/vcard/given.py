"""Cards for tests, written as programs write them."""

from __future__ import annotations

import io

from reljournal.exchange.vcard import BrokenCard, ReadCard, read_vcards


def everything_in(data: bytes | str, encoding: str | None = None) -> list[ReadCard | BrokenCard]:
    """Return all that is read from ``data``."""
    return list(read_vcards(io.BytesIO(data.encode() if isinstance(data, str) else data), encoding=encoding))


def cards_in(data: bytes | str, encoding: str | None = None) -> list[ReadCard]:
    """Return the cards in ``data``, which has nothing else in it."""
    read = everything_in(data, encoding)
    assert all(isinstance(item, ReadCard) for item in read), read
    return [item for item in read if isinstance(item, ReadCard)]


def one(*lines: str, version: str = "3.0") -> ReadCard:
    """Return the one card that has these lines."""
    (card,) = cards_in(vcard(*lines, version=version))
    return card


def vcard(*lines: str, version: str = "3.0", line_end: str = "\r\n") -> str:
    """Return a card of these lines."""
    return line_end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def values(labelled: tuple[object, ...]) -> list[str]:
    """Return the values of labelled ones."""
    return [getattr(item, "value") for item in labelled]  # noqa: B009 - of several classes
