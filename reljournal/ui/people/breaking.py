"""Text that wraps within a word too long for the line, as addresses of pages and some names are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.ui.widgets import Label

_GAP = "\u200b"
# A word of so many letters may be broken; before that words stay whole.
_LONG = 25
_PIECE = 12
_MARKS = "/?&=.@_-"


def breakable(text: str) -> str:
    """Return ``text`` with places to break (U+200B) in its long words, behind punctuation where there is some."""
    if all(len(word) < _LONG for word in text.split()):
        return text
    import re

    marks = re.escape(_MARKS)
    piece = re.compile(rf"[^{marks}]{{1,{_PIECE}}}[{marks}]*|[{marks}]+")
    return re.sub(rf"\S{{{_LONG},}}", lambda run: _GAP.join(piece.findall(run[0])), text)


class BreakingLabel(Label):
    """A wrapping label whose words can be selected; what is copied from it is what was given."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(breakable(text), role, tone, parent, wrap=True, selectable=True)
        self.setAccessibleName(text)

    def _stand_at_leading_edge(self) -> None:
        """Stand at the window's leading edge: Qt would set selectable Arabic at the other one."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(breakable(text))
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the text as it was given."""
        return super().text().replace(_GAP, "")

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        QGuiApplication.clipboard().setText(self.selectedText().replace(_GAP, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy without the places to break."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, and to select everything."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy).setEnabled(self.hasSelectedText())
        menu.addAction(self.tr("Select all"), self._select_all)
        menu.popup(event.globalPos())

    def _select_all(self) -> None:
        self.setSelection(0, len(super().text()))
