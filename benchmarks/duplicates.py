"""Whether the matcher finds the records of one publication, and joins no strangers.

`python -m benchmarks.duplicates` measures it on the labelled records of `benchmarks.grey_literature`, on grey reports
as exports distort them, and on pieces that are only alike; with a folder, also on each file in it that protlib reads
and whose records say in a field `label` which publication they are of: those with one label are the same. `--size
100000` invents so many records, no two of which are the same publication, and prints what time and memory it takes to
compare them.

A pair is two records said to be the same; a record is removed where another of its publication is kept, and falsely
removed where the one that is kept is of another.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import comb
from pathlib import Path
from typing import Final, NamedTuple

import protlib
from benchmarks.distorted_reports import make_distorted
from benchmarks.distorted_reports import pairs as distorted_pairs
from benchmarks.generate import records
from benchmarks.grey_literature import list_labelled_records
from benchmarks.lookalikes import lookalikes
from benchmarks.speed import MEGABYTE
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare
from protlib.duplicates.groups import Group, group_records
from protlib.duplicates.judgement import Sameness
from protlib.record import cleaning
from protlib.record.model import Publication

Labelled = Sequence[tuple[str, Publication]]
LEAST: Final = 0.9
"""The score from which on two records are the same, or likely."""
HEAD: Final = (
    "| set | records | duplicates | precision | recall | pair F1 | removed F1 | removed falsely | CPU s |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)


class Score(NamedTuple):
    """How many are right, how many are wrong, and how many are missing."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        """The share that is right of all that were said."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share that was said of all that are right."""
        return self.right / ((self.right + self.missing) or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / ((2 * self.right + self.wrong + self.missing) or 1)

    def plus(self, other: "Score") -> "Score":
        """Return the score of two sets together."""
        return Score(self.right + other.right, self.wrong + other.wrong, self.missing + other.missing)


class Row(NamedTuple):
    """What was found in a set: pairs, and records that would be removed."""

    name: str
    records: int
    pairs: Score
    removed: Score
    seconds: float

    def line(self) -> str:
        """Return the row as a line of the Markdown table."""
        pairs, removed = self.pairs, self.removed
        figures = f"{pairs.precision:.4f} | {pairs.recall:.4f} | {pairs.f1:.4f} | {removed.f1:.4f}"
        duplicates = removed.right + removed.missing
        return f"| {self.name} | {self.records:,} | {duplicates:,} | {figures} | {removed.wrong} | {self.seconds:.1f} |"


def list_own_records() -> Labelled:
    """Return the labelled records that are part of protlib."""
    return [(str(label), record) for label, record in list_labelled_records()]


def read(path: Path) -> Labelled:
    """Return the labelled records of a file; one without a label is like no other."""
    publications = protlib.read(path).publications
    return [
        (_label(record) or f"only {place}", record.changed(key=f"r{place}"))
        for place, record in enumerate(publications)
    ]


def _label(record: Publication) -> str:
    """Return the label of a record, which a format may have kept under its own name: `csv:label`."""
    labels = (str(value) for name, value in record.extra.items() if name.rpartition(":")[2] == "label")
    return next(labels, "")


def measure(name: str, known: Labelled) -> Row:
    """Find the duplicates of a set and return how many of them are right."""
    began = time.process_time()
    groups = sure_groups([record for _label, record in known])
    seconds = time.process_time() - began
    labels = {record.key: label for label, record in known}
    return Row(name, len(known), *scores(groups, labels), seconds)


def sure_groups(publications: Sequence[Publication]) -> list[Group]:
    """Return the groups that are surely one publication."""
    return [group for group in group_records(publications) if group.sameness is Sameness.SAME]


def scores(found: Iterable[Group], labels: dict[str, str]) -> tuple[Score, Score]:
    """Return the scores of pairs and of removed records of some groups; `labels` has each key's publication."""
    pairs = removed = Score(0, 0, 0)
    for group in found:
        counts = Counter(labels[key] for key in group.keys).values()
        size = len(group.keys)
        right = sum(comb(count, 2) for count in counts)
        pairs = pairs.plus(Score(right, comb(size, 2) - right, 0))
        removed = removed.plus(Score(size - len(counts), len(counts) - 1, 0))
    sizes = Counter(labels.values()).values()
    return (
        pairs._replace(missing=sum(comb(size, 2) for size in sizes) - pairs.right),
        removed._replace(missing=sum(size - 1 for size in sizes) - removed.right),
    )


def total(rows: Sequence[Row]) -> Row:
    """Return the row of all sets together."""
    pairs = removed = Score(0, 0, 0)
    for row in rows:
        pairs, removed = pairs.plus(row.pairs), removed.plus(row.removed)
    return Row("all", sum(row.records for row in rows), pairs, removed, sum(row.seconds for row in rows))


def invent_records(size: int) -> Iterator[Publication]:
    """Yield records of a library that nobody has, no two of the same publication."""
    for raw in records(size, abstract_words=0, keys=True):
        yield cleaning.clean_record(raw).publication


def found_in_pairs() -> str:
    """Return how many of the distorted forms of a report are known for it, and how the scores of these lie."""
    scored = [
        (compare(ComparedRecord(first), ComparedRecord(second)).score, is_one)
        for first, second, is_one in distorted_pairs()
    ]
    right = [score for score, is_one in scored if is_one and score >= LEAST]
    wrong = sum(score >= LEAST for score, is_one in scored if not is_one)
    recall = len(right) / sum(is_one for _score, is_one in scored)
    steps = Counter(f"{score:.2f}" for score in right)
    return (
        f"distorted reports, pair by pair, at {LEAST}: recall {recall:.3f}, {wrong} of "
        f"{len(scored) - sum(is_one for _score, is_one in scored)} "
        f"strangers wrongly; scores {', '.join(f'{step} ({count})' for step, count in sorted(steps.items()))}"
    )


def time_grouping(size: int) -> str:
    """Return what it takes to find the duplicates of so many records that have none."""
    import resource

    library = list(invent_records(size))
    memory_at_start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    start_of_work, start = time.process_time(), time.perf_counter()
    groups = sure_groups(library)
    seconds, wait = time.process_time() - start_of_work, time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    pairs = sum(len(group.keys) - 1 for group in groups)
    return (
        f"{size:,} records: {seconds:.1f} s of CPU, {wait:.1f} s by the clock, {peak:.0f} MB at the peak "
        f"({memory_at_start:.0f} MB are the records), {pairs} said to be the same"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the matcher on labelled records and print a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="more labelled sets, a file each")
    parser.add_argument("--size", type=int, help="time a library of so many invented records instead")
    options = parser.parse_args(arguments)
    if options.size:
        print(time_grouping(options.size))
        return
    print(HEAD)
    for name, labelled_records in (
        ("grey literature", list_own_records()),
        ("distorted reports", make_distorted()),
        ("lookalikes", lookalikes()),
    ):
        print(measure(name, labelled_records).line(), flush=True)
    rows: list[Row] = []
    for path in sorted(options.folder.iterdir()) if options.folder else ():
        rows.append(measure(path.stem, read(path)))
        print(rows[-1].line(), flush=True)
    if rows:
        print(total(rows)._replace(name="all of the folder").line())
    print(f"\n{found_in_pairs()}")


if __name__ == "__main__":
    main(sys.argv[1:])
