"""The calendar: one month with birthdays, anniversaries, follow-ups and entries, and a panel for the chosen day."""

from __future__ import annotations

import calendar
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft, FollowUp, Kind
from reljournal.domain.occurrences import Occurrence
from reljournal.store.changes import Change
from reljournal.store.queries.month import items_of_days
from reljournal.ui import date_words, wording
from reljournal.ui.calendar.day_panel import DayPanel
from reljournal.ui.calendar.frame import Body, FilterRow, MonthTitle
from reljournal.ui.calendar.month_choice import MonthChoice
from reljournal.ui.calendar.month_grid import MonthGrid
from reljournal.ui.calendar.month_model import Mark, Sheet
from reljournal.ui.context import Context
from reljournal.ui.screen import Screen
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, ChipButton, ChipRole, FlowLayout, Hairline, IconButton, QuietButton
from reljournal.ui.widgets.topbar import TopBar

# Holding a page key walks faster than a panel full of widgets is built: it waits until the walk rests.
_PANEL_WAITS_MS = 60
_SHEETS_KEPT = 4
_TABLES = ("contact", "key_date", "follow_up", "entry", "entry_contact", "photo")


class CalendarScreen(Screen):
    """Walks months and years; ``open_day`` shows any day there is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        today = context.today()
        self.day = today
        self._year, self._month = today.year, today.month
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        self.grid = MonthGrid()
        self.panel = DayPanel(context)
        column.addWidget(self._body(), 1)
        self._sheets: dict[tuple[int, int], Sheet] = {}
        self._direction = 0
        self._panel_timer = QTimer(self)
        self._panel_timer.setSingleShot(True)
        self._panel_timer.setInterval(_PANEL_WAITS_MS)
        self._ahead_timer = QTimer(self)
        self._ahead_timer.setSingleShot(True)
        self._connect()
        self._mirror()

    # Building

    def _top_bar(self) -> TopBar:
        bar = TopBar(self)
        self.back = IconButton("chevron-left", self.tr("Previous month"), framed=True)
        self.back.setToolTip(self.tr("Previous month (Page Up), previous year (Ctrl+Page Up)"))
        self.back.clicked.connect(self.previous_month)
        self.today_button = QuietButton(self.tr("Today"))
        self.today_button.setToolTip(self.tr("Go to today (Home)"))
        self.today_button.clicked.connect(self.go_to_today)
        self.on = IconButton("chevron-right", self.tr("Next month"), framed=True)
        self.on.setToolTip(self.tr("Next month (Page Down), next year (Ctrl+Page Down)"))
        self.on.clicked.connect(self.next_month)
        self.title = MonthTitle(self.tr("Go to month (G)"))
        self.title.clicked.connect(self.choose_month)
        for widget in (self.back, self.today_button, self.on, self.title):
            bar.add_left(widget)
        self.new_date_button = AccentButton(self.tr("Key date"), "plus")
        self.new_date_button.setAccessibleName(self.tr("New key date"))
        self.new_date_button.clicked.connect(self.new_key_date)
        bar.add_right(self.new_date_button)
        return bar

    def _body(self) -> Body:
        sheet = QWidget()
        stack = QVBoxLayout(sheet)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self._filter_row())
        stack.addWidget(Hairline())
        stack.addWidget(self.grid, 1)
        inner = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(sheet, 1)
        self._sides.addWidget(self.panel)
        return Body(inner)

    def _filter_row(self) -> QWidget:
        theme = current_theme()
        row = FilterRow()
        line = FlowLayout(row)
        line.setContentsMargins(theme.space("l"), theme.space("s") + 1, theme.space("l"), theme.space("s") + 1)
        self.show_dates = ChipButton(self.tr("Birthdays and anniversaries"), ChipRole.DATES)
        self.show_follow_ups = ChipButton(self.tr("Follow-ups"), ChipRole.DUE)
        self.show_entries = ChipButton(self.tr("Journal"), ChipRole.JOURNAL)
        for chip in (self.show_dates, self.show_follow_ups, self.show_entries):
            chip.setChecked(True)
            chip.setAccessibleDescription(self.tr("Shown in the month while it is on"))
            chip.toggled.connect(self._show_month)
            line.addWidget(chip)
        row.setAccessibleName(self.tr("Shown in the month"))
        return row

    def _connect(self) -> None:
        self._panel_timer.timeout.connect(self._show_day)
        self._ahead_timer.timeout.connect(self._read_ahead)
        self.grid.day_wanted.connect(self._walk_to)
        self.grid.room_changed.connect(self._show_month)
        self.grid.day_pressed.connect(self._press_day)
        self.grid.panel_wanted.connect(self._go_to_panel)
        self.grid.new_wanted.connect(self._ask_new)
        self.grid.mark_opened.connect(self._open_mark)
        self.panel.day_wanted.connect(self.open_day)
        self.panel.new_date_wanted.connect(self.new_key_date)
        self.panel.new_entry_wanted.connect(self.new_entry)

    # Showing

    def reload(self) -> None:
        """Read month, day and coming days anew."""
        self._show_month()
        self._show_day()
        self.panel.coming.reload()

    def refresh(self, change: Change) -> None:
        """Read anew what a change may touch."""
        if change.touches(*_TABLES):
            self.reload()

    def open_day(self, day: date) -> None:
        """Show a day: its month on the sheet, the day itself in the panel."""
        self._turn_to(day)
        self._show_day()

    def _walk_to(self, day: date) -> None:
        self._turn_to(day)
        self._panel_timer.start()

    def _turn_to(self, day: date) -> None:
        self.day = day
        months = (day.year - self._year) * 12 + day.month - self._month
        if months:
            self._year, self._month = day.year, day.month
            self._turn_page(months)
        else:
            self.grid.choose(day)

    def _press_day(self, day: date) -> None:
        self.day = day
        self._show_day()

    def _show_month(self) -> None:
        """Read the month anew: something it shows has changed."""
        self._sheets.clear()
        self._turn_page(0)

    def _turn_page(self, direction: int) -> None:
        self.grid.days.show_sheet(self._sheet(self._year, self._month))
        self.title.setText(wording.month_year(date(self._year, self._month, 1)))
        self.grid.choose(self.day)
        self._direction = direction
        if direction:
            self._ahead_timer.start()

    def _sheet(self, year: int, month: int) -> Sheet:
        found = self._sheets.get((year, month))
        if found is None:
            days = self.grid.days.days_of(year, month)
            known = [day for day in days if day is not None]
            items = items_of_days(
                self.context.journal,
                known[0],
                known[-1],
                self.grid.room_a_day(),
                key_dates=self.show_dates.isChecked(),
                follow_ups=self.show_follow_ups.isChecked(),
                entries=self.show_entries.isChecked(),
            )
            while len(self._sheets) >= _SHEETS_KEPT:
                del self._sheets[next(iter(self._sheets))]
            found = self._sheets[year, month] = Sheet(year, month, days, items, self.context.today())
        return found

    def _read_ahead(self) -> None:
        """Get the next month of the walk ready while nothing else is to do, so that turning to it is only painting."""
        year, month = self._months_on(self._direction)
        if date.min.year <= year <= date.max.year:
            self.grid.get_ready(self._sheet(year, month))

    def _show_day(self) -> None:
        self._panel_timer.stop()
        self.grid.choose(self.day)
        self.panel.show_day(self.day)

    def _go_to_panel(self) -> None:
        self._show_day()
        self.panel.take_focus()

    # Walking

    def month(self) -> tuple[int, int]:
        """Return year and month of the sheet."""
        return self._year, self._month

    def go_to_month(self, year: int, month: int) -> None:
        """Turn to a month, keeping the day of the month; beyond the years there are, nothing happens."""
        if date.min.year <= year <= date.max.year:
            self._walk_to(date(year, month, min(self.day.day, calendar.monthrange(year, month)[1])))

    def _months_on(self, months: int) -> tuple[int, int]:
        year, month = divmod(self._year * 12 + self._month - 1 + months, 12)
        return year, month + 1

    def _walk(self, months: int) -> None:
        self.go_to_month(*self._months_on(months))

    def previous_month(self) -> None:
        """Turn one month back."""
        self._walk(-1)

    def next_month(self) -> None:
        """Turn one month on."""
        self._walk(1)

    def go_to_today(self) -> None:
        """Show today."""
        self.open_day(self.context.today())

    def choose_month(self) -> None:
        """Ask for a month and a year."""
        choice = MonthChoice(self._year, self._month, self)
        choice.chosen.connect(self.go_to_month)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = self.title.rect().bottomRight() if mirrored else self.title.rect().bottomLeft()
        choice.open_at(self.title.mapToGlobal(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys walk months, with Ctrl years; Home is today, G asks for a month."""
        years = 12 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageUp:
                self._walk(-years)
            case Qt.Key.Key_PageDown:
                self._walk(years)
            case Qt.Key.Key_Home:
                self.go_to_today()
            case Qt.Key.Key_G if not event.modifiers():
                self.choose_month()
            case _:
                super().keyPressEvent(event)

    def go_back(self) -> bool:
        """Bring the keyboard from the panel back to the sheet."""
        focused = self.window().focusWidget()
        if not self.panel.isAncestorOf(focused):
            return False
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def take_keyboard(self) -> None:
        """Begin on the chosen day."""
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Bring the keyboard to the chips that filter the month."""
        self.show_dates.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def contacts_to_print(self) -> list[int]:
        """Return the people of the chosen day's key dates and follow-ups."""
        return self.panel.people()

    # Writing something new

    def new_key_date(self) -> None:
        """Ask for a key date on the chosen day."""
        from reljournal.ui.calendar.key_date_form import KeyDateForm

        KeyDateForm(self.context, self.day, self).open()

    def new_entry(self) -> None:
        """Begin an entry on the chosen day."""
        self.context.ways.write_entry(EntryDraft(Kind.IN_PERSON, self.day))

    def new_menu(self, day: date) -> QMenu:
        """Return the menu of what can be new on a day."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(date_words.day_title(day, self.context.today()))
        menu.addAction(self.tr("New key date")).triggered.connect(self.new_key_date)
        menu.addAction(self.tr("New entry")).triggered.connect(self.new_entry)
        return menu

    def _ask_new(self, day: date, point: QPoint) -> None:
        self._press_day(day)
        self.new_menu(day).popup(point)

    def _open_mark(self, mark: Mark) -> None:
        ways, item = self.context.ways, mark.item
        if isinstance(item, Occurrence):
            ways.open_contact(item.person.id, "dates")
        elif not isinstance(item, FollowUp):
            ways.open_entry(item.id)
        elif item.entry_id is not None:
            ways.open_entry(item.entry_id)
        elif item.contact is not None:
            ways.open_contact(item.contact.id, "follow_ups")

    # Room and direction

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the panel beside the sheet, narrower or below it, as there is room."""
        super().resizeEvent(event)
        theme = current_theme()
        wide, narrow = theme.size("list"), round(theme.size("list") * 0.8)
        beside = self.width() >= 2 * theme.size("list")
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != way:
            self._sides.setDirection(way)
        panel = wide + theme.space("m") if self.width() >= 3 * wide else narrow
        self.panel.setMinimumWidth(panel if beside else 0)
        self.panel.setMaximumWidth(panel if beside else self.maximumWidth())
        self.panel.setMinimumHeight(0 if beside else theme.size("list"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def _mirror(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.back.set_icon_name("chevron-right" if mirrored else "chevron-left")
        self.on.set_icon_name("chevron-left" if mirrored else "chevron-right")
