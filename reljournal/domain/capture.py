"""One line of quick capture, read into pieces; what is not understood stays text, and nothing is guessed.

A piece is a span of the line with its meaning. The text is the line without the spans of its pieces, except that the
word which tells the kind ("Lunch") stays: *Lunch with @Ada yesterday, it rained.* reads *Lunch, it rained.* Taking a
piece away puts its words back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from reljournal.domain.capture_dates import DateWords, WordList, any_of, day_ahead, find_date, find_plan
from reljournal.domain.durations import parse_duration
from reljournal.domain.entries import Direction, FollowUp, Kind, LedgerItem, OwedBy, PersonRef, Sort

Lookup = Callable[[str], Sequence[PersonRef]]
"""Who goes by a name, whole or in part; called with one to four words."""


class What(StrEnum):
    """What a piece says."""

    KIND = "kind"
    PERSON = "person"
    UNCLEAR = "unclear"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    LEDGER = "ledger"
    FOLLOW_UP = "follow_up"
    TAG = "tag"
    PLACE = "place"


Value = Kind | PersonRef | date | time | int | LedgerItem | FollowUp | str


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of the line and what it says; an unclear name carries those who could be meant (none: nobody known).

    ``name_at`` is where the name itself begins, after the word before it ("with", "and"). ``or_ahead`` is the day that
    comes which the words of a day that has been may mean as well.
    """

    what: What
    start: int
    end: int
    value: Value
    candidates: tuple[PersonRef, ...] = ()
    name_at: int = 0
    or_ahead: date | None = None

    def words(self, line: str) -> str:
        """Return the words of the line that say it."""
        return line[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Captured:
    """A line as it was understood."""

    line: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words that no piece has taken, with one space between them."""
        left, at = [], 0
        for piece in self.pieces:
            if piece.what not in {What.KIND, What.UNCLEAR}:
                left.append(self.line[at : piece.start])
                at = piece.end
        return _joined([*left, self.line[at:]])

    def without(self, piece: Piece) -> Captured:
        """Return the line with one piece taken back: its words are text again."""
        return replace(self, pieces=tuple(other for other in self.pieces if other != piece))

    def values(self, what: What) -> tuple[Value, ...]:
        """Return what the pieces of one sort say, in order."""
        return tuple(piece.value for piece in self.pieces if piece.what is what)


def _joined(parts: Iterable[str]) -> str:
    """Return what is left of a line, with one space between its words and none before a comma."""
    return re.sub(r" +([,.;:?!])(?=\s|$)", r"\1", " ".join(" ".join(parts).split()))


_NAME = r"[^\W\d_][\w'’-]*"
# A stop after one or two letters or figures is that of "i.e." and "am 3. Mai"; after "3.50" it ends the sentence.
_SENTENCE = re.compile(r"(?:(?<!\b\w)(?<!\b\w\w)|(?<=[.,:]\d\d)|(?<=[.,:]\d))[.;](?=\s|$)")
# Not the one in an e-mail address: before it stands what the first part of one may end in (RFC 5322 section 3.2.3).
_MARK = re.compile(r"(?<![\w@.:!#$%&'*+/=?^`{|}~-])@")
_NAMES = re.compile(rf"@({_NAME}(?:[ ]{_NAME}){{0,3}})")
_TAG = re.compile(r"(?<!\S)#([^\W\d_][\w-]*)")


# Between what is planned and its day stand who and where, and hardly a sentence.
_WORDS_BETWEEN = 4
_NOBODY: Mapping[str, PersonRef] = {}


def parse_line(
    line: str, words: Sequence[WordList], languages: Sequence[str], who: Lookup, today: date,
    chosen: Mapping[str, PersonRef] = _NOBODY,
) -> Captured:  # fmt: skip
    """Read a line with the words of one or more languages (the first counts first); any text at all can be read.

    ``chosen`` says who is meant by a name after an @, letter by letter; a person with id 0 has no card yet.
    """
    return _Reading(line, words, languages, who, today, chosen).captured()


class _Reading:
    """One line while it is read: each step claims spans that no step before has claimed."""

    def __init__(
        self, line: str, words: Sequence[WordList], languages: Sequence[str], who: Lookup, today: date,
        chosen: Mapping[str, PersonRef],
    ) -> None:  # fmt: skip
        self._line, self._words, self._who, self._today = line, words, who, today
        self._chosen = sorted(chosen.items(), key=lambda item: -len(item[0]))
        self._pieces: list[Piece] = []
        self._dates = DateWords(words, tuple(languages))

    def captured(self) -> Captured:
        for step in (self._sections, self._tags, self._people, self._duration, self._date, self._time, self._kind,
                     self._plan):  # fmt: skip
            step()
        return Captured(self._line, tuple(sorted(self._pieces, key=lambda piece: piece.start)))

    def _any(self, room: str, key: str) -> str:
        return any_of(self._words, room, key)

    def _claim(self, what: What, start: int, end: int, value: Value) -> bool:
        return self._claim_piece(Piece(what, start, end, value))

    def _claim_piece(self, piece: Piece) -> bool:
        if any(piece.start < other.end and other.start < piece.end for other in self._pieces):
            return False
        self._pieces.append(piece)
        return True

    def _claim_person(self, start: int, name_at: int, end: int, person: PersonRef) -> int | None:
        if start and self._line[start - 1 : start] + self._line[end : end + 1] in {"()", "[]"}:
            # Nothing is left to stand in the brackets.
            start, end = start - 1, end + 1
        claimed = self._claim_piece(Piece(What.PERSON, start, end, person, name_at=name_at))
        return end if claimed else None

    def _found(self, pattern: str) -> Iterator[re.Match[str]]:
        return re.finditer(rf"(?i)(?<![\w@#]){pattern}(?!\w)", self._line)

    # What has a mark of its own, up to the end of its sentence or to the next mark

    def _sections(self) -> None:
        gave, got = self._any("sections", "gave"), self._any("sections", "received")
        place, them = self._any("sections", "place"), self._any("sections", "them")
        mark = re.compile(
            rf"(?i)(?<!\S)(?:(?P<gave>{gave}):|(?P<got>{got}):|(?P<place>{place}):|!(?P<them>{them}):|(?P<mine>!)(?=\w))\s*"
        )
        marks = list(mark.finditer(self._line))
        for number, found in enumerate(marks):
            limit = marks[number + 1].start() if number + 1 < len(marks) else len(self._line)
            tag = _TAG.search(self._line, found.end(), limit)
            limit = tag.start() if tag else limit
            stop = _SENTENCE.search(self._line, found.end(), limit)
            end = stop.end() if stop else limit
            said = self._line[found.end() : end].strip().rstrip(".;").strip()
            if not said:
                continue
            end = found.start() + len(self._line[found.start() : end].rstrip())
            if found["gave"] or found["got"]:
                direction = Direction.GIVEN if found["gave"] else Direction.RECEIVED
                self._claim(What.LEDGER, found.start(), end, LedgerItem(direction, said, self._sort(said)))
            elif found["place"]:
                self._claim(What.PLACE, found.start(), end, said)
            else:
                owed_by = OwedBy.THEM if found["them"] else OwedBy.ME
                self._claim(What.FOLLOW_UP, found.start(), end, self._follow_up(said, owed_by))

    def _sort(self, said: str) -> Sort:
        for sort in Sort:
            if re.search(rf"(?i)(?<!\w){self._any('sorts', sort)}(?!\w)", said):
                return sort
        return Sort.HELP

    def _follow_up(self, said: str, owed_by: OwedBy) -> FollowUp:
        found = find_date(said, self._dates, self._today, past=False)
        if found is None:
            return FollowUp(said, owed_by)
        start, end, due = found
        rest = _joined((said[:start], said[end:])).strip(" ,")
        return FollowUp(rest, owed_by, due) if rest else FollowUp(said, owed_by)

    def _tags(self) -> None:
        for found in _TAG.finditer(self._line):
            self._claim(What.TAG, found.start(), found.end(), found[1])

    # People

    def _people(self) -> None:
        with_, and_ = self._any("people", "with"), self._any("people", "and")
        before = re.compile(rf"(?i)(?:,\s*(?:{and_}\s+)?|(?<!\w)(?:{with_}|{and_})\s+)$")
        named_with = re.compile(rf"(?<!\w)(?i:{with_})\s+({_NAME}(?: {_NAME}){{0,3}})")
        for mark in _MARK.finditer(self._line):
            lead = before.search(self._line, 0, mark.start())
            start = lead.start() if lead and self._pieces_touch(lead.start()) else mark.start()
            start = lead.start() if lead and lead[0][0] != "," else start
            known = next((item for item in self._chosen if self._stands(item[0], mark.end())), None)
            found = _NAMES.match(self._line, mark.start())
            if known is not None:
                end = mark.end() + len(known[0])
                self._continue_from(self._claim_person(start, mark.start(), end, known[1]))
            elif found is not None:
                self._continue_from(self._name(start, mark.end(), found[1]))
        for found in named_with.finditer(self._line):
            self._continue_from(self._bare(found.start(), found.start(1), found[1]))

    def _pieces_touch(self, at: int) -> bool:
        return any(piece.what in {What.PERSON, What.UNCLEAR} and piece.end == at for piece in self._pieces)

    def _stands(self, name: str, at: int) -> bool:
        end = at + len(name)
        return self._line.startswith(name, at) and not re.match(r"\w", self._line[end : end + 1])

    def _name(self, start: int, at: int, written: str) -> int | None:
        """Claim the longest name after an @ that somebody goes by; return where it ends, whoever it is."""
        parts = written.split(" ")
        for count in range(len(parts), 0, -1):
            name = " ".join(parts[:count])
            some = self._who(name)
            if len(some) == 1:
                return self._claim_person(start, at - 1, at + len(name), some[0])
            if some or count == 1:
                unclear = Piece(What.UNCLEAR, start, at + len(name), name, tuple(some), at - 1)
                return unclear.end if self._claim_piece(unclear) else None
        return None

    def _bare(self, start: int, at: int, written: str) -> int | None:
        """Claim a name without an @, only when it names exactly one contact and begins with a capital letter."""
        parts = written.split(" ")
        if not parts[0][:1].isupper():
            return None
        for count in range(len(parts), 0, -1):
            name = " ".join(parts[:count])
            some = self._who(name)
            if some:
                return self._claim_person(start, at, at + len(name), some[0]) if len(some) == 1 else None
        return None

    def _continue_from(self, end: int | None) -> None:
        and_ = self._any("people", "and")
        more = re.compile(rf"(?i:\s*,\s*(?:{and_}\s+)?|\s+{and_}\s+)({_NAME}(?: {_NAME}){{0,3}})")
        while end is not None:
            found = more.match(self._line, end)
            end = self._bare(found.start(), found.start(1), found[1]) if found else None

    # When, how long, how

    def _duration(self) -> None:
        hours, minutes = self._any("times", "hours"), self._any("times", "minutes")
        long = rf"(?P<h>\d{{1,2}})\s*(?:{hours})\s*(?P<m>[0-5]\d)(?:\s*(?:{minutes}))?"
        at, lasting = self._any("times", "at"), self._any("times", "lasting")
        for found in self._found(
            rf"(?P<at>{at}\s+)?(?:{lasting}\s+)?(?:{long}|(?P<f>\d{{1,2}}(?:[.,]\d{{1,2}})?)\s*(?:{hours})|(?P<n>\d{{1,3}})\s*(?:{minutes}))"
        ):
            if found["at"]:
                continue
            plain = f"{found['h']} h {found['m']}" if found["h"] else f"{found['f']} h" if found["f"] else found["n"]
            minutes_long = parse_duration(plain)
            if minutes_long and self._claim(What.DURATION, found.start(), found.end(), minutes_long):
                return

    def _free(self) -> str:
        """Return the line without what was understood, letter for letter."""
        hidden = list(self._line)
        for piece in self._pieces:
            hidden[piece.start : piece.end] = "\x00" * (piece.end - piece.start)
        return "".join(hidden)

    def _date(self) -> None:
        found = find_date(self._free(), self._dates, self._today, past=True)
        if found is not None:
            start, end, day = found
            ahead = day_ahead(self._line[start:end], self._dates, self._today)
            self._claim_piece(Piece(What.DATE, start, end, day, or_ahead=ahead))

    def _plan(self) -> None:
        """Claim a day ahead where something is planned: "Lunch with Ada tomorrow".

        It must stand beside the word that tells the kind, in the same piece of the sentence; "Called, she flies
        tomorrow" tells of another day.
        """
        kind = next((piece for piece in self._pieces if piece.what is What.KIND), None)
        if kind is None or any(piece.what is What.DATE for piece in self._pieces):
            return
        if re.fullmatch(f"(?i){self._any('tenses', 'past')}", kind.words(self._line)):
            return
        free = self._free()
        found = find_plan(free, self._dates, self._today)
        if found is None:
            return
        first, last = sorted(((kind.start, kind.end), found[:2]))
        between = free[first[1] : last[0]]
        if not re.search(r"[,;:.!?()\n–—]", between) and len(re.findall(r"\w+", between)) <= _WORDS_BETWEEN:
            self._claim(What.DATE, *found)

    def _time(self) -> None:
        at, clock = self._any("times", "at"), self._any("times", "clock")
        for found in self._found(
            rf"(?<![-–])(?<![-–]\s)(?:(?:{at})\s+)?(?P<h>\d{{1,2}})(?::(?P<m>[0-5]\d)(?:\s*(?P<half>am|pm)|\s*(?:{clock}))?"
            rf"|\s?(?P<only>am|pm)|\s*(?:{clock})(?:\s*(?P<after>[0-5]\d))?)(?!\s*[-–]\s*\d)"
        ):
            hour, half = int(found["h"]), (found["half"] or found["only"] or "").casefold()
            if half and not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 * (half == "pm") if half else hour
            minute = int(found["m"] or found["after"] or 0)
            if hour <= 23 and self._claim(What.TIME, found.start(), found.end(), time(hour, minute)):
                return

    def _kind(self) -> None:
        best: Piece | None = None
        for kind in Kind:
            for found in self._found(f"(?:{self._any('kinds', kind)})"):
                piece = Piece(What.KIND, found.start(), found.end(), kind)
                free = not any(piece.start < other.end and other.start < piece.end for other in self._pieces)
                if free and (best is None or (piece.start, -piece.end) < (best.start, -best.end)):
                    best = piece
        if best is not None:
            self._pieces.append(best)
