"""Fields of the person's own that come in with address books: found again by name, or made anew.

A line that contradicts the field of its name in this journal is kept on its card as it is, and told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace

from reljournal.domain.contacts import Card
from reljournal.domain.custom_fields import CustomField, CustomValue, FieldSort, values_with_news
from reljournal.exchange.vcard.records import ReadField
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.custom_fields import every_field

_WORDS = {FieldSort.YES_NO: "yes or no", FieldSort.PERSON: "a person", FieldSort.TEXT: "text"}
Tell = Callable[[str, str], None]
"""Called with a sentence and the line that it is about."""


class FieldsComingIn:
    """The fields of one import. Only inside an edit."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._everywhere = {field.name.casefold(): field for field in every_field(journal)}

    def on_card(self, card: Card, fields: Iterable[ReadField], tell: Tell) -> Card:
        """Return a card with what stands in fields that every card has; ``tell`` hears of what contradicts."""
        return self._filled(card, [item for item in fields if not item.of_one], None, tell)

    def on_this_card(self, contact_id: int, fields: Iterable[ReadField], tell: Tell) -> bool:
        """Write what stands in fields that only this contact's card has; return whether anything was different."""
        from reljournal.store import writing

        mine = [item for item in fields if item.of_one]
        if not mine:
            return False
        card = contact(self._journal, contact_id).card
        return writing.change_card(contact_id, self._filled(card, mine, contact_id, tell))

    def name_people(
        self, contact_id: int, fields: Iterable[ReadField], contact_of: Callable[[str], int | None]
    ) -> None:
        """Let values that name a person mean their contact; ``contact_of`` finds it by UID."""
        from reljournal.store import writing

        card = contact(self._journal, contact_id).card
        known = {field.id: field.name.casefold() for field in every_field(self._journal, contact_id)}
        people = {(item.name.casefold(), item.value): contact_of(item.person) for item in fields if item.person}
        custom = tuple(
            replace(item, other_id=item.other_id or people.get((known.get(item.field_id, ""), item.value)))
            for item in card.custom
        )
        if custom != card.custom:
            writing.change_card(contact_id, replace(card, custom=custom))

    def _filled(self, card: Card, fields: Iterable[ReadField], contact_id: int | None, tell: Tell) -> Card:
        known = self._everywhere
        if contact_id is not None:
            known = known | {field.name.casefold(): field for field in every_field(self._journal, contact_id)}
        said: list[CustomValue] = []
        kept: list[str] = []
        for item in fields:
            field = known.get(item.name.casefold())
            if field is None:
                field = known[item.name.casefold()] = self._made(item, contact_id)
                if contact_id is None:
                    self._everywhere[item.name.casefold()] = field
            elif field.sort is not item.sort:
                tell(
                    f"The field “{field.name}” holds {_word(field.sort)} here and {_word(item.sort)} in the file, so"
                    " this is kept as it was written.", item.line,
                )  # fmt: skip
                kept.append(item.line)
                continue
            elif item.value in item.choices and item.value not in field.choices:
                field = known[item.name.casefold()] = self._with_choice(field, item.value)
                if field.contact_id is None:
                    self._everywhere[item.name.casefold()] = field
            if item.value:
                said.append(CustomValue(field.id, item.value))
        unknown = (*card.unknown, *(line for line in kept if line not in card.unknown))
        return replace(card, custom=values_with_news(card.custom, tuple(said)), unknown=unknown)

    def _made(self, item: ReadField, contact_id: int | None) -> CustomField:
        from reljournal.store import tables

        choices = tuple(dict.fromkeys(item.choices))
        row = tables.CustomField.create(
            name=item.name, sort=str(item.sort), choices=json.dumps(list(choices), ensure_ascii=False),
            position=len(every_field(self._journal, contact_id)), contact=contact_id,
        )  # fmt: skip
        return CustomField(item.name, item.sort, choices, contact_id, id=row.id)

    @staticmethod
    def _with_choice(field: CustomField, choice: str) -> CustomField:
        from reljournal.store import tables

        grown = replace(field, choices=(*field.choices, choice))
        row = tables.CustomField.get_by_id(field.id)
        row.choices = json.dumps(list(grown.choices), ensure_ascii=False)
        row.save()
        return grown


def _word(sort: FieldSort) -> str:
    return _WORDS.get(sort, f"a {sort}")
