"""How much of real reports is read right: `python -m benchmarks.title_pages.real_reports FOLDER [--half B] [--show]`.

A table names each file by its SHA-256 and where it was found; the files themselves are not kept. There are two:
`real_reports`, and with `--table later_reports` those that were found later. Rules were made on half A of each; then
its half B was read once. Errors of the first table's half B led to rules as well. docs/moving-in.md has the figures.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.title_pages.scoring import is_body, is_title, read_report, unmarked_fields

_NOTHING: Final = "-"
_BETWEEN: Final = " | "
_HEX: Final = 16


class Label(NamedTuple):
    """What the pages of a report say: its titles, bodies and years, each empty if the pages name none."""

    sha256: str
    address: str
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    years: tuple[str, ...]

    @property
    def half(self) -> str:
        """A or B, by whether the first digit of the checksum is even."""
        return "B" if int(self.sha256[0], _HEX) % 2 else "A"


def read_labels(table: str) -> Iterator[Label]:
    """Yield the rows of one of the tables."""
    for line in Path(__file__).with_name(f"{table}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            sha256, address, *cells = line.split("\t")
            titles, bodies, years = (() if cell == _NOTHING else tuple(cell.split(_BETWEEN)) for cell in cells)
            yield Label(sha256, address, titles, bodies, years)


def main() -> None:
    """Print how many reports of a half have the right title, body and year."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--table", choices=("real_reports", "later_reports"), default="real_reports")
    parser.add_argument("--half", choices=("A", "B"), default="A")
    parser.add_argument("--show", action="store_true", help="show each wrong value")
    options = parser.parse_args()
    paths = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in options.folder.rglob("*.pdf")}
    right = dict.fromkeys(("title", "body", "year"), 0)
    known = dict.fromkeys(right, 0)
    unmarked = missing = 0
    for label in read_labels(options.table):
        if label.half != options.half:
            continue
        if label.sha256 not in paths:
            missing += 1
            continue
        record = read_report(paths[label.sha256])
        unmarked += len(unmarked_fields(record))
        bodies = [text for author in record.authors for text in (author.literal, author.short)] + [record.publisher]
        results = {
            "title": is_title(record.title, label.titles),
            "body": is_body(bodies, label.bodies),
            "year": str(record.year or "") in label.years,
        }
        for name, values in zip(results, (label.titles, label.bodies, label.years), strict=True):
            known[name] += bool(values)
            right[name] += bool(values) and results[name]
            if options.show and values and not results[name]:
                told = {"title": record.title, "body": [*bodies, *map(str, record.authors)], "year": record.year}[name]
                print(f"{label.sha256[:8]} {name}: {told!r}; right: {values[-1]!r}")
    shares = ", ".join(f"{name} {right[name]} of {known[name]}" for name in right)
    print(f"half {options.half}: {shares}; {unmarked} unmarked guesses, {missing} files missing")


if __name__ == "__main__":
    main()
