"""The lines of a rule, or of a group within one: conditions, and groups of their own, each under the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.rules import Condition, Field, Rule, Says
from reljournal.ui.circles.condition_row import ConditionRow, Joint
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, IconButton, LinkButton

# What a new condition asks until another is chosen.
FIRST = Says(Field.CITY, "")
# Within so many groups another one can be begun; what is nested deeper is kept, and shown in words.
_DEEPEST = 3


class RuleParts(QWidget):
    """Writes the parts of a rule. Says ``changed``, and ``emptied`` when the last part was taken away."""

    changed = Signal()
    emptied = Signal()

    def __init__(self, context: Context, but: int, depth: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._but, self._depth = context, but, depth
        self.any_of = False
        self.rows: list[ConditionRow | GroupRow] = []
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.space("s"))
        column.addLayout(self._lines)
        self._more = QWidget()
        flow = FlowLayout(self._more, "l")
        self.add_button = LinkButton(self.tr("Add a condition"), "plus")
        self.add_button.clicked.connect(self._add_condition)
        self.group_button = LinkButton(self.tr("Add a group"), "plus")
        self.group_button.setToolTip(self.tr("Conditions of which all, any or none must hold together"))
        self.group_button.clicked.connect(self._add_group)
        for button in (self.add_button, self.group_button):
            flow.addWidget(button)
        self.group_button.setVisible(depth < _DEEPEST)
        column.addWidget(self._more)

    def add(self, part: Condition | Rule) -> ConditionRow | GroupRow:
        """Add a part at the end."""
        nested = self._depth > 0
        row: ConditionRow | GroupRow
        if isinstance(part, Rule) and self._depth < _DEEPEST:
            row = GroupRow(self._context, part, self._but, self._depth + 1)
        else:
            row = ConditionRow(self._context, part, self._but, nested=nested)
        row.changed.connect(self.changed)
        row.removed.connect(self._remove)
        row.joined.connect(self.join_by)
        self.rows.append(row)
        self._lines.addWidget(row)
        # A layout shows what it is given only later; what is hidden cannot take the keyboard.
        row.show()
        self.set_places()
        return row

    def set_places(self) -> None:
        """Let the lines read on: the first begins, the others go on with "and" or "or"."""
        for place, row in enumerate(self.rows):
            row.set_place(first=not place, any_of=self.any_of)

    def join_by(self, any_of: bool) -> None:
        """Let any of the parts be enough, or ask for all."""
        self.any_of = any_of
        self.set_places()
        self.changed.emit()

    def _add_condition(self) -> None:
        self._added(FIRST)

    def _add_group(self) -> None:
        # Of conditions that must all hold one wants some to be enough, and the other way round.
        self._added(Rule((FIRST,), any_of=not self.any_of))

    def _added(self, part: Condition | Rule) -> None:
        row = self.add(part)
        self.changed.emit()
        row.focus_first()

    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, ConditionRow | GroupRow) and row in self.rows:
            self.rows.remove(row)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
            self.set_places()
            self.add_button.setFocus()
            if not self.rows:
                self.emptied.emit()
            self.changed.emit()

    def parts(self) -> tuple[Condition | Rule, ...]:
        """Return what the lines say."""
        return tuple(row.part() for row in self.rows)

    def settle(self) -> None:
        """Lay out now, so that the height is that of what is shown."""
        for row in self.rows:
            if isinstance(row, GroupRow):
                row.inner.settle()
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def tab_stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in reading order."""
        stops = [stop for row in self.rows for stop in row.tab_stops()]
        return [*stops, self.add_button, self.group_button]


class GroupRow(QWidget):
    """A rule within a rule: whether all, any or none of its lines must hold, and the lines set in below."""

    changed = Signal()
    removed = Signal()
    joined = Signal(bool)
    """The person wants any (True) or all of the parts around this one."""

    def __init__(self, context: Context, rule: Rule, but: int, depth: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = rule
        theme = current_theme()
        head = QWidget()
        flow = FlowLayout(head)
        self.joint = Joint(self, nested=depth > 1)
        self.joint.chosen.connect(self.joined)
        self.how = QComboBox()
        self.how.setAccessibleName(self.tr("How many of the group must hold"))
        ways = [
            (self.tr("fit all of these"), (False, False)),
            (self.tr("fit any of these"), (True, False)),
            (self.tr("fit none of these"), (True, True)),
        ]
        if (rule.any_of, rule.negated) == (False, True):
            ways.append((self.tr("do not fit all of these"), (False, True)))
        for words, way in ways:
            self.how.addItem(words, way)
        self.how.setCurrentIndex([way for _, way in ways].index((rule.any_of, rule.negated)))
        self.how.currentIndexChanged.connect(self._choose)
        for widget in (*self.joint.widgets(), self.how):
            flow.addWidget(widget)
        self.cross = IconButton("close", self.tr("Take this group away"))
        self.cross.clicked.connect(self.removed)
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(head, 1)
        line.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self.inner = RuleParts(context, but, depth)
        self.inner.any_of = rule.any_of
        for part in rule.parts:
            self.inner.add(part)
        self.inner.changed.connect(self.changed)
        self.inner.emptied.connect(self.removed)
        within = QHBoxLayout()
        within.addSpacing(theme.space("l"))
        within.addWidget(self.inner, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addLayout(line)
        column.addLayout(within)

    def _choose(self) -> None:
        self.inner.any_of = self._way()[0]
        self.inner.set_places()
        self.changed.emit()

    def _way(self) -> tuple[bool, bool]:
        any_of, negated = self.how.currentData()
        return bool(any_of), bool(negated)

    def set_place(self, *, first: bool, any_of: bool) -> None:
        """Begin the sentence, or go on with "and" or "or"."""
        self.joint.set_place(first=first, any_of=any_of)

    def part(self) -> Rule:
        """Return the rule that the group is."""
        any_of, negated = self._way()
        return replace(self._rule, parts=self.inner.parts(), any_of=any_of, negated=negated)

    def focus_first(self) -> None:
        """Put the keyboard where one chooses how many must hold."""
        self.how.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in reading order."""
        return [*self.joint.stops(), self.how, self.cross, *self.inner.tab_stops()]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line beside what belongs to the group."""
        theme = current_theme()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = self.inner.geometry()
        edge = place.right() + theme.space("s") if is_mirrored else place.left() - theme.space("s")
        painter = QPainter(self)
        painter.fillRect(QRect(edge, place.top(), 1, place.height()), theme.colour("line"))
