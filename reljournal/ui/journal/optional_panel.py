"""A panel beside the text that is folded into a link while nobody needs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reljournal.ui.widgets import LinkButton, Panel


class OptionalPanel(Panel):
    """Says ``changed`` when the person changed anything, and ``fold_asked`` when it should be folded away.

    It can be folded while nothing is in it: what was written is never out of sight.
    """

    changed = Signal()
    fold_asked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        # As high as its words at this width, which a size of its own, made for a wider place, would cut.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        says = self.tr("Fold away: %1").replace("%1", title)
        self.fold = LinkButton("", "chevron-up", tone="muted", parent=self)
        self.fold.setAccessibleName(says)
        self.fold.setToolTip(says)
        self.fold.clicked.connect(self.fold_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fold at the end of the title's line, which it must not make any higher."""
        super().resizeEvent(event)
        self._place_fold()

    def event(self, event: QEvent) -> bool:
        """Follow what moves the title."""
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange}:
            self._place_fold()
        return done

    def _place_fold(self) -> None:
        fold = getattr(self, "fold", None)
        layout = self.layout()
        if fold is None or layout is None:
            return
        margins, size = layout.contentsMargins(), fold.sizeHint()
        title = self._title.sizeHint().height()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = margins.left() if mirrored else self.width() - margins.right() - size.width()
        top = margins.top() + (title - size.height()) // 2
        fold.setGeometry(QRect(QPoint(left, top), size))

    def is_empty(self) -> bool:
        """Return whether nothing is in it."""
        raise NotImplementedError

    def is_offered(self) -> bool:
        """Return whether it has to do with the entry at all."""
        return True

    def take_keyboard(self) -> None:
        """Begin what it is for."""
        raise NotImplementedError
