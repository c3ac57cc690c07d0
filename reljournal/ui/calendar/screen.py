"""The calendar: month, week, year or agenda, the chips that say what is shown, and a panel for the chosen day."""

from __future__ import annotations

import calendar
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft, FollowUp, Kind
from reljournal.domain.occurrences import Occurrence
from reljournal.operations.follow_ups import move_follow_up
from reljournal.store.changes import Change
from reljournal.store.queries.follow_ups import follow_ups_between
from reljournal.ui import date_words
from reljournal.ui.calendar.day_panel import DayPanel
from reljournal.ui.calendar.frame import Body, CarryLine, MonthTitle
from reljournal.ui.calendar.month_choice import MonthChoice
from reljournal.ui.calendar.month_grid import MonthGrid
from reljournal.ui.calendar.month_model import Mark
from reljournal.ui.calendar.month_view import MonthView
from reljournal.ui.calendar.shown_row import ShownRow
from reljournal.ui.calendar.view import DaysView
from reljournal.ui.context import Context
from reljournal.ui.screen import Screen
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Hairline, IconButton, QuietButton, Segments
from reljournal.ui.widgets.topbar import TopBar

# Holding a page key walks faster than a panel full of widgets is built: it waits until the walk rests.
_PANEL_WAITS_MS = 60
_TABLES = (
    "contact", "email", "phone", "photo", "key_date", "date_mark", "follow_up", "entry", "entry_contact", "circle",
    "circle_contact",
)  # fmt: skip
MONTH, WEEK, YEAR, AGENDA = "month", "week", "year", "agenda"
_VIEW_KEYS = {Qt.Key.Key_M: MONTH, Qt.Key.Key_W: WEEK, Qt.Key.Key_Y: YEAR, Qt.Key.Key_A: AGENDA}


