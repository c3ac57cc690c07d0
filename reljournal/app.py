"""Composition root: the one place that builds the window and hands it its journal, settings and theme."""

from __future__ import annotations

import builtins
import gc
import json
import os
import shutil
import sys
import tempfile
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reljournal.domain.errors import RelJournalError
from reljournal.domain.files import MEGABYTE
from reljournal.system import paths
from reljournal.system.screen import explained_start, why_no_screen, why_not_loaded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from reljournal.domain.entries import EntryDraft
    from reljournal.system.catalogue import InterfaceLanguage
    from reljournal.system.single_instance import SingleInstance
    from reljournal.ui.capture.alone import CaptureWindow
    from reljournal.ui.reminding.attendant import Attendant
    from reljournal.ui.window import MainWindow


def run_window(journal: Path | None = None, *, capture: bool = False, background: bool = False) -> int:
    """Open the window on ``journal`` (default: this user's) and return the exit code when it is closed.

    With ``capture`` only the small window of quick capture is opened, by the program that has the journal already
    where there is one. With ``background`` the window stays hidden until it is asked for; there is nothing to do where
    it runs already, or where no journal was ever begun.
    """
    reason = why_no_screen()
    if reason is not None:
        sys.stderr.write(f"{reason}\n")
        return 1
    # Starting makes many objects and throws none away: looking for garbage would only cost time.
    gc.disable()
    path = (journal or paths.default_journal()).expanduser().absolute()
    if background and not path.exists():
        return 0
    try:
        from reljournal.system.single_instance import SingleInstance, Wish

        import_plainly()
        instance = SingleInstance(path)
        wish = Wish.CAPTURE if capture else Wish.COME_FORWARD
        if not instance.acquire() and (background or instance.raise_other(wish)):
            return 0
        with explained_start():
            from reljournal.ui.theme import new_application

            application = new_application()
    except ImportError as error:
        sentence = why_not_loaded(error)
        if sentence is None:
            raise
        sys.stderr.write(f"{sentence}\n")
        return 1
    except RelJournalError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    program = Program(application, instance)
    opened = program.capture_alone(path) if capture else program.open(path, unseen=background)
    return program.run() if opened else 1


