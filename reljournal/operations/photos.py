"""Pictures from files, as photos of contacts."""

from __future__ import annotations

from pathlib import Path

from reljournal.domain.contacts import Photo
from reljournal.domain.errors import ImportFileError

# Larger than any camera's JPEG; what is larger is no portrait.
_MOST_BYTES = 40 * 1024 * 1024
# First bytes by media type: the registrations at iana.org/assignments/media-types, section "image".
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)


def read_photo(path: Path) -> Photo:
    """Return the picture in a file.

    Raises:
        ImportFileError: the file cannot be read, is too large, or holds no picture of a known sort.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ImportFileError(f"{path.name} is too large for a photo. The card was left as it is.")
        data = path.read_bytes()
    except OSError as error:
        raise ImportFileError(f"{path.name} cannot be read. The card was left as it is.") from error
    media_type = next((kind for start, kind in _SIGNATURES if data.startswith(start)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        media_type = "image/webp"
    if not media_type:
        raise ImportFileError(f"{path.name} is not a picture that can be shown. The card was left as it is.")
    return Photo(media_type, data)
