"""Addresses as each country lays them out, and postcodes that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import Address
from reljournal.domain.hints import Hint, address_hint
from reljournal.domain.postal import country_code, is_possible_postcode


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("United Kingdom", "GB"), ("uk", "GB"), ("England", "GB"), ("GB", "GB"), ("U.S.A.", "US"), ("usa", "US"),
        ("Česko", "CZ"), ("cesko", "CZ"), ("Ελλάδα", "GR"), ("中国", "CN"), ("日本", "JP"), ("Việt Nam", "VN"),
        ("Viet  Nam", "VN"), ("Côte d’Ivoire", ""), ("", ""), ("Atlantis", ""), ("de", "DE"),
    ],
)  # fmt: skip
def test_countries_are_known_by_the_names_people_write(written: str, code: str) -> None:
    assert country_code(written) == code


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (Address(street="221B Baker Street", city="London", postcode="NW1 6XE", country="UK"),
         ["221B Baker Street", "London", "NW1 6XE", "UK"]),
        (Address(street="Invalidenstraße 117", city="Berlin", postcode="10115", country="Deutschland"),
         ["Invalidenstraße 117", "10115 Berlin", "Deutschland"]),
        (Address(street="1 Langley Blvd", extended="Apt 3", city="Hampton", region="VA", postcode="23681",
                 country="USA"),
         ["1 Langley Blvd", "Apt 3", "Hampton, VA 23681", "USA"]),
        (Address(street="1 Langley Blvd", region="VA", country="USA"), ["1 Langley Blvd", "VA", "USA"]),
        (Address(street="Via Mazzei 43", city="Prato", region="PO", postcode="59100", country="Italia"),
         ["Via Mazzei 43", "59100 Prato PO", "Italia"]),
        (Address(street="佐原イ1900", city="香取市", region="千葉県", postcode="287-0003", country="日本"),
         ["日本", "〒287-0003", "千葉県香取市佐原イ1900"]),
        (Address(street="1-2-3 Kasumigaseki", city="Chiyoda-ku", region="Tokyo", postcode="100-8798", country="Japan"),
         ["1-2-3 Kasumigaseki", "Chiyoda-ku, Tokyo 100-8798", "Japan"]),
        (Address(street="Bem tér 1", city="Budapest", postcode="1027", country="Magyarország"),
         ["Budapest", "Bem tér 1", "1027", "Magyarország"]),
        (Address(street="Kızılay 1", city="Ankara", region="Çankaya", postcode="06420", country="Türkiye"),
         ["Kızılay 1", "06420 Ankara/Çankaya", "Türkiye"]),
        (Address(street="a\n b ", city="x", postcode="1", country="Atlantis"), ["a", "b", "1 x", "Atlantis"]),
        (Address(), []),
    ],
)  # fmt: skip
def test_an_address_is_laid_out_as_on_an_envelope_of_its_country(address: Address, lines: list[str]) -> None:
    assert address.lines() == lines


@given(
    st.lists(st.text(max_size=12), min_size=6, max_size=6), st.sampled_from(["", "US", "JP", "TR", "GB", "中国", "x"])
)
def test_no_word_of_an_address_is_lost_in_any_layout(parts: list[str], country: str) -> None:
    box, extended, street, city, region, postcode = parts
    shown = "\n".join(Address("", box, extended, street, city, region, postcode, country).lines())
    words = [word for part in (*parts, country) for word in part.split()]
    assert all(word in shown for word in words)


@pytest.mark.parametrize(
    ("postcode", "country", "possible"),
    [
        ("SW1Y 0XX", "United Kingdom", True), ("sw1y0xx", "UK", True), ("12345", "UK", False),
        ("10115", "Germany", True), ("D-10115", "Germany", True), ("1011", "Germany", False),
        ("00-008", "Polska", True), ("23681-2199", "USA", True), ("K1A 0B1", "Canada", True), ("K1A", "Canada", False),
        ("D02 X285", "Ireland", True), ("1012 AB", "NL", True), ("anything", "Atlantis", True), ("", "UK", True),
        ("12345", "", True),
    ],
)  # fmt: skip
def test_a_postcode_has_the_shape_of_its_country(postcode: str, country: str, possible: bool) -> None:
    assert is_possible_postcode(postcode, country) is possible
    hint = address_hint(Address(postcode=postcode, country=country))
    assert hint is (None if possible else Hint.POSTCODE)
