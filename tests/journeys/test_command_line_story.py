"""The first whole path, told through the command line as a shell script tells it."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
OWN = REPOSITORY / "tests" / "data" / "vcards" / "phone.vcf"
SAMPLES = REPOSITORY.parent / "shared" / "samples"
PHONE = SAMPLES / "generated" / "phone-1000.vcf"

STORY = """
set -eu
reljournal import "$BOOK" --json > import.json
reljournal import "$BOOK" --json > import-again.json
reljournal people --json > people.json
reljournal show "$SOMEBODY" --json > somebody.json
reljournal log "Tea. She asked for the **cards**." --with "$SOMEBODY" --on 2026-11-20 --kind in-person --minutes 45
reljournal log "Thought of it again" --with "$SOMEBODY" --json > second.json
reljournal search "cards tea" --json > search.json
reljournal dates --days 365 --json > dates.json
reljournal brief "$SOMEBODY" --pdf brief.pdf --paper a4
reljournal undo
reljournal search "thought again" --json > undone.json
reljournal redo
reljournal undo
reljournal history --json > history.json
reljournal backup kept/copy.reljournal
if reljournal show "nobody at all" 2> nobody.txt; then exit 9; fi
reljournal people --json > people-at-the-end.json
reljournal people --json --journal kept/copy.reljournal > people-in-the-copy.json
reljournal history --json --journal kept/copy.reljournal > history-in-the-copy.json
reljournal undo --json --journal kept/copy.reljournal > undone-in-the-copy.json
"""

books = [
    pytest.param(OWN, 12, "Erica Example", id="own"),
    pytest.param(PHONE, 1000, "Erica Clark", id="phone-1000", marks=[
        pytest.mark.samples, pytest.mark.skipif(not PHONE.exists(), reason="the sample files are not here"),
    ]),
]  # fmt: skip


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="a story for a POSIX shell")
@pytest.mark.parametrize(("book", "count", "somebody"), books)
def test_the_story_as_a_shell_script(tmp_path: Path, book: Path, count: int, somebody: str) -> None:
    program = f'reljournal() {{ {shlex.quote(sys.executable)} -m reljournal "$@"; }}\n'
    home = tmp_path / "home"
    environment = os.environ | {
        "PYTHONPATH": str(REPOSITORY), "BOOK": str(book), "SOMEBODY": somebody, "RELJOURNAL_HOME": str(home),
        "RELJOURNAL_TODAY": "2026-11-21", "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    done = subprocess.run(
        ["sh", "-c", program + STORY],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    def told(name: str) -> object:
        return json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))

    first, again = told("import"), told("import-again")
    assert isinstance(first, dict)
    assert isinstance(again, dict)
    assert (first["added"], first["updated"], first["unchanged"], first["skipped"]) == (count, 0, 0, [])
    assert (again["added"], again["updated"], again["unchanged"], again["skipped"]) == (0, 0, count, [])
    everybody, card = told("people"), told("somebody")
    assert isinstance(everybody, list)
    assert isinstance(card, dict)
    assert len(everybody) == count
    assert card["name"] == somebody
    assert card in everybody

    second, found, undone = told("second"), told("search"), told("undone")
    assert isinstance(second, dict)
    assert isinstance(found, dict)
    assert isinstance(undone, dict)
    assert (second["date"], second["kind"], second["people"]) == ("2026-11-21", "note", [somebody])
    (entry,) = found["entries"]
    assert (entry["date"], entry["kind"], entry["minutes"], entry["people"]) == (
        "2026-11-20",
        "in_person",
        45,
        [somebody],
    )
    assert undone["entries"] == []

    ahead = told("dates")
    assert isinstance(ahead, list)
    days = [item["on"] for item in ahead]
    assert days == sorted(days)
    assert all("2026-11-21" <= day <= "2027-11-20" for day in days)
    # Whoever has a whole birthday is in the year ahead exactly once with it.
    with_birthday = [
        item["name"] for item in everybody
        for date in item["key_dates"] if date["label"] == "birthday" and len(date["date"]) >= 7
    ]  # fmt: skip
    assert sorted(item["name"] for item in ahead if item["label"] == "birthday") == sorted(with_birthday)
    assert with_birthday

    pdf = (tmp_path / "brief.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.rstrip().endswith(b"%%EOF")

    history = told("history")
    assert isinstance(history, list)
    assert [(item["label"], item["state"]) for item in history] == [
        (f"Write a note about {somebody}", "undone"),
        (f"Log a meeting with {somebody}", "done"),
        (f"Import {count:,} contacts", "done"),
    ]
    assert (tmp_path / "nobody.txt").read_text(encoding="utf-8") == "No contact fits “nobody at all”.\n"
    assert told("people-at-the-end") == told("people-in-the-copy") == everybody
    assert told("history-in-the-copy") == history
    assert told("undone-in-the-copy") == {"undone": f"Log a meeting with {somebody}"}
    assert sorted(p.name for p in home.iterdir()) == ["journal.reljournal"]
