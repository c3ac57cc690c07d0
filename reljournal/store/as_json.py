"""Domain records as JSON and back, for what is kept aside as text: any frozen dataclass of records, texts and dates."""

from __future__ import annotations

import base64
import types
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_FROM_TEXT = {date: date.fromisoformat, time: time.fromisoformat, bytes: base64.b64decode}


def as_json(value: Any) -> Any:
    """Return what ``json.dumps`` takes for a record, or for what one holds."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    return value


def from_json(wanted: Any, plain: Any) -> Any:
    """Return the record of the type ``wanted`` that :func:`as_json` wrote as ``plain``.

    Fields that a record has got since take their defaults, and those that it has lost are passed over.

    Raises:
        ValueError, TypeError: ``plain`` is something else.
    """
    if is_dataclass(wanted) and isinstance(wanted, type):
        if not isinstance(plain, Mapping):
            raise TypeError(f"no {wanted.__name__}: {plain!r}")
        hints = _types_of(wanted)
        return wanted(**{name: from_json(hints[name], part) for name, part in plain.items() if name in hints})
    if get_origin(wanted) is tuple:
        return _tuple_from(get_args(wanted), plain)
    if get_origin(wanted) in {Union, types.UnionType}:
        return None if plain is None else from_json(next(a for a in get_args(wanted) if a is not type(None)), plain)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(plain)
    if wanted in _FROM_TEXT:
        return _FROM_TEXT[wanted](plain)
    if not isinstance(plain, wanted):
        raise TypeError(f"no {wanted.__name__}: {plain!r}")
    return plain


def _tuple_from(inside: tuple[Any, ...], plain: Iterable[Any]) -> tuple[Any, ...]:
    if inside[-1:] == (...,):
        return tuple(from_json(inside[0], part) for part in plain)
    return tuple(from_json(kind, part) for kind, part in zip(inside, plain, strict=True))


@cache
def _types_of(record: type) -> dict[str, Any]:
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record) if field.init}
