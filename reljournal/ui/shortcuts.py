"""Every shortcut on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reljournal.ui.actions import deeds
from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, Panel, QuietButton, ScrollColumn
from reljournal.ui.widgets.buttons import key_hint_size, paint_key_hint

_CONTEXT = "Shortcuts"
_KEYS = (
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "PgUp"),
    QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
    QT_TRANSLATE_NOOP("QShortcut", "End"),
)
"""Keys that Qt asks for in its own context: a language says what stands on its keyboards where Qt says it otherwise."""


def _words(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What a person can do, and each of the keys that does it (portable, as ``Ctrl+K``)."""

    text: str
    keys: tuple[str, ...]


def shortcut_groups() -> list[tuple[str, list[Shortcut]]]:
    """Return every shortcut under its heading: those of the window's actions, then those of lists and texts."""
    undoing, journal = {"undo", "redo", "history"}, {"import", "print", "backup", "open", "sample"}
    screens, anywhere, taking_back, files = [], [], [], []
    for deed in deeds():
        if not deed.shortcuts:
            continue
        shown = Shortcut(deed.text.rstrip("…"), deed.shortcuts)
        if deed.key.startswith("screen_"):
            screens.append(shown)
        elif deed.key in undoing:
            taking_back.append(shown)
        elif deed.key in journal:
            files.append(shown)
        else:
            anywhere.append(shown)
    return [
        (_words("Anywhere"), anywhere),
        (_words("Screens"), screens),
        (_words("Taking back"), taking_back),
        (_words("Journal and paper"), files),
        (_words("In a list"), _in_lists()),
        (_words("On Today, at a date to remember"), _in_today()),
        (_words("Looking through people one by one"), _in_triage()),
        (_words("In the list of all follow-ups"), _in_follow_ups()),
        (_words("Writing an entry"), _in_editor()),
        (_words("In the calendar"), _in_calendar()),
        (_words("Looking at a brief"), _in_brief()),
    ]


def _in_lists() -> list[Shortcut]:
    return [
        Shortcut(_words("One up, one down"), ("Up", "Down")),
        Shortcut(_words("First, last"), ("Home", "End")),
        Shortcut(_words("Open"), ("Return",)),
        Shortcut(_words("Delete; the message at the foot offers Undo"), ("Del",)),
        Shortcut(_words("In a timeline: open the long quotes of an entry, or fold them"), ("Space",)),
        Shortcut(_words("To the next part of the screen"), ("Tab",)),
    ]


def _in_today() -> list[Shortcut]:
    return [
        Shortcut(_words("Wished"), ("W",)),
        Shortcut(_words("Log"), ("L",)),
        Shortcut(_words("Write"), ("E",)),
        Shortcut(_words("Snooze"), ("S",)),
    ]


def _in_triage() -> list[Shortcut]:
    return [
        Shortcut(_words("Keep, and go on"), ("K", "Return")),
        Shortcut(_words("Tag"), ("T",)),
        Shortcut(_words("Put into a circle"), ("C",)),
        Shortcut(_words("Archive"), ("A",)),
        Shortcut(_words("Delete"), ("Del",)),
        Shortcut(_words("Back, next"), ("Left", "Right")),
        Shortcut(_words("End; where you stop is remembered"), ("Esc",)),
    ]


def _in_follow_ups() -> list[Shortcut]:
    return [
        Shortcut(_words("Done, or open again"), ("Space",)),
        Shortcut(_words("Snooze"), ("S",)),
        Shortcut(_words("Change"), ("E",)),
        Shortcut(_words("Add"), ("N",)),
    ]


def _in_editor() -> list[Shortcut]:
    return [
        Shortcut(_words("Save"), ("Ctrl+Return",)),
        Shortcut(_words("How it happened: the first kind to the eighth"), ("Alt+1", "Alt+8")),
        Shortcut(_words("Bold"), ("Ctrl+B",)),
        Shortcut(_words("Italic"), ("Ctrl+I",)),
        Shortcut(_words("Heading"), ("Ctrl+Shift+H",)),
        Shortcut(_words("List"), ("Ctrl+Shift+L",)),
        Shortcut(_words("Boxes to tick"), ("Ctrl+Shift+C",)),
        Shortcut(_words("Tick or untick a box"), ("Ctrl+T",)),
        Shortcut(_words("Quotation"), ("Ctrl+Shift+Q",)),
        Shortcut(_words("Link"), ("Ctrl+Shift+K",)),
        Shortcut(_words("The next word that no dictionary has"), ("F7",)),
    ]


