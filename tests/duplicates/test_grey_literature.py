"""The figure that docs/measures.md tells: what is found of the labelled records, and that no strangers are joined."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from harness.benchmark_modules import benchmark_module
from harness.paths import ROOT
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare
from protlib.duplicates.groups import Group, group_records
from protlib.duplicates.judgement import Sameness


@pytest.fixture(scope="module")
def benchmark() -> Any:
    return benchmark_module("duplicates")


@pytest.mark.slow
def test_no_strangers_among_the_labelled_records_are_joined_and_nearly_all_twins_are_found(
    benchmark: Any,
) -> None:
    row = benchmark.measure("own", benchmark.list_own_records())
    assert (row.pairs.wrong, row.removed.wrong) == (0, 0)
    assert row.pairs.f1 >= 0.985
    assert row.removed.f1 >= 0.98
    text = (ROOT / "docs/measures.md").read_text(encoding="utf-8")
    assert f"{row.records} labelled records of grey literature: pair F1 {row.pairs.f1:.3f}" in text


@pytest.mark.slow
def test_nothing_that_is_only_alike_is_joined(benchmark: Any) -> None:
    for name, pairs in (("distorted reports", benchmark.make_distorted()), ("lookalikes", benchmark.lookalikes())):
        row = benchmark.measure(name, pairs)
        assert (name, row.pairs.wrong, row.removed.wrong) == (name, 0, 0)


def test_reports_as_exports_distort_them_are_known_with_a_score_that_says_how_sure(benchmark: Any) -> None:
    judged = [
        (compare(ComparedRecord(first), ComparedRecord(second)).score, is_one)
        for first, second, is_one in benchmark.distorted_pairs()
    ]
    right = [score for score, is_one in judged if is_one and score >= 0.9]
    assert [score for score, is_one in judged if not is_one and score >= 0.9] == []
    assert len(right) >= 0.92 * sum(is_one for _score, is_one in judged)
    assert len({round(score, 2) for score in right if 0.9 <= score < 0.99}) >= 2


def test_there_are_as_many_labelled_records_as_make_a_figure(benchmark: Any) -> None:
    labels = Counter(label for label, _record in benchmark.list_own_records())
    assert labels.total() >= 400
    assert labels.total() - len(labels) >= 120
    assert len({record.key for _label, record in benchmark.list_own_records()}) == labels.total()


def test_pairs_and_removed_records_are_counted(benchmark: Any) -> None:
    labels = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "3"}
    groups = [Group(("a", "b", "d"), 1.0, ())]
    pairs, removed = benchmark.scores(groups, labels)
    assert pairs == (1, 2, 2)
    assert removed == (1, 1, 1)
    assert (round(pairs.precision, 3), round(pairs.recall, 3), pairs.f1) == (0.333, 0.333, 1 / 3)
    row = benchmark.Row("own", 5, pairs, removed, 0.1)
    assert row.line() == "| own | 5 | 2 | 0.3333 | 0.3333 | 0.3333 | 0.5000 | 1 | 0.1 |"
    assert benchmark.total([row, row]).pairs == (2, 4, 4)


@pytest.mark.slow
def test_a_file_of_labelled_records_can_be_measured(
    benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "three.csv").write_text(
        "title,year,label\nThe way home to the coast,2009,1\nTHE WAY HOME TO THE COAST,2009,1\nIdeas,2010,\n"
    )
    benchmark.main([str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[5].startswith("| three | 3 | 1 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 0 |")
    assert lines[6].startswith("| all of the folder | 3 | 1 |")


def test_no_two_invented_records_are_the_same(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    benchmark.main(["--size", "400"])
    assert capsys.readouterr().out.endswith(" MB are the records), 0 said to be the same\n")


@pytest.mark.slow
def test_what_is_found_of_a_record_is_what_is_found_of_it_among_all(benchmark: Any) -> None:
    records = [record for _label, record in benchmark.list_own_records()]
    groups = group_records(records)
    first = {key: group.keys[0] for group in groups if group.sameness is Sameness.SAME for key in group.keys}
    for record in records[::40]:
        standing = {record.key, first.get(record.key, record.key)}
        assert group_records(records, candidates={record.key}) == [
            group for group in groups if not standing.isdisjoint(group.keys)
        ]
