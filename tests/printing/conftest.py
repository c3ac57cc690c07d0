"""Briefs of a few people, composed without a journal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences, Relation
from reljournal.domain.brief import Brief, Past, compose_brief
from reljournal.domain.contacts import Address, Card, Contact, Handle, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import Entry, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.names import Name

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Fonts need an application."""


def brief_of(card: Card, past: Past | None = None) -> Brief:
    return compose_brief(Contact(1, "uuid", card, False, 0, 0), past or Past(), TODAY)


def entry_of(number: int, text: str, kind: Kind = Kind.CALL, title: str = "") -> Entry:
    on = date(2026, 8, 12) - timedelta(days=20 * number)
    people = (PersonRef(1, "Ada Lovelace"), PersonRef(2, "Mary Somerville"))
    return Entry(number, str(number), kind, on, None, 80, title or f"Entry {number}", text, people)


@pytest.fixture
def ada() -> Brief:
    entries = tuple(entry_of(n, "Notes on Bernoulli numbers finished. " * 4) for n in range(3))
    card = Card(
        name=Name(given="Ada", family="Lovelace"),
        organisation="Analytical Engines Ltd",
        title="Head of Research",
        note="Prefers a call.\n\nFamily: William (husband)\n\nLanguages: English, French",
        tags=("client", "mentor"),
        phones=(Labelled("work", "+44 20 7946 0102"),),
        emails=(Labelled("work", "ada@engines.example"),),
        addresses=(Address("work", street="12 St James’s Square", city="London"),),
        handles=(Handle("Signal", "ada.01"),),
        key_dates=(
            KeyDate(DateSort.BIRTHDAY, PartialDate.parse("1985-12-10")),
            KeyDate(DateSort.FIRST_MET, PartialDate.parse("2018-06-05")),
        ),
    )
    owed = (
        FollowUp("Send the Menabrea paper", OwedBy.ME, date(2026, 11, 14)),
        FollowUp("Introduce the editor", OwedBy.THEM),
    )
    return brief_of(card, Past(entries, entries[0], None, None, entries[-1].on, owed))


@pytest.fixture
def known() -> Brief:
    """Somebody of whom much was learned: short and long facts in turn, an odd one at the end."""
    texts = ["tea", "no fish", "a first edition " * 9, "jazz", "a partner in the work, not another reviewer", "chess"]
    card = Card(
        name=Name(given="Emmy", family="Noether", pronounced="NUR-ter"),
        pronouns="she/her",
        met=HowMet(place="on a walk in Göttingen", through="David Hilbert"),
        preferences=Preferences("in_person", "on walks", "quick", "forms"),
        facts=tuple(LearnedFact(f"label {number}", text) for number, text in enumerate(texts * 3)),
    )
    return brief_of(card)


@pytest.fixture
def omar() -> Brief:
    entries = (
        entry_of(0, "تحدثنا عن التقويم الجلالي وعن طول السنة الشمسية.", title="مكالمة عن التقويم"),
        entry_of(1, "He wrote in English for once.", Kind.LETTER, "A letter"),
    )
    card = Card(
        name=Name(given="عمر", family="الخيام"),
        title="شاعر وفلكي",
        note="يفضل المكالمات صباحاً، ولا يحب الرسائل القصيرة. يقرأ كل شيء مرتين قبل أن يجيب على أي سؤال.",
        phones=(Labelled("work", "+98 21 5550 0113"),),
    )
    owed = (FollowUp("إرسال كتاب الجبر", OwedBy.ME, TODAY), FollowUp("Send the tables", OwedBy.ME, TODAY))
    return brief_of(card, Past(entries, entries[0], None, None, None, owed))


@pytest.fixture
def big() -> Brief:
    name = " ".join(f"Given{n}" for n in range(40)) + " Ruiz"
    card = Card(
        formatted_name=name,
        title="Painter",
        organisation="Le Bateau-Lavoir",
        tags=tuple(f"tag{n}" for n in range(20)),
        note="\n\n".join(f"Paragraph{n}. " + "He works at night and sleeps until eleven. " * 6 for n in range(12)),
        phones=tuple(Labelled("mobile", f"+33 4 5550 {n:04d}") for n in range(30)),
        emails=tuple(Labelled("work", f"pablo{n}@bateau.example") for n in range(12)),
        related=tuple(Relation("friend", f"Person{n}") for n in range(9)),
        links=(Labelled("catalogue", "https://pictures.example/" + "long-" * 40 + "end"),),
        key_dates=tuple(KeyDate(DateSort.OTHER, PartialDate(2000 + n, 1 + n, 3), f"Exhibition{n}") for n in range(12)),
    )
    owed = tuple(
        FollowUp(f"Follow-up-{n} " + "about the loan " * (n % 7), OwedBy.THEM if n % 3 else OwedBy.ME,
                 TODAY + timedelta(days=n - 20) if n % 4 else None, note=f"Remark-{n}" if n % 5 == 0 else "")
        for n in range(40)
    )  # fmt: skip
    entries = tuple(entry_of(n, "A long afternoon among canvases. " * 30) for n in range(5))
    return brief_of(card, Past(entries, entries[0], None, None, date(2001, 1, 1), owed))


@pytest.fixture
def bare() -> Brief:
    return brief_of(Card(emails=(Labelled("", "grace.hopper@navy.example"),)))
