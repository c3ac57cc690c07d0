"""Key dates for other calendars, from the command line."""

from __future__ import annotations

from pathlib import Path

from reljournal.operations.circles import add_circle
from reljournal.store.journal import Journal
from tests.cli.conftest import Run
from tests.cli.test_commands import answered, refused


def test_key_dates_go_out(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "dates.ics"
    assert answered(run("export-calendar", out, "--journal", path)).out == f"{out}: 3 key dates\n"
    assert b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" in out.read_bytes()
    said = answered(run("export-calendar", out, "--follow-ups", "--alarms", "--json", "--journal", path)).value
    assert said["files"] == said["changed"] == [str(out)]
    assert (said["key_dates"], said["kept"]) == (3, False)
    assert b"BEGIN:VALARM" in out.read_bytes()
    theirs = tmp_path / "theirs.ics"
    theirs.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    refused(run("export-calendar", theirs, "--journal", path), "was not written by RelJournal")
    refused(run("export-calendar", path, "--journal", path), "cannot be written over the journal itself")


def test_circles_and_keeping(run: Run, path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        add_circle(journal, "Family", contact_ids=[1])
    refused(run("export-calendar", tmp_path / "a.ics", "--circle", "Nobody", "--journal", path), "no circle")
    folder = tmp_path / "apart"
    folder.mkdir()
    said = answered(run("export-calendar", "--one-per-circle", folder, "--keep", "--json", "--journal", path)).value
    assert said["files"] == [str(folder / "Family.ics")]
    assert said["kept"]
    assert "kept up to date" in answered(
        run("export-calendar", tmp_path / "a.ics", "--circle", "family", "--keep", "--journal", path)
    ).out
    assert "No calendar" in answered(run("export-calendar", "--stop", "--journal", path)).out
