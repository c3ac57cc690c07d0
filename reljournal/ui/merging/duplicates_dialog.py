"""Contacts that may be one and the same, two or more at a time: merge them, tell them apart, or leave it open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.duplicate_groups import Group, groups_of
from reljournal.domain.duplicate_pairs import pair_of
from reljournal.domain.duplicates import Likeness, Verdict
from reljournal.domain.merging_cards import best_known_first
from reljournal.domain.progress import Progress
from reljournal.operations.duplicates import mark_not_same
from reljournal.operations.merging import merge_all
from reljournal.store.journal import Journal
from reljournal.store.queries.belongings import belongings
from reljournal.store.queries.contacts import contacts
from reljournal.store.queries.duplicates import known_apart, still_there
from reljournal.store.queries.people import people_by_ids
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.merging.card_words import CardWords
from reljournal.ui.merging.merge_dialog import MergeDialog
from reljournal.ui.merging.words import belongings_words, kept_line, reasons
from reljournal.ui.taking_back import TakingBack
from reljournal.ui.theme import current_theme
from reljournal.ui.watching import LongWork
from reljournal.ui.widgets import AccentButton, Label, QuietButton, ScrollColumn, clear_layout

# So many cards stand beside each other, the next below them; fewer where a card would be less than so many side panels
# wide.
_BESIDE, _READABLE = 3, 0.85


class DuplicatesDialog(Dialog):
    """Looks through ``found`` in its order: the very likely first, then the questions.

    M or Enter looks at both side by side, N says that they are not the same, the arrows go on and back, Esc ends.
    What another edit has merged or removed meanwhile is passed over.
    """

    help_page = "duplicates"

    def __init__(self, context: Context, found: Sequence[Likeness], parent: QWidget | None) -> None:
        super().__init__(context.tr("Duplicates"), parent, wide="content")
        self._context = context
        # What is the same is proposed, what is a question asked after it.
        self._found = sorted(found, key=lambda pair: pair.verdict is not Verdict.SAME)
        self._groups = groups_of(self._found)
        self._at = 0
        self._cards: list[Contact] = []
        self._work = LongWork(context, self)
        self._taking_back = TakingBack(context, self)
        self._before = self._newest_edit()
        self.verdict = Label("", semibold=True, wrap=True)
        self.why = Label("", tone="muted", wrap=True)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.why)
        self._scroll = ScrollColumn(margins=None, max_width=None)
        self._grid = QGridLayout()
        self._grid.setSpacing(current_theme().space("l"))
        self.sides: list[CardWords] = []
        self.ticks: list[QCheckBox] = []
        self._scroll.body.addLayout(self._grid)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        self._add_buttons()
        context.changed.connect(self._follow)
        self._show()

    def _add_buttons(self) -> None:
        self.all_likely = QuietButton("")
        self.all_likely.clicked.connect(self._ask_about_all)
        self.back_button = QuietButton(self.tr("Back"))
        self.back_button.clicked.connect(self._go_back)
        self.next_button = QuietButton(self.tr("Leave it open"))
        self.next_button.clicked.connect(self._go_on)
        self.apart_button = QuietButton(self.tr("Not the same"))
        self.apart_button.clicked.connect(self._tell_apart)
        self.merge_button = AccentButton(self.tr("Merge…"))
        self.merge_button.setDefault(True)
        self.merge_button.clicked.connect(self._merge)
        self.done_button = AccentButton(self.tr("Done"))
        self.done_button.clicked.connect(self.accept)
        # The window's message with Undo lies behind this dialog.
        self.undo_button = QuietButton(self.tr("Undo"), "undo")
        self.undo_button.clicked.connect(self._taking_back.undo)
        self.add_button(self.undo_button, leading=True)
        self.add_button(self.all_likely, leading=True)
        for button in (self.back_button, self.next_button, self.apart_button, self.merge_button, self.done_button):
            self.add_button(button)

    def sizeHint(self) -> QSize:
        """Return room for two cards beside each other, and no more than a sentence where there is nobody."""
        hint, room = super().sizeHint(), self._room()
        if not self._found:
            return QSize(hint.width() // 2, hint.height())
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 3 // 5)))

    # What is shown

    def group(self) -> Group | None:
        """Return the group that is looked at, None at the end."""
        return self._groups[self._at] if self._at < len(self._groups) else None

    def _show(self) -> None:
        group = self.group()
        for part in (self.why, self._scroll, self.next_button, self.apart_button, self.merge_button):
            part.setVisible(group is not None)
        self.done_button.setVisible(group is None)
        self.back_button.setEnabled(self._at > 0)
        self.back_button.setVisible(bool(self._groups))
        self._show_undo()
        self._show_likely()
        if group is None:
            none = self.tr("Nobody looks as if they were there twice.")
            end = self.tr("That is all. What you left open is asked again next time.")
            self.verdict.setText(end if self._groups else none)
            self.done_button.setFocus()
            return
        self._show_cards(group)
        place = self.tr("{number} of {count}").format(
            number=self.locale().toString(self._at + 1), count=self.locale().toString(len(self._groups))
        )
        likely = self.tr("Very likely the same") if group.verdict is Verdict.SAME else self.tr("Perhaps the same?")
        self.verdict.setText(f"{likely} · {place}")
        self.why.setText(reasons(group.pairs[0]))
        self._scroll.verticalScrollBar().setValue(0)
        self.merge_button.setFocus()

    def _show_cards(self, group: Group) -> None:
        self._cards = contacts(self._context.journal, list(group.ids))
        counted = belongings(self._context.journal, [contact.id for contact in self._cards])
        clear_layout(self._grid)
        self.sides, self.ticks = [], []
        beside = max(1, min(_BESIDE, int(self._room().width() / (_READABLE * current_theme().size("side_panel")))))
        for place, contact in enumerate(self._cards):
            side = CardWords()
            side.show_card(contact.card, contact.name, belongings_words(counted[contact.id]))
            row, column = 2 * (place // beside), place % beside
            self._grid.setColumnStretch(column, 1)
            self._grid.addWidget(side, row + 1, column, Qt.AlignmentFlag.AlignTop)
            self.sides.append(side)
            # Of two there is nothing to leave out.
            if len(self._cards) > 2:
                self._grid.addWidget(self._tick(contact), row, column)
        for column in range(min(len(self._cards), beside), _BESIDE):
            self._grid.setColumnStretch(column, 0)

    def _tick(self, contact: Contact) -> QCheckBox:
        tick = QCheckBox(self.tr("one of them"))
        tick.setAccessibleName(self.tr("%1 is one of them").replace("%1", contact.name or self.tr("Without a name")))
        tick.setChecked(True)
        tick.toggled.connect(self._allow)
        self.ticks.append(tick)
        return tick

    def _ticked(self) -> list[Contact]:
        return [c for place, c in enumerate(self._cards) if not self.ticks or self.ticks[place].isChecked()]

    def _allow(self) -> None:
        self.merge_button.setEnabled(len(self._ticked()) > 1)

    def _newest_edit(self) -> int:
        """Return the edit that Undo would take back, 0 when there is none."""
        return next((item.id for item in self._context.journal.history() if item.state == "done"), 0)

    def _show_undo(self) -> None:
        """Offer to take back what was decided here, and name it."""
        label = self._context.journal.undo_label()
        self.undo_button.setVisible(label is not None and self._newest_edit() > self._before)
        self.undo_button.setToolTip(self.tr("Undo {what} (Ctrl+Z)").format(what=label or ""))

    def _likely(self) -> list[Group]:
        return [group for group in self._groups[self._at :] if group.verdict is Verdict.SAME]

    def _show_likely(self) -> None:
        count = len(self._likely())
        self.all_likely.setText(self.tr("Merge all %Ln that are very likely…", None, count))
        self.all_likely.setVisible(count > 1)

    # What is done

    def _go_on(self) -> None:
        self._at = min(self._at + 1, len(self._groups))
        self._show()

    def _go_back(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()

    def _tell_apart(self) -> None:
        group = self.group()
        if group is None:
            return
        names = [contact.name or self.tr("Without a name") for contact in self._cards]
        if self._context.did(lambda: mark_not_same(self._context.journal, group.ids)):
            words = self.tr("{names} and {last} are not the same.").format(names=", ".join(names[:-1]), last=names[-1])
            self._context.ways.offer_undo(words)

    def _merge(self) -> None:
        if self.group() is not None and len(self._ticked()) > 1:
            MergeDialog(self._context, [contact.id for contact in self._best_known_first()], self).open()

    def _best_known_first(self) -> list[Contact]:
        """Return those that are one, the one who may stay first."""
        ticked = self._ticked()
        counted = belongings(self._context.journal, [contact.id for contact in ticked])
        return best_known_first(ticked, {contact_id: found.entries for contact_id, found in counted.items()})

    def _ask_about_all(self) -> None:
        question = AllLikely(self._context, self._likely(), self)
        question.accepted.connect(self._merge_all)
        question.open()

    def _merge_all(self) -> None:
        groups = [group.ids for group in self._likely()]

        def work(journal: Journal, progress: Progress) -> int:
            return merge_all(journal, groups, kept_line, progress)

        self._work.start(self.tr("Merging"), work, self._merged_all)

    def _merged_all(self, count: int) -> None:
        self._context.ways.offer_undo(self.tr("%Ln contacts that were there more than once are one now.", None, count))

    # Following the journal

    def _follow(self) -> None:
        """Pass over who is gone, or was told apart; what was undone, and who is left of several, comes in front."""
        journal = self._context.journal
        there = still_there(journal, [contact_id for pair in self._found for contact_id in (pair.first, pair.second)])
        apart = known_apart(journal)
        wanted = [
            pair
            for pair in self._found
            if pair.first in there and pair.second in there and pair_of(pair.first, pair.second) not in apart
        ]
        groups = groups_of(wanted)
        if groups == self._groups:
            self._show_undo()
            return
        returned = [group for group in groups if group not in self._groups]
        passed = [group for group in self._groups[: self._at] if group in groups]
        self._groups = groups
        self._at = groups.index(returned[0]) if returned else len(passed)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let single letters decide, Ctrl+Z take back what was decided; Esc ends."""
        deeds = {
            Qt.Key.Key_M: self._merge,
            Qt.Key.Key_N: self._tell_apart,
            Qt.Key.Key_S: self._go_on,
            Qt.Key.Key_Right: self._go_on,
            Qt.Key.Key_Left: self._go_back,
        }
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Z, Qt.Key.Key_Y}:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            again = event.key() == Qt.Key.Key_Y or bool(shifted)
            (self._taking_back.redo if again else self._taking_back.undo)()
            return
        deed = deeds.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
        if deed is None or self.group() is None:
            super().keyPressEvent(event)
            return
        deed()

    def reject(self) -> None:
        """End, with nothing left running."""
        self._work.stop()
        super().reject()


