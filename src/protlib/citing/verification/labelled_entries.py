"""Entries of the list that LibreOffice makes of its own citations: "iom2009: IOM, Caring for Victims, 2009"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from protlib.formats.typed_references.entry import TypedEntry, parse_entry
from protlib.formats.word.embedded import EmbeddedCitation
from protlib.record.model import Publication
from protlib.text import without_markup

_NUMBER: Final = re.compile(r"(\d{1,4}):\s+")


def titles_by_label(citations: Iterable[EmbeddedCitation], records: Iterable[Publication]) -> dict[str, str]:
    """Return the titles of cited works by the short names that their entries may begin with.

    In a document that LibreOffice saved for Word, a citation has no record, and shows the title.
    """
    titles = {item.identity: citation.display for citation in citations for item in citation.items}
    names = ((name, record) for record in records for name in (record.key, *record.aliases))
    return titles | {name: without_markup(record.title) for name, record in names}


def strip_label(entry: TypedEntry, titles: Mapping[str, str]) -> TypedEntry:
    """Return an entry without the short name or the number that LibreOffice puts before its authors.

    The titles of the document's citations, by short name, tell where those of entries begin, for only commas stand
    between the parts. Other entries are returned as they are.
    """
    label = next((name for name in titles if name and entry.text.startswith(f"{name}: ")), "")
    number = _NUMBER.match(entry.text)
    if not (label or number):
        return entry
    text = entry.text[number.end() if number else len(label) + 2 :]
    position, title = _find_title(text, [titles[label]] if label else titles.values())
    bare = replace(parse_entry(text, entry.line), number=number[1] if number else "")
    if not title:
        return bare if label else entry
    return replace(
        bare, author_text=text[:position].strip(" ,"), title=title, details=text[position:], is_dated_late=True
    )


def _find_title(text: str, titles: Iterable[str]) -> tuple[int, str]:
    """Return where the first of the titles stands in a text, behind a comma or at its beginning; 0 and "" for none.

    Of titles at one position it is the longest. That of a book stands behind that of a chapter in it, and the name of a
    body may have the word of a title.
    """
    pairs = [(f", {text}, ".find(f", {title}, "), title) for title in titles if title]
    behind_commas = [(position, title) for position, title in pairs if position >= 0]
    return min(behind_commas, key=lambda pair: (pair[0], -len(pair[1])), default=(0, ""))
