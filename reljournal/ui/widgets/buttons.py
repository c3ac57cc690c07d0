"""Buttons: the one accent button, the quiet ones, icons and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from reljournal.ui.theme import Theme, blend, current_theme
from reljournal.ui.widgets.icons import icon, icon_pixmap
from reljournal.ui.widgets.painting import KeyboardRing, fill_round, focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


def paint_key_hint(painter: QPainter, rect: QRect, text: str, ink: QColor, line: QColor) -> None:
    """Draw a key's name, such as ``Ctrl K``, in a small outlined box."""
    fill_round(painter, rect, 4, None, line)
    painter.setFont(key_hint_font())
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def key_hint_font() -> QFont:
    """Return the font of key hints: smaller than small text, since the key is also in tooltip and menu."""
    font = current_theme().font("small")
    if font.pixelSize() > 0:
        font.setPixelSize(max(1, round(font.pixelSize() * 0.9)))
    else:
        font.setPointSizeF(font.pointSizeF() * 0.9)
    return font


def key_hint_size(text: str) -> QSize:
    """Return the size of the box round a key's name, in pixels."""
    metrics = QFontMetrics(key_hint_font())
    return QSize(metrics.horizontalAdvance(text) + 10, metrics.height() + 3)


class _Painted(KeyboardRing, QPushButton):
    """What the buttons share: content of icon, words and key hint, centred, on a rounded ground."""

    _pad = 14

    def __init__(self, text: str, parent: QWidget | None, icon_name: str = "", key_hint: str = "") -> None:
        # The text apart: to choose among Qt's forms PySide6 would create QIcon with the names of all icons.
        super().__init__(parent)
        self.setText(text)
        self._icon_name = icon_name
        self._narrow_icon = ""
        self._key_hint = key_hint
        self._compact = False
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _words_font(self) -> QFont:
        font = current_theme().font("body")
        font.setWeight(QFont.Weight.Medium)
        return font

    def set_icon_name(self, name: str) -> None:
        """Show another of the program's icons; an empty name shows none."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_narrow_icon(self, name: str) -> None:
        """Let this icon stand for the words where there is no room for them; beside the words it is not shown."""
        self._narrow_icon = name

    def _ink(self, theme: Theme) -> QColor:
        return theme.colour("text")

    def _ground(self, theme: Theme) -> tuple[QColor | None, QColor | None]:
        """Return fill and outline."""
        return theme.colour("card"), theme.colour("line")

    def _icon_side(self) -> int:
        return current_theme().size("icon")

    def shrinks(self) -> bool:
        """Return whether less than all still says what the button does: an icon, or words without the key."""
        return bool((self._icon_name or self._narrow_icon or self._key_hint) and self.text())

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, because there is no room for the words; screen readers and the mouse still get them.

        A button without an icon leaves out its key.
        """
        compact = compact and self.shrinks()
        if compact == self._compact:
            return
        self._compact = compact
        if compact and not self.toolTip():
            self.setToolTip(self._plain_text())
        self.updateGeometry()
        self.update()

    def full_width(self) -> int:
        """Return the width with words, in pixels, whether they are shown now or not."""
        return self._wide(self._words_width())

    def narrow_width(self) -> int:
        """Return the width with the icon alone, or with all it shows where that cannot be less."""
        if not self.shrinks():
            return self.full_width()
        return self._wide(self._icon_side() if self._narrow_icon or self._icon_name else self._plain_width())

    def _content_width(self) -> int:
        if not self._compact:
            return self._words_width()
        return self._icon_side() if self._shown_icon() else self._plain_width()

    def _shown_icon(self) -> str:
        return (self._narrow_icon or self._icon_name) if self._compact else self._icon_name

    def _plain_width(self) -> int:
        return QFontMetrics(self._words_font()).horizontalAdvance(self._plain_text())

    def _words_width(self) -> int:
        theme = current_theme()
        parts = []
        if self._icon_name:
            parts.append(self._icon_side())
        if self.text():
            parts.append(self._plain_width())
        if self._key_hint:
            parts.append(theme.space("xs") + key_hint_size(self._key_hint).width())
        if self.menu() is not None:
            parts.append(self._icon_side() * 2 // 3)
        return sum(parts) + theme.space("s") * max(0, len(parts) - 1)

    def _plain_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def sizeHint(self) -> QSize:
        """Return what the content needs, never lower than a control."""
        return QSize(self._wide(self._content_width()), self._high())

    def _high(self) -> int:
        return max(current_theme().size("control"), QFontMetrics(self._words_font()).height() + 14)

    def _wide(self, content: int) -> int:
        return max(self._high(), content + 2 * self._pad)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button's words are never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, content and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        fill, line = self._ground(theme)
        if fill is not None or line is not None:
            fill_round(painter, self.rect(), theme.radius_control, fill, line)
        self._paint_content(painter, theme)
        if self.ring_shown():
            focus_ring(painter, self.rect(), theme.radius_control - 1)
        painter.end()

    def _paint_content(self, painter: QPainter, theme: Theme) -> None:
        ink = self._ink(theme) if self.isEnabled() else theme.colour("disabled")
        gap, x = theme.space("s"), (self.width() - self._content_width()) // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def placed(width: int, height: int) -> QRect:
            nonlocal x
            left = self.width() - x - width if mirrored else x
            x += width + gap
            return QRect(left, (self.height() - height) // 2, width, height)

        if icon := self._shown_icon():
            side = self._icon_side()
            self._paint_glyph(painter, placed(side, side), icon, ink)
            if self._compact:
                return
        if self.text():
            font = self._words_font()
            painter.setFont(font)
            painter.setPen(ink)
            width = QFontMetrics(font).horizontalAdvance(self._plain_text())
            painter.drawText(
                placed(width, self.height()), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text()
            )
        if self._key_hint and not self._compact:
            x += theme.space("xs")
            size = key_hint_size(self._key_hint)
            paint_key_hint(painter, placed(size.width(), size.height()), self._key_hint, ink, ink)
        if self.menu() is not None:
            side = self._icon_side() * 2 // 3
            self._paint_glyph(painter, placed(side, side), "chevron-down", ink)

    @staticmethod
    def _paint_glyph(painter: QPainter, rect: QRect, name: str, ink: QColor) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixels = round(rect.width() * ratio)
        painter.drawPixmap(rect.topLeft(), icon_pixmap(name, QSize(pixels, pixels), ink.name(), ratio))


class AccentButton(_Painted):
    """The one button of a screen that is not quiet. ``key_hint`` names its key, e.g. ``Ctrl ↵``."""

    def __init__(self, text: str, icon_name: str = "", key_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, icon_name, key_hint)

    def _words_font(self) -> QFont:
        return current_theme().font("body", semibold=True)

    def _ink(self, theme: Theme) -> QColor:
        return theme.colour("on_accent")

    def _ground(self, theme: Theme) -> tuple[QColor | None, QColor | None]:
        if not self.isEnabled():
            return theme.colour("line"), None
        lit = self.isDown() or self.underMouse()
        return theme.colour("accent_hover" if lit else "accent"), None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button; its ring stands inside, in the ink, since the ground is the accent already."""
        super().paintEvent(event)
        if self.ring_shown():
            theme = current_theme()
            painter = QPainter(self)
            inner = self.rect().adjusted(3, 3, -3, -3)
            fill_round(painter, inner, theme.radius_control - 3, None, theme.colour("on_accent"))
            painter.end()


class QuietButton(_Painted):
    """An ordinary button: white, hairline, medium words. It may carry an icon and a menu."""

    def __init__(self, text: str, icon_name: str = "", key_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, icon_name, key_hint)

    def _ground(self, theme: Theme) -> tuple[QColor | None, QColor | None]:
        if self.isChecked():
            return theme.colour("accent_soft"), theme.colour("accent")
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            return theme.colour("hover"), blend(theme.colour("muted"), theme.colour("line"), 0.3)
        return theme.colour("card" if self.isEnabled() else "background"), theme.colour("line")

    def _ink(self, theme: Theme) -> QColor:
        return theme.colour("accent" if self.isChecked() else "text")


class IconButton(_Painted):
    """A button that shows only an icon; its name is heard by screen readers and shown as a tooltip."""

    def __init__(
        self, icon_name: str, accessible_name: str, parent: QWidget | None = None, *, framed: bool = False
    ) -> None:
        super().__init__("", parent, icon_name)
        self._framed = framed
        self._pad = 8
        self.setAccessibleName(accessible_name)
        self.setToolTip(accessible_name)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    def icon_of(self) -> QIcon:
        """Return the icon, for a menu that offers the same thing."""
        return icon(self._icon_name)

    def _ground(self, theme: Theme) -> tuple[QColor | None, QColor | None]:
        if self.isChecked():
            return theme.colour("accent_soft"), theme.colour("accent")
        lit = self.isEnabled() and (self.isDown() or self.underMouse())
        if self._framed:
            return theme.colour("hover" if lit else "card"), theme.colour("line")
        return (theme.colour("hover"), theme.colour("line")) if lit else (None, None)

    def _ink(self, theme: Theme) -> QColor:
        if self.isChecked():
            return theme.colour("accent")
        return theme.colour("text" if self._framed or self.underMouse() else "muted")


class LinkButton(_Painted):
    """Words that act: the accent's colour, underlined under the mouse. ``tone`` may be ``muted``."""

    _pad = 4

    def __init__(self, text: str, icon_name: str = "", tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, icon_name)
        self._tone = tone
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _words_font(self) -> QFont:
        font = super()._words_font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        return font

    def _ground(self, _theme: Theme) -> tuple[QColor | None, QColor | None]:
        return None, None

    def _ink(self, theme: Theme) -> QColor:
        return theme.colour(self._tone)

    def sizeHint(self) -> QSize:
        """Return the size of the words with room for the focus ring."""
        high = QFontMetrics(current_theme().font("body")).height() + 8
        return QSize(self._content_width() + 2 * self._pad, high)
