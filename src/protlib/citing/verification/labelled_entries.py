"""Entries of the list that LibreOffice makes of its own citations: "iom2009: IOM, Caring for Victims, 2009"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from protlib.record.model import Publication
from protlib.record.typed.entry import TypedEntry, parse
from protlib.text import without_markup

_NUMBER: Final = re.compile(r"(\d{1,4}):\s+")


def strip_label(entry: TypedEntry, records: Mapping[str, Publication]) -> TypedEntry:
    """Return an entry without the short name or the number that LibreOffice puts before its authors.

    `records` are those of the document's citations, by short name. Their titles tell where those of entries begin, for
    only commas stand between the parts. Other entries are returned as they are.
    """
    labels = {name: record for key, record in records.items() for name in (key, *record.aliases)}
    label = next((name for name in labels if entry.text.startswith(f"{name}: ")), "")
    number = _NUMBER.match(entry.text)
    if not (label or number):
        return entry
    text = entry.text[number.end() if number else len(label) + 2 :]
    title = _title_in(text, [labels[label]] if label else records.values())
    bare = replace(parse(text, entry.line), number=number[1] if number else "")
    if not title:
        return bare if label else entry
    who, _title, behind = text.partition(title)
    return replace(bare, who=who.strip(" ,"), title=title, details=f"{title}{behind}", is_dated_late=True)


def _title_in(text: str, publications: Iterable[Publication]) -> str:
    """Return the longest of the titles that stand in a text behind a comma or at its beginning, "" for none."""
    titles = (without_markup(publication.title) for publication in publications)
    return max((title for title in titles if title and f", {title}, " in f", {text}, "), key=len, default="")
