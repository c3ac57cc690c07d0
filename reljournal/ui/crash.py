"""What the person hears when something goes wrong: a plain sentence, or the calm dialog for a bug of ours."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from reljournal import __version__
from reljournal.domain.errors import RelJournalError
from reljournal.system.log import describe_error
from reljournal.ui.dialog import Dialog
from reljournal.ui.widgets import AccentButton, Label, QuietButton

_LOG = logging.getLogger("reljournal.ui.crash")
_QUIT = 2


def tell(parent: QWidget | None, sentence: str, more: str = "") -> None:
    """Say one sentence, and what may help below it, in a dialog; return when the person has read it."""
    TellDialog(parent, sentence, more).exec()


class TellDialog(Dialog):
    """One sentence and a button."""

    def __init__(self, parent: QWidget | None, sentence: str, more: str = "") -> None:
        super().__init__(self.tr("RelJournal"), parent)
        self.heading.hide()
        self.body.addWidget(Label(sentence, wrap=True, selectable=True))
        if more:
            self.body.addWidget(Label(more, tone="muted", wrap=True, selectable=True))
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.add_button(close)
        self.setAccessibleDescription(f"{sentence} {more}".strip())
        close.setFocus()


class CrashDialog(Dialog):
    """Says that a bug was met, that nothing was lost, and lets the person copy what a helper needs.

    ``details`` holds no names and no words of the journal. Its result is Accepted for going on, Rejected
    (Esc) too, and 2 for quitting.
    """

    def __init__(self, details: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("Something went wrong in RelJournal"), parent)
        self._details = details
        sentences = (
            self.tr("Your journal is safe: what was saved stays saved, and nothing was left half done."),
            self.tr(
                "You can go on. If it happens again, copy the details below and send them to whoever looks after "
                "RelJournal for you; they say where in the program it happened and nothing about the people in "
                "your journal."
            ),
        )
        self.body.addWidget(Label(sentences[0], wrap=True))
        self.body.addWidget(Label(sentences[1], tone="muted", wrap=True))
        self.text = QPlainTextEdit(details)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Details"))
        self.body.addWidget(self.text, 1)
        copy = QuietButton(self.tr("Copy details"))
        copy.clicked.connect(self.copy_details)
        leave = QuietButton(self.tr("Quit"))
        leave.clicked.connect(self._leave)
        go_on = AccentButton(self.tr("Go on"))
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        self.add_button(copy, leading=True)
        self.add_button(leave)
        self.add_button(go_on)
        go_on.setFocus()

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details)

    def _leave(self) -> None:
        self.done(_QUIT)


class BugCatcher(QObject):
    """Takes every error that nobody caught, from slots, events and threads, and brings it to the person.

    One dialog at a time: what goes wrong while it is open is logged and nothing more, so that a window
    that fails to paint cannot bury the screen under dialogs.
    """

    _caught = Signal(object)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._hooks = (sys.excepthook, threading.excepthook)
        self._telling = False
        self.dialog: CrashDialog | None = None
        # Queued, so that the dialog opens in the main thread after the failed slot has been left.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._caught_here
        threading.excepthook = self._caught_in_thread

    def let_go(self) -> None:
        """Give the hooks back to whoever had them before."""
        sys.excepthook, threading.excepthook = self._hooks
        if self.dialog is not None:
            self.dialog.close()

    def _caught_here(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            # Ctrl+C in the terminal it was started from: leave as by the window's own cross.
            self._application.closeAllWindows()
            return
        self._take(error.with_traceback(trace))

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            self._take(arguments.exc_value)

    def _take(self, error: BaseException) -> None:
        if not isinstance(error, RelJournalError):
            _LOG.error("Something went wrong that nobody expected", exc_info=error)
            if sys.stderr is not None:
                sys.stderr.write(f"{describe_error(error)}\n")
        self._caught.emit(error)

    def _show(self, error: BaseException) -> None:
        if self._telling or self.dialog is not None:
            return
        if isinstance(error, RelJournalError):
            self._telling = True
            try:
                tell(self._application.activeWindow(), str(error))
            finally:
                self._telling = False
            return
        self.dialog = CrashDialog(_details(error), self._application.activeWindow())
        self.dialog.finished.connect(self._finished)
        self.dialog.open()

    def _finished(self, result: int) -> None:
        self.dialog = None
        if result == _QUIT:
            self._application.closeAllWindows()
            self._application.exit(1)


def catch_bugs(application: QApplication) -> BugCatcher:
    """Bring every uncaught error to the person from now on, calmly; lives as long as the application."""
    return BugCatcher(application)


def _details(error: BaseException) -> str:
    import platform

    from PySide6.QtCore import qVersion

    lines = (
        f"RelJournal {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        describe_error(error),
    )
    return "\n".join(lines)
