"""Documents that cite, told by their suffix."""

import pytest

from harness.rows import every_row
from protlib.citing.documents import document_kinds
from protlib.errors import InputRefusedError
from sample_files import documents as made


@every_row(
    ("name", "text"),
    [
        ("report.md", "[@iom2009]"),
        ("report.qmd", "[@iom2009]"),
        ("Report.Rmd", "[@iom2009]"),
        ("REPORT.TEX", r"\cite{iom2009}"),
        ("report.aux", r"\citation{iom2009}"),
        ("report.bcf", "<a><citekey>iom2009</citekey></a>"),
        ("report.typ", "@iom2009"),
        ("report.ipynb", '{"cells": [{"cell_type": "markdown", "source": "[@iom2009]"}]}'),
    ],
)
def test_reads_each_kind_of_document(name: str, text: str) -> None:
    assert document_kinds.read_mentions(text.encode(), name).first_lines() == {"iom2009": 1}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("report.docx", made.docx(made.run("[@iom2009]"))),
        ("report.DOCM", made.docx(made.run("[@iom2009]"))),
        ("report.odt", made.odt("[@iom2009]")),
    ],
)
def test_reads_documents_of_word_processors(name: str, data: bytes) -> None:
    assert document_kinds.read_mentions(data, name).first_lines() == {"iom2009": 0}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_reads_text_in_any_encoding_and_with_any_line_ends(encoding: str) -> None:
    text = "Größe\r\n\r\n[@müller2009]\r\n"
    assert document_kinds.read_mentions(text.encode(encoding), "a.md").first_lines() == {"müller2009": 3}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.doc", r"a\.doc: .*\.md"),
        ("a", r"a: .*\.tex"),
        ("a.bcf", r"a\.bcf: .*XML"),
        ("a.docx", r"a\.docx: not a Word "),
    ],
)
def test_refuses_other_documents_in_one_line(name: str, message: str) -> None:
    with pytest.raises(InputRefusedError, match=message):
        document_kinds.read_mentions(b"[@a]", name)
