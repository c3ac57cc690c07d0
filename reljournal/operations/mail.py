"""Conversations that were mail, proposed as entries: each message one, with its people found by their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, tzinfo
from io import BytesIO
from pathlib import Path

from reljournal.domain.entries import EntryDraft, Kind, StartedBy, Surroundings
from reljournal.domain.errors import ImportFileError
from reljournal.domain.progress import Progress
from reljournal.domain.proposals import NO_DAY, NamedFile, Proposal, Whereabouts
from reljournal.exchange.mail import MAIL_ENDINGS, BrokenMail, ReadMail, kept_attachments, read_mails
from reljournal.exchange.mail.boxes import message_bytes
from reljournal.operations.imports import Noted
from reljournal.operations.proposing import Acquaintances, Proposals, Reading
from reljournal.operations.sources import Source, files_of
from reljournal.store.journal import Journal
from reljournal.store.queries.correspondents import taken_in

_NO_SUBJECT = "(no subject)"
_UNDATED = "It does not say when it was sent, so it has no place in the journal until the window gives it a day."


def read_mail(
    journal: Journal, sources: Iterable[Source], progress: Progress, *, zone: tzinfo | None = None
) -> Proposals:
    """Read messages and boxes of them; nothing is written. Times are those of ``zone``, or of this computer.

    Raises:
        ImportFileError: there is nothing to read at all.
        Cancelled: the person asked to stop.
    """
    files = files_of(sources, is_mail, "There is no mail (.eml, .mbox) in the folder “{}”.")
    reading = Reading(journal, progress, files)
    known, there = Acquaintances(journal), taken_in(journal)
    for file, stream in reading.streams():
        for number, item in enumerate(read_mails(stream), 1):
            reading.step(stream, file.name)
            if isinstance(item, BrokenMail):
                reading.listed.append(Noted(file.name, number, item.reason, item.text))
                continue
            proposal = _proposal(item, known, there, file.name, file.path, zone)
            if proposal.needs_day and not proposal.is_there and proposal.key not in reading.items:
                reading.undated.append(Noted(file.name, number, _UNDATED, f"{item.subject}\n\n{item.text}".strip()))
            reading.add(proposal)
    if not reading.items and not reading.twice and len(reading.listed) == len(reading.files) == 1:
        raise ImportFileError(f"“{reading.listed[0].source}”: {reading.listed[0].reason} Nothing was changed.")
    return Proposals(
        reading.ordered(), tuple(reading.listed), reading.twice, knows_me=bool(known.mine),
        undated=tuple(reading.undated),
    )  # fmt: skip


def propose_pasted(journal: Journal, mail: ReadMail, zone: tzinfo | None = None) -> Proposal:
    """Return what a pasted message would be as an entry."""
    return _proposal(mail, Acquaintances(journal), taken_in(journal, [mail.key]), "", None, zone)


def is_mail(path: Path) -> bool:
    """Return whether a file in a folder is mail: by its ending, its place in a Maildir, or how it begins."""
    ending = path.suffix.casefold()
    if ending in MAIL_ENDINGS:
        return True
    if path.parent.name in {"cur", "new"} and not path.name.startswith("."):
        return True
    # Thunderbird's boxes have no ending, and an index beside them.
    return not ending and _begins_box(path)


def _begins_box(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(5) == b"From "
    except OSError:
        return False


def _proposal(
    mail: ReadMail,
    known: Acquaintances,
    there: frozenset[str],
    source: str,
    path: Path | None,
    zone: tzinfo | None,
) -> Proposal:
    on, at = _when(mail.sent, zone)
    from_me = any(known.is_me(who.name, who.email) for who in mail.senders)
    others = [who for who in (*mail.senders, *mail.receivers) if not known.is_me(who.name, who.email)]
    people = {who.key: who for who in (known.somebody(who.name, who.email) for who in others)}
    # Without my own address on my card, who began it is known only where a contact did.
    senders = {known.somebody(who.name, who.email).key for who in mail.senders}
    from_them = not from_me and (bool(known.mine) or any(people[key].contact for key in senders if key in people))
    started = StartedBy.ME if from_me else StartedBy.THEM if from_them else None
    title = mail.subject or (mail.attachments[0].name if mail.attachments else "") or ("" if mail.text else _NO_SUBJECT)
    around = Surroundings(started_by=started, source_key=mail.key)
    draft = EntryDraft(Kind.EMAIL, on, at, title=title, text=mail.text, around=around)
    files = tuple(NamedFile(file.name, file.media_type, file.size) for file in mail.attachments)
    where = Whereabouts(str(path), mail.start, mail.length, mail.box_quoted) if path is not None else None
    return Proposal(draft, tuple(people.values()), source, mail.key in there, files, mail.notes, where)


def _when(sent: datetime | None, zone: tzinfo | None) -> tuple[date, time | None]:
    if sent is None:
        return NO_DAY, None
    local = sent.astimezone(zone) if sent.tzinfo is not None else sent
    return local.date(), local.time().replace(second=0, microsecond=0)


def files_of_mail(proposal: Proposal) -> Iterator[tuple[NamedFile, BytesIO]]:
    """Read the files of a message again from where it stands; none when it is no longer there."""
    where = proposal.where
    if where is None:
        return
    place = ReadMail("", None, (), (), "", "", start=where.start, length=where.length, box_quoted=where.box_quoted)
    with Path(where.path).open("rb") as stream:
        data = message_bytes(stream, place)
    for named, (attachment, content) in zip(proposal.files, kept_attachments(data), strict=False):
        if (named.name, named.size) != (attachment.name, attachment.size):
            return
        yield named, BytesIO(content)
