"""The tutorial: who does what it says gets what it shows, from the catalogue's page to the document in Word."""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from harness.paths import EXAMPLES, ROOT
from programs.engine import needs_engine
from programs.running import Run
from protlib.citing.engine import engine_program

PAGE = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
COMMANDS = re.findall(
    r"^\$ (protlib .*)\n((?:(?!\$ |```).*\n)*)",
    "".join(re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)),
    re.MULTILINE,
)
TYPED, FILLED = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def _converted(data: bytes, *options: str) -> bytes:
    return engine_program.run_pandoc([*options, "--output=-"], data).data


@pytest.mark.slow
@needs_engine
def test_who_follows_it_gets_what_it_shows(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTLIB_LIBRARY", "try.json")
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    (tmp_path / "report.docx").write_bytes(_converted(TYPED.encode(), "--from=markdown-citations", "--to=docx"))
    assert len(COMMANDS) == 14
    for command, expected in COMMANDS:
        ran = protlib(*shlex.split(command)[1:])
        assert ran.code in ({0, 1} if " check " in command else {0}), (command, ran)
        is_told_first = command.startswith("protlib search") or "new library" in ran.err
        output = ran.err + ran.out if is_told_first else ran.out + ran.err
        beginning, dots, _rest = expected.partition("...\n")
        assert output.startswith(beginning) if dots else output == expected, command


@pytest.mark.slow
@needs_engine
def test_the_text_of_the_report_becomes_what_is_shown(protlib: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    protlib("import", "examples/catalogue-page.txt", "examples/colleague.csv")
    (tmp_path / "report.docx").write_bytes(_converted(TYPED.encode(), "--from=markdown-citations", "--to=docx"))
    assert protlib("fill", "report.docx").code == 0
    text = _converted((tmp_path / "report-filled.docx").read_bytes(), "--from=docx", "--to=plain", "--wrap=none")
    assert text.decode().replace(os.linesep, "\n").startswith(FILLED)
