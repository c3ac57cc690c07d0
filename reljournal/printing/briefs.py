"""Briefs on paper: to a printer, into a PDF, or as pictures."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from reljournal import __version__
from reljournal.domain.brief import Brief
from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Progress, Silent
from reljournal.printing import wording
from reljournal.printing.application import ensure_gui_application
from reljournal.printing.brief_pages import lay_out
from reljournal.printing.paper import PIXELS_PER_INCH, page_size_named, paper_named, paper_of
from reljournal.printing.readable_pdf import readable
from reljournal.store.targets import is_database, refuse_as_target

_PDF_RESOLUTION = 1200


class PrintError(RelJournalError):
    """Paper or file would not take it."""


def print_briefs(briefs: Iterable[Brief], device: QPagedPaintDevice, progress: Progress | None = None) -> int:
    """Draw briefs, each from a new page on, on the paper that ``device`` is set to; return how many pages.

    ``progress`` counts briefs.

    Raises:
        PrintError: the device would not begin.
        Cancelled: the person asked to stop; what was drawn so far is in the device.
    """
    told = progress or Silent()
    known = len(briefs) if isinstance(briefs, Sequence) else 0
    paper = paper_of(QSizeF(device.pageLayout().fullRect(QPageLayout.Unit.Point).size()))
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError("The printer did not start. Nothing was printed.")
    pages = 0
    try:
        scale = device.logicalDpiX() / PIXELS_PER_INCH
        for done, brief in enumerate(briefs):
            told.step(done, known, brief.name)
            laid = lay_out(brief, paper)
            for page in range(laid.page_count):
                if pages:
                    device.newPage()
                painter.save()
                painter.scale(scale, scale)
                laid.paint(painter, page)
                painter.restore()
                pages += 1
        told.step(known, known)
    finally:
        painter.end()
    return pages


def write_pdf(briefs: Iterable[Brief], path: Path, paper: str = "a4", progress: Progress | None = None) -> int:
    """Write briefs as one PDF, whole or not at all; return how many pages. ``paper`` is ``a4`` or ``letter``.

    Raises:
        PrintError: the file cannot be written there.
        Cancelled: the person asked to stop; no file is left behind.
    """
    ensure_gui_application()
    listed = list(briefs)
    _refuse_unwritable(path)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_RESOLUTION)
    writer.setPageSize(page_size_named(paper))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(document_title(listed))
    writer.setCreator(f"RelJournal {__version__}")
    pages = print_briefs(listed, writer, progress)
    _replace(path, readable(bytes(buffer.data().data())))
    return pages


def render_pages(briefs: Iterable[Brief], paper: str = "a4", dpi: int = PIXELS_PER_INCH) -> list[QImage]:
    """Return every page as a picture at ``dpi`` pixels to the inch."""
    ensure_gui_application()
    sheet = paper_named(paper)
    scale = dpi / PIXELS_PER_INCH
    pictures: list[QImage] = []
    for brief in briefs:
        laid = lay_out(brief, sheet)
        for page in range(laid.page_count):
            size = QSizeF(sheet.width * scale, sheet.height * scale).toSize()
            picture = QImage(size, QImage.Format.Format_RGB32)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            painter.scale(scale, scale)
            laid.paint(painter, page)
            painter.end()
            pictures.append(picture)
    return pictures


def document_title(briefs: Sequence[Brief]) -> str:
    """Return the title of a document: "Brief: Ada Lovelace", "Briefs: Ada Lovelace and 11 more"."""
    first = (briefs[0].name if briefs else "") or wording.tr("Without a name")
    if len(briefs) <= 1:
        return wording.tr("Brief: %1").replace("%1", first)
    return wording.tr("Briefs: %1 and %Ln more", "", len(briefs) - 1).replace("%1", first)


def _refuse_unwritable(path: Path) -> None:
    """Raise before any work is done where the file could not be put in the end, or must not be."""
    refuse_as_target(path, "A brief")
    if is_database(path):
        raise PrintError(f"“{path}” is a database, such as a journal or a backup. No brief was written over it.")
    if path.is_dir():
        raise PrintError(f"“{path}” is a folder; a brief needs the name of a file.")
    if not path.parent.is_dir():
        raise PrintError(f"The folder “{path.parent}” does not exist. No brief was written.")
    if not os.access(path.parent, os.W_OK):
        raise PrintError(f"The folder “{path.parent}” cannot be written. No brief was written.")


def _replace(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that either the old file or the whole new one is there."""
    draft: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}.", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o600)
        draft.replace(path)
    except OSError as refused:
        if draft is not None:
            with contextlib.suppress(OSError):
                draft.unlink()
        reason = refused.strerror or type(refused).__name__
        raise PrintError(f"The brief could not be written to “{path}” ({reason}).") from refused
