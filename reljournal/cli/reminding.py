"""The command that reminds. What it tells comes from whoever words the notifications of the window."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from reljournal.cli.ground import Answer, Command, opened
from reljournal.store.journal import Journal

Tell = Callable[[Journal, bool], Answer]
"""Given a journal, and whether to tell (or only to list), return what there is."""


def remind_with(tell: Tell) -> Command:
    """Return the command."""

    def remind(arguments: argparse.Namespace) -> Answer:
        with opened(arguments) as journal:
            return tell(journal, arguments.once)

    return remind
