"""The search over everything: one field and what it finds, over the screen in front.

What begins with ``>`` asks for an action of the program instead.
"""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QMainWindow, QVBoxLayout, QWidget

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.errors import RelJournalError
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.search_question import slip
from reljournal.domain.text import query_words
from reljournal.store.queries.nearest import did_you_mean
from reljournal.store.queries.search import FoundEntry, Results, search
from reljournal.store.recent_searches import forget_search, forget_searches, note_search
from reljournal.ui.context import Context
from reljournal.ui.search.lines import Line, LineSort
from reljournal.ui.search.offers import action_rows, meant_row, recent_rows, slip_words, value_rows
from reljournal.ui.search.palette import actions_of, typed_after_mark
from reljournal.ui.search.results import FoundDelegate, FoundModel, FoundRow, rows_of
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, SearchField, fill_round
from reljournal.ui.widgets.painted_list import UnequalList

_WIDTH_IN_CHARACTERS = 88
_EACH = 7
# A guess at what was meant waits for a pause, so that it never stands in the way of the next key.
_MS_BEFORE_GUESS = 150
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}


class SearchPopup(QFrame):
    """Opened with Ctrl+K; Enter opens what is chosen, Esc goes back to where one was."""

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._came_from: QWidget | None = None
        theme = current_theme()
        self.setAccessibleName(self.tr("Search everything"))
        self.field = SearchField(self.tr("Search people, notes, dates…"))
        self.field.setAccessibleName(self.tr("Search people, notes, dates"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.model = FoundModel(self)
        self.list = UnequalList()
        self.list.setModel(self.model)
        self._delegate = FoundDelegate(context.photos, self)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.viewport().setAutoFillBackground(False)
        self.list.clicked.connect(self._open_row)
        self._word = Label("", role="body", tone="muted", wrap=True)
        self._word.setContentsMargins(theme.space("s"), theme.space("xs"), theme.space("s"), theme.space("xs"))
        column = QVBoxLayout(self)
        edge = theme.space("m")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.field)
        column.addWidget(self._word)
        column.addWidget(self.list, 1)
        self._actions: list[QAction] | None = None
        self._guessing = QTimer(self)
        self._guessing.setSingleShot(True)
        self._guessing.setInterval(_MS_BEFORE_GUESS)
        self._guessing.timeout.connect(self._guess)
        self.hide()

    def open_with(self, text: str = "") -> None:
        """Come up with these words in the field, or with the ones searched for last, marked to be typed over."""
        if not self.isVisible():
            self._came_from = self.window().focusWidget()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
            if not text and typed_after_mark(self.field.text()) is not None:
                self.field.clear()
        if text:
            self.field.setText(text)
        self._search()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if text:
            # What was brought along is gone on from; Qt would have it typed over.
            self.field.end(False)

    def close_search(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._guessing.stop()
        self.hide()
        if self._actions is not None:
            # They belong to screens, which come and go.
            self._actions = None
            self.model.show([], ())
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def place(self) -> None:
        """Stand near the top of the window, as high as what was found."""
        theme = current_theme()
        area = self.window().rect()
        wide = min(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS, area.width() - 2 * theme.space("xl"))
        rows = self._rows_height()
        self.list.setVisible(rows > 0)
        high = self.field.sizeHint().height() + 2 * theme.space("m")
        if not self._word.isHidden():
            high += self._word.heightForWidth(wide - 2 * theme.space("m")) + theme.space("s")
        if rows:
            high += rows + theme.space("s") + 4
        high = min(high, area.height() - 2 * theme.space("xl"))
        self.setGeometry((area.width() - wide) // 2, theme.space("s"), wide, high)

    def _rows_height(self) -> int:
        return sum(map(self._delegate.height_of, self.model.rows))

    def results(self) -> Results:
        """Return what the words in the field find."""
        journal, today = self._context.journal, self._context.today()
        found = self._context.attempt(lambda: search(journal, self.field.text(), today.year, _EACH, today=today))
        return found or Results(())

    def _search(self) -> None:
        self._guessing.stop()
        journal, text = self._context.journal, self.field.text()
        asked_for_action = typed_after_mark(text)
        if asked_for_action is not None:
            rows = action_rows(self._window_actions(), asked_for_action)
            self._show(rows, tuple(query_words(asked_for_action)))
            none = self.tr("No action is called “{words}”.").format(words=asked_for_action)
            self._say("" if rows else none)
        elif not text.strip():
            self._show(self._context.attempt(lambda: recent_rows(journal)) or [], (), first=-1)
            self._say(
                self.tr("Every word may be a beginning: “ada lun” finds lunch with Ada.")
                + "\n"
                + self.tr("Type > for everything that RelJournal can do; tag:, in:, circle: or with: narrow a search.")
            )
        else:
            self._search_words(text)

    def _search_words(self, text: str) -> None:
        found, journal = self.results(), self._context.journal
        values = self._context.attempt(lambda: value_rows(journal, text)) or []
        # Whoever is still choosing a value has made no slip yet; an unknown operator among words that are found may
        # be meant as it stands.
        wrong = slip(text) if not values else None
        if wrong is not None and not wrong.nearest and not found.is_empty:
            wrong = None
        meant = [meant_row(wrong.meant)] if wrong is not None and wrong.meant else []
        # Whoever has begun to type a value sees who fits so far; Enter is theirs.
        offered = [*values, *meant]
        first = len(offered) if offered and not found.is_empty and not text.endswith(":") else 0
        self._show([*offered, *rows_of(found, self.tr("Without a name"))], found.words, first)
        nothing = found.is_empty and not values
        if wrong is not None:
            self._say(slip_words(wrong))
        else:
            self._say(self.tr("Nothing was found for “{words}”.").format(words=text.strip()) if nothing else "")
        if nothing and not meant:
            self._guessing.start()

    def _window_actions(self) -> list[QAction]:
        if self._actions is None:
            self._actions = actions_of(self.window(), self)
        return self._actions

    def _guess(self) -> None:
        """Offer what may have been meant by words that found nothing."""
        meant = self._context.attempt(lambda: did_you_mean(self._context.journal, self.field.text()))
        if meant:
            row = meant_row(meant)
            self._show([row], ())
            self.place()
            self._announce(row.first)

    def _show(self, rows: list[FoundRow], words: tuple[str, ...], first: int = 0) -> None:
        """Show rows and choose the first that can be from ``first`` on; none when that is -1."""
        self.model.show(rows, words)
        if first >= 0:
            self._choose(self._next_row(first - 1, 1))

    def _say(self, words: str) -> None:
        """Show a sentence above the rows, or none, and give the box its height."""
        self._word.setText(words)
        self._word.setVisible(bool(words))
        self.place()
        if words:
            self._announce(words)

    def _announce(self, words: str) -> None:
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Choosing

    def _next_row(self, start: int, step: int) -> int:
        row = start + step
        while 0 <= row < len(self.model.rows):
            if self.model.rows[row].can_be_chosen:
                return row
            row += 1 if step > 0 else -1
        return start

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            index = self.model.index(row)
            self.list.setCurrentIndex(index)
            # The heading above the first row comes into view with it.
            self.list.scrollTo(self.model.index(0) if self._next_row(-1, 1) == row else index)

    def _open_row(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if not row.can_be_chosen:
            return
        if isinstance(row.thing, Line):
            self._press(row.thing)
            return
        self._keep_search()
        self.close_search()
        if isinstance(row.thing, ContactRow):
            self._context.ways.open_contact(row.thing.id)
        elif isinstance(row.thing, FoundEntry):
            aside = row.thing.aside
            self._context.ways.open_entry(row.thing.id, aside.contact.id if aside is not None else 0)
        elif isinstance(row.thing, Occurrence):
            self._context.ways.open_day(row.thing.on)

    def _press(self, line: Line) -> None:
        if line.sort is LineSort.FORGET:
            self._context.attempt(lambda: forget_searches(self._context.journal))
            self._search()
        elif line.action is not None:
            self.close_search()
            line.action.trigger()
        else:
            self.field.setText(line.value)

    def _keep_search(self) -> None:
        # What cannot be kept is no reason to keep the person from what they found.
        with contextlib.suppress(RelJournalError):
            note_search(self._context.journal, self.field.text())

    def _forget_chosen(self) -> bool:
        """Forget the recent search that is chosen; return whether there was one."""
        row = self.list.currentIndex().row()
        line = self.model.rows[row].thing if 0 <= row < len(self.model.rows) else None
        if not isinstance(line, Line) or line.sort is not LineSort.RECENT:
            return False
        self._context.attempt(lambda: forget_search(self._context.journal, line.value))
        self._search()
        self._choose(self._next_row(min(row, len(self.model.rows) - 1) - 1, 1))
        self._announce(self.tr("Forgotten: {words}").format(words=line.value))
        return True

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the field, and go away when the person clicks elsewhere."""
        kind = event.type()
        if watched is self.field and kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            outside = watched is not self and not self.isAncestorOf(watched)
            if outside and watched.window() is self.window():
                self.close_search()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        row = self.list.currentIndex().row()
        if key in _MOVES:
            wanted = max(0, min(len(self.model.rows) - 1, row + _MOVES[key]))
            step = 1 if _MOVES[key] > 0 else -1
            moved = self._next_row(wanted - step, step)
            self._choose(moved if moved >= 0 else row)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.list.currentIndex().isValid():
                self._open_row(self.list.currentIndex())
        elif key == Qt.Key.Key_Delete:
            return self._forget_chosen()
        elif key == Qt.Key.Key_Escape:
            self.close_search()
        elif key == Qt.Key.Key_Tab:
            self._choose(self._next_row(row, 1))
        elif key == Qt.Key.Key_Backtab:
            self._choose(self._next_row(row, -1))
        else:
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._delegate.measure_anew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card it stands on."""
        theme = current_theme()
        painter = QPainter(self)
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("card"), theme.colour("line"))
        painter.end()
