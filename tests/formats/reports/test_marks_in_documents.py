"""Documents of Word and LibreOffice that say who may see them: on the first line, in heads and feet, in a watermark."""

import pytest

from harness.rows import every_row
from protlib.formats.reports.front_reader import read_front
from protlib.title_pages.front import Front
from protlib.title_pages.record import describe
from sample_files.documents import docx, drawn_shape, odt, run

TITLE = "Caught in the Current: Trafficking on the Road to the Coast"
PROSE = [f"The households of province {number} spoke of debts and of the road to the coast." for number in range(200)]


def title_and_access(data: bytes) -> tuple[str, str]:
    raw = describe(Front(read_front(data)), "a.docx")
    return raw["title"], raw.get("access", "")


@pytest.mark.slow
@every_row(
    ("mark", "access"),
    [
        ("CONFIDENTIAL", "confidential"),
        ("CLASSIFICATION: CONFIDENTIAL", "confidential"),
        ("UN CLASSIFICATION: CONFIDENTIAL", "confidential"),
        ("Classification - Confidential", "confidential"),
        ("Classification confidential", "confidential"),
        ("CONFIDENTIALITY: HIGH", "confidential"),
        ("Degré de confidentialité : confidentiel", "confidential"),
        ("Einstufung: vertraulich", "confidential"),
        ("Гриф: конфиденциально", "confidential"),
        ("درجة السرية: سرّي", "confidential"),
        ("Distribution: restricted", "internal"),
        ("Marking: Internal", "internal"),
        ("For internal use only", "internal"),
        ("Classification: unclassified", ""),
        ("Annual report 2019", ""),
    ],
)
def test_a_first_line_that_says_who_may_see_a_document_is_not_its_title(mark: str, access: str) -> None:
    lines = PROSE[:3]
    assert title_and_access(odt(mark, TITLE, *lines))[1] == access
    for styled in (run(TITLE), f'<w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run(TITLE)}'):
        title, level = title_and_access(docx(run(mark), styled, *map(run, lines)))
        assert level == access
        assert title == TITLE or not access
    assert title_and_access(docx(run(f"{mark} for the courts"), *map(run, lines)))[1] == ""


@pytest.mark.parametrize("count", [2, *(pytest.param(count, marks=pytest.mark.slow) for count in (40, 200))])
@pytest.mark.parametrize("part", ["header1", "footer2"])
def test_heads_and_feet_and_watermarks_of_a_document_of_any_length_close_it(count: int, part: str) -> None:
    paragraphs = [run(TITLE), *map(run, PROSE[:count])]
    for mark, access in [("CONFIDENTIAL", "confidential"), ("Internal use only", "internal"), ("UNHCR | Page 3", "")]:
        for content in (run(mark), drawn_shape(mark)):
            assert title_and_access(docx(*paragraphs, notes={part: content})) == (TITLE, access)


def test_a_title_that_a_shape_draws_is_read_as_one() -> None:
    assert title_and_access(docx(drawn_shape(TITLE), *map(run, PROSE[:9])))[0] == TITLE
