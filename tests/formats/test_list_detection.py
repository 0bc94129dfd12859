"""Which texts and documents are taken for lists of references, and which are not."""

from pathlib import Path
from typing import Final

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.errors import InputRefusedError
from protlib.formats import reference_lists
from sample_files import documents

DATA: Final = Path(__file__).parent.parent / "data" / "references"
JOBE: Final = "Jobe, A. (2010). The causes of re-trafficking. Geneva: IOM."


@every_row(
    "text",
    [
        JOBE,
        f"• {JOBE}\n• Oxfam (2017) Fatal routes. Geneva: Oxfam.\n",
        f"# A report\n\n{'Some words that go on and on. ' * 400}\n\n## References\n\n{JOBE}\n",
        (DATA / "copied.txt").read_text(encoding="utf-8"),
        (DATA / "notes.txt").read_text(encoding="utf-8").replace("\n", "\r\n"),
        "\ufeff" + JOBE,
        (
            "1. Safe spaces - Harbour House, accessed May 3, 2025, https://harbour.example/a\n"
            "2. Shelter rules, accessed May 3, 2025, https://harbour.example/b\n"
        ),
    ],
    ids=[
        "one entry",
        "bullets",
        "at the end of a report",
        "out of a PDF",
        "lines of Windows",
        "a mark of UTF-8",
        "pages and the days of the visits",
    ],
)
def test_a_list_is_told_by_its_content(text: str) -> None:
    assert formats.detect(text.encode(), "-").name == "references"


@every_row(
    "text",
    [
        "In 2019 the mission came to the border. It stayed for (2020) a year.\nThen it left, and nobody knew why.",
        "Dear Anna,\n\nthank you for the list of 12 May 2020. We shall read it.\n\nBest wishes\nKarim",
        "# Notes\n\nThe programme began in Accra (2009). It was moved to Lomé in 2011; see the annual report.\n",
        "The styles in this folder come from a project (2026). Their files are unchanged; their authors are named in each.",
        "def main():\n    return 2009\n",
    ],
    ids=["prose", "a letter", "notes", "a notice", "a program"],
)
def test_a_text_that_is_no_list_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(InputRefusedError, match="cannot tell its format"):
        formats.detect(text.encode(), "notes.txt")


def test_a_list_under_the_suffix_of_a_format_is_not_taken_from_its_reader() -> None:
    assert formats.detect(JOBE.encode(), "list.bib").name == "bibtex"


def test_the_typed_list_of_a_document_is_read_where_no_program_left_records() -> None:
    data = documents.docx(*(documents.p(documents.run(line)) for line in ("Text.", "References", JOBE)))
    parsed = formats.read(data, formats.detect(data, "report.docx"))
    assert [publication.title for publication in parsed.publications] == ["The causes of re-trafficking"]
    assert parsed.lines == [0]


def test_the_typed_list_of_a_document_with_records_of_programs_is_read_where_it_is_asked_for() -> None:
    paragraphs = (documents.p(documents.run(line)) for line in ("Text.", "References", JOBE))
    data = documents.docx(documents.zotero(documents.ITEM), *paragraphs)
    assert [publication.title for publication in reference_lists.loads(data).publications] == [
        "The causes of re-trafficking"
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            documents.docx(documents.p(documents.run("We spoke with households in the north."))),
            "no list of references found; put a heading such as “References” above it",
        ),
        (b"PK\x03\x04 cut", "damaged or cut off"),
        (b"%PDF-1.7 cut", "cannot read its text"),
    ],
    ids=["no heading", "a cut document", "a cut PDF"],
)
def test_a_document_without_a_list_gets_a_problem(data: bytes, why: str) -> None:
    [problem] = reference_lists.loads(data).problems
    assert problem.lost
    assert why in problem.what
