"""The about tab: the card as it reads, or the form in which it is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.store.card_drafts import CardDraft
from reljournal.ui.context import Context
from reljournal.ui.date_words import when_words
from reljournal.ui.people.about_read import AboutRead
from reljournal.ui.people.page import Sheet, lead
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LinkButton, ScrollColumn

if TYPE_CHECKING:
    from reljournal.ui.people.about_edit import CardForm
    from reljournal.ui.people.already_there_line import AlreadyThereLine


class AboutTab(ScrollColumn):
    """Reads or edits one card. The form says ``changed`` with every letter; saving is the card's business."""

    changed = Signal()
    edit_asked = Signal()
    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, "reading", margins=None)
        self._context = context
        lead(self)
        theme = current_theme()
        self.body.setContentsMargins(0, theme.space("l"), 0, theme.space("xl"))
        self._strip = Sheet()
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        self.unsaved = Label(tone="due", wrap=True)
        line.addWidget(self.unsaved, 1)
        save = LinkButton(self.tr("Save"))
        save.setAccessibleName(self.tr("Save the changes"))
        save.clicked.connect(self.save_asked)
        go_on = LinkButton(self.tr("Go on editing"))
        go_on.clicked.connect(self.edit_asked)
        discard = LinkButton(self.tr("Discard"), tone="muted")
        discard.setAccessibleName(self.tr("Discard the changes"))
        discard.clicked.connect(self.discard_asked)
        line.addWidget(save)
        line.addWidget(go_on)
        line.addWidget(discard)
        self._strip.add(line)
        self.read = AboutRead(context)
        self._form_place = QVBoxLayout()
        self.form: CardForm | None = None
        self.already: AlreadyThereLine | None = None
        self.body.addWidget(self._strip)
        self.body.addWidget(self.read)
        self.body.addLayout(self._form_place)
        self.body.addStretch(1)
        self._strip.hide()

    def show_contact(self, contact: Contact, draft: CardDraft | None, today: date) -> None:
        """Show a card to read, and that a draft of it waits; while it is edited the form stays."""
        if self.form is not None:
            return
        self.read.show_contact(contact)
        self.read.show()
        if draft is not None:
            day = datetime.fromtimestamp(draft.changed_at / 1000).astimezone().date()
            self.unsaved.setText(self.tr("Unsaved changes of yours from %1.").replace("%1", when_words(day, today)))
        self._strip.setVisible(draft is not None)

    def begin_edit(
        self, draft: CardDraft, known_tags: Sequence[str] = (), *, contact_id: int | None = None
    ) -> CardForm:
        """Show the form filled with what a draft has written; ``known_tags`` are offered while one is written.

        Of a card without ``contact_id``, a new one, it is said when somebody who is there already looks like it.
        """
        from reljournal.ui.people.about_edit import CardForm

        self.end_edit()
        form = self.form = CardForm(
            draft.written, known_tags, self.content, context=self._context, contact_id=contact_id, beside=draft
        )
        form.changed.connect(self.changed)
        self.read.hide()
        self._strip.hide()
        if contact_id is None:
            from reljournal.ui.people.already_there_line import AlreadyThereLine

            self.already = AlreadyThereLine(self._context, form.card, draft.told_apart)
            self.already.told.connect(self.changed)
            form.changed.connect(self.already.look_later)
            self._form_place.addWidget(self.already)
        self._form_place.addWidget(form)
        # A layout shows what it is given only later; what is hidden cannot take the keyboard.
        form.show()
        self.verticalScrollBar().setValue(0)
        form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    def draft(self) -> CardDraft | None:
        """Return what is written now, with whom it is told apart from; None while nothing is edited."""
        if self.form is None:
            return None
        draft = self.form.draft()
        return replace(draft, told_apart=self.already.told_apart()) if self.already is not None else draft

    def end_edit(self) -> None:
        """Take the form away."""
        if self.form is None:
            return
        form, self.form = self.form, None
        if self.already is not None:
            self._form_place.removeWidget(self.already)
            self.already.hide()
            self.already.deleteLater()
            self.already = None
        self._form_place.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.read.show()

    def leave_form(self) -> bool:
        """Close the form of a fact or a relation; return whether one was open."""
        return self.form is None and self.read.leave_form()
