"""Records as editors get them: as CSL items, as files, as citations and lists; only what the shelf lets out."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final

from protlib.citing.citation import Citation, plain_text
from protlib.cli.options.citation_options import CitingOptions
from protlib.cli.shelf import Shelf
from protlib.errors import UsageError
from protlib.record.handout import filter_outgoing
from protlib.record.model import Publication

if TYPE_CHECKING:
    from protlib.citing.citation import Result
    from protlib.library import Library

LIBRARY: Final = "My Library"
"""What editors know the one library by."""
_FORMATS: Final = {
    **dict.fromkeys(("betterbibtex", "bibtex", "ca65189f-8815-4afe-8c8b-8c7c15f0edca",
                     "9cb70025-a888-4a29-a210-93ec52da40d4"), "bibtex"),
    **dict.fromkeys(("betterbiblatex", "biblatex", "bib", "f895aa0d-f28e-47fe-b247-2ea77c6ed583",
                     "b6e39b57-8942-4d11-96ce-42a34e6a4da4"), "biblatex"),
    **dict.fromkeys(("bettercsljson", "csljson", "json", "f4b52ab0-f878-4556-85a0-c7aeedd09dfc",
                     "bc03b4fe-436d-4a1f-ba59-de4d2d7a63f7"), "csl-json"),
    **dict.fromkeys(("bettercslyaml", "cslyaml", "yaml", "yml", "0f238e69-043e-4882-93bf-342de007de19"), "csl-yaml"),
    **dict.fromkeys(("ris", "32d59d2d-b65a-4da4-b0a3-bdd3cfb979e7"), "ris"),
    **dict.fromkeys(("betterhayagriva", "hayagriva", "8a2f0d30-0b73-4f2c-8b5b-7c1a9e3f2d4e"), "hayagriva"),
}  # fmt: skip
"""The format of each translator of Zotero or Better BibTeX, by its name without spaces or by its number."""
_OWN_JSON: Final = ("betterbibtexjson", "jzon", "36a3b0b5-bad0-4a04-b79b-441c7cef77db")


def keep_outgoing(shelf: Shelf, records: Iterable[Publication]) -> Sequence[Publication]:
    """Return records without what may not leave: files of this computer, and what the user keeps back."""
    return filter_outgoing(map(shelf.redact, records), shelf.include).publications


def item_of(record: Publication) -> dict[str, object]:
    """Return the CSL item of a record, with the further names that editors look for."""
    from protlib.formats.csl.item_writer import publication_to_item
    from protlib.formats.programs import PROGRAMS

    item = publication_to_item(record, PROGRAMS["zotero"])
    return {**item, "id": record.key, "citation-key": record.key, "citekey": record.key, "library": LIBRARY}


def file_text(records: Iterable[Publication], name: str) -> str:
    """Return the text of a file of records, in the format of a translator; raises UsageError for any other."""
    import orjson

    from protlib import formats

    bare_name = name.lower().replace(" ", "")
    if bare_name in _OWN_JSON:
        return _write_betterbibtex_json(records)
    entry = formats.for_writing(_FORMATS.get(bare_name, name))
    if entry.is_binary:
        raise UsageError(f"{entry.name} is not a text for editors; choose bibtex, biblatex, csl-json or ris")
    if entry.name == "csl-json":  # in which Better BibTeX has further names
        return orjson.dumps([*map(item_of, records)], option=orjson.OPT_INDENT_2).decode()
    return formats.write(records, entry).decode("utf-8", "replace")


def _write_betterbibtex_json(records: Iterable[Publication]) -> str:
    """Return records in Better BibTeX's own JSON, which plug-ins of Obsidian read."""
    import orjson

    from protlib.citing.documents.filled.zotero_codes import item_key, item_link
    from protlib.formats.zotero_items import write_item

    items = [
        {
            **write_item(record),
            "citekey": record.key,
            "libraryID": 1,
            "itemID": number,
            "key": item_key(record.key),
            "itemKey": item_key(record.key),
            "uri": item_link(record.key),
            "attachments": [],
            "relations": [],
        }
        for number, record in enumerate(records, 1)
    ]
    return orjson.dumps({"config": {"id": _OWN_JSON[-1], "label": "BetterBibTeX JSON"}, "items": items}).decode()


def manner_in_style(style: str, locale: str) -> CitingOptions:
    """Return how to cite, by the link or the name of a style and the tag of a language; "" is the user's own."""
    from protlib.citing.styles import name_in_link

    return CitingOptions(style=name_in_link(style) or None, locale=locale or None)


def format_records(
    library: "Library", records: Sequence[Publication], citations: Sequence[Citation], manner: CitingOptions
) -> "Result":
    """Return citations, and the list of references of records; raises UsageError for an unknown style."""
    from protlib.cli.references import cite_silently

    return cite_silently(records, citations, manner, lambda: nullcontext(library))


def first_citation(result: "Result", *, is_html: bool) -> str:
    """Return the first citation of a result."""
    from protlib.citing.markup import html

    runs = result.citations[0] if result.citations else ()
    return html(runs) if is_html else plain_text(runs)


def list_text(result: "Result", *, is_html: bool) -> str:
    """Return the list of references of a result, one a line, or as parts of a page."""
    from protlib.citing.markup import html

    if not is_html:
        return "\n".join(entry.line() for entry in result.bibliography)
    entries = (f'<div class="csl-entry">{html(entry.runs)}</div>' for entry in result.bibliography)
    return f'<div class="csl-bib-body">{"".join(entries)}</div>'
