"""A crowd of processes that run commands on one library at once; run as a program, it prints what each command said.

python crowd.py FOLDER PROCESSES ROUNDS SEED
"""

import importlib
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_LETTERS = "bcdfghjklmnprstvwz"


def main() -> None:
    folder, processes, rounds, seed = Path(sys.argv[1]), *map(int, sys.argv[2:])
    for name in (
        "cli.main",
        "cli.commands.import_",
        "library.library_writer",
        "storage.lock",
        "search.results",
        "index.updater",
    ):
        importlib.import_module(f"protlib.{name}")  # so that no command has to
    importlib.import_module("tinydb")
    children = []
    for number in range(processes):
        if (child := os.fork()) == 0:
            runs = [run for turn in range(rounds) for run in _turn(folder, number, turn, seed)]
            (folder / f"{number}.told").write_text(json.dumps(runs))
            os._exit(0)
        children.append(child)
    for child in children:
        assert os.waitpid(child, 0)[1] == 0
    runs = [json.loads((folder / f"{number}.told").read_text()) for number in range(processes)]
    sys.stdout.write(json.dumps([run for turn in runs for run in turn]))


def _turn(folder: Path, number: int, turn: int, seed: int) -> Iterator[list[Any]]:
    """Add a record of its own, change it, look at it, and perhaps undo or remove;
    yield what each command was, and how it ended.
    """
    chance = random.Random(f"{seed} {number} {turn}")
    words = ["".join(chance.choices(_LETTERS, k=9)) for _ in range(5)]
    key = f"w{number}r{turn}"
    file = folder / f"{key}.jsonl"
    record = {
        "key": key,
        "title": " ".join(words),
        "date": str(chance.randint(1900, 2020)),
        "type": "book",
        "publisher": words[0],
    }
    file.write_text(json.dumps(record))
    came = chance.choice(
        (
            ["import", file.name],
            ["merge", file.name, "--yes"],
            ["add", "--title", record["title"], "--year", "2001"],
        )
    )
    code, out, err = _run(folder, number, came)
    if came[0] == "add" and code == 0:
        key = out.strip()
    yield [came[0], key, code, err]
    lines = [
        ["set", key, f"genre={key}"],
        ["tag", key, "--add", f"t{key}"],
        ["search", words[1]],
        ["list", "--format", "keys"],
    ]
    lines += [["undo"]] * chance.choice((0, 0, 1)) + [["remove", key, "--yes"]] * chance.choice((0, 0, 1))
    for line in chance.sample(lines, len(lines)):
        code, out, err = _run(folder, number, line)
        yield [line[0], key if line[0] in {"set", "tag", "remove"} else "", code, err]


def _run(folder: Path, number: int, line: list[str]) -> tuple[int, str, str]:
    files = [folder / f"{number}.{name}" for name in ("out", "err")]
    if (child := os.fork()) == 0:
        os.environ |= {
            "PROTLIB_LIBRARY": str(folder / "library.json"),
            "PROTLIB_CACHE": str(folder / "cache"),
            "PROTLIB_WAIT": "500",
        }
        os.chdir(folder)
        for place, file in enumerate(files, 1):
            os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), place)
        from protlib.cli import main

        sys.argv = ["protlib", *line]
        code = main.run()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return ended, files[0].read_text(), files[1].read_text()


if __name__ == "__main__":
    main()
