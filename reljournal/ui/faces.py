"""The face of somebody in a list: their photo, else their initials."""

from __future__ import annotations

from reljournal.domain.entries import PersonRef
from reljournal.domain.initials import initials
from reljournal.ui.context import Context
from reljournal.ui.widgets import Avatar


def face_of(context: Context, person: PersonRef) -> Avatar:
    """Return the face of somebody."""
    avatar = Avatar()
    photo = context.photos.of(person.id) if person.has_photo else None
    avatar.set_person(person.name, initials(person.name), photo)
    return avatar
