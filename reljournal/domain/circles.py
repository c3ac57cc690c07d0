"""Circles: named groups of contacts, by hand or by rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Circle:
    """A named group. ``rule_text`` is its rule as ``domain.rule_text`` reads it, empty for a circle by hand."""

    id: int
    name: str
    rule_text: str = ""
    uuid: str = ""

    @property
    def is_by_rule(self) -> bool:
        """Whether who is in it follows from a rule."""
        return bool(self.rule_text)
