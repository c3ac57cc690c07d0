"""What looks like a slip, as quiet sentences."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.hints import Hint

_HINTS = {
    Hint.EMAIL_WITHOUT_AT: QT_TRANSLATE_NOOP("Card", "An e-mail address usually has an @ in it."),
    Hint.EMAIL_WITH_SPACE: QT_TRANSLATE_NOOP("Card", "There is a space in this address."),
    Hint.PHONE_WITH_LETTERS: QT_TRANSLATE_NOOP("Card", "There are letters in this number."),
    Hint.PHONE_WITHOUT_DIGITS: QT_TRANSLATE_NOOP("Card", "There is no digit in this number."),
    Hint.POSTCODE: QT_TRANSLATE_NOOP("Card", "Postcodes of this country look different."),
    Hint.TIME_ZONE: QT_TRANSLATE_NOOP("Card", "No time zone of this name is known, so that no time is shown."),
}


def hint_sentence(hint: Hint) -> str:
    """Return what looks odd about a value, as a sentence."""
    return QCoreApplication.translate("Card", str(_HINTS[hint]))
