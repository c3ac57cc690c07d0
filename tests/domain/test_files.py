"""What a file may be called, what it is, and what is never opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.files import clean_name, ending_of, is_program, media_type_of


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("/home/ada/letter.pdf", "letter.pdf"),
        ("C:\\Users\\ada\\letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd"),
        ("  spaces.txt  ", "spaces.txt"),
        ("what?.txt", "what_.txt"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("CON.txt", "_CON.txt"),
        ("trailing.", "trailing"),
        ("Zoe\u0308.jpg", "Zoë.jpg"),
        ("..", ""),
        ("", ""),
        ("\n", ""),
    ],
)
def test_a_name_is_kept_as_every_file_system_takes_it(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@given(st.text(max_size=400))
def test_a_clean_name_is_clean_and_one_part_of_a_path(name: str) -> None:
    clean = clean_name(name)
    assert clean_name(clean) == clean
    assert len(clean.encode()) <= 201
    assert not set(clean) & set('/\\<>:"|?*\0\n')
    assert clean not in {".", ".."}


def test_the_ending_of_a_long_name_stays() -> None:
    assert clean_name("ü" * 300 + ".pdf").endswith("ü.pdf")


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("scan", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("photo.jpg", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("picture", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ("drawing.SVG", b"<svg", "image/svg+xml"),
        ("letter.pdf", b"%PDF", "application/pdf"),
        ("unheard.of", b"", "application/octet-stream"),
    ],
)
def test_the_first_bytes_say_what_it_is_before_the_name_does(name: str, head: bytes, kind: str) -> None:
    assert media_type_of(name, head) == kind


@pytest.mark.parametrize(
    "name", ["a.exe", "a.EXE", "a.exe. ", "b.desktop", "c.lnk", "d.sh", "e.JAR", "f.url", "x.pdf.scr"]
)
def test_programs_are_known_by_their_ending(name: str) -> None:
    assert is_program(name)


@pytest.mark.parametrize("head", [b"#!/bin/sh\n", b"\x7fELF\x02", b"MZ\x90", b"\xef\xbb\xbf#!/bin/sh"])
def test_programs_are_known_by_how_they_begin(head: bytes) -> None:
    assert is_program("innocent.txt", head)


@pytest.mark.parametrize("name", ["letter.pdf", "photo.jpg", "notes.txt", "no ending", "2026.05.03", "sheet.ods"])
def test_what_is_shown_and_not_run_is_no_program(name: str) -> None:
    assert not is_program(name, b"%PDF-1.7")


def test_a_name_that_begins_with_a_dot_has_no_ending() -> None:
    assert not ending_of(".profile")
