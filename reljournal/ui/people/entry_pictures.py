"""Pictures of entries, small and rounded, read beside the window; how large each is stays known, itself only of few."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPixmap

from reljournal.domain.entries import EntryFile
from reljournal.ui.context import Context
from reljournal.ui.journal.entry_files_panel import kept
from reljournal.ui.theme import current_theme
from reljournal.ui.thumbnails import Thumbnails

# For a card at twice the usual size of text, on a dense screen.
_LONGEST_SIDE = 640
# What was read is kept only until it is drawn. More pictures are kept as they are drawn than a window shows at once;
# one that was forgotten is read again when somebody comes back to it.
_KEPT_READ = 8
_KEPT_DRAWN = 64
_KEPT_SIZES = 4000


class EntryPictures(QObject):
    """Answers how large a picture is drawn, and draws it. ``arrived`` follows with the digests of those that came."""

    arrived = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = Thumbnails(context, self, _LONGEST_SIDE, _KEPT_READ)
        self._thumbnails.arrived.connect(self._take)
        self._asked: dict[str, EntryFile] = {}
        self._sizes: OrderedDict[str, QSize] = OrderedDict()
        self._drawn: OrderedDict[tuple[str, int, int, float], QPixmap] = OrderedDict()

    def size(self, file: EntryFile, widest: int) -> QSize | None:
        """Return how large a picture is drawn in a column; None for a file that cannot be shown.

        Until it was read once, that is as high as a picture gets.
        """
        if not kept(file).is_picture:
            return None
        most = QSize(widest, current_theme().size("picture"))
        size = self._sizes.get(file.digest)
        if size is None:
            return most
        if size.isEmpty():
            return None
        return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(size)

    def paint(self, painter: QPainter, file: EntryFile, place: QRect) -> None:
        """Draw a picture into its place, or ask for it: then the place stays empty until it is there."""
        ratio = painter.device().devicePixelRatioF()
        key = (file.digest, place.width(), place.height(), ratio)
        if key not in self._drawn:
            pixmap = self._thumbnails.of(kept(file))
            if pixmap is None or file.digest not in self._sizes:
                if not self._thumbnails.knows(kept(file)):
                    self._asked[file.digest] = file
                return
            self._drawn[key] = _rounded(pixmap, place.size(), ratio)
            if len(self._drawn) > _KEPT_DRAWN:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        painter.drawPixmap(place.topLeft(), self._drawn[key])

    def forget_wishes(self) -> None:
        """Read nothing more of what was asked for: somebody else is shown."""
        self._thumbnails.forget_wishes()
        self._asked.clear()

    def kept_in_memory(self) -> int:
        """Return how many pictures are in memory now, read and drawn."""
        return self._thumbnails.count() + len(self._drawn)

    def _take(self) -> None:
        came = [digest for digest, file in self._asked.items() if self._thumbnails.knows(kept(file))]
        self._note(came)
        if came:
            self.arrived.emit(frozenset(came))

    def _note(self, digests: Iterable[str]) -> None:
        for digest in digests:
            pixmap = self._thumbnails.of(kept(self._asked.pop(digest)))
            self._sizes[digest] = pixmap.size() if pixmap is not None else QSize()
            if len(self._sizes) > _KEPT_SIZES:
                self._sizes.popitem(last=False)


def _rounded(pixmap: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """Return a picture at the size at which it is drawn, with the corners of the theme."""
    smooth = Qt.TransformationMode.SmoothTransformation
    exact = pixmap.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    made = QPixmap(exact.size())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(exact))
    radius = current_theme().radius_control * ratio
    painter.drawRoundedRect(exact.rect(), radius, radius)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
