"""How a row of a list stands out: what its delegate is told beside where and in which font to draw."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QStyleOptionViewItem


class RowLook(NamedTuple):
    """Whether a row is selected, under the mouse, and to wear the focus ring (only once the keyboard is used)."""

    selected: bool = False
    lit: bool = False
    ringed: bool = False


class RowOption(QStyleOptionViewItem):
    """Qt's option as a `PaintedList` hands it to its delegate: the look stands in ``look``, not in ``state``.

    PySide6 creates QStyle with all its lists of parts and states for the first look at ``state``, which takes as
    long as half the first paint.
    """

    look = RowLook()


def look_of(option: QStyleOptionViewItem) -> RowLook:
    """Return how a row stands out, whether a `PaintedList` or one of Qt's own views asks for it."""
    if isinstance(option, RowOption):
        return option.look
    from PySide6.QtWidgets import QStyle

    flags, state = QStyle.StateFlag, option.state
    return RowLook(
        selected=bool(state & flags.State_Selected),
        lit=bool(state & flags.State_MouseOver),
        ringed=bool(state & flags.State_HasFocus and state & flags.State_KeyboardFocusChange),
    )
