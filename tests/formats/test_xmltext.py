"""Records in XML are read one by one, and what is wrong is told where it is."""

import pytest

from protlib import formats

_MODS = (
    "<modsCollection>\n<mods><titleInfo>\n<title>A</title></titleInfo></mods>\n<mods>\n<titleInfo>\n"
    "<title>B</titel></titleInfo></mods>\n</modsCollection>"
)
_WORD = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">\n'
    "<b:Source><b:Title>A</b:Title></b:Source>\n<b:Source>\n<b:Title>B</b:Titel></b:Source>\n</b:Sources>"
)
_ENDNOTE = (
    '<xml><records>\n<record><ref-type name="Book">6</ref-type><titles><title>A</title></titles></record>\n'
    '<record>\n<ref-type name="Book">6</ref-type>\n<titles><title>B</titel></titles></record>\n</records></xml>'
)


@pytest.mark.parametrize(("name", "text", "line"), [("mods", _MODS, 6), ("word", _WORD, 4), ("endnote", _ENDNOTE, 5)])
def test_a_broken_record_is_told_on_the_line_of_the_fault(name: str, text: str, line: int) -> None:
    parsed = formats.read(text.encode(), formats.format_named(name))
    assert [publication.title for publication in parsed.publications] == ["A"]
    assert [(problem.line, problem.what) for problem in parsed.problems] == [
        (line, "not XML: mismatched tag; left out")
    ]


@pytest.mark.parametrize(("name", "text"), [("word", _WORD), ("endnote", _ENDNOTE), ("mods", _MODS)])
def test_what_html_allows_and_xml_does_not_is_read(name: str, text: str) -> None:
    parsed = formats.read(text.replace(">A<", ">AT&T caf&eacute;<").encode(), formats.format_named(name))
    assert parsed.publications[0].title == "AT&T café"


def test_references_without_a_record_are_told_once_each() -> None:
    text = _ENDNOTE.replace(
        "</records>",
        '<ref-type name="Book">6</ref-type>\n<titles><title>C</title></titles>\n<titles/>\n<titles >\n</records>',
    )
    problems = formats.read(text.encode(), formats.format_named("endnote")).problems
    assert [(problem.line, problem.what) for problem in problems if "without" in problem.what] == [
        (6, "a reference without <record>; left out"), (9, "a reference without <record>; left out"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("mods", _MODS, ("mods", "MODS")),
        ("word", _WORD, ("Source", "source")),
        ("endnote", _ENDNOTE, ("record", "Record")),
    ],
)
def test_a_record_in_other_capitals_is_read(name: str, text: str, names: tuple[str, str]) -> None:
    balanced = text.replace("titel>", "title>") if name != "word" else text.replace("Titel>", "Title>")
    crossed = balanced.replace(f"<{names[0]}>", f"<{names[1]}>").replace(f"</{names[0]}>", f"</{names[1]}>")
    crossed = crossed.replace(f":{names[0]}>", f":{names[1]}>")
    parsed = formats.read(crossed.encode(), formats.format_named(name))
    assert ([publication.title for publication in parsed.publications], parsed.problems) == (["A", "B"], [])
