"""Birthdays of another calendar before they go onto cards: which of them, and whose they are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QHeaderView, QWidget

from reljournal.domain.contacts import KeyDate
from reljournal.domain.date_proposals import DateProposal, Standing
from reljournal.domain.entries import PersonRef
from reljournal.operations.proposing import Proposals
from reljournal.store.queries.date_owners import dates_on_cards
from reljournal.ui.context import Context
from reljournal.ui.importing.dates_model import At, DatesModel, date_words
from reljournal.ui.importing.taking_dialog import TakingDialog
from reljournal.ui.importing.tick_table import TickTable
from reljournal.ui.theme import current_theme
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import FlowLayout, Label, LabelledField, QuietButton, ScrollColumn, SearchField
from reljournal.ui.wording_dates import partial_date_words

_SHORT = 26


class DatesTable(TickTable):
    """The dates as a table."""

    def __init__(self, model: DatesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, model, parent)
        titles = self.horizontalHeader()
        titles.setMinimumSectionSize(1)
        titles.setSectionResizeMode(At.NOTE, QHeaderView.ResizeMode.Stretch)

    def fit_columns(self) -> None:
        """Give each its share; what is new about a date stands last and takes the rest."""
        self.ensurePolished()
        metrics, theme = self.fontMetrics(), current_theme()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + theme.space("s"))
        room = self.viewport().width()
        for column, share in ((At.WHO, 27), (At.WHAT, 31), (At.CARD, 22)):
            self.setColumnWidth(column, room * share // 100)


class DateView(ScrollColumn):
    """One date at length, with whose it is; ``decided`` says a contact, a new card (id 0), or None to leave it."""

    decided = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=None, max_width=None)
        self.setAccessibleName(self.tr("What is proposed"))
        self.title = Label("", semibold=True, wrap=True)
        self.what = Label("", wrap=True)
        self.where = Label("", role="small", tone="muted", wrap=True)
        self.who = QComboBox()
        self.who.activated.connect(self._take)
        self.who_field = LabelledField(self.tr("Whose it is"), self.who)
        self.other = PersonLine(context.journal, self.tr("Name of a contact…"))
        self.other.chosen.connect(self._take_other)
        self.other_field = LabelledField(self.tr("Somebody else"), self.other)
        self.note = Label("", role="small", wrap=True)
        # What is decided here stands high: in a low window the rest is scrolled to.
        for part in (self.title, self.what, self.who_field, self.note, self.other_field, self.where):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_date(self, item: DateProposal | None, who: PersonRef | None) -> None:
        """Show a date, or nothing; ``who`` is whose it is as things stand."""
        for part in (self.title, self.what, self.where, self.who_field, self.other_field, self.note):
            part.setVisible(item is not None)
        if item is None:
            return
        self.title.setText(item.title or item.person.shown)
        self.what.setText(date_words(item.key_date))
        self.where.setText(" · ".join(part for part in (item.source, self._beginning(item)) if part))
        self._fill(item, who)
        self.other.set_person(None)
        how, other = item.standing(who)
        self.note.setText(self._note(how, partial_date_words(other.when) if other else "", item))
        self.note.set_tone("due" if how is Standing.DIFFERS else "muted")
        self.note.setVisible(bool(self.note.text()))
        self.verticalScrollBar().setValue(0)

    def _beginning(self, item: DateProposal) -> str:
        return self.tr("begins there in {year}").format(year=item.begins) if item.begins else ""

    def _fill(self, item: DateProposal, who: PersonRef | None) -> None:
        self.who.clear()
        self.who.addItem(self.tr("Leave it"), None)
        offered = list(item.person.candidates)
        if who is not None and who.id and all(who.id != person.id for person in offered):
            offered.insert(0, who)
        for person in offered:
            self.who.addItem(person.name, person)
        self.who.addItem(self.tr("New card: {name}").format(name=item.person.shown), PersonRef(0, item.person.shown))
        at = 0
        if who is not None:
            at = next(n for n in range(1, self.who.count()) if self.who.itemData(n).id == who.id)
        self.who.setCurrentIndex(at)

    def _note(self, how: Standing, other: str, item: DateProposal) -> str:
        if how is Standing.THERE:
            return self.tr("The card says so already.")
        if how is Standing.FULLER:
            return self.tr("The card says {date}; the rest is added to it.").format(date=other)
        if how is Standing.DIFFERS:
            if item.key_date.sort == "birthday":
                return self.tr("The card says {date}. Ticked, it is replaced.").format(date=other)
            return self.tr("The card says {date}. Ticked, this one stands beside it.").format(date=other)
        return ""

    def _take(self, at: int) -> None:
        self.decided.emit(self.who.itemData(at))

    def _take_other(self, person: PersonRef) -> None:
        self.decided.emit(person)


class DatesDialog(TakingDialog):
    """Asks which dates go onto which cards. ``chosen`` says them, each with whose it is (id 0: a new card).

    What is new on the card of somebody known beyond doubt, or by a whole name, is ticked at first.
    """

    help_page = "other_calendars"
    chosen = Signal(list)

    def __init__(self, found: Proposals, context: Context, parent: QWidget | None) -> None:
        super().__init__("", parent, wide="content")
        self.setWindowTitle(self.tr("Import"))
        self._found, self._context = found, context
        self.model = DatesModel(found.dates, self._dates_of, self)
        self.heading.setText(self.tr("%Ln birthdays and other dates were found.", None, len(found.dates)))
        self.setAccessibleName(self.heading.text())
        self._counted = Label(self._counts(), tone="muted", wrap=True)
        self.body.addWidget(self._counted)
        self.body.addLayout(self._choices())
        self.table = DatesTable(self.model, self)
        self.view = DateView(context)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(current_theme().space("l"))
        self._beside.addWidget(self.table, 5)
        self._beside.addWidget(self.view, 2)
        self.body.addLayout(self._beside, 1)
        self._add_buttons()
        self.model.ticks_changed.connect(self._count)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.model.modelReset.connect(self._begin_anew)
        self.view.decided.connect(self._decide)
        # A file that came in before begins with what is new in it, unless nothing is.
        self.news_only.setChecked(0 < self._there < len(found.dates))
        self._filter()
        self.table.setFocus()

    @property
    def _there(self) -> int:
        return sum(self.model.is_there(item) for item in self._found.dates)

    def _dates_of(self, contact_id: int) -> tuple[KeyDate, ...]:
        return dates_on_cards(self._context.journal, [contact_id]).get(contact_id, ())

    def _counts(self) -> str:
        parts = [self.tr("Each goes onto the card of the one it belongs to. Nothing is written before you say so.")]
        for words, count in (
            (self.tr("%Ln are on the cards already.", None, self._there), self._there),
            (self.tr("%Ln were there more than once.", None, self._found.dates_twice), self._found.dates_twice),
        ):
            parts += [words] if count else []
        return " ".join(parts)

    def _choices(self) -> FlowLayout:
        row = FlowLayout()
        self.words = SearchField(self.tr("Filter…"))
        self.words.setMinimumWidth(current_theme().size("side_panel") * 2 // 3)
        self.words.textChanged.connect(self._filter)
        self.news_only = QCheckBox(self.tr("Only what is not on the cards"))
        self.news_only.toggled.connect(self._filter)
        self.all = QuietButton(self.tr("Tick all"))
        self.all.clicked.connect(partial(self.model.tick_all, on=True))
        self.none = QuietButton(self.tr("Tick none"))
        self.none.clicked.connect(partial(self.model.tick_all, on=False))
        for part in (self.words, self.news_only, self.all, self.none):
            row.addWidget(part)
        return row

    def _add_buttons(self) -> None:
        self.new_cards = QCheckBox(self.tr("A new card for everybody who has none"))
        self.new_cards.toggled.connect(self._give_new_cards)
        self.new_cards.setVisible(any(not item.person.candidates for item in self._found.dates))
        self.years = QCheckBox(self.tr("The year in which the file begins is the year of birth"))
        self.years.toggled.connect(self._take_years)
        self.years.setToolTip(self.tr("Many programs begin with the year in which the date was typed in."))
        self.years.setVisible(any(item.begins for item in self._found.dates))
        row = FlowLayout()
        for part in (self.new_cards, self.years):
            row.addWidget(part)
        self.body.addLayout(row)
        self._add_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put list and date below each other where they have too little room beside each other."""
        super().resizeEvent(event)
        is_high = self.height() > self.fontMetrics().height() * _SHORT
        # The list has keys for it: Ctrl+A, and Space.
        for part in (self._counted, self.all, self.none):
            part.setVisible(is_high)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * 110
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        # Below each other both need the height: one to see the rows, the other to say whose the date is.
        self._beside.setStretch(0, 1 if narrow else 5)
        self._beside.setStretch(1, 1 if narrow else 2)

    # What is shown

    def _filter(self) -> None:
        self.model.show_only(news_only=self.news_only.isChecked(), words=self.words.text())

    def _begin_anew(self) -> None:
        self.table.fit_columns()
        first = self.model.index(0, 0)
        if first.isValid():
            self.table.setCurrentIndex(first)
        else:
            self._show_current()

    def _show_current(self, *_: object) -> None:
        at = self.table.currentIndex()
        item = self.model.proposal(at.row()) if at.isValid() else None
        self.view.show_date(item, self.model.who_is(item) if item is not None else None)

    def _count(self) -> None:
        count = len(self.model.chosen())
        self.take.setText(self.tr("Take in %Ln dates", None, count) if count else self.tr("Take in"))
        self.take.setEnabled(count > 0)

    # What is decided

    def _decide(self, who: PersonRef | None) -> None:
        at = self.table.currentIndex()
        if at.isValid():
            self.model.decide(self.model.proposal(at.row()), who)
            self._show_current()

    def _give_new_cards(self, on: bool) -> None:
        self.model.give_new_cards(on=on)
        self._show_current()

    def _take_years(self, on: bool) -> None:
        row = self.table.currentIndex().row()
        self.model.take_first_years(on=on)
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _take(self) -> None:
        chosen = self.model.chosen()
        if chosen:
            self.chosen.emit(chosen)
            self.accept()
