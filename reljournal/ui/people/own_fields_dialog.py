"""Looking after the fields of one's own: what they are called, what is in them, their order, and how full they are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.domain.errors import RelJournalError
from reljournal.operations.custom_fields import add_field, change_field, move_field, remove_field, spread_field
from reljournal.store.changes import Change
from reljournal.store.queries.custom_fields import KeptField, kept_fields
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.people.new_field import sort_word
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, IconButton, Label, LabelledField, LinkButton, Panel, QuietButton


class OwnFieldsDialog(Dialog):
    """Fields at the side, the one that is chosen beside them. Each change is one step that Undo takes back."""

    help_page = "card"

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(context.tr("Own fields"), parent, wide="reading")
        self._context = context
        self.setWindowTitle(self.tr("Own fields"))
        self.heading.setText(self.tr("Own fields"))
        self.shown: list[KeptField] = []
        self._chosen: KeptField | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Own fields"))
        self.list.setProperty("bare", True)
        self.list.currentRowChanged.connect(self._choose)
        self.up = IconButton("chevron-up", self.tr("Move up"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down = IconButton("chevron-down", self.tr("Move down"))
        self.down.clicked.connect(lambda: self._move(1))
        side = QVBoxLayout()
        frame = Panel()
        frame.setSizePolicy(self.list.sizePolicy())
        frame.add(self.list, 1)
        side.addWidget(frame, 1)
        order = QHBoxLayout()
        order.addWidget(self.up)
        order.addWidget(self.down)
        order.addStretch(1)
        side.addLayout(order)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("l"))
        row.addLayout(side, 2)
        row.addLayout(self._form(), 3)
        self.body.addLayout(row, 1)
        self.problem = Label(tone="late", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        # The window's own message would stand behind the dialog.
        self.said = Label(tone="muted", wrap=True)
        self.undo_link = LinkButton(self.tr("Undo"))
        self.undo_link.clicked.connect(self._undo)
        message = QHBoxLayout()
        message.setSpacing(current_theme().space("s"))
        message.addWidget(self.said, 1)
        message.addWidget(self.undo_link)
        self.body.addLayout(message)
        self._say("")
        self._add_buttons()
        context.changed.connect(self._changed)
        self.reload()

    def _form(self) -> QVBoxLayout:
        self.name = QLineEdit()
        self.sort = QComboBox()
        for sort in FieldSort:
            self.sort.addItem(sort_word(sort), str(sort))
        self.sort.currentIndexChanged.connect(self._offer_choices)
        self.choices = QLineEdit()
        self.choices.setPlaceholderText(self.tr("green, white, black"))
        self._choices = LabelledField(self.tr("Choices, with commas between"), self.choices)
        self.everywhere = QCheckBox(self.tr("on every card"))
        self.used = Label(tone="muted", wrap=True)
        form = QVBoxLayout()
        form.setSpacing(current_theme().space("s"))
        form.addWidget(LabelledField(self.tr("What the field is called"), self.name))
        form.addWidget(LabelledField(self.tr("What is in it"), self.sort))
        form.addWidget(self._choices)
        form.addWidget(self.everywhere)
        form.addWidget(self.used)
        form.addStretch(1)
        return form

    def _add_buttons(self) -> None:
        new = QuietButton(self.tr("New field"), "plus")
        new.clicked.connect(self.begin_new)
        self.remove_button = QuietButton(self.tr("Remove"))
        self.remove_button.clicked.connect(self.remove)
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.save_button = AccentButton(self.tr("Keep it"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.add_button(new, leading=True)
        self.add_button(self.remove_button, leading=True)
        self.add_button(close)
        self.add_button(self.save_button)

    def sizeHint(self) -> QSize:
        """Return room for a dozen fields."""
        hint, room = super().sizeHint(), self._room()
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 3 // 5)))

    # What is shown

    def reload(self, field_id: int = 0) -> None:
        """Read the fields anew, and choose that one."""
        self.shown = kept_fields(self._context.journal)
        self.list.clear()
        for item in self.shown:
            # A field of one card is named with whose it is.
            words = self.tr("{field} ({contact})").format(field=item.field.name, contact=item.owner)
            self.list.addItem(words if item.field.contact_id is not None else item.field.name)
            high = self.fontMetrics().height() + 2 * current_theme().space("s")
            self.list.item(self.list.count() - 1).setSizeHint(QSize(0, high))
        rows = [row for row, item in enumerate(self.shown) if item.field.id == field_id]
        if self.shown:
            self.list.setCurrentRow(rows[0] if rows else 0)
        else:
            self.begin_new()

    def _changed(self, _change: Change) -> None:
        now = kept_fields(self._context.journal)
        if now != self.shown:
            self.reload(self._chosen.field.id if self._chosen is not None else 0)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.shown):
            self._show(self.shown[row])

    def _show(self, chosen: KeptField | None) -> None:
        self._chosen = chosen
        field = chosen.field if chosen is not None else CustomField("")
        self.name.setText(field.name)
        self.sort.setCurrentIndex(self.sort.findData(str(field.sort)))
        self.choices.setText(", ".join(field.choices))
        is_of_one = field.contact_id is not None
        self.everywhere.setChecked(not is_of_one)
        # One can spread to all; from all it would be lost on the others.
        self.everywhere.setVisible(is_of_one)
        count = chosen.count if chosen is not None else 0
        filled = self.tr("Filled in on %Ln cards.", None, count) if count else self.tr("Not filled in anywhere yet.")
        self.used.setText(filled if chosen is not None else "")
        self.remove_button.setEnabled(chosen is not None)
        places = [item.field.id for item in self.shown if item.field.contact_id is None]
        at = places.index(field.id) if field.id in places else -1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(places) - 1)
        self.problem.hide()
        self._offer_choices()

    def _offer_choices(self) -> None:
        self._choices.setVisible(self.sort.currentData() == FieldSort.CHOICE)

    # What is done

    def begin_new(self) -> None:
        """Begin a new field, on every card."""
        self.list.setCurrentRow(-1)
        self._show(None)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> CustomField:
        """Return the field as it is written."""
        field = self._chosen.field if self._chosen is not None else CustomField("")
        choices = tuple(self.choices.text().split(","))
        return replace(field, name=self.name.text(), sort=FieldSort(self.sort.currentData()), choices=choices)

    def save(self) -> None:
        """Keep the field; what is missing is said."""
        journal, field = self._context.journal, self.written()
        self._say("")
        try:
            if self._chosen is None:
                field_id = add_field(journal, field)
            else:
                field_id = field.id
                change_field(journal, field)
                if field.contact_id is not None and self.everywhere.isChecked():
                    spread_field(journal, field.id)
        except RelJournalError as refusal:
            self.problem.setText(str(refusal))
            self.problem.show()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.reload(field_id)

    def _move(self, by: int) -> None:
        journal, chosen = self._context.journal, self._chosen
        if chosen is not None and self._context.did(lambda: move_field(journal, chosen.field.id, by)):
            self.reload(chosen.field.id)

    def remove(self) -> None:
        """Remove the field with what stands in it; it is said on how many cards that was, with a way back."""
        journal, chosen = self._context.journal, self._chosen
        if chosen is None:
            return
        count = self._context.attempt(lambda: remove_field(journal, chosen.field.id))
        if count is not None:
            self.reload()
            words = self.tr("{field} removed; it was filled in on %Ln cards.", None, count)
            self._say(words.format(field=chosen.field.name))
            self.undo_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.undo_link.setVisible(bool(words))

    def _undo(self) -> None:
        self._say("")
        if self._context.did(self._context.journal.undo):
            self.reload()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
