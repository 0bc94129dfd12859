"""Of how many groups of records it is rightly told which of them are editions of one series, and which are of none.

`python -m benchmarks.series` reads `series.txt`, which was written before the rules. With `-v` it prints what was told
wrongly.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from protlib.record import cleaning, series
from protlib.record.model import Publication

_LIST: Final = Path(__file__).with_name("series.txt")
# Such as "Encyclopedia of Migration#1@2011" and "Humanitarian Needs Overview 2019!Niger".
_TITLE: Final = re.compile(r"(?P<title>[^#@!]+)(?:#(?P<volume>\d+))?(?:@(?P<year>\d{4}))?(?:!(?P<country>.+))?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Group(NamedTuple):
    """Records of a name: what they are, and the years of the editions of each series that they make."""

    label: str
    records: list[Publication]
    right: list[list[int]]

    def list_years(self) -> list[list[int]]:
        """Return the years of the editions of each series that is told."""
        return sorted(entry.years for entry in series.collect_series(self.records))


def groups() -> Iterator[Group]:
    """Yield the groups of the list."""
    for line in _LIST.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            row, _arrow, years = line.partition("=>")
            label, kind, publisher, *titles = (part.strip() for part in row.split("|"))
            right = [[*map(int, year.split())] for year in years.split(",") if year.strip()]
            yield Group(label, [_record(kind, publisher, title) for title in titles], right)


def _record(kind: str, publisher: str, text: str) -> Publication:
    match = _TITLE.fullmatch(text)
    assert match is not None
    title = match["title"].strip()
    year = match["year"] or _YEAR.findall(title)[0]
    raw = {"key": text, "type": kind, "title": title, "date": year, "volume": match["volume"] or ""}
    return cleaning.clean_record(
        {
            **raw,
            "authors": [publisher] if publisher else [],
            "countries": [match["country"]] if match["country"] else [],
        }
    ).publication


def main() -> None:
    """Print of how many groups it is rightly told which series they make."""
    all_groups = [*groups()]
    wrong = [group for group in all_groups if group.list_years() != group.right]
    print(f"{len(all_groups) - len(wrong)} of {len(all_groups)}")
    for group in wrong if "-v" in sys.argv else ():
        print(f"    {group.label}: {group.list_years()}, not {group.right}")


if __name__ == "__main__":
    main()
