"""Notifications of the Linux desktop, by its specification (specifications.freedesktop.org/notification).

Qt's own D-Bus cannot send the unsigned number that ``Notify`` needs, so jeepney speaks with the bus. The window hears
through a socket notifier: what comes wakes the event loop, nothing is asked for again and again, and no thread runs.
Without a bus, or without anybody who shows notifications, the answer is a plain no, and everything else works.
"""

from __future__ import annotations

import contextlib
import html
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection
    from jeepney.low_level import Message

    Answer = Callable[[Message | None], None]
    """Called with what came back, None where the bus went before it."""

_SERVICE = "org.freedesktop.Notifications"
_APPLICATION = "RelJournal"
_SECONDS_TO_CONNECT = 1.0
DEFAULT = "default"
"""The action of a click on the notification itself."""

# What goes wrong on the way to a bus: none there, another one than ours, gone meanwhile.
_NO_BUS = (OSError, KeyError, ValueError, RuntimeError, StopIteration)


@dataclass(frozen=True, slots=True)
class Note:
    """One notification: plain text, and what can be pressed, as names with their words.

    ``name`` is how whoever sent it knows it again.
    """

    name: str
    title: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()


class DesktopNotifications(QObject):
    """Shows notes and tells what became of each; made and used in the thread with the event loop."""

    shown = Signal(str)
    """The desktop took the note of this name."""
    refused = Signal(str)
    """Nobody shows notifications, or not this one."""
    acted = Signal(str, str)
    """The person pressed an action of a note: name and action. The desktop's note is gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection: DBusConnection | None = None
        self._notifier: QSocketNotifier | None = None
        self._abilities: frozenset[str] | None = None
        self._waiting: list[Note] = []
        self._answers: dict[int, Answer] = {}
        self._names: dict[int, str] = {}

    def show_note(self, note: Note) -> None:
        """Show a note; ``shown`` or ``refused`` follows, later."""
        if not self._is_connected():
            self.refused.emit(note.name)
            return
        if self._abilities is None:
            # What the desktop can do is asked once; until it says, notes wait.
            self._waiting.append(note)
        else:
            self._send_note(note)

    def withdraw(self, name: str) -> None:
        """Take a note away again: what it asked for was done."""
        for number in [number for number, known in self._names.items() if known == name]:
            del self._names[number]
            if self._connection is not None:
                self._call("CloseNotification", "u", (number,), None)

    def close(self) -> None:
        """Leave the bus. What is shown stays until the desktop puts it away."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._abilities = None
        lost = [note.name for note in self._waiting]
        self._waiting.clear()
        self._answers.clear()
        self._names.clear()
        for name in lost:
            self.refused.emit(name)

    # The bus

    def _is_connected(self) -> bool:
        if self._connection is not None:
            return True
        try:
            self._connection = _connect()
        except _NO_BUS:
            return False
        self._notifier = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        from jeepney import MatchRule, message_bus

        for signal in ("ActionInvoked", "NotificationClosed"):
            rule = MatchRule(type="signal", interface=_SERVICE, member=signal)
            self._send(message_bus.AddMatch(rule), None)
        self._call("GetCapabilities", "", (), self._take_abilities)
        return self._connection is not None

    def _call(
        self, method: str, signature: str, values: tuple[Any, ...], answer: Answer | None
    ) -> None:
        self._send(_method_call(method, signature, values), answer)

    def _send(self, message: Message, answer: Answer | None) -> None:
        if self._connection is None:
            return
        serial = next(self._connection.outgoing_serial)
        if answer is not None:
            self._answers[serial] = answer
        try:
            self._connection.send(message, serial=serial)
        except OSError:
            self._lose()

    def _read(self) -> None:
        from jeepney.low_level import HeaderFields, MessageType

        while (connection := self._connection) is not None:
            try:
                message = connection.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, ValueError):
                self._lose()
                return
            if message.header.message_type is MessageType.signal:
                self._hear(message)
                continue
            answer = self._answers.pop(message.header.fields.get(HeaderFields.reply_serial, -1), None)
            if answer is not None:
                answer(message)

    def _lose(self) -> None:
        """Leave a bus that is gone: what waits for an answer gets none."""
        answers = list(self._answers.values())
        self.close()
        for answer in answers:
            answer(None)

    # What is said

    def _take_abilities(self, message: Message | None) -> None:
        if message is None or _is_error(message):
            waiting, self._waiting = self._waiting, []
            # Whoever shows notifications may come later: the next note asks again.
            self.close()
            for note in waiting:
                self.refused.emit(note.name)
            return
        self._abilities = frozenset(message.body[0])
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            self._send_note(note)

    def _send_note(self, note: Note) -> None:
        def take(message: Message | None) -> None:
            if message is None or _is_error(message):
                self.refused.emit(note.name)
                return
            self._names[message.body[0]] = note.name
            self.shown.emit(note.name)

        self._call("Notify", "susssasa{sv}i", _values(note, self._abilities or frozenset()), take)

    def _hear(self, message: Message) -> None:
        from jeepney.low_level import HeaderFields

        member = message.header.fields.get(HeaderFields.member)
        if message.header.fields.get(HeaderFields.interface) != _SERVICE or not message.body:
            return
        number = message.body[0]
        if member == "ActionInvoked" and number in self._names:
            name = self._names.pop(number)
            # Some desktops leave it standing; what was pressed is dealt with.
            self._call("CloseNotification", "u", (number,), None)
            self.acted.emit(name, message.body[1])
        elif member == "NotificationClosed":
            self._names.pop(number, None)


