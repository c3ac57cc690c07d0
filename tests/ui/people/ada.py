"""A rich card, and the day on which the tests live."""

from __future__ import annotations

from datetime import date

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.names import Name

TODAY = date(2026, 11, 22)

ADA = Card(
    name=Name(given="Ada", family="Lovelace", nickname="The Enchantress"),
    formatted_name="Ada Lovelace",
    organisation="Analytical Engines Ltd",
    department="Research",
    title="Head of Research",
    note="Calls in the morning.\n\nNo small talk first.",
    emails=(Labelled("work", "ada@engines.example", preferred=True), Labelled("own word", "ada@home.example")),
    phones=(Labelled("work", "+44 20 7946 0102"),),
    addresses=(Address(label="work", street="12 St James’s Square\nSecond floor", city="London", postcode="SW1Y 0XX"),),
    links=(Labelled("homepage", "https://notes.engines.example"),),
    handles=(Handle("Signal", "ada.01"),),
    related=(Relation("spouse", "William King"),),
    key_dates=(
        KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 12, 10)),
        KeyDate(DateSort.FIRST_MET, PartialDate(2018, 6, 5)),
    ),
    tags=("mathematics", "tea, no sugar"),
    unknown=("X-FAVOURITE-NUMBER:7",),
)
