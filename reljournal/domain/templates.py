"""What an entry of one's own kind begins with: a title, a text with questions, a kind and a purpose."""

from __future__ import annotations

from dataclasses import dataclass, field

from reljournal.domain.entries import Kind, Purpose

NAME, DATE = "{name}", "{date}"
"""What stands in a template for whom the entry is with, and for its day."""


@dataclass(frozen=True, slots=True)
class EntryTemplate:
    """A template; ``kind`` and ``purpose`` are None where it leaves them as they are. ``id`` is 0 for a usual one."""

    name: str
    title: str = ""
    text: str = ""
    kind: Kind | None = None
    purpose: Purpose | None = None
    id: int = field(default=0, compare=False)


def filled(text: str, names: list[str], day: str) -> str:
    """Return a text of a template for these people and that day; with nobody, the place of the name stays empty."""
    named = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
    return text.replace(NAME, named).replace(DATE, day)
