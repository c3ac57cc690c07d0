"""The database that the Peewee models write to, and what every row of theirs has.

All models share one ``database`` that has no connection of its own: inside ``Journal.edit()`` it is
lent the journal's connection, for the current thread only. Outside an edit every model refuses to
work, so that nothing can be written past the one mechanism.
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
from peewee import AutoField, BinaryUUIDField, DoesNotExist, IntegerField, Model, PeeweeException
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
        """Write the row and note when it changed; a new one changed when it was made."""
        self.changed_at = self.created_at if kwargs.get("force_insert") else now_ms()
        return super().save(*args, **kwargs)
