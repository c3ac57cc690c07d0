"""Why PySide6 is pinned: 6.12.0 drops a reference to None in every void call on Python 3.10 and 3.11."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

_CALLS = 500
# None is used everywhere; what other code takes and gives meanwhile stays far below one a call.
_SLACK = 50


def test_a_void_call_takes_nothing_from_none(qapp: QApplication) -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(_CALLS):
        thing.setObjectName(str(number))
    assert abs(sys.getrefcount(None) - before) < _SLACK
    thing.deleteLater()
