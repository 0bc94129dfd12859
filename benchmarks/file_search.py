"""What the texts of files cost: their size, to index them, and to search in them.

`python -m benchmarks.file_search [--reports 500] [--pages 60]` makes a library of reports with invented texts in a
temporary folder, and prints the size of the kept texts and of the index, the CPU time of both for each page, and the
CPU time of `protlib search --in-files` beside a bare Typer application: the two run in turn, the median of the pairs
counts. Reading the files is not in it: see `benchmarks.pages`.
"""

import argparse
import hashlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.generate import records
from protlib.fulltext.page_text import FileText, Page
from protlib.library import Library
from protlib.record.attached_file import AttachedFile
from protlib.record.model import Publication

_WORDS_OF_A_PAGE: Final = 420
_BARE: Final = """
import typer
app = typer.Typer()
@app.command()
def one(name: str) -> None:
    print(name)
@app.command()
def two() -> None:
    print("two")
app()
"""
_QUERIES: Final = (
    ("a word on few pages", ["detainees"]),
    ("a word on most pages", ["report"]),
    ("two words", ["forced", "labour"]),
    ("a phrase", ['"labour exploitation"']),
    ("a typo", ["detaineees"]),
    ("a concept", ["gender", "based", "violence"]),
    ("... in a region", ["forced", "labour", "--region", "Asia"]),
)
_TURNS: Final = 5


def reports(count: int, pages: int, seed: int = 7) -> Iterator[tuple[Publication, FileText]]:
    """Yield records with one file each, and the text of the file."""
    texts = records(count, seed, abstract_words=int(pages * _WORDS_OF_A_PAGE * 1.02))
    for number, record in enumerate(texts):
        words = record.pop("abstract", "").split()
        starts = range(0, len(words), _WORDS_OF_A_PAGE)
        text = FileText(
            tuple(
                Page(_lay_out(words[start : start + _WORDS_OF_A_PAGE]), str(place + 1))
                for place, start in enumerate(starts)
            ),
            "benchmark",
        )
        sha256 = hashlib.sha256(str(number).encode()).hexdigest()
        file = AttachedFile(f"library.files/report-{number}.pdf", 1_000_000, sha256)
        fields = {
            name: value
            for name, value in record.items()
            if name in {"title", "date", "countries", "regions", "authors", "publisher"}
        }
        yield Publication.from_dict({**fields, "key": f"gen{number}", "files": [str(file)]}), text


def _lay_out(words: Sequence[str]) -> str:
    return "\n".join(" ".join(words[start : start + 12]) for start in range(0, len(words), 12))


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def fill(folder: Path, count: int, pages: int) -> None:
    """Make the library, its texts and their index, and print what they cost."""
    stored_size = text_size = 0.0
    letters = page_count = 0
    publications: list[Publication] = []
    with Library(
        folder / "library.json", folder / "cache" / "protlib", texts=folder / "data" / "protlib" / "texts"
    ) as library:
        for publication, text in reports(count, pages):
            start = _cpu()
            library.texts.store.write(AttachedFile.from_text(publication.files[0]).sha256, text)
            stored_size += _cpu() - start
            publications.append(publication)
            letters += sum(len(page.text) for page in text.pages)
            page_count += len(text.pages)
        library.add_many(publications, match="key")
        library.select("")
        start = _cpu()
        library.select("text:zebra")
        text_size = _cpu() - start
    texts, index = _size(folder / "data"), (folder / "cache" / "protlib" / "pages.sqlite").stat().st_size / 1e6
    print(f"{count} reports, {page_count} pages, {letters / 1e6:.0f} million letters")
    print(f"kept texts {texts:.0f} MB, index {index:.0f} MB, together {texts + index:.0f} MB")
    print(
        f"to keep a page {stored_size / page_count * 1000:.2f} ms of CPU, to index it "
        f"{text_size / page_count * 1000:.2f} ms"
    )


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _cost(command: Sequence[str], environment: dict[str, str]) -> float:
    start = _children()
    subprocess.run(command, env=environment, capture_output=True, check=False)
    return _children() - start


def compare(folder: Path) -> None:
    """Print the CPU time of searches beside that of a bare Typer application."""
    bare_file = folder / "bare.py"
    bare_file.write_text(_BARE, encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PROTLIB_CONFIG": "",
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    bare = [sys.executable, str(bare_file), "one", "x"]
    start = [sys.executable, "-m", "protlib", "--library", str(folder / "library.json"), "search", "--limit", "10"]
    for name, words in (("search in records, a word", ["trafficking"]), *_QUERIES):
        flag = [] if name.startswith("search") else ["--in-files"]
        _cost([*start, *flag, *words], environment)  # which compiles what is new
        pairs = [(_cost([*start, *flag, *words], environment), _cost(bare, environment)) for _turn in range(_TURNS)]
        ratio = statistics.median(seconds / bare for seconds, bare in pairs)
        print(f"{name}: {ratio:.2f} x ({statistics.median(seconds for seconds, _ in pairs) * 1000:.0f} ms)")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--folder", type=Path, help="made once, and used again")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        if not (folder / "library.json").exists():
            folder.mkdir(parents=True, exist_ok=True)
            fill(folder, options.reports, options.pages)
        compare(folder)
    print(f"{time.monotonic() - began:.0f} s by the clock")


if __name__ == "__main__":
    main()
