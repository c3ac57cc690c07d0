"""Writing and calling by the programs that this computer has for it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_way(scheme: str, value: str) -> bool:
    """Hand an e-mail address (``mailto``) or a phone number (``tel``) on; return whether a program took it."""
    if scheme == "tel":
        value = "".join(c for c in value if c.isdigit() or c in "+*#,;")
    url = QUrl()
    url.setScheme(scheme)
    url.setPath(value)
    return QDesktopServices.openUrl(url)
