"""The Peewee models that write to the journal file.

All models share one ``database`` that has no connection of its own: inside ``Journal.edit()`` it is
lent the journal's connection, for the current thread only. Outside an edit every model refuses to
work, so that nothing can be written past the one mechanism.

The migrations are the truth about the schema; a test holds these models to it.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import apsw
from peewee import (
    AutoField,
    BinaryUUIDField,
    BlobField,
    BooleanField,
    DoesNotExist,
    ForeignKeyField,
    IntegerField,
    Model,
    PeeweeException,
    TextField,
)
from playhouse.apsw_ext import APSWDatabase

from reljournal.domain.errors import NotFoundError


class LentDatabase(APSWDatabase):
    """A database that works only while a connection is lent to it."""

    def __init__(self) -> None:
        super().__init__(":lent:", autoconnect=False)
        self._indexed = threading.local()

    @contextmanager
    def lend(self, connection: apsw.Connection, indexed: set[int] | None = None) -> Iterator[None]:
        """Let this thread's models write through ``connection`` until the block ends.

        ``indexed`` are the contacts that were indexed for search as they were written.

        Raises:
            apsw.Error: what SQLite said, without Peewee's wrapping: the difference between a full disk and a bug.
            NotFoundError: a row that was asked for by its id is gone.
        """
        self._state.set_connection(connection)
        self._indexed.ids = set() if indexed is None else indexed
        try:
            yield
        except DoesNotExist as error:
            raise NotFoundError("This is not in the journal any more; nothing was changed.") from error
        except PeeweeException as error:
            said = error.__cause__ or error.__context__
            if isinstance(said, apsw.Error):
                raise said from error
            raise
        finally:
            self._state.reset()
            self._indexed.ids = set()

    @property
    def indexed(self) -> set[int]:
        """The contacts that this edit has indexed as it wrote them."""
        ids: set[int] | None = getattr(self._indexed, "ids", None)
        return set() if ids is None else ids

    def _execute_cursor(self, sql: str, params: Any, **options: Any) -> Any:
        # The migration runner notes when a script ran as a datetime, which apsw does not take.
        if params:
            params = [value.isoformat(" ") if isinstance(value, datetime) else value for value in params]
        return super()._execute_cursor(sql, params, **options)


database = LentDatabase()


def now_ms() -> int:
    """Return the current time in UTC milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Row(Model):
    """What every row has: an id that never moves, a UUID for other programs, when it was made and changed."""

    id = AutoField()
    uuid = BinaryUUIDField(default=uuid.uuid4)
    created_at = IntegerField(default=now_ms)
    changed_at = IntegerField(default=now_ms)

    class Meta:
        database = database
        legacy_table_names = False

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Write the row and note when it changed."""
        self.changed_at = now_ms()
        return super().save(*args, **kwargs)


class Contact(Row):
    """A person or an organisation; ``display_name`` and ``sort_key`` are derived when the card is written."""

    kind = TextField()
    formatted_name = TextField()
    prefix = TextField()
    given = TextField()
    additional = TextField()
    family = TextField()
    suffix = TextField()
    nickname = TextField()
    phonetic_given = TextField()
    phonetic_family = TextField()
    display_name = TextField()
    sort_key = TextField()
    organisation = TextField()
    department = TextField()
    title = TextField()
    note = TextField()


class OfContact(Row):
    """A row that hangs on one contact and goes with it; ``position`` keeps the order on the card."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    position = IntegerField()


class LabelledRow(OfContact):
    """A value under a label."""

    label = TextField()
    value = TextField()
    preferred = BooleanField()


class Email(LabelledRow):
    """An e-mail address."""


class Phone(LabelledRow):
    """A phone number, as typed."""


class Link(LabelledRow):
    """A web page."""


class Related(LabelledRow):
    """A related person by name, with how they are related as the label."""


class Address(OfContact):
    """A postal address."""

    label = TextField()
    po_box = TextField()
    extended = TextField()
    street = TextField()
    city = TextField()
    region = TextField()
    postcode = TextField()
    country = TextField()


class Handle(OfContact):
    """A messaging or social handle."""

    label = TextField()
    service = TextField()
    value = TextField()


class KeyDate(OfContact):
    """A date that returns, its parts apart because each may be unknown."""

    sort = TextField()
    label = TextField()
    year = IntegerField(null=True)
    month = IntegerField(null=True)
    day = IntegerField(null=True)
    note = TextField()


class Photo(Row):
    """The photo of a contact, at most one."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE", unique=True)
    media_type = TextField()
    data = BlobField()


class UnknownProperty(OfContact):
    """A vCard line that has no field of ours, kept verbatim."""

    line = TextField()


class ImportedCard(Row):
    """By which key a card came in, and what it said then, so that a second import knows it again."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    source_key = TextField()
    digest = BlobField()


class Tag(Row):
    """A free word."""

    name = TextField(unique=True)


class ContactTag(Row):
    """A tag on a contact."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    tag = ForeignKeyField(Tag, on_delete="CASCADE")
    position = IntegerField()


class Entry(Row):
    """One dated piece of the journal; dates and times are ISO 8601 text without a zone."""

    kind = TextField()
    on_date = TextField()
    at_time = TextField(null=True)
    minutes = IntegerField(null=True)
    title = TextField()
    text = TextField()


class EntryContact(Row):
    """A contact in an entry."""

    contact_id: int

    entry = ForeignKeyField(Entry, on_delete="CASCADE")
    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    position = IntegerField()


class FollowUp(Row):
    """A thing owed, by me or by them."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE", null=True)
    entry = ForeignKeyField(Entry, on_delete="SET NULL", null=True)
    position = IntegerField()
    text = TextField()
    owed_by = TextField()
    due_on = TextField(null=True)
    done_on = TextField(null=True)
    note = TextField()


RECORDED: tuple[type[Row], ...] = (
    Contact, Email, Phone, Link, Related, Address, Handle, KeyDate, Photo, UnknownProperty, ImportedCard,
    Tag, ContactTag, Entry, EntryContact, FollowUp,
)  # fmt: skip
