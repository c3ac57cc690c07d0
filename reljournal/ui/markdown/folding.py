"""Long quotes of a text to be read, folded into one line that opens them; the text itself stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication

from reljournal.ui.markdown.lines import LineKind, read_line

SCHEME = "quote"
# A quote of so few lines is read faster than opened.
SHORT = 3
_QUOTED = re.compile(r"^ {0,3}>", re.MULTILINE)


def with_folded_quotes(text: str, opened: Collection[int], words: Callable[[int, bool], str]) -> str:
    """Return Markdown in which every long quote that is not ``opened`` is a link to :data:`SCHEME` and its number.

    ``words`` says what the link of a quote of so many lines reads, given whether it is open.
    """
    if not _QUOTED.search(text):
        return text
    rows: list[str] = []
    run: list[str] = []
    number = 0
    fenced = False

    def close() -> None:
        nonlocal number
        if len(run) > SHORT:
            is_open = number in opened
            rows.extend(["", f"[{words(len(run), is_open)}]({SCHEME}:{number})", ""])
            if is_open:
                rows.extend(run)
            number += 1
        else:
            rows.extend(run)
        run.clear()

    for row in text.splitlines():
        kind = read_line(row).kind
        fenced ^= kind is LineKind.FENCE
        if kind is LineKind.QUOTE and not fenced:
            run.append(row)
            continue
        close()
        rows.append(row)
    close()
    return "\n".join(rows).strip("\n") if number else text


def count_long_quotes(text: str) -> int:
    """Return how many quotes of a text are folded unless they are opened."""
    counted: list[int] = []

    def count(lines: int, _is_open: bool) -> str:
        counted.append(lines)
        return ""

    with_folded_quotes(text, (), count)
    return len(counted)


def quote_words(lines: int, is_open: bool) -> str:
    """Return what stands in the place of a long quote, or above it once it is open."""
    if is_open:
        return QCoreApplication.translate("MarkdownView", "Fold the quote")
    return QCoreApplication.translate("MarkdownView", "… %Ln quoted lines", None, lines)


def quote_at(address: str) -> int | None:
    """Return the number of the quote that a link opens or folds, None for any other link."""
    scheme, _, number = address.partition(":")
    return int(number) if scheme == SCHEME and number.isdecimal() else None
