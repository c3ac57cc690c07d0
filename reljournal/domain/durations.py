"""Lengths of time as people type them: "1h20", "1 h 20", "80", "45 min", "1:20"."""

from __future__ import annotations

import re

LONGEST = 99 * 60 + 59
"""No entry lasts longer, in minutes."""

_HOURS = r"(?:h|hr|hrs|hour|hours|std|stunde|stunden|heures?|horas?|ore|uur)\.?"
_MINUTES = r"(?:m|min|mins|minute|minutes|minuten|minutos?|minuti|′|')\.?"
_FORMS = (
    # 1:20
    re.compile(r"(?P<h>\d{1,2}):(?P<m>[0-5]\d)"),
    # 1h, 1h20, 1 h 20, 1 h 20 min, 2 hours
    re.compile(rf"(?P<h>\d{{1,2}})\s*{_HOURS}(?:\s*(?:and\s+)?(?P<m>\d{{1,2}})\s*(?:{_MINUTES})?)?"),
    # 1.5 h, 1,5 h, .5h
    re.compile(rf"(?P<f>\d{{0,2}}[.,]\d{{1,2}})\s*{_HOURS}"),
    # 80, 45 min, 90m
    re.compile(rf"(?P<m>\d{{1,4}})\s*(?:{_MINUTES})?"),
)


def parse_duration(text: str) -> int | None:
    """Return a typed length of time in whole minutes, None for nothing (or zero) typed.

    A bare number is minutes. Hours may be a decimal fraction with a point or a comma, rounded to minutes.

    Raises:
        ValueError: it is not a length of time, or longer than :data:`LONGEST`.
    """
    words = text.strip().casefold()
    if not words:
        return None
    for form in _FORMS:
        match = form.fullmatch(words)
        if match is None:
            continue
        parts = match.groupdict()
        if "f" in parts:
            minutes = round(float("0" + parts["f"].replace(",", ".")) * 60)
        else:
            minutes = int(parts.get("h") or 0) * 60 + int(parts.get("m") or 0)
        if minutes > LONGEST:
            raise ValueError(f"too long: {text}")
        return minutes or None
    raise ValueError(f"not a length of time: {text}")
