"""Progress as one line that is written over itself, for a terminal."""

from __future__ import annotations

import time
from typing import TextIO

_WIDTH = 30
_SECONDS_BETWEEN = 0.1


class Bar:
    """A progress bar on a terminal; Ctrl+C is the cancel."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last = 0.0

    def step(self, done: int, total: int, text: str = "") -> None:
        """Draw how far the work has come."""
        now = time.monotonic()
        finished = total > 0 and done >= total
        if not finished and now - self._last < _SECONDS_BETWEEN:
            return
        self._last = now
        filled = _WIDTH * min(done, total) // total if total else 0
        percent = f"{100 * min(done, total) // total:3d} %" if total else ""
        self._stream.write(f"\r\x1b[K[{'=' * filled}{' ' * (_WIDTH - filled)}] {percent} {text}"[:120])
        if finished:
            self._stream.write("\r\x1b[K")
        self._stream.flush()
