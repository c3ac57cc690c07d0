"""What was said in a message, and what was only quoted: the quote comes last, as a quote of Markdown, to be folded."""

from __future__ import annotations

import re

_ATTRIBUTION = re.compile(
    r"(?i)^(?:on\s.{4,200}\swrote|am\s.{4,200}\sschrieb.{0,120}|le\s.{4,200}\sa\sécrit)\s?:$"
)
_SHORT_ATTRIBUTION = re.compile(r"(?i)^.{2,160}\s(?:wrote|writes|schrieb|schreibt)\s?:$")
_DIVIDER = re.compile(
    r"(?i)^[-_*\s]{2,}\s*(?:original message|ursprüngliche nachricht|forwarded message|weitergeleitete nachricht"
    r"|begin forwarded message|message d'origine)\s*[-_*\s]{2,}$"
)
_HEAD_BEGINS = re.compile(r"(?i)^\**(?:from|von|de)\s?:\**\s?\S")
_HEAD_GOES_ON = re.compile(r"(?i)^\**(?:sent|date|gesendet|datum|envoyé)\s?:\**\s?\S")
_HEAD_LINES = 6
# No line of a program's own is longer; looking no further keeps the patterns quick whatever comes.
_LONGEST = 400


def with_quote_last(text: str, *, is_markdown: bool = False) -> str:
    """Return the text of a message as Markdown, with quoted text and the signature behind what was said.

    Plain text gets its signs escaped that would mean something in Markdown. A message that only passes another one
    on says what it passes on.
    """
    lines = [line.rstrip() if line != "-- " else line for line in text.strip("\n").split("\n")]
    said, quoted = _parted(lines)
    if not is_markdown:
        said = [_escaped(line) for line in said]
        quoted = [_escaped(line) for line in quoted]
    if not any(line.strip() and not line.startswith(">") for line in said):
        return _safe("\n".join(_spaced(said + ([""] if said and quoted else []) + quoted)).strip())
    folded: list[str] = []
    is_own = False
    for line in _trimmed(quoted):
        if line.startswith(">") and folded and folded[-1] not in {">", ""} and is_own:
            # “On Friday Ada wrote:” is a paragraph above what she wrote.
            folded.append(">")
        is_own = not line.startswith(">")
        folded.append(f"> {line}".rstrip() if is_own else line)
    parts = ["\n".join(_spaced(_trimmed(said))), "\n".join(folded)]
    return _safe("\n\n".join(part for part in parts if part.strip()))


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return (said, quoted): from where the quote begins that goes on to the end; and the signature with the quote."""
    begin = _where_quoted(lines)
    said, quoted = lines[:begin], lines[begin:]
    for place, line in enumerate(said):
        if line in {"-- ", "--"} and place:
            signature = said[place:]
            return said[:place], [*signature, *([""] if quoted else []), *quoted]
    return said, quoted


def _where_quoted(lines: list[str]) -> int:
    for place, line in enumerate(lines):
        if _DIVIDER.match(line[:_LONGEST]) or _is_head(lines, place):
            return place
    # A run of quoted lines that goes on to the end, or to the signature.
    end = len(lines)
    for place, line in enumerate(lines):
        if line in {"-- ", "--"} and place:
            end = place
            break
    begin = end
    while begin and (lines[begin - 1].startswith(">") or not lines[begin - 1].strip()):
        begin -= 1
    if not any(line.startswith(">") for line in lines[begin:end]):
        return len(lines)
    # “On Friday Ada wrote:”, which mail programs break into two lines.
    above = begin
    while above and not lines[above - 1].strip():
        above -= 1
    for count, pattern in ((2, _ATTRIBUTION), (1, _ATTRIBUTION), (1, _SHORT_ATTRIBUTION)):
        words = " ".join(part.strip() for part in lines[max(0, above - count) : above])
        if above >= count and pattern.match(words[:_LONGEST]):
            return above - count
    return begin


def _is_head(lines: list[str], place: int) -> bool:
    """Return whether the head of another message begins here, as Outlook writes it above what it quotes."""
    if place == 0 or not _HEAD_BEGINS.match(lines[place][:_LONGEST]):
        return False
    return any(_HEAD_GOES_ON.match(line[:_LONGEST]) for line in lines[place + 1 : place + _HEAD_LINES])


def _trimmed(lines: list[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return lines[first:last]


def _spaced(lines: list[str]) -> list[str]:
    """Return lines with an empty one behind every quote: without it Markdown takes the answer for quoted as well."""
    spaced: list[str] = []
    for line in lines:
        if spaced and spaced[-1].startswith(">") and line.strip() and not line.startswith(">"):
            spaced.append("")
        spaced.append(line)
    return spaced


_MEANS_SOMETHING = re.compile(r"^((?:>\s?)*\s{0,3})(#{1,6}(?=\s|$)|={3,}(?=\s*$)|-{3,}(?=\s*$)|`{3,}|~{3,})")

# What would be read as a tag of HTML; an address in such brackets is a link in both.
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?![A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>]+@[^\s<>]+>)")


def _escaped(line: str) -> str:
    """Return a line of plain text that reads the same as Markdown; quotes and lists are the same in both."""
    quote = re.match(r"^(?:>\s?)*", line)
    begin = quote.end() if quote else 0
    body = line[begin:]
    indent = len(body) - len(body.lstrip())
    if indent > 3:
        # Four spaces would be code.
        body = "   " + body.lstrip()
    return _TAG.sub(r"\\<", _MEANS_SOMETHING.sub(r"\1\\\2", line[:begin] + body))


def _safe(text: str) -> str:
    # Only the person mentions somebody in their journal, never a letter that came in.
    return text.replace("](contact:", "](\\contact:")


def unflowed(text: str, *, without_space: bool = False) -> str:
    """Return text of ``format=flowed`` with its paragraphs in one line each (RFC 3676 section 4)."""
    out: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        body = line.lstrip(">")
        depth = len(line) - len(body)
        body = body.removeprefix(" ")
        signature = body == "-- "
        if open_depth == depth and not signature and out:
            out[-1] += body
        else:
            out.append(f"{'>' * depth}{' ' if depth else ''}{body}")
        flows = body.endswith(" ") and not signature
        open_depth = depth if flows else -1
        if flows and without_space:
            out[-1] = out[-1][:-1]
    return "\n".join(out)
