"""The Journal screen: all entries newest first, and the page on which one is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft, Kind
from reljournal.store.changes import Change
from reljournal.store.drafts import KeptDraft, draft, drop_draft, keep_draft, with_news
from reljournal.store.queries.entries import entries, entry
from reljournal.ui.context import Context
from reljournal.ui.journal.list_page import ListPage
from reljournal.ui.screen import Screen

if TYPE_CHECKING:
    from reljournal.ui.journal.editor_page import EditorPage


# How the keys of drafts begin that change an entry.
ENTRY = "entry"


class JournalScreen(Screen):
    """List and editor, one in front of the other."""

    text_alone = Signal(bool)
    """Nothing but the text of an entry is to be seen, or everything again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = ListPage(context)
        self.list.opened.connect(self.open_entry)
        self.list.draft_opened.connect(self.go_on_with)
        self.list.draft_discarded.connect(self._discard_draft)
        self._editor: EditorPage | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def editor(self) -> EditorPage:
        """Return the editor, made when it is first needed."""
        if self._editor is None:
            # The list is in front long before anything is written.
            from reljournal.ui.journal.editor_page import EditorPage

            self._editor = EditorPage(self.context)
            self._editor.left.connect(self._show_list)
            self._editor.saved.connect(self._take_saved)
            self._editor.continued.connect(self.go_on_with)
            self._editor.text_alone.connect(self.text_alone)
            self._pages.addWidget(self._editor)
        return self._editor

    def turn_text_alone(self) -> None:
        """Show nothing but the text of the entry that is written, or everything again."""
        if self._editor is not None:
            self._editor.show_text_alone(not self._editor.is_text_alone())

    # What the window asks for

    def write_entry(self, given: EntryDraft | None = None, contact_ids: Sequence[int] = ()) -> None:
        """Begin a new entry, with these people or from this draft; what was being written is kept as a draft."""
        editor = self.editor()
        if self.is_editing():
            nothing_given = given is None and not contact_ids
            if nothing_given and editor.entry_id() is None and not editor.is_dirty():
                editor.form.focus_start()
                return
            editor.close_entry()
        start = given or EntryDraft(Kind.IN_PERSON, self.context.today())
        ids = (*start.contact_ids, *(i for i in contact_ids if i not in start.contact_ids))
        self._pages.setCurrentWidget(editor)
        editor.write_new(replace(start, contact_ids=ids), begun=not start.is_empty)

    def open_entry(self, entry_id: int, aside_about: int = 0) -> None:
        """Show an entry in the editor; a draft of it that was kept comes with it.

        The keyboard is in its text, or in what was noted ``aside_about`` one of its people alone.
        """
        if not self.is_editing() or self.editor().entry_id() != entry_id:
            self._open(entry_id)
        if aside_about:
            self.editor().form.show_aside(aside_about)

    def _open(self, entry_id: int) -> None:
        editor = self.editor()
        if self.is_editing():
            editor.close_entry()
        kept = draft(self.context.journal, f"{ENTRY}-{entry_id}")
        if kept is not None:
            self.go_on_with(kept.key)
            return
        found = self.context.attempt(lambda: entry(self.context.journal, entry_id))
        if found is None:
            self._show_list()
            return
        self._pages.setCurrentWidget(editor)
        editor.open_entry(found)

    def go_on_with(self, key: str) -> None:
        """Go on with a draft that was kept."""
        editor = self.editor()
        if self.is_editing():
            editor.close_entry()
        kept = draft(self.context.journal, key)
        if kept is None:
            self.list.show_drafts()
            return
        found = entries(self.context.journal, [kept.entry_id]) if kept.entry_id is not None else []
        self._pages.setCurrentWidget(editor)
        if kept.entry_id is not None and not found:
            self._rescue(kept)
            return
        if found:
            kept = with_news(self.context.journal, kept, found[0])
        editor.go_on_with(kept, found[0] if found else None)

    def _rescue(self, kept: KeptDraft) -> None:
        """Go on with a draft whose entry is gone as with one of a new entry."""
        drop_draft(self.context.journal, kept.key)
        self.editor().go_on_without(kept.draft)

    def is_editing(self) -> bool:
        """Return whether an entry is being written."""
        return self._editor is not None and self._editor.is_editing()

    def undo_in_text(self) -> bool:
        """Return whether Ctrl+Z belongs to the text: it has the keyboard and something to take back."""
        if self._editor is None:
            return False
        form = self._editor.form
        focused = QApplication.focusWidget()
        if focused is form.text:
            return form.text.can_undo()
        return focused is form.title and form.title.isUndoAvailable()

    # Screen

    def reload(self) -> None:
        """Read list, drafts and the names in the editor anew."""
        self.list.reload()
        if self._editor is not None:
            self._editor.refresh(Change("", everything=True))

    def refresh(self, change: Change) -> None:
        """Take in one change."""
        if self._editor is not None:
            self._editor.refresh(change)
        if change.touches("entry", "entry_contact", "contact", "follow_up"):
            self.list.reload()

    def take_keyboard(self) -> None:
        """Begin in the list; an entry that is open keeps the keyboard."""
        if not self.is_editing():
            self.list.take_keyboard()

    def focus_filter(self) -> None:
        """Put the cursor into the filter of the list."""
        if not self.is_editing():
            self.list.search.setFocus()
            self.list.search.selectAll()

    def contacts_to_print(self) -> list[int]:
        """Return the people of the entry in front: their briefs are printed."""
        if self._editor is not None and self.is_editing():
            return list(self._editor.form.draft().contact_ids)
        current = self.list.current_id()
        found = entries(self.context.journal, [current]) if current is not None else []
        return [person.id for person in found[0].people] if found else []

    def go_back(self) -> bool:
        """Go from the editor to the list, keeping the draft; in the list, take the filter away."""
        if self._editor is not None and self._editor.is_text_alone():
            self._editor.show_text_alone(False)
            return True
        if self.is_editing():
            self._show_list()
            return True
        if self.list.search.text() or self.list.is_filtered():
            self.list.show_all()
            return True
        return False

    def keep_drafts(self) -> None:
        """Keep the draft now."""
        if self._editor is not None:
            self._editor.keep()

    def _show_list(self) -> None:
        editor = self._editor
        open_id = editor.entry_id() if editor is not None else None
        if editor is not None and editor.is_editing():
            editor.close_entry()
        self._pages.setCurrentWidget(self.list)
        self.list.show_drafts()
        if open_id is not None:
            self.list.select(open_id)
        else:
            self.list.view.setFocus()

    def _take_saved(self, entry_id: int) -> None:
        self._pages.setCurrentWidget(self.list)
        self.list.show_drafts()
        self.list.select(entry_id)

    def _discard_draft(self, key: str) -> None:
        journal = self.context.journal
        kept = draft(journal, key)
        if kept is None:
            self.list.show_drafts()
            return
        self.context.attempt(lambda: drop_draft(journal, key))
        self.list.show_drafts()

        def bring_back() -> None:
            self.context.attempt(lambda: keep_draft(journal, key, kept.draft))
            self.list.show_drafts()

        self.context.ways.say(self.tr("Draft discarded"), self.tr("Bring it back"), bring_back)
