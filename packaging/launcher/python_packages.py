"""The environment of this clone: a venv with the pinned packages in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

from launcher import installed
from launcher.failure import SetUpError

LOG = os.path.join(installed.ENVIRONMENT, "setup.log")

_NO_CONNECTION = re.compile(
    "NewConnectionError|NameResolutionError|Temporary failure in name resolution|Failed to establish|"
    "ConnectTimeout|ReadTimeout|ConnectionError|ProxyError|Network is unreachable|getaddrinfo failed"
)
_NO_SPACE = re.compile("No space left on device|Errno 28")
_DOWNLOADING = re.compile(r"\s*Downloading (\S+?)-[0-9]\S* \((.+)\)")


def make_environment(keep: tuple[str, ...]) -> None:
    """Make the environment anew, leaving only what ``keep`` names of what stands there."""
    for name in os.listdir(installed.ENVIRONMENT):
        if name not in keep:
            _remove(os.path.join(installed.ENVIRONMENT, name))
    python = installed.base_python()
    _run([python, "-m", "venv", installed.ENVIRONMENT], "The Python environment in .venv could not be made")
    _show_the_program()


def install(lock: str) -> None:
    """Install the packages of ``lock``, TO_RUN or TO_TEST, every file checked against its hash."""
    _run(
        [
            installed.PYTHON, "-m", "pip", "install",
            "--require-hashes", "--only-binary=:all:", "--no-input", "--disable-pip-version-check",
            "--progress-bar=off", "-r", os.path.join(installed.ROOT, lock),
        ],
        "The Python packages could not be installed",
    )  # fmt: skip


def why_qt_does_not_load() -> str | None:
    """Return the sentence for a Qt that is installed but does not load, None when it does."""
    attempt = subprocess.run(
        [installed.PYTHON, "-c", "import PySide6.QtNetwork, PySide6.QtPrintSupport, PySide6.QtSvg"],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    if attempt.returncode == 0:
        return None
    last = attempt.stderr.strip().rpartition("\n")[2]
    return f"Qt, which draws for RelJournal, does not load on this system: {last}"


def _show_the_program() -> None:
    """Let the environment's Python find the program where this clone is, also after the folder was moved."""
    for folder, folders, _ in os.walk(installed.ENVIRONMENT):
        if os.path.basename(folder) == "site-packages" and "pip" in folders:
            path = os.path.relpath(installed.ROOT, folder)
            with open(os.path.join(folder, "reljournal.pth"), "w", encoding="ascii") as file:
                file.write(f"{path}\n")
            return


def _run(command: list[str], failed: str) -> None:
    """Run ``command`` with its output in the log, naming downloads as they come; raise SetUpError if it fails."""
    said: list[str] = []
    environment = {**os.environ, "PIP_USER": "0", "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with open(LOG, "a", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
        with process:
            for line in process.stdout or ():
                log.write(line)
                said.append(line)
                download = _DOWNLOADING.match(line)
                if download:
                    sys.stderr.write(f"  Fetching {download[1].replace('_', '-')} ({download[2]})\n")
    if process.returncode != 0:
        raise SetUpError(_explained("".join(said), failed))


def _explained(said: str, failed: str) -> str:
    if "DO NOT MATCH THE HASHES" in said:
        return f"{failed}: a file that was fetched is not the one that was pinned, so none was used. Told in {LOG}"
    if _NO_SPACE.search(said):
        return f"{failed}: the disk is full. Make room and start again."
    if "CERTIFICATE_VERIFY_FAILED" in said:
        return f"{failed}: this computer does not trust the certificate of the package index. Told in {LOG}"
    if _NO_CONNECTION.search(said):
        return f"{failed}: the package index does not answer. Start again when this computer is connected."
    if "No matching distribution found" in said:
        version = installed.python_version()
        return f"{failed}: the package index offers none for this system and Python {version}. Told in {LOG}"
    errors = [line.removeprefix("ERROR: ") for line in said.splitlines() if line.startswith("ERROR: ")]
    return f"{failed}{f' ({errors[-1]})' if errors else ''}. All that was said is in {LOG}"


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        os.remove(path)
