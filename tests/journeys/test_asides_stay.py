"""A private aside about one of several people stays on that one's timeline: a test for each place with entries."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import reljournal
from reljournal.__main__ import main
from reljournal.app import Program
from reljournal.domain.contacts import Card, ContactKind
from reljournal.domain.entries import Aside, EntryDraft, Kind, PersonRef, Surroundings
from reljournal.domain.mentions import mention
from reljournal.domain.narrowing import Narrowing
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import bring_back_version, change_entry, log_entry
from reljournal.operations.exports import export_vcards
from reljournal.operations.me import card_to_hand_out, text_of_code
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.store.drafts import drafts, keep_draft
from reljournal.store.entry_versions import versions_of
from reljournal.store.journal import Journal
from reljournal.store.queries.briefs import briefs
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import OfSort, entry
from reljournal.store.queries.journal_list import fitting_entries
from reljournal.store.queries.search import search
from reljournal.ui.journal.list_delegate import aside_excerpt
from reljournal.ui.journal.list_model import JournalFilter, JournalModel
from reljournal.ui.journal.versions_dialog import VersionsDialog
from reljournal.ui.people.entry_around import lines_of
from reljournal.ui.people.timeline_model import TimelineModel
from reljournal.ui.search.popup import SearchPopup
from reljournal.ui.search.results import RowKind, rows_of
from reljournal.ui.window import MainWindow

TODAY = date(2026, 11, 21)
ASIDE = "Weary of committees"


class Story:
    """Lunch with Ada and Grace a year ago today, with an aside about Grace; Mary was spoken of, Grace works at Navy."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = Journal.open(path)
        add = self._add
        self.ada, self.mary, self.jean = add("Ada Lovelace"), add("Mary Somerville"), add("Jean Bartik")
        self.grace = add_contact(self.journal, Card(formatted_name="Grace Hopper", organisation="Navy"))
        self.navy = add_contact(self.journal, Card(formatted_name="Navy", kind=ContactKind.ORGANISATION))
        mary = mention("Mary", contact(self.journal, self.mary).uuid)
        self.draft = EntryDraft(
            Kind.IN_PERSON, date(2025, 11, 21), title="Lunch", text=f"We spoke of {mary}",
            contact_ids=(self.ada, self.grace),
            around=Surroundings(asides=(Aside(PersonRef(self.grace, "Grace Hopper"), ASIDE),)),
        )  # fmt: skip
        self.entry = log_entry(self.journal, self.draft)

    def _add(self, name: str) -> int:
        return add_contact(self.journal, Card(formatted_name=name))


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Story]:
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())
    made = Story(tmp_path / "journal.reljournal")
    yield made
    made.journal.close()


def window_on(start: Callable[[Path], Program], story: Story) -> MainWindow:
    window = start(story.path).window
    assert window is not None
    return window


def said_in(widget: QWidget) -> str:
    """Return all that a part of the window says, and what a screen reader hears of it."""
    parts = [widget, *widget.findChildren(QWidget)]
    texts = [part.text() for part in parts if isinstance(part, QLabel)]
    return "\n".join([*texts, *(part.accessibleName() for part in parts), *(part.toolTip() for part in parts)])


# Timelines


@pytest.mark.parametrize("who", ["ada", "grace", "mary", "navy"])
def test_timelines(story: Story, start: Callable[[Path], Program], who: str) -> None:
    context = window_on(start, story).people_screen().context
    model, contact_id = TimelineModel(context), getattr(story, who)
    model.show_contact(contact_id, (story.grace,) if who == "navy" else ())
    if who == "mary":
        model.show_sort(OfSort(mentioning=True))
    assert model.rowCount() == 1
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    shown = [words for _, words, _ in lines_of(entry(story.journal, story.entry), contact_id)]
    assert (ASIDE in spoken) is (ASIDE in shown) is (who == "grace")
    model.deleteLater()


# The Journal, Today, the calendar


def test_the_journal_list(story: Story, start: Callable[[Path], Program]) -> None:
    model = JournalModel(window_on(start, story).people_screen().context)
    model.reload()
    assert ASIDE not in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.aside_of(entry(story.journal, story.entry)) is None
    ada = Narrowing(person=PersonRef(story.ada, "Ada Lovelace"))
    for words, narrowed, count, told in (
        ("lunch", Narrowing(), 1, False),
        ("committees", Narrowing(), 1, True),
        ("committees", ada, 0, False),
        ("lunch", ada, 1, False),
        ('"of committees"', ada, 0, False),
        ("committees", Narrowing(person=PersonRef(story.grace, "")), 1, True),
        ("with:ada committees", Narrowing(), 0, False),
        ("with:grace committees", Narrowing(), 1, True),
    ):
        model.set_filter(JournalFilter(words, narrowed=narrowed))
        assert model.rowCount() == count, words
        spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(count)]
        assert any(f"Only about Grace Hopper: {ASIDE}" in text for text in spoken) is told, words
        assert any("committees" in text for text in spoken) is told, words
    model.deleteLater()


