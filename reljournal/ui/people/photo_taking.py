"""From a file or the clipboard to a photo: read beside the window, cut by the person, handed on with its original."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from reljournal.domain.contacts import Photo
from reljournal.domain.progress import Progress
from reljournal.operations.files import NewFile
from reljournal.operations.photos import read_photo
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.people.photo_crop import PhotoCrop
from reljournal.ui.pictures import Picture, packed, read_picture

# Enough to cut a face out of a group; the original is kept as it is where that is wanted.
_WORKED_ON = 2048


class PhotoTaking(QObject):
    """Says ``taken`` with a `Photo`, and with the original as a `NewFile` when it is to be kept.

    ``whose`` is the contact on show, None for a new card: a picture that arrives late is nobody else's.
    """

    taken = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self.whose: int | None = None
        self.dialog: PhotoCrop | None = None

    def take_file(self, path: Path) -> None:
        """Begin with the picture in a file."""

        def work(_journal: Journal, _progress: Progress) -> tuple[int | None, NewFile, Picture]:
            data = read_photo(path).data
            return whose, NewFile(path.name, data), read_picture(data, _WORKED_ON)

        whose = self.whose
        self._context.asides.run(work, self._cut, self._context.ways.warn)

    def take_image(self, image: QImage) -> None:
        """Begin with a picture that was pasted or dropped as such."""
        name = self.tr("Pasted picture")

        def work(_journal: Journal, _progress: Progress) -> tuple[int | None, NewFile, Picture]:
            media_type, data = packed(image)
            ending = "png" if media_type == "image/png" else "jpg"
            return whose, NewFile(f"{name}.{ending}", data), read_picture(data, _WORKED_ON)

        whose = self.whose
        self._context.asides.run(work, self._cut, self._context.ways.warn)

    def _cut(self, found: Any) -> None:
        whose, original, picture = found
        if picture.refusal:
            self._context.ways.warn(picture.refusal)
            return
        if whose != self.whose:
            return
        fits = len(original.source) <= self._context.file_limit
        dialog = self.dialog = PhotoCrop(picture, self._parent.window(), offers_original=whose is not None and fits)

        def hand_on(photo: Photo, keep: bool) -> None:
            self.taken.emit(photo, original if keep else None)

        dialog.chosen.connect(hand_on)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
