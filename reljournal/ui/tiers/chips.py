"""The chips of a rhythm: the tier, and the promise that asks first."""

from __future__ import annotations

from reljournal.domain.rhythm import Where
from reljournal.store.queries.rhythm import Rhythm
from reljournal.ui.tiers.words import chip_words, tier_name, tier_role
from reljournal.ui.widgets import Chip, ChipRole

_SAID = {Where.LATE, Where.DUE, Where.SOON, Where.PAUSED}


def rhythm_chips(rhythm: Rhythm) -> list[Chip]:
    """Return the chip of the tier, and that of what is late, due, near or paused; of what is on time there is none."""
    chips = []
    if rhythm.dialogue.tier:
        name = tier_name(rhythm.tier) if rhythm.tier is not None else rhythm.dialogue.tier
        chips.append(Chip(name, ChipRole(tier_role(rhythm.tier))))
    pressing = rhythm.pressing
    if pressing is not None and pressing.where in _SAID:
        words, role = chip_words(pressing)
        chips.append(Chip(words, ChipRole(role)))
    return chips
