"""The floor of first paint: a bare PySide6 window with menu, tool bar, list of 10,000 rows and a text pane."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject, QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QPlainTextEdit, QSplitter


class UntilPainted(QObject):
    """Ends the process, with its memory printed, once the window was painted."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._seen = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint and one turn of the event loop."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.end)
        return False

    @staticmethod
    def end() -> None:
        """Print the proportional set size in KiB (Linux) and leave without tidying up."""
        try:
            with open("/proc/self/smaps_rollup", encoding="ascii") as file:  # noqa: PTH123
                pss = next(line.split()[1] for line in file if line.startswith("Pss:"))
        except OSError:
            pss = "0"
        sys.stdout.write(pss)
        sys.stdout.flush()
        os._exit(0)


def main() -> None:
    """Show the bare window."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    menu = window.menuBar().addMenu("File")
    for text in ("New", "Open", "Save", "Quit"):
        menu.addAction(text)
    bar = window.addToolBar("Tools")
    for text in ("New", "Open", "Save"):
        bar.addAction(text)
    listing = QListView()
    listing.setUniformItemSizes(True)
    listing.setLayoutMode(QListView.LayoutMode.Batched)
    listing.setModel(QStringListModel([f"Contact {number}" for number in range(10_000)]))
    text = QPlainTextEdit("A card stands here.\n" * 20)
    splitter = QSplitter()
    splitter.addWidget(listing)
    splitter.addWidget(text)
    window.setCentralWidget(splitter)
    window.resize(1440, 900)
    watch = UntilPainted(window)
    window.show()
    application.exec()
    del watch


if __name__ == "__main__":
    main()
