"""The card as it reads: everything that is known, set like a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Card, Contact, ContactKind
from reljournal.domain.names import NameOrder
from reljournal.operations.organisations import make_card_of_organisation
from reljournal.store.queries.organisations import organisation_named
from reljournal.ui.context import Context
from reljournal.ui.people.acquaintance_words import first_met, met_sentence
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.facts_section import FactsSection
from reljournal.ui.people.organisation_people import OrganisationPeople
from reljournal.ui.people.own_fields_section import OwnFieldsSection
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.people.phone_words import shown_numbers
from reljournal.ui.people.relations_section import RelationsSection
from reljournal.ui.people.words import contact_kind_label, label_word, name_order_label, way_label
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Chip, FlowLayout, Label, LinkButton, clear_layout
from reljournal.ui.wording import kind_label


class Line(NamedTuple):
    """A label and a value; ``typed`` is what was typed when the value is shown in another form."""

    label: str
    value: str
    typed: str = ""


def _works(card: Card) -> bool:
    """Return whether somebody's card names an organisation that can have a card of its own."""
    return card.kind is ContactKind.PERSON and bool(card.organisation.strip())


class AboutRead(QWidget):
    """Shows one card; sections without content are not there, but for the facts, which invite to write."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[str, Card, int | None] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("l"))
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        self._column = self._upper
        self.facts = FactsSection(context)
        self.people = OrganisationPeople(context)
        self.relations = RelationsSection(context)
        self.own = OwnFieldsSection(context)
        for part in (self._upper, self._lower):
            part.setSpacing(current_theme().space("l"))
        column.addLayout(self._upper)
        column.addWidget(self.facts)
        column.addWidget(self.people)
        column.addWidget(self.relations)
        column.addLayout(self._lower)
        column.addWidget(self.own)
        column.addStretch(1)

    def show_contact(self, contact: Contact) -> None:
        """Show a contact's card; nothing is built anew when it is the same."""
        self.facts.show_contact(contact)
        self.people.show_contact(contact)
        self.relations.show_contact(contact)
        self.own.show_contact(contact)
        card = contact.card
        employer = organisation_named(self._context.journal, card.organisation) if _works(card) else None
        state = (contact.name, card, employer)
        if state == self._shown:
            return
        self._shown = state
        clear_layout(self._upper)
        clear_layout(self._lower)
        self._column = self._upper
        self._section(self.tr("Ways to reach"), self._reach(card))
        self._column = self._lower
        self._section(self.tr("How they like it"), self._preferences(card))
        self._meeting(card)
        self._add_employer(card, employer, self._section(self.tr("Work"), self._work(card, contact.name)))
        self._section(self.tr("Name"), self._names(card, contact.name))
        self._tags(card.tags)
        if card.note.strip():
            panel = Sheet(self.tr("Note"))
            panel.add(BreakingLabel(card.note.strip()))
            self._column.addWidget(panel)
        if card.unknown:
            self._kept(card.unknown)

    def leave_form(self) -> bool:
        """Close the form of a fact or a relation; return whether one was open."""
        return self.facts.leave_form() or self.relations.leave_form()

    def _section(self, title: str, lines: Iterable[Line]) -> Sheet | None:
        shown = [line for line in lines if line.value.strip()]
        if not shown:
            return None
        panel = Sheet(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("xl"))
        grid.setVerticalSpacing(current_theme().space("s"))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, current_theme().size("side_panel") * 2 // 5)
        for row, line in enumerate(shown):
            value = BreakingLabel(line.value)
            if line.typed and line.typed != line.value:
                value.setToolTip(self.tr("Typed as %1").replace("%1", line.typed))
            grid.addWidget(Named(line.label), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        panel.add(grid)
        self._column.addWidget(panel)
        return panel

    def _reach(self, card: Card) -> list[Line]:
        numbers = shown_numbers(card) if card.phones else {}
        lines = [
            Line(way_label(self.tr("phone"), item.label), numbers[item.value], item.value) for item in card.phones
        ]
        lines += [Line(way_label(self.tr("e-mail"), item.label), item.value) for item in card.emails]
        lines += [Line(item.service or label_word(item.label), item.value) for item in card.handles]
        lines += [Line(way_label(self.tr("web page"), item.label), item.value) for item in card.links]
        lines += [
            Line(way_label(self.tr("address"), item.label), "\n".join(item.lines())) for item in card.addresses
        ]
        # Each isolated, so that Arabic among others keeps its place (Unicode UAX #9, FSI and PDI).
        names = [f"\u2068{name.strip()}\u2069" for name in card.languages if name.strip()]
        mark = "\u200f" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "\u200e"
        spoken = mark + self.tr(", ", "between languages").join(names) if names else ""
        return [*lines, Line(self.tr("languages"), spoken), Line(self.tr("time zone"), card.time_zone)]

    def _preferences(self, card: Card) -> list[Line]:
        has = card.preferences
        return [
            Line(self.tr("best reached by"), kind_label(has.channel) if has.channel else ""),
            Line(self.tr("when"), has.hours),
            Line(self.tr("tone"), has.tone),
            Line(self.tr("things to avoid"), has.avoid),
        ]

    def _meeting(self, card: Card) -> None:
        met = card.met
        sentence = met_sentence(met, first_met(card))
        if not sentence and not met.first_impression.strip():
            return
        panel = Sheet(self.tr("How you met"))
        if sentence:
            panel.add(BreakingLabel(sentence))
        if met.through_id is not None:
            self._add_link(panel, met.through, met.through_id)
        if met.first_impression.strip():
            panel.add(Label(self.tr("First impression"), role="small", tone="muted"))
            panel.add(BreakingLabel(met.first_impression.strip()))
        self._column.addWidget(panel)

    def _add_employer(self, card: Card, employer: int | None, panel: Sheet | None) -> None:
        """Lead from a person to the card of their organisation, or offer to make one."""
        if panel is None or not _works(card):
            return
        if employer is not None:
            self._add_link(panel, card.organisation, employer)
            return
        link = LinkButton(self.tr("Make a card of this organisation"))
        link.clicked.connect(self._make_organisation)
        panel.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

    def _make_organisation(self) -> None:
        if self._shown is None:
            return
        name, journal = self._shown[1].organisation, self._context.journal
        made = self._context.attempt(lambda: make_card_of_organisation(journal, name))
        if made is not None:
            self._context.ways.open_contact(made, "about")

    def _add_link(self, panel: Sheet, name: str, contact_id: int) -> None:
        link = LinkButton(self.tr("Open %1").replace("%1", name))
        link.setProperty("contact_id", contact_id)
        link.clicked.connect(self._open_contact)
        panel.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

    def _open_contact(self) -> None:
        contact_id = self.sender().property("contact_id")
        self._context.ways.open_contact(int(contact_id))

    def _work(self, card: Card, shown: str) -> list[Line]:
        return [
            Line(self.tr("title"), card.title),
            Line(self.tr("organisation"), card.organisation if card.organisation != shown else ""),
            Line(self.tr("department"), card.department),
            Line(self.tr("industry"), card.industry),
        ]

    def _names(self, card: Card, shown: str) -> list[Line]:
        name = card.name
        full = name.composed()
        lines = [
            Line(self.tr("in full"), full if set(full.split()) != set(shown.split()) else ""),
            Line(self.tr("nickname"), name.nickname),
            Line(self.tr("pronouns"), card.pronouns),
            Line(self.tr("pronounced as"), name.pronounced),
            Line(self.tr("maiden name"), name.maiden),
            Line(self.tr("phonetic"), " ".join(p for p in (name.phonetic_given, name.phonetic_family) if p)),
        ]
        if name.order is not NameOrder.AS_WRITTEN:
            lines.append(Line(self.tr("order"), name_order_label(name.order)))
        if card.kind is not ContactKind.PERSON:
            lines.append(Line(self.tr("kind"), contact_kind_label(card.kind)))
        return lines

    def _tags(self, tags: tuple[str, ...]) -> None:
        if not tags:
            return
        panel, row = Sheet(self.tr("Tags")), QWidget()
        flow = FlowLayout(row)
        for tag in tags:
            flow.addWidget(Chip(tag))
        panel.add(row)
        self._column.addWidget(panel)

    def _kept(self, lines: tuple[str, ...]) -> None:
        title = Label(self.tr("Kept from your address book"), role="small", tone="muted", semibold=True)
        group = QVBoxLayout()
        group.setSpacing(current_theme().space("xs"))
        group.addWidget(title)
        shown = [line if len(line) <= 160 else line[:159] + "…" for line in lines]
        kept = Label("\n".join(shown), role="small", tone="muted", wrap=True, selectable=True)
        kept.setAccessibleName(self.tr("Lines kept from your address book"))
        group.addWidget(kept)
        self._column.addLayout(group)
