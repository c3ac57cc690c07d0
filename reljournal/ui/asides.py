"""Short work beside the window, without a progress of its own: each piece a job that outlives who asked for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from reljournal.ui.jobs import Job, Work


class Asides(QObject):
    """Runs jobs and keeps each until it has ended: a thread must not be freed while it runs."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._running: dict[Job, bool] = {}
        self._has_ended = False

    def run(
        self,
        work: Work,
        done: Callable[[Any], object],
        refused: Callable[[str], object] | None = None,
        *,
        may_stop: bool = True,
    ) -> Job:
        """Begin ``work``; ``done`` follows with its result, or ``refused`` with a sentence for the person.

        Give bound methods of widgets: they are not called once their widget is gone. Work that may not stop is
        waited for when the window closes. After that nothing is begun any more.
        """
        job = Job(self._path, work, self)
        job.done.connect(done)
        if refused is not None:
            job.refused.connect(refused)
        job.failed.connect(self._failed)
        job.over.connect(self._forget)
        if self._has_ended:
            # What came last asks for what comes next, and nobody would wait for it.
            return job
        self._running[job] = may_stop
        job.start()
        return job

    def is_running(self) -> bool:
        """Return whether anything runs."""
        return bool(self._running)

    def end(self) -> None:
        """Stop what may stop, wait for the rest, and begin nothing more."""
        self._has_ended = True
        for job, may_stop in self._running.items():
            if may_stop:
                job.cancel()
        for job in self._running:
            job.wait()
        self._running.clear()

    def _forget(self, job: Job) -> None:
        # What ended with the window is gone already.
        if self._running.pop(job, None) is not None:
            job.deleteLater()

    def _failed(self, error: Exception) -> None:
        raise error
