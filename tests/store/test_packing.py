"""Changesets in the history: packed and unpacked without loss, whatever their size."""

from __future__ import annotations

import threading

import pytest

from reljournal.store.packing import LARGE_CHANGESET, packed_meanwhile, unpack

_SIZES = [0, 1, LARGE_CHANGESET - 1, LARGE_CHANGESET, 4 * LARGE_CHANGESET]


@pytest.mark.parametrize("size", _SIZES)
def test_what_is_packed_meanwhile_comes_back(size: int) -> None:
    changeset = bytes(n * n % 251 for n in range(size))
    with packed_meanwhile(changeset) as packed:
        kept = packed()
    assert unpack(kept) == changeset
    assert len(kept) < size or size < 100


def test_an_edit_that_fails_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    with pytest.raises(KeyError), packed_meanwhile(bytes(LARGE_CHANGESET)):
        raise KeyError
    assert threading.active_count() == before
