"""A tab of the card that is a list: rows, a button that adds one, and a form in the place of what it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.ui.context import Context
from reljournal.ui.people.page import lead
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, QuietButton, ScrollColumn


class FormTab(ScrollColumn):
    """What its kinds say: the rows (``_fill``), and what ``begin_new`` opens.

    A form has the signals ``saved``, with what was written, and ``left``.
    """

    form: Any = None
    """The form that is open, or None."""

    def __init__(self, context: Context, add_words: str, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent, "reading", margins=None)
        lead(self)
        self._context = context
        self._contact: Contact | None = None
        self._editing = 0
        theme = current_theme()
        self.body.setContentsMargins(0, theme.space("l"), 0, theme.space("xl"))
        self.body.setSpacing(theme.space("m"))
        head = QHBoxLayout()
        self.add_button = QuietButton(add_words, "plus")
        self.add_button.clicked.connect(self.begin_new)
        head.addWidget(self.add_button)
        head.addStretch(1)
        self.body.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space("s"))
        self.body.addLayout(self._rows)
        self._empty = empty
        self.body.addWidget(empty)
        self.body.addStretch(1)

    def begin_new(self) -> None:
        """Open the form for a new one."""
        raise NotImplementedError

    def _fill(self) -> None:
        raise NotImplementedError

    def _open_form(self, form: QWidget, item_id: int, save: Callable[[Any], None], first: QWidget) -> None:
        """Show a form in the place of what has this id, or on top for what has none; ``first`` has the keyboard."""
        self._close_form()
        self.form, self._editing = form, item_id
        self.form.saved.connect(save)
        self.form.left.connect(self.leave_form)
        self._fill()
        if not item_id:
            self._rows.insertWidget(0, form)
        # A layout shows what it is given only later; what is hidden cannot take the keyboard.
        form.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_form(self) -> bool:
        """Close the form without saving; return whether one was open."""
        if self.form is None:
            return False
        self._close_form()
        self._fill()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _close_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self._editing = 0
            self._rows.removeWidget(form)
            form.hide()
            form.deleteLater()
