"""A mark such as "Confidential" on a list of references keeps its records from others."""

from harness.rows import every_row
from protlib.formats import reference_lists
from protlib.formats.documents import docx
from sample_files import documents

_ENTRIES = ("UNHCR. (2020). Roads of Gao. Geneva: UNHCR.", "OCHA. (2019). Wells of Gao. Geneva: OCHA.")
_REPORT = "Many people who cross the desert depend on smugglers, and few of them know what is ahead of them. " * 6


def read(text: str) -> list[tuple[str, str]]:
    assert reference_lists.sniff(text.encode())
    return [(record.title, record.access) for record in reference_lists.loads(text.encode()).publications]


@every_row(
    ("around", "level"),
    [
        ("CONFIDENTIAL\n\n{}", "confidential"),
        ("# Confidential\n\n{}", "confidential"),
        ("{}\n\n**Not for circulation**", "internal"),
        ("CONFIDENTIAL\n\nReferences\n\n{}", "confidential"),
        ("References\n\n{}\n\nConfidential - do not share", "confidential"),
    ],
)
def test_a_line_beside_a_list_closes_all_its_records(around: str, level: str) -> None:
    text = around.format("\n".join(_ENTRIES))
    assert read(text) == [("Roads of Gao", level), ("Wells of Gao", level)]
    [remark] = reference_lists.loads(text.encode()).remarks
    assert remark.endswith(f"so all its records are {level}.")


def test_a_mark_on_a_report_says_nothing_of_the_works_that_it_cites() -> None:
    text = f"CONFIDENTIAL\n\n{_REPORT}\n\nReferences\n\n" + "\n".join(_ENTRIES)
    assert read(text) == [("Roads of Gao", ""), ("Wells of Gao", "")]


@every_row(
    ("entry", "level"),
    [
        ("[CONFIDENTIAL] {}", "confidential"),
        ("CONFIDENTIAL: {}", "confidential"),
        ("Strictly confidential. {}", "confidential"),
        ("Internal document – {}", "internal"),
        ("{} CONFIDENTIAL", "confidential"),
        ("{} (not for circulation)", "internal"),
    ],
)
def test_a_mark_before_or_behind_an_entry_closes_its_record_alone_and_is_no_author(entry: str, level: str) -> None:
    parsed = reference_lists.loads(f"1. {entry.format(_ENTRIES[0])}\n2. {_ENTRIES[1]}\n".encode())
    assert [(record.title, record.access) for record in parsed.publications] == [
        ("Roads of Gao", level), ("Wells of Gao", ""),
    ]  # fmt: skip
    record = parsed.publications[0]
    assert ([name.literal for name in record.authors], record.publisher) == (["UNHCR"], "UNHCR")
    assert record.private_note == ""
    assert parsed.remarks == [f"“{parsed.remarks[0][1:].partition('”')[0]}” marks 1 record as not public."]


def test_a_body_whose_name_begins_like_a_mark_is_an_author() -> None:
    text = "Internal Displacement Monitoring Centre. (2020). Global report. Geneva: IDMC.\n"
    [record] = reference_lists.loads(text.encode()).publications
    assert (record.access, record.authors[0].literal) == ("", "Internal Displacement Monitoring Centre")


def test_headings_of_markdown_stand_between_the_entries_of_a_reading_list() -> None:
    text = (
        f"# Reading list\n\n## Mali\n\n- {_ENTRIES[0]}\n- {_ENTRIES[1]}\n\n## Niger\n\n* IOM. (2018). Camps\n  of "
        "Diffa. Niamey: IOM.\n"
    )
    assert [title for title, _level in read(text)] == ["Roads of Gao", "Wells of Gao", "Camps of Diffa"]


def test_a_mark_in_a_word_document_that_is_a_list_closes_its_records() -> None:
    paragraphs = [f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("CONFIDENTIAL", "References", *_ENTRIES)]
    parsed = docx.loads(documents.docx("".join(paragraphs)))
    assert [record.access for record in parsed.publications] == ["confidential", "confidential"]
    around = "".join([paragraphs[0], f"<w:p><w:r><w:t>{_REPORT}</w:t></w:r></w:p>", *paragraphs[1:]])
    assert [record.access for record in docx.loads(documents.docx(around)).publications] == ["", ""]


def test_a_mark_closes_the_records_of_a_document_that_is_read_as_a_list() -> None:
    lines = ("STRICTLY CONFIDENTIAL", "References", *_ENTRIES)
    data = documents.docx(*(documents.p(documents.run(line)) for line in lines))
    assert [record.access for record in reference_lists.loads(data).publications] == ["confidential", "confidential"]
