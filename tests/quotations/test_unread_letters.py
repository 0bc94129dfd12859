"""Quotations of a file that does not name all its letters: what cannot be read is neither right nor wrong."""

from harness.rows import every_row
from protlib.citing.citation import Citation, CitedPublication
from protlib.citing.notation import CitationMatch
from protlib.fulltext.page_text import FileText, Page
from protlib.quotations.finder import Quotation
from protlib.quotations.report_check import CheckedQuotation, Obstacle, QuotationState, Texts, check_quotation
from protlib.quotations.source import Source

LAW = "لا يجوز للمستأجر إجراء أي تعدي\ufffdت إنشائية داخل الشقة إلا بعد موافقة كتابية من المؤجر"


LAW_WITHOUT_LAMS = (
    "وكان غاية ما يرنو إ\ufffdيه عامة ا\ufffdبشر انبثاق عا\ufffdم ا\ufffdفرد ب\ufffdحرية ا\ufffdقول وا\ufffdعقيدة"
)


def check(words: str, text: str = LAW) -> CheckedQuotation:
    work = CitedPublication("law2020")
    match = CitationMatch(0, 0, Citation((work,)))
    source = Source(FileText((Page(text, "1"),), "test"), "law.pdf")
    return check_quotation(Quotation(words, 1, 0, 0, match), work, Texts([source]))


@every_row(
    ("words", "state", "differences"),
    [
        (LAW.replace("\ufffd", "لا"), QuotationState.UNCHECKED, []),
        (LAW.replace("\ufffd", "ا"), QuotationState.UNCHECKED, []),
        ("داخل الشقة إلا بعد موافقة كتابية من المؤجر", QuotationState.VERBATIM, []),
        (LAW.replace("\ufffd", "لا").removeprefix("لا يجوز "), QuotationState.UNCHECKED, []),
        (LAW.replace("\ufffd", "لا").replace("كتابية", "شفوية"), QuotationState.DIFFERENT, [("شفوية", "كتابية")]),
    ],
    ids=["right", "wrong where the letter is lost", "other words", "its end", "another word is wrong"],
)
def test_words_with_a_letter_that_the_file_does_not_name(
    words: str, state: QuotationState, differences: list[tuple[str, str]]
) -> None:
    outcome = check(words)
    assert outcome.state is state
    assert [(difference.quoted, difference.source) for difference in outcome.differences] == differences


def test_words_that_are_not_there_may_stand_where_hardly_a_letter_is_named() -> None:
    outcome = check("وكان غاية ما يرنو إليه البشر العالم الفرد بحرية القول والعقيدة للعالم", LAW_WITHOUT_LAMS)
    assert outcome.state is QuotationState.UNCHECKED
    assert check("نص آخر لا علاقة له بالقانون أبدا", LAW).state is QuotationState.ABSENT


def test_the_reason_names_the_file_the_page_and_the_words() -> None:
    outcome = check(LAW.replace("\ufffd", "لا"))
    assert outcome.problem is not None
    assert outcome.problem.obstacle is Obstacle.LETTERS
    assert outcome.reason.startswith("law.pdf, p. 1 does not name all letters of “")
    assert outcome.reason.endswith("”: compare it with the page")
