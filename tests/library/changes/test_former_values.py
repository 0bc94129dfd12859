"""A file that is imported again and again, while somebody corrects what came from it."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from protlib.library import Library
from protlib.record.model import Name, Publication

_BODY: Final = Name(literal="International Organization for Migration", short="IOM")
_TRENDS: Final = Publication(key="iom2018trends", type="report", title="Global Trendz", date="2018", authors=(_BODY,))
_KEY: Final = "iom2018trends"
_CORRECTIONS: Final[dict[str, dict[str, Any]]] = {
    "another title": {"title": "Forced Displacement: What We Know"},
    "another title and year": {"title": "Forced Displacement: What We Know", "date": "2019"},
    "another language": {"language": "fr", "title": "Global Trendz"},
    "another body and title": {"title": "On the Move", "authors": (Name(literal="UNHCR"),)},
}


def _came(library: Library, source: str, *, key: str = _KEY, on_duplicate: Any = "skip") -> list[str]:
    """Import the record as it stands in a file, and return what became of it."""
    outcomes = library.add_many([_TRENDS.changed(key=key)], on_duplicate, sources=[source])
    return [outcome.existing or outcome.action for outcome in outcomes]


@pytest.mark.parametrize("name", ["trends (1).ris", "trends-2026-11-30.ris", "Trends.ris"])
def test_another_download_is_the_same_file(library: Library, name: str) -> None:
    _came(library, "trends.ris")
    library.change([_KEY], lambda record: record.changed(title="Forced Displacement", date="2019"), "set")
    assert _came(library, name, key="") == [_KEY]


def test_names_of_figures_alone_are_each_a_file(library: Library) -> None:
    _came(library, "2018")
    library.change([_KEY], lambda record: record.changed(title="Forced Displacement", date="2019"), "set")
    assert _came(library, "2019", key="") == ["added"]


def test_what_says_little_comes_once_whatever_is_added_to_it(library: Library) -> None:
    bare = Publication(key="study", type="report", title="Baseline study", date="2019")
    library.add_many([bare], sources=["a.csv"])
    library.change(["study"], lambda record: record.changed(category="Research", publisher_place="Juba"), "set")
    assert library.decisions().list_formers() == []
    again = [bare.changed(key="")]
    assert [outcome.action for outcome in library.add_many(again, sources=["a (2).csv"])] == ["skipped"]
    assert [outcome.action for outcome in library.add_many(again, sources=["b.csv"])] == ["added"]


@pytest.mark.parametrize("correction", _CORRECTIONS.values(), ids=_CORRECTIONS)
@pytest.mark.parametrize("key", [_KEY, ""])
def test_a_corrected_record_comes_once(library: Library, correction: dict[str, Any], key: str) -> None:
    _came(library, "trends-2026-11-29.ris")
    library.change([_KEY], lambda record: record.changed(**correction), "set")
    assert _came(library, "trends-2026-11-29.ris", key=key) == [_KEY]
    assert _came(library, "trends-2026-11-30.ris", key=key) == [_KEY]
    assert [record.title for record in library] == [correction["title"]]


def test_it_may_be_another_one_that_comes_from_elsewhere(library: Library) -> None:
    _came(library, "trends.ris")
    library.change([_KEY], lambda record: record.changed(title="Ten Years of Return", date="2021"), "set")
    assert _came(library, "other.ris", key="") == ["added"]


_CHANGES: Final[dict[str, Callable[[Publication], Publication]]] = {
    "a tag": lambda record: record.changed(tags=("seen",)),
    "capitals": lambda record: record.changed(title="GLOBAL TRENDZ"),
    "a longer name": lambda record: record.changed(authors=(Name(literal="IOM"),)),
}


@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES)
def test_what_an_import_recognises_is_kept_once(library: Library, change: Callable[[Publication], Publication]) -> None:
    _came(library, "trends.ris")
    library.change([_KEY], change, "set")
    assert library.decisions().list_formers() == []
    assert _came(library, "trends.ris") == [_KEY]


def test_a_typed_record_leaves_nothing_behind(library: Library) -> None:
    library.add_many([_TRENDS])
    library.change([_KEY], lambda record: record.changed(title="Ten Years of Return"), "set")
    assert library.decisions().list_formers() == []


def test_it_may_be_corrected_twice_get_another_key_and_be_undone(library: Library) -> None:
    _came(library, "trends.ris")
    library.replace(_TRENDS.changed(source="trends.ris"), _TRENDS.changed(title="On the Move", source="trends.ris"))
    library.change([_KEY], lambda record: record.changed(title="Ten Years of Return"), "set")
    library.rekey(_KEY, "return")
    assert _came(library, "trends.ris") == ["return"]
    for _ in range(3):
        library.undo()
    assert (library.decisions().list_formers(), _came(library, "trends.ris")) == ([], [_KEY])


def test_one_that_was_removed_comes_again(library: Library) -> None:
    _came(library, "trends.ris")
    library.change([_KEY], lambda record: record.changed(title="On the Move"), "set")
    library.remove([_KEY])
    assert library.decisions().list_formers() == []
    assert _came(library, "trends.ris") == ["added"]


def test_a_master_keeps_its_record_beside_another_file(library: Library) -> None:
    _came(library, "trends.ris")
    better = _TRENDS.changed(title="Forced Displacement: What We Know")
    library.add_many([better], "replace", match="key", sources=["master.bib"])
    assert [record.title for record in library] == [better.title]
    assert _came(library, "trends.ris", key="") == [_KEY]


def test_a_law_whose_country_was_corrected_comes_once_and_its_namesake_is_added(library: Library) -> None:
    law = Publication(type="legislation", title="Act on the Protection of Refugees", date="2006", countries=("Kenya",))
    library.add_many([law.changed(key="act")], sources=["laws-2026-11-29.csv"])
    library.change(["act"], lambda record: record.changed(countries=("Tanzania",)), "set")
    rows = [law, law.changed(countries=("Uganda",))]
    outcomes = library.add_many(rows, sources=["laws-2026-11-30.csv"] * 2)
    assert [outcome.existing or outcome.action for outcome in outcomes] == ["act", "added"]
    assert [record.countries for record in library] == [("Tanzania",), ("Uganda",)]
