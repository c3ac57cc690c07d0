"""What a brief is composed of, and that nothing of a card is lost on the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences, Relation
from reljournal.domain.brief import Past, Urgency, compose_brief, dates_ahead, known_for, urgency_of
from reljournal.domain.brief_facts import BORN, SAID, THROUGH, FactSort, note_apart
from reljournal.domain.contacts import Address, Card, Contact, ContactKind, Handle, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import Entry, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.names import Name

TODAY = date(2026, 11, 21)
ADA = PersonRef(1, "Ada Lovelace")
MARY = PersonRef(2, "Mary Somerville")


def contact(card: Card) -> Contact:
    return Contact(1, "uuid", card, False, 0, 0)


def entry(number: int, on: date, kind: Kind = Kind.CALL, text: str = "", *people: PersonRef) -> Entry:
    return Entry(number, str(number), kind, on, None, None, f"Entry {number}", text, people or (ADA,))


def values(brief_facts: tuple, sort: FactSort) -> list[str]:
    return [value for fact in brief_facts if fact.sort is sort for value, _ in fact.values]


def test_labelled_parts_of_a_note_become_rows_and_the_rest_stays_prose() -> None:
    paragraphs, facts = note_apart(
        "Prefers a call.\nNever on Sundays.\n\nFamily: William, Byron\n\n"
        "Avoid: Byron’s letters. Languages: English, French."
    )
    assert paragraphs == ("Prefers a call.\nNever on Sundays.",)
    assert [(fact.sort, fact.label, fact.values[0][0]) for fact in facts] == [
        (FactSort.FAMILY, "", "William, Byron"),
        (FactSort.AVOID, "", "Byron’s letters"),
        (FactSort.LANGUAGES, "", "English, French"),
    ]


@pytest.mark.parametrize(
    "line", ["See https://notes.example", "at 10:30 we met", "and then: nothing", "A very long phrase indeed: no label"]
)
def test_what_is_no_label_stays_prose(line: str) -> None:
    assert note_apart(line) == ((line,), ())


def test_labels_of_other_scripts_are_labels() -> None:
    assert note_apart("语言：中文")[1][0].label == "语言"
    assert note_apart("اللغات: العربية")[1][0].label == "اللغات"


@given(st.text(alphabet="Ab :.\n\r،：中é!7", max_size=120))
def test_no_letter_of_a_note_is_lost(note: str) -> None:
    paragraphs, facts = note_apart(note)
    told = "".join(paragraphs) + "".join((fact.label or "") + fact.values[0][0] for fact in facts)
    letters = sorted(c for c in note if c.isalnum())
    assert sorted(c for c in told if c.isalnum()) == letters


def test_every_way_to_reach_someone_stands_either_below_the_name_or_among_the_facts() -> None:
    phones = tuple(Labelled("work", f"+44 {n}", preferred=n == 3) for n in range(30))
    card = Card(
        name=Name(given="Ada", family="Lovelace"),
        phones=phones,
        emails=(Labelled("", "a@x.example"), Labelled("", "b@x.example")),
        handles=(Handle("Signal", "ada.01"),),
        links=(Labelled("blog", "https://notes.example/"),),
    )
    brief = compose_brief(contact(card), Past(), TODAY)
    assert brief.ways == ("+44 3", "a@x.example")
    assert sorted([*values(brief.facts, FactSort.PHONES), "+44 3"]) == sorted(phone.value for phone in phones)
    assert values(brief.facts, FactSort.EMAILS) == ["b@x.example"]
    assert values(brief.facts, FactSort.LINKS) == ["notes.example"]
    assert ("ada.01", "") in [pair for fact in brief.facts if fact.label == "Signal" for pair in fact.values]


def test_two_equal_numbers_are_not_taken_for_one() -> None:
    brief = compose_brief(contact(Card(phones=(Labelled("home", "1"), Labelled("work", "1")))), Past(), TODAY)
    assert values(brief.facts, FactSort.PHONES) == ["1"]


def test_family_of_card_and_note_share_a_row() -> None:
    card = Card(note="Family: Byron", related=(Relation("spouse", "William"), Relation("assistant", "Jane")))
    brief = compose_brief(contact(card), Past(), TODAY)
    assert values(brief.facts, FactSort.FAMILY) == ["Byron", "William"]
    assert values(brief.facts, FactSort.PEOPLE) == ["Jane"]


def test_places_are_told_by_what_they_are() -> None:
    places = (Address("home", city="Ockham"), Address("work", city="London"), Address("summer", city="Porlock"))
    brief = compose_brief(contact(Card(formatted_name="Ada", addresses=places)), Past(), TODAY)
    assert [fact.sort for fact in brief.facts] == [FactSort.LIVES_IN, FactSort.WORKS_AT, FactSort.ADDRESS]
    assert brief.ways == ("Ockham",)
    office = compose_brief(
        contact(Card(organisation="Engines", kind=ContactKind.ORGANISATION, addresses=places[1:2])), Past(), TODAY
    )
    assert [fact.sort for fact in office.facts] == [FactSort.ADDRESS]


def test_a_contact_with_nothing_but_an_address_is_named_by_it_once() -> None:
    brief = compose_brief(contact(Card(emails=(Labelled("", "g@navy.example"),))), Past(), TODAY)
    assert (brief.name, brief.ways, brief.facts, brief.note) == ("g@navy.example", (), (), ())
    assert brief.last_contact is brief.known is brief.first_entry is None


def test_dates_ahead_are_the_next_returns_soonest_first() -> None:
    parse = PartialDate.parse
    ahead = dates_ahead(
        [
            KeyDate(DateSort.WEDDING, parse("2009-07-08")),
            KeyDate(DateSort.BIRTHDAY, parse("1985-12-10")),
            KeyDate(DateSort.NAME_DAY, parse("--11-21")),
            KeyDate(DateSort.OTHER, parse("2001-05")),
        ],
        TODAY,
    )
    assert [(item.on, item.count) for item in ahead] == [
        (date(2026, 11, 21), None),
        (date(2026, 12, 10), 41),
        (date(2027, 7, 8), 18),
    ]
    assert [item.is_milestone for item in ahead] == [False, False, True]


def test_the_29th_of_february_is_kept_on_the_28th_in_common_years() -> None:
    born = [KeyDate(DateSort.BIRTHDAY, PartialDate.parse("2000-02-29"))]
    common, leap = dates_ahead(born, TODAY)[0], dates_ahead(born, date(2028, 1, 1))[0]
    assert (common.on, common.is_moved, common.count) == (date(2027, 2, 28), True, 27)
    assert (leap.on, leap.is_moved) == (date(2028, 2, 29), False)


def test_a_date_without_a_day_is_a_fact_and_not_lost() -> None:
    item = KeyDate(DateSort.BIRTHDAY, PartialDate.parse("1881-10"))
    brief = compose_brief(contact(Card(formatted_name="Pablo", key_dates=(item,))), Past(), TODAY)
    assert brief.dates_ahead == ()
    assert [fact.dates for fact in brief.facts] == [(item,)]


@pytest.mark.parametrize(
    ("met", "years"), [("2018-06-05", 8), ("2018-11-21", 8), ("2018-11-22", 7), ("2018", 8), ("2026-11-21", 0)]
)
def test_known_for_counts_whole_years(met: str, years: int) -> None:
    known = known_for([KeyDate(DateSort.FIRST_MET, PartialDate.parse(met))], TODAY)
    assert known is not None
    assert known.years == years


def test_a_first_meeting_still_to_come_is_no_acquaintance() -> None:
    assert known_for([KeyDate(DateSort.FIRST_MET, PartialDate.parse("2027-01-01"))], TODAY) is None
    assert known_for([KeyDate(DateSort.FIRST_MET, PartialDate.parse("--06-05"))], TODAY) is None


@pytest.mark.parametrize(
    ("due", "urgency"),
    [
        (None, Urgency.SOME_DAY),
        (date(2026, 11, 20), Urgency.LATE),
        (date(2026, 11, 21), Urgency.SOON),
        (date(2026, 11, 28), Urgency.SOON),
        (date(2026, 11, 29), Urgency.LATER),
    ],
)
def test_urgency(due: date | None, urgency: Urgency) -> None:
    assert urgency_of(due, TODAY) is urgency


def test_follow_ups_stand_on_the_side_that_owes_them_and_done_ones_nowhere() -> None:
    past = Past(
        follow_ups=(
            FollowUp("paper", OwedBy.ME, date(2026, 11, 14)),
            FollowUp("editor", OwedBy.THEM),
            FollowUp("old", OwedBy.ME, done_on=TODAY),
        )
    )
    brief = compose_brief(contact(Card(formatted_name="Ada")), past, TODAY)
    assert [item.text for item in brief.owed_by_me] == ["paper"]
    assert [item.text for item in brief.owed_by_them] == ["editor"]


def test_entries_name_the_others_and_end_long_texts_with_an_ellipsis() -> None:
    newest = (entry(1, TODAY, Kind.IN_PERSON, "word " * 200, ADA, MARY),)
    brief = compose_brief(contact(Card(formatted_name="Ada")), Past(newest, last_contact=newest[0]), TODAY)
    assert brief.entries[0].others == ("Mary Somerville",)
    assert brief.entries[0].excerpt.endswith("…")
    assert len(brief.entries[0].excerpt) < 400


def test_what_is_the_same_is_told_once() -> None:
    call, lunch = entry(1, date(2026, 8, 12)), entry(2, date(2026, 7, 1), Kind.IN_PERSON)
    card = contact(Card(formatted_name="Ada"))
    apart = compose_brief(card, Past((call,), call, lunch, None, date(2020, 1, 1)), TODAY)
    assert apart.last_seen is not None
    assert apart.first_entry == date(2020, 1, 1)
    same = compose_brief(card, Past((lunch,), lunch, lunch, None, lunch.on), TODAY)
    assert same.last_seen is None
    assert same.first_entry is None


def test_how_they_like_it_and_what_was_learned_stand_before_the_rest() -> None:
    card = Card(
        name=Name(given="Ada", family="Lovelace", maiden="Byron", pronounced="LUV-lace", phonetic_given="Ada"),
        pronouns="she/her",
        industry="Computing",
        languages=("English", " ", "French"),
        met=HowMet(PartialDate(2018, 6), "at a supper", "Charles", first_impression="Sharp."),
        preferences=Preferences("call", "mornings", "direct", "letters"),
        facts=(
            LearnedFact("needs", "a partner"), LearnedFact("expectations", "an answer"), LearnedFact("", "likes tea"),
            LearnedFact("Family", "Byron"), LearnedFact("food", " "),
        ),
        note="Family: William\n\nLanguages: Italian",
    )  # fmt: skip
    brief = compose_brief(contact(card), Past(), TODAY)
    assert [(fact.sort, fact.label) for fact in brief.facts] == [
        (FactSort.CHANNEL, ""), (FactSort.AVOID, ""), (FactSort.OWN, "needs"), (FactSort.OWN, "expectations"),
        (FactSort.LEARNED, ""), (FactSort.FAMILY, ""), (FactSort.LANGUAGES, ""), (FactSort.NAME, ""),
        (FactSort.MET, ""),
    ]  # fmt: skip
    assert values(brief.facts, FactSort.CHANNEL) == ["call", "mornings", "direct"]
    assert values(brief.facts, FactSort.FAMILY) == ["Byron", "William"]
    assert values(brief.facts, FactSort.LANGUAGES) == ["Italian", "English", "French"]
    assert [fact.values for fact in brief.facts if fact.sort in {FactSort.NAME, FactSort.MET}] == [
        (("she/her", ""), ("LUV-lace", SAID), ("Byron", BORN)),
        (("at a supper", ""), ("Charles", THROUGH)),
    ]
    assert brief.known is not None
    assert brief.known.since == PartialDate(2018, 6)
    assert "Sharp." not in str(brief.facts)
