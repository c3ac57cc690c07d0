"""The preview: opens at once, shows the pages as they will be, saves the PDF in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.system.settings import Settings
from reljournal.ui.context import Context
from reljournal.ui.printing import BriefPreview
from reljournal.ui.printing.sheets import BriefSheets

LONG = "\n\n".join(f"Paragraph {n}. " + "He works at night and sleeps until eleven. " * 8 for n in range(30))
Open = Callable[..., BriefPreview]


@pytest.fixture
def preview(context: Context, qtbot: QtBot) -> Iterator[Open]:
    opened: list[BriefPreview] = []

    def open_preview(ids: list[int], settings: Settings | None = None) -> BriefPreview:
        dialog = BriefPreview(context, ids, settings)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        opened.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.pages._settling.isActive())
        return dialog

    yield open_preview
    for dialog in opened:
        dialog.close()
        dialog.deleteLater()


@pytest.fixture
def people(journal: Journal) -> list[int]:
    cards = [Card(formatted_name="Ada Lovelace"), Card(formatted_name="Long", note=LONG), Card(formatted_name="Mary")]
    return [add_contact(journal, card) for card in cards]


def saved(qtbot: QtBot, dialog: BriefPreview, path: Path) -> None:
    dialog.save(path)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)


def test_one_contact_has_no_list_and_says_its_page(preview: Open, people: list[int]) -> None:
    dialog = preview(people[:1])
    assert not dialog.people.isVisible()
    assert dialog.page_number.text() == "Page 1 of 1"
    assert dialog.suggested_name() == "Brief Ada Lovelace.pdf"
    assert "Ada Lovelace" in dialog.pages.accessibleDescription()


def test_pages_of_all_are_counted_and_walked(preview: Open, people: list[int], qtbot: QtBot) -> None:
    dialog = preview(people)
    long = dialog.sheets.pages_of(people[1])
    assert long is not None
    assert long.page_count >= 2
    total = long.page_count + 2
    assert dialog.page_number.text() == f"Page 1 of {total}"
    qtbot.keyClick(dialog.pages, Qt.Key.Key_PageDown)
    assert dialog.page_number.text() == f"Page 2 of {total}"
    qtbot.keyClick(dialog.pages, Qt.Key.Key_End)
    assert dialog.page_number.text() == f"Page {total} of {total}"
    assert "Mary" in dialog.pages.accessibleDescription()
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Home)
    assert dialog.page_number.text() == f"Page 1 of {total}"
    dialog.people.setCurrentRow(2)
    assert dialog.page_number.text() == f"Page {total} of {total}"


def test_who_is_unticked_is_left_out(preview: Open, people: list[int], tmp_path: Path, qtbot: QtBot) -> None:
    dialog = preview(people)
    dialog.people.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.page_number.text().endswith("of 2")
    assert dialog.suggested_name() == "2 briefs.pdf"
    saved(qtbot, dialog, tmp_path / "two.pdf")
    assert (tmp_path / "two.pdf").read_bytes().count(b"/Type /Page\n") == 2
    for row in range(3):
        dialog.people.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.page_number.text() == "No pages"
    assert not dialog.save_button.isEnabled()
    dialog.people.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.save_button.isEnabled()


def test_the_paper_is_kept_and_told(preview: Open, people: list[int], qtbot: QtBot) -> None:
    dialog = preview(people[:1], Settings(paper="letter"))
    assert (dialog.paper.value(), dialog.sheets.paper_name) == ("letter", "letter")
    with qtbot.waitSignal(dialog.paper_chosen) as told:
        dialog.paper.button("a4").click()
    assert told.args == ["a4"]
    laid = dialog.sheets.pages_of(people[0])
    assert laid is not None
    assert round(laid.paper.height) == 1123
    qtbot.waitUntil(lambda: not dialog.pages._settling.isActive())


def test_zoom_by_button_key_and_wheel(preview: Open, people: list[int], qtbot: QtBot) -> None:
    dialog = preview(people[:1])
    assert dialog.fit_page.isChecked()
    whole = dialog.pages.zoom()
    qtbot.mouseClick(dialog.fit_width, Qt.MouseButton.LeftButton)
    assert dialog.pages.zoom() > whole
    assert dialog.fit_width.isChecked()
    assert not dialog.fit_page.isChecked()
    qtbot.keyClick(dialog.pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.pages.zoom() == pytest.approx(whole)
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    dialog.pages.wheelEvent(turn)
    assert dialog.pages.zoom() == pytest.approx(whole * 1.2)
    assert not dialog.fit_page.isChecked()
    for _ in range(40):
        dialog.pages.zoom_in()
    assert dialog.pages.zoom() == pytest.approx(4.0)


def test_the_page_is_painted_white_with_the_name_on_it(preview: Open, people: list[int]) -> None:
    dialog = preview(people[:1])
    picture = dialog.pages.viewport().grab().toImage()
    rect = dialog.pages._page_rect(0).toRect()
    assert picture.pixelColor(rect.topLeft() + QPoint(4, 4)).lightness() == 255
    head = [picture.pixelColor(x, y).lightness() for y in range(rect.top() + 10, rect.top() + rect.height() // 8)
            for x in range(rect.left() + rect.width() // 6, rect.center().x())]  # fmt: skip
    assert min(head) < 90


def test_saving_says_where_and_refusals_say_why(preview: Open, people: list[int], tmp_path: Path, qtbot: QtBot) -> None:
    dialog = preview(people[:1])
    saved(qtbot, dialog, tmp_path / "ada.pdf")
    assert dialog.message.text() == "Saved as “ada.pdf”."
    assert (tmp_path / "ada.pdf").read_bytes().startswith(b"%PDF")
    saved(qtbot, dialog, tmp_path / "nowhere" / "ada.pdf")
    assert "does not exist" in dialog.message.text()
    assert dialog.save_button.isEnabled()


def test_many_show_progress_and_can_be_stopped(preview: Open, journal: Journal, tmp_path: Path, qtbot: QtBot) -> None:
    ids = [add_contact(journal, Card(formatted_name=f"Person {n}", note=LONG)) for n in range(12)]
    dialog = preview(ids)
    dialog.save(tmp_path / "all.pdf")
    assert dialog.progress.isVisible()
    assert not dialog.save_button.isEnabled()
    dialog.progress.cancelled.emit()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert dialog.message.text() == "Stopped. Nothing was saved."
    assert not dialog.progress.isVisible()
    assert not (tmp_path / "all.pdf").exists()


def test_closing_while_saving_leaves_no_file(preview: Open, journal: Journal, tmp_path: Path) -> None:
    ids = [add_contact(journal, Card(formatted_name=f"Person {n}", note=LONG)) for n in range(12)]
    dialog = preview(ids)
    dialog.save(tmp_path / "all.pdf")
    dialog.reject()
    assert not (tmp_path / "all.pdf").exists()


def test_printing_goes_to_the_printer_that_was_chosen(preview: Open, people: list[int], tmp_path: Path) -> None:
    dialog = preview(people[:1])
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    dialog.print_on(printer)
    assert dialog.message.text() == "Sent to the printer."
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_file_names_fit_every_system(preview: Open, journal: Journal) -> None:
    ids = [add_contact(journal, Card(formatted_name=name)) for name in ("A/B: C?", "x" * 200)]
    assert preview(ids[:1]).suggested_name() == "Brief A B C.pdf"
    assert len(preview(ids[1:]).suggested_name()) <= 84


def test_a_hundred_contacts_are_read_when_they_are_looked_at(journal: Journal, qapp: QApplication) -> None:
    ids = [add_contact(journal, Card(formatted_name=f"Person {n}")) for n in range(100)]
    sheets = BriefSheets(journal, ids, date(2026, 11, 21), "a4")
    assert sheets.page_count() == 100
    assert sheets.pages_of(ids[0]) is not None
    assert len(sheets._briefs) == 1
    assert sheets.pages_of(ids[50]) is not None
    assert len(sheets._briefs) < 30
    assert sheets.page(99) == (ids[99], 0)
    assert sheets.page(100) is None


def test_a_contact_that_is_gone_has_no_pages(journal: Journal, qapp: QApplication) -> None:
    ids = [add_contact(journal, Card(formatted_name="Ada")), 999]
    sheets = BriefSheets(journal, ids, date(2026, 11, 21), "a4")
    while not sheets.settle(1):
        pass
    assert sheets.page_count() == 1


def test_every_control_is_named(preview: Open, people: list[int]) -> None:
    dialog = preview(people)
    for button in (dialog.smaller, dialog.larger, dialog.fit_width, dialog.fit_page, dialog.save_button):
        assert button.accessibleName() or button.text().strip("−+ ")
    assert dialog.people.accessibleName()
    assert dialog.paper.accessibleName()
    assert dialog.pages.accessibleName()
