"""Answers of Crossref's API for works (https://api.crossref.org): one work, or a list of those that fit a search."""

from collections.abc import Mapping
from typing import Final

from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.registries import crossref_work, service_answer
from protlib.formats.registries import registry_texts as texts
from protlib.record.raw_record import RawRecord

_SIGNS: Final = frozenset({"prefix", "member", "indexed", "deposited", "reference-count"})
"""Members of Crossref's own bookkeeping, of which each of its works has most."""
_FEWEST_SIGNS: Final = 2  # of them in a work: each may be missing, and CSL-JSON has none
_OTHER_TEXTS: Final = {"original-title": "original-title", "short-title": "title-short"}
"""Texts without a field, with their variables of CSL."""
_READ_MEMBERS: Final = frozenset({
    "type", "subtype", "title", "subtitle", "author", "editor", "translator", "issued", "published", "published-print",
    "published-online", "posted", "publisher", "publisher-location", "volume", "issue", "page", "article-number",
    "edition-number", "ISBN", "ISSN", "DOI", "URL", "language", "abstract", "degree", "updated-by", "container-title",
    "short-container-title", "event", *_OTHER_TEXTS,
    # Crossref's own bookkeeping, and what stands twice in its answer.
    *_SIGNS, "score", "created", "source", "references-count", "is-referenced-by-count", "content-domain",
    "content-created", "content-updated", "resource", "isbn-type", "issn-type", "journal-issue", "alternative-id",
    "update-policy", "aliases",
})  # fmt: skip
# Such as `"total-results": 20`.
_TOTAL: Final = r'"total-results"\s*:\s*(\d+)'


def sniff(text: str) -> bool:
    """Tell whether a JSON text has works of Crossref, by its bookkeeping."""
    return service_answer.is_answer(text, _SERVICE)


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the works of an answer as records."""
    return service_answer.read_answer(text, options, _SERVICE)


def _find_work(value: object) -> service_answer.Work | None:
    """Return a work, alone, in an entry of a list, or in an answer of one work."""
    if isinstance(value, Mapping) and isinstance(value.get("message"), Mapping):
        value = value["message"]
    if not isinstance(value, Mapping) or "DOI" not in value or "title" not in value:
        return None
    return value if len(_SIGNS & value.keys()) >= _FEWEST_SIGNS else None


def _to_raw(work: service_answer.Work) -> tuple[RawRecord, list[str]]:
    raw, doubts = crossref_work.to_raw(work)
    extra = {variable: text for name, variable in _OTHER_TEXTS.items() if (text := texts.read_plain(work.get(name)))}
    return raw | {"extra": extra}, doubts


_SERVICE: Final = service_answer.Service("Crossref", "items", _TOTAL, _find_work, _to_raw, _READ_MEMBERS)
