"""Proposed key dates as rows: ticked or not, whose in the file, which date, on whose card, and what is new about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QObject

from reljournal.domain.contacts import KeyDate
from reljournal.domain.date_proposals import DateProposal, Standing
from reljournal.domain.entries import PersonRef
from reljournal.domain.text import fold
from reljournal.ui.importing.ticked_rows import TickedRows
from reljournal.ui.wording_dates import key_date_label, partial_date_words

_NEWS = frozenset({Standing.NEW, Standing.FULLER})
DatesOf = Callable[[int], tuple[KeyDate, ...]]


class At(IntEnum):
    """The columns."""

    WHO = 0
    WHAT = 1
    CARD = 2
    NOTE = 3


class DatesModel(TickedRows[DateProposal]):
    """Holds every date and shows those that the filter lets through; ``ticks_changed`` follows every tick.

    ``dates_of`` says what stands on the card of somebody whom nobody thought of before.
    """

    def __init__(self, dates: Sequence[DateProposal], dates_of: DatesOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = list(dates)
        self._dates_of = dates_of
        self._with_years = False
        self._decisions: dict[str, PersonRef | None] = {}
        self._ticked = {item.key for item in dates if item.person.contact and self._how(item)[0] in _NEWS}
        self._words, self._news_only = "", False
        self._shown = list(self._all)

    # What is shown

    def show_only(self, *, news_only: bool, words: str = "") -> None:
        """Show all, or what is not on the cards yet; and of them those in whose name or title these words stand."""
        self._news_only, self._words = news_only, fold(words)
        self._show()

    def take_first_years(self, *, on: bool) -> None:
        """Let the year in which the file begins be the year of a date that has none, or not."""
        self._with_years = on
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = [item for item in self._all if self._fits(item)]
        self.endResetModel()
        self.ticks_changed.emit()

    def _fits(self, item: DateProposal) -> bool:
        if self._news_only and self.is_there(item):
            return False
        who = self.who_is(item)
        said = fold(f"{item.person.shown} {item.title} {who.name if who else ''}")
        return all(word in said for word in self._words.split())

    def proposal(self, row: int) -> DateProposal:
        """Return what stands in a row, with the year that it would be written with."""
        return self._as_meant(self._shown[row])

    def _as_meant(self, item: DateProposal) -> DateProposal:
        return item.with_year() if self._with_years else item

    # What is ticked

    def chosen(self) -> list[tuple[DateProposal, PersonRef]]:
        """Return what is shown, ticked and somebody's, each with whose it is."""
        found = [(self._as_meant(item), self.who_is(item)) for item in self._shown if self._is_on(item)]
        return [(item, who) for item, who in found if who is not None]

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick rows, or take their ticks away; what is on the card already cannot be ticked.

        Who ticks a date of somebody unsure says yes to who was asked about, or to a new card.
        """
        for item in [self._shown[row] for row in rows]:
            if not on:
                self._ticked.discard(item.key)
                continue
            if self.who_is(item) is None:
                self._decisions[item.person.key] = self._likeliest(item)
            if not self.is_there(item):
                self._ticked.add(item.key)
        self._tell()

    def tick_all(self, *, on: bool) -> None:
        """Tick all that are shown and somebody's, or none; nobody new comes of it."""
        rows = (row for row, item in enumerate(self._shown) if not on or self.who_is(item) is not None)
        self.tick(list(rows), on=on)

    def is_ticked(self, row: int) -> bool:
        """Return whether a row is ticked."""
        return self._is_on(self._shown[row])

    def _is_on(self, item: DateProposal) -> bool:
        return item.key in self._ticked and self.who_is(item) is not None and not self.is_there(item)

    # Whose it is

    def decide(self, item: DateProposal, who: PersonRef | None) -> None:
        """Say whose the dates of somebody are: a contact, a new card (id 0), or nobody's, and they are left."""
        self._decisions[item.person.key] = who
        theirs = [each for each in self._all if each.person.key == item.person.key]
        if who is not None and who.id and all(who.id not in each.on_cards for each in theirs):
            there = self._dates_of(who.id)
            for each in theirs:
                self._replace(each, replace(each, on_cards={**each.on_cards, who.id: there}))
        for each in [each for each in self._all if each.person.key == item.person.key]:
            if who is not None and self._how(each)[0] in _NEWS:
                self._ticked.add(each.key)
            else:
                self._ticked.discard(each.key)
        self._tell()

    def give_new_cards(self, *, on: bool) -> None:
        """Let everybody who may be nobody in the journal have a new card, or leave them."""
        for item in self._all:
            if item.person.candidates:
                continue
            if on and self.who_is(item) is None:
                self._decisions[item.person.key] = PersonRef(0, item.person.shown)
                self._ticked.add(item.key)
            elif not on and (self.who_is(item) or PersonRef(1, "")).id == 0:
                self._decisions.pop(item.person.key, None)
                self._ticked.discard(item.key)
        self._tell()

    def who_is(self, item: DateProposal) -> PersonRef | None:
        """Return whose card a date goes onto as things stand: a contact, a new card (id 0), or nobody's."""
        if item.person.key in self._decisions:
            return self._decisions[item.person.key]
        return item.person.contact

    def is_there(self, item: DateProposal) -> bool:
        """Return whether the card has this date already."""
        return self.who_is(item) is not None and self._how(item)[0] is Standing.THERE

    def _how(self, item: DateProposal) -> tuple[Standing, KeyDate | None]:
        return self._as_meant(item).standing(self.who_is(item))

    @staticmethod
    def _likeliest(item: DateProposal) -> PersonRef:
        return item.person.candidates[0] if item.person.candidates else PersonRef(0, item.person.shown)

    def _replace(self, old: DateProposal, new: DateProposal) -> None:
        for items in (self._all, self._shown):
            if old in items:
                items[items.index(old)] = new

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, At.NOTE))
        self.ticks_changed.emit()

    # A model's answers

    def _headings(self) -> tuple[str, ...]:
        return self.tr("In the file"), self.tr("Date"), self.tr("Card"), ""

    def _may_be_ticked(self, item: DateProposal) -> bool:
        return not self.is_there(item)

    def _colour_of(self, item: DateProposal, column: int) -> str:
        if self.is_there(item) or (column == At.CARD and self.who_is(item) is None):
            return "muted"
        if column != At.NOTE:
            return ""
        return "due" if self._how(item)[0] is Standing.DIFFERS else "muted"

    def _words_of(self, item: DateProposal, column: int) -> str:
        if column == At.WHO:
            return item.person.shown
        if column == At.WHAT:
            return date_words(self._as_meant(item).key_date)
        if column == At.CARD:
            return self.card_words(item)
        return self.note_words(item)

    def card_words(self, item: DateProposal) -> str:
        """Return onto whose card a date goes."""
        who = self.who_is(item)
        if who is not None:
            return who.name if who.id else self.tr("new card")
        if item.person.candidates and item.person.key not in self._decisions:
            return self.tr("{name}?").format(name=item.person.candidates[0].name)
        return self.tr("no card")

    def note_words(self, item: DateProposal) -> str:
        """Return what is new about a date, in a word or two."""
        if self.who_is(item) is None:
            return ""
        how, other = self._how(item)
        if how is Standing.THERE:
            return self.tr("on the card already")
        if how is Standing.FULLER:
            return self.tr("adds the year") if other and other.when.day else self.tr("says more")
        if how is Standing.DIFFERS and other is not None:
            return self.tr("card: {date}").format(date=partial_date_words(other.when))
        return self.tr("new")


def date_words(key_date: KeyDate) -> str:
    """Return which date it is, and when: "Birthday · 10 December 1985"."""
    return f"{key_date_label(key_date)} · {partial_date_words(key_date.when)}"
