"""Pagination alone, over blocks of any shape."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from reljournal.printing.flow import Block, Cursor, Flow, Part, Placed, Role, Strip

TOP, BOTTOM, LINE = 100.0, 300.0, 18.0


class NoInk:
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Nothing to see."""


def block(
    number: int, lines: int, *, before: float = 8.0, holds_next: bool = False, drops_at_top: bool = False
) -> Block:
    strips = tuple(
        Strip(LINE, (Part(Role.PROSE, 0, 0, 10, LINE, NoInk(), f"{number}.{line}"),)) for line in range(lines)
    )
    return Block(strips, before, holds_next, drops_at_top)


def flow(blocks: list[Block], start: float = TOP) -> list[Placed]:
    made = Flow(TOP, BOTTOM)
    made.column(blocks, Cursor(0, start, at_top=start == TOP))
    return made.placed


shapes = st.lists(st.tuples(st.integers(1, 16), st.floats(0, 20), st.booleans()), min_size=1, max_size=14)


@given(shapes, st.floats(TOP, BOTTOM))
def test_lines_stay_in_order_on_the_page_and_never_alone(parts: list[tuple[int, float, bool]], start: float) -> None:
    blocks = [
        block(number, 1 if heading else lines, before=before, holds_next=heading)
        for number, (lines, before, heading) in enumerate(parts)
    ]
    placed = flow(blocks, start)
    assert [piece.text for piece in placed] == [
        f"{number}.{line}" for number, made in enumerate(blocks) for line in range(len(made.strips))
    ]
    assert [(p.page, p.rect.top()) for p in placed] == sorted((p.page, p.rect.top()) for p in placed)
    of_block: dict[str, list[int]] = {}
    for piece in placed:
        of_block.setdefault(piece.text.split(".")[0], []).append(piece.page)
    for number, made in enumerate(blocks):
        pages = of_block[str(number)]
        by_page = [pages.count(page) for page in dict.fromkeys(pages)]
        assert len(by_page) == 1 or (len(made.strips) > 3 and min(by_page) >= 2)


@given(shapes, st.floats(TOP, BOTTOM))
def test_nothing_runs_below_the_page(parts: list[tuple[int, float, bool]], start: float) -> None:
    placed = flow([block(number, lines, before=before) for number, (lines, before, _) in enumerate(parts)], start)
    for piece in placed:
        assert piece.rect.bottom() <= BOTTOM + 0.02
        assert piece.page == 0 or piece.rect.top() >= TOP


@given(st.floats(TOP, BOTTOM), st.integers(2, 16))
def test_a_heading_stands_with_the_first_lines_of_what_it_heads(start: float, lines: int) -> None:
    heading, *rest = flow([block(0, 1, holds_next=True), block(1, lines)], start)
    assert [piece.page for piece in rest[:2]] == [heading.page] * 2


def test_a_block_breaks_so_that_its_last_two_lines_stay_together() -> None:
    # Room for eleven lines; twelve would leave the last one alone.
    pages = [piece.page for piece in flow([block(0, 12)])]
    assert (pages.count(0), pages.count(1)) == (10, 2)


def test_a_rule_is_left_out_where_a_page_begins_and_space_above_too() -> None:
    rule = block(1, 1, holds_next=True, drops_at_top=True)
    broken = flow([block(0, 10), rule, block(2, 3)])
    assert [piece.text for piece in broken if piece.page == 1] == ["2.0", "2.1", "2.2"]
    assert next(piece for piece in broken if piece.page == 1).rect.top() == TOP
    kept = flow([block(0, 2), rule, block(2, 3)])
    assert [piece.text for piece in kept] == ["0.0", "0.1", "1.0", "2.0", "2.1", "2.2"]
