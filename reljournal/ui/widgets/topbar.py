"""The bar at the top of a screen: where one is at the leading edge, what one can do at the trailing one."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
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

    Where there is no room for all the words, buttons that have an icon show it alone.
    """

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

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the end of those on the trailing side."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _parts(self) -> tuple[int, list[AccentButton | QuietButton], list[_Joined]]:
        """Return the room that is always taken, the buttons, and what else has a narrow form; all that are shown."""
        fixed, shown = 0, 0
        buttons: list[AccentButton | QuietButton] = []
        joined: list[_Joined] = []
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            part = item.widget() if item is not None else None
            if part is None or part.isHidden():
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

    def _fit(self) -> None:
        """Show the words of the buttons while there is room, else their icons; what is joined gives way last."""
        fixed, buttons, joined = self._parts()
        fixed += sum(part.full_width() for part in joined)
        narrow = fixed + sum(part.full_width() for part in buttons) > self.width()
        for button in buttons:
            button.set_compact(narrow)
        narrow = fixed + sum(part.narrow_width() for part in buttons) > self.width()
        for part in joined:
            part.set_compact(narrow)

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
        """Return the same height, and room for everything in its narrow form."""
        fixed, buttons, joined = self._parts()
        if not joined:
            return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
        narrow = fixed + sum(part.narrow_width() for part in (*buttons, *joined))
        return QSize(narrow, self.sizeHint().height())

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
