"""The list that a page has without its scripts: for readers without them, for Zotero (COinS), and for search engines.

COinS are spans of class Z3988 whose title is a ContextObject (ANSI/NISO Z39.88); JSON-LD is in the words of schema.org.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import urlencode

import orjson

from protlib.page.record_rows import value_on_page
from protlib.record.fields.web_address import address_of
from protlib.record.model import Name, Publication

MOST_RECORDS: Final = 500
"""How many publications the list has: more would make a large page slow for those who have scripts."""
# The metadata formats of the registry (info:ofi/fmt:kev:mtx), and their genres.
_GENRES: Final = {
    "article-journal": ("journal", "article"), "chapter": ("book", "bookitem"), "book": ("book", "book"),
    "paper-conference": ("book", "proceeding"), "thesis": ("dissertation", "dissertation"),
}  # fmt: skip
_DEFAULT_GENRE: Final = "book", "report"
_KINDS: Final = {
    "report": "Report", "book": "Book", "chapter": "Chapter", "article-journal": "ScholarlyArticle",
    "thesis": "Thesis", "dataset": "Dataset", "legislation": "Legislation", "treaty": "Legislation",
}  # fmt: skip
_WORK: Final = "DigitalDocument"
"""The type of all others: beside reports, readers take a WebPage or an Article for what surrounds them."""


def make_static_list(publications: Sequence[Publication], more_message: str) -> str:
    """Return the list as HTML; below the last of many stands `more_message`, with how many are left for {count}."""
    first = publications[:MOST_RECORDS]
    further_count = len(publications) - len(first)
    items = "\n".join(map(_item, first))
    more_line = f"<p>{escape(more_message.format(count=further_count))}</p>" if further_count else ""
    return f'<div id="static">\n<ol class="results">\n{items}\n</ol>{more_line}\n{_write_json_ld(first)}\n</div>'


def _item(publication: Publication) -> str:
    title = escape(value_on_page(publication, "title") or publication.key)
    address = address_of(publication)
    head = f'<a href="{escape(address)}" rel="noreferrer"><bdi>{title}</bdi></a>' if address else f"<bdi>{title}</bdi>"
    names = value_on_page(publication, "authors") or value_on_page(publication, "editors")
    line = " · ".join(filter(None, ("; ".join(names), str(publication.year or ""), publication.publisher)))
    span = f'<span class="Z3988" title="{escape(context_object(publication))}"></span>'
    return f'<li class="result"><div class="body"><h2>{head}</h2><p class="makers">{escape(line)}</p>{span}</div></li>'


def context_object(publication: Publication) -> str:
    """Return a publication as a ContextObject, in the form of a query."""
    scheme, genre = _GENRES.get(publication.type, _DEFAULT_GENRE)
    is_part = publication.type in {"article-journal", "chapter", "paper-conference"}
    title = value_on_page(publication, "title")
    container = value_on_page(publication, "container_title")
    values = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": f"info:ofi/fmt:kev:mtx:{scheme}",
        "rft.genre": genre,
        "rft.atitle" if is_part else "rft.title" if scheme == "dissertation" else "rft.btitle": title,
        "rft.jtitle" if scheme == "journal" else "rft.btitle" if is_part else "": container,
        "rft.date": publication.date,
        "rft.pub": publication.publisher,
        "rft.place": publication.publisher_place,
        "rft.series": value_on_page(publication, "collection_title"),
        "rft.volume": publication.volume,
        "rft.issue": publication.issue,
        "rft.pages": publication.page,
        "rft.edition": publication.edition,
        "rft.isbn": publication.isbn,
        "rft.issn": publication.issn,
        "rft.language": publication.language,
        "rft_id": f"info:doi/{publication.doi}" if publication.doi else address_of(publication),
    }
    pairs = [(name, value) for name, value in values.items() if name and value]
    pairs += [_person(name) for name in publication.authors or publication.editors]
    return urlencode(pairs)


def _person(name: Name) -> tuple[str, str]:
    return ("rft.aucorp", name.literal) if name.literal else ("rft.au", f"{name.family}, {name.given}".strip(", "))


def _write_json_ld(publications: Sequence[Publication]) -> str:
    """Return the publications as JSON-LD, in an element that no browser runs."""
    data = {
        "@context": "https://schema.org",
        "@graph": [dict(_describe_record(publication)) for publication in publications],
    }
    text = orjson.dumps(data).decode().replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _describe_record(publication: Publication) -> Iterator[tuple[str, object]]:
    yield "@type", _KINDS.get(publication.type, _WORK)
    facts = {
        "name": value_on_page(publication, "title"),
        "author": [_describe_maker(name) for name in publication.authors],
        "editor": [_describe_maker(name) for name in publication.editors],
        "datePublished": publication.date,
        "publisher": {"@type": "Organization", "name": publication.publisher} if publication.publisher else None,
        "inLanguage": publication.language,
        "isbn": publication.isbn,
        "identifier": f"https://doi.org/{publication.doi}" if publication.doi else "",
        "url": address_of(publication),
        "about": list(publication.topics),
        "spatialCoverage": [*publication.countries, *publication.regions],
    }
    yield from ((name, value) for name, value in facts.items() if value)


def _describe_maker(name: Name) -> dict[str, str]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    return {"@type": "Person", "familyName": name.family, "givenName": name.given}
