"""Documents as a reviewer reads them."""

import zipfile
from io import BytesIO

import pytest

from protlib.citing.verification import manuscript
from protlib.errors import InputRefusedError

ENTRY = "Jobe, A. (2010). Causes. IOM."


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return data.getvalue()


@pytest.mark.parametrize("name", ["a.md", "a.qmd", "a.Rmd", "a.txt", "A.TXT"])
def test_reads_the_list_of_a_text(name: str) -> None:
    read = manuscript.read(f"Known.\r\n\r\nReferences\r\n\r\n{ENTRY}\r\n".encode(), name)
    assert [(entry.line, entry.text) for entry in read.typed.entries] == [(5, ENTRY)]


def test_code_and_comments_are_no_text_of_markdown_but_links_are_part_of_an_entry() -> None:
    text = f"`(A, 2010)` <!-- (B, 2011) --> (C, 2012)\n\n# References\n\n{ENTRY} [x](https://x.org/2010)\n"
    read = manuscript.read(text.encode(), "a.md")
    assert read.typed.body[0].text.split() == ["(C,", "2012)"]
    assert "https://x.org/2010" in read.typed.entries[0].text


def test_a_paragraph_of_word_is_a_line() -> None:
    read = manuscript.read(docx("Known (Jobe, 2010) [@jobe2010].", "References", ENTRY, "Annex"), "a.docx")
    assert [(entry.line, entry.text) for entry in read.typed.entries] == [(3, ENTRY)]
    assert list(read.mentions.first_lines()) == ["jobe2010"]


def test_reads_the_own_list_of_latex() -> None:
    text = "\\cite{a}\n% \\bibitem{x} No.\n\\begin{thebibliography}{9}\n\\bibitem[J(2010)]{a} Jobe, A. (2010). \\emph{Causes}.\n\\end{thebibliography}\n"
    read = manuscript.read(text.encode(), "a.tex")
    assert read.listed == {"a": 4}
    assert [entry.title for entry in read.typed.entries] == ["Causes"]


@pytest.mark.parametrize("name", ["a.doc", "a", "a.xlsx", "a.docx", "a.pdf"])
def test_refuses_what_is_no_such_document_in_one_line(name: str) -> None:
    with pytest.raises(InputRefusedError, match=rf"\A{name}: [^\n]+\Z"):
        manuscript.read(b"Known.", name)
