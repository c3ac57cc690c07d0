"""Names of contacts: their parts, how they are shown and sorted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reljournal.domain.text import fold, is_ideographic


class NameOrder(StrEnum):
    """In which order the parts of a name are shown.

    AS_WRITTEN takes the formatted name of the card, else given name first, East Asian names family first. It also
    stands for "as the journal does" on a card.
    """

    AS_WRITTEN = ""
    GIVEN_FAMILY = "given_family"
    FAMILY_GIVEN = "family_given"


# Languages that put the family name first (Unicode CLDR, nameOrderLocales: surnameFirst), by ISO 639 code.
_FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "yue", "zh"})


def order_of_language(language: str) -> NameOrder:
    """Return the order of names in a language, by its ISO 639 code ("hu", also "zh_TW" or "zh-Hant")."""
    code = language.casefold().replace("-", "_").split("_", 1)[0]
    return NameOrder.FAMILY_GIVEN if code in _FAMILY_FIRST else NameOrder.GIVEN_FAMILY


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name as in vCard's N, NICKNAME and phonetic properties (RFC 6350 section 6.2.2).

    ``pronounced`` says in plain words how the name sounds; ``order`` is the person's choice for this card alone.
    """

    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""
    maiden: str = ""
    pronounced: str = ""
    order: NameOrder = NameOrder.AS_WRITTEN

    def composed(self, order: NameOrder = NameOrder.AS_WRITTEN) -> str:
        """Return prefix, given, additional, family and suffix in one line; East Asian names family first."""
        middle = [self.given, self.additional, self.family]
        if not self.additional and is_ideographic(self.family + self.given):
            middle = [self.family + self.given]
        elif order is NameOrder.FAMILY_GIVEN:
            middle = [self.family, self.given, self.additional]
        return " ".join(part.strip() for part in (self.prefix, *middle, self.suffix) if part.strip())


def display_name(formatted: str, name: Name, *fallbacks: str, order: NameOrder = NameOrder.AS_WRITTEN) -> str:
    """Return the name to show: as formatted, else composed, else nickname, else the first fallback with words.

    ``order`` is the journal's; the name's own wins over it. Where there is one, the name is composed anew in it if
    both given and family name are known and the formatted name is made of nothing but the name's parts: "Prof. Ada"
    or a stage name stays as it was formatted. Fallbacks are the organisation, an e-mail address, a phone number.
    A contact without any is shown by an empty string; the window writes "Without a name" for it.
    """
    wanted = name.order or order
    if wanted and name.given.strip() and name.family.strip() and _only_parts(formatted, name):
        formatted = name.composed(wanted)
    for candidate in (formatted, name.composed(), name.nickname, *fallbacks):
        shown = " ".join(candidate.split())
        if shown:
            return shown
    return ""


def _only_parts(formatted: str, name: Name) -> bool:
    """Return whether a formatted name is made of the words of the name's parts, in any order."""
    return set(fold(formatted).replace(",", " ").split()) <= set(fold(name.composed()).split())


# Beyond every letter there is.
_LAST = "\U0010fffd"


def sort_key(shown: str) -> str:
    """Return the text by which lists are ordered: the shown name folded, its first letter or digit first.

    Whoever has no name at all stands behind every letter, not before everybody else.
    """
    folded = fold(shown)
    return folded.lstrip(" \t'\"’‘“”„«»()[].,-_*#") or folded or _LAST
