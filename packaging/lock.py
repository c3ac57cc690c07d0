"""Write requirements.txt and requirements-dev.txt: what pyproject.toml asks for, pinned and hashed.

Run it from a Python that has pip-tools, after changing the dependencies in pyproject.toml:

    .venv/bin/python -m pip install pip-tools
    .venv/bin/python packaging/lock.py             # keep today's pins where they still fit
    .venv/bin/python packaging/lock.py --upgrade   # take the newest versions that fit

The files serve Linux, macOS and Windows alike: they hold the hashes of every file of a release, and pip picks
the one that fits. They name no package index, so each machine asks the one it is set up for.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

HEADER = """\
# {purpose}: every version pinned, every file hashed.
# Made from pyproject.toml by packaging/lock.py, which says how to make it anew. Not edited by hand.

"""

# pip-tools resolves for the system it runs on. What only another system asks for is named here with the
# condition under which it is installed.
ONLY_ELSEWHERE = {"colorama": 'sys_platform == "win32"'}


def compile_lock(target: Path, purpose: str, arguments: list[str], sources: list[str]) -> None:
    """Resolve ``sources`` into the lock file ``target``, keeping its present pins unless told to upgrade."""
    present = target.read_text(encoding="utf-8") if target.exists() else ""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder, target.name)
        draft.write_text(present, encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "piptools", "compile", "--quiet", "--no-config", "--no-header",
             "--generate-hashes", "--strip-extras", "--annotation-style=line", "--newline=lf",
             "--no-emit-options", "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host",
             f"--output-file={draft}", *arguments, *sources],
            cwd=ROOT,
            check=True,
        )
        resolved = draft.read_text(encoding="utf-8")
    for package, condition in ONLY_ELSEWHERE.items():
        resolved = re.sub(rf"(?m)^({package}==\S+)", rf"\1 ; {condition}", resolved)
    # Which of our own files asked for a package is plain from pyproject.toml, and would name this machine.
    resolved = re.sub(r"(?m)^ +# via .*\n", "", resolved)
    target.write_text(HEADER.format(purpose=purpose) + resolved, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> None:
    """Write both lock files; ``arguments`` go to pip-compile."""
    running = ROOT / "requirements.txt"
    compile_lock(running, "What RelJournal runs with", arguments, ["pyproject.toml"])
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = Path(folder, "elsewhere.in")
        elsewhere.write_text("\n".join(ONLY_ELSEWHERE) + "\n", encoding="utf-8")
        compile_lock(
            ROOT / "requirements-dev.txt",
            "What RelJournal runs, is tested and is built with",
            [*arguments, "--extra=dev", f"--constraint={running.name}"],
            ["pyproject.toml", str(elsewhere)],
        )


if __name__ == "__main__":
    main(sys.argv[1:])
