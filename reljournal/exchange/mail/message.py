"""One message: its head, its words as Markdown, and the names of its files.

The standard library's ``email`` package takes it apart, under its older policy: that one hands out each header as it
stands, whatever it is worth, where the newer one raises for a few dozen sorts of broken ones.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from reljournal.exchange.mail.decoding import addresses, cleaned, header_text, text_of
from reljournal.exchange.mail.quoting import unflowed, with_quote_last
from reljournal.exchange.mail.records import Attachment, BrokenMail, ReadMail
from reljournal.exchange.web_page import page_as_markdown

_DEEPEST = 8
_LONGEST_KEY = 300
# Nobody writes as much: it is a log, or a file that stands in the text.
_LONGEST_TEXT = 2_000_000
_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}
# What the standard library raises for messages that nobody has thought of yet.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError, OverflowError)

_QUOTED_HEAD = ("From", "Date", "To", "Subject")
_SET = "Some letters may be wrong: the message does not say its character set, or names one that is not true."
_TOO_LONG = "Its text is too long for an entry; it can be kept as a file."
_IS_SEALED = "It is encrypted, so its text cannot be read."


def read_message(data: bytes, *, envelope: str = "", start: int = 0, length: int = 0) -> ReadMail | BrokenMail:
    """Return what the bytes of one message say. ``envelope`` is the line that stood above it in a box."""
    try:
        return _Message(data, envelope).read(start, length)
    except _BROKEN as error:
        reason = "It could not be taken apart."
        return BrokenMail(start, f"{reason} ({type(error).__name__})", first_lines(data))


def first_lines(data: bytes) -> str:
    """Return how something begins, to be shown."""
    return cleaned(data[:2000].decode("utf-8", errors="replace"))


def kept_attachments(data: bytes) -> Iterator[tuple[Attachment, bytes]]:
    """Yield the files of a message with their bytes, in the order in which :func:`read_message` names them."""
    message = _Message(data, "")
    try:
        for name, part in message.files():
            content = _content(part)
            yield Attachment(name, part.get_content_type(), len(content)), content
    except _BROKEN:
        return


class _Message:
    """One message while it is read."""

    def __init__(self, data: bytes, envelope: str) -> None:
        self._message = message_from_bytes(data, policy=policy.compat32)
        self._envelope = envelope
        self._notes: list[str] = []
        self._files: list[tuple[str, Message]] = []
        self._raw: dict[str, list[str]] = {}
        for name, value in self._message.raw_items():
            self._raw.setdefault(name.lower(), []).append(value)

    def read(self, start: int, length: int) -> ReadMail | BrokenMail:
        if not any(name in self._raw for name in ("from", "to", "date", "subject", "message-id", "received", "sender")):
            return BrokenMail(start, "There is no message here: nothing says from whom, to whom or when.",
                              first_lines(self._message.as_bytes()))  # fmt: skip
        sent = self._sent()
        subject = header_text(self._first("subject"))
        senders = addresses(self._raw.get("from") or self._raw.get("sender") or self._raw.get("reply-to") or [])
        receivers = addresses([raw for name in ("to", "cc", "bcc") for raw in self._raw.get(name, [])])
        text = self._text()
        return ReadMail(
            self._key(subject, text), sent, senders, receivers, subject, text,
            tuple(Attachment(name, part.get_content_type(), _size(part)) for name, part in self._files),
            tuple(dict.fromkeys(self._notes)), start, length,
        )  # fmt: skip

    def files(self) -> list[tuple[str, Message]]:
        self._text()
        return self._files

    def _first(self, name: str) -> str:
        return self._raw.get(name, [""])[0]

    def _key(self, subject: str, text: str) -> str:
        written = header_text(self._first("message-id"))
        inner = re.search(r"<([^<>]+)>", written)
        key = "".join((inner[1] if inner else written).split())
        if key and len(key) <= _LONGEST_KEY:
            return f"mail:{key}"
        said = "\n".join((key, self._first("date"), self._first("from"), subject, text))
        return f"mail:sha256-{hashlib.sha256(said.encode('utf-8', errors='replace')).hexdigest()[:40]}"

    # When

    def _sent(self) -> datetime | None:
        for raw in self._raw.get("date", []):
            if (sent := moment(header_text(raw))) is not None:
                return sent
        # The last stop it passed is the first line; where it began is the last.
        for raw in reversed(self._raw.get("received", [])):
            if (sent := moment(header_text(raw).rpartition(";")[2])) is not None:
                return sent
        if (sent := moment(self._envelope.partition(" ")[2])) is not None:
            return sent
        return None

    # What it says

    def _text(self) -> str:
        self._files.clear()
        parts = self._words(self._message, 0)
        return "\n\n".join(part for part in parts if part.strip())

    def _words(self, part: Message, depth: int) -> list[str]:
        kind = part.get_content_type()
        if kind in _SEALED:
            self._notes.append(_IS_SEALED)
        if depth > _DEEPEST:
            self._keep(part)
        elif kind == "message/rfc822" and _inside(part):
            return self._inner(part, depth)
        elif part.is_multipart():
            return self._of_several(part, kind, depth)
        elif kind not in _SIGNATURES:
            return self._of_one(part, kind)
        return []

    def _of_one(self, part: Message, kind: str) -> list[str]:
        is_file = bool(part.get_filename()) or part.get_content_disposition() == "attachment"
        # Where the boundary is missing, all that should be in several parts stands in one.
        is_text = kind in {"text/plain", "text/html"} or part.get_content_maintype() == "multipart"
        if is_file or not is_text:
            self._keep(part)
            return []
        content = _content(part)
        if len(content) > _LONGEST_TEXT:
            self._notes.append(_TOO_LONG)
            self._keep(part)
            return []
        return [self._readable(part, kind, content)]

    def _of_several(self, part: Message, kind: str, depth: int) -> list[str]:
        inside = _inside(part)
        if kind != "multipart/alternative":
            return [words for item in inside for words in self._words(item, depth + 1)]
        # The same in several forms, the richest last: plain text when it says something, else what does.
        plain: list[str] = []
        other: list[str] = []
        for item in inside:
            words = [text for text in self._words(item, depth + 1) if text.strip()]
            if item.get_content_type() == "text/plain":
                plain += words
            else:
                other = words or other
        return plain if _says_something(plain) or not other else other

    def _inner(self, part: Message, depth: int) -> list[str]:
        """Return a message that came inside another one, as a quote under who wrote it and when."""
        inner = _inside(part)[0]
        raw = {name.lower(): value for name, value in reversed(list(inner.raw_items()))}
        head = [f"{name}: {header_text(raw[name.lower()])}" for name in _QUOTED_HEAD if raw.get(name.lower())]
        words = "\n\n".join(self._words(inner, depth + 1)).split("\n")
        lines = [*(line.replace("<", "\\<") for line in head), "", *words]
        return ["\n".join(f"> {line}".rstrip() for line in lines).rstrip("\n> ")]

    def _readable(self, part: Message, kind: str, content: bytes) -> str:
        text, as_claimed = text_of(content, _parameter(part, "charset"))
        if not as_claimed:
            self._notes.append(_SET)
        if kind == "text/html":
            return with_quote_last(page_as_markdown(text), is_markdown=True)
        if _parameter(part, "format").lower() == "flowed":
            text = unflowed(text, without_space=_parameter(part, "delsp").lower() == "yes")
        return with_quote_last(text)

    def _keep(self, part: Message) -> None:
        name = cleaned(header_text(part.get_filename() or "")).replace("/", "_").replace("\\", "_").strip()
        if not name:
            name = f"attachment-{len(self._files) + 1}{mimetypes.guess_extension(part.get_content_type()) or ''}"
        self._files.append((name, part))


def moment(written: str) -> datetime | None:
    """Return a moment as mail writes it (RFC 5322 section 3.3), None when it is none.

    Without a time zone it stays without one: it is then what the clock on the wall said.
    """
    if not written.strip():
        return None
    try:
        sent = parsedate_to_datetime(written.strip())
        # -0000: the time is that of UTC, and the zone of the sender not told.
        if sent.tzinfo is None and written.rstrip().endswith("-0000"):
            sent = sent.replace(tzinfo=UTC)
    except _BROKEN:
        return None
    # What lies at the edges of the calendar cannot be said in another zone.
    return sent if 1 < sent.year < 9999 else None


def _says_something(texts: list[str]) -> bool:
    joined = " ".join(texts)
    return bool(re.search(r"\w", joined)) and not re.fullmatch(
        r"(?is).{0,200}\bdoes not support html\b.{0,200}|.{0,200}\bview (?:it|this) in html\b.{0,200}", joined
    )


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [item for item in payload if isinstance(item, Message)] if isinstance(payload, list) else []


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name, "")
    # RFC 2231: (character set, language, value).
    return str(value[2]) if isinstance(value, tuple) else str(value or "")


def _content(part: Message) -> bytes:
    if part.is_multipart():
        return b"".join(item.as_bytes() for item in _inside(part))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _size(part: Message) -> int:
    return len(_content(part))
