"""Contacts on their way with the mouse, from the list of people onto a circle."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from reljournal.ui.widgets import ChipRole, chip_font, chip_size, paint_chip

_FORM = "application/x-reljournal-contacts"


def contacts_as_mime(contact_ids: Sequence[int]) -> QMimeData:
    """Return contacts as they are dragged."""
    mime = QMimeData()
    mime.setData(_FORM, json.dumps(list(contact_ids)).encode())
    return mime


def contacts_in(mime: QMimeData) -> list[int]:
    """Return the contacts that are dragged; none when it is something else."""
    if not mime.hasFormat(_FORM):
        return []
    ids: list[int] = json.loads(bytes(mime.data(_FORM).data()))
    return ids


def drag_contacts(source: QWidget, contact_ids: Sequence[int], words: str) -> None:
    """Let the mouse carry contacts away from a list, under a chip that says who they are."""
    if not contact_ids:
        return
    drag = QDrag(source)
    drag.setMimeData(contacts_as_mime(contact_ids))
    drag.setPixmap(_chip(words, source.devicePixelRatioF()))
    drag.exec(Qt.DropAction.CopyAction)


def _chip(words: str, ratio: float) -> QPixmap:
    font = chip_font()
    size = chip_size(words, font)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_chip(painter, QPoint(0, 0), words, ChipRole.ACCENT, font)
    painter.end()
    return picture
