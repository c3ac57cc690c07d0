"""The bar at the top of a screen: where one is at the leading edge, what one can do at the trailing one."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.buttons import AccentButton, QuietButton
from reljournal.ui.widgets.painting import fill_plain


@runtime_checkable
class _Joined(Protocol):
    """A part that has a narrow form of its own, such as `Segments`, which is not loaded before it is needed."""

    def full_width(self) -> int:
        """Return its width with all words."""

    def set_compact(self, compact: bool) -> None:
        """Show less."""

    def narrow_width(self) -> int:
        """Return its width in its narrow form."""


class TopBar(QWidget):
    """One line of controls over a hairline, as high as the theme says and higher with larger text.

    Where there is no room for all the words, buttons that have an icon show it alone. Where that is not enough, parts
    that may leave go: whoever put them there has another place for them.
    """

    crowded = Signal(bool)
    """Whether the parts that may leave have gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        edge = theme.space("xl")
        self._row.setContentsMargins(edge, 0, edge, 1)
        self._row.setSpacing(theme.space("m"))
        self._row.addStretch(1)
        self._stretch_at = 0
        self._leaving: list[QWidget] = []
        self._is_crowded = False

    def add_left(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of those on the leading side; with ``stretch`` it takes the free room."""
        self._row.insertWidget(self._stretch_at, widget, stretch)
        if not stretch:
            self._row.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        self._stretch_at += 1

    def add_stretch(self, stretch: int = 1) -> None:
        """Put room that grows after the widgets of the leading side."""
        self._row.insertStretch(self._stretch_at, stretch)
        self._stretch_at += 1

    def add_right(self, widget: QWidget, *, may_leave: bool = False) -> None:
        """Put a widget at the end of those on the trailing side; one that ``may_leave`` goes where it is narrow."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        if may_leave:
            self._leaving.append(widget)

    def _parts(self, *, leaving: bool) -> tuple[int, list[AccentButton | QuietButton], list[_Joined]]:
        """Return the room that is always taken, the buttons, and what else has a narrow form; all that are shown.

        Those that may leave count when ``leaving`` says so, shown or not.
        """
        fixed, shown = 0, 0
        buttons: list[AccentButton | QuietButton] = []
        joined: list[_Joined] = []
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            part = item.widget() if item is not None else None
            if part is None or (not leaving if part in self._leaving else part.isHidden()):
                continue
            shown += 1
            if isinstance(part, AccentButton | QuietButton):
                buttons.append(part)
            elif isinstance(part, _Joined):
                joined.append(part)
            else:
                fixed += max(part.minimumWidth(), part.minimumSizeHint().width())
        margins = self._row.contentsMargins()
        return fixed + margins.left() + margins.right() + self._row.spacing() * max(0, shown), buttons, joined

    def _narrowest(self, *, leaving: bool) -> int:
        fixed, buttons, joined = self._parts(leaving=leaving)
        return fixed + sum(part.narrow_width() for part in (*buttons, *joined))

    def _fit(self) -> None:
        """Show the words of the buttons while there is room, else their icons; others give way last, one by one."""
        if self._leaving:
            crowded = self._narrowest(leaving=True) > self.width()
            for part in self._leaving:
                part.setVisible(not crowded)
            if crowded != self._is_crowded:
                self._is_crowded = crowded
                self.crowded.emit(crowded)
        fixed, buttons, joined = self._parts(leaving=not self._is_crowded)
        fixed += sum(part.full_width() for part in joined)
        narrow = fixed + sum(part.full_width() for part in buttons) > self.width()
        for button in buttons:
            button.set_compact(narrow)
        needed = fixed + sum(button.narrow_width() if narrow else button.full_width() for button in buttons)
        for item in joined:
            tight = needed > self.width()
            item.set_compact(tight)
            needed -= (item.full_width() - item.narrow_width()) if tight else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit the words again when a part of the bar asks for another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return the bar's height; its width is the screen's."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(current_theme().size("top_bar"), hint.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and room for everything that stays in its narrow form."""
        if not self._leaving:
            return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
        return QSize(self._narrowest(leaving=False), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline."""
        painter = QPainter(self)
        fill_plain(painter, QRect(0, self.height() - 1, self.width(), 1), current_theme().colour("line"))
        painter.end()
