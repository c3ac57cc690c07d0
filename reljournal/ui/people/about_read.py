"""The card as it reads: everything that is known, set like a page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Card, ContactKind
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.words import contact_kind_label, label_word
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Chip, FlowLayout, Label, clear_layout

_Line = tuple[str, str]


class AboutRead(QWidget):
    """Shows one card; sections without content are not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("l"))

    def show_card(self, card: Card) -> None:
        """Show a card; nothing is built anew when it is the same."""
        if card == self._card:
            return
        self._card = card
        clear_layout(self._column)
        self._section(self.tr("Ways to reach"), self._reach(card))
        self._section(self.tr("Work"), self._work(card))
        self._section(self.tr("Name"), self._names(card))
        self._section(self.tr("People around them"), [(label_word(i.label), i.value) for i in card.related])
        self._tags(card.tags)
        if card.note.strip():
            panel = Sheet(self.tr("Note"))
            note = Label(card.note.strip(), wrap=True, selectable=True)
            panel.add(note)
            self._column.addWidget(panel)
        if self._column.count() == 0:
            self._column.addWidget(Label(self.tr("Nothing but the name is known yet."), tone="muted"))
        if card.unknown:
            self._kept(card.unknown)
        self._column.addStretch(1)

    def _section(self, title: str, lines: Iterable[_Line]) -> None:
        shown = [(label, value) for label, value in lines if value.strip()]
        if not shown:
            return
        panel = Sheet(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("xl"))
        grid.setVerticalSpacing(current_theme().space("s"))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, current_theme().size("side_panel") * 2 // 5)
        for row, (label, value) in enumerate(shown):
            name = Label(label, tone="muted", wrap=True)
            name.setFixedWidth(current_theme().size("side_panel") * 2 // 5)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, wrap=True, selectable=True), row, 1)
        panel.add(grid)
        self._column.addWidget(panel)

    def _reach(self, card: Card) -> list[_Line]:
        lines = [(label_word(item.label) or self.tr("phone"), item.value) for item in card.phones]
        lines += [(label_word(item.label) or self.tr("e-mail"), item.value) for item in card.emails]
        lines += [(item.service or label_word(item.label), item.value) for item in card.handles]
        lines += [(label_word(item.label) or self.tr("link"), item.value) for item in card.links]
        lines += [
            (label_word(item.label) or self.tr("address"), "\n".join(item.lines())) for item in card.addresses
        ]
        return lines

    def _work(self, card: Card) -> list[_Line]:
        return [
            (self.tr("title"), card.title),
            (self.tr("organisation"), card.organisation if card.organisation != card.shown_name else ""),
            (self.tr("department"), card.department),
        ]

    def _names(self, card: Card) -> list[_Line]:
        name = card.name
        lines = [
            (self.tr("nickname"), name.nickname),
            (self.tr("sounds like"), " ".join(p for p in (name.phonetic_given, name.phonetic_family) if p)),
        ]
        if name.composed() and name.composed() != card.shown_name:
            lines.insert(0, (self.tr("in full"), name.composed()))
        if card.kind is not ContactKind.PERSON:
            lines.append((self.tr("kind"), contact_kind_label(card.kind)))
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
