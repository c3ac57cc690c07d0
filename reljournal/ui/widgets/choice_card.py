"""A large choice: a card that is a button, with an icon, a title and the words that help to choose."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.chip import Chip, ChipRole
from reljournal.ui.widgets.icons import paint_icon
from reljournal.ui.widgets.labels import Label
from reljournal.ui.widgets.painting import KeyboardRing, fill_round, focus_ring

_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


class Glyph(QWidget):
    """An icon on a soft round ground."""

    def __init__(self, name: str, parent: QWidget | None = None, *, accent: bool = False) -> None:
        super().__init__(parent)
        self._name = name
        self._accent = accent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a large icon."""
        side = current_theme().size("icon_large")
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and icon."""
        theme = current_theme()
        painter = QPainter(self)
        ground = "accent_soft" if self._accent else "chip"
        fill_round(painter, self.rect(), self.height() / 2, theme.colour(ground))
        side = theme.size("icon")
        at = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        paint_icon(painter, at, self._name, "accent" if self._accent else "muted")
        painter.end()


class ChoiceCard(KeyboardRing, QPushButton):
    """A card that is a button: icon, title, a sentence, and a line of small print."""

    def __init__(
        self, icon_name: str, title: str, sentence: str, *, small_print: str = "", badge: str = "", accent: bool = False
    ) -> None:
        super().__init__()
        theme = current_theme()
        self._accent = accent
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (sentence, small_print) if part))
        column = self._column = QVBoxLayout(self)
        edge = theme.space("xl")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("s"))
        head = QHBoxLayout()
        head.addWidget(Glyph(icon_name, accent=accent))
        head.addStretch(1)
        if badge:
            head.addWidget(Chip(badge, ChipRole.ACCENT), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addSpacing(theme.space("xs"))
        column.addWidget(Label(title, role="large", semibold=True, wrap=True))
        column.addWidget(Label(sentence, tone="muted", wrap=True))
        column.addStretch(1)
        if small_print:
            column.addWidget(Label(small_print, role="small", tone="muted", wrap=True))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        """Return true: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at ``width`` pixels."""
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return what the words need."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least width with the height that belongs to it."""
        return self._column.totalMinimumSize()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, its line in the accent when it is the one to take."""
        theme = current_theme()
        painter = QPainter(self)
        lit = self.isDown() or self.underMouse()
        # The tint alone would be lost on the ground of either theme: the line says it as well.
        line = theme.colour("accent" if self._accent or lit else "line")
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("accent_soft" if lit else "card"), line)
        if self.ring_shown():
            focus_ring(painter, self.rect(), theme.radius_card - 1)
        painter.end()
