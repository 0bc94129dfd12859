"""The two sides of a merge that Git has left in a library file: each made whole, or refused."""

import json
from typing import Any

import pytest

from harness.rows import every_row
from protlib.storage.conflict_marks import read_sides
from protlib.storage.contents import (
    NewerFormatError,
    NotALibraryError,
    UnfitSidesError,
    content_of,
    dumps,
    find_merge_mark,
)

_BEGIN = '{\n  "library": {\n    "1": {\n      "format": 2,\n      "created": ""\n    }\n  },\n  "publications": {\n'
_END = "\n  }\n}\n"


def _record(number: int, **fields: Any) -> str:
    document = {"key": f"k{number}", "title": f"Title {number}", **fields}
    lines = json.dumps(document, indent=2, ensure_ascii=False).split("\n")
    return f'    "{number}": ' + "\n    ".join(lines)


def _marked(before: str, mine: str, base: str | None, theirs: str, after: str, size: int = 7) -> str:
    was = "" if base is None else f"{'|' * size} 1a2b3c4\n{base}"
    return f"{before}{'<' * size} HEAD\n{mine}{was}{'=' * size}\n{theirs}{'>' * size} other\n{after}"


ONE, TWO = _record(1), _record(2)
FIELD = _marked(
    _BEGIN + _record(1).rpartition('      "title"')[0],
    '      "title": "Mine"\n', '      "title": "Base"\n', '      "title": "Theirs"\n',
    "    }" + "\n    ,\n" + TWO + _END,
)  # fmt: skip
RECORDS = _marked(_BEGIN + ONE + "\n    ,\n", _record(3) + "\n    ,\n", "", _record(4) + "\n    ,\n", TWO + _END)


def _titles(content: Any) -> dict[str, str]:
    return {number: record["title"] for number, record in content.tables["publications"].items()}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_side_is_whole(newline: str) -> None:
    mine, theirs, base, _within = read_sides(FIELD.replace("\n", newline).encode())
    assert base is not None
    assert [_titles(side)["1"] for side in (mine, theirs, base)] == ["Mine", "Theirs", "Base"]
    assert {_titles(side)["2"] for side in (mine, theirs, base)} == {"Title 2"}


def test_records_that_one_side_has_are_its_own() -> None:
    mine, theirs, base, _within = read_sides(RECORDS.encode())
    assert base is not None
    assert [[*_titles(side)] for side in (mine, theirs, base)] == [
        ["1", "2", "3"],
        ["1", "2", "4"],
        ["1", "2"],
    ]


def test_without_the_base_between_the_marks_none_is_known() -> None:
    text = _marked(_BEGIN + ONE + "\n    ,\n", _record(3) + "\n", None, _record(4) + "\n", _END.lstrip("\n"))
    assert read_sides(text.encode()).base is None


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("", "    ,\n" + _record(4) + "\n"),  # the record before it is the last of mine
        ("    ,\n", "    ,\n" + _record(4) + "\n"),
        (_record(3) + "\n", "    ,\n" + _record(4) + "\n    ,\n"),
        ("    ,\n" + _record(3) + ",\n", _record(4) + "\n"),
    ],
)
def test_the_commas_between_records_are_set_anew(mine: str, theirs: str) -> None:
    sides = read_sides(_marked(_BEGIN + ONE + "\n", mine, None, theirs, "  }\n}\n").encode())
    assert [*_titles(sides.theirs)] == ["1", "4"]
    assert [*_titles(sides.mine)] == (["1", "3"] if "k3" in mine else ["1"])


def test_marks_within_a_text_are_text() -> None:
    title = "<<<<<<< HEAD\n=======\n>>>>>>> other , { ["
    text = _marked(
        _BEGIN + _record(1, note=title) + "\n    ,\n",
        _record(3, note=title) + "\n",
        None,
        _record(4) + ",\n",
        "  }\n}\n",
    )
    mine = read_sides(text.encode()).mine.tables["publications"]
    assert [mine[number]["note"] for number in ("1", "3")] == [title, title]
    content = dumps(read_sides(text.encode()).mine.tables)
    assert find_merge_mark(content) is None
    assert content_of(content).tables["publications"]["1"]["note"] == title


def test_a_file_of_which_all_is_between_marks_has_two_sides() -> None:
    first, second = (_BEGIN + record + _END for record in (ONE, TWO))
    mine, theirs, base, _within = read_sides(_marked("", first, None, second, "").encode())
    assert (_titles(mine), _titles(theirs), base) == ({"1": "Title 1"}, {"2": "Title 2"}, None)


def test_marks_within_the_base_are_longer_and_lose_only_the_base() -> None:
    inner = _marked("", '      "title": "A"\n', None, '      "title": "B"\n', "", size=9)
    text = FIELD.replace('      "title": "Base"\n', inner)
    mine, theirs, base, _within = read_sides(text.encode())
    assert (_titles(mine)["1"], _titles(theirs)["1"], base) == ("Mine", "Theirs", None)


@pytest.mark.parametrize(
    "marks",
    [
        {
            "<<<<<<< HEAD": "<<<<<<< .mine",
            "||||||| 1a2b3c4": "||||||| .r5",
            ">>>>>>> other": ">>>>>>> .r7",
        },  # Subversion
        {
            "<<<<<<< HEAD": "<<<<<<< working copy: 12 - a",
            ">>>>>>> other": ">>>>>>> merge rev: 34 - b",
        },  # Mercurial
        {"=======": "======= MERGED IN content follows ======="},  # Fossil
        {"<<<<<<< HEAD": "<<<<<<<", ">>>>>>> other": ">>>>>>>"},
    ],
)
def test_others_leave_the_same_marks(marks: dict[str, str]) -> None:
    text = FIELD
    for ours, theirs in marks.items():
        text = text.replace(ours, theirs)
    assert [_titles(side)["1"] for side in read_sides(text.encode())[:2]] == ["Mine", "Theirs"]


@every_row(
    ("text", "why"),
    [
        (FIELD.replace("=======\n", ""), r"do not match \(line 16\)"),
        (FIELD.replace("<<<<<<< HEAD\n", ""), "do not match"),
        (FIELD.replace(">>>>>>> other\n", ""), "the last has no end"),
        (FIELD.replace("=======\n", "=======\n<<<<<<< again\n"), "do not match"),
        (FIELD.replace('      "title": "Mine"\n', '      "title": "Mi\n'), "conflict in it: the first side is damaged"),
        (FIELD.replace('"title": "Theirs"', '"title": "A"\n      "title": "B"'), "the second side is incomplete: two records"),
        (FIELD[: FIELD.index("    ,")], "conflict in it: the first side is cut off"),
        (FIELD.replace('"format"', '"form"'), "conflict in it: the first side is not a library"),
        (FIELD.replace('"title": "Theirs"\n', '"title": "B"\n    },\n    "5": {\n      "key": "k5"\n'), "mix records"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_whole_is_refused(text: str, why: str) -> None:
    with pytest.raises(UnfitSidesError, match=why):
        read_sides(text.encode())


def test_a_side_that_a_newer_protlib_wrote_is_refused() -> None:
    with pytest.raises(NewerFormatError):
        read_sides(FIELD.replace('"format": 2', '"format": 99').encode())


def test_a_file_without_marks_is_thrice_the_same_and_no_library_is_none() -> None:
    mine, theirs, base, _within = read_sides((_BEGIN + ONE + _END).encode())
    assert mine is theirs is base
    with pytest.raises(NotALibraryError, match="is cut off"):
        read_sides(_BEGIN.encode())
