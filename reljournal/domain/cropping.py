"""The square that is cut out of a picture: moved, resized and turned with it, never leaving it."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_SIDE = 16
"""No square is smaller, in pixels, unless the picture is."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square in a picture of ``width`` by ``height`` pixels, all of it inside."""

    left: int
    top: int
    side: int
    width: int
    height: int

    @classmethod
    def first(cls, width: int, height: int) -> Square:
        """Return the largest square, in the middle or a little above it, where faces are."""
        side = min(width, height)
        return cls((width - side) // 2, (height - side) // 3, side, width, height)

    def at(self, left: int, top: int) -> Square:
        """Return it moved there, or as near as the picture goes."""
        return Square(
            min(max(left, 0), self.width - self.side),
            min(max(top, 0), self.height - self.side),
            self.side,
            self.width,
            self.height,
        )

    def moved(self, right: int, down: int) -> Square:
        """Return it moved by so many pixels."""
        return self.at(self.left + right, self.top + down)

    def sized(self, side: int) -> Square:
        """Return it with another side, round the same middle as far as the picture lets it."""
        side = self._possible(side)
        grown = Square(0, 0, side, self.width, self.height)
        return grown.at(self.left - (side - self.side) // 2, self.top - (side - self.side) // 2)

    def stretched(self, x: int, y: int, *, from_left: bool, from_top: bool) -> Square:
        """Return it with one corner drawn to (x, y); ``from_left`` and ``from_top`` say which, the opposite one stays.

        The longer way of the two counts, as far as the picture goes.
        """
        still_x = self.left + self.side if from_left else self.left
        still_y = self.top + self.side if from_top else self.top
        wide = still_x - x if from_left else x - still_x
        high = still_y - y if from_top else y - still_y
        room_x = still_x if from_left else self.width - still_x
        room_y = still_y if from_top else self.height - still_y
        side = min(self._possible(max(wide, high)), room_x, room_y)
        left = still_x - side if from_left else still_x
        top = still_y - side if from_top else still_y
        return Square(left, top, side, self.width, self.height)

    def turned(self, *, clockwise: bool) -> Square:
        """Return it as it stands in the picture turned by a quarter."""
        if clockwise:
            return Square(self.height - self.top - self.side, self.left, self.side, self.height, self.width)
        return Square(self.top, self.width - self.left - self.side, self.side, self.height, self.width)

    def _possible(self, side: int) -> int:
        most = min(self.width, self.height)
        return min(max(side, min(LEAST_SIDE, most)), most)
