"""Long work in its thread: one of four ends, and nothing left behind by a cancel."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.errors import RelJournalError
from reljournal.domain.names import Name
from reljournal.domain.progress import Progress
from reljournal.store import writing
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people
from reljournal.ui.context import Context
from reljournal.ui.jobs import Job


def finish(job: Job, qtbot: QtBot) -> None:
    qtbot.waitUntil(job.isFinished, timeout=10_000)
    job.deleteLater()


def test_the_result_comes_back(journal: Journal, qtbot: QtBot) -> None:
    def work(own: Journal, progress: Progress) -> int:
        progress.step(1, 1, "")
        with own.edit("Add somebody"):
            return writing.add_card(Card(name=Name(given="Ada")))

    job = Job(journal.path, work)
    with qtbot.waitSignals([job.stepped, job.done], timeout=10_000):
        job.start()
    finish(job, qtbot)
    assert count_people(journal) == 1
    assert journal.notice_other_writers()


class Lingering(Job):
    """A job whose thread goes on after its work, as it does when other programs have the processor."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, lambda _journal, _progress: "a result")
        self.heard = Event()

    def run(self) -> None:
        """Work, then wait until somebody has heard of the result; nobody does as long as the thread runs."""
        super().run()
        self.heard.wait(0.3)


def test_nothing_runs_any_more_when_the_result_comes(journal: Journal, qtbot: QtBot) -> None:
    job = Lingering(journal.path)
    states: list[tuple[str, bool]] = []

    def hear(result: object) -> None:
        states.append((str(result), job.isRunning()))
        job.heard.set()

    job.done.connect(hear)
    with qtbot.waitSignal(job.over, timeout=10_000) as over:
        job.start()
    assert states == [("a result", False)]
    assert over.args == [job]
    finish(job, qtbot)


def test_a_cancel_is_a_rollback(journal: Journal, qtbot: QtBot) -> None:
    def work(own: Journal, progress: Progress) -> None:
        with own.edit("Add many"):
            writing.add_card(Card(name=Name(given="Ada")))
            job.cancel()
            progress.step(1, 2, "")

    job = Job(journal.path, work)
    with qtbot.waitSignal(job.stopped, timeout=10_000):
        job.start()
    finish(job, qtbot)
    assert count_people(journal) == 0
    assert journal.history() == []


def test_a_refusal_is_a_sentence_and_a_bug_is_handed_over(journal: Journal, qtbot: QtBot) -> None:
    def refuse(_own: Journal, _progress: Progress) -> None:
        raise RelJournalError("Not today.")

    def stumble(_own: Journal, _progress: Progress) -> None:
        raise ZeroDivisionError

    job = Job(journal.path, refuse)
    with qtbot.waitSignal(job.refused, timeout=10_000) as refused:
        job.start()
    finish(job, qtbot)
    assert refused.args == ["Not today."]
    job = Job(journal.path, stumble)
    with qtbot.waitSignal(job.failed, timeout=10_000) as failed:
        job.start()
    finish(job, qtbot)
    assert isinstance(failed.args[0], ZeroDivisionError)


@pytest.mark.parametrize("content", [b"Dear Ada", b""])
def test_a_journal_that_cannot_be_opened_is_refused(tmp_path: Path, qtbot: QtBot, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content or b"\x00" * 200)
    job = Job(path, lambda _journal, _progress: None)
    with qtbot.waitSignal(job.refused, timeout=10_000):
        job.start()
    finish(job, qtbot)


def test_nothing_begins_beside_a_window_that_has_closed(context: Context) -> None:
    asides, begun = context.asides, []
    context.close()
    job = asides.run(lambda _journal, _progress: begun.append(1), begun.append)
    assert not job.isRunning()
    assert not asides.is_running()
    assert begun == []
