"""The builder writes the rule that it reads, and says who fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import ContactKind
from reljournal.domain.custom_fields import FieldSort
from reljournal.domain.rule_text import rule_from_text
from reljournal.domain.rules import (
    Compared,
    Condition,
    Field,
    Has,
    InCircle,
    InTouch,
    IsKind,
    Mentions,
    Met,
    NotUnderstood,
    OwnField,
    Rule,
    Says,
    Thing,
    Unit,
)
from reljournal.operations.circles import add_circle
from reljournal.store import tables
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circle, circles
from reljournal.ui.circles import condition_row
from reljournal.ui.circles.builder import RuleBuilder
from reljournal.ui.circles.rule_parts import GroupRow
from reljournal.ui.context import Context

LISBON = Says(Field.CITY, "Lisbon")
NOT_FOR_A_YEAR = InTouch(1, Unit.YEARS, seen=True, negated=True)


@pytest.fixture
def open_builder(context: Context, qtbot: QtBot) -> Iterator[Any]:
    """Open builders, and put them away after the test."""
    opened: list[RuleBuilder] = []

    def build(rule: Rule | None = None, circle_id: int = 0) -> RuleBuilder:
        builder = RuleBuilder(context, None, rule, circle_id)
        opened.append(builder)
        builder.open()
        return builder

    yield build
    for builder in opened:
        try:
            builder.reject()
        except RuntimeError:
            # It went away for good when it was accepted.
            continue
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _choose(row: condition_row.ConditionRow, words: str) -> None:
    row.phrase.setCurrentIndex(row.phrase.findText(words))


def test_it_begins_where_the_first_condition_is_filled_in(open_builder: Any, people: dict[str, int]) -> None:
    for builder in (open_builder(), open_builder(Rule((LISBON,)))):
        assert builder.rows[0].isAncestorOf(builder.focusWidget())
        assert builder.focusWidget() is not builder.rows[0].phrase


def test_every_kind_of_condition_is_shown_as_it_is(open_builder: Any, journal: Journal, people: dict[str, int]) -> None:
    family = add_circle(journal, "Family")
    with journal.edit("Add a field"):
        field = tables.CustomField.create(name="Shoes", sort=FieldSort.NUMBER, choices="[]", position=0).id
    parts: tuple[Condition | Rule, ...] = (
        LISBON, Says(Field.COUNTRY, "Portugal", negated=True), Says(Field.TAG, "tea"), Says(Field.ORGANISATION, "X"),
        Says(Field.TITLE, "head"), InCircle(family, "Family", negated=True), Has(Thing.PHONE, negated=True),
        NOT_FOR_A_YEAR, InTouch(3, Unit.WEEKS), Met(2001, None), IsKind(ContactKind.GROUP, negated=True),
        OwnField(field, "Shoes", Compared.CONTAINS, "4"), Mentions("chess"), NotUnderstood('{"what": "warmth"}'),
        Rule((LISBON, Mentions("tea")), any_of=True, negated=True), InCircle(99, "Gone"),
    )  # fmt: skip
    for any_of in (False, True):
        rule = Rule(parts, any_of, version=4)
        assert open_builder(rule).rule() == rule


def test_the_sentence_begins_once_and_goes_on_with_one_word(open_builder: Any, people: dict[str, int]) -> None:
    builder = open_builder(Rule((LISBON, NOT_FOR_A_YEAR, Has(Thing.EMAIL))))
    assert [row.joint.lead.isVisible() for row in builder.rows] == [True, False, False]
    second = builder.rows[1].joint.join
    second.setCurrentIndex(1)
    second.activated.emit(1)
    assert builder.rule().any_of
    assert [row.joint.join.currentText() for row in builder.rows[1:]] == ["or", "or"]
    builder.rows[0].cross.click()
    assert builder.rows[0].joint.lead.isVisible()
    assert builder.rule() == Rule((NOT_FOR_A_YEAR, Has(Thing.EMAIL)), any_of=True)


def test_who_fits_is_said_while_one_writes(open_builder: Any, people: dict[str, int], qtbot: QtBot) -> None:
    builder = open_builder(Rule((LISBON,)))
    qtbot.waitUntil(lambda: "Ada, Alan" in builder.answer.text())
    assert builder.answer.text().startswith("2 ")
    builder.parts.add_button.click()
    assert not builder.save.isEnabled()
    assert "Fill in" in builder.answer.text()
    _choose(builder.rows[1], "have not been seen for")
    assert builder.rule() == Rule((LISBON, NOT_FOR_A_YEAR))
    qtbot.waitUntil(lambda: builder.answer.text().startswith("1 "))
    assert builder.answer.text().endswith("Alan")
    builder.rows[1].findChild(QSpinBox).setValue(3)
    qtbot.waitUntil(lambda: builder.answer.text() == "Nobody fits now.")


def test_the_other_way_round_keeps_what_is_filled_in(open_builder: Any, people: dict[str, int]) -> None:
    builder = open_builder(Rule((LISBON,)))
    _choose(builder.rows[0], "do not live in the town")
    assert builder.rule() == Rule((Says(Field.CITY, "Lisbon", negated=True),))
    _choose(builder.rows[0], "have been in touch in the last")
    builder.rows[0].findChild(QSpinBox).setValue(3)
    _choose(builder.rows[0], "have not been seen for")
    assert builder.rule() == Rule((InTouch(3, Unit.YEARS, seen=True, negated=True),))


def test_saving_makes_a_circle_under_the_sentence_or_a_name_of_ones_own(
    open_builder: Any, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    builder = open_builder(Rule((LISBON,)))
    assert builder.name.text() == "In Lisbon"
    with qtbot.waitSignal(builder.made) as made:
        builder.save.click()
    assert circle(journal, made.args[0]).name == "In Lisbon"
    builder = open_builder(Rule((LISBON,)))
    assert builder.name.text() == "In Lisbon 2"
    builder.name.clear()
    qtbot.keyClicks(builder.name, "in lisbon")
    builder.save.click()
    assert builder.isVisible()
    assert "already" in builder.named.error()
    assert builder.name.text() == "in lisbon"
    assert len(circles(journal)) == 1


def test_a_filter_can_be_shown_without_being_saved(
    open_builder: Any, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    builder = open_builder(Rule((LISBON,)))
    with qtbot.waitSignal(builder.shown) as shown:
        builder.show_button.click()
    assert shown.args == [Rule((LISBON,))]
    assert circles(journal) == []


def test_changing_the_rule_of_a_circle(
    open_builder: Any, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    circle_id = add_circle(journal, "There", Rule((LISBON,)))
    builder = open_builder(Rule((LISBON,)), circle_id)
    line = builder.rows[0].findChild(QLineEdit)
    line.setText("Porto")
    with qtbot.waitSignal(builder.made):
        builder.save.click()
    assert rule_from_text(circle(journal, circle_id).rule_text) == Rule((Says(Field.CITY, "Porto"),))
    assert circle(journal, circle_id).name == "There"
    ring = open_builder(Rule((InCircle(circle_id, "There"),)), circle_id)
    ring.save.click()
    assert "own rule" in ring.answer.text()


def test_what_a_later_program_wrote_can_be_kept_or_taken_away(
    open_builder: Any, people: dict[str, int], qtbot: QtBot
) -> None:
    builder = open_builder(Rule((LISBON, NotUnderstood('{"what": "warmth"}'))))
    qtbot.waitUntil(lambda: "later version" in builder.answer.text())
    builder.rows[1].cross.click()
    qtbot.waitUntil(lambda: builder.answer.text().startswith("2 "))


def test_every_control_has_a_name(open_builder: Any, people: dict[str, int]) -> None:
    builder = open_builder(Rule((LISBON, NOT_FOR_A_YEAR, Met(2001, 2002), Has(Thing.EMAIL), Mentions("x"))))
    for kind in (QComboBox, QLineEdit, QSpinBox):
        for control in builder.findChildren(kind):
            if control.isVisible() and control.objectName() != "qt_spinbox_lineedit":
                assert control.accessibleName(), control


TAGGED = Says(Field.TAG, "tea")


def group(builder: RuleBuilder, place: int) -> GroupRow:
    row = builder.rows[place]
    assert isinstance(row, GroupRow)
    return row


def test_groups_in_groups_are_shown_as_they_are(open_builder: Any, people: dict[str, int]) -> None:
    inner = Rule((TAGGED, Rule((LISBON, NOT_FOR_A_YEAR), negated=True)), any_of=True)
    deep: Condition | Rule = LISBON
    for number in range(6):
        deep = Rule((deep, TAGGED), any_of=bool(number % 2), negated=number == 3)
    for rule in (
        Rule((LISBON, inner)), Rule((Rule((LISBON, TAGGED), any_of=True, negated=True),)), Rule((inner, deep)),
        Rule((LISBON,), negated=True),
    ):  # fmt: skip
        builder = open_builder(rule)
        assert builder.rule() == (Rule((rule,)) if rule.negated else rule)


def test_a_group_is_begun_filled_in_and_taken_away(
    open_builder: Any, people: dict[str, int], qtbot: QtBot
) -> None:
    builder = open_builder(Rule((LISBON,)))
    builder.parts.group_button.click()
    made = group(builder, 1)
    assert builder.focusWidget() is made.how
    assert made.how.currentText() == "fit any of these"
    assert not builder.save.isEnabled()
    made.inner.rows[0].findChild(QLineEdit).setText("Porto")
    made.inner.add_button.click()
    _choose(made.inner.rows[1], "have a or an")
    porto, born = Says(Field.CITY, "Porto"), Has(Thing.BIRTHDAY)
    assert builder.rule() == Rule((LISBON, Rule((porto, born), any_of=True)))
    # Within a group the group says how its lines go on.
    assert [row.joint.word.text() for row in made.inner.rows if row.joint.word.isVisible()] == ["or"]
    assert not any(row.joint.join.isVisible() or row.joint.lead.isVisible() for row in made.inner.rows)
    made.how.setCurrentIndex(made.how.findText("fit all of these"))
    assert made.inner.rows[1].joint.word.text() == "and"
    made.how.setCurrentIndex(made.how.findText("fit none of these"))
    assert builder.rule() == Rule((LISBON, Rule((porto, born), any_of=True, negated=True)))
    assert builder.name.text() == "In Lisbon and not (in Porto or with a birthday)"
    qtbot.waitUntil(lambda: "fit" in builder.answer.text())
    for _ in range(2):
        made.inner.rows[0].cross.click()
    assert builder.rule() == Rule((LISBON,))
    builder.parts.group_button.click()
    group(builder, 1).cross.click()
    assert builder.rule() == Rule((LISBON,))


def test_groups_are_not_offered_without_end(open_builder: Any, people: dict[str, int]) -> None:
    builder = open_builder(Rule((LISBON,)))
    parts, depth = builder.parts, 0
    while not parts.group_button.isHidden():
        parts.group_button.click()
        parts, depth = parts.rows[-1].inner, depth + 1
    assert depth == 3


def test_tab_goes_through_the_sentence_as_it_reads(open_builder: Any, people: dict[str, int]) -> None:
    builder = open_builder(Rule((LISBON, Rule((TAGGED,), any_of=True))))
    builder.parts.group_button.click()
    stops = builder.parts.tab_stops()
    at = builder.rows[0].phrase
    way = [at]
    while at is not builder.save:
        at = at.nextInFocusChain()
        if at in stops or at in {builder.name, builder.save}:
            way.append(at)
    assert way == [*stops[stops.index(builder.rows[0].phrase) :], builder.name, builder.save]
