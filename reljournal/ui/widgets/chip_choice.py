"""A row of chips of which one is on, or none where that is an answer too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from reljournal.ui.widgets.chip import ChipButton, ChipRole
from reljournal.ui.widgets.flow import FlowLayout

_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}


class ChipChoice(QWidget):
    """One of several words. Tab enters and leaves the row, arrow keys move within it and choose.

    Where it is ``optional`` nothing is chosen at first, the value is empty then, and pressing what is chosen takes it
    back.
    """

    changed = Signal(str)
    """Emitted with the key that the person chose; `set_value` is silent."""

    def __init__(
        self,
        options: Iterable[tuple[str, str]] = (),
        accessible_name: str = "",
        role: str = ChipRole.ACCENT,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
    ) -> None:
        super().__init__(parent)
        self._role, self._optional = role, optional
        self._buttons: dict[str, ChipButton] = {}
        self._value = ""
        self.setAccessibleName(accessible_name)
        self._row = FlowLayout(self)
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer these (key, label) pairs; the first is on unless the present one is among them."""
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for key, label in options:
            button = ChipButton(label, self._role, self)
            button.setAutoExclusive(not self._optional)
            button.installEventFilter(self)
            button.toggled.connect(self._take)
            self._buttons[key] = button
            self._row.addWidget(button)
        first = "" if self._optional else next(iter(self._buttons), "")
        keep = self._value if self._value in self._buttons else first
        self._value = ""
        if keep or self._optional:
            self.set_value(keep)

    def value(self) -> str:
        """Return the key that is on, empty when none is."""
        return self._value

    def set_value(self, key: str) -> None:
        """Turn ``key`` on without a signal ("" for none where it is optional); an unknown key raises `KeyError`."""
        button = None if self._optional and not key else self._buttons[key]
        self._value = key
        if self._optional:
            for other in self._buttons.values():
                if other is not button:
                    other.setChecked(False)
        if button is not None:
            button.setChecked(True)
        self._keep_one_tab_stop()

    def button(self, key: str) -> ChipButton:
        """Return the chip of a key, to give it a tooltip for example."""
        return self._buttons[key]

    def _keep_one_tab_stop(self) -> None:
        if not self._buttons:
            return
        entered = self._value or next(iter(self._buttons))
        for key, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == entered else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[entered])

    def _take(self, on: bool) -> None:
        chosen = [key for key, button in self._buttons.items() if button.isChecked()]
        if self._optional:
            # While another is turned on here the one before is on still.
            chosen = [key for key in chosen if key != self._value] or chosen
            if not on and chosen:
                return
        elif not on or not chosen:
            return
        value = chosen[0] if chosen else ""
        if value == self._value:
            return
        self.set_value(value)
        self.changed.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys, the way the row reads."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _BACK | _ON:
                step = 1 if key in _ON else -1
                sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
                if sideways and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    step = -step
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        keys = list(self._buttons)
        at = keys.index(self._value) if self._value else -1 if step > 0 else 0
        target = self._buttons[keys[(at + step) % len(keys)]]
        target.setChecked(True)
        target.setFocus(Qt.FocusReason.TabFocusReason)
