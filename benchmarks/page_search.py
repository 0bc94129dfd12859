"""The search of a page beside that of the command line: whether both find the same, and what it costs.

`python -m benchmarks.page_search` asks the queries of `benchmarks.known_item` and `benchmarks.concepts`, and some with
phrases and fields, of libraries of 1,000 and 10,000 invented records and of the sample library; with files it takes
their records instead. The page's scripts are run by deno. The page has the newest first, as `protlib export -o
page.html` makes it, and the command line searches what the page displays, without notes. It prints for each kind of
query how many find the same records, how many the same first ten in the same order, and the milliseconds of the page:
in the middle, at the 95th of a hundred, at the most. A last word of one or two letters is a beginning on the page
alone, so it is not asked for.
"""

import argparse
import json
import re
import subprocess
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import deno

from benchmarks import concepts, known_item
from benchmarks.generate import records
from protlib import formats
from protlib.errors import ProtlibError
from protlib.index import Index
from protlib.index.in_memory import index_documents
from protlib.page.page_script import INTERFACE
from protlib.page.search_data import index_page, make_displayed_document, make_search_data
from protlib.record.fields import labels
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.selection import Selection, Sort

_SIZES: Final = (1_000, 10_000)
_QUERIES: Final = 30
_SAMPLE: Final = Path(__file__).parents[1] / "examples/publications.jsonl"
_LEAST: Final = 4
_SHORTEST: Final = 3
_SCRIPT: Final = """
import { Engine } from "%s";
const given = JSON.parse(await new Response(Deno.stdin.readable).text());
const bytes = await Deno.readFile(given.data);
const texts = (name) => (number) => given.texts[number][name];
const start = performance.now();
const engine = new Engine(bytes, { abstract: texts("abstract"), key: texts("key"), shown: texts("shown"), identifiers: texts("identifiers") });
const opened = performance.now() - start;
const found = given.queries.map((query) => {
  const start = performance.now();
  const { numbers, isRanked, problem } = engine.find(query);
  return { time: performance.now() - start, numbers: [...numbers], isRanked, isRefused: problem !== null };
});
console.log(JSON.stringify({ opened, found }));
"""


class Asked(NamedTuple):
    """A query of one kind."""

    kind: str
    text: str


def queries(publications: Sequence[Publication], count: int) -> list[Asked]:
    """Return so many queries of each kind, always the same for the same records."""
    random = Random(len(publications))
    items = [item for item in map(known_item.recall, publications) if len(item.title) >= _LEAST]
    queries_made = [
        Asked(kind, text)
        for kind, make in known_item.KINDS.items()
        for item in random.sample(items, min(count, len(items)))
        if (text := make(item, random))
    ]
    items_listed = list(concepts.read_queries(concepts.LIST.read_text(encoding="utf-8").splitlines()))
    for concept in random.sample(items_listed, min(2 * count, len(items_listed))):
        queries_made += [Asked("concept", concept.query), Asked("concept alone", concept.subject())]
    for publication in random.sample(list(publications), min(count, len(publications))):
        queries_made += [Asked(kind, text) for kind, text in _write_queries(publication)]
    distinct = dict.fromkeys(query for query in queries_made if len(query.text.split()[-1]) >= _SHORTEST)
    return list(distinct)


def _write_queries(record: Publication) -> Iterator[tuple[str, str]]:
    """Yield queries for a record in the language of queries."""
    words = re.findall(r"\w+", record.title)
    if len(words) >= _LEAST:
        yield "phrase", f'"{words[1]} {words[2]}"'
        yield "phrase", f'title:"{" ".join(words[:3])}"'
        yield "operators", f"{words[0]} {words[1]} -{words[2]}"
        yield "operators", f"{words[0]} OR ({words[1]} {words[2]})"
        yield "operators", f"{words[0][:3]}*"
    yield from (("fields", f'author:"{labels.inverted_name(name)}"') for name in record.authors[:1])
    for field, values in (("tag", record.tags), ("topic", record.topics), ("country", record.countries)):
        yield from (("fields", f'{field}:"{value}"') for value in values[:1])
    yield from (("fields", f'publisher:"{name}"') for name in [record.publisher] if name)
    yield "filters", f"type:{record.type} {record.year or ''}"
    yield from (("filters", f"year:{year - 2}..{year}") for year in [record.year] if year)
    yield from (("identifiers", text) for text in (record.key, record.doi, record.isbn) if text)


