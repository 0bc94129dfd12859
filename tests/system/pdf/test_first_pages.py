"""What is read of the first pages of a PDF file beside their lines: texts for pictures, and which page is the last."""

import pytest

from protlib.system.pdf.styled import read_plain, read_styled
from sample_files.tiny_pdf import TinyPage, cover, make_pdf, page

_TEXT = [page("The report presents the findings of the survey.") for _number in range(5)]


def test_a_tagged_file_says_what_its_pictures_are() -> None:
    first = TinyPage([(72.0, 700.0, "Caught in It")], alternatives=["Logo of the Oak Council", "A tree"])
    pages = read_styled(make_pdf([first, *_TEXT])).pages
    assert pages[0].pictures == ("Logo of the Oak Council", "A tree")
    assert pages[1].pictures == ()


def test_a_file_without_structure_has_no_such_texts() -> None:
    assert read_styled(make_pdf([cover(("Caught in It", 30.0))])).pages[0].pictures == ()


def test_the_imprint_before_an_empty_back_cover_is_read() -> None:
    imprint = page("Oak Council", "12 High Street")
    pages = read_styled(make_pdf([*_TEXT, imprint, TinyPage()])).pages
    assert [line.text for line in pages[5].lines] == ["Oak Council", "12 High Street"]
    pages = read_styled(make_pdf([*_TEXT, imprint, TinyPage(), TinyPage()])).pages
    assert 5 in pages
    assert "12 High Street" in read_plain(make_pdf([*_TEXT, imprint, TinyPage(), TinyPage()]))


def test_text_before_an_empty_back_cover_is_no_imprint() -> None:
    text = page(*(f"Row {number} of the annex" for number in range(30)))
    assert sorted(read_styled(make_pdf([*_TEXT, text, TinyPage()])).pages) == [0, 1, 2, 3, 6]
    assert sorted(read_styled(make_pdf([*_TEXT, page("Oak Council"), page("Back cover")])).pages) == [0, 1, 2, 3, 6]


def _draw_page(text: str, matrix: str) -> TinyPage:
    """Return a cover with one line that is drawn by a matrix, and one below it."""
    return TinyPage([(100.0, 600.0, text), (100.0, 300.0, "Oak Council")], matrices={text: matrix}, sizes={text: 24.0})


@pytest.mark.parametrize(
    "matrix",
    [
        "1 -0.002 0.002 1",  # turned clockwise by a hair
        "1 0 0.33 1",  # oblique
        "0.966 0.259 -0.259 0.966",  # climbs by 15 degrees
        "0.966 -0.259 0.259 0.966",  # falls by 15 degrees
    ],
)
def test_a_title_that_does_not_stand_quite_upright_is_read_whole_and_with_its_size(matrix: str) -> None:
    title, body = read_styled(make_pdf([_draw_page("Children on the move", matrix)])).pages[0].lines
    assert (title.text, body.text) == ("Children on the move", "Oak Council")
    assert title.size == pytest.approx(24.0, abs=0.1)


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0.707 0.707 -0.707 0.707"])
def test_a_line_up_the_edge_of_a_page_and_a_stamp_across_it_are_no_part_of_a_cover(matrix: str) -> None:
    lines = read_styled(make_pdf([_draw_page("DRAFT for comment", matrix)])).pages[0].lines
    assert [line.text for line in lines] == ["Oak Council"]


def test_letters_along_a_curve_are_no_line() -> None:
    letters = [(100.0 + 30 * number, 600.0 + 4 * number, letter) for number, letter in enumerate("CURVED")]
    matrices = {letter: f"1 {0.15 + 0.05 * number:g} 0 1" for number, (_x, _y, letter) in enumerate(letters)}
    curved = TinyPage([*letters, (100.0, 300.0, "Oak Council")], matrices=matrices)
    assert [line.text for line in read_styled(make_pdf([curved])).pages[0].lines] == ["Oak Council"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_has_the_same_lines(turn: int) -> None:
    placed = [(72.0, 700.0, "Children on the move"), (72.0, 400.0, "Oak Council")]
    upright = read_styled(make_pdf([TinyPage(placed)])).pages[0]
    page_in_file = read_styled(make_pdf([TinyPage(placed, turn=turn)])).pages[0]
    assert [line.text for line in page_in_file.lines] == ["Children on the move", "Oak Council"]
    for line, other in zip(page_in_file.lines, upright.lines, strict=True):
        assert (line.top, line.left, line.size) == pytest.approx((other.top, other.left, other.size), abs=3.0)


def test_raised_letters_of_an_ordinal_stay_on_their_line_and_raised_figures_stand_apart() -> None:
    sizes = {"The 17": 16.0, "th": 10.0, "Flood in Towns": 16.0, "Floods of Towns": 16.0, "2": 10.0}
    lines = [(72.0, 700.0, "Council"), (72.0, 600.0, "The 17"), (130.0, 606.0, "th"), (148.0, 600.0, "Flood in Towns")]
    page = TinyPage([*lines, (72.0, 500.0, "Floods of Towns"), (217.0, 506.0, "2")], sizes=sizes)
    texts = [line.text for line in read_styled(make_pdf([page])).pages[0].lines]
    assert texts == ["Council", "The 17th Flood in Towns", "2", "Floods of Towns"]
