"""Cutting a picture to the square of a photo, with what it will look like beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Photo
from reljournal.ui.dialog import Dialog
from reljournal.ui.people.crop_view import CropView
from reljournal.ui.pictures import Picture, packed
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Avatar, Label, QuietButton

# Twice what the largest avatar shows, for dense screens.
PHOTO_SIDE = 512


class PhotoCrop(Dialog):
    """Says ``chosen`` with a `Photo` of at most 512 pixels, and whether to keep the original as a file.

    ``offers_original`` is False where there is no card yet that could keep a file, or where the file is too large.
    """

    help_page = "files"

    chosen = Signal(object, bool)

    def __init__(self, picture: Picture, parent: QWidget | None, *, offers_original: bool = True) -> None:
        super().__init__(self.tr("Cut the photo"), parent, wide="wide_dialog")
        theme = current_theme()
        self.view = CropView(picture.image)
        self.view.changed.connect(self._preview)
        self.preview = Avatar(size="avatar_large")
        self.left, self.right = QuietButton(self.tr("Turn left")), QuietButton(self.tr("Turn right"))
        self.left.clicked.connect(self._turn_left)
        self.right.clicked.connect(self._turn_right)
        row = QHBoxLayout()
        row.setSpacing(theme.space("xl"))
        row.addWidget(self.view, 1)
        side = QVBoxLayout()
        side.setSpacing(theme.space("s"))
        side.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        side.addSpacing(theme.space("s"))
        side.addWidget(self.left)
        side.addWidget(self.right)
        side.addStretch(1)
        row.addLayout(side)
        self.body.addLayout(row, 1)
        if picture.remark:
            self.body.addWidget(Label(picture.remark, role="small", tone="muted", wrap=True))
        self.body.addWidget(
            Label(self.tr("Drag the square, or move it with the arrow keys; + and − change its size."),
                  role="small", tone="muted", wrap=True)
        )  # fmt: skip
        self.keep = QCheckBox(self.tr("Keep the original as a file"))
        self.keep.setVisible(offers_original)
        self.body.addWidget(self.keep)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        use = AccentButton(self.tr("Use as photo"))
        use.setDefault(True)
        use.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(use)
        self.view.setFocus()
        self._preview()

    def _turn_left(self) -> None:
        self.view.turn(clockwise=False)

    def _turn_right(self) -> None:
        self.view.turn(clockwise=True)

    def _preview(self) -> None:
        side = 2 * current_theme().size("avatar_large")
        cut = scaled_down(self.view.cut(), side)
        self.preview.set_person(self.tr("What the photo will look like"), "", QPixmap.fromImage(cut))

    def photo(self) -> Photo:
        """Return what is inside the square as the journal keeps it."""
        return Photo(*packed(scaled_down(self.view.cut(), PHOTO_SIDE)))

    def accept(self) -> None:
        """Hand the photo on."""
        self.chosen.emit(self.photo(), self.keep.isChecked())
        super().accept()


def scaled_down(image: QImage, side: int) -> QImage:
    """Return a square picture with at most ``side`` pixels a side."""
    if image.width() <= side:
        return image
    size = QSize(side, side)
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
