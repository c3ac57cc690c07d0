"""The square of a photo stays a square, inside of its picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.cropping import Square

SIDES = st.integers(1, 3_000)
STEPS = st.integers(-5_000, 5_000)


@st.composite
def squares(draw: st.DrawFn) -> Square:
    first = Square.first(draw(SIDES), draw(SIDES))
    return first.sized(draw(SIDES)).at(draw(STEPS), draw(STEPS))


def inside(square: Square) -> bool:
    return (
        0 <= square.left <= square.width - square.side
        and 0 <= square.top <= square.height - square.side
        and square.side >= 1
    )


@given(squares(), STEPS, STEPS, st.booleans(), st.booleans())
def test_no_move_leads_out_of_the_picture(square: Square, x: int, y: int, from_left: bool, from_top: bool) -> None:
    assert inside(square)
    assert inside(square.moved(x, y))
    assert inside(square.sized(x))
    assert inside(square.stretched(x, y, from_left=from_left, from_top=from_top))
    assert inside(square.turned(clockwise=from_left))


@given(squares(), STEPS, STEPS, st.booleans(), st.booleans())
def test_the_opposite_corner_stays(square: Square, x: int, y: int, from_left: bool, from_top: bool) -> None:
    drawn = square.stretched(x, y, from_left=from_left, from_top=from_top)

    def corner(of: Square) -> tuple[int, int]:
        return of.left + (of.side if from_left else 0), of.top + (of.side if from_top else 0)

    assert corner(drawn) == corner(square)


@given(squares(), st.booleans())
def test_turned_there_and_back_it_is_the_same(square: Square, clockwise: bool) -> None:
    assert square.turned(clockwise=clockwise).turned(clockwise=not clockwise) == square
    turned = square
    for _ in range(4):
        turned = turned.turned(clockwise=clockwise)
    assert turned == square


def test_it_begins_as_large_as_can_be_and_looks_at_faces() -> None:
    assert Square.first(400, 300) == Square(50, 0, 300, 400, 300)
    assert Square.first(300, 600) == Square(0, 100, 300, 300, 600)


def test_it_grows_round_its_middle() -> None:
    assert Square(100, 100, 100, 400, 400).sized(140) == Square(80, 80, 140, 400, 400)
