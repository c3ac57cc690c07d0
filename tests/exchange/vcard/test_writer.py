"""What is written is read back as the same card, by ourselves and by another reader."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences, Relation
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, KeyDate, Labelled, Photo
from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.names import Name, NameOrder
from reljournal.exchange.vcard import ReadCard, read_vcards
from reljournal.exchange.vcard.own_fields import OutField
from reljournal.exchange.vcard.writer import OutCard, folded, vcard_bytes, vcard_lines, write_vcards
from tests.exchange.vcard.given import one

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import vobject

PICTURE = Photo("image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))

# What readers do not take literally: white space at the ends, control characters, other line breaks.
_CHARACTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\x85")
_text = st.text(_CHARACTERS, max_size=60).map(str.strip)
_filled = _text.filter(bool)
_lines = st.lists(_text, min_size=1, max_size=4).map(lambda lines: "\n".join(lines).strip())
_words = st.text(st.characters(categories=["L", "N"], include_characters=" -&'"), min_size=1, max_size=20)
_word = _words.map(lambda text: " ".join(text.split())).filter(bool)
_label = st.one_of(st.sampled_from(["", "home", "work", "mobile", "fax work", "Büro, oben", "iPad; new"]), _word)
_plain = st.text(st.characters(categories=["L", "N"], include_characters=",;-."), min_size=1, max_size=20)
_labelled = st.builds(Labelled, _label, _plain, st.just(False))
_reached = st.lists(_labelled, max_size=3).map(
    lambda items: tuple(replace(item, preferred=place == 0) for place, item in enumerate(items))
)
_dates = st.one_of(
    st.builds(PartialDate.of, st.dates().filter(lambda day: day.year != 1604)),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.one_of(st.none(), st.integers(1, 28))),
    st.builds(PartialDate, st.integers(1700, 2100), st.one_of(st.none(), st.integers(1, 12))),
)
_sorts = st.sampled_from([sort for sort in DateSort if sort is not DateSort.OTHER])
_dates_of_others = st.builds(
    PartialDate, st.one_of(st.none(), st.integers(1, 9999)), st.integers(1, 12), st.integers(1, 30),
    calendar=st.sampled_from([kind for kind in CalendarKind if kind is not CalendarKind.GREGORIAN]),
)  # fmt: skip
_some_day = st.one_of(st.none(), st.dates())
_key_dates = st.one_of(
    st.builds(
        KeyDate, st.sampled_from(DateSort), st.one_of(_dates, _dates_of_others), _text, _lines,
        every=st.integers(1, 99), unit=st.sampled_from(DateUnit), once=st.booleans(), until=_some_day,
        leap_rule=st.one_of(st.none(), st.sampled_from(LeapRule)), approximate=st.booleans(), estimated_on=_some_day,
        show_age=st.booleans(), icon=st.sampled_from(["", "star"]),
        leads=st.one_of(st.none(), st.lists(st.integers(0, 99), max_size=3).map(tuple)),
    ),
    st.builds(KeyDate, _sorts, _dates),
    st.builds(KeyDate, st.just(DateSort.OTHER), _dates, _word.map(lambda text: f"our {text}")),
)
_facts = st.builds(LearnedFact, st.one_of(st.just("hobby"), _word), _filled, st.one_of(st.none(), st.dates()))
_services = st.sampled_from(["xmpp", "signal", "telegram", "mastodon", "google talk"])
_names = st.builds(Name, *([_text] * 10), st.sampled_from(NameOrder))
_cards = st.builds(
    Card, name=_names, formatted_name=_filled, kind=st.sampled_from(ContactKind), organisation=_text,
    title=_text, note=_lines, emails=_reached, phones=_reached, links=_reached,
    addresses=st.lists(st.builds(Address, _label, *([_text] * 6), _filled), max_size=2).map(tuple),
    handles=st.lists(st.builds(Handle, _services, _plain, _label), max_size=2).map(tuple),
    related=st.lists(
        st.builds(Relation, st.one_of(st.just("spouse"), _word), _plain.filter(lambda t: ":" not in t)), max_size=2
    ).map(tuple),
    key_dates=st.lists(_key_dates, max_size=3, unique=True).map(tuple),
    tags=st.lists(_word, max_size=3, unique=True).map(tuple),
    pronouns=_text, industry=_text, languages=st.lists(_word, max_size=2, unique=True).map(tuple),
    time_zone=st.sampled_from(["", "Europe/London", "America/Argentina/Ushuaia"]),
    met=st.builds(HowMet, st.one_of(st.none(), _dates), _text, _text, st.none(), _text),
    preferences=st.builds(Preferences, st.sampled_from(["", "letter"]), _text, _text, _text),
    facts=st.lists(_facts, max_size=3).map(tuple),
)  # fmt: skip


def written(*cards: OutCard) -> list[ReadCard]:
    stream = io.BytesIO()
    assert write_vcards(stream, cards) == len(cards)
    stream.seek(0)
    read = list(read_vcards(stream))
    assert all(isinstance(item, ReadCard) for item in read)
    return [item for item in read if isinstance(item, ReadCard)]


@given(_cards, st.one_of(st.none(), st.just(PICTURE)))
def test_a_card_comes_back_as_it_was(card: Card, photo: Photo | None) -> None:
    (back,) = written(OutCard(card, "urn:uuid:1", photo=photo, changed_at=1_700_000_000_000))
    assert back.uid == "urn:uuid:1"
    assert back.photo == photo
    assert back.warnings == ()
    assert back.card.unknown == ()
    assert _sorted(back.card) == _sorted(card)


def _sorted(card: Card) -> Card:
    """Return a card with its lists in one order: a file has the birthday first."""
    return replace(card, key_dates=tuple(sorted(card.key_dates, key=repr)))


@given(st.text(_CHARACTERS, max_size=400))
def test_lines_are_folded_at_75_octets_between_characters(text: str) -> None:
    pieces = folded(f"NOTE:{text}").removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    for piece in pieces:
        piece.decode()
    assert "".join(piece.decode()[place > 0 :] for place, piece in enumerate(pieces)) == f"NOTE:{text}"


def test_two_cards_do_not_mix() -> None:
    read = written(OutCard(Card(formatted_name="Ada"), "a"), OutCard(Card(organisation="Engines"), "b", "Engines"))
    assert [(item.uid, item.card.formatted_name) for item in read] == [("a", "Ada"), ("b", "Engines")]


def test_what_was_not_understood_goes_out_as_it_came() -> None:
    lines = ("FN:Ada", "item1.X-SHOE-SIZE:38", "item1.X-ABLABEL:Shoes", "GEO:geo:51.5,0", "X-ODD;A=b:c\\,d")
    read = one(*lines)
    card = replace(read.card, emails=(Labelled("own word", "ada@engines.example"),))
    out = list(vcard_lines(OutCard(card, "x")))
    assert set(lines[1:]) <= set(out)
    assert "item2.X-ABLABEL:own word" in out
    assert written(OutCard(card, "x"))[0].card == card


_fields = st.builds(
    CustomField, _word, st.sampled_from(FieldSort),
    st.lists(_filled, min_size=1, max_size=3, unique=True).map(tuple), st.one_of(st.none(), st.just(1)),
)  # fmt: skip


@given(_fields, _lines, st.sampled_from(["", "urn:uuid:2"]))
def test_own_fields_come_back_with_what_they_are(field: CustomField, value: str, person: str) -> None:
    out = OutCard(Card(formatted_name="Ada"), "x", fields=(OutField(field, value, person),))
    (back,) = written(out)
    (read,) = back.fields
    assert (read.name, read.sort, read.choices, read.of_one) == (
        field.name, field.sort, field.choices, field.contact_id is not None,
    )  # fmt: skip
    assert (read.value, read.person) == (value, person)
    assert (back.card.unknown, back.warnings) == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        "X-RELJOURNAL-FIELD:38",
        'X-RELJOURNAL-FIELD;X-NAME="Shoe";X-SORT=stars:4',
        'X-RELJOURNAL-FIELD;X-NAME="Tea";X-SORT=choice:green',
        'X-RELJOURNAL-FIELD;X-NAME="Shoe";X-ON=Tuesday:38',
    ],
)
def test_a_field_that_is_not_understood_is_kept_and_told(line: str) -> None:
    read = one("FN:Ada", line)
    assert read.fields == ()
    assert read.card.unknown == (line,)
    assert [warning.text for warning in read.warnings] == [line]
    assert line in list(vcard_lines(OutCard(read.card, "x")))


def test_a_field_of_an_older_export_holds_text() -> None:
    read = one("FN:Ada", "X-RELJOURNAL-FIELD;X-NAME=\"Shoe ^'size^'\":38")
    assert [(item.name, item.sort, item.value) for item in read.fields] == [('Shoe "size"', FieldSort.TEXT, "38")]


def test_other_programs_read_the_labels_they_know() -> None:
    card = Card(
        formatted_name="Ada", phones=(Labelled("mobile", "+44 1", True), Labelled("fax work", "2")),
        emails=(Labelled("", "ada@engines.example"),), related=(Relation("spouse", "William"),),
        key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)), KeyDate(DateSort.WEDDING, PartialDate(1835))),
    )  # fmt: skip
    out = list(vcard_lines(OutCard(card, "x")))
    for line in (
        "VERSION:4.0", "TEL;PREF=1;TYPE=cell:+44 1", "TEL;TYPE=fax,work:2", "EMAIL:ada@engines.example",
        "RELATED;VALUE=text;TYPE=spouse:William", "BDAY:18151210", "ANNIVERSARY:1835",
    ):  # fmt: skip
        assert line in out


@given(_filled, _plain, _lines, st.lists(_word, max_size=3, unique=True))
def test_another_reader_reads_the_same(name: str, email: str, note: str, tags: list[str]) -> None:
    card = Card(formatted_name=name, emails=(Labelled("work", email),), note=note, tags=tuple(tags))
    theirs = vobject.readOne(vcard_bytes(OutCard(card, "x")).decode())
    assert theirs.fn.value == name
    assert theirs.email.value == email
    assert theirs.email.type_param == "work"
    assert (theirs.note.value if note else "") == note
    if tags:
        assert theirs.categories.value == tags


def test_a_year_alone_and_the_first_century() -> None:
    card = Card(formatted_name="A", key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate.of(date(33, 4, 3))),))
    assert "BDAY:00330403" in list(vcard_lines(OutCard(card, "x")))
    assert written(OutCard(card, "x"))[0].card == card


_ties = st.builds(
    Relation, st.one_of(st.just("father"), _word), _filled, st.booleans(), st.sampled_from([None, 2]), _lines,
    st.one_of(st.none(), st.integers(1, 2026)),
)  # fmt: skip


@given(_ties, st.booleans(), st.dictionaries(_word, _word, max_size=1))
def test_relations_come_back_with_all_they_say(tie: Relation, is_theirs: bool, kinds: dict[str, str]) -> None:
    tie = replace(tie, value=" ".join(tie.value.split()) or "x")
    mine = replace(tie, value=tie.value if tie.other_id else "Annabella")
    card = Card(formatted_name="Ada", related=() if is_theirs else (mine,))
    theirs = (replace(mine, other_id=2, birth_year=None),) if is_theirs else ()
    (back,) = written(OutCard(card, "x", uids={2: "urn:uuid:2"}, theirs=theirs, kinds=kinds))
    assert (back.card.unknown, back.warnings) == ((), ())
    assert back.card.related == tuple(replace(item, other_id=None) for item in card.related)
    for read in back.ties:
        assert (read.label, read.name, read.is_theirs) == (mine.label, mine.value, is_theirs)
        assert read.uid == ("urn:uuid:2" if is_theirs or mine.other_id else "")
    assert back.ties or not (is_theirs or mine.other_id)


@pytest.mark.parametrize(
    "line",
    [
        'RELATED;VALUE=uri;X-RELJOURNAL-KIND="friend":urn:uuid:2',
        'RELATED;VALUE=text;X-RELJOURNAL-BORN=long ago:Annabella',
        'RELATED;VALUE=uri;X-RELJOURNAL-NAME="A";X-RELJOURNAL-SIDE=up:urn:uuid:2',
    ],
)
def test_a_relation_that_is_not_understood_is_kept_and_told(line: str) -> None:
    read = one("FN:Ada", line)
    assert (read.card.related, read.ties, read.card.unknown) == ((), (), (line,))
    assert [warning.text for warning in read.warnings] == [line]
