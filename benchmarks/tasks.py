"""Tasks as users phrase them, and whether the help names the command: `python -m benchmarks.tasks [FILE...]`.

`tasks.txt` was written before the commands of issue 24 were made, `tasks_aside.txt` was not looked at while the help
was tuned on it, nor `tasks_third.txt` before it was written. For each list: how many tasks have their command on the
first page and in `help --all`, how many of these have a line there that shares a word with the task, and how many `help
WORDS` names among its commands, the first three of them, and the first. Some tasks say what the line is to have, such
as an option.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.cli.command_table import COMMANDS

LISTS: Final = (
    Path(__file__).with_suffix(".txt"),
    Path(__file__).with_name("tasks_aside.txt"),
    Path(__file__).with_name("tasks_third.txt"),
)
MOST_COMMANDS: Final = 6
"""How many commands `help WORDS` may name."""
_FIRST: Final = 3
_ROW: Final = re.compile(r"^[│ ]{0,4}([a-z][a-z-]*)(?: {2,}(.*))?$")
_BEGINNING: Final = 5  # letters that two words share to be taken for one: "publication", "publish" are not
_SHORT: Final = 3


class Task(NamedTuple):
    """A task as a user phrases it, its commands before and since issue 24, and what the line to type has to have."""

    text: str
    old_commands: frozenset[str]
    new_commands: frozenset[str]
    part: str = ""

    @property
    def answers(self) -> frozenset[str]:
        """The commands of today that do it: those of before as long as all of them are there."""
        commands = self.old_commands & COMMANDS.keys()
        return commands if commands == self.old_commands else commands | self.new_commands


def read_tasks(path: Path) -> list[Task]:
    """Return the tasks of a file."""
    rows = [line.split(" | ") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return [
        Task(text, frozenset(old_commands.split()), frozenset(new_commands.split()), *map(str.strip, part))
        for text, old_commands, new_commands, *part in rows
    ]


def run_protlib(*arguments: str) -> str:
    """Return what protlib prints; nothing where it refuses."""
    command = [sys.executable, "-m", "protlib", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return ran.stdout if ran.returncode == 0 else ""


def lines(page: str) -> dict[str, str]:
    """Return the commands at the beginnings of lines of a page of the help, each with what it says of it."""
    rows: dict[str, str] = {}
    name = ""
    for line in page.splitlines():
        row = _ROW.match(line.strip("│").rstrip())
        if row and row[1] in COMMANDS:
            name = row[1]
            rows.setdefault(name, row[2] or "")
        elif name and line.strip("│ ─╮╭╰╯").strip():
            rows[name] += f" {line.strip('│ ')}"
        else:
            name = ""
    return rows


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in re.findall(r"[a-z]+", text.lower()) if len(word) > _SHORT)


def _describe_page(tasks: Sequence[Task], page: str) -> str:
    rows = lines(page)
    answered = [task for task in tasks if task.answers & rows.keys()]
    lookalikes = [
        task
        for task in answered
        if any(_beginnings(task.text) & _beginnings(f"{name} {rows[name]}") for name in task.answers & rows.keys())
    ]
    return (
        f"{len(answered)} of {len(tasks)} stand there, {len(lookalikes)} with a word in common; "
        f"{len(page.splitlines())} lines"
    )


def _describe_answers(tasks: Sequence[Task]) -> Iterator[str]:
    ranks: list[int] = []
    parts = [task for task in tasks if task.part]
    count = len(parts)
    for task in tasks:
        page = run_protlib("help", *task.text.replace(",", " ").split())
        names = list(lines(page))
        rank = next((place for place, name in enumerate(names, 1) if name in task.answers), 0)
        ranks.append(rank if len(names) <= MOST_COMMANDS else 0)
        if task.part and task.part not in page:
            parts.remove(task)
            yield f"    no line with {task.part}: {task.text}"
        if not ranks[-1]:
            yield f"    not named: {task.text} ({' '.join(sorted(task.answers))}): {' '.join(names) or 'nothing'}"
    hits, soon, first = (sum(0 < rank <= most for rank in ranks) for most in (MOST_COMMANDS, _FIRST, 1))
    with_options = f", {len(parts)} of {count} with the option" if count else ""
    yield f"  help WORDS    {hits} of {len(tasks)} named, {soon} among the first {_FIRST}, {first} first{with_options}"


def main() -> None:
    """Print the figures of each list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=LISTS)
    pages = {"--help": run_protlib("--help"), "help --all": run_protlib("help", "--all")}
    for path in parser.parse_args().files:
        tasks = read_tasks(path)
        print(f"{path.name}: {len(tasks)} tasks")
        for name, page in pages.items():
            print(f"  {name:<13} {_describe_page(tasks, page)}")
        print("\n".join(_describe_answers(tasks)))


if __name__ == "__main__":
    main()
