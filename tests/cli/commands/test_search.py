"""`search` and `list`: the order, what is said of each publication, and the help of the query language."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.made_once import made_once
from harness.paths import ROOT
from programs.running import Run
from protlib.library import Library
from protlib.record.model import Name, Publication
from protlib.search.help import query_help
from protlib.search.query import WORD_FIELDS
from protlib.selection import Sort

HELP = query_help()
RECORDS = (
    Publication(key="b2010", title="The Trafficking of Women", authors=(Name(family="Éluard"),), date="2010-05"),
    Publication(key="a2010", title="“Trafficking” in <i>Children</i>", authors=(Name(family="eluard"),), date="2010"),
    Publication(
        key="C", title="Torture and trafficking", date="2010-05", authors=(Name(literal="Zonta"),),
        abstract="Of trafficking and torture.\n" + "Nothing more. " * 30,
    ),
    Publication(key="nothing", title="Trafficking", authors=(Name(family="Zonta"),)),
    Publication(key="zh", title="人口贩运 trafficking", authors=(Name(family="王"),), date="2015/2016"),
    Publication(key="ar", title="الاتجار trafficking", authors=(Name(literal="المنظمة"),), date="1999~"),
    Publication(key="anonymous", title="A Zebra of trafficking", date="2020"),
)  # fmt: skip


@pytest.fixture
@made_once
def searchable(protlib: Run, tmp_path: Path, clock: Callable[[], str]) -> Run:
    """Run protlib on a library with ties, missing values and several scripts, of which `b2010` was changed last."""
    with Library(tmp_path / "library.json", tmp_path / "cache", clock=clock) as library:
        for record in RECORDS:
            library.add_many([record])
        library.change(["a2010"], lambda record: record.changed(note="x"))
        library.change(["b2010"], lambda record: record.changed(note="x"))
    return protlib


ADDED = "b2010 a2010 C nothing zh ar anonymous"
ORDERS = {
    "added": ADDED,
    "key": "a2010 anonymous ar b2010 C nothing zh",
    "title": "C nothing b2010 a2010 anonymous ar zh",
    "year": "anonymous zh b2010 C a2010 ar nothing",
    "author": "a2010 b2010 nothing C ar zh anonymous",
    "modified": "b2010 a2010 anonymous ar zh nothing C",
    "relevance": "anonymous zh b2010 C a2010 ar nothing",
}


@pytest.mark.parametrize("sort", ORDERS)
def test_a_list_is_sorted_and_reversed_with_ties_missing_values_and_all_scripts(searchable: Run, sort: str) -> None:
    order = searchable("list", "--sort", sort, "--format", "keys").out.split()
    assert order == ORDERS[sort].split()
    assert searchable("list", "--sort", sort, "--reverse", "--format", "keys").out.split() == order[::-1]


def test_without_words_a_search_has_the_newest_first_and_a_list_the_order_of_the_library(searchable: Run) -> None:
    options = ("--missing", "doi", "--format", "keys")
    assert searchable("search", *options).out.split() == ORDERS["year"].split()
    assert searchable("search", "--reverse", *options).out.split() == ORDERS["year"].split()[::-1]
    assert searchable("list", *options).out.split() == ADDED.split()
    searchable("search", "--save", "kept", *options, "--sort", "key")
    assert searchable("search", "@kept", "--format", "keys").out.split() == ORDERS["key"].split()


@pytest.mark.parametrize("sort", ORDERS)
def test_the_limit_takes_the_first_of_the_order(searchable: Run, sort: str) -> None:
    for way in ([], ["--reverse"]):
        keys = searchable("search", "trafficking", "--sort", sort, *way, "--format", "keys").out.split()
        ran = searchable("search", "trafficking", "--sort", sort, *way, "--format", "keys", "--limit", "3")
        assert ran.out.split() == keys[:3]
        assert ran.err == "3 of 7; --limit 7 shows all\n"


def test_every_order_is_tested_and_others_are_refused(searchable: Run) -> None:
    assert set(Sort) == set(ORDERS)
    assert searchable("list", "--sort", "size").code == 2


def test_relevance_puts_the_best_first_and_reversed_the_last(searchable: Run) -> None:
    order = searchable("search", "torture trafficking of", "--format", "keys").out.split()
    assert order[0] == "C"
    reverse = searchable("search", "trafficking", "--reverse", "--format", "keys").out.split()
    assert reverse == searchable("search", "trafficking", "--format", "keys").out.split()[::-1]


@pytest.mark.parametrize("form", [[], ["--format", "table"]])
def test_snippets_show_where_the_abstract_matches(searchable: Run, form: list[str]) -> None:
    ran = searchable("search", "torture", "--snippets", *form)
    assert "Of trafficking and torture. Nothing more." in " ".join(ran.out.split())
    assert ran.out.count("Nothing more") < 15


def test_explanations_say_what_matched_where_and_sum_up(searchable: Run) -> None:
    ran = searchable("search", "torure women", "--explain")
    assert "torure: showing torture" in ran.err
    for line in ran.out.splitlines():
        score, *reasons = line.split("\t")[5].split("; ")
        points = sum(float(reason.rpartition("+")[2]) for reason in reasons)
        assert 0 < points <= float(score)
    assert "torure (spelling: torture) in title +" in ran.out


def test_a_table_has_the_snippet_and_the_explanation_below_each(searchable: Run) -> None:
    ran = searchable("search", "torure", "--explain", "--snippets", "--format", "table")
    below = " ".join(ran.out.partition("Torture and trafficking")[2].split())
    assert "Of trafficking and torture. Nothing more." in below
    assert "torure (spelling: torture) in title +" in below


@pytest.mark.parametrize(
    ("options", "columns"),
    [([], 5), (["--explain"], 6), (["--snippets"], 6), (["--explain", "--snippets"], 7)],
)
def test_a_pipe_gets_a_line_each_with_as_many_columns_whatever_is_missing(
    searchable: Run, options: list[str], columns: int
) -> None:
    for words in (["trafficking"], ["--year", "2010"]):
        lines = searchable("search", *words, *options).out.splitlines()
        assert {line.count("\t") for line in lines} == {columns - 1}
        assert len(lines) == (7 if words == ["trafficking"] else 3)


def test_without_words_there_is_nothing_to_explain(searchable: Run) -> None:
    assert searchable("search", "--year", "2020", "--explain").out.endswith("\t\n")


@pytest.mark.parametrize("option", ["--snippets", "--explain"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "keys"])
def test_what_a_form_has_no_place_for_is_refused_and_not_left_out(searchable: Run, option: str, form: str) -> None:
    ran = searchable("search", "torture", option, "--format", form)
    assert (ran.out, ran.code) == ("", 2)
    assert f"--snippets and --explain do not work with {form}; leave out --format, or both\n" in ran.err


def test_the_help_of_the_query_language_fits_a_terminal_of_80_columns(protlib: Run) -> None:
    ran = protlib("search", "--help-query")
    assert (ran.out, ran.err, ran.code) == (HELP + "\n", "", 0)
    assert max(map(len, HELP.splitlines())) < 80


def _examples() -> list[str]:
    """Return the queries that the help shows: what begins a line of two columns,
    and what stands between wide spaces.
    """
    headings = [line for line in HELP.splitlines() if re.match(r"  \S", line)]
    parts = [part for line in headings for part in re.split(r"\s{2,}", line.strip())]
    fields = [part for part in parts if re.match(r"[a-z]+:\S", part)]
    first = [re.split(r"\s{2,}", line.strip())[0] for line in headings]
    return list(dict.fromkeys([*fields, *(query for query in first if not set(query.split()) <= {*WORD_FIELDS})]))


EXAMPLES = _examples()


def test_the_examples_of_the_help_are_found_in_it() -> None:
    assert len(EXAMPLES) > 20
    assert {'"human trafficking"', "migra*", "labour OR labor union", "missing:year"} <= set(EXAMPLES)


@pytest.mark.slow
def test_every_example_of_the_help_is_understood_and_most_find_something(protlib: Run) -> None:
    examples = ROOT / "examples"
    names = ("publications.jsonl", "catalogue-page.txt", "colleague.csv")
    protlib("import", *(examples / name for name in names))
    protlib("add", "--title", "On women and peace", "--number", "S/RES/1325 (2000)", "--type", "report")
    protlib("add", "--title", "Asylum in Norway", "--author", "Klein Solomon, Michele", "--key", "klein")
    protlib("search", "--save", "gbv-wa", "violence")
    protlib("search", "--save", "return", "--year", "2010..")
    ran = {query: protlib("search", "--limit", "1", "--", query) for query in EXAMPLES}
    assert {query: result for query, result in ran.items() if result.code not in {0, 1}} == {}
    empty_results = {query for query, result in ran.items() if result.code == 1}
    assert len(empty_results) < 13, empty_results


COMMANDS = [line for line in HELP.splitlines() if line.strip().startswith("protlib ")]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_help_runs(searchable: Run, line: str) -> None:
    assert searchable(*shlex.split(line)[1:]).code in {0, 1}