def test_what_the_list_paints_of_a_found_aside(story: Story) -> None:
    (aside,) = story.draft.around.asides
    assert aside_excerpt(aside, ["committees"]) == f"Only about Grace Hopper: {ASIDE}"


def test_today_and_the_calendar(story: Story, start: Callable[[Path], Program]) -> None:
    window = window_on(start, story)
    for key in ("today", "calendar", "journal", "follow_ups"):
        window.show_screen(key)
        assert "committees" not in said_in(window)
    window.show_screen("today")
    assert "Lunch" in said_in(window)  # on this day, a year ago
    window.open_day(story.draft.on)
    assert "committees" not in said_in(window)


def test_unfinished_entries(story: Story, start: Callable[[Path], Program]) -> None:
    only_aside = replace(story.draft, title="", text="")
    keep_draft(story.journal, "new-1", only_aside)
    window = window_on(start, story)
    window.show_screen("journal")
    assert "Grace Hopper" in said_in(window)
    assert "committees" not in said_in(window)
    assert drafts(story.journal)[0].draft == only_aside


# Search


@pytest.mark.parametrize("typed", ["committees", "weary", "lunch comm", '"of committees"', "with:grace weary"])
def test_a_found_aside_is_shown_as_that_ones(story: Story, typed: str) -> None:
    found = search(story.journal, typed, 2026)
    assert [item.id for item in found.entries] == [story.entry]
    (row,) = (row for row in rows_of(found, "") if row.kind is RowKind.ENTRY)
    assert f"Only about Grace Hopper: {ASIDE}" in row.second
    assert "Ada" not in row.second


def test_what_was_found_opens_at_the_aside(story: Story, start: Callable[[Path], Program], qtbot: QtBot) -> None:
    window = window_on(start, story)
    window.open_search("weary comm")
    popup = window.findChild(SearchPopup)
    assert popup is not None
    qtbot.waitUntil(lambda: bool(popup.model.rows))
    row = next(row for row, found in enumerate(popup.model.rows) if found.kind is RowKind.ENTRY)
    popup._open_row(popup.model.index(row))
    form = window.journal_screen().editor().form
    (aside,) = form.asides.rows()
    assert aside.person.text() == "About Grace Hopper"
    assert window.focusWidget() is aside.words
    window.journal_screen().editor().left.emit()
    page = window.journal_screen().list
    for words, focused in (("committees", True), ("lunch", False)):
        page.search.setText(words)
        page._refilter()
        page.view.opened.emit(0)
        (aside,) = form.asides.rows()
        assert (window.focusWidget() is aside.words) is focused
        window.journal_screen().editor().left.emit()


@pytest.mark.parametrize("typed", ["lunch", "ada", "with:ada lunch", "grace lunch"])
def test_what_was_found_without_the_aside_does_not_show_it(story: Story, typed: str) -> None:
    found = search(story.journal, typed, 2026)
    assert [item.aside for item in found.entries] == [None]
    assert all("committees" not in row.first + row.second for row in rows_of(found, ""))


@pytest.mark.parametrize("typed", ["with:ada committees", 'with:ada "of committees"', "with:love lunch comm"])
def test_who_asks_for_somebody_else_does_not_find_it(story: Story, typed: str) -> None:
    assert search(story.journal, typed, 2026).entries == ()
    assert fitting_entries(story.journal, typed, today=TODAY)[1] == []


def test_nobody_is_found_by_what_was_said_of_them(story: Story) -> None:
    assert search(story.journal, "committees", 2026).people == ()


# The command line


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        ("show", "ada"), ("show", "grace"), ("show", "navy"), ("people",), ("search", "lunch"), ("search", "ada"),
        ("search", "committees"), ("search", "with:ada", "committees"), ("history",), ("dates",),
        ("export", "-"), ("circles",), ("duplicates",),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("how", [(), ("--json",)], ids=["text", "json"])
def test_the_command_line(
    story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], how: tuple[str, ...]
) -> None:
    out = tmp_path / "out.vcf"
    command = ("export", str(out)) if command[0] == "export" else command
    said = run(capsys, *command, *how, "--journal", story.path)
    assert "weary" not in said.lower()
    if out.exists():
        assert b"eary" not in out.read_bytes()