class AllLikely(Dialog):
    """Who would be merged with whom, before all of them are."""

    help_page = "duplicates"

    def __init__(self, context: Context, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__(context.tr("Merge all that are very likely the same"), parent, wide="reading")
        words = self.tr(
            "Of each the fuller names and the newer work are taken, and everything else is kept. One undo brings"
            " all of them back. Questions are not among them."
        )
        self.body.addWidget(Label(words, tone="muted", wrap=True))
        ids = [contact_id for group in groups for contact_id in group.ids]
        names = {row.id: row.name or self.tr("Without a name") for row in people_by_ids(context.journal, ids)}
        scroll = ScrollColumn(margins=None)
        for group in groups:
            *first, last = (names.get(contact_id, "") for contact_id in group.ids)
            line = self.tr("{one} and {other}").format(one=", ".join(first), other=last)
            scroll.body.addWidget(Label(line, wrap=True))
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)
        back = QuietButton(self.tr("Back"))
        back.clicked.connect(self.reject)
        go = AccentButton(self.tr("Merge them"))
        go.setDefault(True)
        go.clicked.connect(self.accept)
        self.add_button(back)
        self.add_button(go)
        go.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for a dozen lines."""
        hint, room = super().sizeHint(), self._room()
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 3 // 4)))


def find_and_look(context: Context, window: QWidget, work: LongWork) -> None:
    """Look for duplicates in a thread, with progress, and show what was found."""
    from reljournal.operations.duplicates import find_duplicates

    def show(found: list[Likeness]) -> None:
        DuplicatesDialog(context, found, window).open()

    work.start(context.tr("Looking for duplicates"), find_duplicates, show)
