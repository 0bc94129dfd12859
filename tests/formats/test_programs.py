"""The programs that files are written for: each is on the command line, and reads a format that is written."""

from typing import get_args

from harness.rows import every_row
from protlib import formats
from protlib.formats.programs import PROGRAMS, ProgramName


def test_each_program_can_be_asked_for() -> None:
    assert get_args(ProgramName) == tuple(PROGRAMS)


@every_row("name", PROGRAMS)
def test_a_program_reads_best_what_is_written(name: str) -> None:
    best = [formats.format_named(format_name) for format_name in PROGRAMS[name].formats]
    assert best
    assert all(entry.writes for entry in best)
