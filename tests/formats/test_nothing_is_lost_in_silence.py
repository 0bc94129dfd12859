"""What looks like a record and cannot be read is told with its line, in every format."""

from typing import Final

from harness.rows import every_row
from protlib import formats

_XML: Final = (
    "<xml><records>\n<record><ref-type>6</ref-type><titles><title>A</title></titles></record>\n"
    "{}\n<record><ref-type>6</ref-type><titles><title>C</title></titles></record>\n</records></xml>"
)
_BIB: Final = "@book{{a,\n title = {{A}}\n}}\n{}\n@book{{c,\n title = {{C}}\n}}\n"
_BROKEN: Final = {
    "an element that is misspelt": (
        "endnote",
        _XML.format("<recor><ref-type>6</ref-type><titles><title>B</title></titles></record>"),
        3,
    ),
    "an element that is misspelt and says no type": (
        "endnote",
        _XML.format("<recor><titles><title>B</title></titles></recor>"),
        3,
    ),
    "an element whose end is misspelt": (
        "endnote",
        _XML.format("<record><ref-type>6</ref-type><titles><title>B</title></titles></recor>"),
        3,
    ),
    "an entry without its brace": ("bibtex", _BIB.format("@book b,\n title = {B},\n year = 2009\n}"), 4),
    "an entry without its @": ("bibtex", _BIB.format("book{b,\n title = {B}\n}"), 4),
    "an entry on one line without its brace": ("bibtex", _BIB.format("@book b, title = {B}, year = 2009 }"), 4),
    "an entry of nothing but a key": ("bibtex", _BIB.format("@book{b}"), 4),
    "an object of nothing": ("jsonl", '{"title": "A"}\n{}\n{"title": "C"}\n', 2),
    "an item of nothing": ("csl-json", '[{"title": "A"},\n{},\n{"title": "C"}]', 2),
    "an item of YAML of nothing": ("csl-yaml", "- title: A\n- {}\n- title: C\n", 2),
    "a row without a title": ("csv", "Title,Year\nA,2009\n,2009\nC,2009\n", 3),
    "a record that says nothing": ("ris", "TY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nLA  - en\nER  - \nTY  - BOOK\nTI  - C\nER  - ", 4),
}  # fmt: skip


@every_row(("name", "content", "line"), _BROKEN.values(), ids=_BROKEN)
def test_a_record_that_is_lost_is_told_and_its_neighbours_are_kept(name: str, content: str, line: int) -> None:
    parsed = formats.read(content.encode(), formats.format_named(name))
    assert [publication.title for publication in parsed.publications] == ["A", "C"]
    assert [problem.line for problem in parsed.problems if problem.lost] == [line]


@every_row(
    "text",
    [
        "% author = {Jobe}, title = {A}\n",
        "Exported by JabRef (2024), encoding = UTF-8\n",
        "This file, see readme, has year = 2009.\n",
        "@comment{book{b, title = {B}}}\n",
        "@preamble{\"book(b, title = {B})\"}\n",
        "@string{iom = {IOM}}\n",
    ],
)  # fmt: skip
def test_a_comment_in_bibtex_is_no_lost_entry(text: str) -> None:
    assert formats.read(_BIB.format(text).encode(), formats.format_named("bibtex")).problems == []
