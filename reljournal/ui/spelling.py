"""Which words are spelt right: asked of a process beside the window, remembered, and known better by the journal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QProcess, Signal

from reljournal.domain.prose_words import possible_names
from reljournal.operations.own_words import own_words
from reljournal.store.queries.name_words import is_part_of_a_name
from reljournal.system import speller
from reljournal.system.dictionaries import dictionaries, usual_dictionaries
from reljournal.system.language import spoken, system_language
from reljournal.system.settings import AS_SYSTEM

if TYPE_CHECKING:
    from reljournal.store.changes import Change
    from reljournal.ui.context import Context

_MOST_REMEMBERED = 100_000
_MS_TO_END = 1000


def chosen_dictionaries(choice: str) -> list[str]:
    """Return the dictionaries that a choice of the preferences means, those that are there."""
    known = dictionaries()
    if choice == AS_SYSTEM:
        return usual_dictionaries(spoken() or system_language(), QLocale.system().uiLanguages()[:1], known)
    return [name for name in choice.split() if name in known]


class Spelling(QObject):
    """Answers at once from what is known, asks for the rest, and says when more is known.

    Right is what a chosen dictionary knows, what is among the journal's own words, and what is somebody's name.
    """

    more_known = Signal()
    """Answers came, or other words are right now."""

    def __init__(self, context: Context, choice: str) -> None:
        super().__init__(context)
        self._context = context
        self._choice = choice
        self._process: QProcess | None = None
        self._failed = False
        self._asked = 0
        self._waiting: dict[int, Callable[[dict[str, Any]], object]] = {}
        self._under_way: set[str] = set()
        self._right: dict[str, bool] = {}
        self._own: set[str] | None = None
        context.changed.connect(self._follow)
        context.closing.connect(self.end)

    # What is known

    def choose(self, choice: str) -> None:
        """Take other dictionaries: names with spaces between, AS_SYSTEM, or nothing for none."""
        if choice != self._choice:
            self._choice = choice
            self.end()
            self.more_known.emit()

    def is_on(self) -> bool:
        """Return whether there is a dictionary to ask."""
        return not self._failed and bool(chosen_dictionaries(self._choice))

    def unknown(self, words: Collection[str]) -> set[str]:
        """Return those of the words that are known to be in no dictionary; what is not known yet is asked for."""
        if not self.is_on():
            return set()
        new = [word for word in dict.fromkeys(words) if word not in self._right and word not in self._under_way]
        if new:
            self._under_way.update(new)
            self._ask({"check": new}, lambda answer: self._take(new, answer))
        return {word for word in words if self._right.get(word) is False}

    def knows_all(self, words: Iterable[str]) -> bool:
        """Return whether each of the words has been judged, or none can be."""
        return not self.is_on() or all(word in self._right for word in words)

    def suggest(self, word: str, answer: Callable[[list[str]], object]) -> None:
        """Ask which words may have been meant; ``answer`` follows."""
        self._ask({"suggest": word}, lambda found: answer(found["suggestions"]))

    def is_own(self, word: str) -> bool:
        """Return whether the word was added to the journal's own."""
        if self._own is None:
            self._own = {known.casefold() for known in own_words(self._context.journal)}
        return word.casefold() in self._own

    def _take(self, asked: Iterable[str], answer: dict[str, Any]) -> None:
        if len(self._right) > _MOST_REMEMBERED:
            self._right.clear()
        unknown = set(answer["unknown"])
        for word in asked:
            self._right[word] = word not in unknown or self.is_own(word) or self._is_name(word)
        self._under_way.difference_update(asked)
        self.more_known.emit()

    def _is_name(self, word: str) -> bool:
        names = possible_names(word)
        return bool(names) and is_part_of_a_name(self._context.journal, names)

    def _follow(self, change: Change) -> None:
        """Ask anew about what may be right, or wrong, since a card or the own words changed."""
        if change.touches("contact", "setting"):
            self._own = None
            self._right.clear()
            if self._process is not None:
                self.more_known.emit()

    # The process

    def _ask(self, question: dict[str, Any], answered: Callable[[dict[str, Any]], object]) -> None:
        process = self._process or self._start()
        self._asked += 1
        self._waiting[self._asked] = answered
        process.write(json.dumps(question | {"id": self._asked}).encode() + b"\n")

    def _start(self) -> QProcess:
        known = dictionaries()
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(self._give_up)
        bases = [str(known[name]) for name in chosen_dictionaries(self._choice)]
        # It is run as a file and without its folder on the path: it needs nothing else of the program.
        process.start(sys.executable, ["-P", speller.__file__, *bases])
        return process

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            answer = json.loads(bytes(process.readLine().data()))
            answered = self._waiting.pop(answer["id"], None)
            if answered is not None:
                answered(answer)

    def _give_up(self, error: QProcess.ProcessError) -> None:
        """Go on without marks: a dictionary that takes its process with it would do so again."""
        del error
        if self._process is not None:
            self._failed = True
            self.end()
            self.more_known.emit()

    def end(self) -> None:
        """End the process, and forget what it said."""
        process, self._process = self._process, None
        self._waiting.clear()
        self._under_way.clear()
        self._right.clear()
        if process is not None:
            process.kill()
            process.waitForFinished(_MS_TO_END)
            process.deleteLater()
