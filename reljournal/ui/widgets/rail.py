"""The rail at the window's leading edge: where one can go, how much is there, whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.icons import paint_icon
from reljournal.ui.widgets.labels import Label
from reljournal.ui.widgets.painting import KeyboardRing, fill_plain, fill_round, focus_ring

_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


class RailItem(KeyboardRing, QPushButton):
    """One place in the rail."""

    def __init__(self, key: str, label: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(label)
        self.key = key
        self._icon_name = icon_name
        self._count = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)

    def set_count(self, text: str) -> None:
        """Show a count at the trailing edge; an empty text shows none."""
        self._count = text
        self.setAccessibleName(f"{self.text()} {text}".strip())
        self.update()

    def count_text(self) -> str:
        """Return the count on show."""
        return self._count

    def sizeHint(self) -> QSize:
        """Return a comfortable line."""
        high = QFontMetrics(current_theme().font("body", semibold=True)).height()
        return QSize(1, max(current_theme().size("rail_item"), high + 16))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon, word and count."""
        theme = current_theme()
        painter = QPainter(self)
        current = self.isChecked()
        if current:
            fill_round(painter, self.rect(), theme.radius_control, theme.colour("accent_soft"))
        elif self.underMouse():
            fill_round(painter, self.rect(), theme.radius_control, theme.colour("hover"))
        row = self.rect().adjusted(theme.space("s") + 2, 0, -theme.space("s") - 2, 0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        leading = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        trailing = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        ink = "accent" if current else "text"
        count_width = 0
        if self._count:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("muted"))
            painter.drawText(row, int(trailing | middle), self._count)
            count_width = painter.fontMetrics().horizontalAdvance(self._count) + theme.space("s")
        words = row
        if self._icon_name:
            side = theme.size("icon")
            left = row.right() + 1 - side if mirrored else row.left()
            at = QRect(left, row.center().y() - side // 2, side, side)
            paint_icon(painter, at, self._icon_name, "accent" if current else "muted")
            step = side + theme.space("s") + 2
            words = words.adjusted(0, 0, -step, 0) if mirrored else words.adjusted(step, 0, 0, 0)
        words = words.adjusted(count_width, 0, 0, 0) if mirrored else words.adjusted(0, 0, -count_width, 0)
        font = theme.font("body", semibold=current)
        if not current:
            font.setWeight(font.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(leading | middle), text)
        if self.ring_shown():
            focus_ring(painter, self.rect(), theme.radius_control - 1)
        painter.end()


class Rail(QWidget):
    """The places one can go. Tab enters once, up and down move and go there, Home and End jump."""

    selected = Signal(str)
    """Emitted with the key the person chose; `select` is silent."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._items: dict[str, RailItem] = {}
        self._current = ""
        self.setAccessibleName(self.tr("Places"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        edge = theme.space("m")
        column.setContentsMargins(edge, theme.space("l"), edge + 1, theme.space("l"))
        column.setSpacing(2)
        # With its parent from the beginning: what is shown without one is a window of its own.
        self._title = Label(title, role="large", semibold=True, parent=self)
        self._title.setIndent(theme.space("s") + 2)
        self._title.setVisible(bool(title))
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.space("s"))
        self._head.addWidget(self._title, 1)
        column.addLayout(self._head)
        column.addSpacing(theme.space("l"))
        self._places = QVBoxLayout()
        self._places.setSpacing(2)
        column.addLayout(self._places)
        self._below = QVBoxLayout()
        column.addLayout(self._below, 1)
        self._footer = Label(role="small", tone="muted", wrap=True)
        self._footer.setIndent(theme.space("s") + 2)
        column.addWidget(self._footer)

    def set_header_button(self, button: QWidget) -> None:
        """Put one small button, such as the menu's, at the trailing edge of the title's line."""
        self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_below(self, widget: QWidget) -> None:
        """Give the room between the places and the foot to ``widget``."""
        self._below.addWidget(widget)

    def add_item(self, key: str, label: str, icon_name: str = "") -> None:
        """Add a place below the others."""
        item = RailItem(key, label, icon_name, self)
        item.clicked.connect(self._clicked)
        item.installEventFilter(self)
        item.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._items[key] = item
        self._places.addWidget(item)
        if not self._current:
            self.select(key)

    def add_section(self, label: str) -> None:
        """Add a small heading; the items added next stand below it."""
        heading = Label(label.upper(), role="small", tone="muted", semibold=True)
        heading.setIndent(current_theme().space("s") + 2)
        heading.setProperty("section", True)
        heading.setAccessibleName(label)
        self._places.addSpacing(current_theme().space("l"))
        self._places.addWidget(heading)
        self._places.addSpacing(current_theme().space("xs"))

    def set_count(self, key: str, text: str) -> None:
        """Show a count beside a place; an empty text shows none."""
        self._items[key].set_count(text)

    def set_footer(self, text: str) -> None:
        """Say at the foot whether all is saved."""
        self._footer.setText(text)

    def current(self) -> str:
        """Return the key of the place on show."""
        return self._current

    def item(self, key: str) -> RailItem:
        """Return the button of a place."""
        return self._items[key]

    def select(self, key: str) -> None:
        """Mark a place as the one on show, without a signal; an unknown key raises `KeyError`."""
        item = self._items[key]
        focused = next((other for other in self._items.values() if other.hasFocus()), item)
        self._current = key
        item.setChecked(True)
        for other in self._items.values():
            stop = Qt.FocusPolicy.StrongFocus if other is item else Qt.FocusPolicy.ClickFocus
            other.setFocusPolicy(stop)
        self.setFocusProxy(item)
        if focused is not item:
            by_key = focused.ring_shown()
            item.setFocus(Qt.FocusReason.OtherFocusReason if by_key else Qt.FocusReason.MouseFocusReason)

    def _clicked(self) -> None:
        # Also for the place that is marked already: something else, such as the welcome, may stand in front of it.
        for key, item in self._items.items():
            if item.isChecked():
                self.select(key)
                self.selected.emit(key)
                return

    def _choose(self, key: str) -> None:
        if key != self._current:
            self.select(key)
            self.selected.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move before Qt's button moves the focus by position."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._moved(event):
            return True
        return super().eventFilter(watched, event)

    def _moved(self, event: QKeyEvent) -> bool:
        keys = list(self._items)
        here = keys.index(self._current) if self._current in keys else 0
        moves = {
            Qt.Key.Key_Up: max(0, here - 1),
            Qt.Key.Key_Down: min(len(keys) - 1, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(keys) - 1,
        }
        target = moves.get(Qt.Key(event.key()))
        if target is None:
            return False
        self._choose(keys[target])
        self._items[keys[target]].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def sizeHint(self) -> QSize:
        """Return the rail's width."""
        return QSize(current_theme().size("rail"), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same width."""
        return QSize(current_theme().size("rail"), super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the side's ground and its hairline."""
        theme = current_theme()
        painter = QPainter(self)
        fill_plain(painter, self.rect(), theme.colour("side"))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        fill_plain(painter, QRect(0 if rtl else self.width() - 1, 0, 1, self.height()), theme.colour("line"))
        painter.end()
