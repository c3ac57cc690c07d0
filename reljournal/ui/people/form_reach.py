"""The part of the card's form that says how, where and when to reach somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Address, Card, Handle, Labelled
from reljournal.domain.hints import Hint, email_hint, phone_hint
from reljournal.system.time_zones import time_zone, time_zone_names
from reljournal.ui.people.form_rows import AddressRow, Cell, HandleRow, HintLabel, LabelledRow, Row, RowGroup
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.tag_edit import TagEdit
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import LabelledField

_PHONE_WORDS = ("mobile", "work", "home", "main", "fax", "other")
_PLACE_WORDS = ("work", "home", "other")
_LINK_WORDS = ("homepage", "work", "home", "profile", "other")
# Names of services are not translated.
_SERVICES = (
    "Signal", "WhatsApp", "Telegram", "Threema", "Matrix", "XMPP", "Discord", "WeChat", "LINE", "Mastodon", "Bluesky",
    "LinkedIn", "Instagram", "Facebook", "GitHub", "ORCID", "Skype",
)  # fmt: skip


class ZoneCell(Cell):
    """The name of a time zone; places complete it. The list of zones is read when the keyboard first comes here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the places of the world."""
        if self.completer() is None:
            completer = QCompleter(time_zone_names(), self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)
        super().focusInEvent(event)

    def odd(self) -> Hint | None:
        """Return the hint when no zone is called so."""
        written = self.text().strip()
        return Hint.TIME_ZONE if written and time_zone(written) is None else None


class ReachSection(Sheet):
    """Phones, e-mail, handles, pages and addresses; the time there and the languages spoken."""

    changed = Signal()

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ways to reach"), parent)
        self.body.setSpacing(current_theme().space("m"))
        self.phones = self._group(
            self.tr("Phones"), self.tr("Add a phone"), card.phones,
            self._labelled(_PHONE_WORDS, self.tr("Phone"), phone_hint), Labelled("mobile", ""),
        )  # fmt: skip
        self.emails = self._group(
            self.tr("E-mail"), self.tr("Add an e-mail address"), card.emails,
            self._labelled(_PLACE_WORDS, self.tr("E-mail address"), email_hint), Labelled("work", ""),
        )  # fmt: skip
        self.handles = self._group(
            self.tr("Messages and networks"), self.tr("Add a handle"), card.handles,
            lambda item, is_new: HandleRow(item, _SERVICES, self.tr("Handle"), is_new=is_new),
            Handle(_SERVICES[0], ""),
        )  # fmt: skip
        self.links = self._group(
            self.tr("Web pages"), self.tr("Add a web page"), card.links,
            self._labelled(_LINK_WORDS, self.tr("Web page")), Labelled("homepage", ""),
        )  # fmt: skip
        self.addresses = self._group(
            self.tr("Addresses"), self.tr("Add an address"), card.addresses,
            lambda item, is_new: AddressRow(item, _PLACE_WORDS, self.tr("Address"), is_new=is_new),
            Address(label="home"),
        )  # fmt: skip
        self._add_place(card)

    def _add_place(self, card: Card) -> None:
        self.zone = ZoneCell(card.time_zone, self.tr("Time zone"), hint=False)
        self.zone.setPlaceholderText(self.tr("Type a city: Europe/London"))
        self.zone.textChanged.connect(self.changed)
        self.languages = TagEdit(
            card.languages, _language_names(),
            words=(self.tr("Add a language, then Enter"), self.tr("Add a language"), self.tr("Language %1")),
        )  # fmt: skip
        self.languages.changed.connect(self.changed)
        zone = QVBoxLayout()
        zone.setSpacing(current_theme().space("xs"))
        zone.addWidget(LabelledField(self.tr("Time zone"), self.zone))
        zone.addWidget(HintLabel(self.zone, self.zone.odd))
        zone.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(current_theme().space("m"))
        line.addLayout(zone, 1)
        line.addWidget(LabelledField(self.tr("Languages"), self.languages), 1, Qt.AlignmentFlag.AlignTop)
        self.add(line)

    def _group(
        self, title: str, add: str, items: Sequence[Any], make: Callable[[Any, bool], Row], blank: Any
    ) -> RowGroup:
        made = RowGroup(title, add, items, make, blank, self)
        made.changed.connect(self.changed)
        self.add(made)
        return made

    @staticmethod
    def _labelled(
        words: Sequence[str], name: str, odd: Callable[[str], Hint | None] | None = None
    ) -> Callable[[Labelled, bool], Row]:
        return lambda item, is_new: LabelledRow(item, words, name, is_new=is_new, odd=odd)

    def apply(self, card: Card) -> Card:
        """Return ``card`` with what is written here."""
        return replace(
            card,
            phones=self.phones.values(),
            emails=self.emails.values(),
            handles=self.handles.values(),
            links=self.links.values(),
            addresses=self.addresses.values(),
            time_zone=self.zone.value(),
            languages=self.languages.value(),
        )


def _language_names() -> list[str]:
    # The first two are "any language" and "C".
    return sorted({QLocale.languageToString(language) for language in list(QLocale.Language)[2:]})
