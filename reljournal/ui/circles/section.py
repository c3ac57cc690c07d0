"""The circles in the rail: a heading, one line a circle, and a way to a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.circles import Circle
from reljournal.ui.circles.circle_item import CircleItem
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton, Label, LinkButton, ScrollColumn


class CirclesSection(QWidget):
    """Tab enters once, up and down move and go there. Only shows; what is asked for is said by its signals."""

    chosen = Signal(int)
    new_asked = Signal()
    menu_asked = Signal(int, QPoint)
    rename_asked = Signal(int)
    remove_asked = Signal(int)
    dropped = Signal(int, object)
    refused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._items: dict[int, CircleItem] = {}
        self._marked = 0
        self.setAccessibleName(self.tr("Circles"))
        heading = Label(self.tr("Circles").upper(), role="small", tone="muted", semibold=True)
        heading.setIndent(theme.space("s") + 2)
        heading.setProperty("section", True)
        heading.setAccessibleName(self.tr("Circles"))
        self.plus = IconButton("plus", self.tr("New circle"))
        self.plus.clicked.connect(self.new_asked)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(heading, 1)
        head.addWidget(self.plus)
        self._first = LinkButton(self.tr("New circle…"))
        self._first.clicked.connect(self.new_asked)
        self._column = ScrollColumn(margins=None)
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._column.body.setSpacing(0)
        self._column.body.addLayout(self._lines)
        first = QHBoxLayout()
        # Its words stand below those of the heading; the ring of the keyboard has room beside them.
        first.setContentsMargins(theme.space("s") - 2, 0, 0, 0)
        first.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.body.addLayout(first)
        self._column.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space("l"), 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addLayout(head)
        column.addWidget(self._column, 1)

    def show_circles(self, circles: Sequence[Circle]) -> None:
        """Show these circles; the counts that are known stay."""
        if list(circles) == [item.circle for item in self._items.values()]:
            return
        counts = {key: item.count_text() for key, item in self._items.items()}
        focused = next((key for key, item in self._items.items() if item.hasFocus()), 0)
        for item in self._items.values():
            self._lines.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items = {}
        for circle in circles:
            item = CircleItem(circle, self._column.content)
            item.set_count(counts.get(circle.id, ""))
            self._listen(item)
            self._items[circle.id] = item
            self._lines.addWidget(item)
            item.show()
        self._first.setVisible(not circles)
        self.mark(self._marked if self._marked in self._items else 0)
        if focused in self._items:
            self._items[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self, item: CircleItem) -> None:
        item.installEventFilter(self)
        item.clicked.connect(self._choose)
        item.menu_asked.connect(self._ask_menu)
        item.rename_asked.connect(self._ask_rename)
        item.remove_asked.connect(self._ask_remove)
        item.dropped.connect(self._take)
        item.refused.connect(self._refuse)

    def set_counts(self, counts: Mapping[int, int]) -> None:
        """Show how many are in each circle."""
        for key, count in counts.items():
            if key in self._items:
                self._items[key].set_count(self.locale().toString(count))

    def mark(self, circle_id: int) -> None:
        """Mark the circle that the list of people shows, or none (0)."""
        self._marked = circle_id
        stop = circle_id or next(iter(self._items), 0)
        for key, item in self._items.items():
            item.setChecked(key == circle_id)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)

    def marked(self) -> int:
        """Return the circle that is marked, or 0."""
        return self._marked

    def item(self, circle_id: int) -> CircleItem:
        """Return the line of a circle."""
        return self._items[circle_id]

    def ids(self) -> list[int]:
        """Return the circles on show, from the top."""
        return list(self._items)

    # What lines ask

    def _asking(self) -> int:
        sender = self.sender()
        return sender.circle.id if isinstance(sender, CircleItem) else 0

    def _choose(self) -> None:
        self._go(self._asking())

    def _go(self, circle_id: int) -> None:
        self.mark(circle_id)
        self.chosen.emit(circle_id)

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_asked.emit(self._asking(), at)

    def _ask_rename(self) -> None:
        self.rename_asked.emit(self._asking())

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self._asking())

    def _take(self, contact_ids: list[int]) -> None:
        self.dropped.emit(self._asking(), contact_ids)

    def _refuse(self) -> None:
        self.refused.emit(self._asking())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move before Qt's button moves the focus by position."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, CircleItem):
            ids = self.ids()
            here = ids.index(watched.circle.id)
            target = {
                Qt.Key.Key_Up: max(0, here - 1),
                Qt.Key.Key_Down: min(len(ids) - 1, here + 1),
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: len(ids) - 1,
            }.get(Qt.Key(event.key()))
            if target is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if target != here:
                    self._go(ids[target])
                    self._items[ids[target]].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
