"""Long quotes of mail are folded in a timeline, open by click or key, and are folded when one comes back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.entry_text import shown_markdown
from reljournal.ui.people.timeline import TimelineView
from tests.ui.people.ada import TODAY

QUOTE = "\n".join(f"> line {n}" for n in range(12))
TEXT = f"Thank you.\n\n{QUOTE}\n\nYours\n\n- [ ] answer\n\n> - [ ] a\n> b\n"


def shown(screen: PeopleScreen, people: dict[str, int], journal: Journal, text: str = TEXT) -> TimelineView:
    draft = EntryDraft(Kind.EMAIL, TODAY, title="Mail", text=text, contact_ids=(people["Alan"], people["Grace"]))
    log_entry(journal, draft)
    screen.open_contact(people["Alan"])
    view = screen.card.timeline.view
    view.grab()
    return view


def read(view: TimelineView) -> str:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    shown = view.delegate()._card(view.model().index(0, 0), view.delegate().width, option.font).shown
    assert shown is not None
    return shown.document.toPlainText()


def place_of(view: TimelineView, scheme: str) -> QPoint:
    """Return a point of the viewport at which a link with this scheme is, or a box."""
    index, option = view.model().index(0, 0), QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    for y in range(0, option.rect.bottom(), 4):
        for x in range(0, option.rect.width() // 2, 6):
            point = QPoint(x, y)
            if scheme == "box" and view.delegate().box_at(index, option, point) is not None:
                return point
            if view.delegate().link_at(index, option, point).startswith(f"{scheme}:"):
                return point
    raise AssertionError(f"no {scheme} is shown")


def click(qtbot: QtBot, view: TimelineView, scheme: str) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, scheme))


def test_a_click_opens_and_folds(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal
) -> None:
    view = shown(screen, people, journal)
    assert "… 12 quoted lines" in read(view)
    assert "line 3" not in read(view)
    high = view.span(0)[1]
    click(qtbot, view, "quote")
    assert "line 11" in read(view)
    assert view.span(0)[1] > high
    click(qtbot, view, "quote")
    assert "line 11" not in read(view)
    assert view.span(0)[1] == high


def test_space_opens_and_folds(qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal) -> None:
    view = shown(screen, people, journal)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert "line 11" in read(view)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert "line 11" not in read(view)


def test_it_is_folded_when_one_comes_back(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal
) -> None:
    view = shown(screen, people, journal)
    click(qtbot, view, "quote")
    screen.open_contact(people["Grace"])
    screen.open_contact(people["Alan"])
    assert "line 11" not in read(view)


def test_boxes_are_counted_as_they_stand_in_the_text(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal
) -> None:
    view = shown(screen, people, journal, f"> - [ ] quoted\n\n{TEXT}")
    with qtbot.waitSignal(view.box_pressed) as pressed:
        click(qtbot, view, "box")
    assert pressed.args == [0, 0]
    assert "- [x] answer" in read_text(journal)
    assert "> - [ ] quoted" in read_text(journal)


def read_text(journal: Journal) -> str:
    return str(journal.value("SELECT text FROM entry ORDER BY id DESC LIMIT 1"))


def test_a_letter_behind_a_long_quote_is_not_cut(
    screen: PeopleScreen, people: dict[str, int], journal: Journal
) -> None:
    quote = "\n".join(f"> {'word ' * 20}{n}" for n in range(60))
    view = shown(screen, people, journal, f"{quote}\n\nThat is what I think.\nAnd this.")
    assert read(view).split("\n") == ["… 60 quoted lines", "That is what I think.", "And this."]
    assert len(shown_markdown(quote)) < len(quote)


def test_what_looks_like_html_is_words(screen: PeopleScreen, people: dict[str, int], journal: Journal) -> None:
    view = shown(screen, people, journal, '<img src="/etc/hostname"> and <b>words</b>')
    assert read(view) == '<img src="/etc/hostname"> and <b>words</b>'
