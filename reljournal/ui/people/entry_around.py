"""What stands beside an entry's text, set below it in the timeline: chips like words, and lines after a bar."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from reljournal.domain.entries import Direction, Entry
from reljournal.ui.journal.around_panel import word_of
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import chip_font, chip_size, paint_chip
from reljournal.ui.wording_ledger import ledger_words

_CONTEXT = "EntryAround"
# A longer aside is read whole in the editor.
_MOST_LINES = 4


class SetChip(NamedTuple):
    """A chip with its role, and its place below the text."""

    text: str
    role: str
    place: QRect


class SetLine(NamedTuple):
    """A few words after a bar: whose they are, the words, and their place below the text."""

    label: str
    text: str
    role: str
    place: QRect


class Around(NamedTuple):
    """What stands below the text of one entry, measured at one width; heights are in pixels."""

    chips: tuple[SetChip, ...] = ()
    lines: tuple[SetLine, ...] = ()
    height: int = 0


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate(_CONTEXT, text, None, count)


def chips_of(entry: Entry) -> list[tuple[str, str]]:
    """Return (words, role) of what was given, received and promised, and of how it was."""
    around = entry.around
    chips = [
        (ledger_words(item), "journal" if item.direction is Direction.GIVEN else "dates") for item in around.ledger
    ]
    chips += [
        (("✓ " if owed.done_on else "") + owed.text, "plain" if owed.done_on else "due") for owed in entry.follow_ups
    ]
    if around.feeling is not None:
        chips.append((_tr("felt %1").replace("%1", word_of(around.feeling)), "plain"))
    if around.purpose is not None:
        chips.append((_tr("for %1").replace("%1", word_of(around.purpose)), "plain"))
    if around.started_by is not None:
        chips.append((_tr("begun by %1").replace("%1", word_of(around.started_by)), "plain"))
    if around.place:
        chips.append((around.place, "plain"))
    chips += [(f"#{tag}", "plain") for tag in around.tags]
    if around.files:
        chips.append((_tr("%Ln files", len(around.files)), "plain"))
    return chips


def lines_of(entry: Entry, contact_id: int | None) -> list[tuple[str, str, str]]:
    """Return (label, words, role) of their side, and of what was noted for this contact's timeline alone."""
    around = entry.around
    lines = [(_tr("Their side:"), around.their_side.strip(), "accent")] if around.their_side.strip() else []
    lines += [
        (_tr("Only here:"), aside.text.strip(), "muted")
        for aside in around.asides
        if aside.contact.id == contact_id and aside.text.strip()
    ]
    return lines


def measure_around(entry: Entry, contact_id: int | None, width: int, font: QFont) -> Around:
    """Set what stands beside an entry into lines ``width`` pixels wide."""
    theme, chips = current_theme(), chip_font(font)
    gap, high = theme.space("s"), chip_size("x", chips).height()
    x, y = 0, theme.space("m")
    placed: list[SetChip] = []
    for text, role in chips_of(entry):
        size = chip_size(text, chips)
        size.setWidth(min(size.width(), width))
        if x and x + size.width() > width:
            x, y = 0, y + high + gap
        placed.append(SetChip(text, role, QRect(QPoint(x, y), size)))
        x += size.width() + gap
    y = y + high if placed else 0
    lines: list[SetLine] = []
    small = QFontMetrics(theme.font("small", font))
    for label, text, role in lines_of(entry, contact_id):
        y += theme.space("m")
        room = QRect(0, 0, max(80, width - theme.space("m")), 100_000)
        words = small.boundingRect(room, Qt.TextFlag.TextWordWrap.value, f"{label} {text}").height()
        tall = min(words, _MOST_LINES * small.lineSpacing())
        lines.append(SetLine(label, text, role, QRect(0, y, width, tall)))
        y += tall
    return Around(tuple(placed), tuple(lines), y)


def paint_around(painter: QPainter, around: Around, corner: QPoint, width: int, font: QFont, *, mirrored: bool) -> None:
    """Draw what was measured, with its leading upper corner at ``corner``."""
    theme = current_theme()
    for chip in around.chips:
        left = width - chip.place.right() - 1 if mirrored else chip.place.left()
        at = corner + QPoint(left, chip.place.top())
        paint_chip(painter, at, chip.text, chip.role, chip_font(font), width)
    painter.setFont(theme.font("small", font))
    bar, indent = theme.space("xs") - 1, theme.space("m")
    flags = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignAbsolute.value
    flags |= (Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft).value
    for line in around.lines:
        area = line.place.translated(corner)
        edge = QRect(area.right() + 1 - bar if mirrored else area.left(), area.top(), bar, area.height())
        painter.fillRect(edge, theme.colour(line.role))
        painter.setPen(theme.colour("muted"))
        words = area.adjusted(0, 0, -indent, 0) if mirrored else area.adjusted(indent, 0, 0, 0)
        painter.drawText(words, flags, f"{line.label} {line.text}")
