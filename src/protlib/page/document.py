"""The page itself: a document of HTML with its scripts, its style and its blocks of data, that asks for nothing outside of it."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from html import escape
from typing import Any, Final, NamedTuple

from protlib.citing.apart import references_apart
from protlib.citing.styles import Style
from protlib.index import Index
from protlib.page.blocks import block, json_block
from protlib.page.exports import exports
from protlib.page.filters import filters, map_rows
from protlib.page.references import references
from protlib.page.rows import table
from protlib.page.scripts import INTERFACE, bundle
from protlib.page.search_data import search_data, shown_index
from protlib.record.display_names import LANGUAGES
from protlib.record.model import Publication
from protlib.search.vocabulary.other_names import NO_OTHERS, OtherNames
from protlib.selection import Facet, Sort
from protlib.system.progress import Progress, unwatched

_RIGHT_TO_LEFT: Final = frozenset({"ar"})
_VIEW: Final = INTERFACE / "view"
# Such as "{title}", where a part of the page goes.
_PLACE: Final = re.compile(r"\{(language|direction|title|policy|style|blocks|script|others)\}")
_AT_FIRST: Final = 3
"""So many blocks are needed to show the first list; the others stand behind the script, so that it need not wait for them."""
_ORDERS: Final = {"newest": Sort.YEAR, "title": Sort.TITLE, "author": Sort.AUTHOR}
_POLICY: Final = "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; form-action 'none'"


class Content(NamedTuple):
    """What a page is made of: `publications` are those that may leave the library, in the order of the page; `styles` may be none.

    `language` is that of the interface at first, `made` the day of today (2026-11-26). Of the library, `own` are the fields that it has of
    its own, and `others` the names that it has decided are one; `house` is whose regions are meant, "" any's.
    """

    title: str
    language: str
    created: str
    publications: Sequence[Publication]
    styles: Sequence[Style]
    own: Sequence[str] = ()
    other_names: OtherNames = NO_OTHERS
    house: str = ""


class Page(NamedTuple):
    """A page as a file of HTML, and what the engine of citing warned of."""

    data: bytes
    warnings: tuple[str, ...]


def page(content: Content, progress: Progress = unwatched) -> Page:
    """Return the page; `progress` is called with how many of its blocks are made, and of how many.

    Raises UsageError where there are styles and no engine, and where a style is wrong.
    """
    blocks: list[str] = []
    warnings: dict[str, None] = {}
    with shown_index(content.publications) as index:
        makers: list[Callable[[], str]] = [
            *_makers(content, index),
            *(partial(_references, content, at, warnings) for at in range(len(content.styles))),
        ]
        for make in makers:
            progress(len(blocks), len(makers))
            blocks.append(make())
    progress(len(blocks), len(makers))
    style, script = _text("page.css"), bundle("view/main.js")
    parts = {
        "language": content.language,
        "direction": "rtl" if content.language in _RIGHT_TO_LEFT else "ltr",
        "title": escape(content.title),
        "policy": _POLICY.format(script=_digest(script), style=_digest(style)),
        "style": f"<style>{style}</style>",
        "blocks": "\n".join(blocks[:_AT_FIRST]),
        "script": f"<script>{script}</script>",
        "others": "\n".join(blocks[_AT_FIRST:]),
    }
    return Page(_PLACE.sub(lambda place: parts[place[1]], _text("page.html")).encode(), tuple(warnings))


def messages(language: str) -> Mapping[str, Any]:
    """Return what the interface says in a language, by the keys of its sentences."""
    sentences: Mapping[str, Any] = json.loads(_text(f"messages/{language}.json"))
    return sentences


def _makers(content: Content, index: Index) -> Sequence[Callable[[], str]]:
    """Return what makes each block but those of references."""
    sentences = {language: messages(language) for language in LANGUAGES}
    return (
        lambda: json_block("messages", sentences),
        lambda: json_block("records", _data(content, index)),
        lambda: block("search", search_data(index, content.other_names, content.house)),
        lambda: json_block("exports", exports(content.publications, content.own)),
    )


def _references(content: Content, at: int, warnings: dict[str, None]) -> str:
    style = content.styles[at]
    apart = references_apart(content.publications, style)
    warnings.update(dict.fromkeys(apart.warnings))
    return json_block(f"references-{at}", references(content.publications, style, apart))


def _data(content: Content, index: Index) -> dict[str, object]:
    """Return what the page needs to show its first list."""
    page_filters = filters(index, len(content.publications), content.house)
    countries = next(page_filter["values"] for page_filter in page_filters if page_filter["name"] == Facet.COUNTRY)
    return {
        "language": content.language,
        "made": content.created,
        "styles": [{"name": style.name, "title": style.title} for style in content.styles],
        "table": table(content.publications),
        "filters": page_filters,
        "map": map_rows({value: at for at, (value, _code) in enumerate(countries)}),
        "orders": {name: _order(index, sort) for name, sort in _ORDERS.items()},
    }


def _order(index: Index, sort: Sort) -> list[int]:
    every = index.all()
    return index.ordered(sort, every, every.bit_count(), reverse=False)


def _text(name: str) -> str:
    return (_VIEW / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")
