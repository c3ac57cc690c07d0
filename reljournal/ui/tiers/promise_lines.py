"""Promises to be written: by what, every how much, and with how much slack."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from reljournal.domain.entries import Kind
from reljournal.domain.repeating import Every, Repeat
from reljournal.domain.rhythm import Promise
from reljournal.domain.tiers import MEETINGS, MESSAGES
from reljournal.ui.theme import current_theme
from reljournal.ui.tiers.words import promise_title
from reljournal.ui.widgets import FlowLayout, IconButton, Label, LinkButton, clear_layout, dress_spin_box

_OFFERED: tuple[tuple[Kind, ...], ...] = (
    (), MESSAGES, MEETINGS, *((kind,) for kind in Kind if kind is not Kind.NOTE),
)  # fmt: skip
_MOST, _MOST_SLACK = 99, 90


class PromiseLine(QWidget):
    """One promise; ``changed`` with every key, ``removed`` when it is not to be one any more."""

    changed = Signal()
    removed = Signal()

    def __init__(self, promise: Promise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel = QComboBox()
        self.channel.setAccessibleName(self.tr("Channel"))
        offered = _OFFERED if promise.kinds in _OFFERED else (promise.kinds, *_OFFERED)
        for kinds in offered:
            self.channel.addItem(promise_title(Promise(kinds)))
        self._offered = offered
        self.channel.setCurrentIndex(offered.index(promise.kinds))
        self.count = self._spin(promise.every.count, 1, _MOST, self.tr("How many"))
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Days, weeks, months or years"))
        for every in Every:
            self.unit.addItem("", every)
        self.unit.setCurrentIndex(list(Every).index(promise.every.every))
        self.slack = self._spin(promise.slack, 0, _MOST_SLACK, self.tr("Days of slack before it is late"))
        self.cross = IconButton("close", self.tr("Take this promise away"))
        self.cross.clicked.connect(self.removed)
        flow = FlowLayout(self)
        for part in (
            self.channel, Label(self.tr("every")), self.count, self.unit,
            Label(self.tr("with slack of"), tone="muted"), self.slack, Label(self.tr("days"), tone="muted"), self.cross,
        ):  # fmt: skip
            flow.addWidget(part)
        self._name_units()
        for combo in (self.channel, self.unit):
            combo.currentIndexChanged.connect(self.changed)
        for spin in (self.count, self.slack):
            spin.valueChanged.connect(self._spun)

    def _spin(self, value: int, least: int, most: int, name: str) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(least, max(most, value))
        spin.setValue(value)
        spin.setAccessibleName(name)
        dress_spin_box(spin)
        return spin

    def _spun(self) -> None:
        self._name_units()
        self.changed.emit()

    def _name_units(self) -> None:
        one = self.count.value() == 1
        words = {
            Every.DAYS: self.tr("day") if one else self.tr("days"),
            Every.WEEKS: self.tr("week") if one else self.tr("weeks"),
            Every.MONTHS: self.tr("month") if one else self.tr("months"),
            Every.YEARS: self.tr("year") if one else self.tr("years"),
        }
        with QSignalBlocker(self.unit):
            for place, every in enumerate(Every):
                self.unit.setItemText(place, words[every])

    def promise(self) -> Promise:
        """Return what is written."""
        every = Repeat(Every(self.unit.currentData()), self.count.value())
        return Promise(self._offered[self.channel.currentIndex()], every, self.slack.value())


class PromiseLines(QWidget):
    """Promises one below the other, and a way to one more."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[PromiseLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current_theme().space("s"))
        column.addLayout(self._rows)
        self.none = Label(self.tr("Nothing is promised."), tone="muted", wrap=True)
        column.addWidget(self.none)
        self.more = LinkButton(self.tr("Add a promise"))
        self.more.clicked.connect(self._add_one)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_promises(self, promises: Sequence[Promise]) -> None:
        """Show these."""
        clear_layout(self._rows)
        self.lines = []
        for promise in promises:
            self._add(promise)
        self.none.setVisible(not self.lines)

    def promises(self) -> tuple[Promise, ...]:
        """Return what is written."""
        return tuple(line.promise() for line in self.lines)

    def _add(self, promise: Promise) -> PromiseLine:
        line = PromiseLine(promise)
        line.changed.connect(self.changed)
        line.removed.connect(self._remove)
        self.lines.append(line)
        self._rows.addWidget(line)
        self.none.hide()
        return line

    def _add_one(self) -> None:
        self._add(Promise()).channel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _remove(self) -> None:
        line = self.sender()
        if not isinstance(line, PromiseLine):
            return
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.none.setVisible(not self.lines)
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
