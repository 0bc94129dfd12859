"""What the search of a page finds, asked of its scripts by deno."""

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from programs import deno_program
from protlib.page.search_data import index_page, make_search_data
from protlib.record.fields import labels
from protlib.record.model import Publication
from protlib.search.other_names import NO_OTHERS, OtherNames

_FOUND: Final = """(async () => {
  const texts = (name) => (number) => given.texts[number][name];
  const engine = new page.Engine(Uint8Array.from(atob(given.data), (letter) => letter.charCodeAt(0)), {
    abstract: texts("abstract"), key: texts("key"), shown: texts("shown"), identifiers: texts("identifiers"),
  });
  return given.queries.map((query) => {
    const found = engine.find(query);
    return { ...found, numbers: [...found.numbers], spans: given.marked.map((text) => engine.spans(text)) };
  });
})()"""


def ask_page(
    publications: Sequence[Publication],
    queries: Sequence[str],
    folder: Path,
    others: OtherNames = NO_OTHERS,
    marked: Sequence[str] = (),
    house: str = "",
) -> list[dict[str, Any]]:
    """Return, for each query, what the page of some publications finds, and which words of some texts it marks."""
    with index_page(publications) as index:
        data = base64.b64encode(make_search_data(index, others, house)).decode()
    texts = [
        {
            "key": publication.key,
            "abstract": publication.abstract,
            "shown": [
                publication.title,
                publication.abstract,
                *map(labels.inverted_name, publication.authors),
                *publication.tags,
                publication.publisher,
            ],
            "identifiers": [publication.doi, publication.isbn, publication.url, publication.number],
        }
        for publication in publications
    ]
    arguments = {"data": data, "texts": texts, "queries": queries, "marked": marked}
    return list(deno_program.answer("search/engine.js", _FOUND, arguments, folder))
