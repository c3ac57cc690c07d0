"""Names, organisation, notes, tags, related people: what a card says of who somebody is."""

from __future__ import annotations

import pytest

from reljournal.domain.acquaintance import LearnedFact, Relation
from reljournal.domain.contacts import ContactKind
from reljournal.domain.names import Name
from tests.exchange.vcard.given import cards_in, one, vcard


def test_the_parts_of_a_name() -> None:
    card = one("N:Lovelace;Augusta;Ada;Countess;FRS", "FN:Ada Lovelace", "NICKNAME:Ada,Enchantress").card
    assert card.name == Name("Countess", "Augusta", "Ada", "Lovelace", "FRS", "Ada, Enchantress")
    assert card.formatted_name == "Ada Lovelace"


def test_escaped_separators_belong_to_the_part() -> None:
    card = one(r"N:Public\;Private;John;Quinlan\, Paul;Mr.;Esq.", r"FN:John\, Public\\Private").card
    assert (card.name.family, card.name.additional) == ("Public;Private", "Quinlan, Paul")
    assert card.formatted_name == "John, Public\\Private"


def test_missing_parts_are_empty() -> None:
    assert one("N:Curie").card.name == Name(family="Curie")


def test_a_second_name_is_kept_as_it_is() -> None:
    card = one("FN:Marie Curie", "FN:Maria Skłodowska", "N:Curie;Marie;;;", "N:Skłodowska;Maria;;;").card
    assert card.formatted_name == "Marie Curie"
    assert card.name.family == "Curie"
    assert card.unknown == ("FN:Maria Skłodowska", "N:Skłodowska;Maria;;;")


def test_an_empty_name_does_not_hide_the_real_one() -> None:
    assert one("N:;;;;", "N:Curie;Marie;;;").card.name.family == "Curie"


def test_more_parts_than_five_are_kept() -> None:
    card = one("N:Picasso;Pablo;;;;Ruiz;", version="4.0").card
    assert card.name.family == "Picasso"
    assert card.unknown == ("N:Picasso;Pablo;;;;Ruiz;",)


@pytest.mark.parametrize(
    "lines",
    [
        ("N:安藤;ロイド;;;", "X-PHONETIC-FIRST-NAME:ろいど", "X-PHONETIC-LAST-NAME:あんどう"),
        ('N;SORT-AS="あんどう,ろいど":安藤;ロイド;;;',),
        ("N:安藤;ロイド;;;", "SOUND;X-IRMC-N:あんどう;ろいど;;;"),
    ],
)
def test_how_a_name_is_spoken(lines: tuple[str, ...]) -> None:
    name = one(*lines, version="4.0").card.name
    assert (name.phonetic_family, name.phonetic_given) == ("あんどう", "ろいど")


def test_organisation_units_and_title() -> None:
    card = one(r"ORG:Analytical Engines\, Ltd.;Programs;Numbers", "ROLE:Thinker", "TITLE:First Programmer").card
    assert card.organisation == "Analytical Engines, Ltd."
    assert card.department == "Programs, Numbers"
    assert card.title == "First Programmer"
    assert card.unknown == ("ROLE:Thinker",)


def test_a_role_stands_for_a_missing_title() -> None:
    card = one("ROLE:Thinker").card
    assert card.title == "Thinker"
    assert card.unknown == ()


def test_several_notes_are_joined_by_a_blank_line_and_none_twice() -> None:
    assert one(r"NOTE:Likes tea.\nNo sugar.", "NOTE:", "NOTE:Plays whist.", "NOTE:Plays whist.").card.note == (
        "Likes tea.\nNo sugar.\n\nPlays whist."
    )


def test_categories_are_tags_also_with_escaped_commas() -> None:
    assert one(r"CATEGORIES:friends,Royal Society", r"CATEGORIES:friends\, whist").card.tags == (
        "friends",
        "Royal Society",
        "whist",
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KIND:individual", ContactKind.PERSON),
        ("KIND:ORG", ContactKind.ORGANISATION),
        ("X-ABShowAs:COMPANY", ContactKind.ORGANISATION),
        ("KIND:group", ContactKind.GROUP),
        ("X-ADDRESSBOOKSERVER-KIND:GROUP", ContactKind.GROUP),
    ],
)
def test_kinds(line: str, kind: ContactKind) -> None:
    card = one(line).card
    assert card.kind is kind
    assert card.unknown == ()


def test_a_kind_nobody_meets_is_kept() -> None:
    card = one("KIND:application").card
    assert card.kind is ContactKind.PERSON
    assert card.unknown == ("KIND:application",)


def test_members_of_a_group() -> None:
    read = one("FN:Royal Society", "KIND:group", "MEMBER:urn:uuid:ada", "MEMBER:mailto:c@engines.example")
    assert read.members == ("urn:uuid:ada", "mailto:c@engines.example")
    assert read.card.unknown == ("MEMBER:urn:uuid:ada", "MEMBER:mailto:c@engines.example")


def test_apple_group_members() -> None:
    read = one("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ada")
    assert read.members == ("urn:uuid:ada",)


