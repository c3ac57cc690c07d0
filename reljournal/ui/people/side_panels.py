"""Beside the timeline: what comes next with this contact, what is owed, and how they like it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.entries import FollowUp, OwedBy
from reljournal.domain.recurrences import next_return
from reljournal.domain.text import excerpt
from reljournal.operations.follow_ups import complete_follow_up
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.couples import dates_of_card
from reljournal.store.queries.follow_ups import follow_ups_of
from reljournal.store.queries.relations import ShownRelation, relations_of
from reljournal.ui.context import Context
from reljournal.ui.people.acquaintance_words import preference_sentences
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.elided_link import ElidedLink
from reljournal.ui.people.page import Sheet, lead
from reljournal.ui.people.relation_words import age_words, relation_word
from reljournal.ui.people.words import coming, due_words, key_date_label
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LinkButton, ScrollColumn
from reljournal.ui.wording import short_day

_DATES = 4
_FOLLOW_UPS = 5
_PEOPLE = 6


class SidePanels(ScrollColumn):
    """Panels that have something to say; the others are not there."""

    tab_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=None)
        self._context = context
        self._shown: tuple[object, ...] | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        self.setFixedWidth(current_theme().size("side_panel") + bar)
        # The scroll bar stands in the margin of the page, whether it is there or not.
        self.content.setFixedWidth(current_theme().size("side_panel"))
        lead(self)
        self.body.setContentsMargins(0, 0, 0, current_theme().space("l"))
        self.preferences = Sheet(self.tr("How they like it"))
        self.dates = Sheet(self.tr("Next dates"))
        self.owed = Sheet(self.tr("Open follow-ups"))
        self.reach = Sheet(self.tr("Ways to reach"))
        self.note = Sheet(self.tr("Note"))
        self.around = Sheet(self.tr("People around them"))
        self._panels = (self.preferences, self.owed, self.dates, self.around, self.note, self.reach)
        for panel in self._panels:
            self.body.addWidget(panel)
        self.body.addStretch(1)

    def show_contact(self, contact: Contact) -> None:
        """Show what is known of a contact; nothing is built anew when nothing differs."""
        follow_ups = [item for item in follow_ups_of(self._context.journal, contact.id) if item.done_on is None]
        people = relations_of(self._context.journal, contact.id)
        state = (contact.id, contact.card, tuple(follow_ups), tuple(people), self._context.today())
        if state == self._shown:
            return
        self._shown = state
        self._show_preferences(contact)
        self._show_dates(contact)
        self._show_owed(follow_ups)
        self._show_around(people)
        self._show_reach(contact)
        self._show_note(contact)

    def has_content(self) -> bool:
        """Whether any panel has something to say."""
        return not all(panel.isHidden() for panel in self._panels)

    def _show_preferences(self, contact: Contact) -> None:
        sentences = preference_sentences(contact.card.preferences)
        self.preferences.clear()
        if sentences:
            self.preferences.add(BreakingLabel(" ".join(sentences), role="small", tone="muted"))
        self.preferences.setVisible(bool(sentences))

    def _show_dates(self, contact: Contact) -> None:
        today = self._context.today()
        rule = leap_rule(self._context.journal)
        dates = [item.key_date for item in dates_of_card(self._context.journal, contact)]
        shown = [(on, item) for item in dates if (on := next_return(item, today, rule))]
        shown.sort(key=lambda pair: pair[0])
        self.dates.clear()
        for on, item in shown[:_DATES]:
            row = QHBoxLayout()
            row.setSpacing(current_theme().space("s"))
            day = Label(short_day(on), role="small", semibold=True)
            words = Label(f"{key_date_label(item)}, {coming(item, today, rule)}", role="small", tone="muted", wrap=True)
            row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            self.dates.add(row)
        self.dates.setVisible(bool(shown))

    def _show_owed(self, follow_ups: list[FollowUp]) -> None:
        today = self._context.today()
        self.owed.clear()
        for item in follow_ups[:_FOLLOW_UPS]:
            row = QHBoxLayout()
            row.setSpacing(0)
            tick = _Tick(item, self._context)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Label(item.text, wrap=True))
            words, role = due_words(item.due, today)
            if item.owed_by is OwedBy.THEM:
                words = self.tr("they owe it, %1").replace("%1", words)
            column.addWidget(Label(words, role="small", tone=role if role in {"late", "due"} else "muted"))
            row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(column, 1)
            self.owed.add(row)
        rest = len(follow_ups) - _FOLLOW_UPS
        if rest > 0:
            more = LinkButton(self.tr("%Ln more", None, rest))
            more.clicked.connect(self._ask_follow_ups)
            self.owed.add(more)
        self.owed.setVisible(bool(follow_ups))

    def _show_around(self, people: list[ShownRelation]) -> None:
        today = self._context.today()
        self.around.clear()
        for person in people[:_PEOPLE]:
            column = QVBoxLayout()
            column.setSpacing(0)
            name = person.name or self.tr("Without a name")
            if person.other_id is not None:
                link = ElidedLink(name)
                link.setAccessibleName(self.tr("Open the card of %1").replace("%1", name))
                link.setProperty("contact_id", person.other_id)
                link.clicked.connect(self._open_contact)
                column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
            else:
                column.addWidget(BreakingLabel(name))
            words = [relation_word(person.label), age_words(person.birth_year, today)]
            column.addWidget(Label(", ".join(filter(None, words)), role="small", tone="muted", wrap=True))
            self.around.add(column)
        rest = len(people) - _PEOPLE
        if rest > 0:
            more = LinkButton(self.tr("%Ln more", None, rest))
            more.clicked.connect(self._ask_about)
            self.around.add(more)
        self.around.setVisible(bool(people))

    def _open_contact(self) -> None:
        self._context.ways.open_contact(int(self.sender().property("contact_id")))

    def _show_reach(self, contact: Contact) -> None:
        card = contact.card
        lines = ["\n".join(address.lines()) for address in card.addresses[:2]]
        lines += [": ".join(part for part in (item.service, item.value) if part) for item in card.handles[:3]]
        lines += [link.value for link in card.links[:2]]
        self.reach.clear()
        for line in lines:
            self.reach.add(BreakingLabel(line, role="small", tone="muted"))
        self.reach.setVisible(bool(lines))

    def _show_note(self, contact: Contact) -> None:
        words = excerpt(contact.card.note, 220)
        self.note.clear()
        if words:
            self.note.add(Label(words, role="small", tone="muted", wrap=True))
            if words.endswith("…"):
                more = LinkButton(self.tr("Read on"))
                more.clicked.connect(self._ask_about)
                self.note.add(more)
        self.note.setVisible(bool(words))

    def _ask_follow_ups(self) -> None:
        self.tab_asked.emit("follow_ups")

    def _ask_about(self) -> None:
        self.tab_asked.emit("about")


class _Tick(QCheckBox):
    """Ticks one follow-up off."""

    def __init__(self, item: FollowUp, context: Context) -> None:
        super().__init__()
        self._item = item
        self._context = context
        self.setAccessibleName(self.tr("Done: %1").replace("%1", item.text))
        self.clicked.connect(self._done)

    def _done(self) -> None:
        context, item = self._context, self._item
        context.attempt(lambda: complete_follow_up(context.journal, item.id, context.today()))
        context.ways.offer_undo(self.tr("Done: %1").replace("%1", item.text))
