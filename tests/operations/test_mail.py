"""Mail becomes proposals, and those that are chosen become entries: once each, in one edit that undo takes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.entries import Kind, PersonRef, StartedBy
from reljournal.domain.errors import ImportFileError
from reljournal.domain.progress import Cancelled, Silent
from reljournal.domain.proposals import Proposal
from reljournal.exchange.mail.pasted import read_pasted
from reljournal.operations.archive import archive_contacts
from reljournal.operations.contacts import add_contact
from reljournal.operations.mail import files_of_mail, propose_pasted, read_mail
from reljournal.operations.me import this_is_me
from reljournal.operations.recognising import Sort, import_anything, sort_of_file
from reljournal.operations.taking_in import take_in
from reljournal.operations.trash import delete_contacts
from reljournal.store.files import read_content
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.entries import count_entries, newest_entries
from reljournal.store.queries.people import count_people
from tests.store.oracle import content, hold

ENVELOPE = "From ada@example.org Mon Mar  3 14:05:00 2025\n"


def mail(
    number: int,
    who: str = "ada@example.org",
    to: str = "me@example.org",
    body: str = "Hello",
    day: int = 3,
    **more: str,
) -> str:
    head = {"From": who, "To": to, "Date": f"Mon, {day} Mar 2025 14:05:30 +0100", "Subject": f"Number {number}", **more}
    lines = "".join(f"{name}: {value}\n" for name, value in head.items() if value)
    return f"{ENVELOPE}Message-ID: <{number}@x>\n{lines}\n{body}\n"


def box(folder: Path, *mails: str, name: str = "mail.mbox") -> Path:
    path = folder / name
    path.write_text("\n".join(mails), encoding="utf-8")
    return path


@pytest.fixture
def ada(journal: Journal) -> int:
    me = add_contact(journal, Card(formatted_name="Charles Babbage", emails=(Labelled("", "ME@example.org"),)))
    this_is_me(journal, me)
    return add_contact(journal, Card(formatted_name="Ada Lovelace", emails=(Labelled("work", "Ada@Example.org"),)))


def read(journal: Journal, *sources: Path) -> tuple[Proposal, ...]:
    return read_mail(journal, sources, Silent(), zone=UTC).items


def test_a_message_is_proposed_with_who_when_and_who_began(journal: Journal, ada: int, tmp_path: Path) -> None:
    found = read_mail(
        journal,
        [box(tmp_path, mail(1, 'Ada <ada@example.org>', "Babbage <me@example.org>, Mary <mary@example.org>"),
             mail(2, "me@example.org", "ada@example.org", day=4))],
        Silent(), zone=UTC,
    )  # fmt: skip
    newer, older = found.items
    assert found.knows_me
    assert older.draft.around.source_key == "mail:1@x"
    assert (older.draft.kind, older.draft.on, older.draft.at) == (Kind.EMAIL, date(2025, 3, 3), time(13, 5))
    assert (older.draft.title, older.draft.text) == ("Number 1", "Hello")
    assert older.draft.around.started_by is StartedBy.THEM
    assert [(person.shown, person.contact and person.contact.id) for person in older.people] == [
        ("Ada", ada), ("Mary", None),
    ]  # fmt: skip
    assert newer.draft.around.started_by is StartedBy.ME
    assert [person.contact and person.contact.id for person in newer.people] == [ada]


def test_an_address_of_two_cards_and_a_name_alone_are_questions(journal: Journal, ada: int, tmp_path: Path) -> None:
    twin = add_contact(journal, Card(formatted_name="Countess", emails=(Labelled("", "ada@example.org"),)))
    (item,) = read(journal, box(tmp_path, mail(1, "ada@example.org", '"Lovelace, Ada" <other@example.org>')))
    assert [[person.id for person in who.candidates] for who in item.people] == [[ada, twin], [ada]]
    assert not item.has_known
    assert item.may_have_known


def test_chosen_ones_are_written_once_and_undone_in_one_step(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = box(tmp_path, mail(1), mail(2, "Mary <mary@example.org>"), mail(1))
    found = read_mail(journal, [path], Silent())
    assert (len(found.items), found.twice, found.there) == (2, 1, 0)
    before = content(journal)
    mary = next(person for item in found.items for person in item.people if person.email == "mary@example.org")
    done = take_in(journal, found.items, {mary.key: PersonRef(0, mary.name)}, Silent())
    assert (done.entries, done.people, done.there) == (2, 1, 0)
    assert [entry.title for entry in newest_entries(journal, 0, 9, ada)] == ["Number 1"]
    new = find_contact(journal, "mary@example.org")
    assert contact(journal, new).name == "Mary"
    assert [entry.title for entry in newest_entries(journal, 0, 9, new)] == ["Number 2"]
    again = read_mail(journal, [path], Silent())
    assert again.there == 2
    assert take_in(journal, again.items, {}, Silent()).entries == 0
    assert count_entries(journal) == 2
    hold(journal)
    assert journal.history(1)[0].label == "Import 2 messages"
    journal.undo()
    assert content(journal) == before
    hold(journal)


def test_somebody_is_left_out_or_named_as_decided(journal: Journal, ada: int, tmp_path: Path) -> None:
    (item,) = read(journal, box(tmp_path, mail(1, "ada@example.org", "x@example.org, y@example.org")))
    take_in(journal, [item], {"ada@example.org": None, "x@example.org": PersonRef(ada, "Ada"), "y@example.org":
            PersonRef(ada, "Ada")}, Silent())  # fmt: skip
    (entry,) = newest_entries(journal, 0, 9)
    assert [person.id for person in entry.people] == [ada]


def test_who_is_archived_is_known_and_who_is_in_the_trash_is_not(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = box(tmp_path, mail(1))
    archive_contacts(journal, [ada])
    assert read(journal, path)[0].has_known
    delete_contacts(journal, [ada])
    assert not read(journal, path)[0].may_have_known


def test_files_are_kept_or_named(journal: Journal, ada: int, tmp_path: Path) -> None:
    parts = (
        '--b\n\nSee.\n--b\nContent-Type: application/pdf; name="plan.pdf"\nContent-Transfer-Encoding: base64\n\n'
        "aGVsbG8=\n--b\nContent-Type: image/png; name=large.png\n\n123456789\n--b--"
    )
    path = box(tmp_path, mail(0), mail(1, body=parts, **{"Content-Type": "multipart/mixed; boundary=b"}))
    item = next(item for item in read(journal, path) if item.files)
    named = take_in(journal, [item], {}, Silent())
    assert newest_entries(journal, 0, 9)[0].text == "See.\n\n*Attached: plan.pdf, large.png*"
    assert not named.noted
    journal.undo()
    kept = take_in(journal, [item], {}, Silent(), files_of=files_of_mail, limit=5)
    (entry,) = newest_entries(journal, 0, 9)
    (file,) = entry.around.files
    assert (file.name, file.media_type, file.size) == ("plan.pdf", "application/pdf", 5)
    assert b"".join(read_content(journal, bytes.fromhex(file.digest))) == b"hello"
    assert entry.text == "See.\n\n*Attached: large.png*"
    assert [noted.text for noted in kept.noted] == ["Number 1"]
    hold(journal)


def test_files_that_are_gone_are_named_and_the_message_is_written(journal: Journal, ada: int, tmp_path: Path) -> None:
    body = '--b\nContent-Type: application/pdf; name="plan.pdf"\n\nx\n--b--'
    path = box(tmp_path, mail(1, body=body, **{"Content-Type": "multipart/mixed; boundary=b"}))
    (item,) = read(journal, path)
    path.unlink()
    done = take_in(journal, [item], {}, Silent(), files_of=files_of_mail, limit=5)
    assert done.entries == len(done.noted) == 1
    assert newest_entries(journal, 0, 9)[0].text == "*Attached: plan.pdf*"


def test_what_cannot_be_understood_is_listed(journal: Journal, ada: int, tmp_path: Path) -> None:
    found = read_mail(journal, [box(tmp_path, mail(1), f"{ENVELOPE}nothing")], Silent())
    assert len(found.items) == 1
    assert [(item.source, item.line) for item in found.listed] == [("mail.mbox", 2)]
    with pytest.raises(ImportFileError, match="Nothing was changed"):
        read_mail(journal, [box(tmp_path, "only words", name="note.eml")], Silent())
    with pytest.raises(ImportFileError, match="There is no file"):
        read_mail(journal, [tmp_path / "gone.eml"], Silent())


def test_a_message_without_a_date_is_given_its_day(journal: Journal, ada: int, tmp_path: Path) -> None:
    undated = "From: ada@example.org\nMessage-ID: <2@x>\nSubject: When?\n\nHello\n"
    paths = [box(tmp_path, mail(1)), box(tmp_path, undated, name="a.eml"), box(tmp_path, undated, name="b.eml")]
    found = read_mail(journal, paths, Silent())
    dated, item = found.items
    assert (dated.needs_day, item.needs_day, found.twice) == (False, True, 1)
    assert [(noted.source, noted.line, noted.text) for noted in found.undated] == [("a.eml", 1, "When?\n\nHello")]
    assert take_in(journal, [item], {}, Silent()).entries == 0
    assert newest_entries(journal, 0, 9) == []
    given = item.on_day(date(2025, 3, 9))
    assert take_in(journal, [dated, given], {}, Silent()).entries == 2
    entry = newest_entries(journal, 0, 9)[0]
    assert (entry.on, entry.at, entry.title, [person.id for person in entry.people]) == (
        date(2025, 3, 9), None, "When?", [ada],
    )  # fmt: skip
    again = read_mail(journal, paths, Silent())
    assert again.there == 2
    assert again.undated == ()
    assert given.on_day(None).needs_day


def test_outlooks_own_form_is_refused_with_what_to_do(journal: Journal, ada: int, tmp_path: Path) -> None:
    own = tmp_path / "note.msg"
    own.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    assert sort_of_file(own) is Sort.MAIL
    with pytest.raises(ImportFileError, match=r"Outlook's own form \(\.msg\)\. Save it as \.eml.*Nothing was changed"):
        import_anything(journal, [own], Silent(), datetime(2026, 11, 25, tzinfo=UTC))
    box(tmp_path, mail(1), name="one.eml")
    found = read_mail(journal, [tmp_path], Silent())
    assert len(found.items) == 1
    assert [(item.source, "Save it as .eml" in item.reason) for item in found.listed] == [("note.msg", True)]


def test_folders_of_mail_are_read_a_maildir_among_them(journal: Journal, ada: int, tmp_path: Path) -> None:
    places = ("Maildir/cur/123.host,S", "Maildir/new/124.host", "Profile/Inbox", "a/b.eml")
    for number, place in enumerate(places):
        (tmp_path / place).parent.mkdir(parents=True)
        box(tmp_path, mail(number), name=place)
    box(tmp_path, "An index, no mail", name="Inbox.msf")
    assert len(read(journal, tmp_path)) == 4
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImportFileError, match="There is no mail"):
        read(journal, tmp_path / "empty")


def test_5000_messages_can_be_cancelled_and_nothing_is_changed(journal: Journal, ada: int, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            if done > total // 2:
                raise Cancelled

    path = box(tmp_path, *(mail(number) for number in range(5000)))
    with pytest.raises(Cancelled):
        read_mail(journal, [path], Stop())
    found = read_mail(journal, [path], Silent())
    before = content(journal)
    with pytest.raises(Cancelled):
        take_in(journal, found.items, {}, Stop())
    assert content(journal) == before
    take_in(journal, found.items, {}, Silent())
    assert count_entries(journal, ada) == 5000
    journal.undo()
    assert content(journal) == before


def test_many_small_files_can_be_cancelled_too(journal: Journal, ada: int, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            assert done <= total
            raise Cancelled

    for number in range(40):
        box(tmp_path, mail(number), name=f"{number}.eml")
    with pytest.raises(Cancelled):
        read_mail(journal, [tmp_path], Stop())


HEADS = st.sampled_from(["From: a@b\n", "Date: 3 Mar 2025 14:05 +0100\n", "Message-ID: <1@x>\n", "Subject: x\n"])


@given(st.lists(st.lists(HEADS, max_size=4), min_size=1, max_size=6))
def test_every_message_is_proposed_counted_or_listed(journal: Journal, messages: list[list[str]]) -> None:
    text = "\n".join(f"From \n{''.join(lines)}\nHello\n" for lines in messages)
    try:
        found = read_mail(journal, [("box", BytesIO(text.encode()))], Silent())
    except ImportFileError:
        # Alone in its file, what is no message refuses the file.
        assert len(messages) == 1
        return
    assert len(found.items) + found.twice + len(found.listed) == len(messages)


def test_a_pasted_message_is_proposed(journal: Journal, ada: int) -> None:
    pasted = read_pasted("From: Ada <ada@example.org>\nSent: Monday, 3 March 2025 14:05\nTo: me@example.org\n\nHi")
    assert pasted is not None
    item = propose_pasted(journal, pasted)
    assert (item.draft.on, item.draft.at, item.has_known) == (date(2025, 3, 3), time(14, 5), True)
    assert propose_pasted(journal, replace(pasted, sent=None)).needs_day
    take_in(journal, [item], {}, Silent())
    again = propose_pasted(journal, pasted)
    assert again is not None
    assert again.is_there


def test_an_open_stream_is_read_too(journal: Journal, ada: int) -> None:
    found = read_mail(journal, [("pasted", BytesIO(mail(1).encode()))], Silent())
    assert [item.where for item in found.items] == [None]
    assert count_people(journal) == 2
