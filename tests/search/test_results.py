"""What a selection brings: the right publications, the best first, in the order that is asked for."""

import pytest

from protlib.errors import NothingFoundError
from protlib.index import Index
from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.selection import Selection, Sort
from sample_records.search_samples import RECORDS, Indexed, keys

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
    ("Ytali", "organisation2018"),  # i and y changed places
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


@pytest.mark.parametrize(("query", "matches"), FOUND)
def test_a_query_finds(index: Index, query: str, matches: list[str]) -> None:
    assert keys(index, query) == matches


def test_a_key_that_is_not_there_is_named(index: Index) -> None:
    with pytest.raises(NothingFoundError, match="no publication has the key nobody"):
        keys(index, keys=("undated", "nobody"))


def test_everything_comes_in_the_order_of_the_library(index: Index) -> None:
    assert keys(index) == [record.key for record in RECORDS]


# Of each order: all that it goes by is missing in the last record; the first two differ in the key alone.
UNSORTED = (
    Publication(
        key="b",
        title="The Trafficking of Women",
        authors=(Name(family="Éluard"),),
        date="2010-05",
        modified="2026-02",
    ),
    Publication(
        key="A",
        title="Trafficking of <i>Women</i>",
        authors=(Name(family="eluard"),),
        date="2010-05",
        modified="2026-02",
    ),
    Publication(key="later", title="Zebra", authors=(Name(literal="Zonta"),), date="2015/2016", modified="2026-03"),
    Publication(key="ar", title="الاتجار", editors=(Name(family="Abel"),), date="1999~", modified="2026-01"),
    Publication(key="nothing"),
)
ORDERS = {
    Sort.RELEVANCE: "later A b ar nothing",
    Sort.YEAR: "later A b ar nothing",
    Sort.TITLE: "A b later ar nothing",
    Sort.AUTHOR: "ar A b later nothing",
    Sort.KEY: "A ar b later nothing",
    Sort.ADDED: "b A later ar nothing",
    Sort.MODIFIED: "later A b ar nothing",
}


def test_every_order_is_tested() -> None:
    assert set(ORDERS) == set(Sort)


@pytest.mark.parametrize("sort", ORDERS)
def test_a_selection_is_sorted_and_turned_round_and_cut(indexed: Indexed, sort: Sort) -> None:
    index = indexed(UNSORTED)
    order = ORDERS[sort].split()
    assert keys(index, sort=sort) == order
    assert keys(index, sort=sort, reverse=True) == order[::-1]
    assert keys(index, sort=sort, limit=2) == order[:2]
    assert keys(index, sort=sort, limit=2, reverse=True) == order[::-1][:2]


@pytest.mark.parametrize("sort", [sort for sort in ORDERS if sort != Sort.RELEVANCE])
def test_what_words_find_is_sorted_as_all_is(indexed: Indexed, sort: Sort) -> None:
    index = indexed(UNSORTED)
    assert keys(index, "women", sort=sort) == [key for key in ORDERS[sort].split() if key in {"A", "b"}]


def test_the_best_come_last_in_reverse_and_the_limit_takes_the_worst(index: Index) -> None:
    order = keys(index, "labour")
    assert order[0] == "hennebry2017"
    assert keys(index, "labour", reverse=True) == order[::-1]
    assert keys(index, "labour", reverse=True, limit=1) == order[-1:]


def test_keys_come_as_they_were_asked_for(index: Index) -> None:
    key_order = ("undated", "diallo2019", "IOM2009caring", "undated")
    assert keys(index, keys=key_order) == ["undated", "diallo2019", "iom2009caring"]
    assert keys(index, keys=key_order, reverse=True) == ["iom2009caring", "diallo2019", "undated"]


def test_the_total_counts_what_the_limit_cuts(index: Index) -> None:
    results = select(index, Request(Selection(query="labour", limit=1)))
    assert (results.total, len(list(results.publications))) == (4, 1)


def test_a_title_counts_more_than_an_abstract(index: Index) -> None:
    assert keys(index, "labour")[0] == "hennebry2017"


def test_equals_come_newest_first_and_then_by_key(indexed: Indexed) -> None:
    records = [
        Publication(key=key, title="Same", date=date)
        for key, date in (("b", "2010"), ("c", "2012"), ("a", "2010"), ("d", ""))
    ]
    index = indexed(records)
    assert keys(index, "same") == ["c", "a", "b", "d"]


