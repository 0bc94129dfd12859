"""What is read of the first pages of a PDF file beside their lines: texts for pictures, and which page is the last."""

from protlib.system.pdf.styled import read_plain, read_styled
from tiny_pdf import TinyPage, cover, make_pdf, page

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
