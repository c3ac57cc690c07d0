"""Sheets of paper and where on them the text stands. All lengths are pixels at 96 to the inch."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSizeF
from PySide6.QtGui import QPageSize

PIXELS_PER_INCH = 96
_POINTS_PER_INCH = 72
_SIDE = 58.0
_TOP = 52.0
_BOTTOM = 58.0

# Where Letter is the paper of offices: North America, most of Central America, Chile, Colombia,
# Venezuela and the Philippines (CLDR supplemental data, measurementData, paperSize).
_LETTER_LANDS = frozenset({"US", "CA", "MX", "PR", "GT", "SV", "NI", "CR", "PA", "CO", "VE", "CL", "PH", "BZ", "DO"})


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet, upright or not."""

    width: float
    height: float

    def turned(self) -> Paper:
        """Return the same sheet lying on its side."""
        return Paper(self.height, self.width)

    @property
    def left(self) -> float:
        """Where text begins."""
        return _SIDE

    @property
    def right(self) -> float:
        """Where text ends."""
        return self.width - _SIDE

    @property
    def text_width(self) -> float:
        """Room between the margins."""
        return self.right - self.left

    @property
    def top(self) -> float:
        """Where the first page's text begins."""
        return _TOP

    @property
    def bottom(self) -> float:
        """Where text ends, above the footer."""
        return self.height - _BOTTOM - 14

    @property
    def footer(self) -> float:
        """Where the footer's line of text begins."""
        return self.height - _BOTTOM + 8


def paper_named(name: str) -> Paper:
    """Return the sheet called ``a4``, ``letter`` or ``a3``; another name raises `KeyError`."""
    return paper_of(QPageSize(_PAGE_SIZES[name]).size(QPageSize.Unit.Point))


def page_size_named(name: str) -> QPageSize:
    """Return Qt's page size of ``a4``, ``letter`` or ``a3``; another name raises `KeyError`."""
    return QPageSize(_PAGE_SIZES[name])


def paper_of(points: QSizeF) -> Paper:
    """Return a sheet of this size in points."""
    scale = PIXELS_PER_INCH / _POINTS_PER_INCH
    return Paper(points.width() * scale, points.height() * scale)


def usual_paper(locale: QLocale | None = None) -> str:
    """Return the paper that is usual where the person lives: ``a4`` or ``letter``."""
    land = QLocale.territoryToCode((locale or QLocale()).territory())
    return "letter" if land in _LETTER_LANDS else "a4"


_PAGE_SIZES = {
    "a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter, "a3": QPageSize.PageSizeId.A3,
}  # fmt: skip
