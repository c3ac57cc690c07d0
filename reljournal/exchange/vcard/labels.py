"""Labels in plain words, from TYPE parameters and from Apple's X-ABLABEL."""

from __future__ import annotations

import re

_APPLE = re.compile(r"_\$!<(.*?)>!\$_")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APPLE_WORDS = {
    "homefax": "fax home",
    "workfax": "fax work",
    "otherfax": "fax other",
    "homepage": "home page",
    "icloud": "icloud",
    "iphone": "iphone",
    "applewatch": "apple watch",
}
# Types that say how a value is used and not whose or where it is; every program writes them everywhere.
_SILENT = frozenset((
    "pref", "internet", "voice", "msg", "text", "x400", "textphone", "postal", "parcel", "dom", "intl",
    "vcard", "default", "individual", "public", "private-use",
))  # fmt: skip
_KINDS = {"cell": "mobile", "mobile": "mobile", "fax": "fax", "pager": "pager", "video": "video", "car": "car"}


def label_of_types(types: tuple[str, ...]) -> str:
    """Return the label that TYPE parameters mean: "mobile", "fax work", "home"; empty when they mean none.

    What the thing is comes first, then where it is.
    """
    words: list[str] = []
    for name in types:
        if name in _SILENT:
            continue
        word = _KINDS.get(name) or name.removeprefix("x-").replace("_", " ").replace("-", " ").strip()
        if word and word not in words:
            words.append(word)
    words.sort(key=lambda word: word not in _KINDS.values())
    return " ".join(words)


def label_of_apple(value: str) -> str:
    """Return the label that X-ABLABEL writes: ``_$!<HomePage>!$_`` is "home page", own words stay as they are."""
    found = _APPLE.fullmatch(value.strip())
    if not found:
        return value.strip()
    written = found[1].strip()
    known = _APPLE_WORDS.get(written.casefold())
    return known or _HUMPS.sub(" ", written).replace("-", " ").lower()
