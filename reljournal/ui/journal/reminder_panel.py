"""A quiet reminder of who the people of an entry are, while one writes about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.entries import OwedBy, PersonRef
from reljournal.domain.initials import initials
from reljournal.store.queries.reminders import Reminder, reminders
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Avatar, Label, LinkButton, Panel
from reljournal.ui.wording import days_from, kind_label, short_day, short_day_with_year
from reljournal.ui.wording_dates import sort_label

_SHOWN = 4


class _NameLink(LinkButton):
    asked = Signal(int)

    def __init__(self, contact_id: int, name: str) -> None:
        super().__init__(name, tone="text")
        self._contact_id = contact_id
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.asked.emit(self._contact_id)


class ReminderPanel(Panel):
    """For each person: last contact, what is open between you, the next date."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("People"))
        self._context = context
        self._shown: tuple[list[PersonRef], int | None] | None = None
        self._words: list[str] = []
        self.hide()

    def show_people(self, people: Sequence[PersonRef], entry_id: int | None) -> None:
        """Remind of these people; what belongs to the entry being written is left out."""
        if self._shown == (list(people), entry_id):
            return
        self._shown = (list(people), entry_id)
        self._fill()

    def reload(self) -> None:
        """Read anew."""
        if self._shown is not None:
            self._fill()

    def words(self) -> list[str]:
        """Return every line that is shown."""
        return list(self._words)

    def _fill(self) -> None:
        people, entry_id = self._shown or ([], None)
        self.clear()
        self._words = []
        self.setVisible(bool(people))
        ids = [person.id for person in people[:_SHOWN] if person.id]
        today = self._context.today()
        known = {r.person.id: r for r in reminders(self._context.journal, ids, today, entry_id)}
        for person in people[:_SHOWN]:
            found = known.get(person.id)
            lines = self._lines(found, today) if found is not None else [self.tr("A card is added on saving")]
            self._words += [person.name, *lines]
            self.add(self._row(person, lines))
        if len(people) > _SHOWN:
            more = self.tr("and %Ln more", None, len(people) - _SHOWN)
            self.add(Label(more, role="small", tone="muted"))

    def _row(self, person: PersonRef, lines: list[str]) -> QWidget:
        theme = current_theme()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        name = person.name or self.tr("Without a name")
        photo = self._context.photos.of(person.id) if person.id else None
        avatar = Avatar(row)
        avatar.set_person(name, initials(name), photo)
        line.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        if person.id:
            link = _NameLink(person.id, name)
            link.setToolTip(self.tr("Open the card"))
            link.asked.connect(self._context.ways.open_contact)
            words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            lines = [name, *lines]
        below = QVBoxLayout()
        # In line with the name, which keeps room for its focus ring.
        below.setContentsMargins(theme.space("xs"), 0, 0, 0)
        below.setSpacing(3)
        for text in lines:
            below.addWidget(Label(text, role="small", tone="muted", wrap=True))
        words.addLayout(below)
        line.addLayout(words, 1)
        return row

    def _lines(self, known: Reminder, today: date) -> list[str]:
        lines = []
        if known.last is not None:
            day = known.last.on
            when = short_day(day) if day.year == today.year else short_day_with_year(day)
            what = known.last.title or kind_label(known.last.kind)
            lines.append(self.tr("Last: %1, %2").replace("%2", when).replace("%1", what))
        else:
            lines.append(self.tr("Nothing written yet"))
        for item in known.owed[:2]:
            words = self.tr("Owes you: %1") if item.owed_by is OwedBy.THEM else self.tr("You owe: %1")
            lines.append(words.replace("%1", item.text))
        if len(known.owed) > 2:
            lines.append(self.tr("and %Ln more follow-ups", None, len(known.owed) - 2))
        if known.next_date is not None:
            shown = known.next_date
            sort = shown.key_date.label.strip() or sort_label(shown.key_date.sort)
            away = days_from(today, shown.on)
            lines.append(f"{sort}: {short_day(shown.on)}, {away}")
        return lines
