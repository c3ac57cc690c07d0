"""Circles on the command line."""

from __future__ import annotations

from pathlib import Path

from reljournal.domain.rules import Has, Rule, Thing
from reljournal.operations.circles import add_circle
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import find_contact

from .conftest import Run


def _with_circles(path: Path) -> None:
    with Journal.open(path) as journal:
        add_circle(journal, "Friends", contact_ids=[find_contact(journal, "Grace Hopper")])
        add_circle(journal, "No e-mail", Rule((Has(Thing.EMAIL, negated=True),)))


def test_circles_are_listed_with_their_counts(run: Run, path: Path) -> None:
    assert run("circles", "--journal", path).out == "There are no circles yet.\n"
    _with_circles(path)
    assert run("circles", "--journal", path).out == "Friends · 1 · by hand\nNo e-mail · 1 · by rule\n"
    by_hand, by_rule = run("circles", "--json", "--journal", path).value
    assert (by_hand["name"], by_hand["count"], by_hand["rule"]) == ("Friends", 1, None)
    assert by_rule["rule"] == {"version": 1, "all": [{"what": "has", "thing": "email", "not": True}]}


def test_people_of_a_circle(run: Run, path: Path) -> None:
    _with_circles(path)
    assert run("people", "--circle", "friends", "--journal", path).out.startswith("Grace Hopper")
    assert run("people", "--circle", "no e-mail", "--journal", path).out.startswith("Grace Kelly")
    assert run("people", "ada", "--circle", "friends", "--journal", path).out == ""


def test_a_circle_that_is_not_there(run: Run, path: Path) -> None:
    _with_circles(path)
    result = run("people", "--circle", "Foes", "--journal", path)
    assert (result.code, result.out) == (1, "")
    assert "There is no circle “Foes”." in result.err
    assert "“Friends”, “No e-mail”" in result.err
