"""Words that are recognised in pictures of a report's pages: they fill what its text does not say."""

import pytest

from harness.rows import every_row
from protlib.formats.reports.hocr import lines_of
from protlib.formats.reports.recognised_covers import fill_gaps, with_recognised
from protlib.system.pdf.page import StyledLine, StyledPage, StyledPages

HEIGHT = 792.0  # points of a page that is 3300 pixels high
PAGE = "<div class='ocr_page' id='page_1' title='image \"x\"; bbox 0 0 2550 3300; ppageno 0'>"


def line(*words: tuple[str, int, int], top: int = 300, more: str = "x_size 100") -> str:
    """Return a line of hOCR with words, each with how sure it is and where it begins, 200 pixels wide."""
    box = f"bbox {words[0][2]} {top - 90} {words[-1][2] + 200} {top}"
    spans = "".join(
        f"<span class='ocrx_word' id='w' title='bbox {left} {top - 90} {left + 200} {top}; x_wconf {sure}'>"
        f"{text}</span>"
        for text, sure, left in words
    )
    return f"<span class='ocr_line' id='l' title=\"{box}; baseline 0 0; {more}\">{spans}</span>"


def styled(text: str, top: float = 72.0) -> StyledLine:
    return StyledLine(text, 24.0, is_bold=False, left=24.0, right=300.0, top=top)


def test_lines_have_sizes_and_places_in_points() -> None:
    [caring] = lines_of(PAGE + line(("Caring", 96, 100), ("for &amp;", 90, 320), ("all", 91, 540)), HEIGHT)
    assert caring.text == "Caring for & all"
    assert (caring.size, caring.left, round(caring.right, 1), caring.top) == (24.0, 24.0, 177.6, 72.0)


@every_row(
    ("text", "texts"),
    [
        (line(("Caring", 96, 100), ("wxq", 20, 320)), ["Caring"]),
        (line(("Caring", 96, 100), ("Oak", 96, 1500)), ["Caring", "Oak"]),
        (line(("a", 96, 100), ("|", 96, 320)), []),
        (line(("2019", 96, 100)), ["2019"]),
        (line(("Caring", 96, 100), more="textangle 90; x_size 100"), []),
        (line(("Oak", 96, 100), top=900) + line(("Caring", 96, 100)), ["Caring", "Oak"]),
        ("", []),
    ],
)
def test_noise_is_dropped_and_wide_gaps_divide(text: str, texts: list[str]) -> None:
    assert [piece.text for piece in lines_of(PAGE + text, HEIGHT)] == texts


def test_a_text_that_is_no_hocr_has_no_lines() -> None:
    assert lines_of("Caring for all", HEIGHT) == []


def test_what_the_page_has_as_text_is_not_there_twice() -> None:
    pages = StyledPages({0: StyledPage((styled("Caring"),), HEIGHT)}, 1, {})
    texts = {0: PAGE + line(("Carlng", 96, 100)) + line(("Oak", 96, 100), top=2000)}
    assert [piece.text for piece in with_recognised(pages, texts).pages[0].lines] == ["Caring", "Oak"]
    assert with_recognised(pages, {}) == pages


@pytest.mark.parametrize(
    ("raw", "has_title", "filled"),
    [
        ({"title": "scan 1"}, False, {"title": "Caring", "publisher": "Oak", "date": "2019"}),
        ({"title": "Own"}, True, {"title": "Own", "publisher": "Oak", "date": "2019"}),
        ({"title": "Own", "authors": ["Ash"]}, True, {"title": "Own", "authors": ["Ash"], "date": "2019"}),
        (
            {"title": "Own", "publisher": "Elm", "date": "2001"},
            True,
            {"title": "Own", "publisher": "Elm", "date": "2001"},
        ),
    ],
)
def test_the_text_wins(raw: dict[str, object], has_title: bool, filled: dict[str, object]) -> None:
    recognised = {"title": "Caring", "publisher": "Oak", "date": "2019"}
    assert fill_gaps(raw, recognised, has_title=has_title) == filled


def test_the_stricter_level_stays() -> None:
    assert fill_gaps({"title": "Own"}, {"access": "confidential"}, has_title=True)["access"] == "confidential"
    assert fill_gaps({"title": "Own", "access": "confidential"}, {}, has_title=True)["access"] == "confidential"
