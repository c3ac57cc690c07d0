"""The texts of the program, for whoever translates them.

    .venv/bin/python packaging/texts.py list         # every text, with where it is said and what is said about it
    .venv/bin/python packaging/texts.py missing de   # those that resources/translations/de.json does not have yet
    .venv/bin/python packaging/texts.py fill de      # write them into it as "", to be filled in; drop what is gone

A catalogue is JSON: ``texts`` holds each English text with its translation, empty while there is none. A text with
``%Ln`` is counted: its translation is ``{"one": "%Ln Tag", "other": "%Ln Tage"}``. Where one English text needs two
translations, ``in`` has a room (the second column of ``list``) with the texts that differ there. Marks such as %1, %Ln
and {name} stay as they are. Once ``finished`` is true, a computer in that language is spoken to in it; the tests then
bear few texts without translation, which are shown in English.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_PLACES = ("app.py", "exchange", "printing", "system", "ui")


@dataclass(frozen=True, order=True)
class Text:
    """One text where it stands: its room is the context that Qt is asked with."""

    source: str
    room: str
    note: str
    file: str
    line: int

    @property
    def is_counted(self) -> bool:
        """Whether it has forms for a count."""
        return "%Ln" in self.source


def all_texts() -> list[Text]:
    """Return every text that the code hands to a translating function, once for each place."""
    found: list[Text] = []
    for name in _PLACES:
        place = ROOT / "reljournal" / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            found += _texts_in(path)
    return sorted(set(found))


def catalogue_file(language: str) -> Path:
    """Return where the catalogue of a language is kept."""
    return ROOT / "resources" / "translations" / f"{language}.json"


def read_catalogue(language: str) -> dict[str, Any]:
    """Return a catalogue, an empty one when there is none yet."""
    file = catalogue_file(language)
    empty: dict[str, Any] = {"finished": False, "texts": {}, "in": {}}
    return empty | json.loads(file.read_text(encoding="utf-8")) if file.exists() else empty


def filled(catalogue: dict[str, Any]) -> dict[str, Any]:
    """Return a catalogue with every text of the code in it, and none that is gone."""
    texts = all_texts()
    known = {text.source: text for text in texts}
    has, rooms = catalogue["texts"], {(text.room, text.source) for text in texts}
    return {
        "finished": catalogue["finished"],
        "texts": {source: has.get(source) or _blank(text) for source, text in sorted(known.items())},
        "in": {
            room: kept
            for room, said in sorted(catalogue["in"].items())
            if (kept := {source: words for source, words in sorted(said.items()) if (room, source) in rooms})
        },
    }


def missing(catalogue: dict[str, Any]) -> list[Text]:
    """Return the texts without translation, each once."""
    has = catalogue["texts"]
    return list({text.source: text for text in all_texts() if not _is_said(has.get(text.source))}.values())


def _blank(text: Text) -> str | dict[str, str]:
    return {"one": "", "other": ""} if text.is_counted else ""


def _is_said(words: object) -> bool:
    return all(words.values()) if isinstance(words, dict) else bool(words)


def _texts_in(path: Path) -> Iterator[Text]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asking, others = _asking_functions(tree), _other_names(tree)
    given_names = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)]
    named = {name.id: node.value.value for node in given_names for name in node.targets if isinstance(name, ast.Name)}
    place = str(path.relative_to(ROOT))
    for room, call in _calls(tree, ""):
        name = others.get(_name_of(call), _name_of(call))
        if name in {"translate", "QT_TRANSLATE_NOOP"} and len(call.args) > 1:
            given, rest = call.args[0], call.args[1:]
            where = named.get(given.id, "") if isinstance(given, ast.Name) else _words(given)
        elif name in asking or name == "tr":
            # Without a class around it, it is the function of printing/wording.py.
            where, rest = asking.get(name, room or "Brief"), call.args
            where = str(named.get(where, where))
        else:
            continue
        source = _words(rest[0]) if rest else ""
        if source:
            yield Text(source, str(where), _words(rest[1]) if len(rest) > 1 else "", place, call.lineno)


def _calls(node: ast.AST, room: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call with the class that it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield room, child
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else room)


def _asking_functions(tree: ast.Module) -> dict[str, str]:
    """Return the functions of a module that hand a text on to Qt, with the context they ask in."""
    found: dict[str, str] = {}
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and function.args.args:
            first = function.args.args[0].arg
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and _name_of(node) == "translate" and len(node.args) > 1:
                    handed = {name.id for name in ast.walk(node.args[1]) if isinstance(name, ast.Name)}
                    if first in handed and handed <= {first, "str"}:
                        where = node.args[0]
                        found[function.name] = where.id if isinstance(where, ast.Name) else _words(where)
    return found


def _other_names(tree: ast.Module) -> dict[str, str]:
    """Return the short names that a module gives to the functions of Qt."""
    return {
        node.targets[0].id: node.value.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in {"tr", "translate"}
    }


def _name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _words(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def main(arguments: list[str]) -> int:
    """Do what was asked; return the exit code."""
    match arguments:
        case ["list"]:
            shown = all_texts()
        case ["missing", language]:
            shown = missing(read_catalogue(language))
        case ["fill", language]:
            made = filled(read_catalogue(language))
            text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
            catalogue_file(language).write_text(text, encoding="utf-8")
            shown = missing(made)
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    for item in shown:
        source = json.dumps(item.source, ensure_ascii=False)
        sys.stdout.write(f"{source}\t{item.room}\t{item.note}\t{item.file}\n")
    sys.stderr.write(f"{len(shown)} texts\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
