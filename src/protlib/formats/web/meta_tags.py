"""The metas of a page about its publication: Google Scholar's `citation_*`, Open Graph, PRISM, and HTML's own names.

The first are those of scholar.google.com's inclusion guidelines, which DSpace, EPrints, OJS and publishers follow.
`portals.dublin_core` reads Dublin Core (`DC.*`, DC-HTML).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from protlib.formats.common.meanings import meanings_in
from protlib.formats.marc.marc_fields import without_isbd_marks
from protlib.formats.portals import values
from protlib.formats.portals.dublin_core import Element
from protlib.record import names
from protlib.record.model import Name
from protlib.record.raw_record import RawRecord


class Meta(NamedTuple):
    """A `meta` of a page: its name or property in small letters, its content, its language."""

    name: str
    content: str
    language: str


MetaValues = Mapping[str, list[str]]
"""The contents of a page's metas by name, in order."""

_CITATION: Final = re.compile(r"(?:bepress_|wkhealth_|hw_)?citation_")
# Such as "DC.title", "dc:Creator", "DCTERMS.issued", "DC.contributor.author".
_DUBLIN_CORE: Final = re.compile(r"(?:dc|dcterms|dcterm)[.:](\w+)(?:[.:](\w+))?$")
_TYPES: Final = tuple(meanings_in("Google Scholar", "distinctive meta").items())
_TEXTS: Final = meanings_in("Google Scholar", "meta")
"""The field of each meta that is one text; of several for a field, the better ones come first."""
_DATES: Final = (
    "citation_publication_date", "citation_date", "citation_cover_date", "citation_year", "citation_online_date",
    "prism.publicationdate",
)  # fmt: skip
_JOURNALS: Final = ("citation_journal_title", "prism.publicationname")
_PAGES: Final = ("citation_public_url", "citation_abstract_html_url", "citation_fulltext_html_url")
_NUMBERS_OF_PREPRINTS: Final = ("citation_doi", "citation_arxiv_id")
_EXTRA_TAGS: Final = {
    "web:file": "citation_pdf_url",
    "container-title-short": "citation_journal_abbrev",
    "PMID": "citation_pmid",
}
_EPRINTS: Final = meanings_in("EPrints", "meta")
"""The names of Google Scholar for those of EPrints."""
_OPEN_GRAPH_TYPES: Final = meanings_in("Open Graph", "type")
_LOCALE: Final = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z]{2})?")
_ADDRESS: Final = re.compile(r"https?://|@|^www\.", re.IGNORECASE)


def contents_by_name(metas: Iterable[Meta]) -> dict[str, list[str]]:
    """Return the contents of metas by name; publishers' spellings count as Google Scholar's."""
    by_name: dict[str, list[str]] = {}
    for meta in metas:
        name = _EPRINTS.get(meta.name, "") or _CITATION.sub("citation_", meta.name)
        if meta.content.strip() and meta.content.strip() not in by_name.setdefault(name, []):
            by_name[name].append(meta.content.strip())
    return {name: contents for name, contents in by_name.items() if contents}


def dublin_core(metas: Iterable[Meta]) -> list[Element]:
    """Return the elements of Dublin Core among metas."""
    return [
        Element(match[1], match[2] or "", meta.language, meta.content)
        for meta in metas
        if (match := _DUBLIN_CORE.match(meta.name))
    ]


def citation(metas: MetaValues) -> RawRecord:
    """Return the raw record in `citation_*` and PRISM; {} where they have neither a title nor a journal.

    Some publishers name only the journal there, and the article in Dublin Core.
    """
    title = _take_first(metas, "citation_title")
    if not (title or _list_values(metas, *_JOURNALS)):
        return {}
    title, symbol = values.symbol_beside(without_isbd_marks(values.title_of(title)))
    language, _ = values.language_of(_list_values(metas, "citation_language"), title)
    texts = dict.fromkeys(_TEXTS.values(), "")
    for name, field in _TEXTS.items():
        texts[field] = texts[field] or _take_first(metas, name)
    kind = next((kind for name, kind in _TYPES if name in metas), "book" if "citation_isbn" in metas else "")
    pages = [texts.pop("first"), texts.pop("last")]
    publisher, place = values.imprint(texts["publisher"])
    raw = {
        **texts, "type": kind, "publisher": publisher, "publisher_place": place,
        "title": title, "authors": _people(metas, "citation_author", "citation_authors"),
        "editors": _people(metas, "citation_editor", "citation_editors"),
        "date": values.date_of(_list_values(metas, *_DATES)[:1]), "number": symbol or texts["number"],
        "page": "-".join(dict.fromkeys(filter(None, pages))), "isbn": " ".join(_list_values(metas, "citation_isbn")),
        "issn": " ".join(_list_values(metas, "citation_issn", "prism.issn")), "language": language,
        "tags": _keywords(metas, "citation_keywords", "citation_keyword"),
        "abstract": values.clean_markup(texts["abstract"]), "url": _link(metas, *_PAGES),
        "extra": {name: text for name, key in _EXTRA_TAGS.items() if (text := _take_first(metas, key))},
    }  # fmt: skip
    return {name: value for name, value in raw.items() if value}


