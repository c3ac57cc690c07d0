"""The tiers of the journal: what they are called, their colour and what they promise."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from reljournal.domain.errors import RelJournalError
from reljournal.domain.rhythm import Promise
from reljournal.domain.text import fold
from reljournal.domain.tiers import Metal, Tier
from reljournal.operations.tiers import change_tiers
from reljournal.store.queries.rhythm import tier_counts, tiers
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.tiers.promise_lines import PromiseLines
from reljournal.ui.tiers.words import tier_name
from reljournal.ui.widgets import AccentButton, IconButton, Label, LabelledField, Panel, QuietButton


class TiersDialog(Dialog):
    """Tiers at the side, the highest on top; the one that is chosen beside them. Saved is all at once, as one step."""

    help_page = "tiers"

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__("", parent, wide="builder")
        self.heading.setText(self.tr("Tiers"))
        self.setWindowTitle(self.heading.text())
        self._context = context
        self.tiers = list(tiers(context.journal))
        self._counts = tier_counts(context.journal)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("l"))
        row.addLayout(self._side(), 2)
        row.addLayout(self._form(), 5)
        self.body.addLayout(row, 1)
        self.problem = Label(tone="late", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self._add_buttons()
        self._fill(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _side(self) -> QVBoxLayout:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tiers"))
        self.list.setProperty("bare", True)
        self.list.currentRowChanged.connect(self._show)
        self.up = IconButton("chevron-up", self.tr("Move up"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down = IconButton("chevron-down", self.tr("Move down"))
        self.down.clicked.connect(lambda: self._move(1))
        side = QVBoxLayout()
        frame = Panel()
        frame.setSizePolicy(self.list.sizePolicy())
        frame.add(self.list, 1)
        side.addWidget(frame, 1)
        order = QHBoxLayout()
        order.addWidget(self.up)
        order.addWidget(self.down)
        order.addStretch(1)
        side.addLayout(order)
        return side

    def _form(self) -> QVBoxLayout:
        self.name = QLineEdit()
        self.name.textEdited.connect(self._rename)
        self.metal = QComboBox()
        for metal, words in (
            (Metal.GOLD, self.tr("gold")), (Metal.SILVER, self.tr("silver")), (Metal.BRONZE, self.tr("bronze")),
            (Metal.OWN, self.tr("green")),
        ):  # fmt: skip
            self.metal.addItem(words, metal)
        self.metal.currentIndexChanged.connect(self._recolour)
        self.lines = PromiseLines()
        self.lines.changed.connect(self._promise)
        self.used = Label(tone="muted", wrap=True)
        form = QVBoxLayout()
        form.setSpacing(current_theme().space("s"))
        form.addWidget(LabelledField(self.tr("What the tier is called"), self.name))
        form.addWidget(LabelledField(self.tr("Its colour"), self.metal))
        form.addWidget(Label(self.tr("What it promises"), role="small", tone="muted"))
        form.addWidget(self.lines)
        form.addWidget(self.used)
        form.addStretch(1)
        return form

    def _add_buttons(self) -> None:
        new = QuietButton(self.tr("New tier"), "plus")
        new.clicked.connect(self.add)
        self.remove_button = QuietButton(self.tr("Remove"))
        self.remove_button.clicked.connect(self.remove)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = AccentButton(self.tr("Save"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.add_button(new, leading=True)
        self.add_button(self.remove_button, leading=True)
        self.add_button(cancel)
        self.add_button(self.save_button)

    # What is shown

    def _fill(self, row: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for tier in self.tiers:
                self.list.addItem(tier_name(tier))
                high = self.fontMetrics().height() + 2 * current_theme().space("s")
                self.list.item(self.list.count() - 1).setSizeHint(QSize(0, high))
            self.list.setCurrentRow(min(row, len(self.tiers) - 1))
        self._show(self.list.currentRow())

    def _show(self, row: int) -> None:
        there = 0 <= row < len(self.tiers)
        for part in (self.name, self.metal, self.lines, self.remove_button):
            part.setEnabled(there)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(there and row < len(self.tiers) - 1)
        tier = self.tiers[row] if there else Tier("")
        self.name.setText(tier_name(tier))
        with QSignalBlocker(self.metal):
            self.metal.setCurrentIndex(list(Metal).index(tier.metal))
        self.lines.show_promises(tier.promises)
        count = self._counts.get(tier.key, 0)
        self.used.setText(self.tr("%Ln people are in this tier.", None, count) if count else "")
        self.used.setVisible(bool(count))

    def _change(self, **changes: object) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.tiers):
            self.tiers[row] = replace(self.tiers[row], **changes)  # type: ignore[arg-type]

    def _rename(self, name: str) -> None:
        # One that came ready made keeps its name in every language as long as it is called by it.
        row = self.list.currentRow()
        if 0 <= row < len(self.tiers):
            usual = tier_name(replace(self.tiers[row], name=""))
            said = " ".join(name.split())
            self._change(name="" if said == usual and self.tiers[row].key in {"gold", "silver", "bronze"} else said)
            self.list.item(row).setText(said)

    def _recolour(self) -> None:
        self._change(metal=Metal(self.metal.currentData()))

    def _promise(self) -> None:
        self._change(promises=self.lines.promises())

    def _move(self, steps: int) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.tiers) and 0 <= row + steps < len(self.tiers):
            self.tiers.insert(row + steps, self.tiers.pop(row))
            self._fill(row + steps)

    def add(self) -> None:
        """Begin one more tier, below the others."""
        taken = {tier.key for tier in self.tiers} | {fold(tier_name(tier)) for tier in self.tiers}
        name = self.tr("New tier")
        key, number = name, 2
        while fold(key) in taken or key in taken:
            key, number = f"{name} {number}", number + 1
        self.tiers.append(Tier(key, key, Metal.OWN, (Promise(),)))
        self._fill(len(self.tiers) - 1)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def remove(self) -> None:
        """Take the tier away; whoever is in it is in none once it is saved."""
        row = self.list.currentRow()
        if 0 <= row < len(self.tiers):
            del self.tiers[row]
            self._fill(max(0, row - 1))

    def save(self) -> None:
        """Write the tiers down, or say what is not right."""
        if any(not self.list.item(row).text().strip() for row in range(self.list.count())):
            self._refuse(self.tr("A tier needs a name."))
            return
        try:
            change_tiers(self._context.journal, self.tiers)
        except RelJournalError as error:
            self._refuse(str(error))
            return
        self.accept()

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
