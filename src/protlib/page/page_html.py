"""The page itself: one HTML document with its scripts, its style and its blocks of data, without outside resources."""

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from html import escape
from threading import Event
from typing import Any, Final, NamedTuple

import orjson

from protlib import formats
from protlib.citing.citation import Runs, TextRun
from protlib.citing.engine.engine_program import Output, run_pandoc
from protlib.citing.engine.run_store import Runner
from protlib.citing.single_references import SeparateReferences, references_apart
from protlib.citing.styles import Style
from protlib.formats import WriteOptions
from protlib.index import Index
from protlib.page.page_filters import make_filters, map_rows
from protlib.page.page_script import INTERFACE, bundle
from protlib.page.record_rows import make_table, value_on_page
from protlib.page.search_data import index_page, make_search_data
from protlib.page.static_list import make_static_list
from protlib.record.model import Publication
from protlib.record.translated_names import LANGUAGES
from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.selection import Facet, Sort
from protlib.system.progress import Progress, ignore_progress

_RAW: Final = -zlib.MAX_WBITS  # "deflate-raw", as a browser's DecompressionStream calls it
_LEVEL: Final = 6  # zlib's: the hardest, 9, takes twice the time for a page of 10,000 that is 1 % smaller
_RIGHT_TO_LEFT: Final = frozenset({"ar"})
_VIEW: Final = INTERFACE / "view"
# Such as "{title}", where a part of the page goes.
_SLOT: Final = re.compile(r"\{(language|direction|title|policy|style|static|blocks|script|others)\}")
_BLOCKS_OF_FIRST_LIST: Final = 3
"""The number of blocks for the first list; the others stand behind the script, which does not wait for them."""
_BLOCKS_WITHOUT_STYLES: Final = 4  # blocks; each style has one more
ORDERS: Final = {"newest": Sort.YEAR, "title": Sort.TITLE, "author": Sort.AUTHOR}
"""The orders that a reader can choose, by their names in the page."""
_POLICY: Final = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
_FORMS: Final = ("italic", "bold", "small_caps", "superscript", "subscript", "underlined")
"""The forms of a run, each a bit of a number, the first the lowest; `interface/view/references.js` has them as well."""
EXPORTS: Final = ("ris", "bibtex", "csv")
ABSTRACT: Final = "\x01"
"""What stands for the abstract of a record: no file that protlib writes has this control code."""
_ROW_END: Final = "\r\n"


def make_block(name: str, data: bytes) -> str:
    """Return the element with a name that holds data: base64 has no letter that could end it.

    `interface/view/blocks.js` opens it.
    """
    packer = zlib.compressobj(_LEVEL, wbits=_RAW)
    packed_text = b64encode(packer.compress(data) + packer.flush()).decode("ascii")
    return f'<script type="application/octet-stream" id="{name}">{packed_text}</script>'


def make_json_block(name: str, data: object) -> str:
    """Return the element with a name that holds a JSON value."""
    return make_block(name, orjson.dumps(data))


class PageContent(NamedTuple):
    """The content of a page: `publications` may leave the library, in the order of the page; `styles` may be none.

    `language` is the first language of the interface, `created` the present day (2026-11-26). `own_names` are those of
    the library's own fields, and `other_names` the names that it unifies; `house` is whose regions count, "" for any.
    """

    title: str
    language: str
    created: str
    publications: Sequence[Publication]
    styles: Sequence[Style]
    own_names: Sequence[str] = ()
    other_names: OtherNames = NO_OTHERS
    house: str = ""


class HtmlPage(NamedTuple):
    """A page as an HTML file, and the warnings of the citation engine."""

    data: bytes
    warnings: tuple[str, ...]


def make_page(content: PageContent, progress: Progress = ignore_progress, store: Runner | None = None) -> HtmlPage:
    """Return the page; `progress` is called with the number of finished blocks, and of all.

    `store` has what the engine of citing made before. Raises UsageError where there are styles and no engine, and where
    a style is wrong.
    """
    blocks: list[str] = []
    warnings: dict[str, None] = {}
    total = _BLOCKS_WITHOUT_STYLES + len(content.styles)
    progress(0, total)
    for block in _make_blocks(content, store, warnings):
        blocks.append(block)
        progress(len(blocks), total)
    style, script = _read_view_file("page.css"), bundle("view/main.js")
    parts = {
        "language": content.language,
        "direction": "rtl" if content.language in _RIGHT_TO_LEFT else "ltr",
        "title": escape(content.title),
        "policy": _POLICY.format(script=_digest(script), style=_digest(style)),
        "style": f"<style>{style}</style>",
        "static": make_static_list(content.publications, str(read_messages(content.language)["static_more"])),
        "blocks": "\n".join(blocks[:_BLOCKS_OF_FIRST_LIST]),
        "script": f"<script>{script}</script>",
        "others": "\n".join(blocks[_BLOCKS_OF_FIRST_LIST:]),
    }
    return HtmlPage(_SLOT.sub(lambda slot: parts[slot[1]], _read_view_file("page.html")).encode(), tuple(warnings))


