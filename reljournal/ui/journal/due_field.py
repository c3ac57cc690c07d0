"""The day by which something is due, as a chip that is written in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reljournal.domain.when import Leaning
from reljournal.ui.context import Context
from reljournal.ui.journal.fields import DayField
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round, focus_ring
from reljournal.ui.widgets.chip import chip_font, chip_size
from reljournal.ui.wording import short_day, short_day_with_year


class DueField(DayField):
    """Shows a day without its weekday; the icon of the calendar stands in it while one writes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("by when?"), self.tr("Due"), Leaning.FUTURE)
        if parent is not None:
            self.setParent(parent)
        self.setProperty("bare", True)
        self.setProperty("chip", "due")
        self.setFont(chip_font())
        self._button.hide()

    def _written(self, value: date | None) -> str:
        if value is None:
            return ""
        return short_day(value) if value.year == self._context.today().year else short_day_with_year(value)

    def room_for_icon(self) -> int:
        """Return how much wider it becomes while one writes, in pixels."""
        return current_theme().size("icon") + current_theme().space("xs")

    def sizeHint(self) -> QSize:
        """Return the size of a chip, with room for the icon while one writes."""
        font = chip_font()
        metrics = self.fontMetrics()
        shown = self.text() or self.placeholderText()
        high = chip_size(shown, font).height()
        wide = metrics.horizontalAdvance(shown) + high
        return QSize(wide + (self.room_for_icon() if self.hasFocus() else 0), high)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def _leave_room(self) -> None:
        # A line edit keeps two pixels to itself on each side; the cursor stands behind the last letter.
        before = self.sizeHint().height() // 2 - 2
        after = before - 3 + (self.room_for_icon() if self.hasFocus() else 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self.setTextMargins(before, 0, after, 0)

    def _place_button(self) -> None:
        side, edge = current_theme().size("icon"), current_theme().space("xs")
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = (self.height() - side) // 2
        self._button.setGeometry(edge if rtl else self.width() - side - edge, top, side, side)

    def _radius(self) -> float:
        return self.height() / 2

    def _show_icon(self, shown: bool) -> None:
        self._button.setVisible(shown)
        self._leave_room()
        self.updateGeometry()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the icon."""
        super().focusInEvent(event)
        self._show_icon(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the day alone."""
        super().focusOutEvent(event)
        self._show_icon(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange}:
            font = chip_font()
            if self.font().key() != font.key():
                self.setFont(font)
            self._leave_room()

    def _paint_ground(self) -> None:
        theme = current_theme()
        painter = QPainter(self)
        round_by = self._radius()
        is_set = bool(self.text())
        fill_round(
            painter, self.rect(), round_by, theme.colour("due_soft") if is_set else None,
            None if is_set else theme.colour("line"),
        )  # fmt: skip
        if self.hasFocus():
            focus_ring(painter, self.rect(), round_by)
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip, and the day on it; a day that cannot be read has an outline."""
        self._paint_ground()
        super().paintEvent(event)
