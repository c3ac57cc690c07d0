"""Text in the roles of the theme, and text that ends in an ellipsis where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Label(QLabel):
    """Plain text in a type role (small, body, large, title, heading) and a tone (text, muted, accent, late …)."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        semibold: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", role)
        self.setProperty("tone", tone)
        self.setProperty("semibold", semibold)
        self.setWordWrap(wrap)
        self._stand_at_leading_edge()
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def changeEvent(self, event: QEvent) -> None:
        """Stand at the leading edge of the window, whatever script the words are in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand_at_leading_edge()

    def _stand_at_leading_edge(self) -> None:
        across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        along = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored and across == Qt.AlignmentFlag.AlignLeft:
            # Left alone, Qt sets Latin words at the left of an Arabic window.
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | along)
        elif not mirrored and across == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute:
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | along)

    def set_tone(self, tone: str) -> None:
        """Change the tone of a label already shown."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(Label):
    """One line that gives up its end, not its place, when there is no room; the whole stands in the tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        parent: QWidget | None = None,
        *,
        semibold: bool = False,
    ) -> None:
        super().__init__(text, role, tone, parent, semibold=semibold)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return room for one letter and the ellipsis."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance("M…"), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the part that fits."""
        # Creating QStyle with its lists of parts and states takes PySide6 as long as painting a window.
        from PySide6.QtWidgets import QStyle

        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        flags = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        self.style().drawItemText(
            painter, area, int(flags), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
        painter.end()
