"""Changesets as the history keeps them: compressed, large ones while the edit goes on."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# From this many bytes on a changeset is large: an import, a merge of hundreds, a removal of everybody.
LARGE_CHANGESET = 256 * 1024


def pack(changeset: bytes) -> bytes:
    """Return a changeset as the history keeps it. The quickest of zlib's levels halves it at least."""
    return zlib.compress(changeset, 1)


def unpack(packed: bytes) -> bytes:
    """Return the changeset that :func:`pack` packed."""
    return zlib.decompress(packed)


@contextmanager
def packed_meanwhile(changeset: bytes) -> Iterator[Callable[[], bytes]]:
    """Pack a changeset while the block goes on; what the block is given waits for the end of it.

    zlib lets other threads run. For a large changeset it takes as long as writing the index, so it has a thread of
    its own; a small one is packed when it is asked for.
    """
    if len(changeset) < LARGE_CHANGESET:
        yield lambda: pack(changeset)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1, "packing") as worker:
        yield worker.submit(pack, changeset).result
