"""Markdown filled: what stands in comments, and that all else stays as it is."""

import re

import pytest

from harness.rows import every_row
from protlib.citing.citation import Reference, TextRun
from protlib.citing.documents.filled.draft import DocumentStyle, Live
from protlib.citing.documents.filled.markdown_draft import MarkdownDraft
from protlib.errors import UsageError
from sample_records.citation_results import filling

LIST = '<!--PROTLIB LIST {"style":"apa","locale":"","acronyms":true,"bodies":""}-->'
END = "<!--/PROTLIB-->"


def cite(typed: str, shown: str) -> str:
    return f'<!--PROTLIB CITE {{"typed":"{typed}"}}-->{shown}{END}'


def filled(text: str, *shown: str, **more: object) -> str:
    """Return the text filled, without a list unless references are given, and without the marks of what is shown."""
    draft = MarkdownDraft(text.encode())
    document = draft.fill(filling(draft, *shown, **{"references": (), **more}))  # type: ignore[arg-type]
    return re.sub(r',"shown":(?:"\w{8}"|\[[^\]]*\])', "", document.decode())


def test_citations_stand_between_comments_and_the_list_at_the_end() -> None:
    text = "---\ntitle: '@no'\n---\n\nSee [@a1, p. 3] and `[@code]`, me@x.org, @fig-map.\n"
    document = filled(
        text, "(A_1, 2009)", references=[Reference("a1", "", (TextRun("One", italic=True), TextRun(".")))]
    )
    assert (
        document == text.replace("[@a1, p. 3]", cite("[@a1, p. 3]", r"(A\_1, 2009)")) + f"\n{LIST}\n\n*One*.\n\n{END}\n"
    )


@every_row(
    ("text", "expected"),
    [
        ("{{bibliography}}\n\nEnd [@a1]\n", "LIST\n\nEnd CITE\n"),
        ("{{ Bibliography }}\n\nEnd [@a1]\n", "LIST\n\nEnd CITE\n"),
        ("[@a1]\n\n::: {#refs}\n:::\n\nEnd\n", "CITE\n\n::: {#refs}\nLIST\n:::\n\nEnd\n"),
        (
            '[@a1]\n\n<div id="refs" class="x"></div>\n\nEnd\n',
            'CITE\n\n<div id="refs" class="x">\n\nLIST\n\n</div>\n\nEnd\n',
        ),
        ('[@a1]\n\n<div id="refs">\n</div>\nEnd\n', 'CITE\n\n<div id="refs">\nLIST\n</div>\nEnd\n'),
        ('[@a1]\n\n```\n<div id="refs"></div>\n```\n', 'CITE\n\n```\n<div id="refs"></div>\n```\n\nLIST\n'),
        ("[@a1]", "CITE\n\nLIST\n"),
        ("[@a1]\n\n", "CITE\n\nLIST\n"),
        ("[@a1]\r\n\r\nEnd\r\n", "CITE\r\n\r\nEnd\r\n\r\nLIST\r\n"),
    ],
)
def test_the_list_stands_where_it_is_meant_to(text: str, expected: str) -> None:
    document = filled(text).replace(cite("[@a1]", "(1)"), "CITE")
    assert document.replace(f"{LIST}\n{END}", "LIST").replace(f"{LIST}\r\n{END}", "LIST") == expected


def test_two_hyphens_do_not_end_a_comment() -> None:
    document = filled("[@a1, pp. 3--5]")
    assert r"pp. 3-\u002d5" in document
    assert MarkdownDraft(document.encode()).citations[0].citation.cited[0].locator == "3--5"


def test_notes_are_those_of_pandoc_and_none_stands_within_another() -> None:
    document = filled(
        "So [@a1]. As @b1 says.[^1]\n\n[^1]: See [@c1].\n\nIn a note^[as @d1 has it].\n",
        notes=True,
        leads=("", "B", "", ""),
    )
    assert '"before":" ","after":"."}-->.^[(1)]<!--/PROTLIB--> As' in document
    assert "}-->B^[(2)]<!--/PROTLIB--> says" in document
    assert f"[^1]: See {cite('[@c1]', '(3)')}." in document
    assert f"^[as {cite('@d1', '(4)')} has it]" in document


@pytest.mark.parametrize("notes", [False, True])
def test_a_document_that_is_filled_twice_is_the_same(notes: bool) -> None:
    first = filled("See [@a1], and [@b1].\n", notes=notes)
    assert MarkdownDraft(first.encode()).manner == DocumentStyle("apa")
    assert filled(first, notes=notes) == first
    assert filled(filled(first, notes=True)) == filled("See [@a1], and [@b1].\n")


def test_places_are_lines() -> None:
    assert [place.location for place in MarkdownDraft(b"One.\n\nTwo [@a1]\nand [@b1].\n").citations] == [
        "line 3",
        "line 4",
    ]


@pytest.mark.parametrize(
    ("text", "message"), [("One.\n\nSee [@a1, p. 3\n", "line 3: the citation"), ("[@ a]", "line 1: “")]
)
def test_what_is_almost_a_citation_is_named_with_its_line(text: str, message: str) -> None:
    (mistake,) = MarkdownDraft(text.encode()).mistakes
    assert mistake.startswith(message)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(UsageError, match=r"\.docx"):
        filled("[@a1]", live=Live.ZOTERO)
    assert MarkdownDraft(b"See {{bibliography}} [@a1]").mistakes == [
        "line 1: put {{bibliography}} in a paragraph of its own"
    ]
    (mistake,) = MarkdownDraft(b"{{ Bibliography }}\n\n[@a1]\n\n{{bibliography}}\n").mistakes
    assert mistake.startswith("line 5: {{bibliography}}, but the report already has a list")
    with pytest.raises(ValueError, match="UTF-8"):
        MarkdownDraft(b"\xff\xfe")