def preprint(metas: MetaValues) -> RawRecord:
    """Return the type of a work with `citation_title` that nothing else describes, and the server that has it.

    It is no mere page. With a DOI or a number of arXiv it is a preprint.
    """
    if not _take_first(metas, "citation_title"):
        return {}
    if not _list_values(metas, *_NUMBERS_OF_PREPRINTS):
        return {"type": "document"}
    return {"type": "article", "publisher": _take_first(metas, "og:site_name")}


def open_graph(metas: MetaValues) -> RawRecord:
    """Return the raw record in Open Graph; {} where it has no title."""
    site = _take_first(metas, "og:site_name", "application-name")
    title = without_site(_take_first(metas, "og:title"), site)
    if not title:
        return {}
    locale = _take_first(metas, "og:locale")
    title, symbol = values.symbol_beside(values.title_of(title))
    raw = {
        "type": _OPEN_GRAPH_TYPES.get(_take_first(metas, "og:type"), "webpage"),
        "title": title,
        "number": symbol,
        "authors": _people(metas, "article:author", "book:author"),
        "date": values.date_of(
            _list_values(metas, "article:published_time", "og:article:published_time", "book:release_date")[:1]
        ),
        "container_title": site,
        "isbn": _take_first(metas, "book:isbn", "books:isbn"),
        "abstract": values.clean_markup(_take_first(metas, "og:description")),
        "tags": _keywords(metas, "article:tag", "book:tag"),
        "language": locale if _LOCALE.fullmatch(locale) else "",
        "url": _link(metas, "og:url"),
    }
    return {name: value for name, value in raw.items() if value}


def html_fields(metas: MetaValues) -> RawRecord:
    """Return the fields in HTML's own metas, without a title."""
    raw = {
        "authors": _people(metas, "author"),
        "date": values.date_of(
            _list_values(metas, "date", "datepublished", "publication_date", "article:published_time", "pubdate")[:1]
        ),
        "abstract": values.clean_markup(_take_first(metas, "description", "twitter:description")),
        "tags": _keywords(metas, "keywords"),
    }  # fmt: skip
    return {name: value for name, value in raw.items() if value}


def without_site(title: str, site: str) -> str:
    """Return a title without its site's name at the end: "A report | ReliefWeb - Kenya", "A report - IOM"."""
    if site:
        match = re.fullmatch(
            rf"(.+?)\s+[|\N{{EN DASH}}\N{{EM DASH}}»·-]+\s+{re.escape(site)}(?:\s.*)?", title, re.IGNORECASE
        )
        if match:
            title = match[1]
    head, bar, _ = title.partition(" | ")
    return head if bar and len(head) > 1 else title


def _keywords(metas: MetaValues, *keys: str) -> list[str]:
    texts = _list_values(metas, *keys)
    return values.split_keywords(
        part for text in texts for part in (re.split("[,،]", text) if ";" not in text else [text])
    )


def _people(metas: MetaValues, *keys: str) -> list[Name]:
    """Return the names under some keys; a link to a person's page is no name, nor is an account: "admin"."""
    texts = [text for text in _list_values(metas, *keys) if not (_ADDRESS.search(text) or names.is_nobody(text))]
    parts = [values.without_years(part.strip()) for text in texts for part in text.split(";") if part.strip()]
    return list(
        dict.fromkeys(
            name for part in parts for name in (names.parse_item(part) if len(texts) > 1 else _names_in_list(part))
        )
    )


def _names_in_list(text: str) -> list[Name]:
    """Return the names in a text that is one name, or several with commas between them."""
    if values.is_of_united_nations(text):
        return [values.body(text)]
    return names.parse_list(text) if text.count(",") > 1 or " and " in text else names.parse_item(text)


def _list_values(metas: MetaValues, *keys: str) -> list[str]:
    return [text for key in keys for text in metas.get(key, ())]


def _take_first(metas: MetaValues, *keys: str) -> str:
    return next(iter(_list_values(metas, *keys)), "")


def _link(metas: MetaValues, *keys: str) -> str:
    return next((link for link in _list_values(metas, *keys) if "://" in link), "")
