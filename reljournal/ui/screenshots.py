"""Every screen as a picture, in both themes, so that looking is one command.

The pictures show a window like the person's own, over a throw-away copy of a journal; nothing of the person's is
opened for writing and no settings are read or written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QItemSelectionModel, QPoint, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from reljournal.domain.dates import PartialDate
from reljournal.domain.errors import RelJournalError
from reljournal.domain.recurrences import next_return
from reljournal.domain.shelves import Shelf
from reljournal.operations.archive import archive_contacts
from reljournal.operations.trash import delete_contacts
from reljournal.store.backup import back_up
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.entries import newest_entries
from reljournal.store.queries.people import count_people, people_window
from reljournal.system.catalogue import InterfaceLanguage
from reljournal.system.language import SOURCE
from reljournal.system.plurals import EnglishPlurals
from reljournal.system.settings import Settings
from reljournal.ui.search import SearchPopup
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme
from reljournal.ui.window import MainWindow

SIZES = (QSize(1440, 900), QSize(1024, 700))
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
LARGE_TEXT = 200
_TABS = ("timeline", "about", "relationship", "dates", "follow_ups", "files")
# A picture is taken when two in a row are the same; what never comes to rest is taken as it is.
_MOST_LOOKS = 12
_LETTER = (
    "From x Mon Mar  3 14:05:00 2025\nMessage-ID: <{n}@example.org>\nFrom: {who}\nTo: max@example.org\n"
    "Date: {day} Nov 2026 14:05:00 +0000\nSubject: About number {n}\n\nDear friend,\n\nthank you for the proofs.\n\n"
    "On Sunday you wrote:\n> When may I expect them?\n\n"
)
_BIRTHDAY = (
    "BEGIN:VEVENT\nUID:{n}\nDTSTART;VALUE=DATE:20190{n}1{n}\nRRULE:FREQ=YEARLY\nSUMMARY:🎂 {who}\nEND:VEVENT\n"
)
_BROKEN_BOOK = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Example;Paula;;;\nFN:Paula Example\nTEL:+1 555 0100\nBDAY:--0412\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Quentin Example\nBDAY:the thirty-first of June\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nNOTE:Half a card\n"
)


def draw_all(application: QApplication, folder: Path, journal: Path | None) -> list[Path]:
    """Draw everything into ``folder`` and return the pictures.

    Args:
        application: the application that is running.
        folder: where the pictures go; made when missing.
        journal: whose people to show (a copy is opened); the sample journal when None.

    Raises:
        RelJournalError: the folder cannot be written, or the journal cannot be copied.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RelJournalError(f"The folder “{folder}” cannot be made: {error.strerror}.") from error
    application.setCursorFlashTime(0)
    application.installTranslator(EnglishPlurals(application))
    InterfaceLanguage(application).use(SOURCE)
    keeper = ThemeKeeper(application, ThemeChoice.LIGHT)
    made: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="reljournal-pictures-") as home:
        empty, full = Path(home) / "empty" / "journal.reljournal", Path(home) / "journal.reljournal"
        _fill(full, journal)
        with _stage(application, keeper, folder, empty) as stage:
            made += stage.draw(_empty_scenes(), SIZES)
        with _stage(application, keeper, folder, full) as stage:
            scenes = _scenes(stage)
            made += stage.draw(scenes, SIZES)
            made += stage.draw(scenes, SIZES[:1], text_percent=LARGE_TEXT)
    keeper.set_text_percent(100)
    return made


def _fill(target: Path, journal: Path | None) -> None:
    if journal is None:
        from reljournal.operations.sample import write_sample

        write_sample(target)
        return
    if not journal.exists():
        raise RelJournalError(f"There is no journal at “{journal}”.")
    with Journal.open(journal) as original:
        back_up(original, target)


@dataclass(frozen=True)
class _Scene:
    """A name for the picture, and what brings the window there."""

    name: str
    play: Callable[[MainWindow], object]


