"""What an entry said before: every saved state with what it changed, and the way back to it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QLocale, QSize, QTime
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from reljournal.domain.entries import Entry, EntryDraft
from reljournal.domain.text_differences import Change, differences
from reljournal.operations.entries import bring_back_version
from reljournal.store.entry_versions import EntryVersion, versions_of
from reljournal.store.queries.people import people_by_ids
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.journal.around_panel import word_of
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Label, QuietButton
from reljournal.ui.wording import aside_words, date_with_year, duration, kind_label
from reljournal.ui.wording_ledger import ledger_words


class VersionsDialog(Dialog):
    """The states from the newest on. Up and Down choose one; what came is underlined, what went is struck through."""

    help_page = "editor"

    def __init__(self, context: Context, entry: Entry, parent: QWidget | None) -> None:
        super().__init__(context.tr("What this entry said before"), parent, wide="content")
        self._context, self._entry = context, entry
        self.versions: list[EntryVersion] = versions_of(context.journal, entry.id)
        none = self.tr("This entry was never changed: it says what it said when you saved it first.")
        some = self.tr("Each time you saved it is kept. What came then is underlined, what went is struck through.")
        self.body.addWidget(Label(some if self.versions else none, tone="muted", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Saved states"))
        self.list.setSpacing(current_theme().space("xs"))
        self.list.setFixedWidth(min(current_theme().size("side_panel"), self._room().width() // 4))
        for version in self.versions:
            self.list.addItem(_moment(version.saved_at))
        self.shown = QTextBrowser()
        self.shown.setAccessibleName(self.tr("What was changed"))
        self.shown.setOpenLinks(False)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("l"))
        row.addWidget(self.list)
        row.addWidget(self.shown, 1)
        self.body.addLayout(row, 1)
        for part in (self.list, self.shown):
            part.setVisible(bool(self.versions))
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.back_button = AccentButton(self.tr("Bring this one back"))
        self.back_button.clicked.connect(self.bring_back)
        self.add_button(close)
        self.add_button(self.back_button)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0 if self.versions else -1)
        self._allow()
        self.list.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for a page of text beside the list; no more than a sentence where there is nothing."""
        hint, room = super().sizeHint(), self._room()
        if not self.versions:
            return QSize(hint.width() // 2, hint.height())
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 3 // 5)))

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self.versions):
            return
        version = self.versions[row]
        before = self.versions[row + 1].draft if row + 1 < len(self.versions) else None
        self.shown.clear()
        cursor = QTextCursor(self.shown.document())
        frame = QTextFrameFormat()
        frame.setMargin(current_theme().space("m"))
        self.shown.document().rootFrame().setFrameFormat(frame)
        said, was = self._words(version.draft), self._words(before) if before is not None else None
        for change, text in ((piece.change, piece.text) for piece in differences(said if was is None else was, said)):
            cursor.insertText(text, _look(change))
        self.shown.moveCursor(QTextCursor.MoveOperation.Start)
        self._allow()

    def _words(self, draft: EntryDraft) -> str:
        """Return everything that an entry says, as one text: a line for what stands around it, then title and text."""
        people = [row.name or self.tr("Without a name") for row in
                  people_by_ids(self._context.journal, list(draft.contact_ids))]  # fmt: skip
        around = draft.around
        head = [kind_label(draft.kind), ", ".join(people), date_with_year(draft.on)]
        if draft.at is not None:
            head.append(QLocale().toString(QTime(draft.at.hour, draft.at.minute), QLocale.FormatType.ShortFormat))
        head += [duration(draft.minutes) if draft.minutes else "", around.place]
        head += [word_of(said) for said in (around.feeling, around.purpose, around.started_by) if said is not None]
        head += [f"#{tag}" for tag in around.tags]
        lines = [" · ".join(part for part in head if part), "", draft.title, draft.text, ""]
        lines += [ledger_words(item) for item in around.ledger]
        lines += [self.tr("Their side: %1").replace("%1", around.their_side)] if around.their_side else []
        lines += [aside_words(aside) for aside in around.asides]
        return "\n".join(lines).strip()

    def _chosen(self) -> EntryVersion | None:
        row = self.list.currentRow()
        return self.versions[row] if 0 <= row < len(self.versions) else None

    def _allow(self) -> None:
        version = self._chosen()
        same = version is not None and self._words(version.draft) == self._words(self._entry.as_draft())
        self.back_button.setEnabled(version is not None and not same)
        self.back_button.setVisible(bool(self.versions))

    def bring_back(self) -> None:
        """Let the entry say again what it said then."""
        version = self._chosen()
        if version is None:
            return
        journal = self._context.journal
        if self._context.did(lambda: bring_back_version(journal, self._entry.id, version.id)):
            self.accept()
            self._context.ways.offer_undo(self.tr("The entry says again what it said then."))


def _look(change: Change) -> QTextCharFormat:
    theme, look = current_theme(), QTextCharFormat()
    look.setForeground(theme.colour("text"))
    if change is Change.ADDED:
        look.setBackground(theme.colour("accent_soft"))
        look.setFontUnderline(True)
    elif change is Change.REMOVED:
        look.setBackground(theme.colour("late_soft"))
        look.setForeground(theme.colour("late"))
        look.setFontStrikeOut(True)
    return look


def _moment(saved_at: int) -> str:
    moment = datetime.fromtimestamp(saved_at / 1000, UTC).astimezone()
    at = QTime(moment.hour, moment.minute)
    return f"{date_with_year(moment.date())}, {QLocale().toString(at, QLocale.FormatType.ShortFormat)}"
