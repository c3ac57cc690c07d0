"""QR codes (ISO/IEC 18004) as squares that are dark or light."""

from __future__ import annotations

from dataclasses import dataclass

from reljournal.domain.errors import RelJournalError

QUIET_ZONE = 4
"""Light squares on every side, without which no phone finds the code (section 5.3.8)."""
EASY_VERSION = 20
"""Up to this version (97 squares a side) phones read a code from a screen or a business card without effort."""


class TooMuchForCodeError(RelJournalError):
    """More text than a QR code can hold."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code without its quiet zone: rows of squares, True where one is dark."""

    rows: tuple[tuple[bool, ...], ...]
    version: int

    @property
    def side(self) -> int:
        """How many squares a side has, the quiet zone included."""
        return len(self.rows) + 2 * QUIET_ZONE

    @property
    def is_dense(self) -> bool:
        """Whether a phone may have trouble with it."""
        return self.version > EASY_VERSION


def qr_code(text: str) -> QrCode:
    """Return the QR code of a text in UTF-8, at error level M: readable with 15 % of it covered.

    Raises:
        TooMuchForCodeError: the text is longer than the largest code holds (2,331 bytes).
    """
    import segno

    try:
        made = segno.make(text, error="m", encoding="utf-8", micro=False, boost_error=False)
    except segno.DataOverflowError as error:
        raise TooMuchForCodeError("That is more than a QR code can hold. Leave something out.") from error
    return QrCode(tuple(tuple(bool(cell) for cell in row) for row in made.matrix), int(made.version))
