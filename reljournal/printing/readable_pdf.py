"""PDFs whose text can be searched and copied as it was written.

Qt tells for every glyph which character it stands for, but where several characters share a glyph it takes
the lowest code point: a space becomes a tab, 小 the radical ⼩, and shaped Arabic its presentation forms. Here
the ToUnicode maps of a finished file are put right (ISO 32000-1 section 9.10.3) and its cross-reference table
(section 7.5.4) is moved along. A file of an unexpected form is returned as it is.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

_MAP = re.compile(rb"/Length (\d+) >>\nstream\n(/CIDInit .*?endcmap)", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]{4})>|\[((?:<[0-9A-F]+> ?)+)\])")
_CODE = re.compile(rb"<([0-9A-F]+)>")
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ROW = 20

# Forms that nobody types: ligatures, shaped Hebrew and Arabic, ideographs kept for old character sets, radicals.
_SHAPED = ((0x2F00, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFDCF), (0xFE70, 0xFEFE))
_FIRST_LEFTWARD = 0xFB1D
# Radicals that look like, and share their glyph with, a character of their own (EquivalentUnifiedIdeograph.txt).
_RADICALS = dict(
    zip(
        "⺁⺇⺌⺍⺎⺏⺐⺑⺒⺓⺛⺝⺟⺠⺯⺼⺽⻁⻂⻃⻄⻅⻆⻈⻉⻋⻐⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻯⻰⻳",
        "厂𠘨小𭕄兀尣尢𡯂巳幺旡月母民糸肉臼虎衤襾西见角讠贝车钅镸长门阝青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿竜龙龟",
        strict=True,
    )
)


def readable(pdf: bytes) -> bytes:
    """Return a PDF that Qt wrote with the characters in its maps put right."""
    start = pdf.rfind(b"startxref")
    table = _table_at(pdf, start)
    if table is None:
        return pdf
    pieces: list[bytes] = []
    moved: list[tuple[int, int]] = []
    end = 0
    for match in _MAP.finditer(pdf):
        mended = _RANGE.sub(_mended_range, match[2])
        grown = len(mended) - len(match[2])
        header = f"/Length {int(match[1]) + grown} >>\nstream\n".encode()
        pieces += [pdf[end : match.start()], header, mended]
        moved.append((match.end(), len(header) + len(mended) - (match.end() - match.start())))
        end = match.end()
    offset, rows, count = table
    pieces += [pdf[end:rows], _moved_rows(pdf[rows : rows + count * _ROW], moved)]
    trailer = pdf[rows + count * _ROW : start]
    new_offset = offset + sum(by for _, by in moved)
    return b"".join(pieces) + trailer + f"startxref\n{new_offset} \n%%EOF\n".encode()


def _table_at(pdf: bytes, start: int) -> tuple[int, int, int] | None:
    """Return where the table begins, where its rows begin and how many there are."""
    words = pdf[start:].split()
    if start < 0 or len(words) < 2 or not words[1].isdigit():
        return None
    offset = int(words[1])
    head = _TABLE.match(pdf, offset)
    if head is None or any(match.start() > offset for match in _MAP.finditer(pdf, offset)):
        return None
    return offset, head.end(), int(head[1])


def _moved_rows(rows: bytes, moved: list[tuple[int, int]]) -> bytes:
    """Return the table's rows with every object where it is now."""
    ends = [end for end, _ in moved]
    shifts = list(accumulate((by for _, by in moved), initial=0))
    out: list[bytes] = []
    for at in range(0, len(rows), _ROW):
        row = rows[at : at + _ROW]
        if row[17:18] == b"n":
            old = int(row[:10])
            before = sum(1 for end in ends if end <= old)
            row = f"{old + shifts[before]:010d}".encode() + row[10:]
        out.append(row)
    return b"".join(out)


def _mended_range(match: re.Match[bytes]) -> bytes:
    first, last, single, listed = match.groups()
    if listed is not None:
        return b"<%s> <%s> [%s]" % (first, last, _CODE.sub(_mended_code, listed))
    codes = range(int(single, 16), int(single, 16) + int(last, 16) - int(first, 16) + 1)
    if all(_meant(code) == chr(code) for code in codes):
        return match[0]
    return b"<%s> <%s> [%s]" % (first, last, b" ".join(_written(_meant(code)) for code in codes))


def _mended_code(match: re.Match[bytes]) -> bytes:
    return match[0] if len(match[1]) != 4 else _written(_meant(int(match[1], 16)))


def _written(text: str) -> bytes:
    return b"<" + text.encode("utf-16-be", "surrogatepass").hex().upper().encode() + b">"


def _meant(code: int) -> str:
    """Return the characters that a person typed where Qt says ``code``."""
    character = chr(code)
    if character in "\t\u00a0":
        return " "
    if any(low <= code <= high for low, high in _SHAPED):
        meant = unicodedata.normalize("NFKC", character)
        # Readers turn right-to-left text round letter by letter, and would turn a pair of letters with it.
        return character if len(meant) > 1 and code >= _FIRST_LEFTWARD else meant
    return _RADICALS.get(character, character)