def import_plainly() -> None:
    """Let Python import as it does without PySide6.

    PySide6 puts an import of its own in place of Python's, which reads the source of every module imported after
    it, to learn whether that module switches on one of PySide6's features. None of ours does; reading a hundred
    files is a tenth of the time to first paint. It keeps Python's own under the name used here.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


_MS_AFTER_START = 150


class Program:
    """The running program: one application, one window at a time, and what happens when it changes journals."""

    def __init__(self, application: QApplication, instance: SingleInstance | None) -> None:
        from reljournal import __version__
        from reljournal.system.plurals import EnglishPlurals, is_plain_english
        from reljournal.system.settings import read_settings
        from reljournal.ui.theme import Application, ThemeChoice, ThemeKeeper
        from reljournal.ui.undoing import UndoRouter

        application.setApplicationName("RelJournal")
        application.setApplicationDisplayName("RelJournal")
        application.setApplicationVersion(__version__)
        application.setDesktopFileName("reljournal")
        self._plurals = EnglishPlurals(application)
        application.installTranslator(self._plurals)
        self.application = application
        self.instance = instance
        self.settings, self._told = read_settings()
        if not is_plain_english(self.settings.language):
            self.language.use(self.settings.language)
        self.themes = ThemeKeeper(application, ThemeChoice(self.settings.theme), sheet_later=True)
        if self.settings.text_percent != 100:
            self.themes.set_text_percent(self.settings.text_percent)
        self._router = UndoRouter(application)
        # Whoever ends the session, or the program by the system's menu, means more than to hide the window.
        application.commitDataRequest.connect(self._end_for_good)
        if isinstance(application, Application):
            application.leaving.connect(self._end_for_good)
        self.window: MainWindow | None = None
        self.capture: CaptureWindow | None = None
        self.attendant: Attendant | None = None
        self._from_login = False
        self._throwaway: Path | None = None
        self._own: Path | None = None

    @cached_property
    def language(self) -> InterfaceLanguage:
        """What the program speaks beside plain English."""
        from reljournal.system.catalogue import InterfaceLanguage

        return InterfaceLanguage(self.application)

    def open(self, path: Path, *, throwaway: bool = False, unseen: bool = False) -> bool:
        """Open a journal in a new window; False, with a sentence shown, when it cannot be opened.

        An ``unseen`` window waits until it is asked for, and goes back to that when it is closed.
        """
        from reljournal.store.journal import Journal
        from reljournal.ui.window import MainWindow

        try:
            journal = Journal.open(path, backups=paths.backups_folder(path))
        except RelJournalError as error:
            self._refuse(str(error), path)
            return False
        self._close_window()
        if not throwaway:
            self._own = path
        window = MainWindow(journal, self.settings, throwaway=throwaway)
        window.other_journal_wanted.connect(self.open_other)
        window.sample_wanted.connect(self.open_sample)
        window.own_journal_wanted.connect(self.open_own)
        window.preferences_wanted.connect(self.open_preferences)
        window.paper_chosen.connect(self._keep_paper)
        window.people_layout_changed.connect(self._keep_people_layout)
        window.beside_text_changed.connect(self._keep_beside_text)
        window.closing.connect(self._window_closing)
        self.window = window
        window.settled.connect(self._note_last_backup)
        window.settled.connect(self._look_into_trash)
        window.settled.connect(self._attend)
        window.went_behind.connect(self._window_went_behind)
        self._from_login = self._from_login or unseen
        self._let_go_on()
        window.start()
        self.themes.put_on_sheet()
        if unseen:
            window.begin_unseen()
        else:
            window.show()
        if self._told:
            window.warn(self._told)
            self._told = None
        return True

    def run(self) -> int:
        """Show windows until the last one is closed; return the exit code."""
        from PySide6.QtCore import QTimer

        # What the first paint does not need comes after it, and after the first keys that may be waiting.
        QTimer.singleShot(_MS_AFTER_START, self.application, self._after_first_paint)
        code = self.application.exec()
        self._throw_away()
        if self.instance is not None:
            self.instance.release()
        return code

    def _after_first_paint(self) -> None:
        gc.freeze()
        gc.enable()
        from reljournal.system.log import start_log
        from reljournal.ui.crash import catch_bugs

        start_log()
        catch_bugs(self.application)
        if self.instance is not None:
            self.instance.listen(self._come_forward, self._capture_here)
        if os.environ.get("RELJOURNAL_QUIT_AFTER_PAINT") == "1":
            self._close_window()
            if self.capture is not None:
                self.capture.close()

    def _come_forward(self) -> None:
        if self.window is not None:
            self.window.come_forward()
        elif self.capture is not None:
            # Only the small window was opened so far.
            self.open(self.capture.context.journal.path)

    # Quick capture in a window of its own

    def capture_alone(self, path: Path) -> bool:
        """Open the small window on a journal; False, with a sentence shown, when the journal cannot be opened."""
        from reljournal.store.journal import Journal
        from reljournal.ui.capture.alone import CaptureWindow

        if self.capture is not None:
            self.capture.come_forward()
            return True
        try:
            journal = Journal.open(path, backups=paths.backups_folder(path))
        except RelJournalError as error:
            self._refuse(str(error), path)
            return False
        self.capture = CaptureWindow(journal)
        self.capture.gone.connect(self._capture_gone)
        self.capture.at_length.connect(self._go_on_at_length)
        self.themes.put_on_sheet()
        self.capture.come_forward()
        return True

    def _capture_here(self) -> None:
        """Open the small window on the journal of this program."""
        path = self._own or (self.capture.context.journal.path if self.capture is not None else None)
        if path is not None:
            self.capture_alone(path)

    def _go_on_at_length(self, draft: EntryDraft) -> None:
        if self.capture is not None and (self.window is not None or self.open(self.capture.context.journal.path)):
            window = self.window
            if window is not None:
                window.come_forward()
                window.write_entry(draft)

    def _capture_gone(self) -> None:
        if self.capture is not None:
            self.capture.context.journal.close()
            self.capture.deleteLater()
            self.capture = None

    def put_away(self) -> None:
        """Take back what was given to the application, so that another program can be started in this process."""
        if self.capture is not None:
            self.capture.close()
        self._throw_away()
        self.application.commitDataRequest.disconnect(self._end_for_good)
        self._router.let_go()
        if "language" in self.__dict__:
            self.language.let_go()
        self.application.removeTranslator(self._plurals)
        for part in (self.themes, self._router, self._plurals):
            part.deleteLater()

    # Other journals

    def open_other(self, path: str) -> None:
        """Open another journal instead of the one in the window."""
        from reljournal.system.single_instance import SingleInstance

        target = Path(path).expanduser().absolute()
        instance = SingleInstance(target)
        try:
            if not instance.acquire() and instance.raise_other():
                return
        except RelJournalError as error:
            self._refuse(str(error), target)
            return
        if not self.open(target):
            instance.release()
            return
        if self.instance is not None:
            self.instance.release()
        self.instance = instance
        instance.listen(self._come_forward, self._capture_here)

    def open_sample(self) -> None:
        """Open a fresh throw-away copy of the sample journal."""
        from reljournal.operations.sample import write_sample

        folder = Path(tempfile.mkdtemp(prefix="reljournal-sample-"))
        path = folder / "sample.reljournal"
        try:
            write_sample(path)
        except RelJournalError as error:
            shutil.rmtree(folder, ignore_errors=True)
            self._refuse(str(error), path)
            return
        before, self._throwaway = self._throwaway, folder
        self.open(path, throwaway=True)
        if before is not None:
            shutil.rmtree(before, ignore_errors=True)

    def open_own(self) -> None:
        """Go back from the sample to the person's own journal."""
        if self._own is not None and self.open(self._own):
            self._throw_away()

    def open_preferences(self) -> None:
        """Let the person choose theme, size of text, paper and the order of names; the choice works at once."""
        from reljournal.ui.name_order import chosen_order
        from reljournal.ui.preferences import PreferencesDialog

        order = chosen_order(self.window.journal) if self.window is not None else ""
        dialog = PreferencesDialog(self.settings, self.themes, self.window, order)
        dialog.chosen.connect(self._keep_settings)
        dialog.order_chosen.connect(self._order_names)
        dialog.language_chosen.connect(self._change_language)
        dialog.own_words_asked.connect(lambda: self._show_own_words(dialog))
        if self.window is not None:
            from reljournal.ui.date_preferences import DatePreferences

            dates = DatePreferences(self.window.context)
            dialog.add_part(dialog.tr("Key dates"), dates)
            dialog.accepted.connect(dates.save)
        if self.window is not None and not self.window.throwaway:
            from reljournal.ui.other_calendars.kept_part import KeptCalendarPart
            from reljournal.ui.reminding.preferences_part import RemindersPart

            reminders = RemindersPart(self.window.context, lambda: self.settings, dialog)
            reminders.chosen.connect(dialog.take_meanwhile)
            dialog.add_part(dialog.tr("Reminders"), reminders)
            dialog.add_part(dialog.tr("Other calendars"), KeptCalendarPart(self.window.context, dialog))
        dialog.open()

    def _show_own_words(self, over: QWidget) -> None:
        from reljournal.ui.own_words import OwnWordsDialog

        if self.window is not None:
            OwnWordsDialog(self.window.context, over).open()

    def _change_language(self) -> None:
        """Open the window anew in the language that was chosen, once the dialog is gone."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self.application, self._open_anew)

    def _open_anew(self) -> None:
        window = self.window
        if window is None:
            return
        if window.side.import_is_running():
            window.say(window.tr("The other language comes with the next start: the import is still running."))
            return
        self.language.use(self.settings.language)
        screen = window.current_key()
        self.open(window.journal.path, throwaway=window.throwaway)
        if self.window is not None and screen:
            self.window.show_screen(screen)

    def _order_names(self, choice: str) -> None:
        from reljournal.ui.name_order import NameOrderFlow

        if self.window is not None:
            NameOrderFlow(self.window.context, self.window).choose(choice)

    def _keep_paper(self, paper: str) -> None:
        self._keep_settings(replace(self.settings, paper=paper))

    def _keep_people_layout(self, text: str) -> None:
        self._keep_settings(replace(self.settings, people_layout=text))

    def _keep_beside_text(self, text: str) -> None:
        self._keep_settings(replace(self.settings, beside_text=text))

    # Closing

    def _close_window(self) -> None:
        if self.window is not None:
            self.window.leave()

    def _let_go_on(self) -> None:
        """Say whether the program goes on when its window is closed."""
        window = self.window
        goes_on = window is not None and not window.throwaway and (self.settings.stay_running or self._from_login)
        if window is not None:
            window.goes_on = goes_on
        self.application.setQuitOnLastWindowClosed(not goes_on)

    def _end_for_good(self) -> None:
        if self.window is not None:
            self.window.goes_on = False
            self.application.setQuitOnLastWindowClosed(True)

    def _attend(self) -> None:
        from reljournal.ui.reminding.attendant import Attendant

        if self.window is not None and not self.window.throwaway and self.attendant is None:
            self.attendant = Attendant(self.window, self.settings, always_tray=self._from_login)
            self.attendant.quit_wanted.connect(self._close_window)

    def _window_went_behind(self) -> None:
        if self.window is not None:
            self._keep_place(self.window)
            self._back_up(self.window)

    def _keep_place(self, window: MainWindow) -> None:
        last = window.current_key() or self.settings.last_screen
        self._keep_settings(replace(self.settings, window_geometry=window.place(), last_screen=last))

    def _end_without_windows(self) -> None:
        if self.window is None and self.capture is None:
            self.application.quit()

    def _window_closing(self) -> None:
        window = self.window
        if window is None:
            return
        self._keep_place(window)
        if not window.throwaway:
            self._back_up(window)
        window.journal.close()
        self.window = self.attendant = None
        window.deleteLater()
        if window.goes_on:
            # Qt ends with the last window that is closed only where nothing else was wished.
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, self.application, self._end_without_windows)

    def _back_up(self, window: MainWindow) -> None:
        from datetime import datetime

        from reljournal.store.backup import back_up_if_changed

        try:
            back_up_if_changed(window.journal, paths.backups_folder(window.journal.path), datetime.now())  # noqa: DTZ005
        except RelJournalError as error:
            from reljournal.ui.crash import tell

            tell(None, str(error))

    def _look_into_trash(self) -> None:
        from reljournal.ui.trash_days import TrashDays

        if self.window is not None:
            days = TrashDays(self.window.context, self.window)
            self.window.closing.connect(days.stop)
            days.begin()

    def _note_last_backup(self) -> None:
        from reljournal.store.backup import dated_backups, made_at

        if self.window is None:
            return
        existing = dated_backups(paths.backups_folder(self.window.journal.path))
        if existing:
            self.window.note_backup(made_at(existing[-1]))

    def _keep_settings(self, settings: object) -> None:
        from reljournal.system.settings import Settings, write_settings

        if not isinstance(settings, Settings) or settings == self.settings:
            return
        self.settings = settings
        if self.window is not None:
            self.window.settings = settings
            self.window.context.file_limit = settings.file_megabytes * MEGABYTE
            self.window.context.choose_dictionaries(settings.spelling)
            self._let_go_on()
        if self.attendant is not None:
            self.attendant.apply(settings)
        try:
            write_settings(settings)
        except RelJournalError as error:
            if self.window is not None:
                self.window.warn(str(error))

    def _throw_away(self) -> None:
        if self._throwaway is not None:
            shutil.rmtree(self._throwaway, ignore_errors=True)
            self._throwaway = None

    def _refuse(self, sentence: str, path: Path) -> None:
        sys.stderr.write(f"{sentence}\n")
        if self.window is not None:
            self.window.warn(sentence)
            return
        from reljournal.ui.crash import tell

        if os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
            return
        tell(None, sentence, self._where_backups_are(path))

    def _where_backups_are(self, path: Path) -> str:
        folder = paths.backups_folder(path)
        return f"Backups of this journal are kept in {folder}." if folder.is_dir() else ""


def draw_screens(folder: Path, journal: Path | None, *, as_json: bool) -> int:
    """Draw every screen in both themes into ``folder``, offscreen; return the exit code."""
    from reljournal.system import clock

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("RELJOURNAL_TODAY", "2026-11-21" if journal is None else clock.today().isoformat())
    try:
        from reljournal.ui.screenshots import draw_all
        from reljournal.ui.theme import new_application

        application = new_application()

        with tempfile.TemporaryDirectory(prefix="reljournal-screens-") as home:
            os.environ["RELJOURNAL_HOME"] = home
            made = draw_all(application, folder.expanduser().absolute(), journal)
    except ImportError as error:
        sentence = why_not_loaded(error)
        if sentence is None:
            raise
        sys.stderr.write(f"{sentence}\n")
        return 1
    except RelJournalError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    names = [str(path) for path in made]
    sys.stdout.write((json.dumps(names, ensure_ascii=False) if as_json else "\n".join(names)) + "\n")
    return 0
