"""Which theme the person wants, and keeping the program in it while it runs."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reljournal.ui.theme.applying import apply_theme
from reljournal.ui.theme.tokens import Theme, load_theme


class ThemeChoice(StrEnum):
    """What the preferences offer; the values are what settings keep."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class ThemeKeeper(QObject):
    """Applies a `ThemeChoice` at once and follows the system for as long as that is the choice."""

    theme_changed = Signal(object)
    """Emitted with the `Theme` after it was put on."""

    def __init__(
        self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM, *, sheet_later: bool = False
    ) -> None:
        """Apply ``choice``; with ``sheet_later`` the style sheet waits for `put_on_sheet`."""
        super().__init__(app)
        self._with_sheet = not sheet_later
        self._app = app
        self._choice = choice
        self._system_font = QFont(app.font())
        self._text_percent = 100
        self._system_scheme = app.styleHints().colorScheme()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.set_choice(choice)

    def choice(self) -> ThemeChoice:
        """Return what was chosen."""
        return self._choice

    def set_choice(self, choice: ThemeChoice) -> None:
        """Choose a theme and put it on now."""
        self._choice = choice
        # Native chrome (title bars, file dialogs) follows the hint; our own palette paints the rest.
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        if choice is ThemeChoice.SYSTEM:
            self._system_scheme = self._app.styleHints().colorScheme()
        self._put_on()

    def text_percent(self) -> int:
        """Return the size of text in percent of the system's."""
        return self._text_percent

    def set_text_percent(self, percent: int) -> None:
        """Set all text to ``percent`` (50 to 300) of the system font's size; lengths follow."""
        self._text_percent = min(300, max(50, percent))
        font = QFont(self._system_font)
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * self._text_percent / 100))
        else:
            font.setPointSizeF(font.pointSizeF() * self._text_percent / 100)
        self._app.setFont(font)
        self._put_on()

    def theme(self) -> Theme:
        """Return the theme that the choice means now."""
        if self._choice is not ThemeChoice.SYSTEM:
            return load_theme(self._choice.value)
        return load_theme("dark" if self._system_scheme == Qt.ColorScheme.Dark else "light")

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        # While a theme is chosen the hint speaks of our own choice, not of the system's.
        if self._choice is ThemeChoice.SYSTEM:
            self._system_scheme = scheme
            self._put_on()

    def put_on_sheet(self) -> None:
        """Put the style sheet on, once the first window is built."""
        if not self._with_sheet:
            self._with_sheet = True
            apply_theme(self._app, self.theme())

    def _put_on(self) -> None:
        theme = self.theme()
        apply_theme(self._app, theme, with_sheet=self._with_sheet)
        self.theme_changed.emit(theme)
