"""Cards side by side: every difference with a proposed choice, what comes of it, and one step to make it so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QCheckBox, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact, KeyDate
from reljournal.domain.errors import RelJournalError
from reljournal.domain.initials import initials
from reljournal.domain.merging_cards import (
    NICKNAME,
    NOTE,
    Choice,
    MergePlan,
    is_birthday,
    merged_card,
    texts_of,
)
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.store.queries.belongings import Belongings, belongings
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.merging.card_words import CardWords
from reljournal.ui.merging.words import belongings_words, choice_words, kept_line, part_label, value_words
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Avatar, Label, QuietButton, ScrollColumn, clear_layout

_LISTS = (
    "emails", "phones", "addresses", "links", "handles", "related", "key_dates", "tags", "languages", "facts",
    "unknown",
)  # fmt: skip


class MergeDialog(Dialog):
    """Makes one contact of two or more. Enter merges, Esc goes back; ``merged`` carries the contact that stays."""

    help_page = "duplicates"

    merged = Signal(int)

    def __init__(self, context: Context, contact_ids: Sequence[int], parent: QWidget | None) -> None:
        super().__init__(context.tr("One card of several"), parent, wide="content")
        self._context = context
        self.plan: MergePlan = propose_merge(context.journal, contact_ids[0], contact_ids[1:])
        self._groups: list[QButtonGroup] = []
        words = self.tr(
            "What the cards agree about is kept as it is. Choose where they differ; what you do not choose is kept as"
            " a line of the note. One undo brings all cards back."
        )
        self.body.addWidget(Label(words, tone="muted", wrap=True))
        # Where text is large for the window, what comes of it stands below.
        is_narrow = self._room().width() < 3 * current_theme().size("side_panel")
        sides = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        sides.setSpacing(current_theme().space("l"))
        self.body.addLayout(sides, 1)
        self._scroll = ScrollColumn(margins=None)
        self._differences = QVBoxLayout()
        self._differences.setSpacing(current_theme().space("m"))
        self._scroll.body.addLayout(self._differences)
        self._scroll.body.addStretch(1)
        sides.addWidget(self._scroll, 3)
        self._preview_scroll = ScrollColumn(margins=None)
        self.preview = CardWords(self.tr("What comes of it"))
        self._preview_scroll.body.addWidget(self.preview)
        self._preview_scroll.body.addStretch(1)
        sides.addWidget(self._preview_scroll, 2)
        self.moves = Label("", tone="muted", wrap=True)
        self.body.addWidget(self.moves)
        self.problem = Label("", tone="late", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        back = QuietButton(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.merge_button = AccentButton(self.tr("Merge"))
        self.merge_button.setDefault(True)
        self.merge_button.clicked.connect(self._merge)
        self.add_button(back)
        self.add_button(self.merge_button)
        self._show_plan()
        self.merge_button.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for the cards beside each other, within the window."""
        hint, room = super().sizeHint(), self._room()
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 2 // 3)))

    # What is shown

    def _show_plan(self) -> None:
        clear_layout(self._differences)
        for group in self._groups:
            group.deleteLater()
        self._groups = []
        self._add_who_stays()
        if self.plan.choices:
            self._add_choices()
        whole = merged_card(replace(self.plan, let_go=frozenset()), kept_line)
        for name in _LISTS:
            self._add_list(name, getattr(whole, name))
        for path in (NICKNAME, NOTE):
            self._add_joined(path)
        self._add_photos()
        self._show_moves()
        self._refresh()

    def _add_who_stays(self) -> None:
        sheet, grid = self._sheet(self.tr("Whose card stays"))
        group = self._group(sheet)
        for place, contact in enumerate(self.plan.contacts):
            words = self._told(contact)
            button = QRadioButton(_short(words, 70))
            button.setToolTip(words)
            button.setChecked(place == 0)
            group.addButton(button, place)
            grid.addWidget(button, place, 0)
        group.idClicked.connect(self._let_stay)

    def _told(self, contact: Contact) -> str:
        """Return a name with what tells it from another of the same name."""
        card = contact.card
        ways = (card.organisation, *(item.value for item in (*card.emails, *card.phones)))
        parts = [contact.name or self.tr("Without a name"), next((way for way in ways if way), "")]
        if contact.has_photo:
            parts.append(self.tr("with a photo"))
        return " · ".join(part for part in parts if part)

    def _add_choices(self) -> None:
        sheet, grid = self._sheet(self.tr("Where they differ"))
        for place, contact in enumerate(self.plan.contacts, 1):
            name = contact.name or self.tr("Without a name")
            head = Label(_short(name), role="small", tone="muted", semibold=True)
            head.setToolTip(name)
            grid.addWidget(head, 0, place)
            grid.setColumnStretch(place, 1)
        for row, choice in enumerate(self.plan.choices, 1):
            self._add_choice(sheet, grid, row, choice)

    def _add_choice(self, sheet: Sheet, grid: QGridLayout, row: int, choice: Choice) -> None:
        label = part_label(choice.path)
        grid.addWidget(Named(label), row, 0, Qt.AlignmentFlag.AlignTop)
        group = self._group(sheet)
        for place, value in enumerate(choice.values):
            words = choice_words(choice.path, value) or self.tr("nothing")
            button = QRadioButton(_short(words))
            button.setToolTip(words)
            button.setAccessibleName(f"{label}: {words}")
            button.setChecked(place == choice.chosen)
            group.addButton(button, place)
            grid.addWidget(button, row, place + 1)
        group.idClicked.connect(partial(self._choose, choice.path))

    def _add_list(self, name: str, items: tuple[Any, ...]) -> None:
        """Offer the items that a list has with nothing let go, where the cards differ in it; all are kept at first."""
        lists = [getattr(contact.card, name) for contact in self.plan.contacts]
        # The birthday is one value, and chosen among the others above.
        offered = [item for item in items if not _is_the_birthday(item)]
        if offered and any(own != lists[0] for own in lists):
            self._add_boxes(name, offered)

    def _add_joined(self, path: str) -> None:
        """Offer the notes, or the nicknames, of the cards: all of them are kept at first, one under the other."""
        told = list(dict.fromkeys(text for text in texts_of(self.plan, path) if text.strip()))
        if len(told) > 1:
            self._add_boxes(path, told)

    def _add_boxes(self, name: str, items: Sequence[Any]) -> None:
        _, grid = self._sheet(part_label(name).capitalize())
        for row, item in enumerate(items):
            words = value_words(item)
            box = QCheckBox(_short(words, 70))
            box.setToolTip(words)
            box.setAccessibleName(f"{part_label(name)}: {words}")
            box.setChecked((name, item) not in self.plan.let_go)
            box.toggled.connect(partial(self._keep, name, item))
            grid.addWidget(box, row, 0)

    def _add_photos(self) -> None:
        """Offer which photo becomes the photo, where several have one."""
        with_photo = [contact for contact in self.plan.contacts if contact.has_photo]
        if len(with_photo) < 2:
            return
        sheet, grid = self._sheet(self.tr("Photo"))
        group = self._group(sheet)
        for column, contact in enumerate(with_photo):
            name = contact.name or self.tr("Without a name")
            avatar = Avatar(size="avatar_large")
            avatar.set_person(name, initials(contact.name), self._context.photos.of(contact.id))
            button = QRadioButton(_short(name, 24))
            button.setToolTip(name)
            button.setAccessibleName(self.tr("Photo of %1").replace("%1", name))
            button.setChecked(contact.id == self.plan.face)
            group.addButton(button, contact.id)
            grid.addWidget(avatar, 0, column, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(button, 1, column)
        grid.setColumnStretch(len(with_photo), 1)
        words = self.tr("The others are kept among the files of the card.")
        grid.addWidget(Label(words, role="small", tone="muted", wrap=True), 2, 0, 1, len(with_photo) + 1)
        group.idClicked.connect(self._take_face)

    def _sheet(self, title: str) -> tuple[Sheet, QGridLayout]:
        sheet, grid = Sheet(title), QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("l"))
        grid.setVerticalSpacing(current_theme().space("xs"))
        sheet.add(grid)
        self._differences.addWidget(sheet)
        return sheet, grid

    def _group(self, sheet: Sheet) -> QButtonGroup:
        group = QButtonGroup(sheet)
        self._groups.append(group)
        return group

    def _show_moves(self) -> None:
        counted = belongings(self._context.journal, [contact.id for contact in self.plan.contacts[1:]])
        total = Belongings()
        for found in counted.values():
            total = total.plus(found)
        moving = belongings_words(total)
        stays = self.plan.contacts[0].name or self.tr("the card that stays")
        self.moves.setText(self.tr("To {name} move: {things}.").format(name=stays, things=moving) if moving else "")
        self.moves.setVisible(bool(moving))

    def _refresh(self) -> None:
        self.preview.show_card(merged_card(self.plan, kept_line))

    # What is chosen

    def _choose(self, path: str, place: int) -> None:
        self.plan = self.plan.choosing(path, place)
        self._refresh()

    def _keep(self, name: str, item: Any, keep: bool) -> None:
        let_go = self.plan.let_go - {(name, item)} if keep else self.plan.let_go | {(name, item)}
        self.plan = replace(self.plan, let_go=let_go)
        self._refresh()

    def _let_stay(self, place: int) -> None:
        """Let the card of this contact stay, in front of the others; what was chosen so far stays chosen."""
        if place == 0:
            return
        self.plan = self.plan.staying(place)
        self._show_plan()
        # What was clicked has been built anew, at the top.
        self._groups[0].button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_face(self, contact_id: int) -> None:
        self.plan = replace(self.plan, face=contact_id)

    def _merge(self) -> None:
        kept = self.plan.contacts[0].id
        try:
            label = merge_contacts(self._context.journal, self.plan, kept_line)
        except RelJournalError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.accept()
        self._context.ways.offer_undo(self.tr("{what}: done.").format(what=label))
        self.merged.emit(kept)


def _is_the_birthday(item: Any) -> bool:
    return isinstance(item, KeyDate) and is_birthday(item)


def _short(words: str, longest: int = 44) -> str:
    """Return words as they fit beside others; the whole stands in the tool tip. ``&`` is no mnemonic here."""
    line = " ".join(words.split()).replace("&", "&&")
    return line if len(line) <= longest else line[: longest - 1] + "…"
