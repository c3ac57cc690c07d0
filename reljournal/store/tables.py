"""The Peewee models that write to the journal file.

The migrations are the truth about the schema; a test holds these models to it.
"""

from __future__ import annotations

from peewee import BlobField, BooleanField, ForeignKeyField, IntegerField, TextField

from reljournal.store.lent_database import Row


class Contact(Row):
    """A person or an organisation; ``display_name`` and ``sort_key`` are derived when the card is written."""

    kind = TextField()
    formatted_name = TextField()
    prefix = TextField()
    given = TextField()
    additional = TextField()
    family = TextField()
    suffix = TextField()
    nickname = TextField()
    phonetic_given = TextField()
    phonetic_family = TextField()
    display_name = TextField()
    sort_key = TextField()
    organisation = TextField()
    department = TextField()
    title = TextField()
    note = TextField()
    maiden = TextField(default="")
    pronounced = TextField(default="")
    name_order = TextField(default="")
    pronouns = TextField(default="")
    industry = TextField(default="")
    time_zone = TextField(default="")
    met_year = IntegerField(null=True)
    met_month = IntegerField(null=True)
    met_day = IntegerField(null=True)
    met_place = TextField(default="")
    met_through = TextField(default="")
    met_through_contact = ForeignKeyField("self", column_name="met_through_id", on_delete="SET NULL", null=True)
    first_impression = TextField(default="")
    preferred_channel = TextField(default="")
    preferred_hours = TextField(default="")
    preferred_tone = TextField(default="")
    things_to_avoid = TextField(default="")
    is_me = BooleanField(default=False)
    archived_at = IntegerField(null=True)
    trashed_at = IntegerField(null=True)
    tier = TextField(default="")
    rhythm = TextField(default="")
    rhythm_paused_until = TextField(null=True)
    they_start = BooleanField(default=False)
    rhythm_begins_on = TextField(null=True)
    rhythm_share = IntegerField(default=0)
    rhythm_snoozed_until = TextField(null=True)


class OfContact(Row):
    """A row that hangs on one contact and goes with it; ``position`` keeps the order on the card."""

    contact_id: int

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    position = IntegerField()


class LabelledRow(OfContact):
    """A value under a label."""

    label = TextField()
    value = TextField()
    preferred = BooleanField()


class Email(LabelledRow):
    """An e-mail address."""


class Phone(LabelledRow):
    """A phone number, as typed."""


class Link(LabelledRow):
    """A web page."""


class Related(LabelledRow):
    """What somebody is to the contact: ``label`` says how, ``other`` is their contact or ``value`` their name.

    One row serves both sides: the other's card reads it with the inverse label.
    """

    other_id: int | None

    other = ForeignKeyField(Contact, on_delete="SET NULL", null=True)
    note = TextField(default="")
    birth_year = IntegerField(null=True)


class RelationKind(Row):
    """A kind of relation of the person's own, and what it is called from the other side."""

    name = TextField()
    inverse = TextField()


class Address(OfContact):
    """A postal address."""

    label = TextField()
    po_box = TextField()
    extended = TextField()
    street = TextField()
    city = TextField()
    region = TextField()
    postcode = TextField()
    country = TextField()


class Handle(OfContact):
    """A messaging or social handle."""

    label = TextField()
    service = TextField()
    value = TextField()


class KeyDate(OfContact):
    """A date that returns, its parts apart because each may be unknown; ``leads`` are days, with commas between."""

    partner_id: int | None

    sort = TextField()
    label = TextField()
    year = IntegerField(null=True)
    month = IntegerField(null=True)
    day = IntegerField(null=True)
    note = TextField()
    calendar = TextField(default="gregorian")
    leap_month = BooleanField(default=False)
    every = IntegerField(default=1)
    unit = TextField(default="year")
    once = BooleanField(default=False)
    until = TextField(null=True)
    leap_rule = TextField(default="")
    approximate = BooleanField(default=False)
    estimated_on = TextField(null=True)
    show_age = BooleanField(default=True)
    icon = TextField(default="")
    partner = ForeignKeyField(Contact, on_delete="SET NULL", null=True)
    leads = TextField(null=True)


class Language(OfContact):
    """A language that one speaks with the contact."""

    name = TextField()


class UnknownProperty(OfContact):
    """A vCard line that has no field of ours, kept verbatim."""

    line = TextField()


class Photo(Row):
    """The photo of a contact, at most one."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE", unique=True)
    media_type = TextField()
    data = BlobField()


class ImportedCard(Row):
    """By which key a card came in, and what it said then, so that a second import knows it again."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    source_key = TextField()
    digest = BlobField()


class Tag(Row):
    """A free word."""

    name = TextField(unique=True)


