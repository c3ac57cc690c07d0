"""The page on which one entry is written: its bar, its form, and what happens to the draft."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reljournal.domain.entries import Entry, EntryDraft
from reljournal.domain.templates import EntryTemplate
from reljournal.operations.entries import change_entry, delete_entry, log_entry
from reljournal.store.changes import Change
from reljournal.store.drafts import KeptDraft, keep_draft
from reljournal.store.queries.entries import entries
from reljournal.ui.context import Context
from reljournal.ui.journal.draft_keeping import DraftKeeper, entry_key
from reljournal.ui.journal.editor_form import EditorForm
from reljournal.ui.journal.list_model import shown_title
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import (
    AccentButton,
    Banner,
    BannerRole,
    ElidedLabel,
    IconButton,
    Label,
    LinkButton,
    QuietButton,
    ScrollColumn,
)
from reljournal.ui.widgets.topbar import TopBar
from reljournal.ui.wording import kind_label


class EditorPage(QWidget):
    """Says ``left`` when the person goes back, ``saved`` with the entry, ``continued`` with the key of a draft."""

    left = Signal()
    saved = Signal(int)
    continued = Signal(str)
    text_alone = Signal(bool)
    """Nothing but the text is to be seen, or everything again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entry: Entry | None = None
        self.form = EditorForm(context)
        self._keeper = DraftKeeper(context, self.form.draft, self)
        self._keeper.kept.connect(self._say_kept)
        self.form.edited.connect(self._keeper.touch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = self._build_bar()
        self._is_alone = False
        column.addWidget(self._bar)
        self._banner = Banner()
        holder = QHBoxLayout()
        edge = current_theme().space("xl")
        holder.setContentsMargins(edge, current_theme().space("m"), edge, 0)
        holder.addWidget(self._banner)
        column.addLayout(holder)
        # In a low window, or with large text, the whole page scrolls rather than press its parts together.
        self._scroll = ScrollColumn(margins=None)
        self._scroll.body.addWidget(self.form, 1)
        self._scroll.viewport().installEventFilter(self)
        column.addWidget(self._scroll, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the form how much of it is seen."""
        if event.type() == QEvent.Type.Resize:
            self.form.set_view_height(self._scroll.viewport().height())
        return super().eventFilter(watched, event)

    def _build_bar(self) -> TopBar:
        bar = TopBar(self)
        back = LinkButton(self.tr("Journal"), tone="muted")
        back.setToolTip(self.tr("Back to the list (Esc); the draft is kept"))
        back.clicked.connect(self.left)
        bar.add_left(back)
        bar.add_left(Label("/", tone="muted"))
        self._title = ElidedLabel(tone="muted")
        bar.add_left(self._title, 1)
        self._state = Label(role="small", tone="muted")
        bar.add_right(self._state)
        self._template = QuietButton(self.tr("Template"))
        self._template.setToolTip(self.tr("Begin with the questions of a template"))
        self._template.set_narrow_icon("note")
        self._template.clicked.connect(self._open_templates)
        bar.add_right(self._template)
        self._more = IconButton("more", self.tr("More"), framed=True)
        self._more.clicked.connect(self._open_more)
        bar.add_right(self._more)
        self._discard = QuietButton(self.tr("Discard"))
        self._discard.set_narrow_icon("trash")
        self._discard.clicked.connect(self.discard)
        bar.add_right(self._discard)
        self._save = AccentButton(self.tr("Save entry"), key_hint=self.tr("Ctrl ↵"))
        self._save.setToolTip(self.tr("Save entry (Ctrl+Enter)"))
        self._save.clicked.connect(self.save)
        bar.add_right(self._save)
        return bar

    # Nothing but the text

    def is_text_alone(self) -> bool:
        """Return whether nothing but the text is to be seen."""
        return self._is_alone

    def show_text_alone(self, alone: bool) -> None:
        """Put away everything but title and text, or bring it back."""
        if alone == self._is_alone or (alone and not self.is_editing()):
            return
        self._is_alone = alone
        self._bar.setVisible(not alone)
        self.form.show_text_alone(alone)
        self.text_alone.emit(alone)

    # What is written

    def is_editing(self) -> bool:
        """Return whether an entry is open here."""
        return bool(self._keeper.key())

    def is_dirty(self) -> bool:
        """Return whether something stands here that is not saved."""
        return self._keeper.is_dirty()

    def entry_id(self) -> int | None:
        """Return the entry that is open, None for a new one."""
        return self._entry.id if self._entry is not None else None

    def draft_key(self) -> str:
        """Return the key under which the draft is kept."""
        return self._keeper.key()

    def write_new(self, draft: EntryDraft, *, begun: bool = False) -> None:
        """Begin a new entry; with ``begun`` the draft already holds words that must not be lost."""
        self._entry = None
        self._show(draft, self._keeper.new_key())
        if begun:
            blank = EntryDraft(draft.kind, draft.on, contact_ids=draft.contact_ids)
            self._keeper.begin(self._keeper.key(), blank)
            self._keeper.touch()
        self.form.focus_start()

    def go_on_with(self, kept: KeptDraft, entry: Entry | None) -> None:
        """Go on with a draft that was kept; ``entry`` is what it changes, None for a new one (or one that is gone)."""
        self._entry = entry
        if entry is not None:
            self._show(entry.as_draft(), kept.key)
            self.form.set_draft(kept.draft, entry.id)
        else:
            self._show(kept.draft, kept.key)
            self._keeper.begin(kept.key, EntryDraft(kept.draft.kind, kept.draft.on))
        self._say_kept(_clock_of(kept))
        self.form.focus_start()

    def open_entry(self, entry: Entry) -> None:
        """Show an entry as it is saved."""
        self._entry = entry
        self._show(entry.as_draft(), entry_key(entry.id))
        self.form.focus_start()

    def _show(self, draft: EntryDraft, key: str) -> None:
        self._banner.close_message()
        self.form.set_draft(draft, self.entry_id())
        # What the form gives back, not what it was given: only a difference by hand is a change.
        self._keeper.begin(key, self.form.draft())
        self._state.setText("")
        self._more.setVisible(self._entry is not None)
        name = self.tr("New entry")
        if self._entry is not None:
            name = shown_title(self._entry) or kind_label(self._entry.kind)
        self._title.setText(name)

    # What happens to it

    def save(self) -> None:
        """Write the entry and go back; what cannot be read, or is empty, is said and nothing is lost."""
        if not self.is_editing():
            return
        refusal = self.form.first_refusal()
        if refusal is not None:
            self._banner.show_message(refusal[0], BannerRole.WARNING)
            refusal[1].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        draft, existing = self.form.draft(), self._entry
        if existing is not None and not self.is_dirty():
            self._done(existing.id)
            return
        self._keeper.timer.stop()
        entry_id = self._context.attempt(lambda: self._write(draft, existing))
        if entry_id is None:
            self._keeper.touch()
            return
        self._done(entry_id)
        self._context.ways.offer_undo(self.tr("Entry saved."))

    def _write(self, draft: EntryDraft, existing: Entry | None) -> int:
        if existing is None:
            return log_entry(self._context.journal, draft)
        # The change signal comes before we are done; what comes then is our own.
        self._entry = None
        try:
            change_entry(self._context.journal, existing.id, draft)
        finally:
            self._entry = existing
        return existing.id

    def _done(self, entry_id: int) -> None:
        self._keeper.drop()
        self._entry = None
        self._banner.close_message()
        self.show_text_alone(False)
        self.saved.emit(entry_id)

    def discard(self) -> None:
        """Let what is not saved go, and offer to bring it back."""
        if not self.is_editing():
            return
        self.show_text_alone(False)
        dirty, key, draft = self.is_dirty(), self._keeper.key(), self.form.draft()
        self._keeper.drop()
        self._entry = None
        self.left.emit()
        if not dirty:
            return

        def bring_back() -> None:
            self._context.attempt(lambda: keep_draft(self._context.journal, key, draft))
            self.continued.emit(key)

        self._context.ways.say(self.tr("Draft discarded"), self.tr("Bring it back"), bring_back)

    def keep(self) -> None:
        """Keep the draft now."""
        self._keeper.keep_now()

    def close_entry(self) -> None:
        """Keep the draft and leave the entry."""
        self.show_text_alone(False)
        self._keeper.keep_now()
        self._keeper.begin("", self.form.draft())
        self._entry = None
        self._banner.close_message()

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("What it said before…"), self.show_versions)
        menu.addSeparator()
        menu.addAction(self.tr("Delete entry"), self.delete)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def template_menu(self) -> QMenu:
        """Return what an entry can be begun with, and what can be done with templates."""
        from reljournal.ui.journal.template_words import offered_templates

        menu = QMenu(self)
        for template in offered_templates(self._context.journal):
            menu.addAction(template.name, partial(self.form.use_template, template))
        menu.addSeparator()
        menu.addAction(self.tr("Keep this one as a template…"), self._keep_as_template)
        menu.addAction(self.tr("Look after templates…"), self._look_after_templates)
        return menu

    def _open_templates(self) -> None:
        menu = self.template_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._template.mapToGlobal(QPoint(0, self._template.height() + 2)))

    def _keep_as_template(self) -> None:
        draft = self.form.draft()
        self._look_after_templates(
            EntryTemplate(draft.title, draft.title, draft.text, draft.kind, draft.around.purpose)
        )

    def _look_after_templates(self, begin: EntryTemplate | None = None) -> None:
        from reljournal.ui.journal.templates_dialog import TemplatesDialog

        TemplatesDialog(self._context, self.window(), begin).open()

    def show_versions(self) -> None:
        """Show what the entry said before; what is written here is kept."""
        from reljournal.ui.journal.versions_dialog import VersionsDialog

        entry = self._entry
        if entry is not None:
            self._keeper.keep_now()
            VersionsDialog(self._context, entry, self.window()).open()

    def delete(self) -> None:
        """Delete the entry that is open; the toast offers to undo it."""
        entry = self._entry
        if entry is None:
            return
        self.show_text_alone(False)
        self._keeper.drop()
        self._entry = None
        label = self._context.attempt(lambda: delete_entry(self._context.journal, entry.id))
        self.left.emit()
        if label is not None:
            self._context.ways.offer_undo(self.tr("Entry deleted."))

    # Changes from elsewhere

    def refresh(self, change: Change) -> None:
        """Take in what was written elsewhere: reload while nothing was typed here, else ask."""
        if not self.is_editing():
            return
        if change.touches("contact", "photo", "key_date", "entry", "entry_contact", "follow_up", "fact"):
            typed = self.is_dirty()
            self.form.refresh_people()
            if not typed:
                self._keeper.begin(self._keeper.key(), self.form.draft())
        known = self._entry
        if known is None or not change.touches("entry", "entry_contact", "follow_up"):
            return
        found = entries(self._context.journal, [known.id])
        if not found:
            self._take_loss()
        elif found[0] != known:
            self._take_other(found[0])

    def _take_other(self, other: Entry) -> None:
        if not self.is_dirty():
            self.open_entry(other)
            return
        self._entry = other
        self._banner.show_message(
            self.tr("This entry was changed elsewhere. Saving here writes over that change."),
            BannerRole.WARNING,
            actions=[
                (self.tr("Show the other version"), self.show_other_version),
                (self.tr("Keep mine"), self._banner.close_message),
            ],
        )

    def show_other_version(self) -> None:
        """Let go of what was typed and show the entry as it is in the journal."""
        entry = self._entry
        if entry is not None:
            self._keeper.drop()
            self.open_entry(entry)

    def _take_loss(self) -> None:
        if not self.is_dirty():
            self._keeper.drop()
            self._entry = None
            self.left.emit()
            return
        draft = self.form.draft()
        self._keeper.drop()
        self.go_on_without(draft)

    def go_on_without(self, draft: EntryDraft) -> None:
        """Go on with what was written for an entry that is gone: it becomes a new one, and that is said."""
        self.write_new(draft, begun=True)
        self._banner.show_message(
            self.tr("The entry was deleted elsewhere. What you wrote is kept here as a new one."), BannerRole.WARNING
        )

    def _say_kept(self, at: QTime) -> None:
        clock = QLocale().toString(at, QLocale.FormatType.ShortFormat)
        self._state.setText(self.tr("Draft saved %1").replace("%1", clock))

    def title_text(self) -> str:
        """Return what the bar calls the entry."""
        return self._title.text()

    def banner_text(self) -> str:
        """Return what the banner says, empty when there is none."""
        return self._banner.message()

    def state_text(self) -> str:
        """Return what the bar says about the draft."""
        return self._state.text()


def _clock_of(kept: KeptDraft) -> QTime:
    from PySide6.QtCore import QDateTime

    return QDateTime.fromMSecsSinceEpoch(kept.changed_at).time()
