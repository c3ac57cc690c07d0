"""Where one message ends and the next begins: single files, boxes (mbox and its kin), and Apple's.

A box is read message by message; of a gigabyte there is never more in memory than one message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from reljournal.exchange.mail.message import first_lines, read_message
from reljournal.exchange.mail.records import BrokenMail, ReadMail

MAIL_ENDINGS = frozenset({".eml", ".emlx", ".mbox", ".mbx", ".msg"})
"""By which endings files of mail are known. Boxes of Thunderbird have none; of a .msg we say what to do."""

# One message is held whole while it is read; what is longer is a file that came with it, and cut there.
LONGEST_MESSAGE = 64 * 1024 * 1024
_LINE = 1 << 16
# The line above each message in a box: an address, a time of day and a year (RFC 4155, appendix A); newer Thunderbirds
# write no more than the word.
_ENVELOPE = re.compile(rb"^From (?:.*\b\d{1,2}:\d\d\b.*\b\d{4}\b|.*\b\d{4}\b.*\b\d{1,2}:\d\d\b|-? ?\r?$)", re.MULTILINE)
_QUOTED = re.compile(rb"(?m)^>(>*From )")
_HEADER = re.compile(rb"^[!-9;-~]{1,100}[ \t]*:")
_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_mails(stream: BinaryIO) -> Iterator[ReadMail | BrokenMail]:
    """Yield every message of a file that can be gone back in, in its order; nothing in it is passed over in silence."""
    start = _skip_to_text(stream)
    head = stream.read(_LINE)
    stream.seek(start)
    if head.startswith(_OUTLOOK):
        yield BrokenMail(
            start, "This is a message in Outlook's own form (.msg). Save it as .eml or as text and try again.", ""
        )
    elif head.startswith(b"From "):
        yield from _box(stream)
    elif apple := re.match(rb"^(\d{1,12})[ \t]*\r?\n(?=[!-9;-~]+:)", head):
        begin = start + apple.end()
        stream.seek(begin)
        yield _one(stream.read(min(int(apple[1]), LONGEST_MESSAGE)), begin, int(apple[1]))
    elif _HEADER.match(head):
        data = stream.read(LONGEST_MESSAGE)
        yield _one(data, start, len(data), cut=bool(stream.read(1)))
    else:
        yield BrokenMail(start, "There is no message in this file.", first_lines(head) if b"\0" not in head else "")


def message_bytes(stream: BinaryIO, mail: ReadMail) -> bytes:
    """Return the bytes of a message that was read from this file before."""
    stream.seek(mail.start)
    data = stream.read(min(mail.length, LONGEST_MESSAGE))
    return _QUOTED.sub(rb"\1", data) if mail.box_quoted else data


def _one(
    data: bytes, start: int, length: int, *, envelope: str = "", cut: bool = False, quoted: bool = False
) -> ReadMail | BrokenMail:
    read = read_message(_QUOTED.sub(rb"\1", data) if quoted else data, envelope=envelope, start=start, length=length)
    if isinstance(read, ReadMail) and (cut or quoted):
        notes = (*read.notes, "It is very long: what stands at its end was left out.") if cut else read.notes
        return replace(read, notes=notes, box_quoted=quoted)
    return read


def _skip_to_text(stream: BinaryIO) -> int:
    """Go past a byte order mark and empty lines; return where the text begins."""
    start = stream.tell()
    head = stream.read(_LINE)
    mark = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    start += mark + len(head[mark:]) - len(head[mark:].lstrip(b"\r\n"))
    stream.seek(start)
    return start


def _box(stream: BinaryIO) -> Iterator[ReadMail | BrokenMail]:
    envelope = stream.readline(_LINE)
    while envelope:
        begin = stream.tell()
        data, length, following, is_counted, is_cut = _next_message(stream, begin)
        said = envelope.decode("latin-1").strip()
        yield _one(data, begin, length, envelope=said.partition(" ")[2], cut=is_cut, quoted=not is_counted)
        envelope = following


def _next_message(stream: BinaryIO, begin: int) -> tuple[bytes, int, bytes, bool, bool]:
    """Return a message's bytes, how many they are in the file, the line that begins the next, and how it was measured.

    The length that a message states (mboxcl) is believed when a message begins, or the file ends, right there.
    """
    lines: list[bytes] = []
    held = read = 0
    in_head, stated = True, -1
    at_line_start, after_empty = True, True
    while line := stream.readline(_LINE):
        if at_line_start and after_empty and _ENVELOPE.match(line):
            return b"".join(lines), read, line, False, held < read
        whole = line.endswith(b"\n")
        if in_head and at_line_start:
            if line[:15].lower() == b"content-length:" and (number := line[15:].strip()).isdigit() and len(number) < 13:
                stated = int(number)
            if line in {b"\n", b"\r\n"}:
                in_head = False
        read += len(line)
        if held + len(line) <= LONGEST_MESSAGE and held == read - len(line):
            lines.append(line)
            held += len(line)
        at_line_start, after_empty = whole, whole and line in {b"\n", b"\r\n"}
        if not in_head and stated >= 0 and at_line_start:
            counted = _as_stated(stream, begin + read, stated)
            if counted is not None:
                body, following = counted
                lines.append(body)
                return b"".join(lines), read + stated, following, True, len(body) < stated
            stated = -1
    return b"".join(lines), read, b"", False, held < read


def _as_stated(stream: BinaryIO, at: int, length: int) -> tuple[bytes, bytes] | None:
    """Return a body of the stated length and the line that begins the next message; None when it ends elsewhere."""
    stream.seek(0, 2)
    end = stream.tell()
    if at + length > end:
        stream.seek(at)
        return None
    stream.seek(at + length)
    following = stream.readline(_LINE)
    while following in {b"\n", b"\r\n"}:
        following = stream.readline(_LINE)
    if following and not _ENVELOPE.match(following):
        stream.seek(at)
        return None
    after = stream.tell()
    stream.seek(at)
    body = stream.read(min(length, LONGEST_MESSAGE))
    stream.seek(after)
    return body, following
