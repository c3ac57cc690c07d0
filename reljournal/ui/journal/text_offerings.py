"""What is offered while an entry is written: people after @, tags after #, a follow-up after !, blocks after / ."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal

from reljournal.domain.capture import What
from reljournal.domain.entries import FollowUp, OwedBy
from reljournal.domain.errors import RelJournalError
from reljournal.domain.mentions import mention
from reljournal.domain.text import fold
from reljournal.operations.capture import understand
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.people_list import tags_in_use
from reljournal.ui.capture.at_names import AtNames
from reljournal.ui.context import Context
from reljournal.ui.journal.name_offers import NameOffer
from reljournal.ui.journal.offering import Offering
from reljournal.ui.journal.offers import OfferModel, Offers
from reljournal.ui.markdown import MarkdownEdit
from reljournal.ui.wording import short_day_with_year

_CONTEXT = "TextOfferings"
# A tag begins with a letter, so that neither a heading nor a number is one; & begins an HTML entity.
_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]*)$")
# A promise begins with a letter right after its mark; a picture begins with a bracket.
_PROMISE = re.compile(r"(?<!\S)!([^\W_].{2,})$")
_BLOCK = re.compile(r"^/(\w*)$")
_MOST_TAGS = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A line of the list: its words, and what it stands for."""

    words: str
    value: object

    def __str__(self) -> str:
        return self.words


class Mentions(AtNames):
    """People after an @: what is taken is a Markdown link to their card."""

    def __init__(self, context: Context, edit: MarkdownEdit) -> None:
        super().__init__(context, edit)
        self._context, self._edit = context, edit

    def begun(self, before: str) -> str | None:
        """Return what stands after an @, outside of code."""
        return None if self._edit.in_code() else super().begun(before)

    def offer(self, typed: str) -> list[object]:
        """Return who fits, a whole name too: only what is taken is a link."""
        return [item for item in self._names.look_up(" ".join(typed.split())) if item.id]

    def take(self, item: object) -> None:
        """Write the link in the place of the @ and what was typed after it."""
        typed, journal = self.typed(), self._context.journal
        if typed is None or not isinstance(item, NameOffer):
            return
        found = self._context.attempt(lambda: contact(journal, item.id))
        if found is not None:
            self.replace_before(len(typed) + 1, mention(item.name or _tr("somebody"), found.uuid))


class Tags(Offering):
    """Tags after a #: what is taken stands in the text, and becomes a tag of the entry."""

    tagged = Signal(str)

    def __init__(self, context: Context, edit: MarkdownEdit) -> None:
        super().__init__(edit, Offers(edit, _tr("Tags that fit"), OfferModel()))
        self._context, self._edit = context, edit

    def begun(self, before: str) -> str | None:
        """Return what stands after a #, outside of code."""
        found = _TAG.search(before)
        return found[1] if found and not self._edit.in_code() else None

    def offer(self, typed: str) -> list[object]:
        """Return the tags that begin so, and the word itself as a new one."""
        begin = fold(typed)
        known = [tag for tag in tags_in_use(self._context.journal) if fold(tag).startswith(begin)][:_MOST_TAGS]
        offered: list[object] = [_Offer(f"#{tag}", tag) for tag in known]
        if begin not in {fold(tag) for tag in known}:
            offered.append(_Offer(_tr("New tag #%1").replace("%1", typed), typed))
        return offered

    def take(self, item: object) -> None:
        """Complete the word and tell of the tag."""
        typed = self.typed()
        if typed is not None and isinstance(item, _Offer):
            tag = str(item.value)
            # A tag of several words stands in the text as one.
            self.replace_before(len(typed), tag.replace(" ", "-"))
            self.tagged.emit(tag)


class Promises(Offering):
    """A follow-up after an exclamation mark: its words stay in the text, the follow-up stands beside it."""

    promised = Signal(object)
    """The `FollowUp` that was taken."""

    def __init__(self, context: Context, edit: MarkdownEdit) -> None:
        super().__init__(edit, Offers(edit, _tr("A follow-up"), OfferModel()))
        self._context, self._edit = context, edit

    def begun(self, before: str) -> str | None:
        """Return what stands after the mark, outside of code."""
        found = _PROMISE.search(before)
        return found[1] if found and not self._edit.in_code() else None

    def offer(self, typed: str) -> list[object]:
        """Return the follow-up that the words mean."""
        try:
            captured = understand(self._context.journal, f"!{typed}", self._context.today())
        except RelJournalError:
            return []
        found = [value for value in captured.values(What.FOLLOW_UP) if isinstance(value, FollowUp)]
        return [_Offer(_promise_words(value), value) for value in found[:1]]

    def take(self, item: object) -> None:
        """Leave the words and tell of the follow-up."""
        typed = self.typed()
        if typed is not None and isinstance(item, _Offer) and isinstance(item.value, FollowUp):
            self.replace_before(len(typed) + 1, item.value.text)
            self.promised.emit(item.value)


def _promise_words(owed: FollowUp) -> str:
    words = _tr("They owe: %1") if owed.owed_by is OwedBy.THEM else _tr("Follow-up: %1")
    words = words.replace("%1", owed.text)
    return f"{words} · {short_day_with_year(owed.due)}" if owed.due else words


_BLOCKS: tuple[tuple[object, Callable[[MarkdownEdit], None]], ...] = (
    (QT_TRANSLATE_NOOP("TextOfferings", "Heading"), MarkdownEdit.make_heading),
    (QT_TRANSLATE_NOOP("TextOfferings", "List"), MarkdownEdit.make_list),
    (QT_TRANSLATE_NOOP("TextOfferings", "Numbered list"), MarkdownEdit.make_numbers),
    (QT_TRANSLATE_NOOP("TextOfferings", "Boxes to tick"), MarkdownEdit.make_checks),
    (QT_TRANSLATE_NOOP("TextOfferings", "Quotation"), MarkdownEdit.make_quote),
    (QT_TRANSLATE_NOOP("TextOfferings", "Code"), MarkdownEdit.make_code),
    (QT_TRANSLATE_NOOP("TextOfferings", "Table"), MarkdownEdit.make_table),
    (QT_TRANSLATE_NOOP("TextOfferings", "Divider"), MarkdownEdit.make_divider),
)  # fmt: skip


class Blocks(Offering):
    """Blocks after a / at the beginning of a line."""

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit, Offers(edit, _tr("Blocks"), OfferModel()))
        self._edit = edit

    def begun(self, before: str) -> str | None:
        """Return what stands after the stroke, on a line of its own."""
        found = _BLOCK.search(before)
        return found[1] if found and not self._edit.in_code() else None

    def offer(self, typed: str) -> list[object]:
        """Return the blocks whose name holds what was typed."""
        named = [(_tr(str(name)), make) for name, make in _BLOCKS]
        return [_Offer(name, make) for name, make in named if fold(typed) in fold(name)]

    def take(self, item: object) -> None:
        """Make the line that block."""
        typed = self.typed()
        if typed is not None and isinstance(item, _Offer) and callable(item.value):
            self.replace_before(len(typed) + 1, "")
            item.value(self._edit)
