"""Me: the mark on card and list, and the card that is handed out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.me import handing_out_choices, text_of_code, this_is_me
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.me import me
from reljournal.store.queries.reminders import reminders
from reljournal.store.queries.today import people_on_your_mind
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.my_card import MyCard, open_my_card
from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.widgets import PersonRole
from tests.ui.fakes import FakeWays
from tests.ui.people.ada import ADA, TODAY


def menu_texts(screen: PeopleScreen) -> list[str]:
    menu = screen.card.more_menu()
    texts = [action.text() for action in menu.actions()]
    menu.deleteLater()
    return texts


def press(screen: PeopleScreen, text: str) -> None:
    menu = screen.card.more_menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()


@pytest.fixture
def card(qtbot: QtBot, context: Context, journal: Journal, keeper: ThemeKeeper) -> Iterator[MyCard]:
    """Ada's own card."""
    ada = add_contact(journal, ADA)
    this_is_me(journal, ada)
    made = MyCard(context, contact(journal, ada), "a4", None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_one_contact_becomes_me_from_its_menu(screen: PeopleScreen, people: dict[str, int], journal: Journal) -> None:
    screen.open_contact(people["Ada"])
    press(screen, "This is me")
    assert me(journal) == people["Ada"]
    assert screen.card.header._caption.text() == "Me"
    index = screen.list.model.index(screen.list.model.row_of(people["Ada"]))
    assert index.data(PersonRole.BADGE) == ("Me", "plain")
    assert "Ada Lovelace, Me, " in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "This is me" not in menu_texts(screen)
    press(screen, "This is not me")
    assert me(journal) is None
    assert screen.card.header.years.text() == "8 years"
    journal.undo()
    assert screen.card.header._caption.text() == "Me"


def test_my_card_is_a_key_away(screen: PeopleScreen, people: dict[str, int], journal: Journal, ways: FakeWays) -> None:
    this_is_me(journal, people["Ada"])
    screen.open_contact(people["Ada"])
    press(screen, "My card…")
    assert ways.named("open_my_card") == [()]


def test_without_me_one_is_told_how(screen: PeopleScreen, context: Context, ways: FakeWays) -> None:
    assert open_my_card(context, "a4", screen) is None
    assert "This is me" in str(ways.named("say"))


def test_nobody_is_reminded_of_themself(people: dict[str, int], journal: Journal) -> None:
    ada = people["Ada"]
    assert [person.id for person in people_on_your_mind(journal, TODAY, 30)] == [ada]
    assert len(reminders(journal, [ada], TODAY)) == 1
    this_is_me(journal, ada)
    assert people_on_your_mind(journal, TODAY, 30) == []
    assert reminders(journal, [ada], TODAY) == []


def test_what_is_unticked_leaves_card_and_code(card: MyCard, journal: Journal) -> None:
    assert "ada@home.example" in card.preview.accessibleDescription()
    before, drawn = card.code.grab().toImage(), card.preview.grab().toImage()
    card.boxes["email:ada@home.example"].setChecked(False)
    assert "ada@home.example" not in card.preview.accessibleDescription()
    assert "ada@home.example" not in card.code.accessibleDescription()
    assert card.code.grab().toImage() != before
    assert card.preview.grab().toImage() != drawn


def test_choices_are_remembered_once_and_only_when_made(card: MyCard, context: Context, journal: Journal) -> None:
    edits = len(journal.history())
    card.close()
    assert len(journal.history()) == edits
    card.show()
    card.boxes["work"].setChecked(False)
    card.boxes["birthday"].setChecked(True)
    card.close()
    assert len(journal.history()) == edits + 1
    assert handing_out_choices(journal)["work"] is False
    again = MyCard(context, contact(journal, me(journal) or 0), "a4", None)
    assert not again.boxes["work"].isChecked()
    assert "10 December 1985" in again.preview.accessibleDescription()
    again.deleteLater()


def test_it_is_saved_as_picture_address_card_and_sheet(card: MyCard, tmp_path: Path) -> None:
    for ending in ("png", "vcf", "pdf"):
        card.save(tmp_path / f"card.{ending}")
    assert QImage(str(tmp_path / "card.png")).width() >= 512
    assert (tmp_path / "card.vcf").read_bytes().startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\n")
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


def test_a_name_without_an_ending_gets_the_chosen_one(
    card: MyCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = (str(tmp_path / "me"), "Address card (*.vcf)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    card.save_button.click()
    assert (tmp_path / "me.vcf").exists()


def test_a_place_that_refuses_is_told_of(card: MyCard, tmp_path: Path, ways: FakeWays) -> None:
    card.save(tmp_path / "nowhere" / "card.png")
    assert "cannot be written" in str(ways.named("warn"))


def test_it_is_copied_as_picture_and_text(card: MyCard) -> None:
    card.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.text().startswith("Ada Lovelace\nHead of Research\n")
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_code_on_screen_is_read_back_in_both_themes(card: MyCard, keeper: ThemeKeeper, theme: str) -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="an independent reader of codes")
    from reljournal.ui.theme import ThemeChoice

    keeper.set_choice(ThemeChoice(theme))
    grey = card.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    # The large one, and the one on the card as others see it.
    assert {found.bytes.decode() for found in zxingcpp.read_barcodes(rows)} == {text_of_code(ADA, {})}


def test_too_much_is_told_and_cannot_be_copied(
    qtbot: QtBot, context: Context, journal: Journal, keeper: ThemeKeeper
) -> None:
    emails = tuple(Labelled("", f"ada.lovelace.{number}@engines.example") for number in range(80))
    much = add_contact(journal, Card(name=Name(given="Ada"), emails=emails))
    made = MyCard(context, contact(journal, much), "a4", None)
    assert "more than a QR code can hold" in made.message.text()
    assert not made.copy_button.isEnabled()
    for box in list(made.boxes.values())[20:]:
        box.setChecked(False)
    assert "much for a code" in made.message.text()
    for box in list(made.boxes.values())[2:]:
        box.setChecked(False)
    assert not made.message.text()
    made.close()
    made.deleteLater()


def test_a_card_with_nothing_but_a_name_says_so(
    context: Context, journal: Journal, keeper: ThemeKeeper, qtbot: QtBot
) -> None:
    bare = add_contact(journal, Card(name=Name(given="Ada")))
    made = MyCard(context, contact(journal, bare), "letter", None)
    assert not made.boxes
    made.close()
    made.deleteLater()
