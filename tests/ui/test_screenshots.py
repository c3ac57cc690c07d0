"""Every screen can be drawn, and drawing leaves the journal and the settings as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from reljournal.domain.contacts import Card
from reljournal.domain.errors import RelJournalError
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.system.paths import settings_file
from reljournal.ui import screenshots
from reljournal.ui.screenshots import draw_all
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, load_theme

SMALL = QSize(1024, 700)
EMPTY = {"welcome", "empty-today", "empty-people", "empty-journal", "empty-calendar"}
FULL = {
    "today", "follow-ups", "people", "people-about", "people-relationship", "people-dates", "people-follow-ups",
    "people-files", "people-table",
    "people-table-several", "people-several", "people-archive", "people-trash", "people-one-by-one", "circle",
    "new-circle", "journal", "editor", "new-date", "new-date-more", "new-entry", "capture", "calendar", "day",
    "calendar-week", "calendar-year", "calendar-agenda", "print-calendar",
    "search", "search-narrowed",
    "search-actions", "brief", "import", "import-report", "import-mail", "my-card", "help", "preferences", "history",
    "own-fields", "export-calendar", "import-dates",
    "reminders", "shortcuts", "about",
}  # fmt: skip


@pytest.fixture(autouse=True)
def one_look(monkeypatch: pytest.MonkeyPatch, keeper: ThemeKeeper) -> None:
    """One theme and one size: the others are the same with other numbers."""
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-21")
    monkeypatch.setattr(screenshots, "SIZES", (SMALL,))
    monkeypatch.setattr(screenshots, "THEMES", (ThemeChoice.DARK,))


def test_every_screen_is_drawn_in_its_theme_and_size(qapp: QApplication, tmp_path: Path) -> None:
    font = QFont(qapp.font())
    made = draw_all(qapp, tmp_path / "pictures", None)
    expected = {f"{name}-dark-1024x700.png" for name in EMPTY | FULL}
    expected |= {f"{name}-dark-1024x700-200.png" for name in FULL}
    assert {path.name for path in made} == expected
    assert {path.name for path in (tmp_path / "pictures").iterdir()} == expected
    drawn = {path.name: QImage(str(path)) for path in made}
    assert {picture.size().toTuple() for picture in drawn.values()} == {(1024, 700)}
    # The rail's ground, or that of a dialog that fills the window.
    grounds = {load_theme("dark").colour(ground).name() for ground in ("side", "background")}
    for name, picture in drawn.items():
        assert picture.pixelColor(3, 690).name() in grounds, name
    different = {bytes(picture.constBits()) for name, picture in drawn.items() if not name.endswith("-200.png")}
    assert len(different) == len(EMPTY | FULL)
    assert not settings_file().exists()
    assert qapp.font() == font


@pytest.fixture
def only_today(monkeypatch: pytest.MonkeyPatch) -> None:
    scenes = screenshots._scenes

    def fewer(stage: object) -> list[object]:
        return scenes(stage)[:1]  # type: ignore[arg-type]

    monkeypatch.setattr(screenshots, "_scenes", fewer)
    monkeypatch.setattr(screenshots, "_empty_scenes", list)


@pytest.mark.usefixtures("only_today")
def test_a_journal_of_ones_own_is_drawn_from_a_copy(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "mine.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, Card(name=Name(given="Paula", family="Example")))
    before = path.read_bytes()
    made = draw_all(qapp, tmp_path / "pictures", path)
    assert [picture.name for picture in made] == ["today-dark-1024x700.png", "today-dark-1024x700-200.png"]
    assert path.read_bytes() == before


@pytest.mark.usefixtures("only_today")
def test_what_cannot_be_drawn_is_said_in_a_sentence(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(RelJournalError, match="no journal at"):
        draw_all(qapp, tmp_path / "pictures", tmp_path / "nowhere.reljournal")
    assert not (tmp_path / "nowhere.reljournal").exists()
    with Journal.open(tmp_path / "empty.reljournal"):
        pass
    with pytest.raises(RelJournalError, match="no contacts"):
        draw_all(qapp, tmp_path / "pictures", tmp_path / "empty.reljournal")
    (tmp_path / "file").touch()
    with pytest.raises(RelJournalError, match="cannot be made"):
        draw_all(qapp, tmp_path / "file" / "pictures", None)
