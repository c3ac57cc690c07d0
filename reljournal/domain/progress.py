"""How long work reports on itself and is told to stop; the window shows a bar, the command line too."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - it is no error: the person changed their mind
    """Raised by :meth:`Progress.step` when the person asked to stop; the work leaves nothing behind."""


class Progress(Protocol):
    """Something that shows how far a job has come."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say that ``done`` of ``total`` units are finished (``total`` 0: not known).

        Raises:
            Cancelled: the person asked to stop.

        """


class Silent:
    """A progress that nobody watches."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show nothing."""
