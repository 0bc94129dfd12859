"""The page on files says what is so: what it shows is what the commands print and say."""

import re
import shlex
import shutil
from pathlib import Path
from typing import get_args

from harness.paths import EXAMPLES, ROOT
from programs.running import Run
from protlib.formats.programs import PROGRAMS
from protlib.selection import OnDuplicate

PAGE = (ROOT / "docs/files.md").read_text(encoding="utf-8")


def test_the_examples_print_what_is_shown(sample: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    (tmp_path / "refs.csv").write_text("Title,Year,Herkunft\nReturns of migrants,2019,Kenya\n", "utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [example for block in blocks for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(examples) == 5
    for example in examples:
        command, _, output = example.partition("\n")
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out + ran.err) == (0, output), command


def test_the_page_names_every_program_that_files_are_written_for() -> None:
    assert [name for name in PROGRAMS if f"`{name}`" not in PAGE and f"`--for {name}`" not in PAGE] == []


def test_what_becomes_of_a_record_that_is_there_has_a_row_for_each_choice() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert [row for row in rows if row != "private_note"] == [*get_args(OnDuplicate)]
