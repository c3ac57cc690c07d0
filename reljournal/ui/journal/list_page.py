"""The journal as a list: filter, kinds, unfinished drafts on top, entries below by day."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QTime, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reljournal.domain.entries import Kind
from reljournal.domain.search_question import asked_of_people, read_question, slip
from reljournal.operations.entries import delete_entry
from reljournal.store.drafts import KeptDraft, drafts
from reljournal.store.queries.people import people_by_ids
from reljournal.ui.context import Context
from reljournal.ui.journal.list_delegate import JournalDelegate
from reljournal.ui.journal.list_model import JournalFilter, JournalModel
from reljournal.ui.journal.narrowing_line import NarrowingLine
from reljournal.ui.journal.year_map import YearMap
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import (
    AccentButton,
    Chip,
    ChipChoice,
    ChipRole,
    ElidedLabel,
    EmptyState,
    Label,
    LinkButton,
    Panel,
    QuietButton,
    SearchField,
)
from reljournal.ui.widgets.painted_list import UniformList
from reljournal.ui.widgets.topbar import TopBar
from reljournal.ui.wording import kind_label, month_year, short_day

_ALL = "all"
_DRAFTS_SHOWN = 3


class ListPage(QWidget):
    """Says ``opened`` with an entry, ``draft_opened`` and ``draft_discarded`` with a draft's key."""

    opened = Signal(int, int)
    """An entry, and whom the private aside is about through which it was found: 0 where it was found without one."""
    draft_opened = Signal(str)
    draft_discarded = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model = JournalModel(context, self)
        self._draft_lines: list[str] = []
        self._all_drafts = False
        self._build()
        self._model.modelReset.connect(self._say_state)

    # Building

    def _build(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = TopBar(self)
        self.search = SearchField(self.tr("Filter entries…"), self.tr("Ctrl F"))
        self.search.setMaximumWidth(theme.size("search"))
        self.search.setMinimumWidth(theme.size("search") // 2)
        self.search.textChanged.connect(self._refilter)
        self.search.left.connect(self._to_list)
        bar.add_left(self.search, 1)
        bar.add_stretch()
        self._log = AccentButton(self.tr("Log a conversation"), "plus")
        self._log.setToolTip(self.tr("Log a conversation (Ctrl+L)"))
        self._log.clicked.connect(self._write)
        bar.add_right(self._log)
        column.addWidget(bar)
        body = QVBoxLayout()
        edge = theme.space("xl")
        body.setContentsMargins(edge, theme.space("l"), edge, 0)
        body.setSpacing(theme.space("m"))
        body.addLayout(self._build_chips())
        self.narrowing = NarrowingLine(self._context)
        self.narrowing.changed.connect(self._refilter)
        body.addWidget(self.narrowing)
        self.year_map = YearMap(self._context)
        self.year_map.chosen.connect(self.go_to_day)
        body.addWidget(self.year_map)
        self._drafts = Panel()
        self._drafts.setAccessibleName(self.tr("Unfinished entries"))
        self._drafts.hide()
        body.addWidget(self._drafts)
        body.addWidget(self._build_list(), 1)
        column.addLayout(body, 1)

    def _build_chips(self) -> QHBoxLayout:
        options = [(_ALL, self.tr("All")), *((str(kind), kind_label(kind)) for kind in Kind)]
        self.kinds = ChipChoice(options, self.tr("Kind"))
        self.kinds.changed.connect(self._refilter)
        self._count = Label(role="small", tone="muted")
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("m"))
        row.addWidget(self.kinds, 1)
        row.addWidget(self._count)
        return row

    def _build_list(self) -> QStackedWidget:
        holder = QWidget()
        self.view = UniformList(holder)
        self._bar = self.view.verticalScrollBar()
        self.view.setProperty("bare", True)
        self.view.setAccessibleName(self.tr("Entries"))
        self.view.setItemDelegate(JournalDelegate(self.view))
        self.view.setModel(self._model)
        self.view.setSelectionMode(UniformList.SelectionMode.SingleSelection)
        self.view.opened.connect(self._open_row)
        self.view.doubleClicked.connect(self._open_index)
        self.view.delete_asked.connect(self._delete)
        self._bar.valueChanged.connect(self._say_month)
        self._month = Label(semibold=True)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        column.addWidget(self._month)
        column.addWidget(self.view, 1)
        self._nothing_yet = EmptyState(
            "journal",
            self.tr("Nothing written yet"),
            self.tr("Write down a conversation, a letter or a thought. Only the words are ever required."),
            [(self.tr("Log a conversation"), self._write)],
        )
        self._none_fit = EmptyState(
            "search", self.tr("No entry fits"), "", [(self.tr("Show every entry"), self.show_all)]
        )
        self._stack = QStackedWidget()
        for page in (holder, self._nothing_yet, self._none_fit):
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._nothing_yet)
        down = QShortcut("Down", self.search)
        down.activated.connect(self._to_list)
        return self._stack

    # What is shown

    def reload(self) -> None:
        """Read list and drafts anew; selection and scroll position stay where they can."""
        place, current = self._bar.value(), self.current_id()
        self._model.reload()
        if current is not None:
            self._select(current)
        self._bar.setValue(place)
        self.year_map.reload()
        self.show_drafts()

    def show_drafts(self) -> None:
        """List what was begun and not finished."""
        kept = drafts(self._context.journal)
        self._drafts.clear()
        self._draft_lines = []
        self._drafts.setVisible(bool(kept))
        shown = kept if self._all_drafts else kept[:_DRAFTS_SHOWN]
        for item in shown:
            self._drafts.add(self._draft_row(item))
        if len(kept) > len(shown):
            more = LinkButton(self.tr("and %Ln more, older", None, len(kept) - len(shown)), tone="muted")
            more.clicked.connect(self._show_all_drafts)
            self._drafts.add(more)

    def _show_all_drafts(self) -> None:
        self._all_drafts = True
        self.show_drafts()

    def _draft_row(self, kept: KeptDraft) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current_theme().space("s"))
        words = self._draft_words(kept)
        self._draft_lines.append(words)
        line.addWidget(Chip(self.tr("unfinished"), ChipRole.DUE))
        line.addSpacing(current_theme().space("xs"))
        line.addWidget(ElidedLabel(words), 1)
        when = Label(self._clock(kept), role="small", tone="muted")
        line.addWidget(when)
        go_on = _KeyedButton(kept.key, self.tr("Continue"))
        go_on.setAccessibleName(self.tr("Continue %1").replace("%1", words))
        go_on.chosen.connect(self.draft_opened)
        drop = _KeyedLink(kept.key, self.tr("Discard"))
        drop.setAccessibleName(self.tr("Discard %1").replace("%1", words))
        drop.chosen.connect(self.draft_discarded)
        line.addWidget(go_on)
        line.addWidget(drop)
        return row

    def _draft_words(self, kept: KeptDraft) -> str:
        draft = kept.draft
        names = [row.name for row in people_by_ids(self._context.journal, list(draft.contact_ids))]
        names += draft.new_people
        kind = kind_label(draft.kind)
        who = self.tr("%1 with %2").replace("%1", kind).replace("%2", ", ".join(names)) if names else kind
        title = draft.title.strip() or draft.text.strip().partition("\n")[0]
        return f"{who} · {title}" if title else who

    def _clock(self, kept: KeptDraft) -> str:
        at = datetime.fromtimestamp(kept.changed_at / 1000).astimezone()
        clock = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
        return clock if at.date() == self._context.today() else f"{short_day(at.date())}, {clock}"

    def _refilter(self) -> None:
        kind = self.kinds.value()
        wanted = JournalFilter(
            self.search.text(), None if kind == _ALL else Kind(kind), self.narrowing.narrowed()
        )
        if wanted != self._model.filter():
            self._model.set_filter(wanted)
            self.view.scrollToTop()

    def show_all(self) -> None:
        """Take every filter away."""
        self.search.clear()
        self.kinds.set_value(_ALL)
        self.narrowing.clear()
        self._refilter()

    def count_text(self) -> str:
        """Return what is said about how many there are."""
        return self._count.text()

    def month_text(self) -> str:
        """Return the month that stands above the list."""
        return self._month.text()

    def empty_reason(self) -> str:
        """Return why nothing is shown."""
        return self._none_fit.accessibleDescription()

    def shows_first_steps(self) -> bool:
        """Return whether the journal is empty and says what to do."""
        return self._stack.currentWidget() is self._nothing_yet

    def draft_lines(self) -> list[str]:
        """Return the lines of the unfinished entries that are listed."""
        return list(self._draft_lines)

    def log_button(self) -> AccentButton:
        """Return the button that begins an entry."""
        return self._log

    def is_filtered(self) -> bool:
        """Return whether something is left out."""
        return not self._model.filter().is_open

    def _say_state(self) -> None:
        total, shown = self._model.total(), self._model.rowCount()
        words = self.tr("%Ln entries", None, shown)
        if shown != total:
            locale = QLocale()
            words = self.tr("%1 of %2").replace("%1", locale.toString(shown)).replace("%2", locale.toString(total))
        self._count.setText(words if total else "")
        narrowed = self._model.filter().narrowed
        self._none_fit.set_words(self.tr("No entry fits"), self._reason() if narrowed.is_open else self._all_of_it())
        page = 0 if shown else 1 if not total else 2
        self._stack.setCurrentIndex(page)
        self._say_month()

    def _all_of_it(self) -> str:
        """Return all that narrows, where it is more than words and a kind."""
        wanted = self._model.filter()
        kind = kind_label(wanted.kind) if wanted.kind is not None else ""
        words = f"“{wanted.words.strip()}”" if wanted.words.strip() else ""
        parts = ", ".join(part for part in (kind, words, self.narrowing.words()) if part)
        return self.tr("No entry fits all of this: %1.").replace("%1", parts)

    def _reason(self) -> str:
        wanted = self._model.filter()
        kind = kind_label(wanted.kind) if wanted.kind is not None else ""
        words = wanted.words.strip()
        of_people = asked_of_people(words)
        if of_people:
            said = self.tr("“%1” asks about people. Entries are narrowed by tag:, in:, circle: and with:.")
            return said.replace("%1", of_people)
        wrong = slip(words)
        if wrong is not None:
            from reljournal.ui.search.offers import slip_words

            return slip_words(wrong)
        if kind and words:
            return self.tr("No entry of the kind “%1” holds “%2”.").replace("%1", kind).replace("%2", words)
        if kind:
            return self.tr("There is no entry of the kind “%1” yet.").replace("%1", kind)
        if not read_question(words).is_words:
            return self.tr("No entry fits “%1”.").replace("%1", words)
        return self.tr("No entry holds “%1”, nor does anyone in it.").replace("%1", words)

    def _say_month(self) -> None:
        row = self.view.verticalOffset() // self.view.row_height()
        entry = self._model.entry(row)
        self._month.setText(month_year(entry.on) if entry is not None else "")

    # What is done

    def current_id(self) -> int | None:
        """Return the entry that is selected, or None."""
        index = self.view.currentIndex()
        entry = self._model.entry(index.row()) if index.isValid() else None
        return entry.id if entry is not None else None

    def select(self, entry_id: int) -> None:
        """Bring an entry into view, selected, with the keyboard on it."""
        self._select(entry_id)
        self.view.setFocus()

    def go_to_day(self, day: date) -> None:
        """Bring the newest entry of a day to the top, or that of the last day before it."""
        row = self._model.row_of_day(day)
        if row is not None:
            index = self._model.index(row, 0)
            self.view.setCurrentIndex(index)
            self._bar.setValue(row * self.view.row_height())
            self.view.setFocus()

    def _select(self, entry_id: int) -> None:
        row = self._model.row_of(entry_id)
        if row is not None:
            self.view.setCurrentIndex(self._model.index(row, 0))

    def _open_row(self, row: int) -> None:
        entry = self._model.entry(row)
        if entry is not None:
            aside = self._model.aside_of(entry)
            self.opened.emit(entry.id, aside.contact.id if aside is not None else 0)

    def _open_index(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self._open_row(index.row())

    def _delete(self) -> None:
        entry_id, row = self.current_id(), self.view.currentIndex().row()
        if entry_id is None:
            return
        label = self._context.attempt(lambda: delete_entry(self._context.journal, entry_id))
        if label is not None:
            left = self._model.rowCount()
            if left:
                self.view.setCurrentIndex(self._model.index(min(row, left - 1), 0))
            self._context.ways.offer_undo(self.tr("Entry deleted."))

    def _write(self) -> None:
        self._context.ways.capture()

    def take_keyboard(self) -> None:
        """Begin in the list, in the filter when nothing is shown."""
        self.search.setFocus()
        self._to_list()

    def _to_list(self) -> None:
        if self._model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._model.index(0, 0))
            self.view.setFocus()


class _KeyedButton(QuietButton):
    """A button that says for which draft it was pressed."""

    chosen = Signal(str)

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text)
        self._key = key
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.chosen.emit(self._key)


class _KeyedLink(LinkButton):
    """A link that says for which draft it was pressed."""

    chosen = Signal(str)

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text, tone="muted")
        self._key = key
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.chosen.emit(self._key)
