"""Relations as lines (RELATED, RFC 6350 section 6.6.6): by name, or with the UID of the other's card.

A line of ours says more in parameters of its own: X-RELJOURNAL-KIND our word, X-RELJOURNAL-NAME who stands behind a
UID, X-RELJOURNAL-INVERSE what a word of one's own is from the other side, X-RELJOURNAL-NOTE and X-RELJOURNAL-BORN the
rest. X-RELJOURNAL-SIDE=theirs marks a relation that is written on the other's card: it comes back once and not twice.
"""

from __future__ import annotations

from collections.abc import Mapping

from reljournal.domain.acquaintance import Relation
from reljournal.domain.relations import inverse_of, is_known, kind_of
from reljournal.exchange.vcard.building import Building, Handler
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.own import PREFIX
from reljournal.exchange.vcard.own_fields import quoted
from reljournal.exchange.vcard.records import ReadTie
from reljournal.exchange.vcard.values import text_of

# What the standard calls a kind of ours, where it has a word for it.
_TYPES = {
    "neighbour": "neighbor", "relative": "kin", "acquaintance": "acquaintance", "spouse": "spouse", "child": "child",
    "parent": "parent", "sibling": "sibling", "friend": "friend", "colleague": "colleague", "assistant": "agent",
    "partner": "sweetheart",
}  # fmt: skip
_ODD_TIE = "It is not clear who is meant by this relation; it is kept as it was written."
_SIDE = f"{PREFIX}SIDE"


def tie_line(relation: Relation, uid: str, kinds: Mapping[str, str], *, is_theirs: bool = False) -> str:
    """Return the line of a relation to somebody whose card has this UID; ``kinds`` are the words of one's own."""
    type_word = _TYPES.get(kind_of(relation.label), "")
    said = {
        "PREF": "1" if relation.preferred else "",
        "TYPE": type_word,
        f"{PREFIX}KIND": quoted(relation.label),
        f"{PREFIX}NAME": quoted(relation.value),
        **_more(relation, kinds),
        _SIDE: "theirs" if is_theirs else "",
    }
    return f"RELATED;VALUE=uri{_written(said)}:{uid}"


def said_of_somebody(relation: Relation, kinds: Mapping[str, str]) -> str:
    """Return the parameters with which a relation by name says more than its label and its name."""
    more = _more(relation, kinds)
    if f"{PREFIX}INVERSE" in more:
        more[f"{PREFIX}KIND"] = quoted(relation.label)
    return _written(more)


def _more(relation: Relation, kinds: Mapping[str, str]) -> dict[str, str]:
    is_own = not is_known(relation.label) and is_known(relation.label, kinds)
    more = {
        f"{PREFIX}INVERSE": quoted(inverse_of(relation.label, kinds)) if is_own else "",
        f"{PREFIX}NOTE": quoted(relation.note) if relation.note else "",
        f"{PREFIX}BORN": str(relation.birth_year) if relation.birth_year is not None else "",
    }
    return {name: value for name, value in more.items() if value}


def _written(parameters: Mapping[str, str]) -> str:
    return "".join(f";{name}={value}" for name, value in parameters.items() if value)


def related_reader(label: str) -> Handler:
    """Return what reads a related person; ``label`` is what the property's own name says they are, if anything."""

    def read(building: Building, head: Head, value: str, line: str) -> None:
        text = text_of(value)
        if not text:
            return
        if any(name.startswith(PREFIX) for name in head.parameters):
            _read_ours(building, head, text, line)
            return
        if _is_address(text):
            # The address of another card says nothing to a reader of this one.
            building.unknown.append(line)
            return
        for scheme in ("mailto:", "tel:"):
            if text.lower().startswith(scheme):
                text = text[len(scheme) :]
        said = label or head.label or "related"
        building.related.append(Relation(said, text, head.preferred))
        building.note_place(building.related, head)

    return read


def _is_address(text: str) -> bool:
    return text.lower().startswith(("urn:", "http:", "https:", "data:", "cid:", "ldap:"))


def _read_ours(building: Building, head: Head, text: str, line: str) -> None:
    get = head.parameters.get
    by_uid = get("VALUE", "").lower() == "uri"
    name = get(f"{PREFIX}NAME", "").strip() if by_uid else text
    label = get(f"{PREFIX}KIND", "").strip() or head.label or "related"
    born, side = get(f"{PREFIX}BORN", ""), get(_SIDE, "")
    if not name or side not in {"", "theirs"} or not _is_year(born):
        building.warn(_ODD_TIE, line)
        return
    note, inverse = get(f"{PREFIX}NOTE", "").strip(), get(f"{PREFIX}INVERSE", "").strip()
    is_theirs = side == "theirs"
    if not is_theirs:
        building.related.append(
            Relation(label, name, head.preferred, note=note, birth_year=int(born) if born else None)
        )
        building.note_place(building.related, head)
    if by_uid or inverse:
        building.ties.append(ReadTie(label, name, text if by_uid else "", inverse, note, is_theirs))


def _is_year(text: str) -> bool:
    return not text or (text.isascii() and text.isdigit() and len(text) <= 4)
