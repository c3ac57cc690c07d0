"""The layout as a list of placed pieces: what must stand together does, and nothing is lost or outside the paper."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reljournal.domain.brief import Brief, Owed, Urgency
from reljournal.printing.brief_pages import BriefPages, lay_out
from reljournal.printing.flow import Placed, Role
from reljournal.printing.ink import LineInk
from reljournal.printing.paper import paper_named

PAPERS = ["a4", "letter"]


def pieces(pages: BriefPages, *roles: Role) -> list[Placed]:
    return [piece for piece in pages.pieces if piece.role in roles]


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def told(pages: BriefPages) -> str:
    """Return every letter on the pages, section by section, without the breaks between lines."""
    return letters("".join(piece.text for role in Role for piece in pieces(pages, role)))


def paragraphs(pages: BriefPages) -> dict[int, list[Placed]]:
    """Return the lines of each paragraph that was broken into several."""
    found: dict[int, list[Placed]] = {}
    for piece in pages.pieces:
        if isinstance(piece.ink, LineInk):
            found.setdefault(id(piece.ink.paragraph), []).append(piece)
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("who", ["ada", "omar", "big", "bare", "known"])
def test_everything_stands_on_the_paper(who: str, paper: str, request: pytest.FixtureRequest) -> None:
    sheet = paper_named(paper)
    pages = lay_out(request.getfixturevalue(who), sheet)
    for piece in pages.pieces:
        assert piece.rect.left() >= sheet.left - 0.5
        assert piece.rect.right() <= sheet.right + 0.5
        assert piece.rect.top() >= sheet.top - 5
        if piece.role is not Role.FOOTER:
            assert piece.rect.bottom() <= sheet.bottom + 0.5
        if isinstance(piece.ink, LineInk):
            assert piece.ink.paragraph.natural_width(piece.ink.index) <= piece.rect.width() + 0.5


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("who", ["ada", "omar", "big", "known"])
def test_nothing_lies_on_top_of_something_else(who: str, paper: str, request: pytest.FixtureRequest) -> None:
    pages = lay_out(request.getfixturevalue(who), paper_named(paper))
    for number in range(pages.page_count):
        lines = [p for p in pages.on_page(number) if isinstance(p.ink, LineInk) and p.text.strip()]
        inked = [(piece.rect.adjusted(0, 2, 0, -2), piece) for piece in lines]
        for index, (rect, piece) in enumerate(inked):
            for other, neighbour in inked[index + 1 :]:
                # These share a line from both sides, each with the whole width to itself.
                if {Role.STAMP, Role.FOOTER, Role.RUNNING_HEAD} & {piece.role, neighbour.role}:
                    continue
                assert not rect.intersects(other), f"{piece.text!r} lies on {neighbour.text!r}"


@pytest.mark.parametrize("paper", PAPERS)
def test_one_page_where_it_fits(ada: Brief, bare: Brief, paper: str) -> None:
    assert lay_out(ada, paper_named(paper)).page_count == 1
    assert lay_out(bare, paper_named(paper)).page_count == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_short_facts_stand_beside_each_other_and_none_is_lost(known: Brief, paper: str) -> None:
    pages = lay_out(known, paper_named(paper))
    words = told(pages)
    assert all(letters(value) in words for fact in known.facts for value, _ in fact.values if fact.label)
    firsts = [(piece.page, piece.rect.y()) for piece in pieces(pages, Role.LABEL)]
    assert len(set(firsts)) < len(firsts)
    lefts = sorted({round(piece.rect.x()) for piece in pieces(pages, Role.LABEL)})
    assert len(lefts) == 2


@pytest.mark.parametrize("paper", PAPERS)
def test_a_big_contact_flows_on_and_nothing_is_lost(big: Brief, paper: str) -> None:
    pages = lay_out(big, paper_named(paper))
    assert pages.page_count >= 3
    all_told = told(pages)
    wanted = [big.name, big.title, big.organisation, *big.tags, *big.ways, *big.note]
    wanted += [value for fact in big.facts for value, _ in fact.values]
    wanted += [item.text for item in (*big.owed_by_me, *big.owed_by_them)]
    wanted += [item.note for item in (*big.owed_by_me, *big.owed_by_them)]
    wanted += [item.key_date.label for item in big.dates_ahead]
    wanted += [text for entry in big.entries for text in (entry.title, entry.excerpt)]
    assert len(big.owed_by_me) + len(big.owed_by_them) == 40
    for text in wanted:
        assert letters(text) in all_told


@pytest.mark.parametrize("filler", range(46))
def test_no_heading_is_left_behind_and_no_paragraph_leaves_one_line(ada: Brief, filler: int) -> None:
    owed = tuple(Owed(f"Number {n} " + "and more words " * 9, None, Urgency.SOME_DAY) for n in range(filler))
    note = ("A paragraph of some lines that goes on for a while. " * 12,) * (filler // 5)
    pages = lay_out(replace(ada, owed_by_me=owed, note=note), paper_named("a4"))
    for heading in pieces(pages, Role.HEADING):
        same_column = [
            piece for piece in pages.on_page(heading.page)
            if piece.role not in {Role.HEADING, Role.FOOTER, Role.RULE, Role.NOTES}
            and piece.rect.top() >= heading.rect.bottom() - 1
            and piece.rect.left() < heading.rect.right() and piece.rect.right() > heading.rect.left()
        ]  # fmt: skip
        assert same_column, f"“{heading.text}” stands alone at the foot of page {heading.page}"
    for lines in paragraphs(pages).values():
        by_page = [sum(1 for line in lines if line.page == page) for page in {line.page for line in lines}]
        assert len(by_page) == 1 or (len(lines) > 3 and min(by_page) >= 2)


def test_a_rule_never_begins_a_page(big: Brief) -> None:
    for paper in PAPERS:
        pages = lay_out(big, paper_named(paper))
        for rule in pieces(pages, Role.RULE):
            assert any(piece.rect.bottom() <= rule.rect.top() and piece.role not in {Role.RUNNING_HEAD, Role.RULE}
                       for piece in pages.on_page(rule.page))  # fmt: skip


def test_every_page_says_whose_it_is_and_which(big: Brief, ada: Brief) -> None:
    pages = lay_out(big, paper_named("a4"))
    for number in range(pages.page_count):
        feet = [piece.text for piece in pages.on_page(number) if piece.role is Role.FOOTER]
        assert feet == ["RelJournal · private", f"{number + 1} / {pages.page_count}"]
        heads = [piece.text for piece in pages.on_page(number) if piece.role is Role.RUNNING_HEAD and piece.text]
        assert bool(heads) == (number > 0)
        if heads:
            assert heads[0].startswith("Given0")
            assert heads[0].endswith("…")
    assert not pieces(lay_out(ada, paper_named("a4")), Role.RUNNING_HEAD)


def test_empty_parts_leave_no_heading(bare: Brief) -> None:
    pages = lay_out(bare, paper_named("a4"))
    assert not pieces(pages, Role.HEADING, Role.RULE, Role.ROLE, Role.WAYS)
    assert "".join(piece.text for piece in pieces(pages, Role.NAME)) == "grace.hopper@navy.example"
    assert len({piece.rect.top() for piece in pieces(pages, Role.NAME)}) == 1


def test_room_for_notes_takes_what_is_left_and_goes_when_nothing_is(ada: Brief) -> None:
    sheet = paper_named("a4")
    frame = next(piece for piece in pieces(lay_out(ada, sheet), Role.NOTES) if not piece.text)
    assert frame.rect.bottom() == pytest.approx(sheet.bottom)
    assert frame.rect.top() > max(piece.rect.bottom() for piece in pieces(lay_out(ada, sheet), Role.EXCERPT))
    found = {
        bool(pieces(lay_out(replace(ada, note=("A line of prose. " * 8,) * count), sheet), Role.NOTES))
        for count in range(8, 40)
    }
    assert found == {True, False}


def test_columns_are_left_without_holes(ada: Brief) -> None:
    pages = lay_out(replace(ada, owed_by_me=(), owed_by_them=()), paper_named("a4"))
    headings = {piece.text: piece.rect for piece in pieces(pages, Role.HEADING)}
    assert set(headings) == {"Before you speak", "Where you stand", "Dates ahead", "Last conversations"}
    assert headings["Dates ahead"].left() == headings["Where you stand"].left() > headings["Before you speak"].left()


def test_a_chip_stands_behind_the_last_words_and_says_what_its_colour_says(ada: Brief) -> None:
    pages = lay_out(ada, paper_named("a4"))
    chip = pieces(pages, Role.CHIP)[0]
    line = next(piece for piece in pieces(pages, Role.FOLLOW_UP) if "Menabrea" in piece.text)
    assert chip.text == "was due 14 Nov"
    assert chip.rect.center().y() == pytest.approx(line.rect.center().y(), abs=1.5)
    assert chip.rect.left() > line.rect.left()


def test_right_to_left_paragraphs_stand_on_the_right(omar: Brief) -> None:
    sheet = paper_named("a4")
    pages = lay_out(omar, sheet)
    for piece in pieces(pages, Role.PROSE):
        assert isinstance(piece.ink, LineInk)
        assert piece.ink.paragraph.right_to_left
    avatar, name = pieces(pages, Role.AVATAR)[0], pieces(pages, Role.NAME)[0]
    # Most of what is written runs to the left, so the page is mirrored.
    assert avatar.rect.right() == pytest.approx(sheet.right)
    assert name.rect.right() < avatar.rect.left()
    ticks, follow_ups = pieces(pages, Role.TICK), pieces(pages, Role.FOLLOW_UP)
    arabic = next(piece for piece in follow_ups if "كتاب" in piece.text)
    english = next(piece for piece in follow_ups if "tables" in piece.text)
    assert ticks[0].rect.left() > arabic.rect.left()
    assert ticks[1].rect.left() < english.rect.left()


def test_a_left_to_right_page_keeps_an_arabic_paragraph_on_its_own_side(ada: Brief, omar: Brief) -> None:
    pages = lay_out(replace(ada, entries=(*ada.entries, omar.entries[0])), paper_named("a4"))
    assert pieces(pages, Role.AVATAR)[0].rect.left() == pytest.approx(paper_named("a4").left)
    arabic = [p.ink.paragraph.right_to_left for p in pieces(pages, Role.EXCERPT) if isinstance(p.ink, LineInk)]
    assert arabic.count(True) == 1


def test_a_right_to_left_window_mirrors_the_page(ada: Brief, qapp: QApplication) -> None:
    plain = lay_out(ada, paper_named("a4"))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        mirrored = lay_out(ada, paper_named("a4"))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    width = paper_named("a4").width
    for role in (Role.AVATAR, Role.HEADING, Role.LABEL):
        for left, right in zip(pieces(plain, role), pieces(mirrored, role), strict=True):
            assert left.text == right.text
            assert right.rect.left() == pytest.approx(width - left.rect.right())


def test_the_words_of_a_page_can_be_read_out(ada: Brief) -> None:
    text = lay_out(ada, paper_named("a4")).text(0)
    assert text.index("Ada Lovelace") < text.index("Before you speak") < text.index("Last conversations")
