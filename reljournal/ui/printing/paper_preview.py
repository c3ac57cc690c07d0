"""A preview on the screen of what will stand on paper: look, choose the paper, then print or save as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.errors import RelJournalError
from reljournal.domain.progress import Cancelled, Progress
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.jobs import Job
from reljournal.ui.printing.page_view import PageView, Sheets
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, ChipChoice, Label, ProgressPanel, QuietButton

_SHOW_PROGRESS_FROM = 6
Work = Callable[[Journal, Progress], Path]


class PaperPreview(QDialog):
    """Shows pages as they will stand on paper. What they are, those say who inherit from it.

    They give it ``sheets``, a name for the PDF, and how the pages get into a file or onto a printer.
    """

    paper_chosen = Signal(str)
    """The person chose ``a4`` or ``letter``; whoever keeps settings can remember it."""

    def __init__(self, context: Context, sheets: Sheets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._sheets = sheets
        self._job: Job | None = None
        self._printer: object | None = None
        self._stop_printing = False
        self.pages = PageView(sheets)
        # Asking for printers may take a while where a print server is slow: only once the pages are there.
        self._printers = QTimer(self)
        self._printers.setSingleShot(True)
        self._printers.setInterval(0)
        self._printers.timeout.connect(self._look_for_printers)

    # What those say who inherit

    def papers(self) -> list[tuple[str, str]]:
        """Return the papers to choose from, each with its words."""
        return [("a4", self.tr("A4")), ("letter", self.tr("US Letter"))]

    def beside_pages(self) -> QWidget | None:
        """Return what stands beside the pages, if anything."""
        return None

    def above_pages(self) -> QWidget | None:
        """Return what stands between the choice of paper and the pages, if anything."""
        return None

    def page_size(self) -> QSize:
        """Return the size of the dialog for its pages, without what stands beside them."""
        wide = current_theme().size("reading")
        return QSize(wide, wide * 5 // 4)

    def has_pages(self) -> bool:
        """Return whether there is anything to print."""
        return True

    def count(self) -> int:
        """Return how many parts progress counts."""
        return 1

    def suggested_name(self) -> str:
        """Return a name for the PDF."""
        raise NotImplementedError

    def work(self, path: Path) -> Work:
        """Return what writes the PDF, to be done beside the window."""
        raise NotImplementedError

    def set_up(self, printer: object) -> None:
        """Set a ``QPrinter`` to the paper of these pages."""
        raise NotImplementedError

    def draw_on(self, printer: object) -> None:
        """Draw the pages on a ``QPrinter``."""
        raise NotImplementedError

    # Building

    def build(self) -> None:
        """Put everything in its place; called once what is needed for it is there."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top_row())
        above = self.above_pages()
        if above is not None:
            column.addWidget(above)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        side = self.beside_pages()
        if side is not None:
            middle.addWidget(side)
        middle.addWidget(self.pages, 1)
        column.addLayout(middle, 1)
        column.addLayout(self._bottom_row())
        wanted = self.page_size() + QSize(side.width() if side is not None else 0, 0)
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self.pages.page_changed.connect(self._show_page_number)
        self.pages.zoom_changed.connect(self._show_fit)
        self._show_fit("page")
        self.pages.setFocus()

    def _top_row(self) -> QHBoxLayout:
        space = current_theme().space
        row = QHBoxLayout()
        row.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        row.setSpacing(space("s"))
        self.paper = ChipChoice(self.papers(), self.tr("Paper"))
        self.paper.set_value(self._sheets.paper_name)
        self.paper.changed.connect(self._take_paper)
        self.page_number = Label("", "small", "muted")
        self.smaller = QuietButton("−")
        self.smaller.setAccessibleName(self.tr("Smaller"))
        self.smaller.setToolTip(self.tr("Smaller (Ctrl+−)"))
        self.smaller.clicked.connect(self.pages.zoom_out)
        self.larger = QuietButton("+")
        self.larger.setAccessibleName(self.tr("Larger"))
        self.larger.setToolTip(self.tr("Larger (Ctrl++)"))
        self.larger.clicked.connect(self.pages.zoom_in)
        self.fit_width = QuietButton(self.tr("Fit width"))
        self.fit_width.setCheckable(True)
        self.fit_width.clicked.connect(self._fit_width)
        self.fit_page = QuietButton(self.tr("Fit page"))
        self.fit_page.setCheckable(True)
        self.fit_page.clicked.connect(self._fit_page)
        row.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.page_number)
        row.addSpacing(space("s"))
        for button in (self.smaller, self.larger, self.fit_width, self.fit_page):
            row.addWidget(button)
        return row

    def _bottom_row(self) -> QHBoxLayout:
        space = current_theme().space
        row = QHBoxLayout()
        row.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        row.setSpacing(space("s"))
        self.message = Label("", "small", "muted", wrap=True)
        self.progress = ProgressPanel()
        self.progress.hide()
        self.progress.cancelled.connect(self._stop)
        self.close_button = QuietButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.print_button = QuietButton(self.tr("&Print…"), "print")
        self.print_button.clicked.connect(self.ask_and_print)
        self.print_button.hide()
        self.save_button = AccentButton(self.tr("&Save as PDF…"))
        self.save_button.clicked.connect(self.ask_and_save)
        self.save_button.setDefault(True)
        row.addWidget(self.message, 1)
        row.addWidget(self.progress, 1)
        for button in (self.close_button, self.print_button, self.save_button):
            row.addWidget(button)
        return row

    # Looking

    def _show_page_number(self, page: int, count: int) -> None:
        number = QLocale().toString
        words = self.tr("Page %1 of %2").replace("%1", number(page)).replace("%2", number(count))
        self.page_number.setText(words if count else self.tr("No pages"))
        self._offer()

    def _show_fit(self, how: str) -> None:
        self.fit_width.setChecked(how == "width")
        self.fit_page.setChecked(how == "page")

    def _fit_width(self) -> None:
        self.pages.fit("width")

    def _fit_page(self) -> None:
        self.pages.fit("page")

    def _take_paper(self, name: str) -> None:
        self._sheets.set_paper(name)
        self.pages.renew()
        if name in {"a4", "letter"}:
            self.paper_chosen.emit(name)

    def _offer(self) -> None:
        """Let the person act when there is something to act on and nothing is under way."""
        free = self._job is None and not self.progress.isVisible()
        self.paper.setEnabled(free)
        for part in (self.beside_pages(), self.above_pages()):
            if part is not None:
                part.setEnabled(free)
        for button in (self.save_button, self.print_button):
            button.setEnabled(free and self.has_pages())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count pages and look for printers once the dialog is there."""
        super().showEvent(event)
        self.pages.renew()
        self._printers.start()

    # Saving

    def ask_and_save(self) -> None:
        """Ask where to, then save the PDF there."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        suggested = str((folder if folder.is_dir() else Path.home()) / self.suggested_name())
        dialog = QFileDialog(self, self.tr("Save as PDF"), suggested, self.tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        accepted = dialog.exec()
        files = dialog.selectedFiles()
        dialog.deleteLater()
        if accepted and files:
            self.save(Path(files[0]))

    def save(self, path: Path) -> None:
        """Write the PDF in the background; progress and cancel are shown when there is much."""
        job = Job(self._context.journal.path, self.work(path), self)
        job.stepped.connect(self.progress.step)
        job.done.connect(self._saved)
        job.refused.connect(self._say_refused)
        job.failed.connect(self._raise_failed)
        job.stopped.connect(self._say_stopped)
        job.finished.connect(self._finish_job)
        self._job = job
        self._begin(self.count(), self.tr("Saving the PDF …"))
        job.start()

    def _saved(self, path: Path) -> None:
        self.message.set_tone("muted")
        self.message.setText(self.tr("Saved as “%1”.").replace("%1", path.name))

    def _finish_job(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._end()

    # Printing

    def _look_for_printers(self) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        self.print_button.setVisible(bool(QPrinterInfo.availablePrinterNames()))

    def ask_and_print(self) -> None:
        """Ask which printer, then print there."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # Qt's dialogs use the printer after this function has returned.
        self._printer = printer
        self.set_up(printer)
        printer.setFullPage(True)
        printer.setCreator("RelJournal")
        dialog = QPrintDialog(printer, self)
        accepted = dialog.exec()
        dialog.deleteLater()
        if accepted:
            self.print_on(printer)

    def print_on(self, printer: object) -> None:
        """Print on a ``QPrinter`` that is set up; the window stays alive meanwhile."""
        from PySide6.QtPrintSupport import QPrinter

        if not isinstance(printer, QPrinter):
            raise TypeError("a QPrinter is needed")
        self._stop_printing = False
        self._begin(self.count(), self.tr("Printing …"))
        try:
            self.draw_on(printer)
        except RelJournalError as refused:
            self._say_refused(str(refused))
        except Cancelled:
            printer.abort()
            self._say_stopped()
        else:
            self.message.set_tone("muted")
            self.message.setText(self.tr("Sent to the printer."))
        finally:
            self._end()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show how far printing has come, and let the person cancel it.

        Raises:
            Cancelled: the person pressed Cancel.
        """
        self.progress.step(done, total, text)
        QCoreApplication.processEvents()
        if self._stop_printing:
            raise Cancelled

    # What both share

    def _begin(self, count: int, words: str) -> None:
        self.message.setText("")
        if count >= _SHOW_PROGRESS_FROM:
            self.message.hide()
            self.progress.start(words)
            self.progress.show()
        self._offer()

    def _end(self) -> None:
        self.progress.hide()
        self.message.show()
        self._offer()

    def _stop(self) -> None:
        self._stop_printing = True
        if self._job is not None:
            self._job.cancel()

    def _say_refused(self, sentence: str) -> None:
        self.message.set_tone("late")
        self.message.setText(sentence)

    def _say_stopped(self) -> None:
        self.message.set_tone("muted")
        self.message.setText(self.tr("Stopped. Nothing was saved."))

    def _raise_failed(self, error: BaseException) -> None:
        raise error

    def done(self, result: int) -> None:
        """Close; what is still being saved is stopped and leaves no file."""
        self._stop()
        if self._job is not None:
            self._job.wait()
        super().done(result)
