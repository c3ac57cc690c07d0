"""What a card holds as words beside each other: labels of its parts, its values, and why two cards look alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.acquaintance import LearnedFact, Relation
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, KeyDate, Labelled
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import PartialDate
from reljournal.domain.duplicates import Likeness, Reason
from reljournal.domain.merging_cards import BIRTHDAY, text_of
from reljournal.domain.names import NameOrder
from reljournal.domain.rhythm import Dialogue
from reljournal.domain.tiers import READY_MADE
from reljournal.store.queries.belongings import Belongings
from reljournal.ui.people.words import contact_kind_label, label_word, name_order_label
from reljournal.ui.wording import kind_label
from reljournal.ui.wording_dates import key_date_label, partial_date_words

_CONTEXT = "Merging"

_PARTS = {
    "formatted_name": QT_TRANSLATE_NOOP("Merging", "name as shown"),
    "kind": QT_TRANSLATE_NOOP("Merging", "kind"),
    "organisation": QT_TRANSLATE_NOOP("Merging", "organisation"),
    "department": QT_TRANSLATE_NOOP("Merging", "department"),
    "title": QT_TRANSLATE_NOOP("Merging", "title"),
    "industry": QT_TRANSLATE_NOOP("Merging", "industry"),
    "pronouns": QT_TRANSLATE_NOOP("Merging", "pronouns"),
    "time_zone": QT_TRANSLATE_NOOP("Merging", "time zone"),
    "note": QT_TRANSLATE_NOOP("Merging", "note"),
    "name": QT_TRANSLATE_NOOP("Merging", "name"),
    "name.prefix": QT_TRANSLATE_NOOP("Merging", "before the name"),
    "name.given": QT_TRANSLATE_NOOP("Merging", "given name"),
    "name.additional": QT_TRANSLATE_NOOP("Merging", "middle name"),
    "name.family": QT_TRANSLATE_NOOP("Merging", "family name"),
    "name.suffix": QT_TRANSLATE_NOOP("Merging", "after the name"),
    "name.phonetic_given": QT_TRANSLATE_NOOP("Merging", "given name, phonetic"),
    "name.phonetic_family": QT_TRANSLATE_NOOP("Merging", "family name, phonetic"),
    "name.maiden": QT_TRANSLATE_NOOP("Merging", "maiden name"),
    "name.pronounced": QT_TRANSLATE_NOOP("Merging", "pronounced as"),
    "name.nickname": QT_TRANSLATE_NOOP("Merging", "nickname"),
    "name.order": QT_TRANSLATE_NOOP("Merging", "order of the name"),
    "met.when": QT_TRANSLATE_NOOP("Merging", "when you met"),
    "met.place": QT_TRANSLATE_NOOP("Merging", "where you met"),
    "met.through": QT_TRANSLATE_NOOP("Merging", "met through"),
    "met.first_impression": QT_TRANSLATE_NOOP("Merging", "first impression"),
    "preferences.channel": QT_TRANSLATE_NOOP("Merging", "best reached by"),
    "preferences.hours": QT_TRANSLATE_NOOP("Merging", "best hours"),
    "preferences.tone": QT_TRANSLATE_NOOP("Merging", "tone"),
    "preferences.avoid": QT_TRANSLATE_NOOP("Merging", "things to avoid"),
    "dialogue": QT_TRANSLATE_NOOP("Merging", "tier and rhythm"),
    BIRTHDAY: QT_TRANSLATE_NOOP("Merging", "birthday"),
    "emails": QT_TRANSLATE_NOOP("Merging", "e-mail addresses"),
    "phones": QT_TRANSLATE_NOOP("Merging", "phone numbers"),
    "addresses": QT_TRANSLATE_NOOP("Merging", "addresses"),
    "links": QT_TRANSLATE_NOOP("Merging", "web pages"),
    "handles": QT_TRANSLATE_NOOP("Merging", "messages"),
    "related": QT_TRANSLATE_NOOP("Merging", "people around them"),
    "key_dates": QT_TRANSLATE_NOOP("Merging", "key dates"),
    "tags": QT_TRANSLATE_NOOP("Merging", "tags"),
    "languages": QT_TRANSLATE_NOOP("Merging", "languages"),
    "facts": QT_TRANSLATE_NOOP("Merging", "facts"),
    "custom": QT_TRANSLATE_NOOP("Merging", "own fields"),
    "unknown": QT_TRANSLATE_NOOP("Merging", "kept from your address book"),
}

_REASONS = {
    Reason.NAME: QT_TRANSLATE_NOOP("Merging", "the same name"),
    Reason.NAME_ALIKE: QT_TRANSLATE_NOOP("Merging", "names that are alike"),
    Reason.NAME_ORDER: QT_TRANSLATE_NOOP("Merging", "the same name in another order"),
    Reason.GIVEN_NAME: QT_TRANSLATE_NOOP("Merging", "the same given name"),
    Reason.OTHER_FAMILY_NAME: QT_TRANSLATE_NOOP("Merging", "another family name"),
    Reason.FAMILY_NAME: QT_TRANSLATE_NOOP("Merging", "the same family name"),
    Reason.FORMER_NAME: QT_TRANSLATE_NOOP("Merging", "a former name"),
    Reason.EMAIL: QT_TRANSLATE_NOOP("Merging", "the same e-mail address"),
    Reason.SHARED_EMAIL: QT_TRANSLATE_NOOP("Merging", "an e-mail address that others share"),
    Reason.PHONE: QT_TRANSLATE_NOOP("Merging", "the same phone number"),
    Reason.BIRTHDAY: QT_TRANSLATE_NOOP("Merging", "born on the same day"),
    Reason.ORGANISATION: QT_TRANSLATE_NOOP("Merging", "the same organisation"),
    Reason.CITY: QT_TRANSLATE_NOOP("Merging", "the same city"),
    Reason.UID: QT_TRANSLATE_NOOP("Merging", "the same card of an address book"),
    Reason.OTHER_KIND: QT_TRANSLATE_NOOP("Merging", "a person and an organisation"),
    Reason.OTHER_NAME: QT_TRANSLATE_NOOP("Merging", "other names"),
    Reason.OTHER_MIDDLE_NAME: QT_TRANSLATE_NOOP("Merging", "another middle name"),
    Reason.OTHER_GENERATION: QT_TRANSLATE_NOOP("Merging", "another generation"),
    Reason.PERHAPS_OTHER_GENERATION: QT_TRANSLATE_NOOP("Merging", "perhaps another generation"),
    Reason.OTHER_BIRTHDAY: QT_TRANSLATE_NOOP("Merging", "another birthday"),
    Reason.NEAR_BIRTHDAY: QT_TRANSLATE_NOOP("Merging", "birthdays that are nearly the same"),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))


def part_label(path: str) -> str:
    """Return what a part of a card is called; a part that has no word yet goes by its own name."""
    return _tr(_PARTS[path]) if path in _PARTS else path.rpartition(".")[2].replace("_", " ")


def kept_line(path: str, text: str) -> str:
    """Return the line of the note that keeps what was not chosen."""
    return _tr("Also ({part}): {text}").format(part=part_label(path), text=text)


def dialogue_words(dialogue: Dialogue) -> str:
    """Return a tier with the promises that are its own: "Gold, Message every week"."""
    from reljournal.ui.tiers.words import name_of_key, promise_words

    parts = [name_of_key(dialogue.tier, READY_MADE), *(promise_words(promise) for promise in dialogue.promises)]
    return ", ".join(part for part in parts if part) or _tr(QT_TRANSLATE_NOOP("Merging", "no tier"))


_WORDS: dict[type, Callable[[Any], str]] = {
    ContactKind: contact_kind_label,
    NameOrder: name_order_label,
    PartialDate: partial_date_words,
    KeyDate: lambda day: f"{key_date_label(day)}: {partial_date_words(day.when)}",
    Labelled: lambda item: _labelled(item.value, item.label),
    Relation: lambda item: _labelled(item.value, item.label),
    Address: lambda item: _labelled(", ".join(item.lines()), item.label),
    Handle: lambda item: _labelled(item.value, item.service),
    LearnedFact: lambda item: f"{label_word(item.label)}: {item.text}",
    CustomValue: lambda item: item.value,
    Dialogue: dialogue_words,
}


def value_words(value: Any) -> str:
    """Return a single value or an item of a list as it is read; empty for what a card does not say."""
    return _WORDS.get(type(value), text_of)(value)


def choice_words(path: str, value: Any) -> str:
    """Return one of the values that the cards do not agree about."""
    if path == "preferences.channel" and value:
        return kind_label(value)
    if path == BIRTHDAY and isinstance(value, KeyDate):
        return partial_date_words(value.when)
    return value_words(value)


def _labelled(value: str, label: str) -> str:
    word = label_word(label)
    return f"{value} ({word})" if word else value


def belongings_words(found: Belongings) -> str:
    """Return what hangs on a contact beside its card, empty when nothing does."""
    say = QCoreApplication.translate
    parts = [
        say(_CONTEXT, "%Ln entries", None, found.entries) if found.entries else "",
        say(_CONTEXT, "%Ln follow-ups", None, found.follow_ups) if found.follow_ups else "",
        say(_CONTEXT, "%Ln relations", None, found.relations) if found.relations else "",
        say(_CONTEXT, "%Ln files", None, found.files) if found.files else "",
    ]
    return ", ".join(part for part in parts if part)


def reasons(likeness: Likeness) -> str:
    """Return why two contacts look alike, and what speaks against it, as one sentence."""
    found = [(_tr(_REASONS[sign.reason]), sign.points) for sign in likeness.signs if sign.points]
    alike = ", ".join(dict.fromkeys(words for words, points in found if points > 0))
    against = ", ".join(dict.fromkeys(words for words, points in found if points < 0))
    if alike and against:
        return _tr("They have {alike}; but {against}.").format(alike=alike, against=against)
    return _tr("They have {alike}.").format(alike=alike) if alike else ""


def lines_of(card: Card) -> list[tuple[str, str]]:
    """Return what a card says as (label, words) lines, without the names; for looking at, not for editing."""
    lines = [(part_label(name), getattr(card, name)) for name in ("title", "organisation")]
    for name in ("phones", "emails", "addresses", "handles", "links", "key_dates", "languages", "related", "facts"):
        lines += [(part_label(name) if not at else "", value_words(item))
                  for at, item in enumerate(getattr(card, name))]  # fmt: skip
    lines.append((part_label("tags"), ", ".join(card.tags)))
    lines.append((part_label("note"), card.note.strip()))
    return [(label, words) for label, words in lines if words]
