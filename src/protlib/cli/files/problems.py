"""What readers say of a file: problems with its records, and remarks on the whole."""

from collections import Counter
from typing import TYPE_CHECKING

from protlib.cli.input_file import LoadedFile
from protlib.cli.output import MOST_LOST, MOST_NAMED, say

if TYPE_CHECKING:
    from protlib.formats import Problem


def tell_problems(file: LoadedFile, *, verbose: bool) -> None:
    """Print the records that were lost and the first other problems (all if verbose), as `file:line: record: what`."""
    counts = Counter[bool]()
    for problem in sorted(file.parsed.problems, key=lambda problem: problem.line):
        counts[problem.lost] += 1
        if verbose or counts[problem.lost] <= (MOST_LOST if problem.lost else MOST_NAMED):
            say(_line(file.name, problem))
    for further_count, noun in (
        (counts[True] - MOST_LOST, "that could not be read"),
        (counts[False] - MOST_NAMED, "problems"),
    ):
        if further_count > 0 and not verbose:
            say(f"{file.name}: {further_count} more {noun}; --verbose lists them all")


def tell_remarks(file: LoadedFile) -> None:
    """Print what there is to say of a file as a whole, a line each."""
    for remark in file.parsed.remarks:
        say(f"{file.name}: {remark}")


def _line(name: str, problem: "Problem") -> str:
    line_name = f"{name}:{problem.line}" if problem.line else name
    return ": ".join(filter(None, (line_name, problem.record, problem.what)))
