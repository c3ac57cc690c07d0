"""How the parts of a card stand on the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QStackedWidget, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, Panel, ScrollColumn


class Sheet(Panel):
    """A panel that grows with what wraps on it: the height of chips and words depends on the width."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class Named(Label):
    """The muted label of a value beside it: labels below each other are equally wide, whatever the size of text."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "body", "muted", parent, wrap=True)
        self._fit()

    def _fit(self) -> None:
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        self.setFixedWidth(max(current_theme().size("side_panel") * 2 // 5, longest + 2))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()


class Parts(QStackedWidget):
    """One part of a card at a time. It takes the height that is left: what is higher scrolls in itself.

    Asked by its width it would say how high everything in it is, and the head of the card would be cut for it.
    """

    def hasHeightForWidth(self) -> bool:
        """Return no, whatever is in it."""
        return False


def lead(column: ScrollColumn) -> None:
    """Let a column stand at the leading edge, under the tabs, instead of in the middle."""
    ground = column.widget()
    line = ground.layout() if ground is not None else None
    if isinstance(line, QBoxLayout):
        line.setStretch(0, 1000)
        line.addStretch(1)


def widgets_of(layout: QLayout) -> list[QWidget]:
    """Return the widgets of a layout, in order."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if widget is not None]
