"""Circles between the rail, the list of people and the journal: what each line of the rail does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QKeySequence

from reljournal.domain.circles import Circle
from reljournal.store.changes import Change
from reljournal.store.journal import Journal
from reljournal.ui.circles.asking import Asking
from reljournal.ui.circles.section import CirclesSection

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from reljournal.domain.rules import Rule
    from reljournal.ui.window import MainWindow

# A burst of changes is counted once.
_MS_TO_COUNT = 150


class RailCircles(QObject):
    """Shows the circles of a window, counts them aside, and does what is asked of them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._people_heard = False
        self.section = CirclesSection()
        self.section.chosen.connect(self.show_circle)
        self.section.new_asked.connect(self._offer_new)
        self.section.menu_asked.connect(self._offer_menu)
        self.section.rename_asked.connect(self.rename)
        self.section.remove_asked.connect(self.remove)
        self.section.dropped.connect(self.put_in)
        self.section.refused.connect(self._say_why_not)
        self._asking = Asking(self._context, self)
        self._asking.answered.connect(self.section.set_counts)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_MS_TO_COUNT)
        self._counting.timeout.connect(self._count)
        self._context.changed.connect(self._follow)
        window.rail.set_below(self.section)
        window.rail.selected.connect(self._leave)
        self.refresh()

    def stop(self) -> None:
        """Count no more, and wait until the counting is over."""
        self._counting.stop()
        self._asking.stop()

    def is_counting(self) -> bool:
        """Return whether counts are still to come."""
        return self._counting.isActive() or self._asking.is_asking()

    # What is shown

    def circles(self) -> list[Circle]:
        """Return every circle, in order."""
        from reljournal.store.queries.circles import circles

        return circles(self._context.journal)

    def refresh(self) -> None:
        """Bring the circles and their counts up to date."""
        self._show()
        self._counting.start()

    def _show(self) -> None:
        self.section.show_circles(self.circles())

    def _follow(self, change: Change) -> None:
        if change.touches("circle"):
            self._show()
        self._counting.start()

    def _count(self) -> None:
        if self.section.ids():
            self._asking.ask(_counts_on(self._context.today()))

    # Going there

    def show_circle(self, circle_id: int) -> None:
        """Show the people of a circle."""
        self._window.show_screen("people")
        people = self._window.people_screen()
        if not self._people_heard:
            self._people_heard = True
            people.list.narrowed.circle_shown.connect(self.section.mark)
        self._context.attempt(lambda: people.show_circle(circle_id))
        shown = people.list.narrowed.circle()
        self.section.mark(shown.id if shown is not None else 0)

    def _leave(self, key: str) -> None:
        """Show everyone again when the person goes to People itself."""
        if key == "people" and self.section.marked():
            self._window.people_screen().list.show_all()

    # The menus

    def _offer_new(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self.section)
        menu.addAction(self.tr("New circle by hand…"), self.begin)
        menu.addAction(self.tr("New circle by rule…"), self.build)
        _pop_up(menu, self.section.plus.mapToGlobal(self.section.plus.rect().bottomLeft()))

    def menu_of(self, circle_id: int) -> QMenu:
        """Return what can be done with a circle."""
        from functools import partial

        from PySide6.QtWidgets import QMenu

        item, ids = self.section.item(circle_id), self.section.ids()
        menu = QMenu(self.section)

        def add(words: str, deed: Callable[[int], object], key: str = "") -> QAction:
            action = menu.addAction(words, partial(deed, circle_id))
            if key:
                action.setShortcut(QKeySequence(key))
            return action

        add(self.tr("Open"), self.show_circle)
        add(self.tr("Rename…"), self.rename, "F2")
        if item.circle.is_by_rule:
            add(self.tr("Change the rule…"), self.change)
        menu.addSeparator()
        add(self.tr("Move up"), self._move_up).setEnabled(circle_id != ids[0])
        add(self.tr("Move down"), self._move_down).setEnabled(circle_id != ids[-1])
        menu.addSeparator()
        add(self.tr("Remove"), self.remove, "Del")
        return menu

    def _offer_menu(self, circle_id: int, at: QPoint) -> None:
        _pop_up(self.menu_of(circle_id), at)

    # What is done

    def begin(self, contact_ids: Sequence[int] = ()) -> None:
        """Ask for the name of a new circle by hand, with these contacts in it."""
        from reljournal.operations.circles import add_circle
        from reljournal.ui.circles.naming import NameDialog

        def keep(name: str) -> None:
            add_circle(self._context.journal, name, contact_ids=contact_ids)

        NameDialog(self.tr("New circle"), "", self.tr("Add circle"), keep, self._window).open()

    def build(self, rule: Rule | None = None) -> None:
        """Open the builder for a new circle by rule."""
        self._open_builder(rule, 0)

    def change(self, circle_id: int) -> None:
        """Open the builder on the rule of a circle."""
        from reljournal.store.queries.circles import rule_of

        rule = self._context.attempt(lambda: rule_of(self._context.journal, circle_id))
        if rule is not None:
            self._open_builder(rule, circle_id)

    def _open_builder(self, rule: Rule | None, circle_id: int) -> None:
        from reljournal.ui.circles.builder import RuleBuilder

        builder = RuleBuilder(self._context, self._window, rule, circle_id)
        builder.shown.connect(self._show_rule)
        builder.made.connect(self.show_circle)
        builder.open()

    def _show_rule(self, rule: Rule) -> None:
        self._window.show_screen("people")
        self._window.people_screen().list.narrowed.show_rule(rule)

    def rename(self, circle_id: int) -> None:
        """Ask for another name."""
        from reljournal.operations.circles import rename_circle
        from reljournal.ui.circles.naming import NameDialog

        def keep(name: str) -> None:
            rename_circle(self._context.journal, circle_id, name)

        name = self.section.item(circle_id).circle.name
        NameDialog(self.tr("Rename the circle"), name, self.tr("Rename"), keep, self._window).open()

    def remove(self, circle_id: int) -> None:
        """Remove a circle; everyone in it stays."""
        from reljournal.operations.circles import remove_circle

        name = self.section.item(circle_id).circle.name
        if self._context.attempt(lambda: remove_circle(self._context.journal, circle_id)) is not None:
            words = self.tr("Circle “%1” removed. Everyone in it stays.")
            self._context.ways.offer_undo(words.replace("%1", name))

    def _move_up(self, circle_id: int) -> None:
        self._move(circle_id, -1)

    def _move_down(self, circle_id: int) -> None:
        self._move(circle_id, 1)

    def _move(self, circle_id: int, steps: int) -> None:
        from reljournal.operations.circles import move_circle

        self._context.attempt(lambda: move_circle(self._context.journal, circle_id, steps))

    def put_in(self, circle_id: int, contact_ids: Sequence[int]) -> None:
        """Put contacts into a circle by hand, in one edit."""
        from reljournal.operations.circles import put_into_circle

        new = self._context.attempt(lambda: put_into_circle(self._context.journal, circle_id, contact_ids))
        if new is None:
            return
        name = self.section.item(circle_id).circle.name
        if new:
            self._context.ways.offer_undo(self.tr("%Ln people put into “%1”.", None, new).replace("%1", name))
        else:
            self._context.ways.say(self.tr("They are in “%1” already.").replace("%1", name))

    def take_out(self, circle_id: int, contact_ids: Sequence[int]) -> None:
        """Take contacts out of a circle by hand, in one edit."""
        from reljournal.operations.circles import take_out_of_circle

        gone = self._context.attempt(lambda: take_out_of_circle(self._context.journal, circle_id, contact_ids))
        if gone:
            name = self.section.item(circle_id).circle.name
            self._context.ways.offer_undo(self.tr("%Ln people taken out of “%1”.", None, gone).replace("%1", name))

    def _say_why_not(self, circle_id: int) -> None:
        words = self.tr("Who is in “%1” follows from its rule, so nobody can be put in by hand.")
        self._context.ways.say(words.replace("%1", self.section.item(circle_id).circle.name))

    # Who is chosen

    def menu_for(self, contact_ids: Sequence[int]) -> QMenu:
        """Return the circles by hand, ticked where all of these contacts are in; choosing one puts in or takes out."""
        from functools import partial

        from PySide6.QtWidgets import QMenu

        from reljournal.store.queries.circles import ids_by_hand

        menu, chosen = QMenu(self._window), set(contact_ids)
        for circle in self.circles():
            if circle.is_by_rule:
                continue
            inside = chosen <= ids_by_hand(self._context.journal, circle.id)
            deed = self.take_out if inside else self.put_in
            action = menu.addAction(circle.name.replace("&", "&&"), partial(deed, circle.id, contact_ids))
            action.setCheckable(True)
            action.setChecked(inside)
        if menu.actions():
            menu.addSeparator()
        menu.addAction(self.tr("New circle with them…"), partial(self.begin, contact_ids))
        return menu

    def offer_for(self, contact_ids: Sequence[int], at: QPoint | None = None) -> None:
        """Offer the circles for these contacts."""
        if not contact_ids:
            self._context.ways.say(self.tr("Choose one or more people first."))
            return
        menu = self.menu_for(contact_ids)
        if at is None:
            size = menu.sizeHint()
            at = self._window.mapToGlobal(self._window.rect().center()) - QPoint(size.width(), size.height()) / 2
        _pop_up(menu, at)
        menu.setActiveAction(menu.actions()[0])


def _pop_up(menu: QMenu, at: QPoint) -> None:
    from PySide6.QtCore import Qt

    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def _counts_on(today: date) -> Callable[[Journal], dict[int, int]]:
    def count(journal: Journal) -> dict[int, int]:
        from reljournal.store.queries.circles import circles, count_members

        return {item.id: count_members(journal, item.id, today) for item in circles(journal)}

    return count
