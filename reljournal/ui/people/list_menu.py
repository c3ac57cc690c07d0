"""The menu of the list: list or table, columns, order, archive and trash, and looking through one by one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from reljournal.domain.people_columns import Column, Sorting
from reljournal.domain.shelves import Shelf
from reljournal.store.triage import triage

if TYPE_CHECKING:
    from reljournal.ui.people.list_column import ListColumn


def _words(text: str) -> str:
    return QCoreApplication.translate("ListMenu", text)


def _take(column: ListColumn, action: QAction) -> None:
    """Do what was chosen: another shelf, order, or set of columns."""
    now, chosen = column.layout_shown(), action.data()
    if isinstance(chosen, Sorting):
        column.show_layout(replace(now, sorting=chosen))
    elif isinstance(chosen, tuple):
        column.show_layout(now.with_or_without(chosen[1]))
    elif chosen is not None:
        column.show_shelf(Shelf(chosen))


def list_menu(column: ListColumn) -> QMenu:
    """Return the menu; it goes away when it is closed."""
    menu = QMenu(column)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    table = column.layout_shown().is_table
    menu.addAction(_words("New contact"), column.new_wanted.emit)
    menu.addAction(_words("Show as a list") if table else _words("Show as a table"), column.switch_table)
    fill_order(menu.addMenu(_words("Order")), column)
    if table:
        fill_columns(menu.addMenu(_words("Columns")), column)
    menu.addSeparator()
    for shelf, words in ((Shelf.LISTED, _words("The list")), (Shelf.ARCHIVED, _words("The archive")),
                         (Shelf.TRASH, _words("The trash"))):  # fmt: skip
        if shelf is not column.shelf():
            menu.addAction(words).setData(shelf)
    menu.addSeparator()
    menu.addAction(_words("Look through them one by one"), column.triage_asked.emit)
    kept = triage(column.journal())
    if kept is not None:
        place, total = QLocale().toString(kept.place + 1), QLocale().toString(len(kept.contact_ids))
        words = _words("Go on looking through: %1 of %2").replace("%1", place).replace("%2", total)
        menu.addAction(words, column.triage_wanted_again.emit)
    menu.triggered.connect(partial(_take, column))
    return menu


def columns_menu(column: ListColumn) -> QMenu:
    """Return what a right click on the titles offers."""
    menu = QMenu(column)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_columns(menu, column)
    menu.addSeparator()
    fill_order(menu.addMenu(_words("Order")), column)
    menu.triggered.connect(partial(_take, column))
    return menu


def fill_columns(menu: QMenu, column: ListColumn) -> None:
    """Offer every column, those on show ticked; the name always is."""
    shown = column.layout_shown().keys
    for key, title in column.titles().items():
        action = _ticked(menu, title, ("column", key), key in shown)
        action.setEnabled(key != Column.NAME)


def fill_order(menu: QMenu, column: ListColumn) -> None:
    """Offer every column to sort by, and both directions."""
    sorting = column.layout_shown().sorting
    by, way = QActionGroup(menu), QActionGroup(menu)
    for key, title in column.titles().items():
        by.addAction(_ticked(menu, title, Sorting(key, sorting.descending), key == sorting.column))
    menu.addSeparator()
    for descending, title in ((False, _words("Ascending")), (True, _words("Descending"))):
        chosen = Sorting(sorting.column, descending)
        way.addAction(_ticked(menu, title, chosen, descending == sorting.descending))


def _ticked(menu: QMenu, title: str, data: object, on: bool) -> QAction:
    action = menu.addAction(title.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    action.setData(data)
    return action
