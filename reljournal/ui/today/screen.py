"""Today: one sentence about the day, follow-ups, the last entries, the next dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.store.queries.days import on_this_day
from reljournal.store.queries.entries import count_entries
from reljournal.store.queries.follow_ups import count_open, open_follow_ups
from reljournal.store.queries.people import has_people
from reljournal.store.queries.today import (
    people_on_your_mind,
    people_to_meet,
    recent_entries,
    upcoming_dates,
    upcoming_follow_ups,
)
from reljournal.ui import wording
from reljournal.ui.context import Context
from reljournal.ui.screen import Screen
from reljournal.ui.theme import current_theme
from reljournal.ui.today.day_sentence import day_sentence
from reljournal.ui.today.follow_up_rows import FollowUpRow, FollowUpRows
from reljournal.ui.today.rows import DateRow, EntryRow, let_wrap
from reljournal.ui.widgets import (
    AccentButton,
    EmptyState,
    Label,
    LinkButton,
    Panel,
    QuietButton,
    ScrollColumn,
    SearchField,
    clear_layout,
)
from reljournal.ui.widgets.place import Place
from reljournal.ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from reljournal.ui.today.asking import Asking
    from reljournal.ui.today.reaching import ReachOut

_WEEK = 7
# Against the stretch of one that the bar itself keeps between its sides.
_MOST_OF_THE_ROOM = 50
_DATES_WITHIN = 60
_DATES_SHOWN = 7
_FOLLOW_UPS_SHOWN = 10
_UPCOMING_SHOWN = 4
_RECENT = 5
_FORMER = 3


class TodayScreen(Screen):
    """What the day asks for, each row acting in place; an empty journal says how to begin."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._all_follow_ups = False
        self._right_width = 0
        self.asking: Asking | None = None
        self.reach_out: ReachOut | None = None
        self._counts: tuple[int, int] = (0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        self.page = ScrollColumn()
        self.page.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        column.addWidget(self.page, 1)
        self.empty = self._empty_state()
        column.addWidget(self.empty, 1)
        self._build_columns()
        self.empty.hide()

    def _top_bar(self) -> TopBar:
        bar = TopBar(self)
        self.search = SearchField(self.tr("Search people, notes, dates…"), self.tr("Ctrl K"))
        self.search.setMaximumWidth(current_theme().size("search"))
        self.search.textEdited.connect(self._search_typed)
        bar.add_left(self.search, _MOST_OF_THE_ROOM)
        self.print_button = QuietButton(self.tr("Print briefs"))
        self.print_button.clicked.connect(self.print_briefs)
        bar.add_right(self.print_button)
        self.log_button = AccentButton(self.tr("Log a conversation"), "plus")
        self.log_button.clicked.connect(self._log)
        bar.add_right(self.log_button)
        return bar

    def _empty_state(self) -> EmptyState:
        ways = self.context.ways
        return EmptyState(
            "today",
            self.tr("Nobody is waiting."),
            self.tr("This page fills by itself: with what you owe people, what you wrote last, and whose day is near."),
            (
                (self.tr("Import an address book"), ways.import_files),
                (self.tr("New contact"), ways.new_contact),
                (self.tr("Log a conversation"), self._log),
            ),
        )

    def _build_columns(self) -> None:
        theme = current_theme()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space("xl"))
        self.page.body.addLayout(self._columns)
        self.page.body.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(theme.space("s"))
        self.heading = Label(role="heading", wrap=True)
        self.sentence = Label(tone="muted", wrap=True)
        left.addWidget(self.heading)
        left.addWidget(self.sentence)
        left.addSpacing(theme.space("m"))
        # What asks is read once the rest was painted: it must not stand in the way of the first picture.
        self.asking_place = Place()
        self.asking_place.setFixedHeight(1)
        self.asking_place.seen.connect(self._show_asking)
        self.context.closing.connect(self.asking_place.close)
        left.addWidget(self.asking_place)
        self._left = left
        head = QHBoxLayout()
        head.addWidget(self._section(self.tr("Follow-ups")), 1)
        self.all_follow_ups = LinkButton("")
        self.all_follow_ups.setToolTip(self.tr("All follow-ups (Ctrl+Shift+F)"))
        self.all_follow_ups.clicked.connect(self._open_follow_ups)
        head.addWidget(self.all_follow_ups)
        left.addLayout(head)
        self.follow_up_panel = let_wrap(Panel())
        self.follow_ups = FollowUpRows(self.context)
        self.nobody = Label(self.tr("Nobody is waiting."), tone="muted", wrap=True)
        self.more_follow_ups = LinkButton("")
        self.more_follow_ups.clicked.connect(self._show_all_follow_ups)
        for part in (self.follow_ups, self.nobody):
            self.follow_up_panel.add(part)
        self.follow_up_panel.body.addWidget(self.more_follow_ups, 0, Qt.AlignmentFlag.AlignLeading)
        left.addWidget(self.follow_up_panel)
        left.addSpacing(theme.space("m"))
        self._recent_title = self._section(self.tr("Recently in your journal"))
        left.addWidget(self._recent_title)
        self.recent_panel = let_wrap(Panel())
        left.addWidget(self.recent_panel)
        left.addSpacing(theme.space("m"))
        self._former_title = self._section(self.tr("On this day"))
        left.addWidget(self._former_title)
        self.former_panel = let_wrap(Panel())
        left.addWidget(self.former_panel)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(self._right_column())

    def _right_column(self) -> QVBoxLayout:
        right = self._right = QVBoxLayout()
        right.setSpacing(current_theme().space("l"))
        self.dates_panel = let_wrap(Panel(self.tr("Next dates")))
        right.addWidget(self.dates_panel)
        right.addStretch(1)
        return right

    @staticmethod
    def _section(title: str) -> Label:
        return Label(title, semibold=True)

    # Showing

    def reload(self) -> None:
        """Read the day anew."""
        journal, today = self.context.journal, self.context.today()
        due = open_follow_ups(journal, today)
        dates = upcoming_dates(journal, today, _DATES_WITHIN, _DATES_SHOWN)
        recent = recent_entries(journal, today, _RECENT)
        coming = upcoming_follow_ups(journal, today, _WEEK, _UPCOMING_SHOWN)
        nothing_yet = not (due or coming or dates or recent) and self._is_empty()
        self.empty.setVisible(nothing_yet)
        self.page.setVisible(not nothing_yet)
        self.print_button.setVisible(not nothing_yet)
        self.heading.setText(wording.long_date(today))
        this_week = [shown for shown in dates if (shown.on - today).days < _WEEK]
        self._counts = len(this_week), len(due)
        self._say_sentence()
        self._show_follow_ups(due, coming)
        if self.asking is not None:
            self.asking.reload()
        if self.reach_out is not None:
            self.reach_out.reload()
        all_open = count_open(journal)
        self.all_follow_ups.setText(self.tr("All %Ln", None, all_open))
        self.all_follow_ups.setAccessibleName(self.tr("All %Ln open follow-ups", None, all_open))
        self.all_follow_ups.setVisible(all_open > 0)
        self._show_dates(dates)
        clear_layout(self.recent_panel.body)
        for entry in recent:
            self.recent_panel.add(EntryRow(self.context, entry))
        self.recent_panel.setVisible(bool(recent))
        self._recent_title.setVisible(bool(recent))
        former = on_this_day(journal, today, _FORMER)
        clear_layout(self.former_panel.body)
        for entry in former:
            self.former_panel.add(EntryRow(self.context, entry, years_ago=today.year - entry.on.year))
        self.former_panel.setVisible(bool(former))
        self._former_title.setVisible(bool(former))

    def _say_sentence(self, people: int = 0) -> None:
        dates, due = self._counts
        self.sentence.setText(day_sentence(dates, due, may_be_more=dates == _DATES_SHOWN, people=people))

    def _show_asking(self) -> None:
        if self.asking_place.isHidden():
            # The window was closed in the same moment, and the journal with it.
            return
        from reljournal.ui.today.asking import Asking

        self.asking = Asking(self.context)
        self._left.replaceWidget(self.asking_place, self.asking)
        self.asking_place.hide()
        self.asking.reload()
        from reljournal.ui.today.reaching import ReachOut

        self.reach_out = ReachOut(self.context)
        self._left.insertWidget(self._left.indexOf(self.asking) + 1, self.reach_out)
        self._right.insertWidget(1, self.reach_out.drifting)
        self.reach_out.counted.connect(self._say_sentence)
        self._fit_right()
        self.reach_out.reload()

    def _is_empty(self) -> bool:
        return not has_people(self.context.journal) and not count_entries(self.context.journal)

    def _show_follow_ups(self, due: list[FollowUp], coming: list[FollowUp]) -> None:
        items = due + coming
        shown = items if self._all_follow_ups else items[:_FOLLOW_UPS_SHOWN]
        self.follow_ups.show_items(shown)
        self.follow_ups.setVisible(bool(shown))
        self.nobody.setVisible(not shown)
        left_out = len(items) - len(shown)
        self.more_follow_ups.setVisible(left_out > 0)
        self.more_follow_ups.setText(self.tr("Show all %Ln", None, len(items)))

    def _show_dates(self, dates: list[Occurrence]) -> None:
        clear_layout(self.dates_panel.body)
        for shown in dates:
            self.dates_panel.add(DateRow(self.context, shown))
        if not dates:
            self.dates_panel.add(Label(self.tr("No dates in the next two months."), tone="muted", wrap=True))

    def _open_follow_ups(self) -> None:
        self.context.ways.show_screen("follow_ups")

    def _show_all_follow_ups(self) -> None:
        self._all_follow_ups = True
        self.reload()
        self.follow_ups.rows[_FOLLOW_UPS_SHOWN].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns beside or below each other, as there is room."""
        super().resizeEvent(event)
        theme = current_theme()
        roomy = self.width() >= 3 * theme.size("list")
        beside = self.width() >= theme.size("list") + theme.size("search")
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        width = theme.size("search") if roomy else theme.size("side_panel")
        self._right_width = width if beside else 0
        self._fit_right()

    def _fit_right(self) -> None:
        """Let everything in the right column be as wide as there is room for."""
        panels = [self.dates_panel, *([self.reach_out.drifting] if self.reach_out is not None else [])]
        for panel in panels:
            panel.setMinimumWidth(self._right_width)
            panel.setMaximumWidth(self._right_width or self.maximumWidth())

    def _keep_edge(self, _least: int, most: int) -> None:
        """Keep the right column under the bar's last button, with or without a scroll bar beside it."""
        edge = current_theme().space("xl")
        taken = self.page.verticalScrollBar().sizeHint().width() if most > 0 else 0
        margins = self.page.body.contentsMargins()
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        trailing = max(0, edge - taken)
        margins.setLeft(trailing if right_to_left else edge)
        margins.setRight(edge if right_to_left else trailing)
        self.page.body.setContentsMargins(margins)

    # Acting

    def _search_typed(self, text: str) -> None:
        self.search.clear()
        self.context.ways.open_search(text)

    def _log(self) -> None:
        self.context.ways.capture()

    def focus_filter(self) -> None:
        """Open the search: nothing here is a list to filter."""
        self.context.ways.open_search()

    def contacts_to_print(self) -> list[int]:
        """Return the people of planned meetings."""
        return [person.id for person in people_to_meet(self.context.journal, self.context.today())]

    def people_at_hand(self) -> list[int]:
        """Return the people of the row that has the keyboard."""
        from reljournal.ui.today.asking_rows import AskingRow
        from reljournal.ui.today.reaching_rows import DriftRow, ReachRow

        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            match widget:
                case FollowUpRow():
                    return [widget.item.contact.id] if widget.item.contact is not None else []
                case AskingRow():
                    return widget.people()
                case ReachRow() | DriftRow():
                    return [widget.person.id]
                case DateRow():
                    return [widget.shown.person.id]
                case EntryRow():
                    return [person.id for person in widget.entry.people]
            widget = widget.parentWidget()
        return []

    def print_briefs(self) -> None:
        """Print the briefs of the people to meet; when no meeting is planned, ask whose."""
        planned = self.contacts_to_print()
        if planned:
            self.context.ways.print_briefs(planned)
            return
        from reljournal.ui.today.brief_choice import BriefChoice

        people = people_on_your_mind(self.context.journal, self.context.today(), _WEEK)
        chooser = BriefChoice(self.context, people, self)
        chooser.chosen.connect(self.context.ways.print_briefs)
        chooser.open()
