"""What an entry's kind looks like."""

from __future__ import annotations

from reljournal.domain.entries import Kind
from reljournal.ui.widgets import ChipRole

# The same colours as in the timeline: meeting, talking, writing, giving.
CHIP_ROLES = {
    Kind.IN_PERSON: ChipRole.ACCENT,
    Kind.CALL: ChipRole.JOURNAL,
    Kind.VIDEO: ChipRole.JOURNAL,
    Kind.EMAIL: ChipRole.DUE,
    Kind.MESSAGE: ChipRole.DUE,
    Kind.LETTER: ChipRole.DUE,
    Kind.GIFT: ChipRole.DATES,
    Kind.NOTE: ChipRole.PLAIN,
}
