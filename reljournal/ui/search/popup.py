"""The search over everything: one field and what it finds, over the screen in front."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QMainWindow, QVBoxLayout, QWidget

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.occurrences import Occurrence
from reljournal.store.queries.search import FoundEntry, Results, search
from reljournal.ui.context import Context
from reljournal.ui.search.results import FoundDelegate, FoundModel, RowKind, rows_of
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, SearchField, fill_round
from reljournal.ui.widgets.painted_list import UnequalList

_WIDTH_IN_CHARACTERS = 88
_EACH = 7
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
        self.hide()

    def open_with(self, text: str = "") -> None:
        """Come up with these words in the field, or with the ones searched for last, marked to be typed over."""
        if not self.isVisible():
            self._came_from = self.window().focusWidget()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        if text:
            self.field.setText(text)
        self._search()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not text:
            self.field.selectAll()

    def close_search(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.hide()
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
            high += self._word.sizeHint().height() + theme.space("s")
        if rows:
            high += rows + theme.space("s") + 4
        high = min(high, area.height() - 2 * theme.space("xl"))
        self.setGeometry((area.width() - wide) // 2, theme.space("s"), wide, high)

    def _rows_height(self) -> int:
        measures = self._delegate.measures()
        headings = sum(row.kind is RowKind.HEADING for row in self.model.rows)
        return headings * measures.heading_height + (len(self.model.rows) - headings) * measures.row_height

    def results(self) -> Results:
        """Return what the words in the field find."""
        year = self._context.today().year
        found = self._context.attempt(lambda: search(self._context.journal, self.field.text(), year, _EACH))
        return found or Results(())

    def _search(self) -> None:
        found = self.results()
        self.model.show(rows_of(found, self.tr("Without a name")), found.words)
        self._explain(found)
        self._choose(self._next_row(-1, 1))
        self.place()

    def _explain(self, found: Results) -> None:
        if not self.field.text().strip():
            words = self.tr("Every word may be a beginning: “ada lun” finds lunch with Ada.")
        elif found.is_empty:
            words = self.tr("Nothing was found for “{words}”.").format(words=self.field.text().strip())
        else:
            words = ""
        self._word.setText(words)
        self._word.setVisible(bool(words))
        if words and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Choosing

    def _next_row(self, start: int, step: int) -> int:
        row = start + step
        while 0 <= row < len(self.model.rows):
            if self.model.rows[row].kind is not RowKind.HEADING:
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
        thing = self.model.rows[index.row()].thing
        if thing is None:
            return
        self.close_search()
        if isinstance(thing, ContactRow):
            self._context.ways.open_contact(thing.id)
        elif isinstance(thing, FoundEntry):
            self._context.ways.open_entry(thing.id)
        elif isinstance(thing, Occurrence):
            self._context.ways.open_day(thing.on)

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
        elif key == Qt.Key.Key_Escape:
            self.close_search()
        elif key == Qt.Key.Key_Tab:
            self._choose(self._next_row(row, 1))
        elif key == Qt.Key.Key_Backtab:
            self._choose(self._next_row(row, -1))
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card it stands on."""
        theme = current_theme()
        painter = QPainter(self)
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("card"), theme.colour("line"))
        painter.end()
