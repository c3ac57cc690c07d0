"""Finding duplicates among 10,000 contacts against reading the same rows and comparing a million names plainly."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from rapidfuzz.fuzz import ratio

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.given_names import names_in_groups
from reljournal.domain.names import Name
from reljournal.operations.duplicates import find_duplicates
from reljournal.store import writing
from reljournal.store.journal import Journal
from reljournal.store.queries.duplicates import duplicate_candidates
from tests.benchmarks.data import cards, vocabulary
from tests.benchmarks.measure import Ratio, in_turns, seconds

_CONTACTS = 10_000
_NEXT_ONES = 100
# Names are as uneven as in life: the most common family name is borne by one in a hundred.
_GIVEN_NAMES, _FAMILY_NAMES, _UNEVEN = 400, 3_000, 0.5


def book(count: int) -> list[Card]:
    """Return cards of people with usual names, every tenth of whom is there twice, differently written."""
    dice = random.Random(5)
    given_names = sorted(names_in_groups())[:_GIVEN_NAMES]
    families = vocabulary()[:_FAMILY_NAMES]
    weights = [(place + 10) ** -_UNEVEN for place in range(len(families))]
    made: list[Card] = []
    for number, card in enumerate(cards(count)):
        if number % 10 == 9:
            twin = made[dice.randrange(len(made))]
            name = Name(given=twin.name.given[:1] + ".", family=twin.name.family)
            made.append(replace(card, name=name, emails=twin.emails, key_dates=twin.key_dates))
            continue
        given, family = dice.choice(given_names).title(), dice.choices(families, weights)[0].title()
        email = Labelled("work", f"{given}.{family}{number}@mail.example".lower())
        made.append(replace(card, name=Name(given=given, family=family), emails=(email,)))
    return made


def plainly(journal: Journal) -> int:
    """Read the same rows, and compare each name with the hundred that follow it in order; count those alike."""
    names = sorted(candidate.shown for candidate in duplicate_candidates(journal))
    return sum(
        ratio(name, other, score_cutoff=90) > 0
        for place, name in enumerate(names)
        for other in names[place + 1 : place + _NEXT_ONES]
    )


def run(folder: Path) -> list[Ratio]:
    """Measure the search that a worker does."""
    path = folder / "duplicates-10k.reljournal"
    if not path.exists():
        with Journal.open(path) as journal, journal.edit("Fill") as edit:
            writing.add_cards(edit, [writing.NewCard(card) for card in book(_CONTACTS)])
    with Journal.open(path) as journal:
        found, floor = in_turns(
            lambda: seconds(lambda: find_duplicates(journal)), lambda: seconds(lambda: plainly(journal)), 5
        )
    return [Ratio("duplicates among 10,000 / reading them and a million plain comparisons", found, floor, 3)]
