"""Saved searches in selections: what they find by themselves,
with words and filters beside them, and in one another.
"""

import re
from collections.abc import Mapping

import pytest

from protlib.errors import NothingFoundError, UsageError
from protlib.index import Index
from protlib.record.decisions.saved_search import SavedSearch
from protlib.search import Request, Results, select
from protlib.search.facets import count_facets
from protlib.search.query_places import asks_for_places
from protlib.search.saved_selections import find_saved
from protlib.selection import Selection

SAVED: Mapping[str, Selection] = {
    "trafficking": Selection("trafficking"),
    "labour": Selection("labour OR labor"),
    "Nigeria": Selection(countries=("Nigeria",)),
    "typo": Selection("traficking victims"),
    "named": Selection(keys=("undated", "iom2009caring", "gone")),
    "newest": Selection(sort="year", limit=2),
    "by-title": Selection("trafficking", sort="title", reverse=True),
    "both": Selection("@trafficking @labour"),
    "inner": Selection(saved=("newest",), query="-sea"),
    "one": Selection("@other"),
    "other": Selection("labour -@one"),
    "broken": Selection("(labour"),
    "lost": Selection(years=("soon",)),
    "难民": Selection("asylum"),
}
SEARCHES = [SavedSearch(name, asks) for name, asks in SAVED.items()]


def select_with_searches(index: Index, selection: Selection | str) -> Results:
    selection = Selection(selection) if isinstance(selection, str) else selection
    return select(index, Request(selection, searches=lambda: SEARCHES))


def keys(index: Index, selection: Selection | str) -> list[str]:
    return [record.key for record in select_with_searches(index, selection).publications]


@pytest.mark.parametrize("name", ["trafficking", "labour", "Nigeria", "typo", "newest", "by-title", "难民"])
def test_a_saved_search_brings_what_it_asks_for_as_if_it_was_typed(index: Index, name: str) -> None:
    query_results = select(index, Request(SAVED[name]))
    for selection in (Selection(f"@{name}"), Selection(saved=(name,)), Selection(f"(@{name.upper()})")):
        results = select_with_searches(index, selection)
        assert results.publications == query_results.publications
        assert list(results.explanations) == list(query_results.explanations)
        assert results.hits == query_results.hits
        assert {*query_results.notes} <= {*results.notes}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("@trafficking labour", {"jobe2010causes", "organisation2018", "diallo2019"}),
        ("@trafficking women", {"diallo2019"}),
        ("@Nigeria nothingofthesort", set()),
        ("@trafficking @Nigeria", {"jobe2010causes"}),
        ("@both", {"jobe2010causes", "organisation2018", "diallo2019"}),
        ("@Nigeria OR asylum", {"jobe2010causes", "undated"}),
        ("@trafficking -@labour", {"iom2009caring"}),
        ("@trafficking NOT (@labour OR sea)", {"iom2009caring"}),
        ("-@labour -@trafficking", {"undated"}),
        ("year:2010 @labour", {"jobe2010causes"}),
        ("@难民", {"undated"}),
    ],
)  # fmt: skip
def test_words_beside_it_narrow_it(index: Index, query: str, expected: set[str]) -> None:
    assert {*keys(index, query)} == expected


