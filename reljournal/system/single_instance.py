"""One window per journal: a second start brings the first window to the front and ends.

A lock says whether some window has the journal; a local socket carries the wish to be brought to the front, another one
the wish for the small window of quick capture.
The lock alone is on the way to first paint. QtNetwork is loaded after it, or by the second start.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from reljournal.domain.errors import RelJournalError
from reljournal.system.paths import journal_key, make_private, runtime_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_RAISED = b"raised"
_PATIENCE_S = 8.0
"""How long a second start waits for a first one that is still on its way to first paint."""
_ANSWER_MS = 2000


class Wish(StrEnum):
    """What a second start asks of the first one; the values end the name of the socket."""

    COME_FORWARD = ""
    CAPTURE = "-capture"


class AlreadyOpenError(RelJournalError):
    """Another window has this journal open and could not be brought to the front."""


class SingleInstance:
    """The right of one window to one journal.

    In this order: ``acquire`` before the journal is opened; when it refuses, ``raise_other`` and end with 0;
    ``listen`` after first paint, once there is an event loop; ``release`` when the window is closed.
    """

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self._name = f"reljournal-{journal_key(journal)}"
        self._lock = QLockFile(str(runtime_folder() / f"{self._name}.lock"))
        # Only the end of its process makes a lock stale, however long a window stays open.
        self._lock.setStaleLockTime(0)
        self._servers: dict[Wish, QLocalServer] = {}
        self._answers: dict[Wish, Callable[[], None]] = {}

    def acquire(self) -> bool:
        """Take the journal for this window; False when another window has it.

        What a crashed window left is taken over. Where the lock's folder cannot be written there is nothing
        to tell windows apart by, and the answer is True: the journal file guards itself against two writers.
        """
        try:
            make_private(runtime_folder())
        except OSError:
            return True
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def raise_other(self, wish: Wish = Wish.COME_FORWARD) -> bool:
        """Ask the window that has the journal to come to the front, or what else is wished. True when it does.

        False when that window has gone meanwhile and the journal now belongs to this one. Raises
        AlreadyOpenError when it neither answers nor ends.
        """
        give_up = time.monotonic() + _PATIENCE_S
        while time.monotonic() < give_up:
            if self._ask(wish):
                return True
            if self._lock.tryLock(100):
                return False
        # A crash whose process number another program has since been given looks alive. Only a lock that no
        # process holds open can be removed.
        if self._lock.removeStaleLockFile() and self.acquire():
            return False
        raise AlreadyOpenError(
            f"Another RelJournal window has {self._journal} open but does not answer. Close it and start again."
        )

    def listen(self, on_raise: Callable[[], None], on_capture: Callable[[], None] | None = None) -> None:
        """Answer second starts from now on by calling these, bound methods, in this thread."""
        from PySide6.QtNetwork import QLocalServer

        self._answers = {Wish.COME_FORWARD: on_raise}
        if on_capture is not None:
            self._answers[Wish.CAPTURE] = on_capture
        for wish in self._answers:
            server = self._servers[wish] = QLocalServer()
            server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            server.newConnection.connect(self._greet)
            # The lock is ours, so a socket of this name is what a crash left behind.
            QLocalServer.removeServer(f"{self._name}{wish}")
            server.listen(f"{self._name}{wish}")

    def release(self) -> None:
        """Give the journal free for the next window. Does nothing the second time."""
        for server in self._servers.values():
            server.close()
            server.deleteLater()
        self._servers.clear()
        self._answers = {}
        self._lock.unlock()

    def _ask(self, wish: Wish) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(f"{self._name}{wish}")
        if not socket.waitForConnected(_ANSWER_MS) or not socket.waitForReadyRead(_ANSWER_MS):
            return False
        return bytes(socket.readAll().data()) == _RAISED

    def _greet(self) -> None:
        for wish, server in list(self._servers.items()):
            while server.hasPendingConnections():
                caller = server.nextPendingConnection()
                caller.disconnected.connect(caller.deleteLater)
                caller.write(_RAISED)
                caller.disconnectFromServer()
                if wish in self._answers:
                    self._answers[wish]()
