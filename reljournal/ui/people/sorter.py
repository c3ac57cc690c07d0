"""Sorting many people by a column, in a thread: the list stays as it is until the order is there."""

from __future__ import annotations

from array import array
from datetime import date

from PySide6.QtCore import QObject, Signal

from reljournal.domain.people_columns import Sorting
from reljournal.domain.progress import Progress
from reljournal.store.journal import Journal
from reljournal.store.queries.people_table import Wanted, sorted_ids
from reljournal.ui.context import Context
from reljournal.ui.jobs import Job

_Asked = tuple[Wanted, Sorting, date]


class Sorter(QObject):
    """Answers only what was asked last: ``done`` with the filter, the sorting, and the ids in order."""

    done = Signal(object, object, object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: _Asked | None = None
        self._job: Job | None = None

    def is_running(self) -> bool:
        """Return whether an order is being asked for."""
        return self._asked is not None

    def ask(self, wanted: Wanted, sorting: Sorting) -> None:
        """Ask for an order; one that is under way is waited for, and forgotten."""
        self._asked = (wanted, sorting, self._context.today())
        if self._job is None:
            self._start()

    def stop(self) -> None:
        """Ask for nothing more, and wait until the thread is gone."""
        self._asked = None
        if self._job is not None:
            self._job.wait()

    def _start(self) -> None:
        asked = self._asked
        if asked is None:
            return

        def work(journal: Journal, _progress: Progress) -> tuple[_Asked, array[int]]:
            # Four bytes for each contact, where a list takes forty.
            return asked, array("I", sorted_ids(journal, *asked))

        self._job = Job(self._context.journal.path, work, self)
        self._job.done.connect(self._take)
        self._job.refused.connect(self._refuse)
        self._job.failed.connect(self._raise)
        self._job.over.connect(self._clear)
        self._job.start()

    def _take(self, answer: tuple[_Asked, array[int]]) -> None:
        asked, ids = answer
        if asked == self._asked:
            self._asked = None
            self.done.emit(asked[0], asked[1], ids)

    def _refuse(self, sentence: str) -> None:
        """Leave the list as it is; asking again by itself would be refused again."""
        self._asked = None
        self._context.ways.warn(sentence)

    def _raise(self, error: Exception) -> None:
        self._asked = None
        raise error

    def _clear(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._start()
