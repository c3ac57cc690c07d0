"""Records made the quick way are the records they look like."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.names import Name
from reljournal.exchange.vcard.swift import swift


@pytest.mark.parametrize(
    "record",
    [
        Labelled("work", "ada@engines.example", True, 7),
        Address("home", "1", "2", "3", "4", "5", "6", "7", 8),
        PartialDate(1815, 12, 10),
        KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10), "", "note", 3),
        Handle("xmpp", "ada", "home", 2),
        Name("Countess", "Ada", "", "Lovelace"),
        Card(Name(given="Ada"), "Ada", emails=(Labelled("", "a@x"),)),
    ],
)
def test_equal_to_what_the_class_makes(record: object) -> None:
    values = [getattr(record, name) for name in type(record).__dataclass_fields__]
    made = swift(type(record))(*values)
    assert made == record
    assert type(made) is type(record)
    assert hash(made) == hash(record)
    with pytest.raises((AttributeError, TypeError)):
        made.label = "other"


def test_every_value_without_a_default_must_be_given() -> None:
    with pytest.raises(TypeError):
        swift(Labelled)("work")
    assert swift(Labelled)("work", "ada@engines.example") == Labelled("work", "ada@engines.example")
