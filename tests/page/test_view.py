"""What the interface works out, without a browser: what is asked, what passes the filters, which links are followed."""

from dataclasses import replace
from pathlib import Path

from programs.deno_program import answer
from protlib.index.in_memory import index_documents
from protlib.page.page_filters import make_filters
from protlib.search import Request, select
from protlib.search.facet_values import NESTED_FACETS
from protlib.search.facets import count_facets
from protlib.selection import Selection
from sample_records.search_samples import RECORDS

FRAGMENTS = [
    "",
    "#q=trafficking+in+persons&region=West+Africa&region=Europe&tag=a%26b&from=2010&to=2020",
    "#q=%D9%86%D8%AD%D9%88&order=title&in=ar&style=apa&ticked=iom2009caring&ticked=a%23b",
    "#country=C%C3%B4te+d%27Ivoire",
]
PASSED_OVER = [
    ("#nothing=here&q=a", "#q=a"),
    ("#from=abc&to=-3&order=best", "#"),
    ("#%E0%A4%A&q=%", "#q=%25"),
    ("#from=2010.5", "#"),
    ("#from=1e3&to=0x7d", "#"),
    ("#from=2020&to=2010", "#from=2010&to=2020"),
    ("#from=%D9%A2%D9%A0%D9%A1%D9%A5&to=%DB%B2%DB%B0%DB%B2%DB%B0", "#from=2015&to=2020"),
]
READ = "given.map((each) => page.State.read(each, ['region', 'country', 'tag']).fragment())"


def test_an_address_says_again_what_it_said(tmp_path: Path) -> None:
    data = [*FRAGMENTS, *(before for before, _after in PASSED_OVER)]
    answers = answer("view/state.js", READ, data, tmp_path)
    assert answers[0] == "#"
    assert answers[1 : len(FRAGMENTS)] == FRAGMENTS[1:]
    assert answers[len(FRAGMENTS) + 2][:3] == "#q="
    positions = [at for at in range(len(PASSED_OVER)) if at != 2]
    assert [answers[len(FRAGMENTS) + at] for at in positions] == [PASSED_OVER[at][1] for at in positions]


LINKS = [
    ("https://www.iom.int/a?b=c", "https://www.iom.int/a?b=c"),
    ("http://example.org", "http://example.org/"),
    ("javascript:alert(1)", ""),
    (" jAvAsCrIpT:alert(1)", ""),
    ("java\nscript:alert(1)", ""),
    ("data:text/html,<script>alert(1)</script>", ""),
    ("file:///home/ana/a.pdf", ""),
    ("//example.org/a", ""),
    ("www.iom.int", ""),
    ("", ""),
]


def test_only_links_of_the_web_are_followed(tmp_path: Path) -> None:
    answers = answer("view/records.js", "given.map(page.safeLink)", [link for link, _href in LINKS], tmp_path)
    assert answers == [href for _link, href in LINKS]


FILE_LINKS = [
    ("page.files/a%20b.pdf", True),
    ("../papers/a.pdf", True),
    ("a.pdf", True),
    ("javascript:alert(1)", False),
    ("//example.org/a.pdf", False),
    ("/etc/a.pdf", False),
    ("https://example.org/a.pdf", False),
    ("a\nb:c", False),
    ("", False),
]


def test_only_files_beside_the_page_are_linked(tmp_path: Path) -> None:
    links = answer("view/records.js", "given.map(page.fileLink)", [link for link, _ in FILE_LINKS], tmp_path)
    assert links == [link if is_beside else "" for link, is_beside in FILE_LINKS]


CHOSEN: list[tuple[dict[str, list[str]], dict[str, int], Selection]] = [
    ({}, {"from": 0, "to": 0}, Selection()),
    ({"region": ["Africa"]}, {"from": 0, "to": 0}, Selection(regions=("Africa",))),
    ({"type": ["report", "chapter"]}, {"from": 0, "to": 0}, Selection(types=("report", "chapter"))),
    ({"type": ["report"], "category": ["Research"]}, {"from": 0, "to": 0}, Selection(types=("report",), categories=("Research",))),
    ({"language": ["en"]}, {"from": 2010, "to": 0}, Selection(languages=("en",), years=("2010..",))),
    ({"country": ["Italy"], "language": ["fr"]}, {"from": 0, "to": 0}, Selection(countries=("Italy",), languages=("fr",))),
    ({"tag": ["nobody has it"]}, {"from": 0, "to": 2017}, Selection(tags=("nobody has it",), years=("..2017",))),
]  # fmt: skip
FILTER = """
given.chosen.map(([chosen, span]) => {
  const filtering = new page.Filtering(given.filters, Int16Array.from(given.years));
  const sets = new Map(Object.entries(chosen).map(([name, values]) => [name, new Set(values)]));
  const { numbers, counts } = filtering.apply(Int32Array.from(given.years, (_, at) => at), sets, span);
  return [Array.from(numbers), counts.map((each) => Array.from(each))];
})
"""


def test_filters_find_and_count_what_a_search_does(tmp_path: Path) -> None:
    with index_documents([record.to_dict() for record in RECORDS]) as index:
        data = make_filters(index, len(RECORDS))
        arguments = {
            "filters": data,
            "years": [record.year or 0 for record in RECORDS],
            "chosen": [case[:2] for case in CHOSEN],
        }
        answers = answer("view/filtering.js", FILTER, arguments, tmp_path)
        for (numbers, counts), (facets, _span, selection) in zip(answers, CHOSEN, strict=True):
            results = select(index, Request(selection))
            assert [RECORDS[number].key for number in numbers] == [
                publication.key for publication in results.publications
            ]
            for at, facet_filter in enumerate(data):
                counted = {
                    value: count
                    for (value, _code), count in zip(facet_filter["values"], counts[at], strict=True)
                    if count
                }
                facet_counts = dict(
                    count_facets(
                        index, Request(_without(selection, facet_filter["name"])), [facet_filter["name"]]
                    ).values
                )
                assert facet_counts.items() <= counted.items(), (facets, facet_filter["name"])
                assert (
                    facet_counts == counted or facet_filter["name"] in NESTED_FACETS
                )  # a place is counted here if any record names it


def _without(selection: Selection, facet: str) -> Selection:
    """Return a selection without its own filter by a facet: what its values are counted among."""
    fields = {
        "type": "types",
        "category": "categories",
        "tag": "tags",
        "language": "languages",
        "region": "regions",
        "country": "countries",
    }
    return replace(selection, **{fields.get(facet, "topics"): ()})  # type: ignore[arg-type]
