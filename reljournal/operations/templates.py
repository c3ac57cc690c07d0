"""Keeping and removing templates of entries, each as one edit."""

from __future__ import annotations

from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.templates import EntryTemplate
from reljournal.store.journal import Journal
from reljournal.store.queries.templates import templates


def keep_template(journal: Journal, template: EntryTemplate) -> int:
    """Add a template (id 0) or change the one of its id; return its id.

    Raises:
        RelJournalError: it has no name or nothing in it, or another one is called so.
        NotFoundError: the one to change is gone.
    """
    from reljournal.store import tables

    name = " ".join(template.name.split())
    if not name:
        raise RelJournalError("Write what the template is called first.")
    if not (template.text.strip() or template.title.strip()):
        raise RelJournalError("There is nothing in this template yet: write a title or a text.")
    there = templates(journal)
    if any(item.name.casefold() == name.casefold() and item.id != template.id for item in there):
        raise RelJournalError(f"There is a template “{name}” already.")
    values = {
        "name": name,
        "title": template.title.strip(),
        "text": template.text,
        "kind": str(template.kind or ""),
        "purpose": str(template.purpose or ""),
    }
    with journal.edit(f"Keep the template “{name}”"):
        if not template.id:
            return int(tables.EntryTemplate.create(**values, position=len(there)).id)
        row = tables.EntryTemplate.get_or_none(tables.EntryTemplate.id == template.id)
        if row is None:
            raise NotFoundError("This template is not there any more.")
        for column, value in values.items():
            setattr(row, column, value)
        row.save()
    return template.id


def remove_template(journal: Journal, template_id: int) -> str:
    """Remove a template; return the edit's label. Entries that began with it stay as they are.

    Raises:
        NotFoundError: it is gone.
    """
    from reljournal.store import tables

    found = next((item for item in templates(journal) if item.id == template_id), None)
    if found is None:
        raise NotFoundError("This template is not there any more.")
    label = f"Remove the template “{found.name}”"
    with journal.edit(label):
        tables.EntryTemplate.delete().where(tables.EntryTemplate.id == template_id).execute()
    return label


def offer_usual(journal: Journal, wanted: bool) -> None:
    """Offer the templates that everybody begins with, or one's own alone."""
    from reljournal.store.journal_settings import USUAL_TEMPLATES, setting, write_setting

    value = "yes" if wanted else "no"
    if setting(journal, USUAL_TEMPLATES, "yes") != value:
        with journal.edit("Offer the usual templates" if wanted else "Offer templates of one's own alone"):
            write_setting(USUAL_TEMPLATES, value)
