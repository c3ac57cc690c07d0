"""How postal addresses are laid out and what postcodes look like, country by country.

Layouts follow the addressing guides of the Universal Postal Union (UPU S42 and its country sheets,
upu.int/en/postal-solutions/programmes-services/addressing-solutions). A country without a layout here is written
in the order in which the form asks for the parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reljournal.domain.text import fold

# One letter a part: B box, E building or floor, S street, C town, R region, P postcode, N country. A slash begins a
# new line (a slash within one is written as a backslash); what stands between two letters is written only when both
# parts are there.
_AS_ENTERED = "B/E/S/P C/R/N"
_TOWN_BEHIND = "B/E/S/P C R/N"
_TOWN_FIRST = "B/E/S/C P/R/N"
_POSTCODE_LAST = "B/E/S/C/R/P/N"
_REGION_AND_CODE = "B/S/E/C R P/N"
_LAYOUTS = {
    "AR": _AS_ENTERED, "AT": _AS_ENTERED, "AU": _REGION_AND_CODE, "BE": _AS_ENTERED, "BG": _AS_ENTERED,
    "BR": "B/S/E/C - R/P/N", "CA": "B/S/E/C R  P/N", "CH": _AS_ENTERED, "CL": _AS_ENTERED, "CN": "B/E/S/C/R, P/N",
    "CO": "B/S/E/C, R/P/N", "CZ": _AS_ENTERED, "DE": _AS_ENTERED, "DK": _AS_ENTERED, "EE": _AS_ENTERED,
    "EG": _POSTCODE_LAST, "ES": _AS_ENTERED, "FI": _AS_ENTERED, "FR": _AS_ENTERED, "GB": _POSTCODE_LAST,
    "GR": _AS_ENTERED, "HR": _AS_ENTERED, "HU": "C/B/E/S/R/P/N", "ID": "B/E/S/C/R P/N", "IE": _POSTCODE_LAST,
    "IL": _TOWN_FIRST, "IN": _TOWN_FIRST, "IS": _AS_ENTERED, "IT": _TOWN_BEHIND, "JP": "B/E/S/C, R P/N",
    "KE": "B/E/S/C/P/N", "KR": "B/E/S/C/R P/N", "LT": _AS_ENTERED, "LU": _AS_ENTERED, "LV": "B/E/S/C, P/R/N",
    "MA": _AS_ENTERED, "ML": "B/E/S/C/R/N", "MX": "B/S/E/P C, R/N", "NG": "B/E/S/C P/R/N", "NL": _AS_ENTERED,
    "NO": _AS_ENTERED, "NZ": "B/E/S/C P/N", "PE": "B/S/E/C P/R/N", "PL": _AS_ENTERED, "PT": _AS_ENTERED,
    "RO": _AS_ENTERED, "RS": _AS_ENTERED, "RU": _POSTCODE_LAST, "SE": _AS_ENTERED, "SG": "B/E/S/C P/N",
    "SI": _AS_ENTERED, "SK": _AS_ENTERED, "TH": "B/E/S/C/R P/N", "TN": _AS_ENTERED, "TR": "B/E/S/P C\\R/N",
    "TW": "B/E/S/C/R P/N", "UA": _POSTCODE_LAST, "US": "B/S/E/C, R P/N", "VN": "B/E/S/C/R P/N",
    "ZA": "B/E/S/C/P/N",
}  # fmt: skip
# In their own scripts these countries write from the large to the small (UPU: CHN, JPN, KOR, TWN).
_FROM_THE_LARGE = {"CN": "N/P/RC/S/E/B", "JP": "N/〒P/RCS/E/B", "KR": "N/R C/S/E/B/P", "TW": "N/P/RC/S/E/B"}
_PARTS = "BESCRPN"
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")

# A digit is 9, a letter A; what a country's own sheet says. Only the shape is told, never whether it is in use.
_POSTCODES = {
    "AR": "9999|A9999AAA", "AT": "9999", "AU": "9999", "BE": "9999", "BG": "9999", "BR": "99999-999|99999999",
    "CA": "A9A 9A9|A9A9A9", "CH": "9999", "CL": "999-9999|9999999", "CN": "999999", "CO": "999999",
    "CZ": "999 99|99999", "DE": "99999", "DK": "9999", "EE": "99999", "EG": "99999|9999999", "ES": "99999",
    "FI": "99999", "FR": "99999", "GR": "999 99|99999", "HR": "99999", "HU": "9999", "ID": "99999",
    "IE": "A99 XXXX|A99XXXX|A9A XXXX", "IL": "9999999|99999", "IN": "999999|999 999", "IS": "999", "IT": "99999",
    "JP": "999-9999|9999999", "KE": "99999", "KR": "99999|999-999", "LT": "99999|LT-99999", "LU": "9999|L-9999",
    "LV": "LV-9999|9999", "MA": "99999", "MX": "99999", "NG": "999999", "NL": "9999 AA|9999AA", "NO": "9999",
    "NZ": "9999", "PE": "99999", "PL": "99-999|99999", "PT": "9999-999|9999", "RO": "999999", "RS": "99999|999999",
    "RU": "999999", "SE": "999 99|99999", "SG": "999999", "SI": "9999|SI-9999", "SK": "999 99|99999", "TH": "99999",
    "TN": "9999", "TR": "99999", "TW": "999|99999|999999|999-99", "UA": "99999", "US": "99999|99999-9999",
    "VN": "99999|999999", "ZA": "9999",
}  # fmt: skip
# Royal Mail, "Programmers' Guide": outward code, then a digit and two letters. GIR 0AA is the old Girobank.
_BRITISH = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA")

_NAMES: Mapping[str, str] = {
    "AR": "Argentina Argentinien Argentine", "AT": "Austria Österreich Autriche", "AU": "Australia Australien",
    "BE": "Belgium Belgien Belgique België", "BG": "Bulgaria Bulgarien България", "BR": "Brazil Brasil Brasilien",
    "CA": "Canada Kanada", "CH": "Switzerland Schweiz Suisse Svizzera Svizra Suiza", "CL": "Chile",
    "CN": "China PRC PR-China People’s-Republic-of-China 中国 中國 中华人民共和国 Chine", "CO": "Colombia Kolumbien",
    "CZ": "Czechia Czech-Republic Česko Česká-republika Tschechien", "DE": "Germany Deutschland Allemagne Alemania",
    "DK": "Denmark Danmark Dänemark", "EE": "Estonia Eesti Estland", "EG": "Egypt مصر Ägypten Égypte",
    "ES": "Spain España Spanien Espagne", "FI": "Finland Suomi Finnland", "FR": "France Frankreich Francia",
    "GB": "United-Kingdom UK Great-Britain England Scotland Wales Northern-Ireland Großbritannien Royaume-Uni"
    " Vereinigtes-Königreich",
    "GR": "Greece Ελλάδα Hellas Griechenland Grèce", "HR": "Croatia Hrvatska Kroatien",
    "HU": "Hungary Magyarország Ungarn Hongrie", "ID": "Indonesia Indonesien", "IE": "Ireland Éire Irland",
    "IL": "Israel ישראל", "IN": "India भारत Indien Inde", "IS": "Iceland Ísland Island",
    "IT": "Italy Italia Italien Italie", "JP": "Japan 日本 日本国 Nippon Japon", "KE": "Kenya Kenia",
    "KR": "South-Korea Korea Republic-of-Korea 대한민국 한국 Südkorea", "LT": "Lithuania Lietuva Litauen",
    "LU": "Luxembourg Luxemburg Lëtzebuerg", "LV": "Latvia Latvija Lettland", "MA": "Morocco المغرب Maroc Marokko",
    "ML": "Mali مالي", "MX": "Mexico México Mexiko", "NG": "Nigeria",
    "NL": "Netherlands The-Netherlands Nederland Holland Niederlande Pays-Bas", "NO": "Norway Norge Noreg Norwegen",
    "NZ": "New-Zealand Aotearoa Neuseeland", "PE": "Peru Perú", "PL": "Poland Polska Polen Pologne",
    "PT": "Portugal", "RO": "Romania România Rumänien", "RS": "Serbia Srbija Србија Serbien",
    "RU": "Russia Россия Russian-Federation Russland", "SE": "Sweden Sverige Schweden Suède",
    "SG": "Singapore Singapur 新加坡", "SI": "Slovenia Slovenija Slowenien", "SK": "Slovakia Slovensko Slowakei",
    "TH": "Thailand ประเทศไทย ไทย", "TN": "Tunisia تونس Tunisie Tunesien", "TR": "Turkey Türkiye Türkei",
    "TW": "Taiwan 台灣 臺灣 台湾", "UA": "Ukraine Україна", "US": "United-States United-States-of-America USA U.S.A."
    " America Vereinigte-Staaten États-Unis Estados-Unidos", "VN": "Vietnam Viet-Nam Việt-Nam Viêt-Nam",
    "ZA": "South-Africa Südafrika Suid-Afrika",
}  # fmt: skip


@cache
def _codes() -> dict[str, str]:
    return {fold(name.replace("-", " ")): code for code, names in _NAMES.items() for name in names.split()}


def country_code(country: str) -> str:
    """Return the ISO 3166-1 code of a country as people write it: its name, some other names, or the code itself.

    Empty when it is not known here.
    """
    written = " ".join(country.replace("-", " ").split())
    known = _codes().get(fold(written), "")
    return known or (written.upper() if written.upper() in _LAYOUTS else "")


def layout_lines(
    po_box: str, extended: str, street: str, city: str, region: str, postcode: str, country: str
) -> list[str]:
    """Return an address as on an envelope of its country, empty lines left out; the country as it was written."""
    code = country_code(country)
    layout = _LAYOUTS.get(code, _AS_ENTERED)
    if code in _FROM_THE_LARGE and _EAST_ASIAN.search(city + region + street):
        layout = _FROM_THE_LARGE[code]
    parts = dict(zip(_PARTS, (po_box, extended, street, city, region, postcode, country), strict=True))
    lines = [_line(pattern, parts) for pattern in layout.split("/")]
    return [bare for line in lines for bare in (piece.strip() for piece in line.splitlines()) if bare]


def _line(pattern: str, parts: Mapping[str, str]) -> str:
    """Fill one line: what stands before a part is written when the part is there and the line has begun."""
    written, between = "", ""
    for letter in pattern:
        if letter not in _PARTS:
            between += letter
            continue
        part = parts[letter].strip()
        if part:
            written += (between.replace("\\", "/") if written or between == "〒" else "") + part
            between = ""
        elif not written:
            between = ""
    return written


def is_possible_postcode(postcode: str, country: str) -> bool:
    """Return whether a postcode has the shape of its country's; true when either is not known."""
    code, written = country_code(country), " ".join(postcode.upper().split())
    if code == "GB":
        return not written or _BRITISH.fullmatch(written) is not None
    shapes = _POSTCODES.get(code)
    # Many write the country before the code, as was usual on letters from abroad: "D-10115".
    bare = re.sub(r"^[A-Z]{1,2}[ -]+(?=\d)", "", written)
    if not written or shapes is None:
        return True
    return any(_has_shape(shape, text) for shape in shapes.split("|") for text in {written, bare})


def _has_shape(shape: str, text: str) -> bool:
    kinds = {"9": str.isdecimal, "A": str.isalpha, "X": str.isalnum}
    return len(shape) == len(text) and all(
        kinds[place](letter) if place in kinds else place == letter for place, letter in zip(shape, text, strict=True)
    )
