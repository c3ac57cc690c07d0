"""What a message says, as far as an entry needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Somebody in the head of a message; either part may be empty, never both."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message. Its bytes are read again when they are wanted, and not kept in memory."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class ReadMail:
    """One message. ``start`` and ``length`` say where its bytes stand in the file.

    ``sent`` has a time zone where the message names one, and is None where no date could be read. ``text`` is
    Markdown: first what was said, then, as a quote, what was quoted and the signature. ``notes`` are sentences about
    what could not be understood and was kept as it is.
    """

    key: str
    sent: datetime | None
    senders: tuple[MailAddress, ...]
    receivers: tuple[MailAddress, ...]
    subject: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    start: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)
    box_quoted: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class BrokenMail:
    """A piece of a file that is no message: where it begins, why, and its first lines."""

    start: int
    reason: str
    text: str
