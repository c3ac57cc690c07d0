"""People who are mentioned in a text: ``[@Ada Lovelace](contact:UUID)``, a Markdown link that any reader can show."""

from __future__ import annotations

import re

_MENTION = re.compile(r"\]\(contact:([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})\)")

_BRACKETS = re.compile(r"([\\\[\]])")


def mention(name: str, uuid: str) -> str:
    """Return the Markdown that mentions a contact by name; brackets in the name are escaped."""
    escaped = _BRACKETS.sub(r"\\\1", name)
    return f"[@{escaped}](contact:{uuid})"


def mentioned(text: str) -> tuple[str, ...]:
    """Return the UUIDs of the contacts that a text mentions, in lower case, each once, in order."""
    if "](contact:" not in text:
        return ()
    return tuple(dict.fromkeys(found.lower() for found in _MENTION.findall(text)))


def with_mention_of(text: str, gone_uuid: str, keep_uuid: str) -> str:
    """Return a text that mentions another contact wherever it mentioned one: the two were merged."""
    return re.sub(rf"(?i)\]\(contact:{re.escape(gone_uuid)}\)", f"](contact:{keep_uuid})", text)
