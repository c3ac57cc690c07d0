"""Every widget of the kit on one sheet, laid out like the screens it is made for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reljournal.ui import widgets as kit
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme

PEOPLE = (
    ("Ada Lovelace", "AL", "Analytical Engines Ltd", ("", "gold")),
    ("Alan Turing", "AT", "Bletchley Park", ("", "silver")),
    ("Dorothy Vaughan", "DV", "NACA", ("12 days late", "late")),
    ("Grace Hopper", "GH", "Eckert–Mauchly", ("", "silver")),
    ("Jean Bartik", "JB", "Remington Rand", None),
    ("Katherine Johnson", "KJ", "Langley", ("", "bronze")),
    ("Wolfeschlegelsteinhausenbergerdorff the Elder", "WE", "Philadelphia, a town of long names", ("today", "due")),
    ("فاطمة الفهرية", "ف", "", None),
)


def people_model() -> QStandardItemModel:
    model = QStandardItemModel()
    for name, initials, second, badge in PEOPLE:
        item = QStandardItem(name)
        item.setData(name, kit.PersonRole.NAME)
        item.setData(initials, kit.PersonRole.INITIALS)
        item.setData(second, kit.PersonRole.SECOND)
        item.setData(badge, kit.PersonRole.BADGE)
        model.appendRow(item)
    return model


def rail() -> kit.Rail:
    made = kit.Rail("RelJournal")
    for key, label, icon in (
        ("today", "Today", "today"),
        ("people", "People", "people"),
        ("journal", "Journal", "journal"),
        ("calendar", "Calendar", "calendar"),
    ):
        made.add_item(key, label, icon)
    made.add_section("Circles")
    made.add_item("clients", "Clients")
    made.add_item("family", "Family")
    for key, count in (("today", "6"), ("people", "248"), ("clients", "41"), ("family", "19")):
        made.set_count(key, count)
    made.set_footer("All saved · backed up 09:02")
    made.select("people")
    return made


def people_list(parent: QWidget) -> QListView:
    view = QListView(parent)
    view.setModel(people_model())
    view.model().setParent(view)
    view.setItemDelegate(kit.PersonDelegate(view))
    view.setFixedWidth(current_theme().size("list"))
    view.setProperty("bare", True)
    view.setCurrentIndex(view.model().index(0, 0))
    return view


def top_bar() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    search = kit.SearchField("Search people, notes, dates…", "Ctrl K")
    search.setFixedWidth(current_theme().size("search"))
    row.addWidget(search)
    row.addStretch(1)
    row.addWidget(kit.QuietButton("Print briefs", "print"))
    row.addWidget(kit.AccentButton("Log a conversation", "plus"))
    return row


def card_head() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(20)
    avatar = kit.Avatar(size="avatar_large")
    avatar.set_person("Ada Lovelace", "AL")
    photo = QPixmap(120, 200)
    photo.fill(QColor("#88aacc"))
    other = kit.Avatar()
    other.set_person("Alan Turing", "AT", photo)
    row.addWidget(avatar)
    row.addWidget(other)
    words = QVBoxLayout()
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(kit.Label("Ada Lovelace", role="heading"))
    line.addWidget(kit.Chip("Gold", "gold"))
    line.addWidget(kit.Chip("meeting 12 days late", "late"))
    line.addStretch(1)
    words.addLayout(line)
    words.addWidget(kit.Label("Head of Research, Analytical Engines Ltd · London", tone="muted"))
    chips = kit.FlowLayout()
    for text, role in (
        ("mathematics", "plain"),
        ("Silver", "silver"),
        ("Bronze", "bronze"),
        ("In person", "accent"),
        ("Call", "journal"),
        ("round", "dates"),
        ("today", "due"),
    ):
        chips.addWidget(kit.Chip(text, role))
    chips.addWidget(kit.RemovableChip("Mary Somerville"))
    chips.addWidget(kit.RemovableChip("horses", "plain"))
    words.addLayout(chips)
    row.addLayout(words, 1)
    return row


def forms() -> kit.Panel:
    panel = kit.Panel("A form")
    panel.add_header(kit.LinkButton("Add another", "plus"))
    panel.add_header(kit.IconButton("edit", "Edit"))
    choice = kit.ChipChoice(
        [("in_person", "In person"), ("call", "Call"), ("video", "Video"), ("email", "Email"), ("letter", "Letter")],
        "Kind",
    )
    panel.add(choice)
    given = kit.SearchField("Given name")
    given.setText("Ada")
    panel.add(kit.LabelledField("Given name", given))
    bad = kit.LabelledField("Birthday", kit.SearchField("12 August"))
    bad.set_error("31 February is not a day. Leave the year out if you do not know it.")
    panel.add(bad)
    edit = kit.QuietEdit("Write what happened…", lines=2)
    panel.add(edit)
    combo = QComboBox()
    combo.addItems(["home", "work"])
    box = QCheckBox("Send Menabrea paper")
    box.setChecked(True)
    panel.add_row(combo, box)
    panel.add(kit.AccentButton("Save entry", key_hint="Ctrl ↵"))
    panel.add_line()
    off = kit.QuietButton("Not now")
    off.setEnabled(False)
    on = kit.QuietButton("Month")
    on.setCheckable(True)
    on.setChecked(True)
    panel.add_row(kit.ElidedLabel("A sentence that is much too long for the room there is, so it ends early"), on, off)
    return panel


def icons_panel() -> kit.Panel:
    panel = kit.Panel("Icons")
    grid = QGridLayout()
    for place, name in enumerate(kit.icon_names()):
        grid.addWidget(kit.IconButton(name, name), place // 8, place % 8)
    panel.add(grid)
    return panel


def nothing() -> None:
    """Stand for what an action would do."""


def sheet() -> QWidget:
    """Return the whole gallery."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail())
    row.addWidget(people_list(page))
    row.addWidget(kit.Hairline(vertical=True))
    column = kit.ScrollColumn()
    column.body.addLayout(top_bar())
    column.body.addLayout(card_head())
    tabs = kit.UnderlineTabs(accessible_name="Card")
    for label, count in (("Timeline", None), ("About", None), ("Dates", 2), ("Follow-ups", 3)):
        tabs.add_tab(label, count)
    column.body.addWidget(tabs)
    banner = kit.Banner()
    banner.show_message("3 cards could not be read.", "warning", "line 12: no END", [("Show the report", nothing)])
    column.body.addWidget(banner)
    lower = QHBoxLayout()
    lower.setSpacing(16)
    lower.addWidget(forms(), 3, Qt.AlignmentFlag.AlignTop)
    side = QVBoxLayout()
    side.addWidget(icons_panel())
    progress = kit.ProgressPanel("Reading phone-1000.vcf")
    progress.step(420, 1000)
    reading = kit.Panel("Import")
    reading.add(progress)
    side.addWidget(reading)
    empty = kit.Panel()
    empty.add(
        kit.EmptyState(
            "people",
            "Nobody here yet",
            "Import an address book or write the first card.",
            [("New contact", nothing), ("Import", nothing)],
        )
    )
    side.addWidget(empty)
    lower.addLayout(side, 2)
    column.body.addLayout(lower)
    column.body.addStretch(1)
    row.addWidget(column, 1)
    return page


