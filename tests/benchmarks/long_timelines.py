"""Opening somebody with 10,000 entries against somebody with 10, both painted; and memory over all of their entries."""

from __future__ import annotations

import os
import random
import resource
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.contacts import add_contact
from reljournal.store.bulk import add_entries
from reljournal.store.journal import Journal
from tests.benchmarks.data import vocabulary
from tests.benchmarks.measure import Ratio, in_turns, seconds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reljournal.ui.people import PeopleScreen

_FEW, _MANY = 10, 10_000
_ROUNDS = 15


def filled(path: Path) -> Path:
    """Write a journal with two people, of whom one has very many entries."""
    if path.exists():
        return path
    dice, words = random.Random(3), vocabulary()
    with Journal.open(path) as journal:
        for name, count in (("Few Entries", _FEW), ("Many Entries", _MANY)):
            contact_id = add_contact(journal, Card(formatted_name=name))
            drafts = [
                EntryDraft(
                    dice.choice(list(Kind)),
                    date(2026, 11, 20) - timedelta(days=number // 3),
                    title=" ".join(dice.choices(words, k=5)),
                    text=" ".join(dice.choices(words, k=60)),
                    contact_ids=(contact_id,),
                )
                for number in range(count)
            ]
            with journal.edit("Fill") as edit:
                add_entries(edit, drafts)
    return path


def run(folder: Path) -> list[Ratio]:
    """Measure opening the card with its first entries painted, and the process while all of them are walked through."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QMainWindow

    from reljournal.store.queries.contacts import find_contact
    from reljournal.ui.context import Context
    from reljournal.ui.people import PeopleScreen
    from reljournal.ui.theme import apply_theme, load_theme, new_application
    from tests.ui.fakes import FakeWays

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else new_application()
    apply_theme(application, load_theme("light"))
    with Journal.open(filled(folder / "long-timeline.reljournal")) as journal:
        window = QMainWindow()
        context = Context(journal, FakeWays(), window)
        screen = PeopleScreen(context)
        window.setCentralWidget(screen)
        window.resize(1440, 900)
        window.show()
        screen.show_up()
        few, many = (find_contact(journal, name) for name in ("Few Entries", "Many Entries"))

        def painted(contact_id: int) -> float:
            screen.open_contact(few + many - contact_id)
            application.processEvents()

            def opened() -> None:
                screen.open_contact(contact_id)
                application.processEvents()
                screen.card.timeline.view.viewport().repaint()

            return seconds(opened)

        taken, floor = in_turns(lambda: painted(many), lambda: painted(few), _ROUNDS)
        rows = [Ratio("opening a contact with 10,000 entries / one with 10", taken, floor, 1.5)]
        if sys.platform.startswith("linux"):
            rows.append(_walked(application, screen, many))
        context.close()
        window.close()
        window.deleteLater()
        application.processEvents()
    return rows


def _walked(application: QApplication, screen: PeopleScreen, contact_id: int) -> Ratio:
    """Return how much memory the process has after all entries were scrolled through, over that before."""
    screen.open_contact(contact_id)
    view = screen.card.timeline.view
    bar, before = view.verticalScrollBar(), _resident()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + view.height())
        application.processEvents()
    return Ratio("memory after walking through 10,000 entries / before", _resident(), before, 1.2, "MiB")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20
