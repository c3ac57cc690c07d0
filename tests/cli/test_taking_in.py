"""Mail on the command line: who is known decides what is taken in, and nothing is taken in twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries

from .conftest import Run

MAIL = (
    "From x Mon Mar  3 14:05:00 2025\nMessage-ID: <{0}@x>\nFrom: {1}\nDate: Mon, 3 Mar 2025 14:05:00 +0000\n"
    "Subject: {0}\n\nHi\n"
)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    made = tmp_path / "mail.mbox"
    mails = [MAIL.format("one", "ada@engines.example"), MAIL.format("two", "Max <max@example.org>"), "From \nwords\n"]
    made.write_text("\n".join(mails), encoding="utf-8")
    return made


def _entries(path: Path) -> int:
    with Journal.open(path) as journal:
        return count_entries(journal)


def test_messages_of_people_with_a_card_are_taken_in_once(run: Run, path: Path, box: Path) -> None:
    result = run("--journal", path, "import-mail", box)
    assert result.code == 0
    assert "1 message taken in." in result.out
    assert "1 message left out: nobody in them has a card." in result.out
    assert "mail.mbox, number 3: There is no message here" in result.out
    assert _entries(path) == 2
    again = run("--journal", path, "import-mail", box, "--json").value
    assert (again["taken_in"], again["already_there"], again["of_nobody_known"]) == (0, 1, 1)
    assert "Import 1 message" in run("--journal", path, "undo").out
    assert _entries(path) == 1


def test_everyone_with_new_cards(run: Run, path: Path, box: Path) -> None:
    result = run("--journal", path, "import-mail", box, "--everyone", "--new-cards")
    assert "2 messages taken in." in result.out
    assert "1 new card added." in result.out
    assert "Max" in run("--journal", path, "people").out


def test_a_dry_run_changes_nothing_and_says_what_it_would_do(run: Run, path: Path, box: Path) -> None:
    shown = run("--journal", path, "import-mail", box, "--dry-run", "--everyone")
    assert "2 messages would be taken in." in shown.out
    assert "2025-03-03 · Lady Ada Lovelace · one" in shown.out
    assert "Max (no card)" in shown.out
    value = run("--journal", path, "import-mail", box, "--dry-run", "--json").value
    assert [item["source"] for item in value["entries"]] == ["mail:one@x"]
    assert _entries(path) == 1


def test_past_meetings_are_taken_in(run: Run, path: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "a.ics"
    begins = ("20250303T140000Z", "20990303T140000Z")
    events = "".join(
        f"BEGIN:VEVENT\nUID:{at}\nDTSTART:{at}\nSUMMARY:Tea\nATTENDEE:mailto:ada@engines.example\nEND:VEVENT\n"
        for at in begins
    )
    calendar.write_text(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", encoding="utf-8")
    shown = run("--journal", path, "import-calendar", calendar, "--dry-run")
    assert "1 meeting would be taken in." in shown.out
    assert "1 meeting still ahead, so no entries." in shown.out
    assert "1 meeting taken in." in run("--journal", path, "import-calendar", calendar).out
    assert _entries(path) == 2


def test_an_import_of_address_books_names_the_other_commands(run: Run, path: Path, box: Path) -> None:
    result = run("--journal", path, "import", box)
    assert result.code == 1
    assert "reljournal import-mail" in result.err


def test_what_is_no_mail_is_refused(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "note.eml").write_text("only words", encoding="utf-8")
    for name, words in (("note.eml", "There is no message"), ("gone.eml", "There is no file")):
        result = run("--journal", path, "import-mail", tmp_path / name)
        assert (result.code, result.out) == (1, "")
        assert words in result.err


def test_a_message_without_a_date_is_listed(run: Run, path: Path, tmp_path: Path) -> None:
    undated = tmp_path / "a.eml"
    undated.write_text("From: ada@engines.example\nMessage-ID: <u@x>\nSubject: When\n\nHi\n", encoding="utf-8")
    result = run("--journal", path, "import-mail", undated)
    assert "0 messages taken in." in result.out
    assert "a.eml, number 1: It does not say when it was sent" in result.out
    assert _entries(path) == 1


# Dates


def birthdays(folder: Path, *titles: str) -> Path:
    path = folder / "birthdays.ics"
    events = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nDTSTART;VALUE=DATE:20191210\nRRULE:FREQ=YEARLY\nSUMMARY:{title}\nEND:VEVENT\n"
        for n, title in enumerate(titles)
    )
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n", encoding="utf-8")
    return path


def test_birthdays_go_onto_cards(run: Run, path: Path, tmp_path: Path) -> None:
    source = birthdays(
        tmp_path, "Ada Lovelace's birthday", "Grace Hopper's birthday", "Geburtstag von Mary Somerville", "Geburtstag",
        "Grace's birthday",
    )  # fmt: skip
    said = run("import-dates", source, "--dry-run", "--json", "--journal", path).value
    assert [(item["name"], item["contact"], item["date"]) for item in said["dates"]] == [
        ("Grace Hopper", "Grace Hopper", "--12-10")
    ]
    assert (said["already_there"], said["added"]) == (1, 0)
    assert [(item["name"], item["candidates"]) for item in said["of_nobody_known"]] == [
        ("Grace", ["Grace Hopper", "Grace Kelly"]), ("Mary Somerville", []),
    ]  # fmt: skip
    assert [item["reason"] for item in said["not_understood"]] == ["It does not say whose day it is."]
    told = run("import-dates", source, "--new-cards", "--journal", path).out
    assert told.startswith("2 key dates taken in.\n1 new card added.\n1 key date on the cards already.\n")
    assert "is it Grace Hopper, Grace Kelly?" in told
    assert "birthday" in run("show", "mary somerville", "--journal", path).out.casefold()
    assert run("import-dates", source, "--new-cards", "--journal", path).out.startswith("0 key dates taken in.\n3 key")
    run("undo", "--journal", path)
    assert run("show", "mary somerville", "--journal", path).code == 1


def test_a_birthday_that_differs_is_replaced_when_it_is_asked_for(run: Run, path: Path, tmp_path: Path) -> None:
    source = birthdays(tmp_path, "🎂 Ada Lovelace (1816)")
    said = run("import-dates", source, "--json", "--journal", path).value
    assert [(item["date"], item["on_card"]) for item in said["differ"]] == [("1816-12-10", "1815-12-10")]
    assert said["changed"] == 0
    assert run("import-dates", source, "--replace", "--json", "--journal", path).value["changed"] == 1


def test_the_first_year_when_it_is_asked_for(run: Run, path: Path, tmp_path: Path) -> None:
    source = birthdays(tmp_path, "Grace Hopper's birthday")
    run("import-dates", source, "--first-year", "--journal", path)
    assert run("show", "grace hopper", "--json", "--journal", path).value["key_dates"][0]["date"] == "2019-12-10"


def test_meetings_and_dates_name_each_other(run: Run, path: Path) -> None:
    source = Path(__file__).parents[1] / "data" / "calendars" / "mixed.ics"
    said = run("import-calendar", source, "--dry-run", "--journal", path).out
    assert "9 dates of birthdays and the like" in said
    assert "6 meetings as well" in run("import-dates", source, "--dry-run", "--journal", path).out
