"""An index that was built before is the same as one that is built anew."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any

from harness import built_indexes
from protlib.index import builder
from protlib.record.model import Publication
from protlib.system.progress import ignore_progress
from sample_records.libraries import CARING, CAUSES

_RECORDS: tuple[list[Publication], ...] = ([CARING], [CARING, CAUSES], [], [CAUSES, CARING])


def rows(build: built_indexes.Build, records: Sequence[Publication], *, only_words: bool = False) -> Iterable[Any]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        build(connection, [record.to_dict() for record in records], ignore_progress, only_words=only_words)
        assert connection.in_transaction
        return list(connection.iterdump())


def test_each_is_that_of_its_records() -> None:
    builds = 0

    def count_and_build(*arguments: Any, **options: Any) -> None:
        nonlocal builds
        builds += 1
        builder.build(*arguments, **options)

    fill = built_indexes.keeping(count_and_build)
    for _ in range(2):
        for records in _RECORDS:
            assert rows(fill, records) == rows(builder.build, records)
    assert builds == len(_RECORDS)
    assert rows(fill, [CARING], only_words=True) == rows(builder.build, [CARING], only_words=True)