def on_page(publications: Sequence[Publication], asked: Sequence[Asked], data: bytes) -> Any:
    """Return what the page finds, by deno."""
    texts = [
        {
            "key": publication.key,
            "abstract": publication.abstract,
            "shown": [
                publication.title,
                publication.abstract,
                *map(labels.inverted_name, publication.authors),
                *publication.tags,
            ],
            "identifiers": [publication.doi, publication.isbn, publication.url, publication.number],
        }
        for publication in publications
    ]
    with tempfile.TemporaryDirectory() as folder:
        script, block = Path(folder) / "asked.js", Path(folder) / "search"
        script.write_text(_SCRIPT % (INTERFACE / "search/engine.js").as_uri())
        block.write_bytes(data)
        arguments = json.dumps({"data": str(block), "texts": texts, "queries": [query.text for query in asked]})
        program = [
            deno.find_deno_bin(),
            "run",
            "--no-remote",
            "--no-config",
            f"--allow-read={folder}",
            str(script),
        ]
        ran = subprocess.run(program, input=arguments, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def compare_results(index: Index, text: str, keys: Sequence[str], found: Any) -> tuple[bool, bool]:
    """Tell whether the command line finds the same records and the same ten first, or refuses the same query."""
    try:
        results = select(index, Request(Selection(query=text).sorted_by_relevance()), summaries=False)
    except ProtlibError:
        return (found["isRefused"], found["isRefused"])
    expected = [publication.key for publication in results.publications]
    page = [keys[number] for number in found["numbers"]]
    return set(expected) == set(page), expected[:10] == page[:10]


def report(publications: Sequence[Publication], count: int) -> None:
    """Print how the page does on these records."""
    with index_documents([publication.to_dict() for publication in publications]) as index:
        order = select(index, Request(Selection(sort=Sort.YEAR, limit=None)), summaries=False).publications
    with index_page(order) as index:
        data = make_search_data(index)
    questions = queries(publications, count)
    page = on_page(order, questions, data)
    packed = len(zlib.compress(data, 9))
    print(f"\n{len(publications):,} records: {packed:,} bytes, opened in {page['opened']:.0f} ms")
    print(f"{'':14} {'queries':>7} {'same':>6} {'ten':>6} {'median':>7} {'95%':>6} {'most':>6}")
    keys = [publication.key for publication in order]
    rows = []
    with index_documents(list(map(make_displayed_document, publications))) as index:
        for question, numbers in zip(questions, page["found"], strict=True):
            rows.append((question.kind, *compare_results(index, question.text, keys, numbers), numbers["time"]))
    for kind in dict.fromkeys(row[0] for row in rows):
        _print(kind, [row for row in rows if row[0] == kind])
    _print("all kinds", rows)


def _print(kind: str, rows: Sequence[tuple[str, bool, bool, float]]) -> None:
    count, times = len(rows), sorted(row[3] for row in rows)
    same, ten = sum(row[1] for row in rows) / count, sum(row[2] for row in rows) / count
    middle, late = times[count // 2], times[count * 95 // 100]
    print(f"{kind:14} {count:7} {same:6.3f} {ten:6.3f} {middle:7.1f} {late:6.1f} {times[-1]:6.1f}", flush=True)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--queries", type=int, default=_QUERIES, help="of each kind")
    options = parser.parse_args()
    for path in options.files or [_SAMPLE]:
        contents = path.read_bytes()
        report(formats.read(contents, formats.detect(contents, str(path))).publications, options.queries)
    for size in () if options.files else _SIZES:
        items = islice(known_item.drop_same_titles(records(size)), size)
        report(list(map(Publication.from_dict, items)), options.queries)


if __name__ == "__main__":
    main()
