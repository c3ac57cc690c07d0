"""The one sentence under the day's name."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS = (
    QT_TRANSLATE_NOOP("DaySentence", "One"),
    QT_TRANSLATE_NOOP("DaySentence", "Two"),
    QT_TRANSLATE_NOOP("DaySentence", "Three"),
    QT_TRANSLATE_NOOP("DaySentence", "Four"),
    QT_TRANSLATE_NOOP("DaySentence", "Five"),
    QT_TRANSLATE_NOOP("DaySentence", "Six"),
    QT_TRANSLATE_NOOP("DaySentence", "Seven"),
    QT_TRANSLATE_NOOP("DaySentence", "Eight"),
    QT_TRANSLATE_NOOP("DaySentence", "Nine"),
    QT_TRANSLATE_NOOP("DaySentence", "Ten"),
)


def _tr(text: object) -> str:
    return QCoreApplication.translate("DaySentence", str(text))


def _counted(text: str, count: int) -> str:
    """Return a sentence with its small number in words."""
    sentence = QCoreApplication.translate("DaySentence", text, None, count)
    return sentence.replace(str(count), _tr(_WORDS[count - 1]), 1) if count <= len(_WORDS) else sentence


def day_sentence(dates: int, due: int, *, may_be_more: bool = False, people: int = 0) -> str:
    """Return "Two dates this week. Three follow-ups are due."; a quiet day has a sentence of its own.

    First comes how many ``people`` one would reach.

    ``may_be_more`` says that only ``dates`` were counted.
    """
    if not dates and not due and not people:
        return _tr("A quiet week: no dates, and nothing is due.")
    sentences = [_counted("%Ln people would be glad to hear from you.", people)] if people else []
    if may_be_more:
        sentences.append(_tr("Many dates this week."))
    elif dates:
        sentences.append(_counted("%Ln dates this week.", dates))
    if due:
        sentences.append(_counted("%Ln follow-ups are due.", due))
    elif not people:
        sentences.append(_tr("Nothing is due."))
    return " ".join(sentences)
