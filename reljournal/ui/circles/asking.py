"""Questions to the journal that may take a moment, asked in a thread; only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from reljournal.domain.progress import Progress
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.jobs import Job

Question = Callable[[Journal], Any]


class Asking(QObject):
    """Says ``answered`` with what a question gave, unless a newer one was asked meanwhile."""

    answered = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._path = context.journal.path
        self._job: Job | None = None
        self._next: Question | None = None
        self._stopped = False

    def ask(self, question: Question) -> None:
        """Ask, now or when the thread is free again."""
        self._next = question
        if self._job is None and not self._stopped:
            self._begin()

    def stop(self) -> None:
        """Ask no more, and wait until the thread is gone."""
        self._stopped, self._next = True, None
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def is_asking(self) -> bool:
        """Return whether an answer is still to come."""
        return self._job is not None

    def _begin(self) -> None:
        question, self._next = self._next, None
        if question is None:
            return

        def work(journal: Journal, _progress: Progress) -> Any:
            return question(journal)

        self._job = job = Job(self._path, work, self)
        job.done.connect(self._take)
        job.refused.connect(self._give_up)
        job.failed.connect(self._fail)
        job.stopped.connect(self._go_on)
        job.start()

    def _take(self, answer: object) -> None:
        newest = self._next is None and not self._stopped
        self._go_on()
        if newest:
            self.answered.emit(answer)

    def _give_up(self, _sentence: str) -> None:
        # The journal is out of reach for the moment; whoever writes into it says so.
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._go_on()
        raise error

    def _go_on(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None
        if not self._stopped:
            self._begin()
