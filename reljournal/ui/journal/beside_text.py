"""The column beside the text: panels that stand open, and a link for each that is folded away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QSizePolicy, QWidget
from shiboken6 import isValid

from reljournal.ui.context import Context
from reljournal.ui.journal.optional_panel import OptionalPanel
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, LinkButton, ScrollColumn

_ANY = 16777215
"""Qt's own word for a width or height without limit."""


class BesideText(ScrollColumn):
    """Shows panels by name: those the person likes to have open, and every one that something is in.

    A panel that was shown stays while the same entry is written, so that nothing goes from under the hand. Which ones
    stand open is kept in the settings.
    """

    def __init__(self, context: Context, panels: Mapping[str, OptionalPanel], reminder: QWidget) -> None:
        """Show ``panels`` from the top, then the links, then the ``reminder`` of who the people are."""
        super().__init__(margins=None)
        self._ways = context.ways
        self._is_below = False
        self._brought: QWidget | None = None
        self._followed: list[QScrollBar] = []
        self._panels = dict(panels)
        self.links: dict[str, LinkButton] = {}
        self._folded = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._folded.setSizePolicy(policy)
        flow = FlowLayout(self._folded)
        # In line with what stands on the panels.
        edge = current_theme().space("l") - 2
        flow.setContentsMargins(edge, 0, edge, 0)
        for key, panel in self._panels.items():
            panel.fold_asked.connect(partial(self.fold, key))
            panel.changed.connect(self.look_again)
            self.body.addWidget(panel)
            link = self.links[key] = LinkButton(self.tr("+ %1").replace("%1", panel.title()), tone="muted")
            link.setAccessibleName(self.tr("Open %1").replace("%1", panel.title()))
            link.clicked.connect(partial(self.open_panel, key))
            flow.addWidget(link)
        self.body.addWidget(self._folded)
        self.body.addWidget(reminder)
        self.body.addStretch(1)
        self.begin()

    def stand_beside(self, width: int) -> None:
        """Stand beside the text, so many pixels wide, and scroll where there is no room for all."""
        self._is_below = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedWidth(width)
        self.setMinimumHeight(0)
        self.setMaximumHeight(_ANY)

    def stand_below(self) -> None:
        """Stand below the text, as high as all of it: the page scrolls."""
        self._is_below = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(0)
        self.setMaximumWidth(_ANY)
        self._fit_height()

    def _fit_height(self) -> None:
        layout = self._ground.layout()
        if self._is_below and layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as what stands here needs at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as high as what stands here now."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
            if self._brought is not None:
                # What is around is laid out after this.
                self._follow_soon()
        return done

    def shown(self) -> list[str]:
        """Return the names of the panels that stand open, from the top."""
        return [key for key, panel in self._panels.items() if not panel.isHidden()]

    def begin(self) -> None:
        """Begin with another entry: what the person does not like to have open and holds nothing is folded."""
        self._brought = None
        for panel in self._panels.values():
            panel.hide()
        self.look_again()

    def look_again(self) -> None:
        """Show what holds something now, and what has come to do with the entry; fold nothing that is of use."""
        liked = self._liked()
        for key, panel in self._panels.items():
            is_empty, is_offered = panel.is_empty(), panel.is_offered()
            is_shown = not panel.isHidden() or key in liked
            panel.setVisible(not is_empty or (is_offered and is_shown))
            panel.fold.setVisible(is_empty)
            self.links[key].setVisible(panel.isHidden() and is_offered)
        self._folded.setVisible(any(not link.isHidden() for link in self.links.values()))

    def open_panel(self, key: str) -> None:
        """Open a panel, begin what it is for, and remember that it is liked open."""
        self._like(key, is_open=True)
        panel = self._panels[key]
        panel.show()
        self.look_again()
        panel.take_keyboard()
        self.show_part(panel)

    def show_part(self, part: QWidget) -> None:
        """Bring a panel, or a row of one, into view."""
        # Its place is known once the column is laid out anew.
        if (layout := self.content.layout()) is not None:
            layout.activate()
        self._brought = part
        self.ensureWidgetVisible(part, 0, 0)
        for area in self._areas_around():
            bar = area.verticalScrollBar()
            if bar not in self._followed:
                # A page that is laid out later has another range then.
                self._followed.append(bar)
                bar.rangeChanged.connect(self._follow_soon)
        self._follow_soon()

    def _follow_soon(self) -> None:
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        """Keep in view what was brought there, as long as the keyboard is in it; below the text the page scrolls."""
        part, at = self._brought, self.window().focusWidget()
        # A row that went may be gone for Qt while it is still known here.
        if part is None or not isValid(part) or at is None or not part.isAncestorOf(at):
            return
        for area in self._areas_around():
            area.ensureWidgetVisible(part, 0, 0)

    def _areas_around(self) -> list[QScrollArea]:
        """Return what scrolls here, from the inside."""
        found: list[QScrollArea] = []
        around: QWidget | None = self
        while around is not None:
            if isinstance(around, QScrollArea):
                found.append(around)
            around = around.parentWidget()
        return found

    def fold(self, key: str) -> None:
        """Fold away a panel that nothing is in, and remember that it is liked so."""
        panel = self._panels[key]
        if not panel.is_empty():
            return
        self._like(key, is_open=False)
        panel.hide()
        self.look_again()
        self.links[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _liked(self) -> list[str]:
        return self._ways.beside_text().split()

    def _like(self, key: str, *, is_open: bool) -> None:
        liked = {*self._liked(), key} if is_open else set(self._liked()) - {key}
        self._ways.keep_beside_text(" ".join(name for name in self._panels if name in liked))
