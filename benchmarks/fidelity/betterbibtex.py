"""Better BibTeX's tests of its import: `test/fixtures/import` in a checkout of retorquere/zotero-better-bibtex.

Beside `X.bib` lies `X.json`, the items as Zotero has them after the import. Only a matter of how it is written are: the
case of titles, which Better BibTeX turns into sentence case with a word list of its own; the order of items and tags,
which are sorted; and sub- and superscripts, which are single characters of Unicode where there are such ("Cu₂O"). A
director is no author, neither in CSL nor in protlib, and "others" no person.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, fields, simplify
from benchmarks.fidelity.zotero import item

_IN_SENTENCE_CASE: Final = ("title", "container_title")
_KEY: Final = re.compile(r"(?:bibtex|Citation Key): *(\S+)")
_OTHERS: Final = "others"
_DIRECTOR: Final = "director"


def cases(folder: Path) -> Iterator[Case]:
    """Yield each pair of files: the items in the order of the records with their keys."""
    for path in sorted(folder.glob("test/fixtures/import/*.bib")):
        expected = path.with_suffix(".json")
        if expected.is_file():
            publications = read(path.read_bytes(), "bibtex")
            items = json.loads(expected.read_text(encoding="utf-8"))["items"]
            by_key = {_key(zotero_item): _item(zotero_item) for zotero_item in items}
            if len(items) == 1:
                by_key = {publications[0].key if publications else "": _item(items[0])}
            records = {publication.key: _make_comparable(fields(publication)) for publication in publications}
            former = {alias: records[publication.key] for publication in publications for alias in publication.aliases}
            records_by_key = {**former, **records}
            yield Case(path.stem, [*by_key.values()], [records_by_key.get(key, {}) for key in by_key])


def _key(zotero: Mapping[str, Any]) -> str:
    """Return the citation key, which in older files stands in the text of Extra."""
    extra = zotero.get("extra", "")
    in_extra = _KEY.search(extra if isinstance(extra, str) else "\n".join(extra))
    return str(zotero.get("citationKey") or (in_extra[1] if in_extra else ""))


def _item(zotero: Mapping[str, Any]) -> dict[str, Any]:
    extra = zotero.get("extra", "")
    creators = [
        creator
        for creator in zotero.get("creators", ())
        if creator.get("name") != _OTHERS and creator["creatorType"] != _DIRECTOR
    ]
    number = zotero.get("number") or zotero.get("reportNumber", "")
    text = extra if isinstance(extra, str) else "\n".join(extra)
    return _make_comparable(item({**zotero, "creators": creators, "reportNumber": number, "extra": text}))


def _make_comparable(found: Mapping[str, Any]) -> dict[str, Any]:
    titles = {name: _title(found[name]) for name in _IN_SENTENCE_CASE}
    return {**found, **titles, "tags": sorted(set(found["tags"]))}


def _title(text: str) -> str:
    return unicodedata.normalize("NFKC", simplify(text)).casefold()
