"""The briefs of a preview, read and laid out when they are looked at."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date

from reljournal.domain.brief import Brief
from reljournal.printing.brief_pages import BriefPages, lay_out
from reljournal.printing.paper import Paper, paper_named
from reljournal.store.journal import Journal
from reljournal.store.queries.briefs import briefs

_READ_AT_ONCE = 16
_KEPT = 48


class BriefSheets:
    """Pages of several contacts in a row. A contact not yet laid out counts as one page.

    ``left_out`` holds contacts that are on the list but not to be printed.
    """

    def __init__(self, journal: Journal, contact_ids: Sequence[int], today: date, paper: str) -> None:
        self._journal = journal
        self._today = today
        self.contact_ids = list(contact_ids)
        self.left_out: set[int] = set()
        self._paper_name = paper
        self._briefs: OrderedDict[int, Brief | None] = OrderedDict()
        self._laid: OrderedDict[int, BriefPages] = OrderedDict()
        self._counts: dict[int, int] = {}

    @property
    def paper_name(self) -> str:
        """``a4`` or ``letter``."""
        return self._paper_name

    @property
    def paper(self) -> Paper:
        """The sheet."""
        return paper_named(self._paper_name)

    def set_paper(self, name: str) -> None:
        """Lay everything out anew on another paper."""
        self._paper_name = name
        self._laid.clear()
        self._counts.clear()

    def chosen(self) -> list[int]:
        """Return the contacts that are to be printed, in order."""
        return [contact_id for contact_id in self.contact_ids if contact_id not in self.left_out]

    def page_count(self) -> int:
        """Return how many pages there are, as far as is known."""
        return sum(self._counts.get(contact_id, 1) for contact_id in self.chosen())

    def first_page_of(self, contact_id: int) -> int:
        """Return the number of a contact's first page, counted from 0."""
        before = 0
        for other in self.chosen():
            if other == contact_id:
                break
            before += self._counts.get(other, 1)
        return before

    def page(self, number: int) -> tuple[int, int] | None:
        """Return the contact on page ``number`` and which of their pages it is; None past the end."""
        before = 0
        for contact_id in self.chosen():
            count = self._counts.get(contact_id, 1)
            if number < before + count:
                return contact_id, number - before
            before += count
        return None

    def pages_of(self, contact_id: int) -> BriefPages | None:
        """Return a contact's brief on paper, laid out now if need be; None when the contact is gone."""
        laid = self._laid.get(contact_id)
        if laid is None:
            brief = self._brief(contact_id)
            if brief is None:
                self._counts[contact_id] = 0
                return None
            laid = lay_out(brief, self.paper)
            self._laid[contact_id] = laid
            self._counts[contact_id] = laid.page_count
            if len(self._laid) > _KEPT:
                self._laid.popitem(last=False)
        self._laid.move_to_end(contact_id)
        return laid

    def settle(self, seconds: float) -> bool:
        """Lay out contacts not yet counted for about ``seconds``; return whether all are counted."""
        end = time.monotonic() + seconds
        for contact_id in self.chosen():
            if contact_id not in self._counts:
                self.pages_of(contact_id)
                if time.monotonic() > end:
                    return False
        return True

    def _brief(self, contact_id: int) -> Brief | None:
        if contact_id not in self._briefs:
            # The first one alone, so that the preview opens at once; then some together.
            at = self.contact_ids.index(contact_id)
            together = self.contact_ids[at : at + (_READ_AT_ONCE if self._briefs else 1)]
            found = {brief.contact_id: brief for brief in briefs(self._journal, together, self._today)}
            for wanted in together:
                self._briefs[wanted] = found.get(wanted)
            while len(self._briefs) > _KEPT + _READ_AT_ONCE:
                self._briefs.popitem(last=False)
        return self._briefs[contact_id]
