"""How many headings of spreadsheets, in eight languages, are read as their fields, and how many others as none.

`python -m benchmarks.headings` reads `headings.txt`, the header rows of 60 sheets, which was written before the tables.
It prints a line for each language: headings read rightly, and sheets read rightly as a whole; with `-v` what was read
wrongly.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from protlib.formats.tables.header import columns_of

_LIST: Final = Path(__file__).with_name("headings.txt")


class Sheet(NamedTuple):
    """A header row: its language, its headings, and the fields that each may mean, "" for none."""

    language: str
    headings: list[str]
    fields: list[list[str]]

    def find_wrong_columns(self) -> Iterator[tuple[str, str]]:
        """Yield the headings that are read wrongly, and the field that each is read as."""
        for column, right in zip(columns_of(self.headings, {}), self.fields, strict=True):
            if column.field not in right:
                yield column.heading, column.field


def sheets() -> list[Sheet]:
    """Return the sheets of the list."""
    rows = [line for line in _LIST.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [_sheet(*row.split(" ", 1)) for row in rows]


def _sheet(language: str, row: str) -> Sheet:
    pairs = [cell.strip().rpartition("=") for cell in row.split("|")]
    return Sheet(language, [pair[0] for pair in pairs], [pair[2].split("+") for pair in pairs])


def main() -> None:
    """Print how many headings and sheets of each language are read rightly."""
    all_sheets = sheets()
    for language in (*dict.fromkeys(sheet.language for sheet in all_sheets), ""):
        language_sheets = [sheet for sheet in all_sheets if language in {sheet.language, ""}]
        wrong = [(sheet, list(sheet.find_wrong_columns())) for sheet in language_sheets]
        count = sum(len(sheet.headings) for sheet in language_sheets)
        faults = sum(len(column) for _sheet, column in wrong)
        sheets_right = f"{sum(not column for _sheet, column in wrong):2} of {len(language_sheets)} sheets"
        print(f"{language or 'all':4} {count - faults:3} of {count} headings, {sheets_right}")
        for sheet, columns in wrong if language and "-v" in sys.argv else ():
            for heading, field in columns:
                print(
                    f"     {heading} is read as {field or 'no field'}, not "
                    f"{' or '.join(sheet.fields[sheet.headings.index(heading)]) or 'none'}"
                )


if __name__ == "__main__":
    main()