@pytest.mark.parametrize(
    ("line", "related"),
    [
        ("RELATED;TYPE=spouse;VALUE=text:William King", Relation("spouse", "William King")),
        ("X-SPOUSE:William King", Relation("spouse", "William King")),
        ("X-EVOLUTION-MANAGER:Charles Babbage", Relation("manager", "Charles Babbage")),
        ("X-ABRELATEDNAMES;type=pref:William King", Relation("related", "William King", True)),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Byron;5;;;;;;;;;;;;;",
            Relation("father", "Byron"),
        ),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Mary;0;governess;;;;;;;;;;;;",
            Relation("governess", "Mary"),
        ),
    ],
)
def test_related_people(line: str, related: Relation) -> None:
    card = one(line, version="4.0").card
    assert card.related == (related,)
    assert card.unknown == ()


def test_a_related_card_elsewhere_is_kept_as_its_address() -> None:
    card = one("RELATED;TYPE=child:urn:uuid:byron", version="4.0").card
    assert card.related == ()
    assert card.unknown == ("RELATED;TYPE=child:urn:uuid:byron",)


def test_an_agent_inside_a_card_of_version_3() -> None:
    agent = r"AGENT:BEGIN:VCARD\nFN:Susan Thomas\nTEL:+1-919-555-1234\nEND:VCARD\n"
    card = one("FN:Ada", agent).card
    assert card.related == (Relation("agent", "Susan Thomas"),)
    assert card.unknown == (agent,)
    assert card.formatted_name == "Ada"


def test_an_agent_inside_a_card_of_version_2() -> None:
    inner = vcard("FN:Susan Thomas", "TEL:1", version="2.1").replace("\r\n", "\n").rstrip("\n")
    (first, second) = cards_in(vcard("FN:Ada", "AGENT:", *inner.split("\n"), "TEL:2", version="2.1") + vcard("FN:Bo"))
    assert first.card.formatted_name == "Ada"
    assert first.card.related == (Relation("agent", "Susan Thomas"),)
    assert [phone.value for phone in first.card.phones] == ["2"]
    assert "TEL:1" in first.card.unknown[0].replace("\\n", "\n").split("\n")
    assert second.card.formatted_name == "Bo"


def test_android_nickname() -> None:
    card = one("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Enchantress;1;;;;;;;;;;;;;", version="2.1").card
    assert card.name.nickname == "Enchantress"


@pytest.mark.parametrize(
    "line",
    [
        "GENDER:F",
        "GEO:geo:51.5,-0.1",
        r"LABEL;TYPE=home:12 St James's Square\nLondon",
        "item3.X-CUSTOM;TYPE=a:b",
        "X-ANDROID-CUSTOM:custom_mime1;1;2;3",
        "SOUND;TYPE=BASIC;ENCODING=b:VGhlcmU=",
        "TZ:-0500",
        "CLIENTPIDMAP:1;urn:uuid:53e374d9",
    ],
)
def test_what_there_is_no_field_for_is_kept_word_for_word(line: str) -> None:
    read = one("FN:Ada", line, version="4.0")
    assert read.card.unknown == (line,)
    assert read.warnings == ()


def test_uid_and_the_noise_of_programs() -> None:
    read = one("PRODID:-//Apple Inc.//iOS 17//EN", "REV:2024-01-01T00:00:00Z", "UID:urn:uuid:4fbe8971")
    assert read.uid == "urn:uuid:4fbe8971"
    assert read.card.unknown == ()


def test_the_same_card_in_another_export_has_the_same_digest() -> None:
    lines = ("FN:Ada Lovelace", "N:Lovelace;Ada;;;", "NOTE:" + "Notes upon the memoir. " * 9)
    folded = vcard(*lines).replace("Notes upon", "Notes\r\n  upon")
    variants = [
        vcard(*lines),
        vcard(*lines, line_end="\n"),
        vcard(*lines, line_end="\r\r\n"),
        vcard(*lines, line_end="\r"),
        vcard("PRODID:other", *lines, "REV:2026-01-01T00:00:00Z"),
        vcard(*lines, version="4.0"),
        vcard(*lines, "", ""),
        folded,
        "\ufeff" + vcard(*lines),
    ]
    assert len({card.digest for variant in variants for card in cards_in(variant)}) == 1


def test_another_value_has_another_digest() -> None:
    assert one("FN:Ada", "TEL:1").digest != one("FN:Ada", "TEL:2").digest


def test_what_there_is_a_field_for_has_left_the_unknown_lines() -> None:
    card = one(
        "X-MAIDENNAME:Byron",
        "PRONOUNS:she/her",
        "TZ;VALUE=text:Europe/London",
        "LANG;PREF=1:fr",
        "LANG;PREF=2:en",
        "HOBBY;LEVEL=high:riding",
        "EXPERTISE:the Engine",
    ).card
    assert (card.name.maiden, card.pronouns, card.time_zone) == ("Byron", "she/her", "Europe/London")
    assert card.languages == ("fr", "en")
    assert card.facts == (LearnedFact("hobby", "riding"), LearnedFact("expertise", "the Engine"))
    assert card.unknown == ()


def test_a_second_maiden_name_zone_or_pronoun_is_kept() -> None:
    lines = (
        "X-MAIDENNAME:Byron", "X-MAIDENNAME:Gordon", "TZ:Europe/London", "TZ:Asia/Tokyo",
        "PRONOUNS:she", "PRONOUNS:they",
    )  # fmt: skip
    card = one(*lines).card
    assert card.unknown == (lines[1], lines[3], lines[5])
