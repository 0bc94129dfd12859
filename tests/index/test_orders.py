"""The order of many records is that of few, wherever reading begins."""

from pathlib import Path

import pytest

from protlib.index import bitmaps, orders
from protlib.record.model import Publication
from protlib.selection import Sort
from sample_records.shelf import Shelf

DATES = ("2012", "", "2009/2011", "2012-05", "../2010", "1999", "", "2012-01", "2010", "0000", "2011-03-02", "2009")
RECORDS = tuple(
    Publication(key=f"key{number}", title=f"Title {number}", date=date) for number, date in enumerate(DATES)
)


@pytest.mark.parametrize("sort", list(Sort))
def test_many_are_in_the_order_of_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: Sort) -> None:
    with Shelf(tmp_path, RECORDS).open() as index:
        numbers = bitmaps.numbers(index.all())
        groups = [
            numbers,
            numbers[::2],
            numbers[5:],
            [number for number, date in zip(numbers, DATES, strict=True) if not date],
        ]
        cases = [
            (bitmaps.bits_of(group), count, reverse)
            for group in groups
            for count in range(1, len(group) + 1)
            for reverse in (False, True)
        ]
        few = [index.sort(sort, among, count, reverse=reverse) for among, count, reverse in cases]
        monkeypatch.setattr(orders, "_FEW_RECORDS", 0)
        assert [index.sort(sort, among, count, reverse=reverse) for among, count, reverse in cases] == few
        assert [len(numbers) for numbers in few] == [count for _among, count, _reverse in cases]