def test_the_command_line_says_whose_aside_it_found(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    assert "· in an aside about Grace Hopper" in run(capsys, "search", "committees", "--journal", story.path)
    value = json.loads(run(capsys, "search", "committees", "--json", "--journal", story.path))
    assert [item["found_in_aside_about"] for item in value["entries"]] == ["Grace Hopper"]
    value = json.loads(run(capsys, "search", "lunch", "--json", "--journal", story.path))
    assert [item["found_in_aside_about"] for item in value["entries"]] == [None]


# What is printed and handed out


def test_briefs(story: Story) -> None:
    found = briefs(story.journal, [story.ada, story.grace, story.mary, story.navy], TODAY)
    assert any(item.title == "Lunch" for item in found[0].entries)
    assert "eary" not in repr(found)


def test_cards_that_are_handed_out(story: Story, tmp_path: Path) -> None:
    class Silent:
        def step(self, done: int, total: int, text: str) -> None:
            pass

    everybody = [story.ada, story.grace, story.mary, story.navy]
    assert export_vcards(story.journal, everybody, tmp_path / "all.vcf", Silent()) == 4
    assert b"eary" not in (tmp_path / "all.vcf").read_bytes()
    card = contact(story.journal, story.grace).card
    assert b"eary" not in card_to_hand_out(card, {})
    assert "eary" not in text_of_code(card, {})


# Former states, and merges


def test_a_former_state_says_whose_it_is(story: Story, start: Callable[[Path], Program]) -> None:
    change_entry(story.journal, story.entry, replace(story.draft, text="Other words"))
    window = window_on(start, story)
    dialog = VersionsDialog(window.people_screen().context, entry(story.journal, story.entry), None)
    assert f"Only about Grace Hopper: {ASIDE}" in dialog.shown.toPlainText()
    dialog.deleteLater()


def test_after_a_merge_it_is_about_who_they_became(story: Story) -> None:
    merge_contacts(story.journal, propose_merge(story.journal, story.jean, [story.grace]))
    shown = entry(story.journal, story.entry)
    (aside,) = shown.around.asides
    assert aside.contact.id == story.jean
    assert [words for _, words, _ in lines_of(shown, story.jean)] == [ASIDE]
    assert lines_of(shown, story.ada) == []
    assert search(story.journal, "with:ada committees", 2026).entries == ()
    first = aside.contact.name.split()[0]
    assert [item.id for item in search(story.journal, f"with:{first} committees", 2026).entries] == [story.entry]


def test_a_merge_of_the_others_leaves_it_where_it_is(story: Story) -> None:
    merge_contacts(story.journal, propose_merge(story.journal, story.jean, [story.ada]))
    assert [aside.contact.id for aside in entry(story.journal, story.entry).around.asides] == [story.grace]


def test_a_state_from_before_the_merge_comes_back_with_it(story: Story) -> None:
    change_entry(story.journal, story.entry, replace(story.draft, around=Surroundings()))
    merge_contacts(story.journal, propose_merge(story.journal, story.jean, [story.grace]))
    first = versions_of(story.journal, story.entry)[-1]
    bring_back_version(story.journal, story.entry, first.id)
    shown = entry(story.journal, story.entry)
    assert [person.id for person in shown.people] == [story.ada, story.jean]
    assert [(aside.contact.id, aside.text) for aside in shown.around.asides] == [(story.jean, ASIDE)]


def test_an_unfinished_entry_follows_the_merge(story: Story) -> None:
    keep_draft(story.journal, "new-1", replace(story.draft, contact_ids=(story.ada,)))
    merge_contacts(story.journal, propose_merge(story.journal, story.jean, [story.grace]))
    (kept,) = drafts(story.journal)
    assert [aside.contact.id for aside in kept.draft.around.asides] == [story.jean]


# Whoever reads asides next


def test_only_these_rooms_read_asides() -> None:
    """A room more that reads them needs a test above first: to whom does it show them?"""
    root = Path(reljournal.__file__).parent
    readers = {
        str(path.relative_to(root)).removesuffix(".py")
        for path in root.rglob("*.py")
        if re.search(r"\baround\.asides\b", path.read_text(encoding="utf-8"))
    }
    assert readers == {
        "domain/entries", "domain/own_words",  # what they are, and whose was found
        "store/draft_text", "store/entry_writing", "operations/entries",  # kept
        "ui/journal/editor_form",  # written
        "ui/journal/list_model", "ui/journal/versions_dialog",  # shown with whose they are
        "ui/people/entry_around",  # shown on that one's timeline
    }  # fmt: skip