def _in_calendar() -> list[Shortcut]:
    return [
        Shortcut(_words("One day, one week"), ("Left", "Right", "Up", "Down")),
        Shortcut(_words("Month, week, year, agenda"), ("M", "W", "Y", "A")),
        Shortcut(_words("One page: a month, week or year"), ("PgUp", "PgDown")),
        Shortcut(_words("A larger step: a year, four weeks, ten years"), ("Ctrl+PgUp", "Ctrl+PgDown")),
        Shortcut(_words("Today"), ("T", "Home")),
        Shortcut(_words("Choose a month"), ("G",)),
        Shortcut(_words("To the panel of the day"), ("Return",)),
        Shortcut(_words("Something new on the day"), ("Ins", "N")),
        Shortcut(_words("Take a follow-up to another day; Enter puts it there"), ("Ctrl+X",)),
    ]


def _in_brief() -> list[Shortcut]:
    return [
        Shortcut(_words("Next page, page before"), ("PgDown", "PgUp")),
        Shortcut(_words("Larger, smaller"), ("Ctrl++", "Ctrl+-")),
        Shortcut(_words("The whole page"), ("Ctrl+0",)),
    ]


def key_words(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class KeyCaps(QWidget):
    """Keys in small boxes, one after the other."""

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key_words(key) for key in keys]
        self.setAccessibleName(", ".join(self._keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _boxes(self) -> list[QRect]:
        gap, x = current_theme().space("xs"), 0
        boxes = []
        for key in self._keys:
            size = key_hint_size(key)
            width = max(size.width(), size.height())
            boxes.append(QRect(x, 0, width, size.height()))
            x += width + gap
        return boxes

    def sizeHint(self) -> QSize:
        """Return room for the boxes."""
        last = self._boxes()[-1]
        return QSize(last.right() + 1, last.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: keys are never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the boxes, from the leading edge on."""
        theme = current_theme()
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for key, box in zip(self._keys, self._boxes(), strict=True):
            at = QRect(self.width() - box.right() - 1, 0, box.width(), box.height()) if mirrored else box
            paint_key_hint(painter, at, key, theme.colour("text"), theme.colour("muted"))
        painter.end()


class ShortcutsDialog(Dialog):
    """The sheet, in two columns."""

    help_page = "keyboard"

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(QCoreApplication.translate(_CONTEXT, "Keyboard shortcuts"), parent, wide="content")
        theme = current_theme()
        sheet = ScrollColumn(margins=None)
        columns = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(theme.space("l"))
        stacks = (QVBoxLayout(), QVBoxLayout())
        for stack in stacks:
            stack.setSpacing(theme.space("l"))
            columns.addLayout(stack, 1)
        heights = [0, 0]
        for title, shortcuts in shortcut_groups():
            shorter = heights.index(min(heights))
            heights[shorter] += len(shortcuts) + 2
            stacks[shorter].addWidget(self._group(title, shortcuts))
        for stack in stacks:
            stack.addStretch(1)
        sheet.body.addLayout(columns)
        sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet.setAccessibleName(self.windowTitle())
        self.body.addWidget(sheet, 1)
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.add_button(close)
        close.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one column under the other where two would squeeze their words."""
        super().resizeEvent(event)
        narrow = self.width() < current_theme().size("reading")
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != across:
            self._columns.setDirection(across)

    @staticmethod
    def _group(title: str, shortcuts: list[Shortcut]) -> Panel:
        panel = Panel(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("l"))
        grid.setVerticalSpacing(current_theme().space("s"))
        grid.setColumnStretch(0, 1)
        for row, shortcut in enumerate(shortcuts):
            grid.addWidget(Label(shortcut.text, wrap=True), row, 0)
            grid.addWidget(KeyCaps(shortcut.keys), row, 1, Qt.AlignmentFlag.AlignTrailing)
        panel.add(grid)
        return panel

    def sizeHint(self) -> QSize:
        """Return room for two columns, within three quarters of the screen's height."""
        hint = super().sizeHint()
        room = self._room()
        return QSize(min(hint.width(), room.width() * 9 // 10), room.height() * 4 // 5)
