"""The icon in the tray, where there is one; offscreen there is none, and everything works."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from reljournal.system.notifications import Note
from reljournal.ui.reminding.tray import Tray, TrayNotes, tray_pixmap
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme


@pytest.fixture
def window(keeper: ThemeKeeper, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tray(window: QWidget) -> Tray:
    return Tray(window)


def colours(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("side", [16, 22, 32, 64])
def test_how_much_waits_is_seen_at_every_size(window: QWidget, keeper: ThemeKeeper, side: int, choice: str) -> None:
    keeper.set_choice(ThemeChoice(choice))
    nothing, three, many = (tray_pixmap(side, count).toImage() for count in (0, 3, 150))
    assert nothing.width() == side
    assert nothing != three
    assert (three == many) is (side == 16)
    assert current_theme().colour("accent").name() in colours(nothing)
    assert current_theme().colour("card").name() in colours(three)


def test_words_and_menu_follow_the_count(tray: Tray) -> None:
    assert tray.icon.toolTip() == "RelJournal: Nothing waits today"
    tray.set_count(1)
    assert tray.icon.toolTip() == "RelJournal: 1 waits today"
    tray.set_count(4)
    texts = [action.text() for action in tray.icon.contextMenu().actions() if not action.isSeparator()]
    assert texts == ["Open RelJournal · 4 wait today", "Log a conversation", "Quit RelJournal"]


def test_the_menu_and_a_click_lead_on(tray: Tray, qtbot: QtBot) -> None:
    actions = [action for action in tray.icon.contextMenu().actions() if not action.isSeparator()]
    for action, signal in zip(actions, (tray.open_wanted, tray.log_wanted, tray.quit_wanted), strict=True):
        with qtbot.waitSignal(signal):
            action.trigger()
    with qtbot.waitSignal(tray.open_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.open_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_it_follows_the_theme(tray: Tray, window: QWidget, keeper: ThemeKeeper, qtbot: QtBot) -> None:
    window.show()
    before = tray.icon.icon().pixmap(32).toImage()
    keeper.set_choice(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: tray.icon.icon().pixmap(32).toImage() != before)


def test_without_a_tray_nothing_breaks(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    tray.show()
    assert not tray.is_shown()
    notes, refused = TrayNotes(tray), []
    notes.refused.connect(refused.append)
    notes.show_note(Note("ada", "Ada turns 41"))
    assert refused == ["ada"]
    tray.put_away()


def test_notes_through_the_tray(tray: Tray, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """As on macOS and Windows: a click on the note, the only thing that can be pressed there, opens."""
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, title, body, *_: said.append((title, body)))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: None)
    notes = TrayNotes(tray)
    with qtbot.waitSignal(notes.shown):
        notes.show_note(Note("ada", "Ada turns 41", "Today"))
    assert said == [("Ada turns 41", "Today")]
    with qtbot.waitSignal(notes.acted) as acted:
        tray.icon.messageClicked.emit()
    assert acted.args == ["ada", "open"]
    notes.close()
    with qtbot.assertNotEmitted(notes.acted):
        tray.icon.messageClicked.emit()
