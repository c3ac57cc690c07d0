"""Phone numbers as runs of digits, so that one is found by any part of it, however either side is grouped."""

from __future__ import annotations

import re
import unicodedata

SHORTEST_RUN = 3
# After a country code that was typed, so much must be left to say something on its own.
_SHORTEST_NATIONAL = 5
# The trunk zero that some write between country code and number: +44 (0)20 7946 0102.
_TRUNK_ZERO = r"\(\s*0\s*\)"
# The country codes of ITU-T E.164 (list of 2016 with its amendments): those of one and of two digits; the rest have 3.
_ONE_DIGIT = frozenset("17")
_TWO_DIGITS = frozenset(
    str(code)
    for code in (
        20, 27, *range(30, 35), 36, 39, 40, 41, *range(43, 50), *range(51, 59), *range(60, 67), 81, 82, 84, 86,
        *range(90, 96), 98,
    )
)  # fmt: skip


def digits_of(number: str) -> str:
    """Return the digits of a phone number as 0 to 9, without the trunk zero in brackets."""
    # An import asks for thousands: patterns only where there is something for them.
    bare = re.sub(_TRUNK_ZERO, "", number) if "(" in number else number
    digits = "".join(filter(str.isdecimal, bare))
    return digits if digits.isascii() else "".join(str(unicodedata.decimal(digit)) for digit in digits)


def runs_of(typed: str) -> tuple[str, ...]:
    """Return the runs of digits of which one must stand in a number for ``typed`` to mean it; none below 3 digits.

    A national number (020 7946 0102) is the end of the international one without its zero; an international one
    (+44 20 7946 0102, 0044 …) is also looked for as its own country writes it.
    """
    digits = digits_of(typed)
    if len(digits) < SHORTEST_RUN:
        return ()
    runs = [digits]
    if typed.lstrip(" (").startswith("+"):
        runs.append(_national(digits))
    elif digits.startswith("00"):
        runs += [digits[2:], _national(digits[2:])]
    elif digits.startswith("0"):
        runs.append(digits[1:])
    return tuple(dict.fromkeys(run for run in runs if len(run) >= SHORTEST_RUN))


def _national(digits: str) -> str:
    code = 1 if digits[:1] in _ONE_DIGIT else 2 if digits[:2] in _TWO_DIGITS else 3
    rest = digits[code:]
    return rest if len(rest) >= _SHORTEST_NATIONAL else ""
