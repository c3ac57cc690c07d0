"""Messages and boxes as tests write them."""

from __future__ import annotations

from io import BytesIO
from textwrap import dedent

from reljournal.exchange.mail import BrokenMail, ReadMail, read_mails


def read(source: str | bytes) -> list[ReadMail | BrokenMail]:
    """Return everything that is read from a file with this content."""
    data = source if isinstance(source, bytes) else dedent(source).lstrip("\n").encode()
    return list(read_mails(BytesIO(data)))


def message(source: str | bytes) -> ReadMail:
    """Return the only message of a file."""
    (only,) = read(source)
    assert isinstance(only, ReadMail), only
    return only
