"""Rules as JSON, the form in which a circle keeps its own.

``{"version": 1, "all": [{"what": "city", "value": "Lisbon"}, {"what": "has", "thing": "email", "not": true}]}``;
"any" stands for "all" where one part is enough, and a part with "all" or "any" is a rule of its own.
Nothing is ever dropped: what cannot be read so that writing gives the same again is kept as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from reljournal.domain.contacts import ContactKind
from reljournal.domain.rules import (
    Compared,
    Condition,
    Field,
    Has,
    InCircle,
    InTier,
    InTouch,
    IsKind,
    Mentions,
    Met,
    NotUnderstood,
    OwnField,
    Rule,
    Says,
    Thing,
    Unit,
)

VERSION = 1
# A person nests two or three; a file that nests thousands must not exhaust the stack.
_DEEPEST = 8
_Object = dict[str, Any]


def rule_to_text(rule: Rule) -> str:
    """Return the rule as JSON text."""
    if len(rule.parts) == 1 and rule == Rule(rule.parts) and isinstance(rule.parts[0], NotUnderstood):
        whole = json.loads(rule.parts[0].source)
        if _is_whole(whole):
            return json.dumps(whole)
    return json.dumps({"version": rule.version, **_group_to_object(rule)})


def rule_from_text(text: str) -> Rule:
    """Return the rule that JSON text says; what is no rule at all becomes one part that is not understood."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Rule((_not_understood(text),))
    if not _is_whole(found):
        return Rule((_not_understood(found),))
    version = found["version"]
    part = _part_from({key: value for key, value in found.items() if key != "version"}, 0)
    if not isinstance(part, Rule) or type(version) is not int or version < VERSION:
        return Rule((_not_understood(found),))
    return Rule(part.parts, part.any_of, part.negated, version)


def _is_whole(value: object) -> bool:
    """Return whether this is a whole rule, not a part of one."""
    return isinstance(value, dict) and "version" in value


def _group_to_object(rule: Rule) -> _Object:
    parts = [_group_to_object(part) if isinstance(part, Rule) else _to_object(part) for part in rule.parts]
    return {"any" if rule.any_of else "all": parts, **({"not": True} if rule.negated else {})}


def _to_object(condition: Condition) -> Any:
    if isinstance(condition, NotUnderstood):
        return json.loads(condition.source)
    found: _Object
    match condition:
        case Says():
            found = {"what": str(condition.field), "value": condition.value}
        case InCircle():
            found = {"what": "circle", "id": condition.circle_id, "name": condition.name}
        case Has():
            found = {"what": "has", "thing": str(condition.thing)}
        case InTouch():
            what = "seen" if condition.seen else "in_touch"
            found = {"what": what, "count": condition.count, "unit": str(condition.unit)}
        case Met():
            found = {"what": "met", "first": condition.first, "last": condition.last}
        case IsKind():
            found = {"what": "kind", "kind": str(condition.kind)}
        case OwnField():
            found = {"what": "own_field", "id": condition.field_id, "name": condition.name}
            found |= {"compared": str(condition.compared), "value": condition.value}
        case InTier():
            found = {"what": "tier", "key": condition.key, "name": condition.name}
        case Mentions():
            found = {"what": "text", "words": condition.words}
    return {**found, "not": True} if condition.negated else found


def _part_from(found: Any, depth: int) -> Condition | Rule:
    """Return the part that an object says, or the object as it is when writing it would not give the same again."""
    try:
        part = _read(found, depth)
        written = _group_to_object(part) if isinstance(part, Rule) else _to_object(part)
    except (KeyError, ValueError, TypeError, AttributeError):
        return _not_understood(found)
    # As text: to Python True, 1 and 1.0 are equal.
    return part if _canonical(written) == _canonical(found) else _not_understood(found)


def _read(found: _Object, depth: int) -> Condition | Rule:
    negated = found.get("not", False)
    for key in ("all", "any"):
        if key in found:
            if depth >= _DEEPEST:
                raise ValueError("nested too deeply")
            return Rule(tuple(_part_from(item, depth + 1) for item in found[key]), key == "any", negated)
    return _READERS[found["what"]](found, negated)


def _own_field(o: _Object, negated: bool) -> OwnField:
    return OwnField(_number(o["id"]), _words(o["name"]), Compared(o["compared"]), _words(o["value"]), negated)


def _in_touch(o: _Object, negated: bool) -> InTouch:
    count = _number(o["count"])
    if count < 1:
        raise ValueError("a length of time begins at one")
    return InTouch(count, Unit(o["unit"]), o["what"] == "seen", negated)


def _says(o: _Object, negated: bool) -> Says:
    return Says(Field(o["what"]), _words(o["value"]), negated)


_READERS: dict[str, Callable[[_Object, bool], Condition]] = {
    **dict.fromkeys(map(str, Field), _says),
    "circle": lambda o, negated: InCircle(_number(o["id"]), _words(o["name"]), negated),
    "has": lambda o, negated: Has(Thing(o["thing"]), negated),
    "in_touch": _in_touch,
    "seen": _in_touch,
    "met": lambda o, negated: Met(_year(o["first"]), _year(o["last"]), negated),
    "kind": lambda o, negated: IsKind(ContactKind(o["kind"]), negated),
    "own_field": _own_field,
    "tier": lambda o, negated: InTier(_words(o["key"]), _words(o["name"]), negated),
    "text": lambda o, negated: Mentions(_words(o["words"]), negated),
}


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value


def _year(value: object) -> int | None:
    return None if value is None else _number(value)


def _not_understood(value: object) -> NotUnderstood:
    return NotUnderstood(_canonical(value))


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True)
