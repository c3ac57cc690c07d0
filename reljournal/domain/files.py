"""Files kept with contacts: what is known of one, what it may be called, and which are never opened."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

MEGABYTE = 1_000_000
"""Bytes of a megabyte as every desktop counts them (SI)."""

# What file systems take: 255 bytes on Linux and macOS; some of that is left for " (2)" and the like.
_LONGEST_NAME = 200
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
# Names that Windows keeps for devices, whatever ending follows (learn.microsoft.com, "Naming Files, Paths").
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)))
)
# What a system runs, or installs, when it is asked to open it: the endings that Outlook and Chromium hold back.
_RUN = frozenset((
    "action", "ade", "adp", "apk", "app", "appimage", "application", "appref-ms", "appx", "appxbundle", "bas", "bash",
    "bat", "bin", "cab", "cmd", "com", "command", "cpl", "crt", "csh", "deb", "desktop", "diagcab", "dll", "dmg",
    "elf", "exe", "flatpakref", "flatpakrepo", "gadget", "grp", "hlp", "hta", "htc", "inf", "ins", "iqy", "iso", "isp",
    "jar", "jnlp", "js", "jse", "ksh", "library-ms", "lnk", "mad", "mpkg", "msc", "msh", "msi", "msix", "msp", "mst",
    "oqy", "osx", "out", "paf", "pif", "pkg", "pl", "ps1", "ps1xml", "ps2", "psc1", "psd1", "psm1", "py", "pyc", "pyw",
    "pyz", "pyzw", "rb", "reg", "rgs", "rpm", "rqy", "run", "scf", "scr", "sct", "search-ms", "service",
    "settingcontent-ms", "sh", "shb", "shs", "slk", "snap", "so", "sys", "tcsh", "terminal", "theme", "url", "vb",
    "vbe", "vbs", "webloc", "website", "wine", "workflow", "ws", "wsc", "wsf", "wsh", "xbap", "xll", "xnk", "zsh",
))  # fmt: skip
# How programs begin, whatever they are called: ELF, DOS and Windows, Mach-O and Java classes, scripts.
_STARTS = (
    b"\x7fELF", b"MZ", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00", b"[Desktop Entry]",
)  # fmt: skip
_PICTURES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "jpe": "image/jpeg", "png": "image/png", "gif": "image/gif",
    "webp": "image/webp", "bmp": "image/bmp", "svg": "image/svg+xml", "ico": "image/x-icon",
}  # fmt: skip
# First bytes by media type: the registrations at iana.org/assignments/media-types, section "image".
_PICTURE_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_SORTS = {
    "pdf": "application/pdf", "txt": "text/plain", "md": "text/markdown", "csv": "text/csv", "html": "text/html",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "vcf": "text/vcard", "ics": "text/calendar", "eml": "message/rfc822", "zip": "application/zip",
    "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav", "m4a": "audio/mp4", "mp4": "video/mp4",
    "mov": "video/quicktime", "webm": "video/webm",
}  # fmt: skip
_ANY = "application/octet-stream"
_THUMBNAILS = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file kept with a contact, without its bytes; they are the content with this SHA-256 ``digest``.

    ``size`` is in bytes, ``added_at`` in UTC milliseconds since 1970.
    """

    id: int
    contact_id: int
    name: str
    media_type: str
    size: int
    digest: bytes
    note: str
    added_at: int

    @property
    def is_picture(self) -> bool:
        """Whether a thumbnail can be drawn of it."""
        return self.media_type in _THUMBNAILS


def clean_name(name: str) -> str:
    """Return a name as every file system takes it: the last part of a path, nothing invisible, not too long.

    The ending stays. Empty when nothing of the name can stay.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    # Control and format characters could turn a name round ("gpj.exe" read from the right).
    shown = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    kept = "".join("_" if c in _NOT_IN_NAMES else c for c in shown).strip().rstrip(". ")
    if set(kept) <= {".", " "}:
        return ""
    if kept.partition(".")[0].casefold() in _DEVICES:
        kept = f"_{kept}"
    return _shortened(kept)


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 20:
        stem, ending = name, ""
    room = _LONGEST_NAME - len(f"{dot}{ending}".encode() if ending else b"")
    cut = stem.encode()[:room].decode(errors="ignore").rstrip()
    return f"{cut}.{ending}" if ending else cut


def ending_of(name: str) -> str:
    """Return what follows the last dot, in small letters, empty when there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.strip().casefold() if dot and stem else ""


def media_type_of(name: str, head: bytes = b"") -> str:
    """Return the media type that the first bytes show, or else the one that goes with the name's ending."""
    for start, kind in _PICTURE_STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    ending = ending_of(name)
    return _PICTURES.get(ending) or _SORTS.get(ending) or _ANY


def is_program(name: str, head: bytes = b"") -> bool:
    """Return whether the system might run it when asked to open it, by its name or by its first bytes."""
    # Windows leaves out dots and spaces at the end of a name.
    return ending_of(name.rstrip(". ")) in _RUN or head.lstrip(b"\xef\xbb\xbf").startswith(_STARTS)
