"""The chips under the filter: everyone, the tags used most, those without a date, and the other tags in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reljournal.ui.widgets import ChipButton, ChipChoice

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

# So many tags stand as chips; the rest wait behind the button beside them.
_TAGS_SHOWN = 3
_ALL, _NO_DATE, _TAG = "all", "no_date", "tag:"


class TagChips(ChipChoice):
    """Says ``changed``, as every row of chips does, and ``tag_taken`` when a tag was chosen in the menu."""

    tag_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Show only"))
        self._tags: list[str] = []
        self._at_end: list[QWidget] = []
        self._more = ChipButton(self.tr("More…"), parent=self)
        self._more.setCheckable(False)
        self._more.setAccessibleName(self.tr("More tags"))
        self._more.clicked.connect(self._offer_tags)

    def keep_at_end(self, widget: QWidget) -> None:
        """Let ``widget`` stand behind all chips."""
        widget.setParent(self)
        self._at_end.append(widget)

    def tag(self) -> str:
        """Return the tag that is chosen, empty for none."""
        value = self.value()
        return value.removeprefix(_TAG) if value.startswith(_TAG) else ""

    def without_dates(self) -> bool:
        """Return whether only those without a key date are wanted."""
        return self.value() == _NO_DATE

    def show_all(self) -> None:
        """Choose everyone."""
        self.set_value(_ALL)

    def show_tags(self, tags: list[str]) -> None:
        """Offer these tags, the most used first."""
        if tags != self._tags or not self.value():
            self._tags = tags
            self._show_chips()

    def show_tag(self, tag: str) -> None:
        """Choose a tag; it becomes one of the chips."""
        self.set_options([(_ALL, self.tr("All")), (_TAG + tag, tag)])
        self.set_value(_TAG + tag)
        self._show_chips()

    def _show_chips(self) -> None:
        shown, chosen = self._tags[:_TAGS_SHOWN], self.tag()
        if chosen in self._tags and chosen not in shown:
            shown = [*shown[:-1], chosen]
        options = [(_ALL, self.tr("All")), *((_TAG + tag, _short(tag)) for tag in shown)]
        self.set_options([*options, (_NO_DATE, self.tr("No date"))])
        for tag in shown:
            self.button(_TAG + tag).setToolTip(tag)
        row = self.layout()
        if row is not None:
            for widget in (self._more, *self._at_end):
                row.removeWidget(widget)
                row.addWidget(widget)
        self._more.setVisible(len(self._tags) > _TAGS_SHOWN)

    def _offer_tags(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tag in self._tags[_TAGS_SHOWN:]:
            menu.addAction(tag.replace("&", "&&")).setData(tag)
        menu.triggered.connect(self._take_tag)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _take_tag(self, action: QAction) -> None:
        self.show_tag(action.data())
        self.tag_taken.emit()


def _short(tag: str) -> str:
    """Return a tag as it fits on a chip."""
    return tag if len(tag) <= 16 else tag[:15].rstrip() + "…"
