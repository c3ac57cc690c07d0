"""The templates that are there to begin with, in the language of the window, and those that are offered now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reljournal.domain.entries import Kind, Purpose
from reljournal.domain.templates import EntryTemplate
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import USUAL_TEMPLATES, setting
from reljournal.store.queries.templates import templates


def _tr(text: str) -> str:
    return QCoreApplication.translate("Templates", text)


def usual_templates() -> list[EntryTemplate]:
    """Return the templates that everybody begins with."""
    return [
        EntryTemplate(
            _tr("First meeting"),
            _tr("First met {name}"),
            _tr(
                "How we came to meet:\n\n\nWhat they are glad of just now:\n\n\nWhat worries them:\n\n\n"
                "What I should like to know next time:\n\n"
            ),
            Kind.IN_PERSON,
        ),
        EntryTemplate(
            _tr("Annual review"),
            _tr("The year with {name}"),
            _tr(
                "What went well between us:\n\n\nWhat each of us gave:\n\n\n"
                "What was difficult, and what it taught:\n\n\nWhat they need now:\n\n\n"
                "What they expect of me, and I of them:\n\n\nWhat we want to do next year:\n\n"
            ),
            purpose=Purpose.CARE,
        ),
        EntryTemplate(
            _tr("Condolence"),
            _tr("Condolence for {name}"),
            _tr(
                "Whom they lost, and what I know of them:\n\n\nWhat I wrote or said:\n\n\n"
                "What would help, and when I shall ask again:\n\n"
            ),
            Kind.LETTER,
            Purpose.CARE,
        ),
    ]


def offers_usual(journal: Journal) -> bool:
    """Return whether the usual ones are offered in this journal."""
    return setting(journal, USUAL_TEMPLATES, "yes") != "no"


def offered_templates(journal: Journal) -> list[EntryTemplate]:
    """Return what can be begun with: one's own, then the usual ones that one has none of the same name for."""
    own = templates(journal)
    taken = {item.name.casefold() for item in own}
    usual = usual_templates() if offers_usual(journal) else []
    return [*own, *(item for item in usual if item.name.casefold() not in taken)]
