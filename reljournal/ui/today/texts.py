"""A line that begins in semibold and goes on muted, and wraps as one text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from reljournal.ui.theme import current_theme

_FOLLOWED = {
    QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange,
}  # fmt: skip


class LeadingText(QWidget):
    """Shows ``lead`` semibold and ``rest`` muted behind it, in the direction of the window.

    A text that needs more than ``most_lines`` ends in an ellipsis.
    """

    def __init__(self, lead: str = "", rest: str = "", parent: QWidget | None = None, *, most_lines: int = 3) -> None:
        super().__init__(parent)
        self._most = most_lines
        # Layouts ask for the same few widths over and over.
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._lead, self._rest = lead, rest
        self._done = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.text())

    def text(self) -> str:
        """Return the whole line."""
        return f"{self._lead} · {self._rest}" if self._rest else self._lead

    def set_done(self, done: bool) -> None:
        """Strike the line through, because what it says is done."""
        self._done = done
        self.update()

    def is_cut(self) -> bool:
        """Return whether the text does not fit at its present width."""
        return self._shown(max(1, self.width())) != self.text()

    def _shown(self, width: float) -> str:
        """Return the part of the text that fits into the lines there may be."""
        layout, _high, _wide = self._lay_out(self.text(), width)
        if layout.lineCount() <= self._most:
            return self.text()
        last = layout.lineAt(self._most - 1)
        return self.text()[: max(1, last.textStart() + last.textLength() - 2)].rstrip(" ·") + "…"

    def _laid_out(self, width: float) -> tuple[QTextLayout, float, float]:
        """Return what is shown at a width, with its height and natural width, in pixels."""
        layout, high, wide = self._lay_out(self.text(), width)
        if layout.lineCount() > self._most:
            return self._lay_out(self._shown(width), width)
        return layout, high, wide

    def _lay_out(self, text: str, width: float) -> tuple[QTextLayout, float, float]:
        theme = current_theme()
        layout = QTextLayout(text, theme.font("body"))
        # The words keep the direction of their script, the lines stand at the leading edge of the window.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        option = QTextOption(Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        lead = min(len(self._lead), len(text))
        layout.setFormats([self._range(0, lead, lead=True), self._range(lead, len(text) - lead, lead=False)])
        layout.beginLayout()
        high, wide = 0.0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, high))
            high += line.height()
            wide = max(wide, line.naturalTextWidth())
        layout.endLayout()
        return layout, high, wide

    def _range(self, start: int, length: int, *, lead: bool) -> QTextLayout.FormatRange:
        theme = current_theme()
        part = QTextLayout.FormatRange()
        part.start = start
        part.length = length
        style = QTextCharFormat()
        style.setFont(theme.font("body", semibold=lead))
        style.setForeground(theme.colour("text" if lead and not self._done else "muted"))
        style.setFontStrikeOut(lead and self._done)
        part.format = style
        return part

    def hasHeightForWidth(self) -> bool:
        """Return true: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text."""
        high = self._heights.get(width)
        if high is None:
            high = self._heights[width] = int(self._laid_out(max(1, width))[1] + 0.999)
        return high

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        if self._hint is None:
            _layout, high, wide = self._lay_out(self.text(), 1e6)
            self._hint = QSize(int(wide) + 2, int(high + 0.999))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        high = self.sizeHint().height()
        return QSize(min(self.sizeHint().width(), 4 * high), high)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, the size of text and the direction of reading."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self._heights.clear()
            self._hint = None
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text in the middle of the height it was given."""
        layout, high, _wide = self._laid_out(max(1, self.width()))
        painter = QPainter(self)
        layout.draw(painter, QPointF(0, max(0.0, (self.height() - high) / 2)))
        painter.end()