class ContactTag(Row):
    """A tag on a contact."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    tag = ForeignKeyField(Tag, on_delete="CASCADE")
    position = IntegerField()


class Entry(Row):
    """One dated piece of the journal; dates and times are ISO 8601 text without a zone."""

    kind = TextField()
    on_date = TextField()
    at_time = TextField(null=True)
    minutes = IntegerField(null=True)
    title = TextField()
    text = TextField()
    place = TextField(default="")
    started_by = TextField(default="")
    feeling = TextField(default="")
    purpose = TextField(default="")
    their_side = TextField(default="")
    source_key = TextField(default="")


class EntryContact(Row):
    """A contact in an entry."""

    contact_id: int

    entry = ForeignKeyField(Entry, on_delete="CASCADE")
    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    position = IntegerField()


class FollowUp(Row):
    """A thing owed, by me or by them."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE", null=True)
    entry = ForeignKeyField(Entry, on_delete="SET NULL", null=True)
    position = IntegerField()
    text = TextField()
    owed_by = TextField()
    due_on = TextField(null=True)
    done_on = TextField(null=True)
    note = TextField()
    repeat = TextField(default="")
    repeat_from = TextField(default="due")
    snoozed_until = TextField(null=True)


class OfEntry(Row):
    """A row that hangs on one entry and goes with it; ``position`` keeps the order in the entry."""

    entry_id: int

    entry = ForeignKeyField(Entry, on_delete="CASCADE")


class EntryTag(OfEntry):
    """A tag on an entry."""

    tag = ForeignKeyField(Tag, on_delete="CASCADE")
    position = IntegerField()


class EntryAside(OfEntry):
    """A private word about one of the people of an entry."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    position = IntegerField()
    text = TextField()


class EntryFile(OfEntry):
    """A file of an entry: its bytes are the ``file_content`` with this SHA-256 ``digest``."""

    position = IntegerField()
    name = TextField()
    media_type = TextField()
    size = IntegerField()
    digest = BlobField()


class LedgerItem(Row):
    """Something given or received; without a ``contact`` it is everybody's in the entry."""

    entry_id: int | None

    entry = ForeignKeyField(Entry, on_delete="CASCADE", null=True)
    contact = ForeignKeyField(Contact, on_delete="CASCADE", null=True)
    position = IntegerField()
    direction = TextField()
    sort = TextField()
    text = TextField()
    on_date = TextField(null=True)
    weight = IntegerField()
    acknowledged = BooleanField()


class EntryTemplate(Row):
    """What an entry of a kind of one's own begins with."""

    name = TextField(unique=True)
    kind = TextField()
    purpose = TextField()
    title = TextField()
    text = TextField()
    position = IntegerField()


class Fact(OfContact):
    """Something learned about a contact; ``learned_on`` is an ISO 8601 date."""

    label = TextField()
    text = TextField()
    learned_on = TextField(null=True)
    entry = ForeignKeyField(Entry, on_delete="SET NULL", null=True)


class CustomField(Row):
    """A field of the person's own, on every card or, with a ``contact``, on that one; ``choices`` is a JSON list."""

    name = TextField()
    sort = TextField()
    choices = TextField()
    position = IntegerField()
    contact = ForeignKeyField(Contact, on_delete="CASCADE", null=True)


class CustomValue(OfContact):
    """What a custom field says on one card; a person who has a card is ``other``."""

    field = ForeignKeyField(CustomField, on_delete="CASCADE")
    value = TextField()
    other = ForeignKeyField(Contact, on_delete="SET NULL", null=True)


class ContactFile(OfContact):
    """A file kept with a contact: its bytes are the ``file_content`` with this SHA-256 ``digest``."""

    name = TextField()
    media_type = TextField()
    size = IntegerField()
    digest = BlobField()
    note = TextField()


class Circle(Row):
    """A named group of contacts: by hand, or by a rule (JSON, empty when by hand)."""

    name = TextField()
    rule = TextField()
    position = IntegerField()


class CircleContact(Row):
    """A contact put into a circle by hand."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    circle = ForeignKeyField(Circle, on_delete="CASCADE")


class NotSame(Row):
    """Two contacts of whom the person said that they are not the same; the lower id first."""

    contact_id: int
    other_id: int

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    other = ForeignKeyField(Contact, on_delete="CASCADE")


class Setting(Row):
    """A choice that belongs to the journal and not to this computer, by name."""

    name = TextField(unique=True)
    value = TextField()


class DateMark(Row):
    """What was done about a key date on one of its days; ``done`` is empty while it only rests."""

    key_date_id: int
    entry_id: int | None

    key_date = ForeignKeyField(KeyDate, on_delete="CASCADE")
    on_date = TextField()
    done = TextField()
    done_on = TextField(null=True)
    note = TextField()
    entry = ForeignKeyField(Entry, on_delete="SET NULL", null=True)
    snoozed_until = TextField(null=True)


RECORDED: tuple[type[Row], ...] = (
    Contact, Email, Phone, Link, Related, Address, Handle, KeyDate, Language, Photo, UnknownProperty, ImportedCard,
    Tag, ContactTag, Entry, EntryContact, EntryTag, EntryAside, EntryFile, LedgerItem, EntryTemplate, FollowUp, Fact,
    RelationKind, CustomField, CustomValue, ContactFile, Circle, CircleContact, NotSame, Setting,
    DateMark,
)  # fmt: skip
