"""Templates of entries: kept, changed and removed, each as one edit."""

from __future__ import annotations

import pytest

from reljournal.domain.entries import Kind, Purpose
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.templates import EntryTemplate, filled
from reljournal.operations.templates import keep_template, offer_usual, remove_template
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import USUAL_TEMPLATES, setting
from reljournal.store.queries.templates import templates

SUPPLIER = EntryTemplate("Visit a supplier", "At {name}", "What they are proud of:\n", Kind.IN_PERSON, Purpose.WORK)


def test_a_template_is_kept_and_changed(journal: Journal) -> None:
    made = keep_template(journal, SUPPLIER)
    assert templates(journal) == [SUPPLIER]
    keep_template(journal, EntryTemplate("  Visit   a supplier ", "", "Other questions:", id=made))
    assert templates(journal) == [EntryTemplate("Visit a supplier", "", "Other questions:")]
    journal.undo()
    assert templates(journal) == [SUPPLIER]
    assert remove_template(journal, made) == "Remove the template “Visit a supplier”"
    assert templates(journal) == []
    journal.undo()
    assert templates(journal) == [SUPPLIER]


def test_what_cannot_be_kept_is_refused(journal: Journal) -> None:
    keep_template(journal, SUPPLIER)
    with pytest.raises(RelJournalError, match="called first"):
        keep_template(journal, EntryTemplate(" ", text="x"))
    with pytest.raises(RelJournalError, match="nothing in this template"):
        keep_template(journal, EntryTemplate("Empty"))
    with pytest.raises(RelJournalError, match="already"):
        keep_template(journal, EntryTemplate("VISIT A SUPPLIER", text="x"))
    with pytest.raises(NotFoundError):
        keep_template(journal, EntryTemplate("Gone", text="x", id=99))
    with pytest.raises(NotFoundError):
        remove_template(journal, 99)


def test_the_usual_ones_can_be_left_out(journal: Journal) -> None:
    offer_usual(journal, False)
    assert setting(journal, USUAL_TEMPLATES, "yes") == "no"
    history = journal.history()
    offer_usual(journal, False)
    assert journal.history() == history
    journal.undo()
    assert setting(journal, USUAL_TEMPLATES, "yes") == "yes"


@pytest.mark.parametrize(
    ("names", "text"),
    [([], "With  on 1 May"), (["Ada"], "With Ada on 1 May"), (["A", "B", "C"], "With A, B and C on 1 May")],
)
def test_names_and_day_are_filled_in(names: list[str], text: str) -> None:
    assert filled("With {name} on {date}", names, "1 May") == text
