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
    """Shows ``lead`` semibold and ``rest`` muted behind it, in the direction of the window."""

    def __init__(self, lead: str = "", rest: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def _laid_out(self, width: float) -> tuple[QTextLayout, float, float]:
        """Return the layout with its height and natural width, in pixels."""
        theme = current_theme()
        layout = QTextLayout(self.text(), theme.font("body"))
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._range(0, len(self._lead), lead=True), self._range(len(self._lead), -1, lead=False)])
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
        part.length = length if length >= 0 else len(self.text()) - start
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
        return int(self._laid_out(max(1, width))[1] + 0.999)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        _layout, high, wide = self._laid_out(1e6)
        return QSize(int(wide) + 2, int(high + 0.999))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        high = self.sizeHint().height()
        return QSize(min(self.sizeHint().width(), 4 * high), high)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, the size of text and the direction of reading."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text in the middle of the height it was given."""
        layout, high, _wide = self._laid_out(max(1, self.width()))
        painter = QPainter(self)
        layout.draw(painter, QPointF(0, max(0.0, (self.height() - high) / 2)))
        painter.end()
