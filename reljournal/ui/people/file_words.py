"""Kept files in words: their sort, their size, and since when."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from reljournal.domain.files import KeptFile, ending_of
from reljournal.ui.wording import short_day_with_year

_ICONS = {"image": "picture", "video": "film", "audio": "music"}
_BOXES = frozenset(("zip", "7z", "gz", "tar", "tgz", "rar", "xz", "zst", "bz2"))


def size_words(size: int) -> str:
    """Return a number of bytes as the desktop writes it: "1.2 MB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def sort_word(file: KeptFile) -> str:
    """Return what sort of file it is, in a word: "PDF", or "File" where nothing tells."""
    ending = ending_of(file.name)
    return ending.upper() if 0 < len(ending) <= 5 else QCoreApplication.translate("Files", "File")


def about(file: KeptFile) -> str:
    """Return the line under a file's name: "PDF · 1.2 MB · 3 May 2026"."""
    added = datetime.fromtimestamp(file.added_at / 1000, UTC).astimezone().date()
    return " · ".join((sort_word(file), size_words(file.size), short_day_with_year(added)))


def spoken(file: KeptFile) -> str:
    """Return what a screen reader says of a file."""
    return ", ".join(part for part in (file.name, *about(file).split(" · "), file.note) if part)


def icon_of(file: KeptFile) -> str:
    """Return the name of the icon that stands for a file without a picture of its own."""
    if ending_of(file.name) in _BOXES:
        return "box"
    return _ICONS.get(file.media_type.partition("/")[0], "file")