class CalendarScreen(Screen):
    """Shows one day among others; the view and what is shown stay for as long as the window is there."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.day = context.today()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.month_view = MonthView(context)
        self.view: DaysView = self.month_view
        self._views: dict[str, DaysView] = {MONTH: self.month_view}
        column.addWidget(self._top_bar())
        self.shown_row = ShownRow(context)
        self._row_controls = self._view_controls()
        self.shown_row.put_first(*self._row_controls)
        self.carry_line = CarryLine()
        self.panel = DayPanel(context)
        column.addWidget(self._body(), 1)
        self._panel_timer = QTimer(self)
        self._panel_timer.setSingleShot(True)
        self._panel_timer.setInterval(_PANEL_WAITS_MS)
        self._connect()
        self._mirror()

    # Building

    def _top_bar(self) -> TopBar:
        bar = TopBar(self)
        self.back = IconButton("chevron-left", "", framed=True)
        self.back.clicked.connect(self.previous_page)
        self.today_button = QuietButton(self.tr("Today"), "")
        self.today_button.set_narrow_icon("today")
        self.today_button.setToolTip(self.tr("Go to today (T)"))
        self.today_button.clicked.connect(self.go_to_today)
        self.on = IconButton("chevron-right", "", framed=True)
        self.on.clicked.connect(self.next_page)
        self.title = MonthTitle(self.tr("Go to month (G)"))
        self.title.clicked.connect(self.choose_month)
        for widget in (self.back, self.today_button, self.on, self.title):
            bar.add_left(widget)
        self.views, self.print_button, self.export_button = self._view_controls()
        for part in (self.views, self.print_button, self.export_button):
            bar.add_right(part, may_leave=True)
        bar.crowded.connect(self._move_controls)
        self.new_date_button = AccentButton(self.tr("Key date"), "plus")
        self.new_date_button.setAccessibleName(self.tr("New key date"))
        self.new_date_button.clicked.connect(self.new_key_date)
        bar.add_right(self.new_date_button)
        return bar

    def _view_controls(self) -> tuple[Segments, IconButton, IconButton]:
        views = Segments(
            [
                (MONTH, self.tr("Month")), (WEEK, self.tr("Week")), (YEAR, self.tr("Year")),
                (AGENDA, self.tr("Agenda")),
            ],
            self.tr("View"),
        )  # fmt: skip
        views.changed.connect(self.show_view)
        printing = IconButton("print", self.tr("Print the calendar"), framed=True)
        printing.setToolTip(self.tr("Print the calendar (Ctrl+P)"))
        printing.clicked.connect(self.print_what_is_shown)
        exporting = IconButton("export", self.tr("Export for other calendars"), framed=True)
        exporting.clicked.connect(self.context.ways.export_calendar)
        return views, printing, exporting

    def _move_controls(self, crowded: bool) -> None:
        """Let the controls that the bar has no room for stand before the chips, and those of the bar there else."""
        for part in self._row_controls:
            part.setVisible(crowded)

    def _body(self) -> Body:
        sheet = QWidget()
        self._stack = QVBoxLayout(sheet)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._stack.addWidget(self.shown_row)
        self._stack.addWidget(Hairline())
        self._stack.addWidget(self.carry_line)
        self._stack.addWidget(self.month_view, 1)
        inner = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(sheet, 1)
        self._sides.addWidget(self.panel)
        return Body(inner)

    def _connect(self) -> None:
        self._panel_timer.timeout.connect(self._show_day)
        self.shown_row.changed.connect(self._show_others)
        self.shown_row.week_numbers_changed.connect(self._show_week_numbers)
        self.carry_line.left.connect(self._leave_it)
        self._listen_to(self.month_view)
        self.panel.day_wanted.connect(self.open_day)
        self.panel.new_date_wanted.connect(self.new_key_date)
        self.panel.new_follow_up_wanted.connect(self.new_follow_up)
        self.panel.new_entry_wanted.connect(self.new_entry)

    def _listen_to(self, view: DaysView) -> None:
        view.day_wanted.connect(self._walk_to)
        view.day_pressed.connect(self._press_day)
        view.panel_wanted.connect(self._go_to_panel)
        view.new_wanted.connect(self._ask_new)
        view.mark_opened.connect(self._open_mark)
        view.month_wanted.connect(self._open_month)
        view.moved.connect(self._move)
        view.carry_wanted.connect(self._ask_carry)
        view.carry_ended.connect(self.carry_line.hide)

    @property
    def grid(self) -> MonthGrid:
        """The sheet of the month."""
        return self.month_view.grid

    # Views

    def show_view(self, key: str) -> None:
        """Look at the same day in another way: month, week, year or agenda."""
        before, had = self.view, self.view.isAncestorOf(self.window().focusWidget())
        wanted = self._views.get(key) or self._made(key)
        self.views.set_value(key)
        self._row_controls[0].set_value(key)
        if wanted is before:
            return
        before.carry(None)
        before.hide()
        self.view = wanted
        self._bring_up_to_date(wanted)
        wanted.show()
        wanted.show_day(self.day)
        self._name_page()
        self._mirror()
        if had:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _bring_up_to_date(view: DaysView) -> None:
        if view.stale:
            view.stale = False
            view.renew()

    def _made(self, key: str) -> DaysView:
        made = _view_called(key)(self.context)
        made.shown = self.shown_row.shown()
        made.set_week_numbers(self.shown_row.week_numbers.isChecked())
        self._views[key] = made
        self._listen_to(made)
        self._stack.addWidget(made, 1)
        return made

    def _show_week_numbers(self, on: bool) -> None:
        for view in self._views.values():
            view.set_week_numbers(on)

    # Showing

    def reload(self) -> None:
        """Read the page, the day and the coming days anew."""
        self.shown_row.read_people()
        self._show_others()
        self.panel.coming.reload()

    def refresh(self, change: Change) -> None:
        """Read anew what a change may touch."""
        if change.touches(*_TABLES):
            self.reload()

    def open_day(self, day: date) -> None:
        """Show a day: on its page, and what stands on it in the panel."""
        self._turn_to(day)
        self._show_day()

    def _walk_to(self, day: date) -> None:
        self._turn_to(day)
        self._panel_timer.start()

    def _turn_to(self, day: date) -> None:
        self.day = day
        self.view.show_day(day)
        self._name_page()

    def _name_page(self) -> None:
        self.title.set_title(self.view.title(self.day), self.view.short_title(self.day))

    def _press_day(self, day: date) -> None:
        self.day = day
        self.view.press(day)
        self._show_day()

    def _open_month(self, day: date) -> None:
        self.show_view(MONTH)
        self.open_day(day)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_others(self) -> None:
        """Show what is to be shown now in every view: the chips, or the journal, are others."""
        shown = self.shown_row.shown()
        for view in self._views.values():
            view.shown, view.stale = shown, True
        self._bring_up_to_date(self.view)
        self.view.press(self.day)
        self._name_page()
        self._show_day()

    def _show_day(self) -> None:
        self._panel_timer.stop()
        self.panel.show_day(self.day)

    def _go_to_panel(self) -> None:
        self._show_day()
        if self.panel.is_empty():
            self.view.ask_new()
        else:
            self.panel.take_focus()

    # Walking

    def month(self) -> tuple[int, int]:
        """Return year and month of the month's sheet."""
        return self.month_view.month()

    def go_to_month(self, year: int, month: int) -> None:
        """Turn to a month, keeping the day of the month; beyond the years there are, nothing happens."""
        if date.min.year <= year <= date.max.year:
            self._walk_to(date(year, month, min(self.day.day, calendar.monthrange(year, month)[1])))

    def _walk(self, pages: int, *, far: bool = False) -> None:
        target = self.view.walked(self.day, pages, far=far)
        if target is not None:
            self._walk_to(target)

    def previous_page(self) -> None:
        """Turn one page back."""
        self._walk(-1)

    def next_page(self) -> None:
        """Turn one page on."""
        self._walk(1)

    def go_to_today(self) -> None:
        """Show today."""
        self.open_day(self.context.today())

    def choose_month(self) -> None:
        """Ask for a month and a year."""
        choice = MonthChoice(self.day.year, self.day.month, self)
        choice.chosen.connect(self.go_to_month)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = self.title.rect().bottomRight() if mirrored else self.title.rect().bottomLeft()
        choice.open_at(self.title.mapToGlobal(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys walk pages, with Ctrl larger ones; T and Home are today, G asks for a month, M W Y A are views."""
        far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageUp:
                self._walk(-1, far=far)
            case Qt.Key.Key_PageDown:
                self._walk(1, far=far)
            case Qt.Key.Key_Home:
                self.go_to_today()
            case Qt.Key.Key_T if plain:
                self.go_to_today()
            case Qt.Key.Key_G if plain:
                self.choose_month()
            case key if plain and key in _VIEW_KEYS:
                self.show_view(_VIEW_KEYS[key])
            case _:
                super().keyPressEvent(event)

    def go_back(self) -> bool:
        """Put back a follow-up that is carried, else bring the keyboard from the panel back to the sheet."""
        if self.view.is_carrying():
            self._leave_it()
            return True
        focused = self.window().focusWidget()
        if not self.panel.isAncestorOf(focused):
            return False
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def take_keyboard(self) -> None:
        """Begin on the chosen day."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Bring the keyboard to the chips that say what is shown."""
        next(iter(self.shown_row.chips.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def contacts_to_print(self) -> list[int]:
        """Return the people of the chosen day's key dates and follow-ups."""
        return self.panel.people()

    def print_what_is_shown(self) -> bool:
        """Preview the sheet that is nearest to the view, of what is shown in it."""
        key = self.views.value()
        sheet = AGENDA if key == WEEK else key
        self.context.ways.print_calendar(sheet, self.day, self.shown_row.shown(), self.shown_row.left_out())
        return True

    # Writing something new, and moving

    def new_key_date(self) -> None:
        """Ask for a key date on the chosen day."""
        from reljournal.ui.calendar.key_date_form import KeyDateForm

        KeyDateForm(self.context, self.day, self).open()

    def new_follow_up(self) -> None:
        """Ask for a follow-up on the chosen day."""
        from reljournal.ui.follow_ups.dialog import FollowUpDialog

        FollowUpDialog(self.context, FollowUp("", due=self.day), self).open()

    def new_entry(self) -> None:
        """Begin an entry on the chosen day."""
        self.context.ways.write_entry(EntryDraft(Kind.IN_PERSON, self.day))

    def new_menu(self, day: date) -> QMenu:
        """Return the menu of what can be new on a day, and of what can be moved from it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(date_words.day_title(day, self.context.today()))
        menu.addAction(self.tr("New key date")).triggered.connect(self.new_key_date)
        menu.addAction(self.tr("New follow-up")).triggered.connect(self.new_follow_up)
        menu.addAction(self.tr("New entry")).triggered.connect(self.new_entry)
        if self._open_follow_ups(day):
            menu.addSeparator()
            menu.addAction(self.tr("Move a follow-up to another day")).triggered.connect(self._carry_from_day)
        return menu

    def _ask_new(self, day: date, point: QPoint) -> None:
        self._press_day(day)
        self.new_menu(day).popup(point)

    def _open_follow_ups(self, day: date) -> list[FollowUp]:
        return [item for item in follow_ups_between(self.context.journal, day, day) if item.done_on is None]

    def _carry_from_day(self) -> None:
        self._ask_carry(self.day)

    def _ask_carry(self, day: date) -> None:
        """Take up the follow-up of a day, asking which where there are several."""
        there = self._open_follow_ups(day)
        if len(there) == 1:
            self._carry(there[0])
        elif there:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.setAccessibleName(self.tr("Which follow-up?"))
            for item in there:
                action = menu.addAction(item.text.replace("&", "&&"))
                action.setData(item)
            menu.triggered.connect(self._carry_chosen)
            menu.popup(self.view.mapToGlobal(self.view.rect().center()))
        else:
            self.context.ways.say(self.tr("No follow-up is due on this day."))

    def _carry_chosen(self, action: object) -> None:
        self._carry(action.data())  # type: ignore[attr-defined]

    def _carry(self, item: FollowUp) -> None:
        if self.view not in {self._views[MONTH], self._views.get(WEEK)}:
            self.show_view(MONTH)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.carry(item)
        self.carry_line.say(item.text)

    def _leave_it(self) -> None:
        self.view.carry(None)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, item: FollowUp, day: date) -> None:
        if self.context.did(lambda: move_follow_up(self.context.journal, item.id, day)):
            self.open_day(day)
            words = self.tr("“{what}” is due on {day} now.")
            self.context.ways.offer_undo(
                words.format(what=item.text, day=date_words.day_title(day, self.context.today()))
            )

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
        # Where there is little room it goes to the name of the month; the menu has it always.
        self.export_button.setVisible(beside)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def _mirror(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.back.set_icon_name("chevron-right" if mirrored else "chevron-left")
        self.on.set_icon_name("chevron-left" if mirrored else "chevron-right")
        for button, words in zip((self.back, self.on), self.view.walk_words(), strict=True):
            button.setToolTip(words)
            button.setAccessibleName(words.partition(" (")[0])


def _view_called(key: str) -> type[DaysView]:
    """Return a view, imported when it is first wanted."""
    if key == YEAR:
        from reljournal.ui.calendar.year_view import YearView

        return YearView
    if key == WEEK:
        from reljournal.ui.calendar.week_view import WeekView

        return WeekView
    from reljournal.ui.calendar.agenda_view import AgendaView

    return AgendaView
