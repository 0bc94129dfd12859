"""What a selection brings: the right publications, the best first, and what was done for the one who asked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from protlib.errors import NothingFoundError, UsageError
from protlib.index import Index
from protlib.record.model import Name, Publication
from protlib.search import facets, query_help, select
from protlib.search.query import FILTER_FIELDS, WORD_FIELDS
from protlib.selection import Facet, Selection

IOM = Name(literal="International Organization for Migration", short="IOM")
RECORDS = (
    Publication(
        key="iom2009caring",
        type="report",
        title="Caring for Trafficked Persons: Guidance for Health Providers",
        authors=(IOM,),
        date="2009-07",
        publisher="IOM",
        language="en",
        regions=("Worldwide",),
        category="Guidelines",
        tags=("health",),
        isbn="9789290684664",
        url="https://publications.iom.int/books/caring-trafficked-persons",
    ),
    Publication(
        key="jobe2010causes",
        type="report",
        title="The Causes and Consequences of Re-trafficking: Evidence from the IOM Human Trafficking Database",
        authors=(Name(family="Jobe", given="Alison"),),
        date="2010",
        language="en-GB",
        countries=("Nigeria",),
        category="Research",
        tags=("Evidence",),
        doi="10.1000/re-trafficking",
        abstract="An analysis of labour exploitation and of the health of victims who are trafficked again.",
    ),
    Publication(
        key="hennebry2017",
        type="chapter",
        title="Women Migrant Workers and the Protection of Labour Rights",
        authors=(Name(family="Hennebry", given="J."), Name(family="Roberts", given="Adam")),
        editors=(Name(family="Klein Solomon", given="M."),),
        container_title="Ideas to Inform International Cooperation",
        date="2017-05-04",
        language="en",
        regions=("West and Central Africa",),
        category="Research",
    ),
    Publication(
        key="diallo2019",
        type="article-journal",
        title="Protección de niños migrantes en Côte d'Ivoire",
        authors=(Name(family="Diallo", given="Aïcha"), Name(family="Robert", given="Jean")),
        date="2019/2021",
        language="es",
        countries=("Côte d'Ivoire",),
        category="research",
        tags=("evidence", "children"),
        abstract="Trafficking of children; the labor market; women.",
    ),
    Publication(key="undated", title="Handbook on Asylum", authors=(Name(literal="UNHCR"),), regions=("Hidden Valley",)),
    Publication(
        key="organisation2018",
        type="book",
        title="Migrant Smuggling and the Law of the Sea",
        authors=(Name(literal="Centre for the Law of the Sea"),),
        date="2018",
        countries=("Italy",),
        abstract="What the International Organization for Migration says of labour, health and trafficking.",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("library") / "library.json"
    path.write_text("[]")
    with Index.open(path, None, lambda: [record.to_dict() for record in RECORDS]) as made:
        yield made


def keys(index: Index, query: str = "", **options: Any) -> list[str]:
    return [record.key for record in select(index, Selection(query=query, **options)).publications]


FOUND_FIRST = [
    ("causes consequences", "jobe2010causes"),
    ("consequences causes evidence", "jobe2010causes"),
    ("labor rights", "hennebry2017"),
    ("woman migrant worker", "hennebry2017"),
    ("hennebry 2017", "hennebry2017"),
    ("hennebri", "hennebry2017"),
    ("proteccion ninos", "diallo2019"),
    ("ivory coast", "diallo2019"),
    ("cote ivoire diallo", "diallo2019"),
    ("consequenses trafficing", "jobe2010causes"),
    ("conseq evid", "jobe2010causes"),
    ("iom", "iom2009caring"),
    ("international organization for migration caring", "iom2009caring"),
    ("International Organisation for Migration", "iom2009caring"),
    ("htd evidence", "jobe2010causes"),
    ("WMWs", "hennebry2017"),  # Women Migrant Workers: acronyms have plurals
    ("klein solomon", "hennebry2017"),
    ("ideas cooperation", "hennebry2017"),
    ("UNHCR", "undated"),
    ("Handbook on Asylum", "undated"),
    ("jobe2010causes", "jobe2010causes"),
    ("10.1000/RE-TRAFFICKING", "jobe2010causes"),
    ("https://doi.org/10.1000/re-trafficking", "jobe2010causes"),
    ("978-92-9068-466-4", "iom2009caring"),
    ("https://publications.iom.int/books/caring-trafficked-persons/", "iom2009caring"),
    ("women in the", "hennebry2017"),
]


@pytest.mark.parametrize(("query", "key"), FOUND_FIRST)
def test_what_was_meant_comes_first(index: Index, query: str, key: str) -> None:
    assert keys(index, query)[0] == key


FOUND = [
    ('"labour rights"', ["hennebry2017"]),
    ('"labor right"', ["hennebry2017"]),
    ('"rights labour"', []),
    ('title:"human trafficking"', ["jobe2010causes"]),
    ('abstract:"human trafficking"', []),
    ('author:"Alison Jobe"', ["jobe2010causes"]),
    ('author:"Jobe Alison"', ["jobe2010causes"]),
    ('"of the sea"', ["organisation2018"]),
    ("author:roberts", ["hennebry2017"]),
    ("author:robert -author:roberts", ["diallo2019"]),
    ("author:iom", ["iom2009caring"]),
    ("editor:solomon", ["hennebry2017"]),
    ("title:labour", ["hennebry2017"]),
    ("abstract:labor", ["diallo2019", "organisation2018", "jobe2010causes"]),
    ("tag:children", ["diallo2019"]),
    ("category:guidelines", ["iom2009caring"]),
    ("publisher:iom", ["iom2009caring"]),
    ("container:ideas", ["hennebry2017"]),
    ("trafficking -labour", ["iom2009caring"]),
    ("asylum OR smuggling", ["undated", "organisation2018"]),
    ("(asylum OR smuggling) law", ["organisation2018"]),
    ("labour type:chapter", ["hennebry2017"]),
    ("region:europe", ["organisation2018"]),
    ("trafficking country:nigeria", ["jobe2010causes"]),
    ("has:doi", ["jobe2010causes"]),
    ("missing:year", ["undated"]),
    ("key:UNDATED", ["undated"]),
    ("doi:10.1000/none", []),
    ("isbn:9789290684664", ["iom2009caring"]),
    ("zebra", []),
    ("labo* market", ["diallo2019"]),
]


@pytest.mark.parametrize(("query", "found"), FOUND)
def test_a_query_finds(index: Index, query: str, found: list[str]) -> None:
    assert keys(index, query) == found


FILTERED: list[tuple[dict[str, Any], list[str]]] = [
    ({"regions": ("west africa",)}, ["jobe2010causes", "hennebry2017", "diallo2019"]),
    ({"regions": ("Africa",)}, ["jobe2010causes", "hennebry2017", "diallo2019"]),
    ({"regions": ("west africa",), "worldwide": True},
     ["iom2009caring", "jobe2010causes", "hennebry2017", "diallo2019"]),
    ({"regions": ("West Africa",), "countries": ("Nigeria", "Italy")}, ["jobe2010causes"]),
    ({"countries": ("ivory coast",)}, ["diallo2019"]),
    ({"regions": ("hidden valley",)}, ["undated"]),
    ({"years": ("2010",)}, ["jobe2010causes"]),
    ({"years": ("..2010",)}, ["iom2009caring", "jobe2010causes"]),
    ({"years": ("2020..",)}, ["diallo2019"]),
    ({"years": ("2009-2010",)}, ["iom2009caring", "jobe2010causes"]),
    ({"years": ("2009-07", "2017-05")}, ["iom2009caring", "hennebry2017"]),
    ({"years": ("2009-08..2010-06",)}, []),
    ({"years": ("2009-08..2010",)}, ["jobe2010causes"]),
    ({"years": ("2017-05-05..2018-01",)}, []),
    ({"years": ("2020-03",)}, ["diallo2019"]),
    ({"authors": ("Jobe",)}, ["jobe2010causes"]),
    ({"authors": ("jobe, a.",)}, ["jobe2010causes"]),
    ({"authors": ("Hennebry, Jenna",)}, ["hennebry2017"]),
    ({"authors": ("Adam Hennebry",)}, []),
    ({"authors": ("IOM",)}, ["iom2009caring"]),
    ({"authors": ("International Organisation for Migration (IOM)",)}, ["iom2009caring"]),
    ({"authors": ("United Nations High Commissioner for Refugees",)}, ["undated"]),
    ({"authors": ("Roberts",)}, ["hennebry2017"]),
    ({"authors": ("Klein Solomon",)}, []),
    ({"categories": ("Research",)}, ["jobe2010causes", "hennebry2017", "diallo2019"]),
    ({"types": ("Report", "book")}, ["iom2009caring", "jobe2010causes", "organisation2018"]),
    ({"tags": ("EVIDENCE",)}, ["jobe2010causes", "diallo2019"]),
    ({"languages": ("English",)}, ["iom2009caring", "jobe2010causes", "hennebry2017"]),
    ({"has": ("abstract",), "missing": ("tag",)}, ["organisation2018"]),
    ({"missing": ("year",)}, ["undated"]),
    ({"keys": ("undated", "IOM2009caring")}, ["undated", "iom2009caring"]),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "found"), FILTERED)
def test_filters_let_through(index: Index, filters: dict[str, Any], found: list[str]) -> None:
    assert keys(index, **filters) == found


REFUSED = [
    ({"regions": ("wset africa",)}, "“wset africa”: no region of this name; did you mean “West Africa”"),
    ({"years": ("16",)}, "“16”: a year is written 2016"),
    ({"years": ("2016..2015",)}, "“2016..2015”: the range ends before it begins"),
    ({"years": ("2016-13",)}, "“2016-13”: a year is written"),
    ({"types": ("reprot",)}, "“reprot”: no type of publication; did you mean “report”"),
    ({"types": ("working paper",)}, "“working paper”: a genre of the type report"),
    ({"languages": ("klingonish",)}, "“klingonish”: "),
    ({"has": ("abstrct",)}, "“abstrct”: no field of a record; did you mean “abstract”"),
    ({"sort": "size"}, "“size” is no order; there are relevance"),
    ({"query": "x year:abc"}, "“abc”: a year is written"),
    ({"query": " ? "}, "there is no word in this to be found"),
]


@pytest.mark.parametrize(("options", "why"), REFUSED)
def test_a_value_that_is_not_understood_is_refused_with_a_suggestion(
    index: Index, options: dict[str, Any], why: str
) -> None:
    with pytest.raises(UsageError) as error:
        keys(index, **options)
    assert str(error.value).startswith(why)


def test_a_value_in_a_query_is_refused_with_a_caret(index: Index) -> None:
    with pytest.raises(UsageError) as error:
        keys(index, "women  region:atlantis")
    assert str(error.value).split("\n")[1:] == ["  women region:atlantis", "               ^"]


def test_a_key_that_is_not_there_is_named(index: Index) -> None:
    with pytest.raises(NothingFoundError, match="no publication has the key nobody"):
        keys(index, keys=("undated", "nobody"))


def test_everything_comes_in_the_order_of_the_library(index: Index) -> None:
    assert keys(index) == [record.key for record in RECORDS]


SORTED = [
    (
        "added",
        ["iom2009caring", "jobe2010causes", "hennebry2017", "diallo2019", "undated", "organisation2018"],
    ),
    (
        "relevance",
        ["iom2009caring", "jobe2010causes", "hennebry2017", "diallo2019", "undated", "organisation2018"],
    ),
    (
        "year",
        ["diallo2019", "organisation2018", "hennebry2017", "jobe2010causes", "iom2009caring", "undated"],
    ),
    (
        "title",
        ["iom2009caring", "jobe2010causes", "undated", "organisation2018", "diallo2019", "hennebry2017"],
    ),
    (
        "author",
        ["organisation2018", "diallo2019", "hennebry2017", "iom2009caring", "jobe2010causes", "undated"],
    ),
    ("key", ["diallo2019", "hennebry2017", "iom2009caring", "jobe2010causes", "organisation2018", "undated"]),
]


@pytest.mark.parametrize(("sort", "order"), SORTED)
def test_a_selection_is_sorted_and_turned_round_and_cut(index: Index, sort: str, order: list[str]) -> None:
    assert keys(index, sort=sort) == order
    assert keys(index, sort=sort, reverse=True) == order[::-1]
    assert keys(index, sort=sort, limit=2) == order[:2]
    assert keys(index, sort=sort, limit=2, reverse=True) == order[::-1][:2]


def test_the_total_counts_what_the_limit_cuts(index: Index) -> None:
    results = select(index, Selection(query="labour", limit=1))
    assert (results.total, len(list(results.publications))) == (4, 1)


def test_a_title_counts_more_than_an_abstract(index: Index) -> None:
    assert keys(index, "labour")[0] == "hennebry2017"


def test_equals_come_newest_first_and_then_by_key(tmp_path: Path) -> None:
    records = [
        Publication(key=key, title="Same", date=date)
        for key, date in (("b", "2010"), ("c", "2012"), ("a", "2010"), ("d", ""))
    ]
    (tmp_path / "library.json").write_text("[]")
    with Index.open(
        tmp_path / "library.json", None, lambda: [record.to_dict() for record in records]
    ) as index:
        assert keys(index, "same") == ["c", "a", "b", "d"]


NOTED = [
    ("consequenses", ("consequenses: showing Consequences",)),
    ("traficking", ("traficking: showing trafficking",)),  # as abstracts have it, not titles
    ("unhrc", ("unhrc: showing UNHCR",)),
    ("labour zebra", ("left out: zebra",)),
    ("labour women", ()),
    ("zebra", ()),
    ("iom2009caring", ()),
    ("asylum smuggling", ("showing what has 1 of the words asylum, smuggling",)),
]


@pytest.mark.parametrize(("query", "notes"), NOTED)
def test_what_was_done_to_a_query_is_told(index: Index, query: str, notes: tuple[str, ...]) -> None:
    assert select(index, Selection(query=query)).notes == notes


@pytest.mark.parametrize("query", ["consequenses", "conseq", "ijr", "labour zebra"])
def test_an_exact_query_stands_for_nothing_else(index: Index, query: str) -> None:
    results = select(index, Selection(query=query, exact=True))
    assert (results.total, results.notes) == (0, ())


def test_it_is_explained_why_a_record_was_found(index: Index) -> None:
    [explanation, *_] = select(index, Selection(query="consequenses jobe iom 2010")).explanations
    assert [(reason.typed, reason.how, reason.matched, reason.field) for reason in explanation.reasons] == [
        ("consequenses", "spelling", "Consequences", "title"),
        ("jobe", "", "jobe", "first author"),
        ("iom", "", "iom", "title"),
        ("2010", "", "2010", "year"),
    ]
    assert 0.8 < explanation.score < 1.2


COUNTED = [
    ("type", [("report", 2), ("article-journal", 1), ("book", 1), ("chapter", 1), ("document", 1)]),
    ("categories", [("Research", 3), ("Guidelines", 1)]),
    ("years", [("2009", 1), ("2010", 1), ("2017", 1), ("2018", 1), ("2019", 1)]),
    ("tag", [("Evidence", 2), ("children", 1), ("health", 1)]),
    ("country", [("Côte d'Ivoire", 1), ("Italy", 1), ("Nigeria", 1)]),
    ("publisher", [("IOM", 1)]),
]


@pytest.mark.parametrize(("by", "counts"), COUNTED)
def test_a_selection_is_counted(index: Index, by: str, counts: list[tuple[str, int]]) -> None:
    assert facets(index, Selection(), by) == counts


@pytest.mark.parametrize("by", ["region", "country"])
@pytest.mark.parametrize("worldwide", [False, True])
def test_a_place_has_as_many_as_its_filter_finds(index: Index, by: str, worldwide: bool) -> None:
    counts = facets(index, Selection(worldwide=worldwide), by)
    for place, count in counts:
        under = Selection(regions=(place,)) if by == "region" else Selection(countries=(place,))
        under = replace(under, worldwide=worldwide)
        assert select(index, under).total == count
    assert len(counts) > 2


def test_a_region_has_what_is_about_its_countries(tmp_path: Path) -> None:
    places: Sequence[Mapping[str, Any]] = (
        {"countries": ("Nigeria",)}, {"countries": ("Kenya", "Nigeria")}, {"regions": ("West and Central Africa",)},
        {"regions": ("Narnia",)}, {"regions": ("Horn of Africa", "narnia")}, {"countries": ("Kenia",)}, {},
    )  # fmt: skip
    records = [Publication(key=f"k{number}", **given).to_dict() for number, given in enumerate(places)]
    (tmp_path / "library.json").write_text("[]")
    with Index.open(tmp_path / "library.json", None, lambda: records) as index:
        counts = facets(index, Selection(), "region")
        assert {place: count for place, count in counts if place != "Horn of Africa"} == {
            "Africa": 5, "Sub-Saharan Africa": 4, "West and Central Africa": 3, "West Africa": 3, "East Africa": 2,
            "Central Africa": 1, "Narnia": 2,
        }  # fmt: skip
        assert facets(index, Selection(), "region", as_catalogued=True) == [
            ("Narnia", 2), ("Horn of Africa", 1), ("West and Central Africa", 1),
        ]  # fmt: skip
        assert facets(index, Selection(), "country") == [("Kenya", 2), ("Nigeria", 2)]
        assert facets(index, Selection(), "country", as_catalogued=True) == [
            ("Nigeria", 2), ("Kenia", 1), ("Kenya", 1),
        ]  # fmt: skip
        assert facets(index, Selection(countries=("Kenya",)), "region")[0] == ("Africa", 2)


def test_a_language_has_its_varieties_and_a_date_without_a_first_year_has_no_year(tmp_path: Path) -> None:
    given = (("en", "2019"), ("en-GB", "/2020"), ("en-US", "../2021"), ("fr", "2019/.."), ("x-none", ""))
    records = [
        Publication(key=f"k{number}", language=language, date=date).to_dict()
        for number, (language, date) in enumerate(given)
    ]
    (tmp_path / "library.json").write_text("[]")
    with Index.open(tmp_path / "library.json", None, lambda: records) as index:
        assert facets(index, Selection(), "year") == [("2019", 2)]
        assert facets(index, Selection(), "language") == [
            ("en", 3), ("en-GB", 1), ("en-US", 1), ("fr", 1), ("x-none", 1),
        ]  # fmt: skip
        for language, count in facets(index, Selection(), "language")[:-1]:
            assert select(index, Selection(languages=(language,))).total == count
        assert dict(facets(index, Selection(), "language", as_catalogued=True))["en"] == 1


def test_only_what_is_selected_is_counted(index: Index) -> None:
    assert facets(index, Selection(query="labour", regions=("Africa",), limit=1), "type") == [
        ("article-journal", 1), ("chapter", 1), ("report", 1),
    ]  # fmt: skip


def test_what_cannot_be_counted_by_is_refused(index: Index) -> None:
    with pytest.raises(UsageError, match=r"“regoin” is none of .* did you mean “region”"):
        facets(index, Selection(), "regoin")
    assert all(facets(index, Selection(), by) is not None for by in Facet)


def test_many_records_are_read_when_they_are_needed(tmp_path: Path) -> None:
    records = [Publication(key=f"k{number}", title="Same").to_dict() for number in range(600)]
    (tmp_path / "library.json").write_text("[]")
    with Index.open(tmp_path / "library.json", None, lambda: records) as index:
        results = select(index, Selection(query="same"))
        assert [record.key for record in results.publications] == sorted(
            f"k{number}" for number in range(600)
        )
        assert [record.key for record in results.publications][:1] == ["k0"]


@pytest.mark.parametrize(
    "query", re.findall(r"^ {2}(\S.*?)(?: {3,}.*)?$", query_help().split("\n\n")[1], re.MULTILINE)
)
def test_what_the_help_teaches_is_understood(index: Index, query: str) -> None:
    assert select(index, Selection(query=query)).total >= 0


def test_the_help_names_every_field_and_fits_a_terminal() -> None:
    assert set(re.findall(r"[a-z]+", query_help())) >= {*WORD_FIELDS, *FILTER_FIELDS}
    assert max(map(len, query_help().splitlines())) < 80


def test_of_many_equals_the_newest_are_looked_at(tmp_path: Path) -> None:
    records = [
        Publication(key=f"k{number:04}", title="Same", date=str(1500 + number)).to_dict()
        for number in range(520)
    ]
    (tmp_path / "library.json").write_text("[]")
    with Index.open(tmp_path / "library.json", None, lambda: records) as index:
        assert keys(index, "same", limit=3) == ["k0519", "k0518", "k0517"]
        assert keys(index, "same") == [f"k{number:04}" for number in reversed(range(520))]


def test_a_large_selection_is_sorted_as_a_small_one_is(tmp_path: Path) -> None:
    records = [
        Publication(
            key=f"k{number:04}", title=f"T{number % 7}", type="report" if number % 3 else "book"
        ).to_dict()
        for number in range(3500)
    ]
    (tmp_path / "library.json").write_text("[]")
    with Index.open(tmp_path / "library.json", None, lambda: records) as index:
        every = keys(index, sort="title", types=("report",))
        assert len(every) == 2333
        assert every[:3] == ["k0007", "k0014", "k0028"]
        assert keys(index, sort="title", types=("report",), reverse=True) == every[::-1]
        assert keys(index, sort="title", types=("report",), limit=2) == every[:2]


def test_words_of_other_variables_are_found_but_not_those_that_only_a_format_has(tmp_path: Path) -> None:
    record = Publication(
        key="one", title="Title", extra={"original-title": "Urtext", "bibtex:file": "zzyzx.pdf", "PMID": 17}
    )
    (tmp_path / "library.json").write_text("[]")
    with Index.open(tmp_path / "library.json", None, lambda: [record.to_dict()]) as index:
        assert (keys(index, "urtext"), keys(index, "zzyzx")) == (["one"], [])


def test_a_misspelt_place_is_named_as_it_is_known(index: Index) -> None:
    results = select(index, Selection(query="elfenbeinkuste OR ivori coastt"))
    assert results.total == 1
    assert any(note.endswith("showing coast") for note in results.notes)
