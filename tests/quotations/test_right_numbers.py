"""The right number of a page or a paragraph in a citation, with the word before it for one or for several."""

from harness.rows import every_row
from protlib.quotations.right_numbers import correct

CORRECTED = [
    ("[@a, p. 3]", "3", "5", "page", "[@a, p. 5]"),
    ("[@a, p. 3]", "3", "5–6", "page", "[@a, pp. 5-6]"),
    ("[@a, págs. 3–4]", "3–4", "5", "page", "[@a, pág. 5]"),
    ("[@pp 33]", "33", "34", "page", "[@pp 34]"),
    ("[@a2009, 2009]", "2009", "5", "page", "[@a2009, 5]"),
    ("[@a, p. 3, para. 3]", "3", "5", "page", "[@a, p. 5, para. 3]"),
    ("[@a, p. 3, para. 3]", "3", "5", "paragraph", "[@a, p. 3, para. 5]"),
    ("[@a, Para 3]", "3", "5–6", "paragraph", "[@a, Paras 5-6]"),
    ("[@a, ¶¶ 3-4]", "3-4", "5", "paragraph", "[@a, ¶ 5]"),
    ("[@a, الفقرة 3]", "3", "5", "paragraph", "[@a, الفقرة 5]"),
    ("[@a, paras. 20–22]", "20–22", "23–24", "paragraph", "[@a, paras. 23–24]"),
    ("[@a, 第3页，第3段]", "3", "5", "paragraph", "[@a, 第3页，第5段]"),
    ("[@a, paras. 3, 9]", "3, 9", "5", "paragraph", None),
    ("[@a, pp. 3, 9]", "3, 9", "5", "page", None),
    ("[@a, pp. 3 and 4]", "3 and 4", "5", "page", "[@a, p. 5]"),
    ("[@a, p. A-3]", "A-3", "A-5", "page", "[@a, p. A-5]"),
    ("(IOM 2009:3)", "3", "5", "page", "(IOM 2009:5)"),
    ("(IOM, 2009:3-4)", "3-4", "5", "page", "(IOM, 2009:5)"),
    ("[@IOM:2009:3]", "3", "5", "page", None),
    ("[@a, p. 3]", "3", "5", "paragraph", None),
    ("[@a, para. 3; para. 3]", "3", "5", "paragraph", None),
]


@every_row(("citation", "number", "right", "kind", "text"), CORRECTED)
def test_the_number_of_a_citation_is_corrected(
    citation: str, number: str, right: str, kind: str, text: str | None
) -> None:
    assert correct(citation, number, right, kind, is_latex=False) == text
