"""The libraries of the system that Qt needs on Linux, beyond what its own package brings.

The names are those that Qt's libraries and plugins ask the loader for; the packages are Debian's and Ubuntu's.
The launcher in packaging/ reads this before anything is installed, so it asks for the standard library alone.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable

TO_DRAW = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libzstd.so.1": "libzstd1",
    "libbrotlidec.so.1": "libbrotli1",
}
"""What Qt asks for before it draws anything, into a file included."""

FOR_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a window on an X11 screen asks for on top."""

FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What a window on a Wayland screen asks for on top."""

FOR_PRINTERS = {"libcups.so.2": "libcups2"}
"""What finds the printers. Without it everything works, and printing goes to PDF."""


def missing_of(libraries: dict[str, str]) -> dict[str, str]:
    """Return those of ``libraries`` that the loader of this system does not find; none outside Linux."""
    if not sys.platform.startswith("linux"):
        return {}
    import ctypes

    missing = {}
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    return missing


def missing_for_a_window() -> dict[str, str]:
    """Return the libraries that a window misses on the screen named by the environment.

    Where both X11 and Wayland are on offer one of them is enough, as Qt takes the other when one fails.
    """
    offered = [FOR_X11] if os.environ.get("DISPLAY") else []
    if os.environ.get("WAYLAND_DISPLAY"):
        offered.append(FOR_WAYLAND)
    ways = [missing_of(TO_DRAW | libraries) for libraries in offered or [FOR_X11]]
    return {} if {} in ways else ways[0]


def how_to_install(missing: dict[str, str]) -> str:
    """Return what to do about missing libraries, as the end of a sentence: one line to paste where we know one."""
    if shutil.which("apt-get"):
        return f"run this line and start again:\n{apt_line(missing.values())}"
    return f"install the packages of your system that hold {', '.join(sorted(missing))} and start again."


def apt_line(packages: Iterable[str]) -> str:
    """Return the one line that installs ``packages`` on Debian and Ubuntu, with sudo for who needs it."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y {' '.join(sorted(set(packages)))}"
