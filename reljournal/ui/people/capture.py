"""The field above the timeline: what is written in it is with the contact on show."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reljournal.domain.entries import Kind, PersonRef
from reljournal.ui.capture.field import CaptureField
from reljournal.ui.context import Context


class Capture(CaptureField):
    """Keeps what was begun with each contact until it is saved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Write what happened today…"), context.tr("What happened today"), parent)
        self._begun: dict[int, tuple[str, str]] = {}
        self.edit.textChanged.connect(self._show_more)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def show_contact(self, contact_id: int) -> None:
        """Write with another contact; what was begun with the one before is kept."""
        before = self.on_card_of
        if before is not None and contact_id == before.id:
            return
        if before is not None and self.text().strip():
            self._begun[before.id] = (self.text(), self.kind.value())
        self.on_card_of = PersonRef(contact_id, "")
        text, kind = self._begun.pop(contact_id, ("", str(Kind.IN_PERSON)))
        if self.text() != text:
            self.edit.setPlainText(text)
        if self._more is not None or kind != str(Kind.IN_PERSON):
            self.kind.set_value(kind)
        self._show_more()

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        # The row must not vanish under the mouse that is about to press in it.
        QTimer.singleShot(0, self, self._show_more)

    def _show_more(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        wanted = inside or bool(self.text().strip())
        if wanted or self._more is not None:
            self.row().setVisible(wanted)
