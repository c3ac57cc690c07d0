"""Looking after templates: one's own are written and removed here; a usual one that is changed becomes one's own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reljournal.domain.entries import Kind, Purpose
from reljournal.domain.errors import RelJournalError
from reljournal.domain.templates import EntryTemplate
from reljournal.operations.templates import keep_template, offer_usual, remove_template
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.journal.around_panel import word_of
from reljournal.ui.journal.template_words import offered_templates, offers_usual
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Label, LabelledField, QuietButton
from reljournal.ui.wording import kind_label


class TemplatesDialog(Dialog):
    """Templates at the side, the one that is chosen beside them. Each change is one step that Undo takes back."""

    help_page = "editor"

    def __init__(self, context: Context, parent: QWidget | None, begin: EntryTemplate | None = None) -> None:
        super().__init__(context.tr("Templates of entries"), parent, wide="content")
        self._context = context
        self.shown: list[EntryTemplate] = []
        self._chosen = EntryTemplate("")
        words = self.tr("{name} stands for whom the entry is with, {date} for its day.")
        self.body.addWidget(Label(words, tone="muted", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Templates"))
        self.list.setSpacing(current_theme().space("xs"))
        self.list.setFixedWidth(min(current_theme().size("side_panel"), self._room().width() // 4))
        self.list.currentRowChanged.connect(self._choose)
        self.usual = QCheckBox(self.tr("Offer the usual ones too"))
        self.usual.setChecked(offers_usual(context.journal))
        self.usual.toggled.connect(self._offer_usual)
        side = QVBoxLayout()
        side.addWidget(self.list, 1)
        side.addWidget(self.usual)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("l"))
        row.addLayout(side)
        row.addLayout(self._form(), 1)
        self.body.addLayout(row, 1)
        self.problem = Label(tone="late", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self._add_buttons()
        self.reload()
        if begin is not None:
            self._show(begin)
            self.list.setCurrentRow(-1)
            self.name.setFocus()

    def _form(self) -> QVBoxLayout:
        self.name, self.title = QLineEdit(), QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the template"))
        self.kind, self.purpose = QComboBox(), QComboBox()
        for box, options in (
            (self.kind, [(str(kind), kind_label(kind)) for kind in Kind]),
            (self.purpose, [(str(purpose), word_of(purpose)) for purpose in Purpose]),
        ):
            box.addItem(self.tr("as it comes"), "")
            for value, label in options:
                box.addItem(label, value)
        form = QVBoxLayout()
        form.setSpacing(current_theme().space("s"))
        form.addWidget(LabelledField(self.tr("What it is called"), self.name))
        choices = QHBoxLayout()
        choices.setSpacing(current_theme().space("s"))
        choices.addWidget(LabelledField(self.tr("How it happens"), self.kind))
        choices.addWidget(LabelledField(self.tr("What it is for"), self.purpose))
        form.addLayout(choices)
        form.addWidget(LabelledField(self.tr("Title of the entry"), self.title))
        form.addWidget(self.text, 1)
        return form

    def _add_buttons(self) -> None:
        new = QuietButton(self.tr("New template"), "plus")
        new.clicked.connect(self.begin_new)
        self.remove_button = QuietButton(self.tr("Remove"))
        self.remove_button.clicked.connect(self.remove)
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.save_button = AccentButton(self.tr("Keep it"))
        self.save_button.clicked.connect(self.save)
        self.add_button(new, leading=True)
        self.add_button(self.remove_button, leading=True)
        self.add_button(close)
        self.add_button(self.save_button)

    def sizeHint(self) -> QSize:
        """Return room for a page of text beside the list."""
        hint, room = super().sizeHint(), self._room()
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 3 // 5)))

    def reload(self, name: str = "") -> None:
        """Read the templates anew, and choose the one of that name."""
        self.shown = offered_templates(self._context.journal)
        self.list.clear()
        for item in self.shown:
            self.list.addItem(item.name if item.id else self.tr("%1 (usual)").replace("%1", item.name))
        rows = [row for row, item in enumerate(self.shown) if item.name == name]
        self.list.setCurrentRow(rows[0] if rows else 0 if self.shown else -1)
        if not self.shown:
            self.begin_new()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.shown):
            self._show(self.shown[row])

    def _show(self, template: EntryTemplate) -> None:
        self._chosen = template
        self.name.setText(template.name)
        self.title.setText(template.title)
        self.text.setPlainText(template.text)
        self.kind.setCurrentIndex(max(0, self.kind.findData(str(template.kind or ""))))
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(str(template.purpose or ""))))
        self.remove_button.setEnabled(bool(template.id))
        self.problem.hide()

    def begin_new(self) -> None:
        """Begin an empty template."""
        self._show(EntryTemplate(""))
        self.list.setCurrentRow(-1)
        self.name.setFocus()

    def written(self) -> EntryTemplate:
        """Return the template as it is written."""
        kind, purpose = self.kind.currentData(), self.purpose.currentData()
        return replace(
            self._chosen,
            name=self.name.text(),
            title=self.title.text(),
            text=self.text.toPlainText(),
            kind=Kind(kind) if kind else None,
            purpose=Purpose(purpose) if purpose else None,
        )

    def save(self) -> None:
        """Keep the template; what is missing is said."""
        template = self.written()
        try:
            keep_template(self._context.journal, template)
        except RelJournalError as refusal:
            self.problem.setText(str(refusal))
            self.problem.show()
            return
        self.reload(" ".join(template.name.split()))

    def remove(self) -> None:
        """Remove the template that is chosen; the message offers to undo it."""
        journal, chosen = self._context.journal, self._chosen
        if chosen.id and self._context.did(lambda: remove_template(journal, chosen.id)):
            self._context.ways.offer_undo(self.tr("Template removed."))
            self.reload()

    def _offer_usual(self, wanted: bool) -> None:
        self._context.did(lambda: offer_usual(self._context.journal, wanted))
        self.reload(self._chosen.name)
