"""Where Tab goes: through what is on screen in the order in which it is laid out.

Qt keeps the order in which widgets were made. Chips, rows and cards are made anew while one works, and some are
made late, so that order soon has nothing to do with the one the eye sees, and parts of it are no longer reached.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def move_on(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next stop of ``window``, or to the one before; return False when there is none."""
    order = list(_in_order(window))
    if not forward:
        order.reverse()
    here = window.focusWidget()
    after = order.index(here) + 1 if here in order else 0
    target = next((widget for widget in order[after:] + order[:after] if _is_stop(widget)), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(target)
    return True


def _is_stop(widget: QWidget) -> bool:
    wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return wants and widget.isEnabled() and widget.focusProxy() is None


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is visible inside, each widget before its parts."""
    for part in _parts(widget):
        if part.isVisible():
            yield part
            yield from _in_order(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """Return what is laid out inside, in order, then what stands free, such as the message at the foot."""
    layout = widget.layout()
    laid_out = list(_of_layout(layout)) if layout is not None else []
    free = [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]
    return laid_out + [part for part in free if part not in laid_out]


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            yield from _of_layout(inner)
        elif widget is not None:
            yield widget


def _bring_into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
