"""What makes one version of another: exact to the byte, and small."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record.model import Publication
from protlib.storage import contents
from protlib.storage.history import delta
from sample_records.arbitrary import publications


def library(records: dict[int, Publication], created: str = "2026") -> bytes:
    documents = {str(number): {"key": f"k{number}", **record.to_dict()} for number, record in records.items()}
    return contents.dumps(contents.add_new_header({**contents.empty_tables(), "publications": {**documents}}, created))


LIBRARIES = st.builds(
    library,
    st.dictionaries(st.integers(1, 6), publications(), max_size=5),
    st.sampled_from(["2026", "2027-01-01"]),
)
FILES = st.one_of(LIBRARIES, st.binary(max_size=40), st.sampled_from([b"", b"{}", b'\n  "publications": {']))


@given(base=FILES, result=FILES)
def test_a_delta_makes_of_the_one_file_the_other(base: bytes, result: bytes) -> None:
    change = delta.difference(base, result)
    assert delta.apply_delta(change, base) == result
    assert delta.loads(delta.dumps(change)) == change


@given(files=st.lists(FILES, min_size=2, max_size=5))
def test_deltas_one_after_the_other_are_one(files: list[bytes]) -> None:
    change = delta.difference(files[0], files[0])
    for base, result in pairwise(files):
        change = delta.compose(change, delta.difference(base, result))
    assert delta.apply_delta(change, files[0]) == files[-1]


RECORDS = {number: Publication(title=f"Title {number}", abstract=f"{number} words " * 100) for number in range(1, 301)}
CHANGES: dict[str, Callable[[], dict[int, Publication]]] = {
    "one added": lambda: {**RECORDS, 301: RECORDS[1]},
    "thousands added": lambda: RECORDS | {number: RECORDS[number % 300 + 1] for number in range(301, 2000)},
    "one changed": lambda: {**RECORDS, 150: RECORDS[150].changed(title="Other")},
    "the first and the last changed": lambda: {
        **RECORDS,
        1: RECORDS[1].changed(title="Other"),
        300: RECORDS[300].changed(tags=("x",)),
    },
    "every second one changed": lambda: {
        number: record.changed(tags=("x",)) if number % 2 else record for number, record in RECORDS.items()
    },
    "the other way round": lambda: dict(reversed(RECORDS.items())),
}


@every_row("case", CHANGES)
def test_the_way_back_is_short(case: str) -> None:
    was, now = library(RECORDS), library(CHANGES[case](), "another command")
    change = delta.difference(now, was)
    assert delta.apply_delta(change, now) == was
    assert len(delta.dumps(change)) < 0.02 * len(was)


def test_what_was_removed_is_in_the_way_back() -> None:
    was, now = library(RECORDS), library({number: RECORDS[number] for number in RECORDS if number != 7})
    inserted = sum(len(piece) for piece in delta.difference(now, was) if isinstance(piece, bytes))
    assert inserted < 3 * len(library({7: RECORDS[7]}))


def test_an_abstract_between_two_changed_fields_is_not_in_the_way_back() -> None:
    was = {number: record.changed(tags=("a",), modified="2026") for number, record in RECORDS.items()}
    now = {number: record.changed(tags=("b",), modified="2027") for number, record in was.items()}
    change = delta.difference(library(now), library(was))
    assert delta.apply_delta(change, library(now)) == library(was)
    assert sum(len(piece) for piece in change if isinstance(piece, bytes)) < 200 * len(RECORDS)
