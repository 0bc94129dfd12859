"""What a merge leaves that keeps both sides: two records under one number or key. Both are there, and none is lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mishaps import budget
from protlib.library import Library
from protlib.record.model import Publication
from protlib.storage import Store
from sample_records.stored_records import ONE, TWO, add, keys

SECOND = {"key": "other", "type": "report", "title": "Other"}
CASES: dict[str, tuple[Callable[[str], str], list[str], str]] = {
    "two records under one number": (
        lambda text: text.replace('"2": {', '"1": {'),
        ["jobe2010causes", "iom2009caring"],
        "two records have the number 1; one of them, iom2009caring, now has 2",
    ),
    "one record twice": (lambda text: text.replace('"2": {', f'"2": {json.dumps(TWO)}, "2": {{'), ["iom2009caring", "jobe2010causes"], ""),
    "a field that is there twice": (
        lambda text: text.replace('"title": "Les', '"title": "Causes and consequences",\n      "title": "Les'),
        ["iom2009caring", "jobe2010causes", "jobe2010causes-2"],
        "two records have the key jobe2010causes; the second, “Causes and consequences”, now has jobe2010causes-2",
    ),
    "a part of a name that is there twice": (
        lambda text: text.replace('"family": "Zimm', '"family": "Zimmer", "family": "Zimm'),
        ["iom2009caring", "jobe2010causes", "iom2009caring-2"],
        "two records have the number 1; one of them, iom2009caring, now has 3",
    ),
    "two records with one key": (
        lambda text: text.replace("jobe2010causes", "iom2009caring"),
        ["iom2009caring", "iom2009caring-2"],
        "two records have the key iom2009caring; the second, “Les causes et conséquences”, now has iom2009caring-2",
    ),
    "two records whose keys differ in case": (
        lambda text: text.replace("jobe2010causes", "IOM2009caring"),
        ["iom2009caring", "IOM2009caring-2"],
        "two records have the key IOM2009caring",
    ),
}  # fmt: skip


@pytest.fixture(params=["as protlib writes it", "on one line"])
def doubled(request: pytest.FixtureRequest, path: Path) -> Callable[[str], tuple[list[str], str]]:
    """Write a library in which something is doubled, and give the keys that are in it and what is told of it."""

    def write(case: str) -> tuple[list[str], str]:
        change, expected, messages = CASES[case]
        add(path, ONE, TWO)
        text = change(path.read_text(encoding="utf-8"))
        if request.param == "on one line":
            text = " ".join(line.strip() for line in text.splitlines())
        path.write_text(text, encoding="utf-8")
        return expected, messages

    return write


@pytest.mark.parametrize("case", CASES)
class TestWhatIsDoubled:
    def test_is_told_and_read_whole(
        self, path: Path, doubled: Callable[[str], tuple[list[str], str]], case: str
    ) -> None:
        expected, messages = doubled(case)
        notices: list[str] = []
        assert [document["key"] for document in Store(path, tell=notices.append).documents()] == expected
        assert any(messages in line for line in notices) if messages else notices == []

    def test_is_mended_by_the_next_write(
        self, path: Path, doubled: Callable[[str], tuple[list[str], str]], case: str
    ) -> None:
        expected, _ = doubled(case)
        with Library(path) as library:
            library.add_many([Publication(key="gesod2017ideas", title="Ideas")])
        assert keys(path) == [*expected, "gesod2017ideas"]
        messages: list[str] = []
        assert [document["key"] for document in Store(path, tell=messages.append).documents()] == keys(path)
        assert messages == []

    def test_is_changed_in_one_of_the_two_only(
        self, path: Path, doubled: Callable[[str], tuple[list[str], str]], case: str
    ) -> None:
        expected, _ = doubled(case)

        def tag(record: Publication) -> Publication:
            return record.changed(tags=("new",))

        with Library(path) as library:
            library.change([expected[-1]], tag)
        with Library(path) as library:
            tagged = [record.key for record in library.get_many(keys(path)) if record.tags == ("new",)]
        assert tagged == [expected[-1]]
        assert keys(path) == expected


def test_fields_that_only_look_doubled_are_left_alone(path: Path) -> None:
    extra: dict[str, Any] = {"key": "x", "title": {"key": "y", "2": {"key": "z"}}}
    add(path, {**ONE, "extra": extra}, TWO)
    messages: list[str] = []
    assert Store(path, tell=messages.append).documents() == [{**ONE, "extra": extra}, TWO]
    assert messages == []


@pytest.mark.slow
def test_ten_thousand_records_of_one_key_are_told_apart_at_once() -> None:
    records = {str(number): {"key": "k", "title": f"Title {number}"} for number in range(10_000)}
    tables = {"library": {"1": {"format": 2}}, "publications": records}
    results = budget.calls("protlib.storage.repair", "repair_keys", {"keys": (tables,)}, seconds=3)
    assert len({document["key"] for document in results["keys"].tables["publications"].values()}) == 10_000
