"""The form of an entry: kind, people, day, time, duration, title, text, follow-ups; a draft in, a draft out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft, EntryFile, FollowUp, Kind, PersonRef, Surroundings
from reljournal.domain.templates import EntryTemplate, filled
from reljournal.domain.when import Leaning
from reljournal.operations.own_words import add_own_word
from reljournal.store.merged import merged_into
from reljournal.store.queries.contacts import find_contact
from reljournal.store.queries.people import people_by_ids
from reljournal.ui.context import Context
from reljournal.ui.journal.around_panel import AroundPanel
from reljournal.ui.journal.asides_panel import AsidesPanel
from reljournal.ui.journal.beside_text import BesideText
from reljournal.ui.journal.editor_room import EditorRoom
from reljournal.ui.journal.entry_files_panel import EntryFilesPanel
from reljournal.ui.journal.fields import DayField, DurationField, ReadField, TimeField
from reljournal.ui.journal.follow_ups_panel import FollowUpsPanel
from reljournal.ui.journal.learned_panel import LearnedPanel
from reljournal.ui.journal.ledger_panel import LedgerPanel
from reljournal.ui.journal.optional_panel import OptionalPanel
from reljournal.ui.journal.people_row import PeopleRow
from reljournal.ui.journal.reminder_panel import ReminderPanel
from reljournal.ui.journal.tags_panel import TagsPanel
from reljournal.ui.journal.text_offerings import Blocks, Mentions, Promises, Tags
from reljournal.ui.journal.toolbar import FormatBar
from reljournal.ui.journal.writing_card import WritingCard
from reljournal.ui.markdown.spelling_marks import SpellingMarks
from reljournal.ui.people.file_keeping import files_in, pasted_picture
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipChoice, Label
from reljournal.ui.wording import date_with_year, kind_label


class EditorForm(QWidget):
    """Says ``edited`` when the person changed anything; `set_draft` is silent."""

    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entry_id: int | None = None
        self._given = EntryDraft(Kind.IN_PERSON, context.today())
        self._shown_text = ""
        self._populating = False
        self._put_aside: list[QWidget] = []
        self._into_text: set[str] = set()
        self._view_height = 0
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        theme = current_theme()
        self.kind = ChipChoice([(str(kind), kind_label(kind)) for kind in Kind], self.tr("Kind"))
        for number, kind in enumerate(Kind, start=1):
            keys = QKeySequence(f"Alt+{number}")
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            self.kind.button(str(kind)).setToolTip(f"{kind_label(kind)} ({shown})")
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.kind.button(str(kind)).click)
        self.on = DayField(self._context, self.tr("day"), self.tr("Day"), Leaning.PAST, doubts=True)
        self.at = TimeField(self.tr("time"), self.tr("Time of day, if you like"))
        self.minutes = DurationField(self.tr("how long"), self.tr("How long it took, if you like"))
        self.people = PeopleRow(self._context)
        self._error = Label(role="small", tone="late", wrap=True)
        self._error.hide()
        self.card = WritingCard()
        self.title, self.text = self.card.title, self.card.text
        self.bar = FormatBar(self.text)
        self.follow_ups = FollowUpsPanel(self._context)
        self.around = AroundPanel()
        self.ledger = LedgerPanel()
        self.tags = TagsPanel(self._context)
        self.asides = AsidesPanel()
        self.files = EntryFilesPanel(self._context)
        self.learned = LearnedPanel(self._context)
        self.reminder = ReminderPanel(self._context)
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        columns.setSpacing(theme.space("xl"))
        main = self._build_main()
        columns.addLayout(main, 1)
        self.beside = BesideText(self._context, self._panels(), self.reminder)
        columns.addWidget(self.beside)
        lines = (self._first, self._second)
        self._room = EditorRoom(columns, main, lines, (self.kind, self._when, self.people), self.card, self.beside)

    def _offer_while_writing(self) -> None:
        """Offer people after @, tags after #, a follow-up after !, blocks after / at the beginning of a line."""
        self.mentions = Mentions(self._context, self.text)
        self.written_tags = Tags(self._context, self.text)
        self.promises = Promises(self._context, self.text)
        self.blocks = Blocks(self.text)
        self.spelling_marks = SpellingMarks(self.text, self._context.spelling)
        self.spelling_marks.word_added.connect(self._add_word)
        self.text.show_pictures(self.files.picture)
        self.files.pictures_arrived.connect(self.text.pictures_arrived)
        self.text.files_given.connect(self._take_files)
        self.text.file_asked.connect(self.files.open_file)
        self.files.arrived.connect(self._write_pictures)
        self.text.contact_asked.connect(self._open_mentioned)
        self.written_tags.tagged.connect(self._take_tag)
        self.promises.promised.connect(self._take_promise)

    def _take_files(self, data: QMimeData) -> None:
        """Keep what was dropped on the text or pasted into it; pictures then stand where the cursor is."""
        files = files_in(data)
        if not files and data.hasImage():
            files = [pasted_picture(data, self._context.today())]
        self._into_text = {file.name for file in files}
        self.files.keep(files)

    def _write_pictures(self, files: list[EntryFile]) -> None:
        into, self._into_text = self._into_text, set()
        for file in files:
            if file.name in into and file.media_type.startswith("image/"):
                self.text.insert_picture(file.name, file.digest)

    def _add_word(self, word: str) -> None:
        label = self._context.attempt(lambda: add_own_word(self._context.journal, word))
        if label is not None:
            self._context.ways.offer_undo(self.tr("“%1” is one of your words now.").replace("%1", word))

    def _open_mentioned(self, uuid: str) -> None:
        contact_id = self._context.attempt(lambda: find_contact(self._context.journal, uuid))
        if contact_id is not None:
            self._context.ways.open_contact(contact_id)

    def _take_tag(self, tag: str) -> None:
        self.tags.add_tag(tag)

    def _take_promise(self, owed: FollowUp) -> None:
        self.follow_ups.add_value(owed)

    def _panels(self) -> dict[str, OptionalPanel]:
        """Return what stands beside the text, from the top, by the names that the settings know."""
        return {
            "follow_ups": self.follow_ups,
            "ledger": self.ledger,
            "around": self.around,
            "learned": self.learned,
            "tags": self.tags,
            "asides": self.asides,
            "files": self.files,
        }

    def _build_main(self) -> QVBoxLayout:
        theme = current_theme()
        when = QHBoxLayout()
        when.setSpacing(theme.space("s"))
        for field in (self.on, self.at, self.minutes):
            when.addWidget(field)
        self._when = QWidget()
        self._when.setLayout(when)
        when.setContentsMargins(0, 0, 0, 0)
        self._when.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.kind.setSizePolicy(policy)
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first.setSpacing(theme.space("m"))
        self._first.addWidget(self.kind, 1)
        self._first.addWidget(self._when, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        main = QVBoxLayout()
        main.setSpacing(theme.space("m"))
        self._around_text = (self.kind, self._when, self.people, self._error, self.bar)
        self._second = QHBoxLayout()
        self._second.setSpacing(theme.space("m"))
        self._second.addWidget(self.people, 1)
        main.addLayout(self._first)
        main.addLayout(self._second)
        main.addWidget(self._error)
        main.addWidget(self.card, 1)
        main.addWidget(self.bar)
        return main

    def _connect(self) -> None:
        self.kind.changed.connect(self._say)
        for field in (self.on, self.at, self.minutes):
            field.changed.connect(self._say)
            field.refused.connect(self._show_errors)
        self.people.changed.connect(self._take_people)
        self.title.textEdited.connect(self._say)
        self.text.edited.connect(self._say)
        self.follow_ups.changed.connect(self._say)
        self._offer_while_writing()
        for panel in (self.around, self.ledger, self.tags, self.asides, self.files, self.learned):
            panel.changed.connect(self._say)
        self.on.changed.connect(self._tell_day)

    # A draft in, a draft out

    def set_draft(self, draft: EntryDraft, entry_id: int | None = None) -> None:
        """Show a draft, of the entry ``entry_id`` or a new one. Nothing is signalled, nothing saved."""
        self._populating = True
        self._given, self._entry_id = draft, entry_id
        self.kind.set_value(str(draft.kind))
        self.on.set_value(draft.on)
        self.at.set_value(draft.at)
        self.minutes.set_value(draft.minutes)
        people = self._people_of(draft)
        self.people.set_people(people)
        self.title.setText(draft.title)
        self.title.setCursorPosition(0)
        self.text.set_text(draft.text)
        self._shown_text = self.text.text()
        self.follow_ups.set_values(draft.follow_ups, people)
        self._show_around(draft.around, people)
        self.learned.set_values(draft.learned, people, draft.on, entry_id)
        self.reminder.show_people(people, entry_id)
        self.beside.begin()
        self.bar.count()
        self._show_errors()
        self._populating = False

    def draft(self) -> EntryDraft:
        """Return what stands in the form; a text nobody touched is given back letter by letter."""
        text = self.text.text()
        people = self.people.people()
        return EntryDraft(
            kind=Kind(self.kind.value()),
            on=self.on.value() or self._context.today(),
            at=self.at.value(),
            minutes=self.minutes.value(),
            title=self.title.text(),
            text=self._given.text if text == self._shown_text else text,
            contact_ids=tuple(person.id for person in people if person.id),
            follow_ups=self.follow_ups.values(),
            new_people=tuple(person.name for person in people if not person.id),
            around=replace(
                self.around.value(),
                ledger=self.ledger.values(),
                tags=self.tags.value(),
                asides=self.asides.values(),
                files=self.files.value(),
            ),
            learned=self.learned.values(),
        )

    def _show_around(self, around: Surroundings, people: list[PersonRef]) -> None:
        self.around.set_value(around)
        self.ledger.set_values(around.ledger, people)
        self.tags.set_value(around.tags)
        self.asides.set_values(around.asides, people)
        self.files.set_value(around.files)

    def refresh_people(self) -> None:
        """Read names and reminders anew; who was merged into somebody is now them, who is gone is taken out."""
        self._follow_merges()
        before = self.people.people()
        known = {row.id: row for row in people_by_ids(self._context.journal, [p.id for p in before if p.id])}
        now = [PersonRef(p.id, known[p.id].name) if p.id else p for p in before if not p.id or p.id in known]
        if now != before:
            self.people.set_people(now)
            self._tell_people(now)
        self.learned.reload()
        self.reminder.reload()
        self.beside.look_again()

    def _follow_merges(self) -> None:
        journal, now = self._context.journal, self.draft()
        there = {row.id for row in people_by_ids(journal, sorted(now.named))}
        for gone in now.named - there:
            keep_id = merged_into(journal, gone)
            if keep_id is not None:
                now = now.with_contact(keep_id, {gone})
                self._show_around(now.around, self.people.people())
        if now.contact_ids != self.draft().contact_ids or now.follow_ups != self.follow_ups.values():
            people = [*self._people_of(replace(now, new_people=())), *(p for p in self.people.people() if not p.id)]
            self.people.set_people(people)
            self.follow_ups.set_values(now.follow_ups, people)
            self.learned.set_values(now.learned, people, now.on, self._entry_id)
            self._tell_people(people)

    def first_refusal(self) -> tuple[str, QWidget] | None:
        """Return the sentence about the first field that cannot be read, with the field; None when all can."""
        for field in (self.on, self.at, self.minutes):
            field.finish()
            if field.error():
                return field.error(), field
        for row in self.follow_ups.rows():
            row.due.finish()
        refused = self.follow_ups.refused()
        return (refused.due.error(), refused.due) if refused is not None else None

    def use_template(self, template: EntryTemplate) -> None:
        """Put a template in at the cursor; what is written already stays, and one undo in the text takes it back."""
        names = [person.name for person in self.people.people() if person.name]
        day = date_with_year(self.on.value() or self._context.today())
        if not self.title.text().strip():
            self.title.setText(filled(template.title, names, day))
        if template.kind is not None and not self.text.text().strip():
            self.kind.set_value(str(template.kind))
        around = self.around.value()
        if template.purpose is not None and around.purpose is None:
            self.around.set_value(replace(around, purpose=template.purpose))
        self.text.insert_at_cursor(filled(template.text, names, day))
        self._say()

    def show_text_alone(self, alone: bool) -> None:
        """Show title and text and nothing else, or everything again."""
        if alone:
            # What is hidden already, as an error that nobody made, stays so.
            self._put_aside = [part for part in (*self._around_text, self.beside) if not part.isHidden()]
        for part in self._put_aside:
            part.setVisible(not alone)
        self._arrange()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_start(self) -> None:
        """Put the keyboard into the text: only the text is ever required, and whoever starts typing means it."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_aside(self, about: int) -> None:
        """Put the keyboard into what was noted about one of the people alone, where there is such a word."""
        row = next((row for row in self.asides.rows() if row.value().contact.id == about), None)
        if row is not None:
            row.take_keyboard()
            self.beside.show_part(row)

    def _people_of(self, draft: EntryDraft) -> list[PersonRef]:
        rows = people_by_ids(self._context.journal, list(draft.contact_ids))
        return [*(PersonRef(row.id, row.name) for row in rows), *(PersonRef(0, name) for name in draft.new_people)]

    # What happens

    def _say(self) -> None:
        if not self._populating:
            self.edited.emit()

    def _take_people(self) -> None:
        people = self.people.people()
        self._tell_people(people)
        self._say()

    def _tell_people(self, people: list[PersonRef]) -> None:
        for panel in (self.follow_ups, self.ledger, self.asides, self.learned):
            panel.set_people(people)
        self.reminder.show_people(people, self._entry_id)
        self.beside.look_again()

    def _tell_day(self) -> None:
        self.learned.set_day(self.on.value() or self._context.today())

    def _show_errors(self, _sentence: str = "") -> None:
        fields: tuple[ReadField, ...] = (self.on, self.at, self.minutes)
        sentence = next((field.error() for field in fields if field.error()), "")
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panels below, and the day below the kinds, where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_room"):
            self._arrange()

    def set_view_height(self, height: int) -> None:
        """Take how much of the page is seen at once, in pixels: with panels below, the text fills nearly all of it."""
        if height != self._view_height:
            self._view_height = height
            self._arrange()

    def _arrange(self) -> None:
        self._room.arrange(self.width(), self._view_height)
