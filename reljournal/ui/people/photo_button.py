"""The avatar of a card: press it to choose, paste or remove a photo, or drop a picture on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import paint_avatar
from reljournal.ui.widgets.painting import KeyboardRing, focus_ring

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QMenu


class PhotoButton(KeyboardRing, QPushButton):
    """Shows one person; says ``image_given`` or ``file_given``, and ``photo_removed``."""

    image_given = Signal(object)
    file_given = Signal(Path)
    photo_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._initials = "", ""
        self._photo: QPixmap | None = None
        self._size = "avatar_large"
        self.setAutoDefault(False)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Choose, paste or drop a photo"))
        self.clicked.connect(self._offer)

    def set_person(self, name: str, initials: str, photo: QPixmap | None = None) -> None:
        """Show this person."""
        self._name, self._initials, self._photo = name, initials, photo
        self.setAccessibleName(self.tr("Photo of %1").replace("%1", name) if name else self.tr("Photo"))
        self.update()

    def set_small(self, small: bool) -> None:
        """Be as small as in a list, where there is little room for what stands beside it."""
        size = "avatar_small" if small else "avatar_large"
        if size != self._size:
            self._size = size
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the avatar."""
        side = current_theme().size(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same size."""
        return self.sizeHint()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what can be done with the photo to a menu."""
        menu.addAction(self.tr("Choose a photo…"), self.choose)
        paste = menu.addAction(self.tr("Paste photo"), self.paste)
        paste.setEnabled(_has_picture(QGuiApplication.clipboard().mimeData()))
        if self._photo is not None:
            menu.addAction(self.tr("Remove photo"), self.photo_removed.emit)

    def _offer(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def choose(self) -> None:
        """Ask for a picture file."""
        from PySide6.QtWidgets import QFileDialog

        filters = self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp)")
        path, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Choose a photo"), "", filters)
        if path:
            self.file_given.emit(Path(path))

    def paste(self) -> None:
        """Take the picture from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData) -> bool:
        from PySide6.QtGui import QImage

        urls = [url for url in data.urls() if url.isLocalFile()]
        if urls:
            self.file_given.emit(Path(urls[0].toLocalFile()))
            return True
        image = QImage(data.imageData()) if data.hasImage() else QImage()
        if image.isNull():
            return False
        self.image_given.emit(image)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pictures."""
        if _has_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle, and the ring when the keyboard is here."""
        painter = QPainter(self)
        paint_avatar(painter, self.rect(), self._name, self._initials, self._photo)
        if self.ring_shown():
            focus_ring(painter, self.rect(), self.width() / 2)
        painter.end()


def _has_picture(data: QMimeData | None) -> bool:
    return data is not None and (data.hasImage() or any(url.isLocalFile() for url in data.urls()))
