"""Tables that are crossed, of which the quick tests try each value once."""

import pytest

from harness.pairs import each_value_once


def _rows(test: object) -> list[tuple[str, tuple[object, ...], bool]]:
    """Return the name and the values of each row of a test, and whether it is slow."""
    [mark] = [mark for mark in vars(test)["pytestmark"] if mark.name == "parametrize"]
    return [(row.id, row.values, any(mark.name == "slow" for mark in row.marks)) for row in mark.args[1]]


def test_each_value_is_in_a_quick_row_and_all_pairs_are_there() -> None:
    @each_value_once
    @pytest.mark.parametrize("to", ["docx", "html"])
    @pytest.mark.parametrize(("number", "kind"), [(1, int), (2, str), (3, dict)], ids=["one", "two", "three"])
    def test_it(to: str, number: int, kind: type) -> None: ...

    assert _rows(test_it) == [
        ("one-docx", (1, int, "docx"), False),
        ("one-html", (1, int, "html"), True),
        ("two-docx", (2, str, "docx"), True),
        ("two-html", (2, str, "html"), False),
        ("three-docx", (3, dict, "docx"), False),
        ("three-html", (3, dict, "html"), True),
    ]


def test_a_row_keeps_its_own_name_and_marks() -> None:
    @each_value_once
    @pytest.mark.usefixtures("path")
    @pytest.mark.parametrize("one", [pytest.param(1, marks=pytest.mark.slow, id="first"), 2])
    @pytest.mark.parametrize("value", [None, [1], dict.fromkeys])
    def test_it(one: int, value: object) -> None: ...

    assert [(name, is_slow) for name, _values, is_slow in _rows(test_it)] == [
        ("None-first", True), ("None-2", False), ("value1-first", True), ("value1-2", False),
        ("fromkeys-first", True), ("fromkeys-2", False),
    ]  # fmt: skip
    assert [mark.name for mark in vars(test_it)["pytestmark"]] == ["usefixtures", "parametrize"]


def test_one_table_is_crossed_with_no_other() -> None:
    with pytest.raises(ValueError, match="one table is crossed with no other"):

        @each_value_once
        @pytest.mark.parametrize("one", [1, 2])
        def test_it(one: int) -> None: ...


@each_value_once
@pytest.mark.parametrize("left", ["a", "b"])
@pytest.mark.parametrize("right", ["c", "d"])
def test_a_row_is_a_test(left: str, right: str) -> None:
    assert left < right
