"""Tables as text with tabs between the cells; files with other separators are read too."""

from collections.abc import Iterable

from protlib.formats.parsed import WriteOptions
from protlib.formats.tables import csv_table
from protlib.formats.tables.csv_table import HOLDS, lacks, loads, sniff
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "lacks", "loads", "sniff"]


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records with a tab between cells, quoted as in CSV and as safe in a spreadsheet."""
    return csv_table.to_separated(publications, options, "\t")
