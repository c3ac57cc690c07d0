"""Preferences: few, and each seen at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from reljournal.domain.names import NameOrder
from reljournal.system.language import SYSTEM, languages
from reljournal.system.settings import FILE_MEGABYTES, Settings
from reljournal.ui.dialog import Dialog
from reljournal.ui.dictionary_choice import DictionaryChoice
from reljournal.ui.name_order import BY_LANGUAGE
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme
from reljournal.ui.widgets import (
    AccentButton,
    ChipChoice,
    FieldsColumn,
    LabelledField,
    LinkButton,
    QuietButton,
    dress_spin_box,
)

_LEAST, _MOST, _STEP = 80, 200, 10


class PreferencesDialog(Dialog):
    """Theme and size of text work as they are chosen; Cancel brings back what was.

    ``order`` is the order in which the open journal shows names (`ui.name_order.chosen_order`).
    """

    help_page = "card"

    chosen = Signal(object)
    """Emitted with the `Settings` that the person saves."""
    order_chosen = Signal(str)
    """Emitted with another order of names for the journal."""
    own_words_asked = Signal()
    """The person wants to see the words that they added to the journal."""
    language_chosen = Signal()
    """Another language was saved: what is on show is still in the one before."""

    def __init__(
        self, settings: Settings, themes: ThemeKeeper, parent: QWidget | None, order: str = ""
    ) -> None:
        super().__init__(self.tr("Preferences"), parent, wide="wide_dialog")
        self._settings = settings
        self._themes = themes
        self.theme = ChipChoice(
            [
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
            self.tr("Theme"),
        )
        self.theme.set_value(settings.theme)
        self.theme.changed.connect(self._try_theme)
        self.text = QSpinBox()
        self.text.setRange(min(_LEAST, settings.text_percent), max(_MOST, settings.text_percent))
        self.text.setSingleStep(_STEP)
        # The style sheet's padding does not reach the field inside a spin box.
        self.text.lineEdit().setTextMargins(current_theme().space("s"), 0, 0, 0)
        self.text.setSuffix(self.tr(" %", "after the size of text"))
        self.text.setKeyboardTracking(False)
        self.text.setValue(settings.text_percent)
        self.text.valueChanged.connect(self._try_text)
        self.language = ChipChoice(
            [(SYSTEM, self.tr("As the system")), *((code, own_name(code)) for code in languages())],
            self.tr("Language"),
        )
        self.language.set_value(settings.language)
        self.spelling = DictionaryChoice(settings.spelling)
        self.paper = ChipChoice(
            [("locale", self.tr("As usual in this country")), ("a4", self.tr("A4")), ("letter", self.tr("Letter"))],
            self.tr("Paper"),
        )
        self.paper.set_value(settings.paper)
        self.files = QSpinBox()
        self.files.setRange(FILE_MEGABYTES.start, FILE_MEGABYTES.stop - 1)
        self.files.setSuffix(self.tr(" MB", "after the largest size of a file"))
        self.files.setValue(settings.file_megabytes)
        dress_spin_box(self.files)
        self._order = order
        self.order = ChipChoice(
            [
                (str(NameOrder.AS_WRITTEN), self.tr("As written")),
                (str(NameOrder.GIVEN_FAMILY), self.tr("Given name first")),
                (str(NameOrder.FAMILY_GIVEN), self.tr("Family name first")),
                (BY_LANGUAGE, self.tr("As in my language")),
            ],
            self.tr("Order of names"),
        )
        self.order.set_value(order)
        self._lay_out()

    def _lay_out(self) -> None:
        fields = FieldsColumn(margins=None)
        fields.body.setSpacing(current_theme().space("m"))
        self.body.addWidget(fields, 1)
        fields.body.addWidget(LabelledField(self.tr("Theme"), self.theme))
        self.text.setAccessibleName(self.tr("Size of text"))
        hint = self.tr("100 % is the size that your desktop uses.")
        fields.body.addWidget(LabelledField(self.tr("Size of text"), _leading(self.text), hint=hint))
        hint = self.tr("The window opens anew in it. Quick capture reads lines in it, and in English.")
        fields.body.addWidget(LabelledField(self.tr("Language"), self.language, hint=hint))
        hint = self.tr("Words that none of the chosen dictionaries has are underlined. Choose none, and nothing is.")
        fields.body.addWidget(LabelledField(self.tr("Spelling"), self.spelling, hint=hint))
        self.own_words = LinkButton(self.tr("My words…"))
        self.own_words.clicked.connect(self.own_words_asked)
        fields.body.addWidget(_leading(self.own_words))
        fields.body.addWidget(
            LabelledField(self.tr("Paper"), self.paper, hint=self.tr("For briefs, printed or written as a PDF."))
        )
        self.files.setAccessibleName(self.tr("Largest file"))
        hint = self.tr("How large a file may be that you keep with a contact. Backups grow with what you keep.")
        fields.body.addWidget(LabelledField(self.tr("Largest file"), _leading(self.files), hint=hint))
        names = self.tr("For the cards of this journal that have no order of their own. Lists are sorted by it.")
        fields.body.addWidget(LabelledField(self.tr("Order of names"), self.order, hint=names))
        self._fields = fields
        fields.body.addStretch(1)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        save = AccentButton(self.tr("Save"))
        save.clicked.connect(self.accept)
        save.setDefault(True)
        self.add_button(cancel)
        self.add_button(save)
        self.theme.setFocus()

    def add_part(self, label: str, part: QWidget, hint: str = "") -> None:
        """Add a part that looks after itself below the others, under a label of its own."""
        body = self._fields.body
        body.insertWidget(body.count() - 1, LabelledField(label, part, hint=hint))

    def take_meanwhile(self, settings: Settings) -> None:
        """Let what a part has saved by itself hold at once, whatever becomes of the rest."""
        self._settings = settings
        self.chosen.emit(settings)

    def settings(self) -> Settings:
        """Return the settings as they stand in the dialog."""
        return replace(
            self._settings,
            theme=self.theme.value(),
            text_percent=self.text.value(),
            language=self.language.value(),
            paper=self.paper.value(),
            spelling=self.spelling.value(),
            file_megabytes=self.files.value(),
        )

    def accept(self) -> None:
        """Save what is chosen."""
        self.chosen.emit(self.settings())
        super().accept()
        if self.order.value() != self._order:
            self.order_chosen.emit(self.order.value())
        if self.language.value() != self._settings.language:
            self.language_chosen.emit()

    def reject(self) -> None:
        """Bring back what was."""
        self._try_theme(self._settings.theme)
        self._try_text(self._settings.text_percent)
        super().reject()

    def _try_theme(self, theme: str) -> None:
        if self._themes.choice() != theme:
            self._themes.set_choice(ThemeChoice(theme))

    def _try_text(self, percent: int) -> None:
        if self._themes.text_percent() != percent:
            self._themes.set_text_percent(percent)


def own_name(language: str) -> str:
    """Return what a language calls itself: "Deutsch"."""
    name = QLocale(language).nativeLanguageName()
    # Qt names a language with its country where that is how it is usually told apart: "American English".
    return name.split()[-1][:1].upper() + name.split()[-1][1:] if name else language


def _leading(field: QWidget) -> QWidget:
    """Return a field that is no wider than it needs, at the leading edge."""
    beside = QWidget()
    row = QHBoxLayout(beside)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    beside.setFocusProxy(field)
    return beside
