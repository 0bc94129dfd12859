"""The text of PDF files, by whichever program is there."""

import re
from pathlib import Path

import pytest

from protlib.system.installation import install_extra_command
from protlib.system.pdf import pdf_reader
from sample_files.tiny_pdf import HEIGHT, TinyPage, make_pdf, page

SHOWN = "Jobe, A. (2010). Causes. IOM."


def one_page(text: str = SHOWN) -> bytes:
    """Return a PDF file of one page with a line of text."""
    return make_pdf([page(text)])


def lines(*pages: TinyPage, labels: str = "") -> list[list[str]]:
    """Return the lines of each page of a file."""
    return [
        [line.text for line in page_text.lines] for page_text in pdf_reader.read_pages(make_pdf(pages, labels=labels))
    ]


@pytest.fixture
def _without_pypdfium2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "find_spec", lambda _name: None)


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay a program of that name on the PATH, and nothing else."""
    path = folder / "pdftotext"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


class TestByLibrary:
    @pytest.fixture(autouse=True)
    def _library(self) -> None:
        pytest.importorskip("pypdfium2")

    def test_reads_the_text_of_a_page(self) -> None:
        assert pdf_reader.read_pdf(one_page()) == SHOWN

    def test_reads_a_file_whose_table_is_wrong(self) -> None:
        assert pdf_reader.read_pdf(one_page().replace(b"startxref\n", b"startxref\n1")) == SHOWN

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"%PDF-1.4 broken", "it is broken, or only a part of a PDF file; download it again"),
            (one_page()[:200], "it is broken, or only a part of a PDF file; download it again"),
            (make_pdf([]), "it is broken, or only a part of a PDF file; download it again"),
            (one_page(""), "it has no text, only scanned pages; run OCR first"),
            (make_pdf([page(SHOWN)], is_locked=True), "it has a password; save it without one"),
        ],
    )
    def test_says_what_is_wrong(self, data: bytes, reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            pdf_reader.read_pdf(data)

    def test_a_file_without_pages_is_broken_also_behind_one_with_a_password(self) -> None:
        with pytest.raises(ValueError, match="it has a password"):
            pdf_reader.read_pdf(make_pdf([page(SHOWN)], is_locked=True))
        with pytest.raises(ValueError, match="it is broken"):
            pdf_reader.read_pdf(make_pdf([]))

    def test_a_file_of_more_pages_than_a_publication_has_is_refused(self) -> None:
        many = make_pdf([page(SHOWN)]).replace(b"/Count 1 ", b"/Count 10001 ")
        with pytest.raises(ValueError, match="it has 10,001 pages, more than the 10,000 that are read; split it"):
            list(pdf_reader.read_pages(many))

    def test_lines_say_how_far_down_they_stand(self) -> None:
        (page_text,) = pdf_reader.read_pages(make_pdf([page("text", head="head", foot="7")]))
        assert {line.text: round(line.top, 2) for line in page_text.lines} == {"head": 0.04, "text": 0.12, "7": 0.96}

    def test_a_page_has_the_label_of_the_file(self) -> None:
        data = make_pdf([page("a"), page("b"), page("c")], labels="0 << /S /r /St 3 >> 2 << /S /D /P (A-) >>")
        assert [page_text.label for page_text in pdf_reader.read_pages(data)] == ["iii", "iv", "A-1"]

    def test_a_page_that_is_only_a_picture_is_one(self) -> None:
        stamp = "Downloaded from an archive"
        text = [(72.0, HEIGHT - 100.0 - 12 * number, "all of the text of a page stands here") for number in range(9)]
        pages = [
            TinyPage(has_picture=True),
            TinyPage([(72, 20, stamp)], has_picture=True),
            TinyPage(text, has_picture=True),
            TinyPage(),
        ]
        assert [page_text.is_picture for page_text in pdf_reader.read_pages(make_pdf(pages))] == [
            True,
            True,
            False,
            False,
        ]

    @pytest.mark.parametrize(
        ("line_count", "share", "has_picture"),
        [(9, 0.5, True), (9, 0.2, False), (9, 1.0, False), (45, 0.4, False), (1, 0.5, False)],
        ids=["beside text", "a logo", "behind text", "a full page", "alone"],
    )
    def test_a_page_may_have_a_large_picture_beside_its_text(
        self, line_count: int, share: float, *, has_picture: bool
    ) -> None:
        line = "all of the text of a page stands here, line by line"
        text = [(72.0, HEIGHT - 60.0 - 10 * number, line) for number in range(line_count)]
        (page_text,) = pdf_reader.read_pages(make_pdf([TinyPage(text, has_picture=True, picture_share=share)]))
        assert page_text.has_picture is has_picture

    @pytest.mark.parametrize(("word", "is_picture"), [("اdرا5", True), ("الزراعة", False)])
    def test_a_page_whose_letters_no_font_names_is_a_picture(self, word: str, *, is_picture: bool) -> None:
        lines_of_words = [" ".join([word[::-1]] * 5) for _line in range(8)]
        (page_text,) = pdf_reader.read_pages(make_pdf([page(*lines_of_words)]))
        assert page_text.is_picture is is_picture

    def test_ligatures_become_letters(self) -> None:
        assert lines(page("the ﬁrst oﬃce")) == [["the first office"]]

    def test_a_word_that_a_line_divides_is_one_word(self) -> None:
        divided = page("The identi-", "fication of them, and the by-", "standers: self-", "help.")
        assert (
            pdf_reader.read_pdf(make_pdf([divided])) == "The identification\nof them, and the bystanders:\nself-help."
        )
        plain_page = page("By-standers were there.")
        assert "the by-standers:\n" in pdf_reader.read_pdf(make_pdf([divided, plain_page]))

    def test_the_hyphens_of_an_address_stay(self) -> None:
        cited = page(
            "See https://www.iom.int/human-",
            "rights and www.unhcr.org/asylum-",
            "seekers, www.",
            "where a state-",
            "ment is.",
        )
        assert pdf_reader.read_pdf(make_pdf([cited])).split() == [
            "See", "https://www.iom.int/human-rights", "and", "www.unhcr.org/asylum-seekers,", "www.", "where", "a", "statement", "is.",
        ]  # fmt: skip


class TestByProgram:
    @pytest.fixture(autouse=True)
    def _program(self, _without_pypdfium2: None) -> None:
        pass

    def test_the_program_reads_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program(tmp_path, "cat > /dev/null; printf 'ﬁrst  page\\f(Jobe, 2010)\\f'", monkeypatch)
        assert pdf_reader.read_pdf(one_page()) == "first page\n(Jobe, 2010)"
        assert [len(page_text.lines) for page_text in pdf_reader.read_pages(one_page())] == [1, 1]

    @pytest.mark.parametrize(
        ("script", "reason"),
        [
            ("cat > /dev/null; echo 'Syntax Error: no pages' >&2; exit 1", "no pages"),
            ("cat > /dev/null; echo 'Command Line Error: Incorrect password' >&2; exit 1", "it has a password"),
            ("cat > /dev/null", "no text"),
        ],
    )
    def test_the_program_says_what_is_wrong(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
    ) -> None:
        program(tmp_path, script, monkeypatch)
        with pytest.raises(ValueError, match=reason):
            pdf_reader.read_pdf(one_page())

    def test_tells_what_to_install_where_there_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(ValueError, match=re.escape(install_extra_command("pdf"))):
            pdf_reader.read_pdf(one_page())


def test_refuses_what_is_no_pdf() -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        pdf_reader.read_pdf(b"Jobe")
