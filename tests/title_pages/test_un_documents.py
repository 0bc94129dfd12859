"""Documents of the United Nations whose titles stand otherwise than most: in the middle, behind "Subject:"."""

from protlib.system.pdf.page import StyledLine, StyledPage
from sample_files.title_pages import BODY, bodies, page, read

LEFT, MIDDLE = 57.0, 305.0


def _at_right(text: str, size: float, top: float) -> StyledLine:
    return StyledLine(text, size, is_bold=False, left=386, right=500, top=top)


def _head(symbol: str, date: str) -> list[StyledLine]:
    texts = (("United Nations", 14.0), (symbol, 12.0), ("Distr.: General", 12.0), (date, 12.0))
    return [_at_right(text, size, 70 + 20 * row) for row, (text, size) in enumerate(texts)]


def _row(text: str, top: float, *, left: float = LEFT, is_bold: bool = False, width: float = 250) -> StyledLine:
    return StyledLine(text, 12, is_bold, left, left + width, top)


def _centred(text: str, top: float) -> StyledLine:
    width = 6.5 * len(text)
    return _row(text, top, left=MIDDLE - width / 2, is_bold=True, width=width)


def test_a_title_in_the_middle_is_whole_though_its_first_line_begins_at_the_margin() -> None:
    session = ["HUMAN RIGHTS COUNCIL", "Working Group on the Universal Periodic Review", "Seventh session"]
    title = [
        "COMPILATION PREPARED BY THE OFFICE OF THE HIGH COMMISSIONER FOR HUMAN RIGHTS",
        "IN ACCORDANCE WITH PARAGRAPH 15 OF THE ANNEX",
        "TO HUMAN RIGHTS COUNCIL RESOLUTION 5/1",
    ]
    lines = [
        *_head("A/HRC/WG.6/7/SVN/2", "19 November 2009"),
        *(_row(text, 256 + 14 * row) for row, text in enumerate(session)),
        *(_centred(text, 339 + 14 * row) for row, text in enumerate(title)),
        _centred("Slovenia", 408),
    ]
    record = read(StyledPage(tuple(lines), 842), page(*((text, 12.0) for text, _size in BODY)))
    assert record.title.casefold() == f"{' '.join(title)}: Slovenia".casefold()
    assert not record.title.isupper()
    assert bodies(record) == ["Office of the United Nations High Commissioner for Human Rights"]


def test_an_information_circular_is_called_as_its_subject() -> None:
    lines = [
        *_head("ST/IC/2025/1", "1 January 2025"),
        StyledLine("Information circular", 16, is_bold=True, left=LEFT, right=200, top=300),
        _row("To: Members of the staff", 330),
        _row("From: The Assistant Secretary-General", 350),
        _row("Subject: Membership of the Senior Review Group", 370),
    ]
    assert read(StyledPage(tuple(lines), 842), page(*BODY)).title == "Membership of the Senior Review Group"


def test_a_country_alone_is_no_title_where_only_it_is_bold() -> None:
    title = [
        "SUMMARY PREPARED BY THE OFFICE OF THE HIGH COMMISSIONER FOR",
        "HUMAN RIGHTS, IN ACCORDANCE WITH PARAGRAPH 15 OF THE",
        "ANNEX TO HUMAN RIGHTS COUNCIL RESOLUTION 5/1",
    ]
    lines = [
        *_head("A/HRC/WG.6/7/SVN/3", "12 November 2009"),
        _row("HUMAN RIGHTS COUNCIL", 250),
        _row("Seventh session", 264),
        *(_centred(text, 347 + 14 * row)._replace(is_bold=False) for row, text in enumerate(title)),
        _centred("Slovenia*", 416),
    ]
    record = read(StyledPage(tuple(lines), 842), page(*((text, 12.0) for text, _size in BODY)))
    assert record.title.casefold().startswith(" ".join(title).casefold())


def test_a_country_stands_before_the_report_on_it() -> None:
    lines = [
        *_head("A/HRC/WG.6/48/SVN/2", "7 November 2024"),
        _row("Working Group on the Universal Periodic Review", 230, is_bold=True),
        _row("Forty-eighth session", 242, is_bold=True),
        StyledLine("Slovenia", 16, is_bold=True, left=113, right=164, top=286),
        StyledLine(
            "Compilation of information prepared by the Office of the", 14, is_bold=True, left=113, right=406, top=318
        ),
        StyledLine("United Nations High Commissioner for Human Rights", 14, is_bold=True, left=113, right=392, top=332),
    ]
    record = read(StyledPage(tuple(lines), 842), page(*((text, 12.0) for text, _size in BODY)))
    office = "Office of the United Nations High Commissioner for Human Rights"
    assert record.title == f"Slovenia: Compilation of information prepared by the {office}"
    assert bodies(record) == [office]
