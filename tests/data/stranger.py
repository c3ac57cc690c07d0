"""A stranger's address book: several thousand made-up cards as years of phones leave them behind.

Most are plain. Some people are there twice, written differently; some are two who share a name; some cards are
nothing but a number. What was planted is returned, so that a story can be held to it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

_GIVEN = (
    "Amara", "Béla", "Chiara", "Dmitri", "Eleni", "Farid", "Greta", "Hiroshi", "Ines", "Jonas", "Katarzyna", "Liam",
    "Mei", "Nadia", "Olumide", "Priya", "Quentin", "Rosa", "Søren", "Tereza", "Ulrich", "Valentina", "Wanjiru",
    "Ximena", "Yusuf", "Zofia", "Robert", "Elizabeth", "William", "Katherine", "Alexander", "Margaret",
)  # fmt: skip
_FAMILY = (
    "Abara", "Brandt", "Castellano", "Dvořák", "Engström", "Fournier", "Grünwald", "Hashimoto", "Ivanova", "Jankowski",
    "Kowalczyk", "Lindqvist", "Moreau", "Nakamura", "Okonkwo", "Petrov", "Quispe", "Rossi", "Schäfer", "Tanaka",
    "Ustinov", "Villanueva", "Weiss", "Xiang", "Yılmaz", "Zimmermann", "Ashdown", "Birtwistle", "Crowther", "Dunmore",
)  # fmt: skip
_NICKNAMES = {
    "Robert": "Bob", "Elizabeth": "Liz", "William": "Bill", "Katherine": "Kate", "Alexander": "Sasha",
    "Margaret": "Peggy",
}  # fmt: skip
_FIRMS = ("Harbour Mill", "Northlight", "Orchard & Vale", "Pinnacle Rope", "Quarry Lane", "Tidewater", "Umbra Glass")
_CITIES = ("Lisbon", "Leeds", "Lyon", "Lviv", "Łódź", "Limerick", "Linz", "Lagos")
_COUNTRIES = ("Portugal", "United Kingdom", "France", "Ukraine", "Poland", "Ireland", "Austria", "Nigeria")


@dataclass(slots=True)
class Planted:
    """What the book holds: how many cards, the names of people who are there twice, of namesakes, and of bare cards."""

    cards: int = 0
    twice: list[tuple[str, str]] = field(default_factory=list)
    namesakes: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    without_birthday: int = 0


def strangers_book(path: Path, people: int = 3_000, seed: int = 11) -> Planted:
    """Write the book to ``path`` as vCard 3.0 and return what is in it."""
    dice = random.Random(seed)
    planted = Planted()
    cards: list[list[str]] = []
    for number in range(people):
        given, family = dice.choice(_GIVEN), f"{dice.choice(_FAMILY)}{_generation(number)}"
        mail = f"{_ascii(given)}.{_ascii(family)}.{number}@mail.example".lower()
        phone = f"+44 20 7946 {number:04d}"
        born = f"{dice.randint(1940, 2004)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        has_birthday = number % 3 != 0
        planted.without_birthday += not has_birthday
        cards.append(_card(dice, given, family, mail, phone, born if has_birthday else ""))
        if number % 60 == 7:
            cards.append(_again(dice, given, family, mail, phone))
            planted.without_birthday += 1
            planted.twice.append((f"{given} {family}", _name_of(cards[-1])))
        elif number % 250 == 11:
            other = (f"other.{number}@post.example", f"+353 1 555 {number:04d}", "1931-02-03")
            cards.append(_card(dice, given, family, *other))
            planted.namesakes.append(f"{given} {family}")
        elif number % 100 == 23:
            cards.append(["FN:", f"TEL;TYPE=CELL:+351 21 {number:06d}"])
            planted.bare.append(f"+351 21 {number:06d}")
            planted.without_birthday += 1
    dice.shuffle(cards)
    planted.cards = len(cards)
    lines = [line for card in cards for line in ("BEGIN:VCARD", "VERSION:3.0", *card, "END:VCARD")]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return planted


def _card(dice: random.Random, given: str, family: str, mail: str, phone: str, born: str) -> list[str]:
    place = dice.randrange(len(_CITIES))
    lines = [f"FN:{given} {family}", f"N:{family};{given};;;", f"EMAIL;TYPE=HOME:{mail}"]
    if dice.random() < 0.7:
        lines.append(f"TEL;TYPE=CELL:{phone}")
    if dice.random() < 0.5:
        lines.append(f"ADR;TYPE=HOME:;;{dice.randint(1, 99)} Mill Lane;{_CITIES[place]};;;{_COUNTRIES[place]}")
    if dice.random() < 0.4:
        lines.append(f"ORG:{dice.choice(_FIRMS)}")
    if born:
        lines.append(f"BDAY:{born}")
    return lines


def _again(dice: random.Random, given: str, family: str, mail: str, phone: str) -> list[str]:
    """Return a second card of somebody, as another phone wrote it: by nickname or initial, or family name first."""
    called = _NICKNAMES.get(given, given)
    shown = dice.choice((f"{called} {family}", f"{family} {given}", f"{given} {family}".upper()))
    return [f"FN:{shown}", f"EMAIL;TYPE=WORK:{mail.upper()}", f"TEL:{phone.replace('+44 ', '0').replace(' ', '')}"]


def _name_of(card: list[str]) -> str:
    return card[0].removeprefix("FN:")


def _generation(number: int) -> str:
    """Return an ending that keeps family names apart, so that namesakes are only those that were planted."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return "" if number < 1 else "-" + "".join(letters[number // 26**place % 26] for place in range(3)).title()


def _ascii(name: str) -> str:
    return "".join(c for c in name if c.isascii() and c.isalnum()) or "x"