def test_what_is_beside_it_never_brings_more(index: Index) -> None:
    """Alone, a query that nothing has all words of leaves words out; of a saved search it must not."""
    for name in ("trafficking", "labour", "Nigeria", "newest"):
        all_keys = {*keys(index, f"@{name}")}
        for words in ("law of the sea", "handbook", "childern", "-labour", "iom"):
            assert {*keys(index, f"@{name} {words}")} <= all_keys


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection("@newest"), ["diallo2019", "organisation2018"]),
        (Selection("@newest", sort="title"), ["organisation2018", "diallo2019"]),
        (Selection("@newest", reverse=True), ["organisation2018", "diallo2019"]),
        (Selection("@newest", limit=1), ["diallo2019"]),
        (Selection("@newest", limit=3, unlimited=True), ["diallo2019", "organisation2018", "hennebry2017"]),
        (Selection("@newest -sea"), ["diallo2019"]),
        (Selection("@inner"), ["diallo2019"]),
        (Selection("-@newest", sort="year"), ["hennebry2017", "jobe2010causes", "iom2009caring", "undated"]),
        (Selection("@named"), ["undated", "iom2009caring"]),
        (Selection("@named", reverse=True), ["iom2009caring", "undated"]),
        (Selection("@named", keys=("iom2009caring",)), ["iom2009caring"]),
        (
            Selection("@by-title"),
            ["diallo2019", "organisation2018", "jobe2010causes", "iom2009caring"],
        ),
    ],
)  # fmt: skip
def test_it_comes_in_its_own_order_and_number_unless_others_are_asked_for(
    index: Index, selection: Selection, expected: list[str]
) -> None:
    assert keys(index, selection) == expected


def test_notes_say_what_a_saved_search_leaves_out(index: Index) -> None:
    assert select_with_searches(index, "@newest").notes == ("@newest: the first 2 of 6",)
    assert select_with_searches(index, "@inner OR asylum").notes == ("@newest: the first 2 of 6",)
    assert select_with_searches(index, Selection("@newest", limit=9, unlimited=True)).notes == ()
    assert select_with_searches(index, "@named").notes == ("no publication has the key gone any more",)
    assert "traficking: showing trafficking" in select_with_searches(index, "@typo health").notes


def test_it_counts_and_shows_the_places_that_it_asks_for(index: Index) -> None:
    assert count_facets(index, Request(Selection("@trafficking"), searches=lambda: SEARCHES), ["type"]).values[0] == (
        "report",
        2,
    )
    results = select_with_searches(index, "@Nigeria")
    is_asked = asks_for_places(Selection("@Nigeria"), results.hits, results.saved)
    assert (is_asked("Nigeria"), is_asked("Italy")) == (True, False)


@pytest.mark.parametrize(
    ("query", "error", "message"),
    [
        ("@traficking", NothingFoundError, "no search is saved as @traficking; did you mean “@trafficking”? There are @both, "),
        ("@zzz", NothingFoundError, "no search is saved as @zzz; there are @both, "),
        ("labour -@zzz", NothingFoundError, "no search is saved as @zzz"),
        ("@one", UsageError, "@one: @other: @one contains itself"),
        ("@broken", UsageError, "@broken: this bracket is not closed\n  (labour\n  ^"),
        ("@lost", UsageError, "@lost: “soon”: write a year as 2016"),
    ],
)  # fmt: skip
def test_a_saved_search_that_cannot_be_asked_is_an_error(
    index: Index, query: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        select_with_searches(index, query)


def test_without_a_saved_search_a_message_says_how_to_save_one(index: Index) -> None:
    message = "no search is saved as @a, and no other search is. To save one: protlib search --save a WORDS"
    with pytest.raises(NothingFoundError, match=f"^{message}$"):
        select(index, Request(Selection("@a")))


def test_too_many_in_one_another_are_refused(index: Index) -> None:
    chain = [SavedSearch(f"s{number}", Selection(f"@s{number + 1}")) for number in range(2000)]
    with pytest.raises(UsageError, match="too many saved searches inside one another"):
        select(index, Request(Selection("@s0"), searches=lambda: chain))


@pytest.mark.parametrize("query", ['"@trafficking"', "a@trafficking", "title:@trafficking", "@ trafficking"])
def test_what_is_no_name_is_words(index: Index, query: str) -> None:
    assert find_saved(query) == []
    assert select(index, Request(Selection(query), searches=lambda: pytest.fail("no search is asked for"))).total >= 0


def test_a_query_has_the_places_of_its_saved_names() -> None:
    query = "(@a OR labour) -@b NOT author:@c @d)"
    assert [(saved.name, query[saved.start]) for saved in find_saved(query[:-1])] == [
        ("a", "@"),
        ("b", "@"),
        ("d", "@"),
    ]
