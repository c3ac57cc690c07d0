"""Ways to reach somebody: e-mail, telephone, postal address, links, messaging; one handler a property."""

from __future__ import annotations

import re

from reljournal.domain.contacts import Address, Handle, Labelled
from reljournal.exchange.vcard.building import Building, Handler
from reljournal.exchange.vcard.heads import Head
from reljournal.exchange.vcard.swift import swift
from reljournal.exchange.vcard.values import escape, parts_of, text_of, unescape

# "p" and "w" are a pause and a wait in numbers of GSM phones; diallers of today know them as "," and ";".
_DIALLED = re.compile(r"[+*#0-9 ().\-]*(?:[pPwW][*#0-9]+)+")
_PAUSES = str.maketrans("pPwW", ",,;;")
_SERVICE_OF_SCHEME = {
    "aim": "aim", "gg": "gadu-gadu", "gtalk": "google talk", "icq": "icq", "im": "im", "irc": "irc",
    "matrix": "matrix", "msnim": "msn", "msn": "msn", "sip": "sip", "sips": "sip", "skype": "skype",
    "tg": "telegram", "xmpp": "xmpp", "ymsgr": "yahoo",
}  # fmt: skip
_make_labelled = swift(Labelled)
_make_address = swift(Address)
_ADDRESS_PARTS = 7
_WHERE = frozenset(("home", "work", "pref", "other", "personal", "business", "mobile", "cell"))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(.*)", re.DOTALL)


def read_email(building: Building, head: Head, value: str, _line: str) -> None:
    """EMAIL, also as a mailto: URI."""
    text = text_of(value) if "\\" in value else value.strip()
    if ":" in text and text[:7].lower() == "mailto:":
        text = text[7:]
    if text:
        building.emails.append(_make_labelled(head.label, text, head.preferred, 0))
        if head.placed:
            building.note_place(building.emails, head)


def read_phone(building: Building, head: Head, value: str, line: str) -> None:
    """TEL, also as a tel: URI (RFC 3966); a sip: address becomes a handle."""
    text = text_of(value) if "\\" in value else value.strip()
    if ":" in text:
        scheme = text.partition(":")[0].lower()
        if scheme in {"sip", "sips", "skype", "xmpp"}:
            read_messaging(building, head, value, line)
            return
        if scheme == "tel":
            text = text[4:].strip()
    elif ("p" in text or "w" in text or "P" in text or "W" in text) and _DIALLED.fullmatch(text):
        text = text.translate(_PAUSES)
    if text:
        building.phones.append(_make_labelled(head.label, text, head.preferred, 0))
        if head.placed:
            building.note_place(building.phones, head)


def read_address(building: Building, head: Head, value: str, line: str) -> None:
    """ADR (RFC 6350 section 6.3.1). The envelope text of a LABEL parameter is kept as a LABEL line."""
    parts = parts_of(value)
    if len(parts) != _ADDRESS_PARTS:
        # RFC 9554 lets eleven more follow; what they say beyond the seven is kept.
        if any(parts[_ADDRESS_PARTS:]):
            building.unknown.append(line)
        parts = (parts + [""] * _ADDRESS_PARTS)[:_ADDRESS_PARTS]
    if any(parts):
        building.addresses.append(_make_address(head.label, *parts, 0))
        if head.group:
            building.note_place(building.addresses, head)
    if "LABEL" in head.parameters:
        types = f";TYPE={','.join(head.types)}" if head.types else ""
        building.unknown.append(f"LABEL{types}:{escape(unescape(head.parameters['LABEL']))}")


def read_link(building: Building, head: Head, value: str, _line: str) -> None:
    """URL."""
    text = text_of(value)
    if text:
        building.links.append(_make_labelled(head.label, text, head.preferred, 0))
        if head.placed:
            building.note_place(building.links, head)


def read_messaging(building: Building, head: Head, value: str, _line: str) -> None:
    """IMPP (RFC 6350 section 6.4.3), with the X-SERVICE-TYPE of Apple and the SERVICE-TYPE of RFC 9554."""
    text = text_of(value)
    found = _SCHEME.fullmatch(text)
    named = _service_named(head)
    if not found:
        _add_handle(building, head, named or "im", text)
        return
    scheme, rest = found[1].lower(), found[2]
    if scheme in {"http", "https"}:
        _add_handle(building, head, named or "profile", text)
        return
    _add_handle(building, head, named or _SERVICE_OF_SCHEME.get(scheme, scheme), _bare_handle(rest) or text)


def read_profile(building: Building, head: Head, value: str, _line: str) -> None:
    """X-SOCIALPROFILE and SOCIALPROFILE: the service is a type, a parameter, or stands before the address."""
    text = text_of(value)
    service = _service_named(head) or " ".join(name for name in head.types if name not in _WHERE)
    found = _SCHEME.fullmatch(text)
    if found and found[1].lower() not in {"http", "https"}:
        service, text = service or found[1].lower(), found[2].strip()
        if found[1].lower() == "x-apple":
            text = _bare_handle(text)
    where = " ".join(name for name in head.types if name in _WHERE and name != "pref")
    if text:
        building.handles.append(Handle(service or "profile", text, where))
        building.note_place(building.handles, head)


def messaging_reader(service: str) -> Handler:
    """Return the reader of a property that is named after its service (X-AIM, X-JABBER)."""

    def read(building: Building, head: Head, value: str, _line: str) -> None:
        _add_handle(building, head, service, text_of(value))

    return read


def _service_named(head: Head) -> str:
    named = head.parameters.get("X-SERVICE-TYPE") or head.parameters.get("SERVICE-TYPE") or ""
    return named.strip().lower()


def _bare_handle(rest: str) -> str:
    """Return the handle out of the rest of a URI: ``goim?screenname=ada`` is "ada"."""
    path, question, query = rest.partition("?")
    if question and path.strip("/").lower() in {"goim", "sendim", "chat", "add", "addfriend", "resolve", "message"}:
        rest = query.partition("=")[2].partition("&")[0] or query
    if "%" in rest:
        from urllib.parse import unquote

        rest = unquote(rest)
    return rest.strip("/ ")


def _add_handle(building: Building, head: Head, service: str, text: str) -> None:
    if text:
        building.handles.append(Handle(service, text, head.label))
        if head.group:
            building.note_place(building.handles, head)
