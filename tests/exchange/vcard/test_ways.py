"""E-mail, telephone, addresses, links, handles, and the labels they come under."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import Address, Handle, Labelled
from tests.exchange.vcard.given import one, values


@pytest.mark.parametrize(
    ("head", "label", "preferred"),
    [
        ("TEL", "", False),
        ("TEL;TYPE=CELL,VOICE", "mobile", False),
        ("TEL;CELL;VOICE", "mobile", False),
        ("TEL;type=CELL;type=VOICE;type=pref", "mobile", True),
        ('TEL;TYPE="cell,home";PREF=1', "mobile home", True),
        ("TEL;TYPE=WORK;TYPE=FAX", "fax work", False),
        ("TEL;HOME;FAX", "fax home", False),
        ("TEL;TYPE=pager", "pager", False),
        ("TEL;TYPE=x-Gate", "gate", False),
        ("tel;type=main", "main", False),
        ("item7.TEL;TYPE=work", "work", False),
    ],
)
def test_labels_in_all_spellings(head: str, label: str, preferred: bool) -> None:
    assert one(f"{head}:020 7946 0018").card.phones == (Labelled(label, "020 7946 0018", preferred),)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("_$!<HomePage>!$_", "home page"),
        ("_$!<Mobile>!$_", "mobile"),
        ("_$!<HomeFAX>!$_", "fax home"),
        ("_$!<AssistantPhone>!$_", "assistant phone"),
        ("Summer house", "Summer house"),
        (r"Sea\, side", "Sea, side"),
    ],
)
def test_apple_labels(written: str, shown: str) -> None:
    card = one("item1.URL;type=pref:https://ada.example", f"item1.X-ABLabel:{written}").card
    assert card.links == (Labelled(shown, "https://ada.example", True),)
    assert card.unknown == ()


def test_an_apple_label_may_stand_first_and_in_other_capitals() -> None:
    assert one("ITEM1.X-ABLABEL:Sea", "item1.ADR:;;1 Pier;;;;").card.addresses == (Address("Sea", street="1 Pier"),)


def test_the_label_of_something_unknown_is_kept_with_it() -> None:
    card = one("item2.X-THING:x", "item2.X-ABLabel:Gadget").card
    assert card.unknown == ("item2.X-THING:x", "item2.X-ABLabel:Gadget")


def test_values_keep_their_order_under_apple_labels() -> None:
    card = one("TEL:1", "item1.TEL:2", "item1.X-ABLabel:Sea", "TEL:3").card
    assert [(phone.label, phone.value) for phone in card.phones] == [("", "1"), ("Sea", "2"), ("", "3")]


def test_the_least_preference_number_is_preferred() -> None:
    emails = one("EMAIL:a@x", "EMAIL;PREF=30:b@x", "EMAIL;PREF=2:c@x", version="4.0").card.emails
    assert [email.preferred for email in emails] == [False, False, True]


@pytest.mark.parametrize(
    "written", ["mailto:ada@engines.example", "MAILTO:ada@engines.example", " ada@engines.example "]
)
def test_email_as_uri(written: str) -> None:
    assert values(one(f"EMAIL:{written}").card.emails) == ["ada@engines.example"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("tel:+44-20-7946-0018", "+44-20-7946-0018"),
        ("tel:+1-418-656-9254;ext=102", "+1-418-656-9254;ext=102"),
        (r"205246\;\;\,\;", "205246;;,;"),
        ("p1234p5678w9", ",1234,5678;9"),
        ("0800 WHISTPLAY", "0800 WHISTPLAY"),
        ("6101231234@pagersample.com", "6101231234@pagersample.com"),
    ],
)
def test_telephone_numbers(written: str, number: str) -> None:
    assert values(one(f"TEL:{written}").card.phones) == [number]


def test_a_sip_address_among_the_telephones_is_a_handle() -> None:
    card = one("TEL;TYPE=HOME:tel:1", "TEL;TYPE=HOME:sip:ada@engines.example", version="4.0").card
    assert values(card.phones) == ["1"]
    assert card.handles == (Handle("sip", "ada@engines.example", "home"),)


def test_an_address_in_its_parts() -> None:
    card = one(r"ADR;TYPE=home,postal:PO 1;Flat 2;12 St James's Square\nMayfair;London;;SW1Y;England").card
    assert card.addresses == (
        Address("home", "PO 1", "Flat 2", "12 St James's Square\nMayfair", "London", "", "SW1Y", "England"),
    )


def test_an_address_without_any_part_is_none() -> None:
    assert one("ADR;TYPE=home:;;;;;;").card.addresses == ()


def test_the_envelope_text_of_an_address_is_kept() -> None:
    card = one("ADR;TYPE=work;LABEL=1 Pier^nSea^'side^':;;1 Pier;;;;", version="4.0").card
    assert card.addresses == (Address("work", street="1 Pier"),)
    assert card.unknown == ('LABEL;TYPE=work:1 Pier\\nSea"side"',)


def test_more_parts_of_an_address_than_seven_are_kept() -> None:
    line = "ADR:;;1 Pier;Sea;;;England;room 4"
    card = one(line, version="4.0").card
    assert card.addresses[0].street == "1 Pier"
    assert card.unknown == (line,)


def test_escaped_colons_in_links() -> None:
    assert values(one(r"URL:http\://ada.example/a\,b").card.links) == ["http://ada.example/a,b"]


@pytest.mark.parametrize(
    ("line", "handle"),
    [
        ("IMPP;TYPE=home;PREF=1:skype:ada.lovelace", Handle("skype", "ada.lovelace", "home")),
        ("IMPP:xmpp:ada@engines.example", Handle("xmpp", "ada@engines.example")),
        ("IMPP;X-SERVICE-TYPE=Facebook;type=HOME:xmpp:ada", Handle("facebook", "ada", "home")),
        ("IMPP:aim:goim?screenname=ada%20l", Handle("aim", "ada l")),
        ("IMPP:threema:ABCD1234", Handle("threema", "ABCD1234")),
        ("X-JABBER;TYPE=WORK:ada@engines.example", Handle("xmpp", "ada@engines.example", "work")),
        ("X-SKYPE-USERNAME:ada", Handle("skype", "ada")),
        ("X-AIM:ada", Handle("aim", "ada")),
        (
            "X-SOCIALPROFILE;type=twitter:https://twitter.example/ada",
            Handle("twitter", "https://twitter.example/ada"),
        ),
        (
            "X-SOCIALPROFILE;TYPE=home;PREF=1:twitter:https://twitter.example/ada",
            Handle("twitter", "https://twitter.example/ada", "home"),
        ),
        ("X-SOCIALPROFILE;type=mastodon:x-apple:ada%40engines", Handle("mastodon", "ada@engines")),
        ("SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://m.example/@ada", Handle("mastodon", "https://m.example/@ada")),
    ],
)
def test_handles(line: str, handle: Handle) -> None:
    card = one(line, version="4.0").card
    assert card.handles == (handle,)
    assert card.unknown == ()
