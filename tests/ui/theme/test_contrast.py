from __future__ import annotations

import json
from itertools import product

import pytest

from reljournal.system.resources import resource

GROUNDS = ("background", "side", "card", "chip", "hover", "accent_soft")
SOFT = ("due", "late", "dates", "journal")
TIERS = ("gold", "silver", "bronze")

PAIRS = (
    *product(("text", "muted"), GROUNDS),
    *product(("text", "muted"), (f"{role}_soft" for role in SOFT)),
    *product(("accent",), ("background", "side", "card", "hover", "accent_soft")),
    *((role, f"{role}_soft") for role in SOFT),
    *product(SOFT, ("background", "card")),
    *product((f"{tier}_text" for tier in TIERS), ("background", "card", "accent_soft")),
    *(("accent", f"{role}_soft") for role in SOFT),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def look(name: str) -> dict:
    return json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_readable_on_every_ground_it_stands_on(name: str, text: str, ground: str) -> None:
    colours = look(name)["colours"]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_initials_are_readable_on_their_hue(name: str) -> None:
    hues = look(name)["avatars"]
    assert len(hues) == 6
    assert all(contrast(hue["text"], hue["background"]) >= 4.5 for hue in hues)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("shape", [*TIERS, "accent"])
@pytest.mark.parametrize("ground", ["background", "card", "accent_soft"])
def test_dots_outlines_and_the_focus_ring_are_seen(name: str, shape: str, ground: str) -> None:
    colours = look(name)["colours"]
    assert contrast(colours[shape], colours[ground]) >= 3


def test_both_themes_have_the_same_roles() -> None:
    assert look("light")["colours"].keys() == look("dark")["colours"].keys()
