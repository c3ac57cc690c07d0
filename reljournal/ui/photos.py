"""Photos as pixmaps, fetched when they are first painted and kept for the ones seen last."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from reljournal.store.changes import Change
    from reljournal.store.journal import Journal

_KEPT = 300
# Large enough for the card's avatar on a screen of twice the density.
_LONGEST_SIDE = 256


class Photos:
    """A small cache of contacts' photos."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._pixmaps: OrderedDict[int, QPixmap | None] = OrderedDict()

    def of(self, contact_id: int) -> QPixmap | None:
        """Return a contact's photo scaled to at most 256 px, or None when there is none that can be read."""
        if contact_id in self._pixmaps:
            self._pixmaps.move_to_end(contact_id)
            return self._pixmaps[contact_id]
        from reljournal.store.queries.contacts import photo

        stored = photo(self._journal, contact_id)
        pixmap = decode(stored.data) if stored is not None else None
        self._pixmaps[contact_id] = pixmap
        if len(self._pixmaps) > _KEPT:
            self._pixmaps.popitem(last=False)
        return pixmap

    def forget(self, change: Change) -> None:
        """Fetch anew what may have changed."""
        del change
        self._pixmaps.clear()


def decode(data: bytes, longest_side: int = _LONGEST_SIDE) -> QPixmap | None:
    """Return a picture upright and scaled down while it is read, or None when Qt cannot read it."""
    # Qt's readers of pictures are loaded for the first photo, not before the first paint.
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
    from PySide6.QtGui import QImageReader, QPixmap

    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest_side:
        bound = QSize(longest_side, longest_side)
        reader.setScaledSize(size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