@pytest.mark.parametrize("look", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_every_widget_is_drawn_whole(
    keeper: ThemeKeeper, qtbot, tmp_path: Path, look: ThemeChoice, percent: int, direction: Qt.LayoutDirection
) -> None:
    keeper.set_choice(look)
    keeper.set_text_percent(percent)
    page = sheet()
    page.setLayoutDirection(direction)
    qtbot.addWidget(page)
    page.resize(1440 * percent // 100, 1000 * percent // 100)
    with qtbot.waitExposed(page):
        page.show()
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.parentWidget().layout() is not None:
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= button.fontMetrics().height(), button.text()
    for label in page.findChildren(kit.Label):
        if label.isVisible():
            assert label.height() >= label.fontMetrics().height(), label.text()
    picture = tmp_path / f"{look}-{percent}.png"
    assert page.grab().save(str(picture))
    assert picture.stat().st_size > 20_000


def test_a_row_is_mirrored(keeper: ThemeKeeper, qtbot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    view = people_list(page)
    view.resize(current_theme().size("list"), 500)
    page.resize(view.size())
    with qtbot.waitExposed(page):
        page.show()
    ground = current_theme().avatar_colours(kit.hue_of("Ada Lovelace"))[0].name()

    def side_of_avatar() -> str:
        image = view.grab().toImage()
        line = view.visualRect(view.model().index(0, 0)).center().y() - 10
        places = [x for x in range(image.width()) if image.pixelColor(x, line).name() == ground]
        return "left" if places[0] < image.width() // 2 else "right"

    assert side_of_avatar() == "left"
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert side_of_avatar() == "right"
