"""What the system itself must bring: venv for Python, and the libraries that Qt draws with."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys

from launcher import installed
from launcher.failure import SetUpError
from launcher.wish import DRAW, NOTHING, WINDOW

if installed.ROOT not in sys.path:
    sys.path.append(installed.ROOT)
from reljournal.system import qt_libraries


def missing_venv() -> str | None:
    """Return the Debian package that brings venv to this Python, None when it has it.

    Raises SetUpError for a Python that no package of the system can complete.
    """
    if all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        return None
    if sys.base_prefix == "/usr" and shutil.which("apt-get"):
        return f"python{installed.python_version()}-venv"
    raise SetUpError(
        f"The Python in {sys.executable} came without venv and ensurepip. Start with a complete Python 3.11 or newer."
    )


def missing_libraries(needed: str) -> dict[str, str]:
    """Return the libraries, each with its package, that are missing for ``needed`` (see ``wish``)."""
    if needed == WINDOW:
        return qt_libraries.missing_for_a_window()
    return qt_libraries.missing_of(qt_libraries.TO_DRAW) if needed == DRAW else {}


def provide(needed: str, *, with_venv: bool, log: str) -> None:
    """See to it that the system has what ``needed`` asks for, and venv where that is wanted.

    As root on Debian and Ubuntu what is missing is installed, its output going to the file ``log``. Elsewhere
    SetUpError names the line to paste, unless only drawing is missing and ``needed`` is not about drawing: then
    a note does.
    """
    venv_package = missing_venv() if with_venv else None
    libraries = missing_libraries(DRAW if needed == NOTHING else needed)
    packages = [*([venv_package] if venv_package else []), *libraries.values()]
    if not packages:
        return
    required = venv_package is not None or needed != NOTHING
    try:
        if _may_install():
            _install([*packages, *(qt_libraries.FOR_PRINTERS.values() if needed == WINDOW else ())], log)
        elif venv_package:
            raise SetUpError(f"Python lacks what its environments are made with: {_paste(packages)}")
        else:
            how = qt_libraries.how_to_install(libraries)
            raise SetUpError(f"The window and the briefs need libraries that this system lacks: {how}")
    except SetUpError as refused:
        if required:
            raise
        sys.stderr.write(f"{refused}\nEverything else works without them.\n")


def _may_install() -> bool:
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _paste(packages: list[str]) -> str:
    return f"run this line and start again:\n{qt_libraries.apt_line(packages)}"


def _install(packages: list[str], log: str) -> None:
    wanted = sorted(set(packages))
    sys.stderr.write(f"Installing what this system lacks: {' '.join(wanted)}\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Another program may be installing at this moment; it is given two minutes.
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    with open(log, "ab") as file:
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", *wanted]):
            ended = subprocess.run(
                [*apt, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False
            )
    if ended.returncode != 0:
        raise SetUpError(f"These system packages could not be installed: {' '.join(wanted)}. Why is told in {log}")
