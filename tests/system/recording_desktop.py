"""A desktop for tests: a bus of its own, and somebody on it who shows notifications and remembers them."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields, Message, MessageType

NAME = "org.freedesktop.Notifications"
_AT = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one call of Notify carried."""

    number: int
    application: str
    title: str
    body: str
    actions: dict[str, str]
    hints: dict[str, Any] = field(default_factory=dict)


class RecordingDesktop:
    """Answers as a notification daemon does, from a thread of its own, until it is left."""

    def __init__(
        self, address: str, abilities: tuple[str, ...] = ("actions", "body"), *, refuses: bool = False
    ) -> None:
        self.shown: list[Shown] = []
        self.closed: list[int] = []
        self._abilities = abilities
        self._refuses = refuses
        self._bus: DBusConnection = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(NAME), timeout=5)
        self._sending = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name="recording desktop")
        self._thread.start()

    def press(self, number: int, action: str) -> None:
        """Press an action of a note, as the person does."""
        self._send(new_signal(_AT, "ActionInvoked", "us", (number, action)))

    def put_away(self, number: int) -> None:
        """Close a note by its cross."""
        self._send(new_signal(_AT, "NotificationClosed", "uu", (number, 2)))

    def leave(self) -> None:
        """Leave the bus, and wait until the thread is gone."""
        with contextlib.suppress(OSError):
            self._bus.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(10)
        self._bus.close()

    def _serve(self) -> None:
        while True:
            try:
                message = self._bus.receive()
            except (OSError, ValueError):
                return
            if message.header.message_type is MessageType.method_call:
                self._send(self._answer(message))

    def _answer(self, message: Message) -> Message:
        member = message.header.fields[HeaderFields.member]
        if member == "GetCapabilities":
            return new_method_return(message, "as", (list(self._abilities),))
        if member == "CloseNotification":
            self.closed.append(message.body[0])
            return new_method_return(message)
        if member != "Notify" or self._refuses:
            return new_error(message, "org.freedesktop.DBus.Error.Failed")
        application, _replaces, _icon, title, body, actions, hints, _expires = message.body
        number = len(self.shown) + 1
        pressed = dict(zip(actions[::2], actions[1::2], strict=True))
        self.shown.append(Shown(number, application, title, body, pressed, hints))
        return new_method_return(message, "u", (number,))

    def _send(self, message: Message) -> None:
        with self._sending, contextlib.suppress(OSError):
            self._bus.send(message)


@contextlib.contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """Yield the address of a bus of its own; the test is skipped where the machine has no program for one."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("there is no dbus-daemon on this machine")
    config = folder / "bus.conf"
    # No services: whatever the machine would start of itself stays away.
    config.write_text(
        '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"'
        ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>session</type>'
        f"<listen>unix:tmpdir={folder}</listen><auth>EXTERNAL</auth>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>'
    )
    with subprocess.Popen(
        [program, f"--config-file={config}", "--print-address", "--nofork"], stdout=subprocess.PIPE, text=True
    ) as bus:
        try:
            assert bus.stdout is not None
            yield bus.stdout.readline().strip()
        finally:
            bus.kill()
