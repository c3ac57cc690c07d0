"""The first thing a person sees: what this is, and three ways to begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reljournal.system.paths import default_journal
from reljournal.ui.theme import blend, current_theme
from reljournal.ui.widgets import Chip, ChipRole, Label, ScrollColumn, fill_round, focus_ring, paint_icon
from reljournal.ui.widgets.painting import KeyboardRing

_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


class Glyph(QWidget):
    """An icon on a soft round ground."""

    def __init__(self, name: str, parent: QWidget | None = None, *, accent: bool = False) -> None:
        super().__init__(parent)
        self._name = name
        self._accent = accent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a large icon."""
        side = current_theme().size("icon_large")
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and icon."""
        theme = current_theme()
        painter = QPainter(self)
        ground = "accent_soft" if self._accent else "chip"
        fill_round(painter, self.rect(), self.height() / 2, theme.colour(ground))
        side = theme.size("icon")
        at = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        paint_icon(painter, at, self._name, "accent" if self._accent else "muted")
        painter.end()


class ChoiceCard(KeyboardRing, QPushButton):
    """A card that is a button: icon, title, a sentence, and a line of small print."""

    def __init__(
        self, icon_name: str, title: str, sentence: str, *, small_print: str = "", badge: str = "", accent: bool = False
    ) -> None:
        super().__init__()
        theme = current_theme()
        self._accent = accent
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (sentence, small_print) if part))
        column = self._column = QVBoxLayout(self)
        edge = theme.space("xl")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("s"))
        head = QHBoxLayout()
        head.addWidget(Glyph(icon_name, accent=accent))
        head.addStretch(1)
        if badge:
            head.addWidget(Chip(badge, ChipRole.ACCENT), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addSpacing(theme.space("xs"))
        column.addWidget(Label(title, role="large", semibold=True, wrap=True))
        column.addWidget(Label(sentence, tone="muted", wrap=True))
        column.addStretch(1)
        if small_print:
            column.addWidget(Label(small_print, role="small", tone="muted", wrap=True))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        """Return true: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at ``width`` pixels."""
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return what the words need."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least width with the height that belongs to it."""
        return self._column.totalMinimumSize()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, its line in the accent when it is the one to take."""
        theme = current_theme()
        painter = QPainter(self)
        lit = self.isDown() or self.underMouse()
        line = theme.colour("accent" if self._accent else "line")
        if lit and not self._accent:
            line = blend(theme.colour("muted"), theme.colour("line"), 0.5)
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("hover" if lit else "card"), line)
        if self.ring_shown():
            focus_ring(painter, self.rect(), theme.radius_card - 1)
        painter.end()


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
