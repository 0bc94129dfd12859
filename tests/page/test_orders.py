"""What stands on a page in which order where no word is typed:
as on the command line, by queries and by filters, in each order.
"""

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from harness.paths import EXAMPLES
from programs import deno_program
from protlib.index.in_memory import index_documents
from protlib.page.page_filters import make_filters
from protlib.page.page_html import ORDERS
from protlib.page.page_script import INTERFACE
from protlib.page.search_data import index_page, make_search_data
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.selection import Selection, Sort

_SCRIPT: Final = """(async () => {
  const { Filtering, inOrder } = await import("%s");
  const text = () => "";
  const engine = new page.Engine(Uint8Array.from(atob(given.data), (letter) => letter.charCodeAt(0)), {
    abstract: text, key: (number) => given.keys[number], shown: () => [], identifiers: () => [],
  });
  const filtering = new Filtering(given.filters, Int16Array.from(given.years));
  return given.asked.map(({ query, chosen, span, order }) => {
    const wanted = new Map(Object.entries(chosen).map(([name, values]) => [name, new Set(values)]));
    const { numbers } = filtering.apply(engine.find(query).numbers, wanted, { from: span[0], to: span[1] });
    return [...inOrder(numbers, order, given.orders)].map((number) => given.keys[number]);
  });
})()"""
_SORTS: Final = {
    "relevance": ("", False),
    "newest": ("year", False),
    "oldest": ("year", True),
    "title": ("title", False),
    "author": ("author", False),
}
_FIELDS: Final = {
    "region": "regions", "country": "countries", "type": "types", "category": "categories", "language": "languages",
}  # fmt: skip
_EVERY: Final = (0, 0)
_ASKED: Final[list[tuple[str, dict[str, list[str]], tuple[int, int]]]] = [
    *(
        (query, {}, _EVERY)
        for query in (
            "", "year:2015..", "year:..2005", "year:2009..2012", "year:2010", "type:report", "-type:report", "type:report OR type:book",
            "region:Africa", 'region:"West Africa" OR region:Asia', "-region:Africa", "country:Nigeria OR country:Libya", "language:fr",
            "-language:en year:2000..", "region:Africa -type:report", "(region:Africa OR region:Asia) year:2000..",
        )
    ),
    *(
        ("", facets, span)
        for facets, span in (
            ({"region": ["Africa"]}, _EVERY), ({"region": ["West Africa", "Asia"]}, _EVERY), ({"country": ["Nigeria", "Mexico"]}, _EVERY),
            ({"type": ["report", "treaty"]}, _EVERY), ({"category": ["Guidelines"]}, _EVERY), ({"language": ["fr"]}, _EVERY),
            ({"region": ["Worldwide"], "type": ["report"]}, (2015, 0)), ({}, (2010, 2016)), ({}, (0, 2005)),
        )
    ),
    ("year:2005..", {"region": ["Africa"]}, _EVERY), ("-type:report", {"language": ["en"]}, (0, 2018)),
]  # fmt: skip
ROWS: Final = [(*query, order) for query in _ASKED for order in _SORTS]


def _selection(query: str, chosen: dict[str, list[str]], span: tuple[int, int], order: str) -> Selection:
    """Return the selection of `protlib search` with the same words and options."""
    sort, reverse = _SORTS[order]
    values: dict[str, Any] = {_FIELDS[name]: tuple(values) for name, values in chosen.items()}
    years = (f"{span[0] or ''}..{span[1] or ''}",) if any(span) else ()
    return Selection(query=query, years=years, sort=sort, reverse=reverse, **values).sorted_by_relevance()


def _page_answers(publications: list[Publication], folder: Path) -> list[list[str]]:
    with index_page(publications) as index:
        numbers = index.all()
        data = {
            "data": base64.b64encode(make_search_data(index)).decode(),
            "keys": [publication.key for publication in publications],
            "years": [publication.year or 0 for publication in publications],
            "filters": make_filters(index, len(publications)),
            "orders": {
                name: index.sort(sort, numbers, len(publications), reverse=False) for name, sort in ORDERS.items()
            },
            "asked": [
                {"query": query, "chosen": facets, "span": span, "order": order} for query, facets, span, order in ROWS
            ],
        }
    script = _SCRIPT % (INTERFACE / "view/filtering.js").as_uri()
    return list(deno_program.answer("search/engine.js", script, data, folder))


@pytest.mark.slow
def test_without_words_the_order_is_that_of_the_command_line(tmp_path: Path) -> None:
    lines = (EXAMPLES / "publications.jsonl").read_text(encoding="utf-8").splitlines()
    with index_documents([Publication.from_dict(json.loads(line)).to_dict() for line in lines]) as index:
        selection = Selection().sorted_by_relevance()
        publications = list(select(index, Request(selection), summaries=False).publications)
        expected = [
            [publication.key for publication in select(index, Request(_selection(*row)), summaries=False).publications]
            for row in ROWS
        ]
        assert publications == list(
            select(index, Request(replace(selection, sort=Sort.YEAR)), summaries=False).publications
        )
    answers = _page_answers(publications, tmp_path)
    differing = [row for row, answer, keys in zip(ROWS, answers, expected, strict=True) if answer != keys]
    assert differing == []
    assert len(ROWS) >= 60
    assert all(expected)
