"""The real program on a journal, up to its first paint: the counterpart of ``window_floor``."""

from __future__ import annotations

import sys

# Before Qt, as in the real program: PySide6 makes every import that follows its own dearer.
from reljournal import app
from reljournal.__main__ import main as start


def main() -> None:
    """Start as ``reljournal --journal FILE`` does, and end once the window is painted."""
    opened = app.Program.open

    def open_and_watch(program: app.Program, *arguments: object, **options: object) -> bool:
        from reljournal.ui.window import MainWindow
        from tests.benchmarks.until_painted import UntilPainted

        show = MainWindow.show

        def watched_show(window: MainWindow) -> None:
            window.watch = UntilPainted(window)  # type: ignore[attr-defined]
            show(window)

        MainWindow.show = watched_show  # type: ignore[method-assign,assignment]
        return opened(program, *arguments, **options)  # type: ignore[arg-type]

    app.Program.open = open_and_watch  # type: ignore[method-assign,assignment]
    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
