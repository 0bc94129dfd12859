"""ContextObjects in spans (COinS, ANSI/NISO Z39.88), which catalogues put beside each record in a list of results."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs

from protlib.formats.common.meanings import meanings_in
from protlib.formats.portals import values
from protlib.formats.web.tokens import attributes_of, tokens
from protlib.record import names
from protlib.record.raw_record import RawRecord

_MARK: Final = "Z3988"
_MOST_VALUES: Final = 200  # of a COinS: a record has fewer, and parse_qs refuses more
# The metadata formats of the registry (book, journal, dissertation, dc), by the end of their address; then the genre.
_GENRES: Final = meanings_in("COinS", "genre")
_FORMATS: Final = {"book": "book", "journal": "article-journal", "dissertation": "thesis"}


def raws(page: str) -> Iterator[tuple[int, RawRecord]]:
    """Yield the raw record of each ContextObject with a title, and its line."""
    line, counted = 1, 0
    for token in tokens(page) if _MARK in page else ():
        if token.tag != "span" or _MARK not in token.attributes:
            continue
        line, counted = line + page.count("\n", counted, token.position), token.position
        try:
            values = parse_qs(attributes_of(token).get("title", ""), max_num_fields=_MOST_VALUES)
        except ValueError:
            continue
        if raw := _raw(values):
            yield line, raw


def _raw(values_by_key: dict[str, list[str]]) -> RawRecord:
    def first(*keys: str) -> str:
        return next((values_by_key[f"rft.{key}"][0].strip() for key in keys if f"rft.{key}" in values_by_key), "")

    title = first("atitle", "btitle", "title")
    if not title:
        return {}
    is_part = bool(first("atitle"))
    kind = _GENRES.get(first("genre").lower()) or _FORMATS.get(
        values_by_key.get("rft_val_fmt", [""])[0].rpartition(":")[2], ""
    )
    family = first("aulast")
    people = values_by_key.get("rft.au", []) or values_by_key.get("rft.creator", [])
    authors = [name for text in people for name in names.parse_item(text)] or [
        names.parse(f"{family}, {first('aufirst', 'auinit')}")
    ] * bool(family)
    numbers, _ = values.find_identifiers(
        [*values_by_key.get("rft_id", []), *(f"isbn:{isbn}" for isbn in values_by_key.get("rft.isbn", []))]
    )
    numbers.pop("file", "")
    raw = {
        "type": kind or "document", "title": values.title_of(title),
        "authors": authors + [names.organisation(text) for text in values_by_key.get("rft.aucorp", [])],
        "date": first("date"), "container_title": first("jtitle", "title", "btitle") if is_part else "",
        "publisher": first("pub", "publisher"), "publisher_place": first("place"),
        "collection_title": first("series"), "volume": first("volume"), "issue": first("issue"),
        "page": first("pages") or first("spage"), "edition": first("edition"), "issn": first("issn"),
        "language": first("language"), **numbers,
    }  # fmt: skip
    return {name: value for name, value in raw.items() if value}
