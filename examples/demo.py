"""Show the main job on the sample library, in a folder that is thrown away: keep, find, filter, export, cite."""

import os
import re
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLAIN = re.compile(r"[\w.,:/\\=@+~-]+", re.ASCII)
SHOWN = 12


def main() -> int:
    """Run the commands one after the other, and return the exit code of the first that fails, else 0."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # as protlib prints
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        environment = {
            **os.environ,
            "PROTLIB_LIBRARY": str(work / "library.json"),
            "PROTLIB_CACHE": str(work / "cache"),
            "XDG_STATE_HOME": str(work / "state"),
        }
        for command in commands(work):
            print(f"\n$ {' '.join(map(typed, ['protlib', *command]))}", flush=True)
            code = subprocess.run([sys.executable, "-m", "protlib", *command], env=environment, check=False).returncode
            if code:
                return code
            if "bibtex" in command:
                show(work / "west-africa.bib")
    print("\nThis was a library of its own, thrown away now. Yours begins with: protlib import FILE")
    return 0


def commands(work: Path) -> list[list[str]]:
    """Return what is typed after `protlib`, in order; what is written goes into a folder."""
    page, report = str(HERE / "catalogue-page.txt"), HERE / "report"
    bib, json = str(work / "west-africa.bib"), str(work / "west-africa.json")
    return [
        ["import", str(HERE / "publications.jsonl")],
        ["import", page],
        ["import", page],
        ["search", "trafficking", "--region", "West Africa"],
        ["search", "traficking in person", "--year", "2015..", "--limit", "5"],
        ["show", "iom2009caring"],
        ["stats", "--by", "region", "--limit", "8"],
        ["export", "--region", "West Africa", "--format", "bibtex", "--output", bib],
        ["export", "--key", "iom2009caring", "--format", "ris"],
        ["convert", bib, json],
        ["cite", "[see @iom2007handbook, p. 3; @jobe2010causes]"],
        ["export", "--cited-in", str(report / "report.tex"), "--output", str(work / "report.bib")],
        ["fill", str(report / "report.md"), "--output", str(work / "report.docx")],
        ["fill", str(report / "report.docx"), "--output", str(work / "filled.docx")],
    ]


def typed(word: str) -> str:
    """Return a word as one types it, a file of the examples by its place among them."""
    word = word.removeprefix(f"{HERE}{os.sep}")
    return word if PLAIN.fullmatch(word) else f'"{word}"'


def show(path: Path) -> None:
    """Print the first lines of a file."""
    with path.open(encoding="utf-8") as file:
        print(*islice(file, SHOWN), sep="", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())
