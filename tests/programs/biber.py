"""What biber, the program that reads biblatex's files, has to say of one."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

needed = pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not installed")


def doubts(text: str, folder: Path) -> list[str]:
    """Return its warnings and errors when it checks a file against biblatex's data model."""
    path = folder / "all.bib"
    path.write_text(text, encoding="utf-8")
    out = ("--output-file", str(folder / "out.bib"))
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", *out, str(path)]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return re.findall(r"^(?:WARN|ERROR).*", output, re.MULTILINE)
