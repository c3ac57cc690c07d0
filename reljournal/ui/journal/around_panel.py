"""What stands beside the text, all of it optional: how it felt, what it was for, who began it, where, their side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from reljournal.domain.entries import NOTHING_AROUND, Feeling, Purpose, StartedBy, Surroundings
from reljournal.ui.journal.optional_panel import OptionalPanel
from reljournal.ui.widgets import ChipChoice, Label, LabelledField

_Chosen = TypeVar("_Chosen", bound=StrEnum)
_WORDS = {
    Feeling.DRAINED: QT_TRANSLATE_NOOP("Around", "drained"),
    Feeling.FLAT: QT_TRANSLATE_NOOP("Around", "flat"),
    Feeling.FINE: QT_TRANSLATE_NOOP("Around", "fine"),
    Feeling.GOOD: QT_TRANSLATE_NOOP("Around", "good"),
    Feeling.CLOSE: QT_TRANSLATE_NOOP("Around", "close"),
    Purpose.CARE: QT_TRANSLATE_NOOP("Around", "care"),
    Purpose.HELP: QT_TRANSLATE_NOOP("Around", "help"),
    Purpose.WORK: QT_TRANSLATE_NOOP("Around", "work"),
    Purpose.ASK: QT_TRANSLATE_NOOP("Around", "ask"),
    StartedBy.ME: QT_TRANSLATE_NOOP("Around", "me"),
    StartedBy.THEM: QT_TRANSLATE_NOOP("Around", "them"),
    StartedBy.BOTH: QT_TRANSLATE_NOOP("Around", "both"),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("Around", str(text))


def word_of(chosen: Feeling | Purpose | StartedBy) -> str:
    """Return the word for how it felt, what it was for, or who began it."""
    return _tr(_WORDS[chosen])


class AroundPanel(OptionalPanel):
    """Says ``changed`` when the person changed anything; `set_value` is silent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How it was"), parent)
        self._given = NOTHING_AROUND
        self._shown = ("", "")
        self.feeling = self._choice(self.tr("How did it feel?"), Feeling)
        self.purpose = self._choice(self.tr("What was it for?"), Purpose)
        self.started_by = self._choice(self.tr("Who began it?"), StartedBy)
        self.their_side = self._line(self.tr("Their side"), self.tr("How did it look from where they sit?"))
        self.place = self._line(self.tr("Where"), self.tr("a place, if you like"))

    def _choice(self, title: str, options: type[_Chosen]) -> ChipChoice:
        self.add(Label(title, role="small", tone="muted"))
        words = [(str(option), word_of(option)) for option in options]  # type: ignore[arg-type]
        choice = ChipChoice(words, title, optional=True)
        choice.changed.connect(self.changed)
        self.add(choice)
        return choice

    def _line(self, title: str, placeholder: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(placeholder)
        line.textEdited.connect(self.changed)
        self.add(LabelledField(title, line))
        return line

    def is_empty(self) -> bool:
        """Return whether nothing is chosen or written."""
        chosen = (self.feeling, self.purpose, self.started_by)
        written = (self.their_side, self.place)
        return not any(choice.value() for choice in chosen) and not any(line.text().strip() for line in written)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first question."""
        self.feeling.button(str(next(iter(Feeling)))).setFocus(Qt.FocusReason.TabFocusReason)

    def set_value(self, around: Surroundings) -> None:
        """Show what stands beside an entry."""
        self._given = around
        self.feeling.set_value(str(around.feeling or ""))
        self.purpose.set_value(str(around.purpose or ""))
        self.started_by.set_value(str(around.started_by or ""))
        for line, text in ((self.their_side, around.their_side), (self.place, around.place)):
            line.setText(text)
            line.setCursorPosition(0)
        self._shown = (self.their_side.text(), self.place.text())

    def value(self) -> Surroundings:
        """Return what stands here; what this panel does not show is given back as it was."""

        def chosen(choice: ChipChoice, of: Callable[[str], _Chosen]) -> _Chosen | None:
            return of(choice.value()) if choice.value() else None

        given, (their_side, place) = self._given, self._shown
        return replace(
            given,
            feeling=chosen(self.feeling, Feeling),
            purpose=chosen(self.purpose, Purpose),
            started_by=chosen(self.started_by, StartedBy),
            # A line nobody touched gives back what it cannot show, such as a line break.
            their_side=given.their_side if self.their_side.text() == their_side else self.their_side.text(),
            place=given.place if self.place.text() == place else self.place.text(),
        )
