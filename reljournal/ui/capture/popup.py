"""Quick capture: one line over the screen in front. Enter writes the entry, Esc keeps the line for later."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft, Kind, PersonRef
from reljournal.store.drafts import draft, unused_key
from reljournal.ui.capture.field import CaptureField
from reljournal.ui.context import Context
from reljournal.ui.journal.draft_keeping import DraftKeeper
from reljournal.ui.tab_order import move_on
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LinkButton, RemovableChip, fill_round

_WIDTH_IN_CHARACTERS = 88


class QuickCapture(QWidget):
    """The line with whom it is with above it, and below it what may stand in it and the way to the editor."""

    saved = Signal(int)
    at_length = Signal(object)
    """What was begun is to be gone on with in the editor: an `EntryDraft`."""
    grew = Signal()
    """Another line, or a row of chips, came or went."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.whom = RemovableChip("")
        self.whom.removed.connect(self._with_nobody)
        self.field = CaptureField(context, self.tr("What happened?"), self.tr("What happened"))
        self.field.saved.connect(self._tell)
        self.field.row()
        for edited in (self.field.edit.textChanged, self.field.kind.changed):
            edited.connect(self._grow)
        hint = self.tr("@ people · ! what is owed · # tag · gave: … · received: …")
        self.hint = Label(hint, role="small", tone="muted", wrap=True)
        self.longer = LinkButton(self.tr("Write at length"))
        self.longer.setToolTip(self.tr("Go on in the editor (Ctrl+Shift+N)"))
        self.longer.clicked.connect(self.go_on_at_length)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("m"))
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.longer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.whom, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.field)
        column.addLayout(foot)
        self._with_nobody()

    def begin(self, person: PersonRef | None = None) -> None:
        """Take the keyboard; what was begun before is still there, and stays with whom it was begun."""
        if not self.field.text().strip():
            self._with(person)
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def draft(self) -> EntryDraft:
        """Return the entry as it is understood so far."""
        return self.field.draft()

    def go_on_at_length(self) -> None:
        """Hand what was begun to the editor; here it is done with."""
        draft = self.field.draft()
        self.field.edit.clear()
        self.at_length.emit(draft)

    def _with(self, person: PersonRef | None) -> None:
        self.field.on_card_of = person
        self.whom.setVisible(person is not None)
        if person is not None:
            self.whom.setText(self.tr("With %1").replace("%1", person.name or self.tr("somebody without a name")))
        self.grew.emit()

    def _with_nobody(self) -> None:
        self._with(None)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, entry_id: int) -> None:
        self._with(None)
        self.saved.emit(entry_id)

    def _grow(self) -> None:
        self.grew.emit()


class CapturePopup(QFrame):
    """Opened with Ctrl+L. Enter writes the entry and goes, Esc goes and keeps what was begun."""

    saved = Signal(int)
    at_length = Signal(object)

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._came_from: QWidget | None = None
        self.setAccessibleName(self.tr("Log a conversation"))
        self.capture = QuickCapture(context)
        self.capture.saved.connect(self._saved)
        self.capture.at_length.connect(self._at_length)
        column = QVBoxLayout(self)
        edge = current_theme().space("m")
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self.capture)
        # Chips take their places once they are laid out; then the height is known.
        self._placing = QTimer(self)
        self._placing.setSingleShot(True)
        self._placing.setInterval(0)
        self._placing.timeout.connect(self.place)
        self.capture.grew.connect(self._placing.start)
        # What is begun here outlives the window, and a crash, as an unfinished entry does.
        self._keeper = DraftKeeper(context, self.capture.draft, self)
        self.capture.grew.connect(self._watch_over)
        self.hide()

    def open_with(self, person: PersonRef | None) -> None:
        """Come up, with this person unless something was begun before."""
        if not self.isVisible():
            self._came_from = self.window().focusWidget()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
            self._let_go_of_taken()
        self.show()
        self.raise_()
        self.capture.begin(person)
        self.place()

    def close_capture(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.keep()
        self._placing.stop()
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def keep(self) -> None:
        """Keep what was begun among the unfinished entries of the journal."""
        self._keeper.keep_now()

    def _watch_over(self) -> None:
        if not self.capture.field.text().strip():
            self._keeper.drop()
            return
        if not self._keeper.key():
            key = unused_key(self._context.journal, line=True)
            self._keeper.begin(key, EntryDraft(Kind.NOTE, self._context.today()))
        self._keeper.touch()

    def _let_go_of_taken(self) -> None:
        """Begin anew when one has gone on elsewhere with what was begun here: then it is no longer as it was kept."""
        key = self._keeper.key()
        kept = draft(self._context.journal, key) if key else None
        if key and (kept is None or kept.draft != self._keeper.kept_draft()):
            self._keeper.begin("", EntryDraft(Kind.NOTE, self._context.today()))
            self.capture.field.edit.clear()

    def place(self) -> None:
        """Stand near the top of the window, as high as what is in it."""
        theme, area = current_theme(), self.window().rect()
        wide = min(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS, area.width() - 2 * theme.space("xl"))
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.setGeometry((area.width() - wide) // 2, theme.space("s"), wide, min(high, area.height()))

    def _saved(self, entry_id: int) -> None:
        self.close_capture()
        self.saved.emit(entry_id)

    def _at_length(self, draft: EntryDraft) -> None:
        self.close_capture()
        self.at_length.emit(draft)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go away when the person clicks elsewhere in the window; menus and calendars of the chips are windows."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            # The list of names lies over the window, beside this one.
            if not inside and watched.window() is self.window() and not self._lies_over(watched):
                self.close_capture()
        return False

    def _lies_over(self, widget: QWidget) -> bool:
        over = [child for child in self.window().children() if isinstance(child, QFrame) and child is not self]
        return any(frame is widget or frame.isAncestorOf(widget) for frame in over)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_capture()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go round in here, and not on into the screen below."""
        return move_on(self, forward=forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card it stands on."""
        theme = current_theme()
        painter = QPainter(self)
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("card"), theme.colour("line"))
        painter.end()
