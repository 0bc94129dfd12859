"""The numbers that are printed on pages, read from files made for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.fulltext.file_text import read_text
from protlib.fulltext.kept_layout import Edge
from protlib.fulltext.printed_numbers import find_labels
from sample_files.tiny_pdf import HEIGHT, TinyPage, make_pdf, page

BODY = ("Some text of a page that is not at its edge,", "and a second line of it.")


def labels(tmp_path: Path, *pages: TinyPage, tree: str = "") -> str:
    """Return the labels of pages, a dash for none."""
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf(pages, labels=tree))
    return " ".join(page_text.label or "-" for page_text in read_text(path).pages)


def feet(*texts: str) -> list[TinyPage]:
    return [page(*BODY, foot=text) for text in texts]


def heads(*texts: str) -> list[TinyPage]:
    return [page(*BODY, head=text) for text in texts]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("1", "2", "3", "4"), "1 2 3 4"),
        (("", "", "3", "4", "5"), "1 2 3 4 5"),  # the first pages count
        (("", "", "1", "2", "3"), "- - 1 2 3"),  # they do not
        (("145", "146", "147"), "145 146 147"),
        (("7", "", "9", "", "11"), "7 8 9 10 11"),
        (("", "ii", "iii", "iv", "", "2", "3", "4"), "i ii iii iv 1 2 3 4"),
        (("I", "II", "III", "IV"), "I II III IV"),
        (("1", "2", "3", "", "", "4", "5", "6"), "1 2 3 - - 4 5 6"),  # plates
        (("1", "2", "3", "", "", "", "7", "8"), "1 2 3 4 5 6 7 8"),
        (("Page 1 of 9", "Page 2 of 9", "Page 3 of 9"), "1 2 3"),
        (("1/9", "2/9", "3/9"), "1 2 3"),
        (("- 1 -", "- 2 -", "- 3 -"), "1 2 3"),
        (("Page 4 sur 60", "Page 5 sur 60", "Page 6 sur 60"), "4 5 6"),
        (("IOM Report | 1", "2 | IOM Report", "IOM Report | 3", "4 | IOM Report"), "1 2 3 4"),
        (("P a g e | 1", "P a g e | 2", "P a g e | 3"), "1 2 3"),
        (("1-1", "1-2", "1-3", "2-1", "2-2", "3-1"), "1-1 1-2 1-3 2-1 2-2 3-1"),
        (("A-1", "A-2", "A-3"), "A-1 A-2 A-3"),
        (("2 3", "4 5", "6 7", "8 9"), "2-3 4-5 6-7 8-9"),  # two pages beside each other
        (("", "ii iii", "iv v", "vi vii", "2 3", "4 5"), "- ii-iii iv-v vi-vii 2-3 4-5"),
        (("", "", "iv v", "vi vii", "1", "2 3", "4 5", "6 7"), "- ii-iii iv-v vi-vii - 2-3 4-5 6-7"),
        (("", "", "iv v", "2 3", "4 5", "6 7", "8 9"), "- - - 2-3 4-5 6-7 8-9"),
        (("", "", "", ""), "- - - -"),
        (("IOM 2019", "IOM 2019", "IOM 2019", "IOM 2019"), "- - - -"),
        (("Table 1", "Table 2", "Table 3", "Table 4"), "- - - -"),
        (("Artículo 1", "Artículo 2", "Artículo 3", "Artículo 4"), "- - - -"),
        (("", "", "", "", "See 13", "See 14"), "- - - - - -"),  # two neighbours are no sequence
        (("", "", "", "", "13", "14"), "9 10 11 12 13 14"),
        (("", "1", "2", *[""] * 13), " ".join("-" * 16)),  # the numbers of two notes of a long file
        (("", "ii", "iii", *[""] * 13), " ".join(["i", "ii", "iii", *"-" * 13])),
        (("", "", "", "", "13 47,1 43,5", "14 48,2 44,6"), "- - - - - -"),  # rows of a table
        (("17 persons", "18 cases of it", "19 shelters"), "- - -"),
        (("12", "7", "31", "4"), "- - - -"),
        (("صفحة 1", "صفحة 2", "صفحة 3"), "1 2 3"),
        (("١", "٢", "٣"), "1 2 3"),
    ],
)
@pytest.mark.parametrize("place", [feet, heads])
def test_numbers_are_read_at_the_edge(tmp_path: Path, texts: tuple[str, ...], numbers: str, place: object) -> None:
    pages = feet(*texts) if place is feet else heads(*texts)
    assert labels(tmp_path, *pages) == numbers


@pytest.mark.parametrize(
    ("texts", "tree", "numbers"),
    [
        (
            ("", "1", "2", "3"),
            "0 << /P (Cover) >> 1 << /S /D >>",
            "Cover 1 2 3",
        ),  # right: they have what is not printed
        (("", "1", "2", "3"), "0 << /S /D >>", "- 1 2 3"),  # wrong
        (("", "", "", ""), "0 << /S /r >> 2 << /S /D >>", "- - - -"),  # nobody knows
        (("i", "ii", "iii", "1", "2", "3"), "0 << /S /D >>", "i ii iii 1 2 3"),
    ],
)
def test_the_labels_of_the_file_count_where_they_agree(
    tmp_path: Path, texts: tuple[str, ...], tree: str, numbers: str
) -> None:
    assert labels(tmp_path, *feet(*texts), tree=tree) == numbers


def test_numbers_of_notes_are_not_those_of_pages(tmp_path: Path) -> None:
    numbered = feet("", *map(str, range(1, 12)))
    noted = [
        TinyPage([*label.lines, (72, 50, f"{place + 1} Ibid.")]) if place % 3 else label
        for place, label in enumerate(numbered)
    ]
    assert labels(tmp_path, *noted) == "- 1 2 3 4 5 6 7 8 9 10 11"
    without = [
        TinyPage(page_text.lines[:-1])
        if len(page_text.lines) == 3
        else TinyPage([*page_text.lines[:2], *page_text.lines[3:]])
        for page_text in noted
    ]
    assert labels(tmp_path, *without[:4]) == "- - - -"


def edges(*texts: str) -> list[list[Edge]]:
    return [[Edge(0, text, "", is_head=False)] if text else [] for text in texts]


@given(front=st.integers(0, 12), main=st.integers(3, 60), data=st.data())
def test_any_front_matter_and_main_part_with_gaps(front: int, main: int, data: st.DataObject) -> None:
    from protlib.fulltext.printed_numbers import _write_roman

    front = 0 if front < 3 else front
    expected = [*map(_write_roman, range(1, front + 1)), *map(str, range(1, main + 1))]
    page_labels = list(expected)
    for place in data.draw(st.sets(st.integers(0, len(page_labels) - 1), max_size=len(page_labels) // 6)):
        if place not in {front - 1, front - 2, len(page_labels) - 1, len(page_labels) - 2}:
            page_labels[place] = ""
    assert find_labels(edges(*page_labels), [""] * len(page_labels)) == expected


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("1", "2", "3"), "1 2 3"),
        (("- 7 -", "- 8 -", "- 9 -"), "7 8 9"),
        (("12 goats", "13 goats", "14 goats"), "- - -"),
    ],
)
def test_numbers_stand_farther_in_on_pages_that_are_printed_with_comments_beside_them(
    tmp_path: Path, texts: tuple[str, ...], numbers: str
) -> None:
    pages = [TinyPage([*page(*BODY, top=HEIGHT * 0.75).lines, (290.0, HEIGHT * 0.18, text)]) for text in texts]
    assert labels(tmp_path, *pages) == numbers