class _Stage:
    """One window over one journal, and how pictures are taken of it."""

    def __init__(self, application: QApplication, keeper: ThemeKeeper, folder: Path, window: MainWindow) -> None:
        self.application = application
        self.keeper = keeper
        self.folder = folder
        self.window = window

    def draw(self, scenes: list[_Scene], sizes: tuple[QSize, ...], text_percent: int = 100) -> Iterator[Path]:
        """Play each scene in each theme and size; yield the pictures."""
        self.keeper.set_text_percent(text_percent)
        for theme in THEMES:
            self.keeper.set_choice(theme)
            for size in sizes:
                self.window.resize(size)
                self.settle()
                for scene in scenes:
                    scene.play(self.window)
                    suffix = "" if text_percent == 100 else f"-{text_percent}"
                    name = f"{scene.name}-{theme.value}-{size.width()}x{size.height()}{suffix}.png"
                    yield self._take(self.folder / name)
                    self._clear_away()

    def settle(self) -> None:
        """Let everything that is waiting happen."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def _take(self, file: Path) -> Path:
        self.settle()
        seen = self._picture()
        for _ in range(_MOST_LOOKS):
            self.settle()
            before, seen = seen, self._picture()
            if before == seen:
                break
        if not seen.save(str(file)):
            raise RelJournalError(f"The picture “{file}” could not be written.")
        return file

    def _picture(self) -> QImage:
        """Return the window with what lies over it, each dialog in the middle."""
        whole = self.window.grab().toImage()
        painter = QPainter(whole)
        for over in self._over_window():
            over.resize(over.size().boundedTo(self.window.size()))
            drawn: QPixmap = over.grab()
            at = QPoint((self.window.width() - over.width()) // 2, (self.window.height() - over.height()) // 2)
            painter.drawPixmap(at, drawn)
            painter.setPen(current_theme().colour("muted"))
            painter.drawRect(at.x(), at.y(), over.width() - 1, over.height() - 1)
        painter.end()
        return whole

    def _over_window(self) -> list[QWidget]:
        return [w for w in self.application.topLevelWidgets() if w.isVisible() and w is not self.window]

    def _clear_away(self) -> None:
        for over in self._over_window():
            over.close()
        for search in self.window.findChildren(SearchPopup):
            search.close_search()
        self.window.side.close_capture()
        self.settle()


@contextmanager
def _stage(application: QApplication, keeper: ThemeKeeper, folder: Path, path: Path) -> Iterator[_Stage]:
    with Journal.open(path) as journal:
        window = MainWindow(journal, Settings())
        stage = _Stage(application, keeper, folder, window)
        try:
            window.start()
            window.show()
            stage.settle()
            yield stage
        finally:
            window.close()
            window.deleteLater()
            stage.settle()


def _empty_scenes() -> list[_Scene]:
    screens = ("today", "people", "journal", "calendar")
    return [
        _Scene("welcome", MainWindow.start),
        *(_Scene(f"empty-{key}", partial(_show, key=key)) for key in screens),
    ]


def _show(window: MainWindow, key: str) -> None:
    """Show a screen as it is when one comes to it, without what was opened in it before."""
    window.show_screen(key)
    screen = window.stack.screen_of(key)
    while screen.go_back():
        pass


def _scenes(stage: _Stage) -> list[_Scene]:
    journal = stage.window.journal
    person = _person(journal)
    entries = newest_entries(journal, 0, 1, person)
    day = _day(stage.window)
    scenes = [_Scene("today", partial(_show, key="today")), _Scene("follow-ups", partial(_show, key="follow_ups"))]
    for tab in _TABS:
        name = "people" if tab == "timeline" else f"people-{tab.replace('_', '-')}"
        scenes.append(_Scene(name, partial(_card, contact_id=person, tab=tab)))
    _put_some_away(journal, person)
    scenes += [
        _Scene("people-table", partial(_people, table=True)),
        _Scene("people-table-several", partial(_people, table=True, several=True)),
        _Scene("people-several", partial(_people, several=True)),
        _Scene("people-archive", partial(_people, shelf=Shelf.ARCHIVED)),
        _Scene("people-trash", partial(_people, shelf=Shelf.TRASH)),
        _Scene("people-one-by-one", _look_through),
    ]
    scenes += _circle_scenes(journal)
    scenes.append(_Scene("journal", partial(_show, key="journal")))
    if entries:
        scenes.append(_Scene("editor", lambda window: window.open_entry(entries[0].id)))
    return [
        *scenes,
        _Scene("new-entry", lambda window: window.write_entry(contact_ids=[person])),
        _Scene("capture", _capture),
        *(_Scene(f"calendar-{view}", partial(_calendar, view=view)) for view in ("week", "year", "agenda")),
        _Scene("calendar", partial(_calendar, view="month")),
        _Scene("print-calendar", _print_calendar),
        _Scene("day", lambda window: window.open_day(day)),
        _Scene("new-date", partial(_date_form, person=person)),
        _Scene("new-date-more", partial(_date_form, person=person, more=True)),
        _Scene("search", lambda window: window.open_search("lunch")),
        _Scene("search-narrowed", lambda window: window.open_search("tag:ma")),
        _Scene("search-actions", lambda window: window.open_search(">")),
        _Scene("brief", lambda window: window.print_briefs([person])),
        _Scene("import", partial(_trigger, key="import")),
        _Scene("import-report", _report_scene(journal)),
        _Scene("import-mail", partial(_propose_mail, person=person)),
        _Scene("import-dates", partial(_propose_dates, person=person)),
        _Scene("my-card", partial(_open_my_card, person=person)),
        _Scene("help", lambda window: window.open_help("calendar")),
        _Scene("preferences", lambda window: _open_preferences(window, stage.keeper)),
        _Scene("reminders", _open_reminders),
        *(_Scene(key.replace("_", "-"), partial(_trigger, key=key)) for key in _DIALOGS),
    ]


_LINE = (
    "Lunch with @Ada yesterday 1h20, her daughter starts school. gave: introduction to Max."
    " !Send the paper in 2 weeks #mathematics"
)


def _capture(window: MainWindow) -> None:
    """Show a line of quick capture as it is understood."""
    from reljournal.ui.capture.popup import CapturePopup

    _show(window, key="today")
    window.capture()
    for popup in window.findChildren(CapturePopup):
        popup.capture.field.set_text(_LINE)
        popup.place()


def _calendar(window: MainWindow, view: str) -> None:
    """Show a view of the calendar."""
    _show(window, key="calendar")
    window.stack.screen_of("calendar").show_view(view)  # type: ignore[attr-defined]


def _print_calendar(window: MainWindow) -> None:
    """Show the year as it is printed."""
    from reljournal.domain.calendar_shown import EVERYTHING

    _calendar(window, "month")
    window.print_calendar("year", window.context.today(), EVERYTHING)


def _circle_scenes(journal: Journal) -> list[_Scene]:
    """Return a circle in the list, and the builder on a rule."""
    from reljournal.domain.rules import Field, Has, InTouch, Rule, Says, Thing, Unit
    from reljournal.store.queries.circles import circles

    some = Rule((Says(Field.TAG, "mathematics"), Has(Thing.BIRTHDAY)), any_of=True)
    rule = Rule((Says(Field.CITY, "London"), InTouch(1, Unit.YEARS, negated=True), some))

    def build(window: MainWindow) -> None:
        _people(window)
        window.circles.build(rule)

    def show(window: MainWindow) -> None:
        _people(window)
        window.circles.show_circle(there[0].id)

    there = circles(journal)
    return [*([_Scene("circle", show)] if there else []), _Scene("new-circle", build)]


def _card(window: MainWindow, contact_id: int, tab: str) -> None:
    _people(window)
    window.open_contact(contact_id, tab)


def _people(
    window: MainWindow, *, table: bool = False, several: bool = False, shelf: Shelf = Shelf.LISTED
) -> None:
    """Show the list of people or the table, one of them chosen or some."""
    _show(window, key="people")
    people = window.people_screen().list
    people.show_layout(replace(people.layout_shown(), is_table=table))
    people.show_shelf(shelf)
    people.select_row(0)
    selection, wanted = people.page().selectionModel(), QItemSelectionModel.SelectionFlag
    for row in (2, 3, 5) if several else ():
        selection.select(people.model.index(row), wanted.Select | wanted.Rows)


def _look_through(window: MainWindow) -> None:
    _people(window)
    window.people_screen().list.triage_asked.emit()


def _put_some_away(journal: Journal, but: int) -> None:
    """Archive two people and delete one, so that there is something to see; the journal is a throw-away copy."""
    ids = [row.id for row in people_window(journal, 0, 20) if row.id != but][-3:]
    if len(ids) == 3:
        archive_contacts(journal, ids[:2])
        delete_contacts(journal, ids[2:])


_DIALOGS = ("export_calendar", "history", "own_fields", "shortcuts", "about")


def _trigger(window: MainWindow, key: str) -> None:
    window.actions_by_key[key].trigger()


def _person(journal: Journal) -> int:
    """Return Ada of the sample, or whoever comes first."""
    try:
        return find_contact(journal, "Ada Lovelace")
    except RelJournalError:
        if not count_people(journal):
            raise RelJournalError("This journal has no contacts to draw.") from None
        return people_window(journal, 0, 1)[0].id


def _day(window: MainWindow) -> date:
    """Return the next key date of the person in the pictures, or today."""
    today = window.context.today()
    key_dates = contact(window.journal, _person(window.journal)).card.key_dates
    days = [shown for item in key_dates if (shown := next_return(item, today)) is not None]
    return min(days, default=today)


def _date_form(window: MainWindow, person: int, *, more: bool = False) -> None:
    """Open the form for a new key date; ``more`` with all that it may say, in another calendar."""
    from reljournal.ui.people import PeopleScreen

    window.context.ways.open_contact(person, "dates")
    screen = window.findChild(PeopleScreen)
    if screen is None:
        return
    tab = screen.card.dates
    tab.begin_new()
    if more and tab.form is not None:
        tab.form.when.set_value(PartialDate(1986, 12, 27))
        tab.form.more.calendar_part.open()
        tab.form.more.calendar.setCurrentIndex(1)
        tab.form.more.more_part.open()


def _report_scene(journal: Journal) -> Callable[[MainWindow], object]:
    """Import a small book with mistakes in it, take it back, and return what shows the report of it."""
    from reljournal.domain.progress import Silent
    from reljournal.operations.imports import import_vcards

    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "phone.vcf"
        book.write_text(_BROKEN_BOOK, encoding="utf-8")
        report = import_vcards(journal, [book], Silent())
    journal.undo()

    def play(window: MainWindow) -> None:
        from reljournal.ui.importing.report import ReportDialog

        ReportDialog(report, window.context, window).open()

    return play


def _propose_mail(window: MainWindow, person: int) -> None:
    """Show letters of the person in the pictures, and of somebody unknown, before they are taken in."""
    from io import BytesIO

    from reljournal.domain.progress import Silent
    from reljournal.operations.mail import read_mail

    card = contact(window.journal, person).card
    address = card.emails[0].value if card.emails else "ada@example.org"
    who = (f"{card.shown_name} <{address}>", "Max <max@example.org>")
    mails = "".join(_LETTER.format(n=n, who=who[n % 3 == 2], day=20 - n) for n in range(9))
    window.side.importing.propose(read_mail(window.journal, [("Letters.mbox", BytesIO(mails.encode()))], Silent()))


def _propose_dates(window: MainWindow, person: int) -> None:
    """Show birthdays of the person in the pictures, and of others, before they go onto cards."""
    from datetime import UTC, datetime
    from io import BytesIO

    from reljournal.domain.progress import Silent
    from reljournal.operations.meetings import read_meetings

    names = (contact(window.journal, person).card.shown_name, "Sophie Germain", "Émilie du Châtelet", "Grace")
    events = "".join(_BIRTHDAY.format(n=n, who=name) for n, name in enumerate(names, 1))
    calendar = f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n"
    now = datetime(2026, 11, 25, tzinfo=UTC)
    files = [("Birthdays.ics", BytesIO(calendar.encode()))]
    window.side.importing.propose(read_meetings(window.journal, files, Silent(), now))


def _open_my_card(window: MainWindow, person: int) -> None:
    """Show the card of the person in the pictures as if they were me; nothing is written for it."""
    from reljournal.ui.people.my_card import MyCard

    MyCard(window.context, contact(window.journal, person), window.settings.paper, window).open()


def _open_reminders(window: MainWindow) -> None:
    from reljournal.ui.reminding.dialog import RemindersDialog

    RemindersDialog(window.context, window.settings, window).open()


def _open_preferences(window: MainWindow, keeper: ThemeKeeper) -> None:
    from reljournal.ui.preferences import PreferencesDialog

    PreferencesDialog(Settings(theme=keeper.choice().value, text_percent=keeper.text_percent()), keeper, window).open()
