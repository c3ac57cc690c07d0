"""How files come to a contact: chosen, dropped or pasted, written beside the window, told of with Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reljournal.domain.files import ending_of
from reljournal.domain.progress import Progress
from reljournal.operations.files import NewFile, keep_files
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.pictures import packed
from reljournal.ui.wording import date_with_year

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_IMPORTED = frozenset(("vcf", "vcard", "eml", "emlx", "mbox", "mbx", "ics"))


class FileKeeping(QObject):
    """Keeps files one handful at a time; ``kept`` follows with the ids of the new files."""

    kept = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = ""

    def keep(self, contact_id: int, who: str, files: Sequence[NewFile]) -> None:
        """Keep files with a contact called ``who``; says what was done, or why not."""
        if not files:
            return
        limit = self._context.file_limit
        handful = list(files)

        def work(journal: Journal, progress: Progress) -> tuple[list[int], str]:
            return keep_files(journal, contact_id, handful, limit, progress), words

        if len(handful) == 1:
            words = self.tr("%1 is kept with %2.").replace("%1", handful[0].name)
        else:
            words = self.tr("%Ln files are kept with %2.", None, len(handful))
        words = words.replace("%2", who)
        self._context.asides.run(work, self._tell, self._context.ways.warn, may_stop=False)

    def keep_from(self, data: QMimeData, contact_id: int, who: str) -> bool:
        """Keep what was dropped or pasted; return whether there was anything to keep."""
        files = files_in(data)
        if not files and data.hasImage():
            files = [pasted_picture(data, self._context.today())]
        self.keep(contact_id, who, files)
        return bool(files)

    def _tell(self, result: Any) -> None:
        ids, words = result
        self._context.attempt(self._context.journal.notice_other_writers)
        self._context.ways.offer_undo(words)
        self.kept.emit(ids)


def pasted_picture(data: QMimeData, today: date) -> NewFile:
    """Return the picture of the clipboard as a file that is called by the day."""
    from PySide6.QtGui import QImage

    media_type, content = packed(QImage(data.imageData()))
    name = QCoreApplication.translate("FileKeeping", "Picture of %1").replace("%1", date_with_year(today))
    return NewFile(f"{name}.{'png' if media_type == 'image/png' else 'jpg'}", content)


def files_in(data: QMimeData) -> list[NewFile]:
    """Return the files of this computer that are being dropped or pasted."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [NewFile.at(path) for path in paths]


def is_for_a_card(data: QMimeData) -> bool:
    """Return whether what is dropped are files to keep: no folders, and nothing that is imported."""
    files = files_in(data)
    return bool(files) and not any(
        ending_of(file.name) in _IMPORTED or (isinstance(file.source, Path) and file.source.is_dir())
        for file in files
    )
