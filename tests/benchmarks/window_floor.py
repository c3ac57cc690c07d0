"""The floor of first paint: a bare PySide6 window with menu, tool bar, list of 10,000 rows and a text pane."""

from __future__ import annotations

import sys

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QPlainTextEdit, QSplitter

from tests.benchmarks.until_painted import UntilPainted


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
