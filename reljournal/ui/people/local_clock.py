"""The time where somebody is, kept right by the minute while someone looks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTime, QTimer, Signal

from reljournal.domain.contacts import Card
from reljournal.domain.local_time import LocalTime, local_time
from reljournal.system.clock import now
from reljournal.system.time_zones import time_zone
from reljournal.ui.wording import duration


class LocalClock(QObject):
    """Says ``ticked`` when the minute changes, from ``start`` to ``stop``; without a zone it stands still."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._card = Card()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._runs = False

    def show_card(self, card: Card) -> None:
        """Tell the time of another card's zone."""
        self._card = card
        self._wind()

    def start(self) -> None:
        """Begin to tick: somebody looks."""
        self._runs = True
        self._wind()

    def stop(self) -> None:
        """Stop ticking: nobody looks."""
        self._runs = False
        self._timer.stop()

    def words(self) -> str:
        """Return where they are and the time there; empty when no zone is known."""
        zone = time_zone(self._card.time_zone)
        return place_and_time(self._card, local_time(now(), zone)) if zone is not None else ""

    def _wind(self) -> None:
        self._timer.stop()
        if self._runs and time_zone(self._card.time_zone) is not None:
            moment = now()
            # A little after the minute, so that it has changed for certain.
            self._timer.start(60_000 - moment.second * 1000 - moment.microsecond // 1000 + 50)

    def _tick(self) -> None:
        self._wind()
        self.ticked.emit()


def place_and_time(card: Card, time: LocalTime) -> str:
    """Return "London, 14:20 there, 3 hours ahead"; the town of the first address, else that of the zone."""
    town = next((item.city.strip() for item in card.addresses if item.city.strip()), "")
    zone_town = card.time_zone.rsplit("/", maxsplit=1)[-1].replace("_", " ").strip()
    return _said("%1, %2").replace("%1", town or zone_town).replace("%2", time_words(time))


def time_words(time: LocalTime) -> str:
    """Return "14:20 there, 3 hours ahead", "06:00 tomorrow there, 8 hours ahead", "the same time as here"."""
    if time.minutes_ahead == 0:
        return _said("the same time as here")
    clock = QTime(time.there.hour, time.there.minute)
    shown = QLocale().toString(clock, QLocale.FormatType.ShortFormat)
    patterns = {0: _said("%1 there"), 1: _said("%1 tomorrow there"), -1: _said("%1 yesterday there")}
    there = patterns.get(time.days_ahead, patterns[0]).replace("%1", shown)
    if time.minutes_ahead > 0:
        apart = _said("%1 ahead", "the time in another place").replace("%1", _apart(time.minutes_ahead))
    else:
        apart = _said("%1 behind", "the time in another place").replace("%1", _apart(-time.minutes_ahead))
    return _said("%1, %2").replace("%1", there).replace("%2", apart)


def _apart(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return duration(minutes) if rest else QCoreApplication.translate("Card", "%Ln hours", None, hours)


def _said(text: str, note: str = "") -> str:
    return QCoreApplication.translate("Card", text, note)
