"""The tags of an entry, beside its text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reljournal.store.queries.people_list import tags_in_use
from reljournal.ui.context import Context
from reljournal.ui.journal.optional_panel import OptionalPanel
from reljournal.ui.people.tag_edit import TagEdit


class TagsPanel(OptionalPanel):
    """Says ``changed`` when the person changed anything; `set_value` is silent."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tags"), parent)
        self._context = context
        self.edit: TagEdit | None = None

    def set_value(self, tags: tuple[str, ...]) -> None:
        """Show the tags of an entry."""
        if self.edit is not None and tags == self.edit.value():
            return
        if self.edit is not None:
            self.edit.hide()
            self.body.removeWidget(self.edit)
            self.edit.deleteLater()
        self.edit = TagEdit(tags, tags_in_use(self._context.journal))
        self.edit.changed.connect(self.changed)
        self.add(self.edit)

    def add_tag(self, tag: str) -> None:
        """Add a tag that was written in the text."""
        if tag not in self.value():
            self.set_value((*self.value(), tag))
            self.changed.emit()

    def is_empty(self) -> bool:
        """Return whether there is no tag."""
        return not self.value()

    def take_keyboard(self) -> None:
        """Put the keyboard into the line that adds one."""
        if self.edit is not None:
            self.edit.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> tuple[str, ...]:
        """Return the tags, one that is still being written included."""
        return self.edit.value() if self.edit is not None else ()
