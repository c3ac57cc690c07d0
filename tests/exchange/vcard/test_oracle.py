"""Another reader's opinion: vobject on simple cards, which it reads well."""

from __future__ import annotations

import warnings

from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.vcard.given import cards_in

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import vobject

_WORDS = st.text(
    alphabet=st.characters(categories=["L", "N", "Zs"], include_characters=",;:'\"-.()!?"), max_size=40
).map(lambda text: " ".join(text.split()))
_FILLED = _WORDS.filter(bool)


@given(_FILLED, _WORDS, _WORDS, st.lists(_FILLED, max_size=3), st.lists(_FILLED, max_size=3), _FILLED)
def test_simple_cards(
    formatted: str, family: str, given_name: str, emails: list[str], phones: list[str], note: str
) -> None:
    card = vobject.vCard()
    card.add("fn").value = formatted
    card.add("n").value = vobject.vcard.Name(family=family, given=given_name)
    for email in emails:
        card.add("email").value = email
    for phone in phones:
        added = card.add("tel")
        added.value = phone
        added.type_param = "WORK"
    card.add("note").value = note
    (ours,) = cards_in(card.serialize())
    theirs = vobject.readOne(card.serialize())
    assert ours.card.formatted_name == theirs.fn.value == formatted
    assert (ours.card.name.family, ours.card.name.given) == (family, given_name)
    assert [email.value for email in ours.card.emails] == [email.value for email in theirs.contents.get("email", [])]
    assert ours.card.note == theirs.note.value
    assert len(ours.card.phones) == len(phones)
    assert {phone.label for phone in ours.card.phones} <= {"work"}
