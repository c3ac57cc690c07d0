"""The first thing a person sees: what this is, and three ways to begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.system.paths import default_journal
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, ScrollColumn
from reljournal.ui.widgets.choice_card import ChoiceCard

_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


class Welcome(QWidget):
    """Shown instead of a screen while the journal is empty."""

    start_empty = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, journal: Path | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = ScrollColumn(max_width="content", margins="xxl")
        outer.addWidget(column)
        body = column.body
        body.addStretch(2)
        body.addWidget(Label(self.tr("Welcome to RelJournal"), role="heading", wrap=True))
        words = self.tr(
            "RelJournal is a private journal of the people who matter to you: who they are, what you talked about, "
            "what you owe each other, and the days worth remembering. Before you meet someone, it gives you one page "
            "to read."
        )
        self._intro = Label(words, role="large", tone="muted", wrap=True)
        # A column alone would reckon the height of these words at its own width, not at the one they may have.
        narrow = QHBoxLayout()
        narrow.addWidget(self._intro, 1)
        narrow.addStretch()
        body.addLayout(narrow)
        body.addSpacing(theme.space("l"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.space("l"))
        self._add_choices()
        body.addLayout(self._row)
        body.addSpacing(theme.space("l"))
        foot = QVBoxLayout()
        foot.setSpacing(theme.space("xs"))
        foot.addWidget(Label(self.tr("Everything stays on this computer."), semibold=True, wrap=True))
        place = self.tr("Your journal is one file: {path}").format(path=journal or default_journal())
        foot.addWidget(Label(place, role="small", tone="muted", wrap=True, selectable=True))
        body.addLayout(foot)
        body.addStretch(3)
        self.setFocusProxy(self.cards[0])

    def _add_choices(self) -> None:
        bring = ChoiceCard(
            "import",
            self.tr("Import an address book"),
            self.tr("Bring the contacts of your phone or mail program, with their birthdays and pictures."),
            small_print=self.tr("… or drop a .vcf here"),
            badge=self.tr("recommended"),
            accent=True,
        )
        bring.clicked.connect(self.import_wanted)
        look = ChoiceCard(
            "people",
            self.tr("Look at the sample journal"),
            self.tr("Forty people and five years of conversations, in a copy that you may change as you like."),
        )
        look.clicked.connect(self.sample_wanted)
        empty = ChoiceCard(
            "edit",
            self.tr("Start empty"),
            self.tr("Begin with a blank page and write down the first person you think of."),
        )
        empty.clicked.connect(self.start_empty)
        self.cards = (bring, look, empty)
        for card in self.cards:
            self._row.addWidget(card, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the choices where three columns would squeeze their words."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self._arrange()

    def _arrange(self) -> None:
        self._intro.setMaximumWidth(current_theme().size("reading"))
        narrow = self.width() < current_theme().size("reading") + current_theme().size("icon_large")
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != across:
            self._row.setDirection(across)