@pytest.mark.parametrize("query", ["consequenses", "conseq", "ijr", "labour zebra"])
def test_an_exact_query_stands_for_nothing_else(index: Index, query: str) -> None:
    results = select(index, Request(Selection(query=query, exact=True)))
    assert (results.total, results.notes) == (0, ())


def test_many_records_are_read_when_they_are_needed(indexed: Indexed) -> None:
    records = [Publication(key=f"k{number}", title="Same") for number in range(600)]
    index = indexed(records)
    results = select(index, Request(Selection(query="same")))
    assert [record.key for record in results.publications] == sorted(f"k{number}" for number in range(600))
    assert [record.key for record in results.publications][:1] == ["k0"]


def test_of_many_equals_the_newest_are_looked_at(indexed: Indexed) -> None:
    records = [Publication(key=f"k{number:04}", title="Same", date=str(1500 + number)) for number in range(520)]
    index = indexed(records)
    assert keys(index, "same", limit=3) == ["k0519", "k0518", "k0517"]
    assert keys(index, "same") == [f"k{number:04}" for number in reversed(range(520))]


@pytest.mark.slow
def test_a_large_selection_is_sorted_as_a_small_one_is(indexed: Indexed) -> None:
    records = [
        Publication(key=f"k{number:04}", title=f"T{number % 7}", type="report" if number % 3 else "book")
        for number in range(3500)
    ]
    index = indexed(records)
    keys_of_reports = keys(index, sort="title", types=("report",))
    assert len(keys_of_reports) == 2333
    assert keys_of_reports[:3] == ["k0007", "k0014", "k0028"]
    assert keys(index, sort="title", types=("report",), reverse=True) == keys_of_reports[::-1]
    assert keys(index, sort="title", types=("report",), limit=2) == keys_of_reports[:2]


def test_words_of_other_variables_are_found_but_not_those_that_only_a_format_has(indexed: Indexed) -> None:
    record = Publication(
        key="one", title="Title", extra={"original-title": "Urtext", "bibtex:file": "zzyzx.pdf", "PMID": 17}
    )
    index = indexed([record])
    assert (keys(index, "urtext"), keys(index, "zzyzx")) == (["one"], [])


@pytest.mark.parametrize("query", ["mdw kenya", "MDW Kenya", "MDWs Kenya"])
def test_an_acronym_brings_first_the_title_of_which_it_is_more(indexed: Indexed, query: str) -> None:
    titles = {
        "long": "Measured Debts of Widows in Kenya: an Account of Household Ledgers in Three Northern Districts",
        "short": "Measured Debts of Widows in Kenya",
    }
    records = [Publication(key=key, title=title, date="2019") for key, title in titles.items()]
    assert keys(indexed(records), query) == ["short", "long"]


@pytest.mark.parametrize(("query", "matches"), [("IDPs", ["displaced"]), ("IDPS", []), ("idps", ["displaced"])])
def test_the_s_of_a_plural_is_none_in_capitals(indexed: Indexed, query: str, matches: list[str]) -> None:
    records = [Publication(key="displaced", title="Itineraries of Dusty Porters")]
    assert keys(indexed(records), query) == matches


def test_the_s_of_an_acronym_in_the_plural_is_no_letter_of_it(indexed: Indexed) -> None:
    records = [
        Publication(key="sudan", title="Joint Border Controls in Sudan", date="2001"),
        Publication(key="kenya", title="Joint Border Controls in Kenya", date="2002"),
    ]
    results = select(indexed(records), Request(Selection(query="JBCs")))
    assert [record.key for record in results.publications] == ["kenya", "sudan"]
    assert len({explanation.score for explanation in results.explanations}) == 1


@pytest.mark.parametrize(
    ("query", "matches"),
    [("село", ["villages"]), ("сила", ["force"]), ("среды", ["habitat"]), ("الدين", ["religion"]), ("آلية", [])],
)
def test_what_only_looks_like_another_case_is_not_found(indexed: Indexed, query: str, matches: list[str]) -> None:
    titles = {
        "villages": "Сёла Молдовы",
        "force": "Среди силы",
        "habitat": "Среда",
        "religion": "حرية الدين",
        "parents": "إلى والدين",
    }
    assert keys(indexed([Publication(key=key, title=title) for key, title in titles.items()]), query) == matches