def show_now(notes: Sequence[Note], seconds: float = 5.0) -> list[bool]:
    """Show notes without an event loop; return which of them the desktop took. Nothing in them can be pressed."""
    taken: list[bool] = []
    give_up = time.monotonic() + seconds

    def left() -> float:
        return max(0.0, give_up - time.monotonic())

    with contextlib.suppress(*_NO_BUS), _connect() as connection:
        answer = connection.send_and_get_reply(_method_call("GetCapabilities", "", ()), timeout=left())
        if _is_error(answer):
            return [False] * len(notes)
        abilities = frozenset(answer.body[0]) - {"actions"}
        for note in notes:
            message = _method_call("Notify", "susssasa{sv}i", _values(note, abilities))
            taken.append(not _is_error(connection.send_and_get_reply(message, timeout=left())))
    return taken + [False] * (len(notes) - len(taken))


def _connect() -> DBusConnection:
    """Return a connection to the person's bus.

    A timer of cron is not told where it is; systemd has it at the same place for everybody.
    """
    from jeepney.io.blocking import open_dbus_connection

    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        usual = next(_usual_buses(), None)
        if usual is None:
            raise OSError("no session bus")
        return open_dbus_connection(f"unix:path={usual}", auth_timeout=_SECONDS_TO_CONNECT)
    return open_dbus_connection("SESSION", auth_timeout=_SECONDS_TO_CONNECT)


def _usual_buses() -> Iterator[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR") or (f"/run/user/{os.getuid()}" if hasattr(os, "getuid") else "")
    if runtime and (Path(runtime) / "bus").exists():
        yield Path(runtime) / "bus"


def _method_call(method: str, signature: str, values: tuple[Any, ...]) -> Message:
    from jeepney import DBusAddress, new_method_call

    address = DBusAddress("/org/freedesktop/Notifications", bus_name=_SERVICE, interface=_SERVICE)
    return new_method_call(address, method, signature or None, values)


def _values(note: Note, abilities: frozenset[str]) -> tuple[Any, ...]:
    """Return what ``Notify`` is called with: application, what it replaces, icon, texts, actions, hints, how long."""
    body = html.escape(note.body, quote=False) if "body-markup" in abilities else note.body
    actions = [part for action in note.actions for part in action] if "actions" in abilities else []
    hints = {"desktop-entry": ("s", _APPLICATION.lower()), "urgency": ("y", 1)}
    # -1: as long as this desktop shows what is of the usual weight.
    return (_APPLICATION, 0, "", note.title, body, actions, hints, -1)


def _is_error(message: Message) -> bool:
    from jeepney.low_level import MessageType

    return message.header.message_type is not MessageType.method_return

