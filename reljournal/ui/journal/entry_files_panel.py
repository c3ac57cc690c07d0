"""The files of an entry: chosen or dropped, shown small where they are pictures, opened with the system's program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryFile
from reljournal.domain.files import KeptFile
from reljournal.domain.progress import Progress
from reljournal.operations.files import NewFile, in_megabytes, lay_in
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.journal.optional_panel import OptionalPanel
from reljournal.ui.people.elided_link import ElidedLink
from reljournal.ui.people.file_keeping import files_in
from reljournal.ui.theme import current_theme
from reljournal.ui.thumbnails import Thumbnails
from reljournal.ui.widgets import IconButton, Label, LinkButton, clear_layout

if TYPE_CHECKING:
    from reljournal.ui.people.file_lending import FileLending

# The longest side of a picture in the text, in pixels: as wide as the lines are.
_IN_TEXT = 720


def kept(file: EntryFile) -> KeptFile:
    """Return a file of an entry as the files of a card are known: what opens and shows those does so for it too."""
    return KeptFile(0, 0, file.name, file.media_type, file.size, bytes.fromhex(file.digest), "", 0)


class EntryFilesPanel(OptionalPanel):
    """Says ``changed`` when files came or went by the person's hand; `set_value` is silent."""

    arrived = Signal(object)
    """Files that were given are kept: a list of `EntryFile`."""
    pictures_arrived = Signal()
    """Pictures for the text are read."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Files"), parent)
        self._context = context
        self._files: list[EntryFile] = []
        self.setAcceptDrops(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current_theme().space("s"))
        self.add(self._rows)
        self.more = LinkButton(self.tr("+ add"), tone="muted")
        self.more.setAccessibleName(self.tr("Add a file"))
        self.more.clicked.connect(self._ask)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    @cached_property
    def _thumbnails(self) -> Thumbnails:
        found = Thumbnails(self._context, self)
        found.arrived.connect(self._show)
        return found

    @cached_property
    def lending(self) -> FileLending:
        """What hands files to other programs."""
        from reljournal.ui.people.file_lending import FileLending

        return FileLending(self._context, self)

    @cached_property
    def _pictures(self) -> Thumbnails:
        found = Thumbnails(self._context, self, _IN_TEXT)
        found.arrived.connect(self.pictures_arrived)
        return found

    def picture(self, digest: str) -> QPixmap | None:
        """Return a picture of the entry as it is shown in the text; None until it is read, and for what is none."""
        found = next((file for file in self._files if file.digest == digest), None)
        return self._pictures.of(kept(found)) if found is not None else None

    def is_empty(self) -> bool:
        """Return whether there is no file."""
        return not self._files

    def take_keyboard(self) -> None:
        """Put the keyboard on the link that adds one."""
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> tuple[EntryFile, ...]:
        """Return the files, in order."""
        return tuple(self._files)

    def set_value(self, files: Sequence[EntryFile]) -> None:
        """Show the files of an entry."""
        if list(files) != self._files:
            self._files = list(files)
            self._show()

    def keep(self, files: Sequence[NewFile]) -> None:
        """Keep files beside the window; ``arrived`` follows, or a sentence why not."""
        limit, given = self._context.file_limit, list(files)

        def work(journal: Journal, progress: Progress) -> list[EntryFile]:
            return lay_in(journal, given, limit, progress)

        if given:
            self._context.asides.run(work, self._take, self._context.ways.warn, may_stop=False)

    def _take(self, new: list[EntryFile]) -> None:
        self._files += [file for file in new if file not in self._files]
        self._show()
        self.changed.emit()
        self.arrived.emit(new)

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Files for this entry"))
        self.keep([NewFile.at(Path(name)) for name in names])

    def remove(self, file: EntryFile) -> None:
        """Take a file off the entry; its words in the text stay."""
        self._files.remove(file)
        self._show()
        self.changed.emit()

    def open_file(self, digest: str) -> bool:
        """Open the file of a digest; return whether the entry has it."""
        found = next((file for file in self._files if file.digest == digest), None)
        if found is not None:
            self.lending.open([kept(found)])
        return found is not None

    def _show(self) -> None:
        clear_layout(self._rows)
        for file in self._files:
            self._rows.addWidget(self._row(file))

    def _row(self, file: EntryFile) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current_theme().space("s"))
        small = self._thumbnails.of(kept(file)) if kept(file).is_picture else None
        if small is not None:
            side = current_theme().size("avatar_small")
            picture = QLabel()
            picture.setPixmap(small.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio,
                                           Qt.TransformationMode.SmoothTransformation))  # fmt: skip
            line.addWidget(picture)
        link = ElidedLink(file.name)
        link.setAccessibleName(self.tr("Open %1").replace("%1", file.name))
        link.clicked.connect(partial(self.open_file, file.digest))
        line.addWidget(link)
        line.addStretch(1)
        line.addWidget(Label(in_megabytes(file.size), role="small", tone="muted"))
        gone = IconButton("close", self.tr("Remove %1").replace("%1", file.name))
        gone.clicked.connect(partial(self.remove, file))
        line.addWidget(gone)
        return row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        event.acceptProposedAction()
        self.keep(files_in(event.mimeData()))
