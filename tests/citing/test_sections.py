"""A list of references as it is laid out."""

from protlib.citing.citation import Reference, Result, TextRun
from protlib.citing.sections import Annotation, ListLayout, Section, sections
from protlib.record.model import Name, Publication
from protlib.selection import Facet

PUBLICATIONS = [
    Publication(key="a", type="report", date="2009", regions=("West Africa", "East Africa"), abstract="One.\n\nTwo."),
    Publication(key="b", type="article-journal", date="2010-05", regions=("West Africa",), note="Mine."),
    Publication(key="c", type="report", authors=(Name(literal="World Health Organization", short="WHO"),)),
]  # fmt: skip
RESULT = Result(bibliography=tuple(Reference(key, f"[{key}]", (TextRun(key),)) for key in "abc"))


def texts_by_part(layout: ListLayout) -> dict[str, str]:
    return {
        section.title: " ".join(f"{entry.label}{entry.key}" for entry in section.entries)
        for section in sections(RESULT, PUBLICATIONS, layout)
    }


def test_a_list_is_one_section_as_the_style_has_it() -> None:
    assert texts_by_part(ListLayout()) == {"": "[a]a [b]b [c]c"}
    assert sections(Result(), []) == (Section("", ()),)


def test_what_a_style_has_no_entry_for_leaves_no_gap_and_no_number() -> None:
    result = Result(
        bibliography=(
            Reference("a", "", ()),
            Reference("b", "", (TextRun(" "),)),
            Reference("c", "", (TextRun("C"),)),
        )
    )
    [section] = sections(result, PUBLICATIONS, ListLayout(is_numbered=True))
    assert [(entry.key, entry.label) for entry in section.entries] == [("c", "1.")]


def test_years_stand_with_the_latest_first() -> None:
    assert list(texts_by_part(ListLayout(Facet.YEAR)).items()) == [
        ("2010", "[b]b"),
        ("2009", "[a]a"),
        ("No year", "[c]c"),
    ]


def test_a_work_stands_under_each_of_its_regions() -> None:
    assert list(texts_by_part(ListLayout(Facet.REGION)).items()) == [
        ("East Africa", "[a]a"),
        ("West Africa", "[a]a [b]b"),
        ("No region", "[c]c"),
    ]


def test_types_and_names_are_headings() -> None:
    assert texts_by_part(ListLayout(Facet.TYPE)) == {"article-journal": "[b]b", "report": "[a]a [c]c"}
    assert texts_by_part(ListLayout(Facet.AUTHOR)) == {
        "World Health Organization (WHO)": "[c]c",
        "No author": "[a]a [b]b",
    }


def test_numbers_go_on_through_the_sections_and_a_work_has_one() -> None:
    assert texts_by_part(ListLayout(Facet.REGION, is_numbered=True)) == {
        "East Africa": "1.a",
        "West Africa": "1.a 2.b",
        "No region": "3.c",
    }


def test_what_is_said_of_a_work_stands_below_it() -> None:
    (abstracts,) = sections(RESULT, PUBLICATIONS, ListLayout(annotation=Annotation.ABSTRACT))
    (notes,) = sections(RESULT, PUBLICATIONS, ListLayout(annotation=Annotation.NOTE))
    assert [entry.paragraphs for entry in abstracts.entries] == [("One.", "Two."), (), ()]
    assert [entry.paragraphs for entry in notes.entries] == [(), ("Mine.",), ()]
