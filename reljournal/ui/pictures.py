"""Pictures read from bytes: upright, never larger than asked for, with a sentence where one cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

# Larger than any camera's; what pretends to be larger is meant to fill the memory.
MOST_PIXELS = 100_000_000
# Four bytes a pixel, in the megabytes that Qt counts.
_MOST_MEGABYTES = 4 * MOST_PIXELS // (1 << 20) + 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it can be shown, or why it cannot.

    ``refusal`` and ``remark`` are sentences for the person; with a refusal the image is null.
    """

    image: QImage
    refusal: str = ""
    remark: str = ""


def read_picture(data: bytes, longest_side: int) -> Picture:
    """Return the picture in ``data``, its longest side at most so many pixels, turned as its EXIF says.

    Needs no window and may be called in any thread.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead():
        return Picture(QImage(), _tr("This is not a picture that can be shown. The card was left as it is."))
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        return Picture(QImage(), _tr("This picture has more than 100 million pixels. The card was left as it is."))
    # Qt's own limit would refuse what a good camera takes.
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    if size.isValid() and max(size.width(), size.height()) > longest_side:
        reader.setScaledSize(size.scaled(QSize(longest_side, longest_side), Qt.AspectRatioMode.KeepAspectRatio))
    moves = reader.supportsAnimation() and reader.imageCount() > 1
    image = reader.read()
    if image.isNull():
        return Picture(QImage(), _tr("This picture is damaged and cannot be shown. The card was left as it is."))
    remark = ""
    if image.format() == QImage.Format.Format_CMYK8888:
        remark = _tr("This picture has the colours of a printing press; on screen they may look a little different.")
    elif moves:
        remark = _tr("This picture moves. A photo keeps still: it shows the first moment.")
    form = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    return Picture(image.convertToFormat(form), remark=remark)


def packed(image: QImage) -> tuple[str, bytes]:
    """Return a picture's media type and bytes: JPEG, or PNG where it is see-through."""
    form = "PNG" if image.hasAlphaChannel() else "JPEG"
    return f"image/{form.lower()}", written_as(image, form)


def written_as(image: QImage, form: str) -> bytes:
    """Return a picture as a file of the form that Qt calls ``form``."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, 90 if form == "JPEG" else -1)  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pictures", text)
