"""A message that was pasted: its source, or the head that mail programs show above what is copied or passed on."""

from __future__ import annotations

import re
from datetime import datetime

from reljournal.exchange.mail.decoding import addresses, cleaned
from reljournal.exchange.mail.message import moment, read_message
from reljournal.exchange.mail.quoting import with_quote_last
from reljournal.exchange.mail.records import MailAddress, ReadMail

# What Outlook, Apple Mail, Gmail and Thunderbird call the lines of the head, in English and German.
_LABELS = {
    "from": "from", "von": "from", "absender": "from",
    "sent": "date", "date": "date", "gesendet": "date", "datum": "date",
    "to": "to", "an": "to", "empfänger": "to",
    "cc": "cc", "kopie": "cc", "bcc": "cc", "reply-to": "", "antwort an": "", "blindkopie": "cc",
    "subject": "subject", "betreff": "subject",
    "importance": "", "priorität": "", "wichtigkeit": "", "attachments": "", "anlagen": "", "anhänge": "",
}  # fmt: skip
_LINE = re.compile(r"^\s*(?:>\s?)*[*_]{0,2}(?P<label>[A-Za-zÄÖÜäöü -]{2,14}?)\s?:[*_]{0,2}(?:\s+(?P<value>.*)|)$")
_SOURCE = re.compile(r"(?im)^(?:received|message-id|mime-version|content-type|return-path|dkim-signature|x-[a-z-]+):")
_DIVIDER = re.compile(r"(?i)^[-_*]{3}|^(?:begin forwarded message|anfang der weitergeleiteten nachricht):\s*$")
_FURTHEST = 40
_LONGEST_LINE = 2000


def read_pasted(text: str) -> ReadMail | None:
    """Return the message that a person pasted; None when no head of a message is in it."""
    text = cleaned(text).strip("\n")
    head_end = text.find("\n\n")
    if _SOURCE.search(text[: head_end if head_end > 0 else len(text)]):
        read = read_message(text.encode("utf-8", errors="replace"))
        if isinstance(read, ReadMail) and read.senders and read.sent is not None:
            return read
    return _by_head(text.split("\n"))


def _by_head(lines: list[str]) -> ReadMail | None:
    begin = _where_the_head_is(lines)
    if begin is None:
        return None
    found: dict[str, list[str]] = {}
    at, label = begin, ""
    while at < len(lines):
        line = lines[at]
        match = _LINE.match(line[:_LONGEST_LINE])
        known = match is not None and match["label"].strip().lower() in _LABELS
        if match is not None and known:
            label = _LABELS[match["label"].strip().lower()]
            found.setdefault(label, []).append((match["value"] or "").strip(" *"))
        elif label and line[:1] in {" ", "\t"} and line.strip():
            found[label][-1] += f" {line.strip()}"
        else:
            break
        at += 1
    above = [line for line in lines[:begin] if not _DIVIDER.match(line)]
    said = "\n".join(above).strip()
    body = "\n\n".join(part for part in (said, "\n".join(lines[at:]).strip("\n")) if part)
    senders, receivers = _people(found.get("from", [])), _people([*found.get("to", []), *found.get("cc", [])])
    sent = next((day for raw in found.get("date", []) if (day := written_moment(raw)) is not None), None)
    subject = " ".join(" ".join(found.get("subject", [])[:1]).split())
    notes = () if sent is not None else ("It does not say when it was sent.",)
    key = _key(sent, senders, subject, body)
    return ReadMail(key, sent, senders, receivers, subject, with_quote_last(body), (), notes)


def _where_the_head_is(lines: list[str]) -> int | None:
    """Return the first line of a head: two lines or more with known labels, one of them who or when."""
    for place in range(min(len(lines), _FURTHEST)):
        labels = []
        for each in lines[place : place + 6]:
            match = _LINE.match(each[:_LONGEST_LINE])
            if match is None or match["label"].strip().lower() not in _LABELS:
                break
            labels.append(_LABELS[match["label"].strip().lower()])
        if len(labels) > 1 and "from" in labels:
            return place
    return None


def _people(raws: list[str]) -> tuple[MailAddress, ...]:
    # Outlook writes semicolons between people, a comma between the two parts of a name, and [mailto:…].
    people = []
    for raw in raws:
        pieces = re.sub(r"\[mailto:([^\]]*)\]", r"<\1>", raw).split(";")
        people += [piece.replace(",", " ") if len(pieces) > 1 and '"' not in piece else piece for piece in pieces]
    return addresses(people)


def _key(sent: datetime | None, senders: tuple[MailAddress, ...], subject: str, body: str) -> str:
    import hashlib

    said = "\n".join((str(sent), *(who.email or who.name for who in senders), subject, " ".join(body.split())))
    return f"mail:sha256-{hashlib.sha256(said.encode('utf-8', errors='replace')).hexdigest()[:40]}"


def written_moment(written: str) -> datetime | None:
    """Return a moment as mail programs show it, in English or German; without a zone unless one stands there."""
    if (sent := moment(written)) is not None:
        return sent
    import dateparser

    plain = re.sub(r"(?i)\b(?:um|at|uhr)\b|\bunbekannt\b", " ", written).replace(" ", " ")
    for language in ("en", "de"):
        try:
            found = dateparser.parse(
                plain, languages=[language], settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
            )
        except (ValueError, OverflowError, TypeError, RecursionError):
            found = None
        if isinstance(found, datetime):
            return found
    return None
