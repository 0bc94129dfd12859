"""What each command that writes is given, and what befalls the libraries that it is tried on."""

import shutil
from pathlib import Path
from typing import Final

from mishaps import faults
from mishaps.faults import Fault

RECORDS: Final = (
    {"key": "caring", "title": "Caring for Trafficked Persons", "date": "2009", "organisations": ["IOM"], "tags": ["health"]},
    {"key": "causes", "title": "The Causes of Re-trafficking", "date": "2010", "authors": ["Jobe, Alison"], "doi": "10.1000/182"},
    {"key": "twin", "title": "The Causes of Re-Trafficking", "date": "2010", "authors": ["Jobe, Alison"], "doi": "10.1000/182"},
    {"key": "flawed", "title": "A Handbook On Protection Of Children In Armed Conflict", "date": "2011", "doi": "https://doi.org/10.1000/183"},
    {"key": "own", "title": "Numbers of protÃ©gÃ©s", "date": "2012", "extra": {"csv:Finding": "many"}},
)  # fmt: skip
OTHERS: Final = ({"key": "theirs", "title": "What a colleague has", "date": "2013", "type": "book"},)
NEWER: Final = ({"key": "caring", "title": "Caring for Trafficked Persons", "date": "2009", "genre": "handbook"},)
WRITING: Final[dict[str, tuple[str, ...]]] = {
    "add": ("--title", "A new one", "--year", "2020", "--type", "book"),
    "import": ("newer.jsonl", "--on-duplicate", "update"),
    "search": ("--save", "kept", "caring"),
    "search --forget": ("asked",),
    "edit": ("caring", "--yes"),
    "set": ("caring", "genre=handbook"),
    "tag": ("caring", "causes", "--add", "labour", "--yes"),
    "screen": ("caring", "--verdict", "include", "--by", "Ann"),
    "names": ("--unify", "IOM", "International Organization for Migration (IOM)", "--yes"),
    "duplicates": ("--merge-above", "0.9", "--yes"),
    "merge": ("others.jsonl", "--yes"),
    "duplicates --merge causes": ("twin", "--yes"),
    "rekey": ("caring", "minding"),
    "remove": ("caring", "--yes"),
    "fields": ("add", "finding"),
    "check": ("--fix", "--rule", "mojibake", "--yes"),
    "undo": (),
    "check --fix": ("--rule", "sentence-case", "--yes"),
    "undo --to": ("2",),
    "redo": (),
    "merge --conflicts": ("--prefer", "theirs"),
    "editions": ("caring", "causes", "--link"),
    "restore": ("2", "own", "--yes"),
    "fields rename": ("finding", "result"),
    "merge --conflict-copies": ("--yes",),
    "merge --markers": (),
    "info --repair": ("--yes",),
    "import --prune-tag": ("gone", "records.jsonl", "--on-duplicate", "replace", "--match", "key", "--yes"),
    "import newer.jsonl": ("others.jsonl", "--on-duplicate", "update"),
    "duplicates --merge": (),
    "duplicates --keep-both": ("causes", "twin"),
    "rekey --all": ("--pattern", "{author}{year}", "--yes"),
    "names --forget": ("IOM",),
    "attach": ("caring", "others.jsonl"),
    "rekey caring": ("minded",),
}
"""What each command that writes is given; of a command that is done in several ways, the words that it begins with."""
# These read, or write another file.
ELSEWHERE: Final = frozenset(
    {
        "list", "show", "browse", "stats", "about", "open", "cite", "bibliography", "fill",
        "overview", "styles",
        "verify", "export", "as-text", "share", "git-setup", "merge-driver", "config", "convert", "history", "diff", "info",
        "help", "schema", "mcp", "listen", "text", "notes",
    }
)  # fmt: skip
KEYS: Final = {"duplicates --merge": "m"}
"""What is typed where a command asks a terminal."""


def line_of(command: str) -> list[str]:
    return [*command.split(), *WRITING[command]]


STEPS: Final = (
    ["import", "records.jsonl", "--on-duplicate", "add"],
    ["tag", "own", "--add", "one"],
    ["tag", "causes", "--add", "two"],
)
BASES: Final = {
    "none": [],
    "plain": STEPS,
    "undone": [*STEPS, ["undo"]],
    "packed": STEPS,
    "conflicted": STEPS,
    "fielded": [*STEPS, ["fields", "add", "finding"], ["set", "own", "finding=many"]],
    "searched": [*STEPS, ["search", "--save", "asked", "causes"]],
    "copied": STEPS,  # a copy of it, changed elsewhere, lies beside it
    "marked": STEPS,  # Git has left both sides of a merge in it
    "unified": [
        *STEPS,
        ["names", "--unify", "IOM", "International Organization for Migration", "--yes"],
        ["duplicates", "--keep-both", "causes", "twin"],
    ],
    "nightly": STEPS,  # the file that they come from has one less, and another says more
    "filed": [*STEPS, ["attach", "caring", "others.jsonl"]],
    "broken": STEPS,  # two of its records have one key
    "wounded": STEPS,  # by an `add` that was killed with the new file ready
    "halfway": STEPS,  # an `undo` that was killed with the old file put back
}


def kill_command(folder: Path, trial: Path, command: str, later: int) -> None:
    """Kill a command at the call that puts the new file in its place, or so many calls later."""
    shutil.move(folder, trial)
    shutil.copytree(trial, folder)
    calls = faults.run(folder, line_of(command), at=90).calls
    place = next(at for at, call in enumerate(calls) if call[0] == "replace" and call[2].endswith("/library.json"))
    shutil.rmtree(folder)
    shutil.copytree(trial, folder)
    assert faults.run(folder, line_of(command), Fault(place + later, "kill"), at=90).code == -9


def merge_sides(folder: Path) -> None:
    """Have two sides of a merge in Git change one field."""
    library = folder / "library.json"
    sides = [folder / f"{side}.json" for side in ("base", "theirs", "mine")]
    for side in sides:
        shutil.copy(library, side)
        if side.stem != "base":
            assert faults.run(folder, ["--library", str(side), "set", "caring", f"genre={side.stem}"], at=50).code == 0
    base, theirs, mine = map(str, sides)
    faults.run(folder, ["merge-driver", base, mine, theirs], at=60)
    shutil.move(mine, library)
    for name in ("base", "theirs", "mine"):
        shutil.rmtree(folder / f".{name}.json.versions", ignore_errors=True)


def copy_library(folder: Path) -> None:
    """Have a synchronised folder keep a copy that somebody else has added to."""
    copy = folder / "library (conflicted copy 2026-01-02 101112).json"
    shutil.copy(folder / "library.json", copy)
    ran = faults.run(folder, ["--library", str(copy), "set", "twin", "genre=theirs"], at=50)
    assert ran.code == 0, ran.err
    shutil.rmtree(folder / f".{copy.name}.versions")


def mark_library(folder: Path) -> None:
    """Have Git leave its marks where one side has a value that the other has not."""
    library = folder / "library.json"
    line = '      "date": "2009"'
    text = library.read_text()
    assert text.count(line) == 1
    ours, base, theirs = (f'{line},\n      "genre": "one"', line, f'{line},\n      "edition": "2"')
    marked = f"<<<<<<< ours\n{ours}\n||||||| base\n{base}\n=======\n{theirs}\n>>>>>>> theirs"
    library.write_text(text.replace(line, marked))
