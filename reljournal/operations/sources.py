"""The files that are meant when somebody names files and folders to import."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reljournal.domain.errors import ImportFileError

Source = Path | tuple[str, BinaryIO]
"""A file or folder, or a name with an open stream."""
OpenStream = Callable[[], BinaryIO]


class Named(NamedTuple):
    """A file: its name for the report, its size in bytes, how to open it, and where it lies."""

    name: str
    size: int
    open_stream: OpenStream
    path: Path | None = None


def files_of(sources: Iterable[Source], fits: Callable[[Path], bool], none_inside: str) -> list[Named]:
    """Return every file that is meant: those named, and those in folders that ``fits`` takes.

    ``none_inside`` is the sentence for a folder without any, which ``{}`` names.

    Raises:
        ImportFileError: there is no such file, it cannot be reached, or there is nothing in a folder.
    """
    found: list[Named] = []
    for source in sources:
        if isinstance(source, tuple):
            name, stream = source
            found.append(Named(name, 0, partial(_given, stream)))
            continue
        path = source.expanduser()
        try:
            path.stat()
        except FileNotFoundError as error:
            raise ImportFileError(f"There is no file “{path}”.") from error
        except OSError as error:
            raise ImportFileError(f"“{path}” cannot be read: {error.strerror or error}.") from error
        if path.is_dir():
            inside = _named_inside(path, fits)
            if not inside:
                raise ImportFileError(none_inside.format(path))
            found += inside
        elif path.is_file():
            found.append(Named(path.name, path.stat().st_size, partial(_opened, path), path))
        else:
            raise ImportFileError(f"“{path}” is not a file.")
    return found


def position(stream: BinaryIO) -> int:
    """Return how far a stream was read, 0 where it cannot say."""
    try:
        return stream.tell()
    except OSError:
        return 0


def files_inside(folder: Path) -> Iterator[Path]:
    """Yield every file in a folder and the folders in it; what may not be read is passed over."""
    for at, _, names in os.walk(folder):
        for name in names:
            path = Path(at) / name
            if path.is_file():
                yield path


def _named_inside(folder: Path, fits: Callable[[Path], bool]) -> list[Named]:
    """Return the files in a folder and the folders in it. One that may not be read is told as a file is."""
    found: list[tuple[Path, int, OpenStream]] = []

    def note(error: OSError) -> None:
        found.append((Path(error.filename), 0, partial(_refused, error)))

    for at, _, names in os.walk(folder, onerror=note):
        paths = (Path(at) / name for name in names)
        fitting = (path for path in paths if path.is_file() and fits(path))
        found += [(path, path.stat().st_size, partial(_opened, path)) for path in fitting]
    found.sort(key=itemgetter(0))
    return [Named(_name_in(folder, path), size, open_stream, path) for path, size, open_stream in found]


def _name_in(folder: Path, path: Path) -> str:
    return str(path if path == folder else path.relative_to(folder))


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _refused(error: OSError) -> BinaryIO:
    raise error


def _given(stream: BinaryIO) -> BinaryIO:
    return stream
