"""A table as one test tries all of its rows, and names those that fail."""

import pytest

from harness.rows import every_row


def test_every_row_is_tried_and_each_that_fails_is_named() -> None:
    tried: list[int] = []

    @every_row(("left", "right"), [(1, 1), (2, 3), pytest.param(4, 5, id="of another name"), (6, 6)])
    def test_is_equal(left: int, right: int) -> None:
        tried.append(left)
        assert left == right

    with pytest.raises(ExceptionGroup) as failure:
        test_is_equal()
    assert tried == [1, 2, 4, 6]
    assert failure.value.message == "2 of 4 rows fail: 2 2, 3; 3 of another name"
    assert len(failure.value.exceptions) == 2


def test_what_does_not_raise_fails_the_row() -> None:
    @every_row("value", ["1", "x"])
    def test_is_refused(value: str) -> None:
        with pytest.raises(ValueError, match=value):
            int(value)

    with pytest.raises(BaseExceptionGroup, match="1 of 2 rows fail: 1 '1'"):
        test_is_refused()


@every_row("number", [1, 2])
@every_row("other", [3, 4], ids=["three", "four"])
def test_a_row_has_what_fixtures_give(number: int, other: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert number < other
    assert tmp_path_factory.getbasetemp().is_dir()


def test_a_row_that_is_slow_is_no_row_of_one_test() -> None:
    with pytest.raises(TypeError, match="a row with a mark"):
        every_row("value", [pytest.param(1, marks=pytest.mark.slow)])


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="without a row"):
        every_row("value", (name for name in ""))


def test_a_row_has_as_many_values_as_there_are_columns() -> None:
    @every_row(("left", "right"), [(1,)])
    def test_is_equal(left: int, right: int) -> None: ...

    with pytest.raises(ExceptionGroup, match="1 of 1 rows fail"):
        test_is_equal()
