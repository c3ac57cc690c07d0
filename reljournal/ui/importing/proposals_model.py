"""Proposed entries as rows: ticked or not, when, with whom, about what, and whether they are in the journal already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTime

from reljournal.domain.entries import PersonRef
from reljournal.domain.proposals import Proposal, Somebody
from reljournal.domain.text import fold
from reljournal.ui.importing.ticked_rows import HERE, TickedRows
from reljournal.ui.wording import short_day_with_year


class At(IntEnum):
    """The columns."""

    WHEN = 0
    WHO = 1
    WHAT = 2
    NOTE = 3


class ProposalsModel(TickedRows[Proposal]):
    """Holds every proposal and shows those that the filter lets through; ``ticks_changed`` follows every tick."""

    def __init__(self, proposals: Sequence[Proposal], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = list(proposals)
        self._shown = list(proposals)
        # Who pastes one message means that one.
        alone = len(proposals) == 1
        self._ticked = {item.key for item in proposals if (item.has_known or alone) and self._may_be_ticked(item)}
        self._decisions: dict[str, PersonRef | None] = {}
        self._words, self._known_only = "", False
        self._new_cards = False
        self._folded: dict[str, str] = {}

    # What is shown

    def show_only(self, *, known_only: bool, words: str = "") -> None:
        """Show those with people one knows, or all; and of them those in whose people or title these words stand."""
        self._known_only, self._words = known_only, fold(words)
        self.beginResetModel()
        self._shown = [item for item in self._all if self._fits(item)]
        self.endResetModel()
        self.ticks_changed.emit()

    def _fits(self, item: Proposal) -> bool:
        if self._known_only and not item.may_have_known:
            return False
        return not self._words or all(word in self._said(item) for word in self._words.split())

    def _said(self, item: Proposal) -> str:
        """Return what the filter looks into, folded once: of thousands, with every letter, it is asked again."""
        said = self._folded.get(item.key)
        if said is None:
            said = fold(" ".join([item.draft.title, *(f"{who.name} {who.email}" for who in item.people)]))
            self._folded[item.key] = said
        return said

    def proposal(self, row: int) -> Proposal:
        """Return what stands in a row."""
        return self._shown[row]

    def ticked(self) -> list[Proposal]:
        """Return those that are shown and ticked."""
        return [item for item in self._shown if item.key in self._ticked]

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick rows, or take their ticks away; what is in the journal already, or has no day, cannot be ticked."""
        keys = {item.key for item in (self._shown[row] for row in rows) if not on or self._may_be_ticked(item)}
        self._ticked = self._ticked | keys if on else self._ticked - keys
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0), [HERE])
        self.ticks_changed.emit()

    def tick_all(self, *, on: bool) -> None:
        """Tick all that are shown, or none of them."""
        self.tick(range(len(self._shown)), on=on)

    def is_ticked(self, row: int) -> bool:
        """Return whether a row is ticked."""
        return self._shown[row].key in self._ticked

    def change(self, row: int, proposal: Proposal) -> None:
        """Put another state of the same proposal into its place."""
        old = self._shown[row]
        self._shown[row] = proposal
        self._all[self._all.index(old)] = proposal
        self.dataChanged.emit(self.index(row, 0), self.index(row, At.NOTE))

    # Who is who

    def decide(self, key: str, who: PersonRef | None) -> None:
        """Say who somebody is, wherever they appear."""
        self._decisions[key] = who
        if self._shown:
            self.dataChanged.emit(self.index(0, At.WHO), self.index(len(self._shown) - 1, At.WHO))

    def give_new_cards(self, *, on: bool) -> None:
        """Say that everybody without a card gets one, unless it was decided otherwise."""
        self._new_cards = on
        if self._shown:
            self.dataChanged.emit(self.index(0, At.WHO), self.index(len(self._shown) - 1, At.WHO))

    def who_is(self, person: Somebody) -> PersonRef | None:
        """Return who somebody is as things stand: a contact, a new card (id 0), or nobody."""
        if person.key in self._decisions:
            return self._decisions[person.key]
        if self._new_cards and not person.candidates:
            return PersonRef(0, person.shown)
        return person.contact

    def name_of(self, person: Somebody) -> str:
        """Return what to call somebody, with a word where they are no contact."""
        decided = self.who_is(person)
        if decided is not None:
            return decided.name if decided.id else self.tr("{name} (new card)").format(name=person.shown)
        if person.candidates and person.key not in self._decisions:
            return self.tr("{name} (is it {contact}?)").format(name=person.shown, contact=person.candidates[0].name)
        return self.tr("{name} (no card)").format(name=person.shown)

    # A model's answers

    def _headings(self) -> tuple[str, ...]:
        return self.tr("When"), self.tr("With"), self.tr("About"), ""

    def _may_be_ticked(self, item: Proposal) -> bool:
        return not item.is_there and not item.needs_day

    def _colour_of(self, item: Proposal, column: int) -> str:
        return "muted" if column == At.NOTE or not self._may_be_ticked(item) else ""

    def _words_of(self, item: Proposal, column: int) -> str:
        if column == At.WHEN:
            return when_words(item)
        if column == At.WHO:
            return ", ".join(map(self.name_of, item.people))
        if column == At.WHAT:
            return item.draft.title or " ".join(item.draft.text.split())[:200]
        return self.tr("in your journal") if item.is_there else ""


def when_words(item: Proposal) -> str:
    """Return day and time of a proposal, or that it has none."""
    if item.needs_day:
        return QCoreApplication.translate("Proposals", "no date")
    day = short_day_with_year(item.draft.on)
    if item.draft.at is None:
        return day
    clock = QLocale().toString(QTime(item.draft.at.hour, item.draft.at.minute), QLocale.FormatType.ShortFormat)
    return f"{day}, {clock}"
