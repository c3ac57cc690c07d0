"""Everything the window can do by key or menu, named once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

_CONTEXT = "Actions"


def _words(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


class Deed(NamedTuple):
    """One action: its key in code, its words, its shortcuts, and whether a line is drawn above it in the menu."""

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()
    line_above: bool = False
    in_menu: bool = True


def deeds() -> tuple[Deed, ...]:
    """Return every action in the order of the menu."""
    return (
        Deed("log", _words("Log a conversation"), ("Ctrl+L",)),
        Deed("write", _words("Write at length"), ("Ctrl+Shift+N",)),
        Deed("contacted", _words("Contacted today"), ("Ctrl+M",)),
        Deed("new_contact", _words("New contact"), ("Ctrl+N",)),
        Deed("circles", _words("Put into a circle…"), ("Ctrl+G",)),
        Deed("tier", _words("Put in a tier…"), ("Ctrl+R",)),
        Deed("new_circle", _words("New circle by rule…"), ("Ctrl+Shift+G",)),
        Deed("search", _words("Search everything"), ("Ctrl+K",)),
        Deed("palette", _words("Find an action by name"), ("Ctrl+Shift+P",)),
        Deed("find", _words("Filter the list in view"), ("Ctrl+F",), in_menu=False),
        Deed("follow_ups", _words("All follow-ups"), ("Ctrl+Shift+F",)),
        Deed("undo", _words("Undo"), ("Ctrl+Z",), line_above=True),
        Deed("redo", _words("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Deed("history", _words("What was done…"), ("Ctrl+H",)),
        Deed("import", _words("Import an address book…"), ("Ctrl+Shift+I",), line_above=True),
        Deed("conversations", _words("Import mail or a calendar…"), ("Ctrl+Shift+E",)),
        Deed("paste_message", _words("Paste a message…")),
        Deed("duplicates", _words("Find duplicates…"), ("Ctrl+Shift+D",)),
        Deed("print", _words("Print briefs…"), ("Ctrl+P",)),
        Deed("export_calendar", _words("Export for other calendars…")),
        Deed("own_fields", _words("Own fields…")),
        Deed("tiers", _words("Tiers…")),
        Deed("my_card", _words("My card…"), ("Ctrl+Shift+M",)),
        Deed("backup", _words("Back up to a file…"), ("Ctrl+Shift+B",)),
        Deed("open", _words("Open another journal…"), ("Ctrl+O",), line_above=True),
        Deed("sample", _words("Look at the sample journal")),
        Deed("preferences", _words("Preferences…"), ("Ctrl+,",), line_above=True),
        Deed("shortcuts", _words("Keyboard shortcuts"), ("?", "Ctrl+/")),
        Deed("help", _words("Help"), ("F1",)),
        Deed("about", _words("About RelJournal")),
        Deed("quit", _words("Quit"), ("Ctrl+Q",), line_above=True),
        Deed("screen_today", _words("Today"), ("Ctrl+1",), in_menu=False),
        Deed("screen_people", _words("People"), ("Ctrl+2",), in_menu=False),
        Deed("screen_journal", _words("Journal"), ("Ctrl+3",), in_menu=False),
        Deed("screen_calendar", _words("Calendar"), ("Ctrl+4",), in_menu=False),
        Deed("edit", _words("Edit the card"), ("Ctrl+E",), in_menu=False),
        Deed("archive", _words("Archive people, or bring them back"), ("Ctrl+Shift+A",), in_menu=False),
        Deed("table", _words("People as a list or a table"), ("Ctrl+Shift+T",), in_menu=False),
        Deed("text_alone", _words("Nothing but the text, while an entry is written"), ("F11",), in_menu=False),
        Deed("menu", _words("Open the menu"), ("F10",), in_menu=False),
        Deed("toast", _words("Go to the message at the foot"), ("F6",), in_menu=False),
        Deed("back", _words("Back"), ("Esc",), in_menu=False),
    )


class Actions(QObject):
    """The window's QActions, by key."""

    def __init__(self, window: QWidget, slots: dict[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._deeds = deeds()
        for deed in self._deeds:
            # In two steps: given both at once, PySide6 creates QIcon and the names of all icons to choose among forms.
            action = QAction(window)
            action.setText(deed.text)
            action.setShortcuts([QKeySequence(text) for text in deed.shortcuts])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(slots[deed.key])
            window.addAction(action)
            self._actions[deed.key] = action

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the actions that belong in one."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(parent)
        for deed in self._deeds:
            if not deed.in_menu:
                continue
            if deed.line_above:
                menu.addSeparator()
            menu.addAction(self._actions[deed.key])
        return menu