def read_messages(language: str) -> Mapping[str, Any]:
    """Return the messages of the interface in a language, by key."""
    sentences: Mapping[str, Any] = json.loads(_read_view_file(f"messages/{language}.json"))
    return sentences


def _make_blocks(content: PageContent, store: Runner | None, warnings: dict[str, None]) -> Iterator[str]:
    """Yield the blocks in the order of the page, and note the warnings of the citation engine."""
    runner = _Runner(store.run if store else run_pandoc)
    with ThreadPoolExecutor(max_workers=1) as executor:  # the engine is another program, and takes as long as the rest
        lists = [executor.submit(references_apart, content.publications, style, runner) for style in content.styles]
        runner.wait_for_first(lists)
        yield make_json_block("messages", {language: read_messages(language) for language in LANGUAGES})
        with index_page(content.publications) as index:  # in memory, which the later blocks need as well
            yield make_json_block("records", _make_data(content, index))
            yield make_block("search", make_search_data(index, content.other_names, content.house))
        yield make_json_block("exports", make_exports(content.publications, content.own_names))
        for position, style in enumerate(content.styles):
            separate_references = lists[position].result()
            warnings.update(dict.fromkeys(separate_references.warnings))
            yield make_json_block(
                f"references-{position}", make_references(content.publications, style, separate_references)
            )


class _Runner:
    """Runs the engine with a function, and lets others wait until it does: to prepare its input takes the processor."""

    def __init__(self, function: Callable[[Sequence[str], bytes, Mapping[str, str], float], Output]) -> None:
        self._function = function
        self._is_begun = Event()

    def run(self, arguments: Sequence[str], data: bytes, files: Mapping[str, str], seconds: float) -> Output:
        """Run the engine."""
        self._is_begun.set()
        return self._function(arguments, data, files, seconds)

    def wait_for_first(self, lists: Sequence[Future[SeparateReferences]]) -> None:
        """Wait until the engine runs for the first of some lists, or that has failed; for none do not wait."""
        for first in lists[:1]:
            first.add_done_callback(lambda _future: self._is_begun.set())
            self._is_begun.wait()


def _make_data(content: PageContent, index: Index) -> dict[str, object]:
    """Return the data that the page needs to show its first list."""
    page_filters = make_filters(index, len(content.publications), content.house)
    countries = next(page_filter["values"] for page_filter in page_filters if page_filter["name"] == Facet.COUNTRY)
    return {
        "language": content.language,
        "made": content.created,
        "styles": [{"name": style.name, "title": style.title} for style in content.styles],
        "table": make_table(content.publications),
        "filters": page_filters,
        "map": map_rows({value: position for position, (value, _code) in enumerate(countries)}),
        "orders": {name: _sort_records(index, sort) for name, sort in ORDERS.items()},
    }


def _sort_records(index: Index, sort: Sort) -> list[int]:
    records = index.all()
    return index.sort(sort, records, records.bit_count(), reverse=False)


def _read_view_file(name: str) -> str:
    return (_VIEW / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")


def make_references(
    publications: Sequence[Publication], style: Style, separate_references: SeparateReferences
) -> dict[str, object]:
    """Return the references of records in their order, each a list of runs, and their order in the style's list."""
    numbers = {publication.key: number for number, publication in enumerate(publications)}
    return {
        "name": style.name,
        "title": style.title,
        "order": [numbers[key] for key in separate_references.references],
        "references": [
            _compact_runs(separate_references.references.get(publication.key, ())) for publication in publications
        ],
    }


def _compact_runs(runs: Runs) -> list[Any]:
    """Return runs, plain ones as mere texts."""
    return [
        [run.text, form, *([run.link] if run.link else [])] if (form := _form_bits(run)) or run.link else run.text
        for run in runs
    ]


def _form_bits(run: TextRun) -> int:
    return sum(1 << bit for bit, form in enumerate(_FORMS) if getattr(run, form))


def make_exports(publications: Sequence[Publication], own_names: Sequence[str]) -> dict[str, Any]:
    """Return for each record its pieces, in the order of `EXPORTS`, which packs best; `head` is the CSV header.

    A piece has `ABSTRACT` in the place of the abstract, which the rows of the page have. `own_names` are those of the
    library's own fields.
    """
    options = WriteOptions(own_names=own_names)
    ris, bibtex, table = map(formats.format_named, EXPORTS)
    lone_records = (
        [data.decode() for data in formats.write_each(publications, entry, options)] for entry in (ris, bibtex)
    )
    head, *rows = _split_rows(formats.write(publications, table, options).decode())
    pieces = zip(publications, zip(*lone_records, rows, strict=True), strict=True)
    return {"head": head, "texts": [_cut_abstract(texts, record) for record, texts in pieces]}


def _cut_abstract(texts: Sequence[str], record: Publication) -> Sequence[str]:
    abstract = value_on_page(record, "abstract")
    return [text.replace(abstract, ABSTRACT) for text in texts] if abstract else texts


def _split_rows(table: str) -> Iterator[str]:
    """Yield the rows of a CSV table, each with its end; a quoted cell may have several lines."""
    row = ""
    for line in table.split(_ROW_END)[:-1]:
        row += line + _ROW_END
        if row.count('"') % 2 == 0:
            yield row
            row = ""
