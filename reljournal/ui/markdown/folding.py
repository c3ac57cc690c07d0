"""Long quotes of a text to be read, folded into one line that opens them; the text itself stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Collection

from reljournal.ui.markdown.lines import LineKind, read_line

SCHEME = "quote"
# A quote of so few lines is read faster than opened.
_SHORT = 3


def with_folded_quotes(text: str, opened: Collection[int], words: Callable[[int, bool], str]) -> str:
    """Return Markdown in which every long quote that is not ``opened`` is a link to :data:`SCHEME` and its number.

    ``words`` says what the link of a quote of so many lines reads, given whether it is open.
    """
    rows: list[str] = []
    run: list[str] = []
    number = 0
    fenced = False

    def close() -> None:
        nonlocal number
        if len(run) > _SHORT:
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
