"""My card: what others see of me, chosen piece by piece, as a QR code, a file, and on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.dates import DateSort
from reljournal.domain.files import clean_name
from reljournal.domain.handing_out import Offer, Piece, handed_out, offers
from reljournal.exchange.qr_code import QrCode, TooMuchForCodeError, qr_code
from reljournal.operations.files import write_out
from reljournal.operations.me import (
    card_to_hand_out,
    choose_what_to_hand_out,
    handing_out_choices,
    text_of_code,
)
from reljournal.printing.own_cards import CardWords, OwnCard, code_picture, print_sheet, write_sheet
from reljournal.printing.paper import page_size_named, usual_paper
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.people.card_preview import CardPreview
from reljournal.ui.people.code_view import CodeView
from reljournal.ui.people.words import label_word, sort_label, written
from reljournal.ui.pictures import written_as
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Label, QuietButton, ScrollColumn

_LEFT_TO_RIGHT = frozenset((Piece.PHONE, Piece.EMAIL, Piece.LINK))


class OfferBox(QCheckBox):
    """A box for one piece of the card, on one line; what does not fit is in the tooltip, and is spoken."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(words.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the room there is."""
        super().resizeEvent(event)
        theme = current_theme()
        room = self.width() - theme.size("tick") - theme.space("l")
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class MyCard(Dialog):
    """Shows the card of the contact that is me as others get it. What is chosen is remembered when it closes."""

    help_page = "me"

    saved = Signal(Path)

    def __init__(self, context: Context, contact: Contact, paper: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("My card"), parent, wide="reading")
        self._context, self._contact = context, contact
        self._paper = paper if paper in {"a4", "letter"} else usual_paper()
        self._before = handing_out_choices(context.journal)
        self._choices = dict(self._before)
        self._code: QrCode | None = None
        self._printer: object | None = None
        self.boxes: dict[str, QCheckBox] = {}
        theme = current_theme()
        row = QHBoxLayout()
        row.setSpacing(theme.space("xl"))
        row.addWidget(self._seen_by_others())
        row.addWidget(self._choosing(), 1)
        self.body.addLayout(row, 1)
        self.message = Label(role="small", tone="due", wrap=True)
        self.body.addWidget(self.message)
        self._build_buttons()
        self._show()
        self._printers = QTimer(self)
        self._printers.setSingleShot(True)
        self._printers.setInterval(0)
        self._printers.timeout.connect(self._look_for_printers)
        self._printers.start()

    def _seen_by_others(self) -> QWidget:
        # Where text is large there is no room for both: one scrolls.
        side = self._side = ScrollColumn(margins=None)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column, theme = side.body, current_theme()
        column.setSpacing(theme.space("s"))
        self.preview = CardPreview()
        self.code = CodeView()
        column.addWidget(Label(self.tr("As others see it"), semibold=True))
        column.addWidget(self.preview)
        column.addSpacing(theme.space("s"))
        column.addWidget(Label(self.tr("To be scanned with a phone"), semibold=True))
        column.addWidget(self.code)
        column.addStretch(1)
        room = side.verticalScrollBar().sizeHint().width()
        side.setFixedWidth(theme.size("card_preview") + room)
        side.setMinimumHeight(theme.size("code"))
        return side

    def sizeHint(self) -> QSize:
        """Return a size at which nothing scrolls, within the screen."""
        hint = super().sizeHint()
        lacking = self._side.content.sizeHint().height() - self._side.sizeHint().height()
        return QSize(hint.width(), min(hint.height() + max(0, lacking), self._room().height()))

    def _choosing(self) -> QWidget:
        side = ScrollColumn(margins=None)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.body.setSpacing(current_theme().space("s"))
        said = Label(self.tr("What others get"), semibold=True)
        side.body.addWidget(said)
        for offer in offers(self._contact.card):
            box = OfferBox(_offered(offer))
            box.setChecked(self._choices.get(offer.key, offer.usual))
            box.toggled.connect(self._take_choices)
            self.boxes[offer.key] = box
            side.body.addWidget(box)
        if not self.boxes:
            words = self.tr("There is only your name on your card yet. Edit it to add how you are reached.")
            side.body.addWidget(Label(words, tone="muted", wrap=True))
        hint = self.tr("Notes, tags and what you learned are never handed out.")
        side.body.addWidget(Label(hint, role="small", tone="muted", wrap=True))
        side.body.addStretch(1)
        side.setMinimumHeight(current_theme().size("code"))
        return side

    def _build_buttons(self) -> None:
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.copy_button = QuietButton(self.tr("Copy"))
        self.copy_button.clicked.connect(self.copy)
        self.print_button = QuietButton(self.tr("Print ten…"), "print")
        self.print_button.clicked.connect(self.ask_and_print)
        self.print_button.hide()
        self.save_button = AccentButton(self.tr("Save…"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.ask_and_save)
        self.add_button(self.copy_button, leading=True)
        for button in (close, self.print_button, self.save_button):
            self.add_button(button)

    # What is shown

    def _take_choices(self) -> None:
        self._choices |= {key: box.isChecked() for key, box in self.boxes.items()}
        self._show()

    def words(self) -> CardWords:
        """Return what stands on the card."""
        card = handed_out(self._contact.card, self._choices)
        work = [card.title, card.organisation, card.department]
        ways = [item.value for item in (*card.phones, *card.emails, *card.links)]
        ways += [f"{item.service}: {item.value}" if item.service else item.value for item in card.handles]
        for address in card.addresses:
            ways += address.lines()
        ways += [f"{sort_label(item.sort)}: {written(item.when)}" for item in card.key_dates]
        name = " · ".join(part for part in (self._contact.name, card.pronouns) if part)
        return CardWords(name, tuple(part for part in work if part), tuple(ways))

    def _show(self) -> None:
        words = self.words()
        spoken = "\n".join((words.name, *words.work, *words.ways))
        said = ""
        try:
            self._code = qr_code(text_of_code(self._contact.card, self._choices))
        except TooMuchForCodeError as error:
            self._code, said = None, str(error)
        if self._code is not None and self._code.is_dense:
            said = self.tr("This is much for a code. Leave something out, and every phone reads it.")
        card = OwnCard(words, self._code, self._paper)
        if not said and self._code is not None and not card.fits:
            said = self.tr("On paper not everything fits on a card. Leave something out before you print it.")
        self.message.setText(said)
        self.preview.show_card(card, spoken)
        self.code.show_code(self._code, spoken)
        self.print_button.setEnabled(self._code is not None)
        self.copy_button.setEnabled(self._code is not None)

    # What can be done with it

    def copy(self) -> None:
        """Put the code on the clipboard as a picture, and the card as text."""
        if self._code is None:
            return
        data = QMimeData()
        data.setImageData(code_picture(self._code))
        words = self.words()
        data.setText("\n".join((words.name, *words.work, *words.ways)))
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(self.tr("Copied: the code as a picture, your card as text."))

    def ask_and_save(self) -> None:
        """Ask where to, and save what the ending says: a picture, an address card or a sheet to print."""
        kinds = {
            "png": self.tr("QR code as a picture (*.png)"),
            "vcf": self.tr("Address card (*.vcf)"),
            "pdf": self.tr("Ten cards on a sheet (*.pdf)"),
        }
        name = clean_name(f"{self._contact.name}.png") or "card.png"
        target, kind = QFileDialog.getSaveFileName(self, self.tr("Save my card"), name, ";;".join(kinds.values()))
        if target:
            path = Path(target)
            chosen = next((ending for ending, words in kinds.items() if words == kind), "png")
            if path.suffix.casefold() not in {".png", ".vcf", ".pdf"}:
                path = path.with_name(f"{path.name}.{chosen}")
            self.save(path)

    def save(self, path: Path) -> None:
        """Save a picture, an address card or a sheet of cards, as the ending says."""
        ending = path.suffix.casefold()
        done = self._context.attempt(lambda: self._write(path, ending))
        if done is not None:
            self._tell(self.tr("Saved: %1").replace("%1", path.name))
            self.saved.emit(path)

    def _write(self, path: Path, ending: str) -> Path:
        if ending == ".vcf":
            return write_out(path, card_to_hand_out(self._contact.card, self._choices))
        code = self._code or qr_code(text_of_code(self._contact.card, self._choices))
        if ending == ".pdf":
            write_sheet(path, self.words(), code, self._paper)
            return path
        return write_out(path, written_as(code_picture(code), "PNG"))

    def _look_for_printers(self) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        self.print_button.setVisible(bool(QPrinterInfo.availablePrinterNames()))

    def ask_and_print(self) -> None:
        """Ask which printer, then print a sheet there."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # Qt's dialogs use the printer after this function has returned.
        self._printer = printer
        printer.setPageSize(page_size_named(self._paper))
        printer.setFullPage(True)
        printer.setDocName(self.tr("My card"))
        dialog = QPrintDialog(printer, self)
        accepted = dialog.exec()
        dialog.deleteLater()
        code = self._code
        if accepted and code is not None:
            self._context.attempt(lambda: print_sheet(printer, self.words(), code, self._paper))

    def _tell(self, sentence: str) -> None:
        self._context.ways.say(sentence)

    def done(self, result: int) -> None:
        """Close, and remember what was chosen when anything was."""
        self._printers.stop()
        if self._choices != self._before:
            self._context.attempt(lambda: choose_what_to_hand_out(self._context.journal, self._choices))
        super().done(result)


def _offered(offer: Offer) -> str:
    """Return a piece in one line: "ada@engines.example · work"."""
    if offer.piece is Piece.BIRTHDAY:
        return sort_label(DateSort.BIRTHDAY)
    label = label_word(offer.label) if offer.label else ""
    # Isolated: a number is read left to right in every language (Unicode UAX #9, FSI, LRI and PDI).
    begin = "\u2066" if offer.piece in _LEFT_TO_RIGHT else "\u2068"
    return " · ".join(part for part in (f"{begin}{offer.text}\u2069", label) if part)


def open_my_card(context: Context, paper: str, parent: QWidget) -> MyCard | None:
    """Open my card, or say how somebody becomes me."""
    from reljournal.store.queries.contacts import contact
    from reljournal.store.queries.me import me

    found = me(context.journal)
    if found is None:
        words = QCoreApplication.translate("MyCard", "Open your own card first and choose “This is me” under “More”.")
        context.ways.say(words)
        return None
    dialog = MyCard(context, contact(context.journal, found), paper, parent)
    dialog.open()
    return dialog
