"""`duplicates --merge` as somebody answers it on a terminal."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.slow_rows import mark_slow
from programs.running import Ran, Run
from programs.terminal import converse
from protlib.library import Library
from protlib.record.model import Name, Publication

Answer = Callable[..., Ran]
QUESTION = re.compile(r"(\[\?\]|goes back:|Which one\?) $")
IOM = Name(literal="International Organization for Migration", short="IOM")
CARING = Publication(
    key="caring", type="report", title="Caring for Trafficked Persons: Guidance", authors=(IOM,), date="2009",
    doi="10.1000/1", tags=("health",), extra={"PMID": "1"},
)  # fmt: skip
CARING_TOO = CARING.changed(
    key="caringtoo", type="book", title="CARING for trafficked persons: guidance", tags=("care",), extra={"PMID": "2"},
)  # fmt: skip
CAUSES = Publication(
    key="causes", type="report", title="The Causes and Consequences of Re-trafficking",
    authors=(Name(family="Jobe", given="Alison"),), date="2010",
)  # fmt: skip
CAUSES_TOO = CAUSES.changed(key="causestoo", authors=(Name(family="Jobe", given="A."),), publisher="[red]IOM")
THIRD = CAUSES.changed(key="third", tags=("third",))
LONGER = CAUSES.changed(key="longer", title=f"{CAUSES.title}: Evidence")
TWO = (CARING, CARING_TOO)
THREE = (CAUSES, CAUSES_TOO, THIRD)
UNDONE = "; protlib undo takes it back\n"


@pytest.fixture
def answer(protlib: Run, tmp_path: Path) -> Answer:
    """Answer what `duplicates --merge` asks of a library with these records, a key each."""

    def run(
        *keys: str,
        records: tuple[Publication, ...] = TWO,
        arguments: tuple[str, ...] = (),
        meanwhile: Callable[[int], None] | None = None,
    ) -> Ran:
        with Library(tmp_path / "library.json", tmp_path / "cache") as library:
            if not len(library):
                library.add_many(records, "add")
        return converse(["duplicates", "--merge", *arguments], keys, QUESTION, meanwhile)

    return run


@pytest.fixture
def library_records(tmp_path: Path) -> Callable[[], dict[str, Publication]]:
    """The records that the library has when a session is over."""

    def read() -> dict[str, Publication]:
        with Library(tmp_path / "library.json") as library:
            return {record.key: record for record in library}

    return read


Kept = Callable[[], dict[str, Publication]]


def test_a_merge_shows_what_changes_and_what_is_lost_and_is_written_at_once(
    answer: Answer, library_records: Kept
) -> None:
    ran = answer("m")
    output = ran.out.partition("[?] m\n")[2]
    assert output == (
        "caring\n  + tags: care\n  + aliases: caringtoo\n"
        "caringtoo is in caring\n  - type: book\n  - title: CARING for trafficked persons: guidance\n  - PMID: 2\n"
        f"2 publications merged into 1{UNDONE}"
    )
    assert ran.code == 0
    assert [(key, record.aliases, record.tags) for key, record in library_records().items()] == [
        ("caring", ("caringtoo",), ("health", "care"))
    ]


@pytest.mark.parametrize(
    ("keys", "left", "end"),
    mark_slow([
        ("m", {"caring"}, f"2 publications merged into 1{UNDONE}"),
        ("2", {"caringtoo"}, f"2 publications merged into 1{UNDONE}"),
        ("k", {"caring", "caringtoo"}, f"1 pair known to be no duplicates{UNDONE}"),
        ("s", {"caring", "caringtoo"}, "nothing to write\n"),
        ("q", {"caring", "caringtoo"}, "nothing to write\n"),
        ("?xzm", {"caring"}, f"2 publications merged into 1{UNDONE}"),
        ("bk", {"caring", "caringtoo"}, f"1 pair known to be no duplicates{UNDONE}"),
    ], lambda row: row[0] not in {"m", "k", "s"}),
)  # fmt: skip
def test_a_key_is_an_answer(answer: Answer, library_records: Kept, keys: str, left: set[str], end: str) -> None:
    ran = answer(keys)
    assert (ran.out.endswith(end), ran.code) == (True, 0), ran.out
    assert library_records().keys() == left


@pytest.mark.slow
def test_what_was_no_duplicate_is_not_asked_again(answer: Answer) -> None:
    answer("k")
    assert answer().out == "no duplicates\n"


@pytest.mark.parametrize("key", mark_slow(["\x03", "\x04"], lambda key: key == "\x04"))
def test_who_stops_a_session_writes_nothing_and_reads_so(answer: Answer, library_records: Kept, key: str) -> None:
    ran = answer("m", key, records=(*TWO, *THREE))
    assert ran.out.endswith("\nnothing was written\n\nprotlib: stopped\n")
    assert (ran.code, len(library_records())) == (130, 5)


@pytest.mark.slow
def test_a_session_that_a_signal_ends_writes_nothing_and_says_so(answer: Answer, library_records: Kept) -> None:
    def end(process: int) -> None:
        os.kill(process, signal.SIGTERM)

    ran = answer("m", "m", records=(*TWO, *THREE), meanwhile=end)
    assert ran.out.endswith("\nnothing was written\n\nprotlib: stopped\n")
    assert (ran.code, len(library_records())) == (-signal.SIGTERM, 5)


def test_who_leaves_a_session_has_written_what_was_answered(answer: Answer, library_records: Kept) -> None:
    ran = answer("m", "q", records=(*TWO, *THREE))
    assert (set(library_records()), ran.code) == ({"caring", "causes", "causestoo", "third"}, 0)
    assert ran.out.endswith(UNDONE)


@pytest.mark.slow
def test_all_answers_of_a_session_are_undone_by_one_undo(answer: Answer, library_records: Kept, protlib: Run) -> None:
    answer("m", "k", records=(*TWO, *THREE))
    assert len(library_records()) < 5
    assert "duplicates --merge: 1 updated" in protlib("history").out
    assert protlib("undo").code == 0
    assert len(library_records()) == 5
    assert protlib("duplicates", "--kept").out == ""
    assert len(protlib("duplicates").out.splitlines()) == 2


@pytest.mark.slow
def test_an_answer_is_taken_back_and_given_anew(answer: Answer, library_records: Kept) -> None:
    ran = answer("m", "b", "s", "s", records=(*TWO, *THREE))
    assert ran.out.endswith("nothing to write\n")
    assert len(library_records()) == 5


@pytest.mark.slow
def test_of_three_one_is_left_out_and_the_others_are_merged(
    answer: Answer, library_records: Kept, protlib: Run
) -> None:
    ran = answer("o", "2", "m", records=THREE)
    assert "3 third" in " ".join(ran.out.split())
    output = ran.out.replace("\n  ", " ")  # a message is longer than a line of the terminal
    assert output.endswith(f"2 publications merged into 1, 2 pairs known to be no duplicates{UNDONE}")
    assert library_records().keys() == {"causes", "causestoo"}
    assert protlib("duplicates", "--kept").out == "causes\tcausestoo\n"


def test_a_session_may_be_tried(answer: Answer, library_records: Kept) -> None:
    ran = answer("m", arguments=("--dry-run",))
    assert ran.out.endswith("2 publications merged into 1; dry run: nothing was written\n")
    assert len(library_records()) == 2


@pytest.mark.parametrize(
    ("keys", "message"),
    mark_slow([
        ("\r\r\r\r", {}),
        ("21u2", {"type": "book", "extra": {"PMID": "2"}}),
        ("1210", {"title": CARING_TOO.title, "tags": ("health",), "extra": {}}),
        ("00\r1", {"type": "document", "title": ""}),
    ], lambda row: row[0] in {"\r\r\r\r", "1210"}),
)  # fmt: skip
def test_each_field_that_differs_has_the_value_that_is_chosen(
    answer: Answer, library_records: Kept, keys: str, message: dict[str, object]
) -> None:
    ran = answer("f", *keys)
    assert (
        "\ntags\n  1  health\n  2  care\n  u  health; care\nEnter takes u, 0 leaves it empty, b goes back: " in ran.out
    )
    assert [line for line in ran.out.splitlines() if line in {"type", "title", "authors", "tags", "PMID"}] == [
        "type", "title", "tags", "PMID"
    ]  # fmt: skip
    expected = (
        CARING.changed(tags=("health", "care"), aliases=("caringtoo",), **message)
        if "tags" not in message
        else (CARING.changed(aliases=("caringtoo",), **message))
    )
    [record] = library_records().values()
    assert record.changed(created="", modified="") == expected


def test_who_goes_back_from_the_fields_is_asked_about_the_group_again(answer: Answer, library_records: Kept) -> None:
    ran = answer("f", "2", "b", "k")
    assert ran.out.endswith(f"1 pair known to be no duplicates{UNDONE}")
    assert len(library_records()) == 2


@pytest.mark.slow
def test_what_was_merged_before_stands_in_a_later_group_as_it_will_be(
    answer: Answer, library_records: Kept, protlib: Run
) -> None:
    ran = answer("m", "m", records=(CAUSES, CAUSES_TOO, LONGER))
    assert "2 of 2, of which protlib is not sure" in ran.out
    assert ran.out.endswith(f"3 publications merged into 1{UNDONE}")
    [record] = library_records().values()
    assert (record.title, record.aliases) == (LONGER.title, ("causestoo", "longer"))
    assert protlib("undo").code == 0
    assert len(library_records()) == 3


def test_what_stands_in_a_record_steers_no_terminal(answer: Answer) -> None:
    ran = answer("s", records=(CAUSES, CAUSES_TOO.changed(genre="\x1b[31mred")))
    assert "[red]IOM" in ran.out
    assert "\x1b[31m" not in ran.out


@pytest.mark.slow
def test_of_what_somebody_changes_meanwhile_only_that_group_is_not_merged(
    answer: Answer, library_records: Kept, tmp_path: Path
) -> None:
    def change(_process: int) -> None:
        with Library(tmp_path / "library.json") as library:
            library.change(["caringtoo"], lambda record: record.changed(type="thesis"))
            library.change(["third"], lambda record: record.changed(number="7"))

    ran = answer("f", "2", "\r", "\r", "\r", "m", records=(*TWO, *THREE), meanwhile=change)
    assert "caring, caringtoo: not merged: caringtoo was changed by someone else (type)" in ran.out
    assert ran.out.endswith(f"3 publications merged into 1{UNDONE}")
    assert library_records().keys() == {"caring", "caringtoo", "causes"}
    assert library_records()["causes"].number == "7"


@pytest.mark.slow
def test_a_record_that_somebody_removes_meanwhile_is_named(
    answer: Answer, library_records: Kept, tmp_path: Path
) -> None:
    def remove(_process: int) -> None:
        with Library(tmp_path / "library.json") as library:
            library.remove(["caringtoo"])

    ran = answer("m", meanwhile=remove)
    assert "caring, caringtoo: not merged: no publication" in ran.out
    assert ran.out.endswith("nothing to write\n")
    assert library_records().keys() == {"caring"}
