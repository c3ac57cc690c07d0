"""The preview of briefs: look, choose the paper and whom, then print or save as PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from reljournal.domain.progress import Progress
from reljournal.printing.briefs import document_title, print_briefs, write_pdf
from reljournal.printing.paper import page_size_named, usual_paper
from reljournal.store.journal import Journal
from reljournal.store.queries.briefs import briefs
from reljournal.store.queries.people import people_by_ids
from reljournal.system.settings import Settings
from reljournal.ui.context import Context
from reljournal.ui.printing.paper_preview import PaperPreview, Work
from reljournal.ui.printing.sheets import BriefSheets
from reljournal.ui.theme import current_theme

_CONTACT = Qt.ItemDataRole.UserRole
_UNFIT_FOR_FILES = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
_LONGEST_FILE_NAME = 80


class BriefPreview(PaperPreview):
    """Shows the briefs of one or several contacts as they will stand on paper."""

    def __init__(
        self, context: Context, contact_ids: Sequence[int], settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show these contacts on the paper of ``settings``, or on what is usual in this country."""
        self._today = context.today()
        chosen = settings.paper if settings is not None else "locale"
        name = chosen if chosen in {"a4", "letter"} else usual_paper()
        self.sheets = BriefSheets(context.journal, list(dict.fromkeys(contact_ids)), self._today, name)
        super().__init__(context, self.sheets, parent)
        self._people = people_by_ids(context.journal, self.sheets.contact_ids)
        self.setWindowTitle(self.tr("Print a brief") if len(self._people) == 1 else self.tr("Print briefs"))
        self.people = self._people_list()
        self.build()

    def beside_pages(self) -> QWidget | None:
        """Return the list of those whose briefs are shown, where there are several."""
        return self.people if len(self._people) > 1 else None

    def has_pages(self) -> bool:
        """Return whether anybody is chosen."""
        return bool(self.sheets.chosen())

    def count(self) -> int:
        """Return how many are chosen."""
        return len(self.sheets.chosen())

    def _people_list(self) -> QListWidget:
        people = QListWidget(self)
        people.setAccessibleName(self.tr("Whose briefs"))
        people.setUniformItemSizes(True)
        people.setFixedWidth(current_theme().size("rail"))
        people.setVisible(len(self._people) > 1)
        people.setFrameShape(QListWidget.Shape.NoFrame)
        for person in self._people:
            item = QListWidgetItem(person.name or self.tr("Without a name"))
            item.setData(_CONTACT, person.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, current_theme().size("control")))
            people.addItem(item)
        people.currentItemChanged.connect(self._go_to)
        people.itemChanged.connect(self._choose)
        return people

    def _go_to(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        if item is not None and item.checkState() == Qt.CheckState.Checked:
            self.pages.show_contact(int(item.data(_CONTACT)))

    def _choose(self, item: QListWidgetItem) -> None:
        contact_id = int(item.data(_CONTACT))
        if item.checkState() == Qt.CheckState.Checked:
            self.sheets.left_out.discard(contact_id)
        else:
            self.sheets.left_out.add(contact_id)
        self.pages.renew()
        self._go_to(item)

    def suggested_name(self) -> str:
        """Return a name for the PDF: "Brief Ada Lovelace.pdf", "12 briefs.pdf"."""
        chosen = [person for person in self._people if person.id not in self.sheets.left_out]
        if len(chosen) != 1:
            return self.tr("%Ln briefs", None, len(chosen)) + ".pdf"
        words = self.tr("Brief %1").replace("%1", chosen[0].name)
        fit = " ".join(_UNFIT_FOR_FILES.sub(" ", words).split())
        return fit[:_LONGEST_FILE_NAME].strip(" .") + ".pdf"

    def work(self, path: Path) -> Work:
        """Return what writes the briefs that are chosen."""
        chosen, today, paper = self.sheets.chosen(), self._today, self.sheets.paper_name

        def work(journal: Journal, progress: Progress) -> Path:
            write_pdf(briefs(journal, chosen, today), path, paper, progress)
            return path

        return work

    def set_up(self, printer: object) -> None:
        """Set a printer to the paper that is chosen."""
        printer.setPageSize(page_size_named(self.sheets.paper_name))  # type: ignore[attr-defined]

    def draw_on(self, printer: object) -> None:
        """Print the chosen briefs."""
        chosen = briefs(self._context.journal, self.sheets.chosen(), self._today)
        printer.setDocName(document_title(chosen))  # type: ignore[attr-defined]
        print_briefs(chosen, printer, self)  # type: ignore[arg-type]
