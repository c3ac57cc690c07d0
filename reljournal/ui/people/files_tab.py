"""The files tab: what is kept with a contact, opened by Enter, brought by button, drop or paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.files import KeptFile
from reljournal.operations.files import NewFile, describe_file, remove_files
from reljournal.ui.context import Context
from reljournal.ui.people.file_delegate import FileDelegate
from reljournal.ui.people.file_keeping import FileKeeping
from reljournal.ui.people.file_lending import FileLending
from reljournal.ui.people.file_words import size_words
from reljournal.ui.people.files_model import FilesModel
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, IconButton, Label, QuietButton
from reljournal.ui.widgets.painted_list import UniformList

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QMenu


class FileList(UniformList):
    """Files one below the other: Enter or a double click opens, F2 renames, Del deletes, dragging gives a copy."""

    rename_asked = Signal()
    menu_asked = Signal(QPoint)
    dragged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(FileDelegate(self))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames; the rest is a list's."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the file."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done, by mouse or by the menu key."""
        self.menu_asked.emit(event.globalPos())

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Let whoever listens lay out the copies."""
        self.dragged.emit()


class FilesTab(QWidget):
    """The files of one contact, the newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact: Contact | None = None
        self.keeping = FileKeeping(context, self)
        self.keeping.kept.connect(self._select)
        self.lending = FileLending(context, self)
        self.model = FilesModel(context, self)
        self._build_head()
        self._build_list()
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space("l"), 0, theme.space("m"))
        column.setSpacing(theme.space("m"))
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        self.setMaximumWidth(theme.size("content"))
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    def _build_head(self) -> None:
        self.add_button = QuietButton(self.tr("Add files"), "plus")
        self.add_button.clicked.connect(self.choose)
        self._sum = Label(role="small", tone="muted")
        self.more = IconButton("more", self.tr("What can be done with the file"))
        self.more.clicked.connect(self._offer)
        self._head = QHBoxLayout()
        self._head.setSpacing(current_theme().space("m"))
        self._head.addWidget(self.add_button)
        self._head.addWidget(self._sum)
        self._head.addStretch(1)
        self._head.addWidget(self.more)
        self._head.addSpacing(current_theme().space("m"))

    def _build_list(self) -> None:
        self.view = FileList()
        self.view.setAccessibleName(self.tr("Files"))
        self.view.setModel(self.model)
        self.view.opened.connect(self._open_row)
        self.view.delete_asked.connect(self.delete)
        self.view.rename_asked.connect(self.rename)
        self.view.menu_asked.connect(self._pop_up)
        self.view.dragged.connect(self._drag)
        self._empty = EmptyState(
            "file",
            self.tr("No files yet"),
            self.tr("Contracts, letters, pictures: drop them on the card, paste them here, or add them."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)

    # What is shown

    def show_contact(self, contact: Contact) -> None:
        """Show the files of a contact; for the same one what is chosen stays chosen."""
        chosen = [file.id for file in self.chosen()] if self._contact and self._contact.id == contact.id else []
        self._contact = contact
        self.model.show_contact(contact.id)
        files = self.model.files()
        if chosen:
            self._select(chosen)
        self._stack.setCurrentWidget(self.view if files else self._empty)
        self.more.setVisible(bool(files))
        self._sum.setText(size_words(sum(file.size for file in files)) if files else "")

    def chosen(self) -> list[KeptFile]:
        """Return the chosen files, from the top."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        if not rows and self.view.currentIndex().isValid():
            rows = [self.view.currentIndex().row()]
        return [file for row in rows if (file := self.model.file(row)) is not None]

    def _select(self, file_ids: Sequence[int]) -> None:
        chosen, flags = self.view.selectionModel(), self.view.selectionModel().SelectionFlag
        chosen.clearSelection()
        for file_id in file_ids:
            row = self.model.row_of(file_id)
            if row is not None:
                chosen.setCurrentIndex(self.model.index(row), flags.Select)

    # What can be done

    def choose(self) -> None:
        """Ask for files and keep them."""
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Keep files with this contact"))
        if names and self._contact is not None:
            self.keeping.keep(self._contact.id, self._contact.name, [NewFile.at(Path(name)) for name in names])

    def paste(self) -> None:
        """Keep the files, or the picture, that are on the clipboard."""
        contact = self._contact
        if contact is None:
            return
        data = QGuiApplication.clipboard().mimeData()
        # None on an empty clipboard, which Qt's stubs do not say.
        if not data or not self.keeping.keep_from(data, contact.id, contact.name):
            self._context.ways.say(self.tr("There is no file and no picture on the clipboard."))

    def copy(self) -> None:
        """Put copies of the chosen files on the clipboard."""
        self.lending.lend(self.chosen(), QGuiApplication.clipboard().setMimeData)

    def _open_row(self, row: int) -> None:
        file = self.model.file(row)
        if file is not None:
            self.lending.open([file])

    def open(self) -> None:
        """Open the chosen files."""
        self.lending.open(self.chosen())

    def save_as(self) -> None:
        """Save copies of the chosen files."""
        for file in self.chosen():
            self.lending.save_as(file)

    def rename(self) -> None:
        """Rename the file, or note something about it."""
        files = self.chosen()
        if not files:
            return
        from reljournal.ui.people.file_form import FileForm

        file = files[0]
        form = FileForm(file, self)
        form.saved.connect(lambda name, note: self._describe(file.id, name, note))
        form.open()

    def _describe(self, file_id: int, name: str, note: str) -> None:
        self._context.attempt(lambda: describe_file(self._context.journal, file_id, name, note))

    def delete(self) -> None:
        """Take the chosen files off the card; the toast offers Undo."""
        files = self.chosen()
        if not files:
            return
        row = self.view.currentIndex().row()
        if self._context.attempt(lambda: remove_files(self._context.journal, [file.id for file in files])) is None:
            return
        if len(files) == 1:
            words = self.tr("Deleted: %1").replace("%1", files[0].name)
        else:
            words = self.tr("%Ln files deleted.", None, len(files))
        self._context.ways.offer_undo(words)
        self._stay_near(row)

    def _stay_near(self, row: int) -> None:
        left = self.model.rowCount()
        if left:
            self.view.setCurrentIndex(self.model.index(min(max(row, 0), left - 1)))

    def _drag(self) -> None:
        data = self.lending.mime_of(self.chosen())
        if data is not None:
            drag = QDrag(self.view)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)

    # Menu

    def menu(self) -> QMenu:
        """Return what can be done with the chosen files."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        deeds: list[tuple[str, Callable[[], None], str]] = [
            (self.tr("Open"), self.open, "Return"),
            (self.tr("Save a copy…"), self.save_as, ""),
            (self.tr("Copy"), self.copy, "Ctrl+C"),
            (self.tr("Rename…"), self.rename, "F2"),
            (self.tr("Delete"), self.delete, "Del"),
        ]
        someone = bool(self.chosen())
        for text, deed, keys in deeds:
            action = menu.addAction(text, deed)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(someone)
        menu.addSeparator()
        paste = menu.addAction(self.tr("Paste"), self.paste)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        return menu

    def _offer(self) -> None:
        if not self.chosen() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
        self._pop_up(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _pop_up(self, point: QPoint) -> None:
        self.menu().popup(point)
