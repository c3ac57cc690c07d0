"""The part of Today that asks: dates to remember, with what can be done about each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.reminding import DateReminder
from reljournal.store.queries.reminding import dates_asking_today
from reljournal.system import clock
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.today.acting_row import ActingRows
from reljournal.ui.today.asking_rows import AskingRow
from reljournal.ui.today.rows import let_wrap
from reljournal.ui.widgets import Label, LinkButton, Panel

_SHOWN, _MOST = 5, 50


class Asking(QWidget):
    """Title and rows; nothing at all while no date asks."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._limit = _SHOWN
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(Label(self.tr("Dates to remember"), semibold=True))
        self.panel = let_wrap(Panel())
        self.rows: ActingRows[AskingRow] = ActingRows()
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_all)
        self.panel.add(self.rows)
        self.panel.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.panel)
        column.addSpacing(theme.space("m"))
        self.hide()

    def reload(self) -> None:
        """Read anew what asks."""
        now = clock.now().replace(tzinfo=None)
        dates: list[DateReminder] = dates_asking_today(self._context.journal, now, enough=self._limit)
        self.rows.show_rows([AskingRow(self._context, asked) for asked in dates[: self._limit]])
        self.more.setVisible(len(dates) > self._limit and self._limit < _MOST)
        self.more.setText(self.tr("Show more"))
        self.setVisible(bool(dates))

    def _show_all(self) -> None:
        self._limit = _MOST
        self.reload()
        self.rows.rows[_SHOWN].take_keyboard()
