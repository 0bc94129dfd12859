"""Organisations by their acronyms, in the order of a document."""

from itertools import chain

from harness.rows import every_row
from protlib.citing import acronyms
from protlib.citing.citation import Runs, TextRun, plain_text
from protlib.record.model import Name, Publication

KNOWN = {"International Organization for Migration": "IOM", "World Health Organization": "WHO"}
IOM, WHO = (acronyms.mark_body_name(literal, number) for number, literal in enumerate(KNOWN))


def resolved_texts(*texts: str, between: str = ", ") -> list[str]:
    return [plain_text(runs) for runs in acronyms.resolve_bodies([(TextRun(text),) for text in texts], KNOWN, between)]


def test_a_name_is_spelt_out_where_it_stands_first() -> None:  # APA 7, section 8.21
    assert resolved_texts(f"({IOM}, 2009)", f"({IOM}, 2010)", f"{IOM} (2009)", f"({WHO}, 2003; {IOM}, 2009)") == [
        "(International Organization for Migration [IOM], 2009)",
        "(IOM, 2010)",
        "IOM (2009)",
        "(World Health Organization [WHO], 2003; IOM, 2009)",
    ]


@every_row(
    ("text", "expected"),
    [
        (f"{IOM} (2009)", "International Organization for Migration (IOM, 2009)"),
        (f"{IOM} et al. (2009)", "International Organization for Migration (IOM) et al. (2009)"),
        (
            f"{IOM} and {WHO} (2009)",
            "International Organization for Migration (IOM) and World Health Organization (WHO, 2009)",
        ),
        (f"{IOM}", "International Organization for Migration (IOM)"),
        (f"(see {IOM} et al., 2009)", "(see International Organization for Migration [IOM] et al., 2009)"),
        (f"(a (b) {IOM})", "(a (b) International Organization for Migration [IOM])"),
        ("(Jobe, 2010)", "(Jobe, 2010)"),
    ],
)
def test_in_running_text_the_acronym_stands_in_round_brackets(text: str, expected: str) -> None:
    assert resolved_texts(text) == [expected]


def test_the_acronym_is_tied_as_the_style_ties_a_name() -> None:
    assert resolved_texts(f"{IOM} (2009)", between=" ") == ["International Organization for Migration (IOM 2009)"]
    assert acronyms.separator((TextRun(f"({IOM} 2009)"),)) == " "
    assert acronyms.separator((TextRun(f"({IOM}, 2009, p. 1)"),)) == ", "
    assert acronyms.separator((TextRun("(2009)"),)) == ", "


def test_a_name_keeps_its_form() -> None:
    runs: Runs = (TextRun("("), TextRun(IOM, small_caps=True), TextRun(", 2009)"))
    assert acronyms.resolve_bodies([runs], KNOWN, separator=", ")[0] == (
        TextRun("("),
        TextRun("International Organization for Migration [IOM]", small_caps=True),
        TextRun(", 2009)"),
    )


def test_a_list_has_neither_marks_nor_acronyms() -> None:
    assert acronyms.without_body_marks((TextRun(f"{IOM}. (2009).", bold=True),)) == (
        TextRun("International Organization for Migration. (2009).", bold=True),
    )


def publication(*names: tuple[str, str]) -> Publication:
    return Publication(authors=tuple(Name(literal=literal, short=short) for literal, short in names))


def test_acronyms_are_those_of_the_document() -> None:
    assert acronyms.acronyms_of([publication(*KNOWN.items()), publication(("Oxfam", ""), ("UNHCR", "UNHCR"))]) == KNOWN


def test_bodies_that_share_an_acronym_are_spelt_out() -> None:
    banks = publication(("Asian Development Bank", "ADB"), ("African Development Bank", "ADB"))
    assert acronyms.acronyms_of([banks, publication(*KNOWN.items())]) == KNOWN


def test_names_are_marked_in_items_wherever_they_stand() -> None:
    iom = {"literal": "International Organization for Migration"}
    jobe = {"family": "Jobe"}
    marked = acronyms.mark_bodies([{"title": "T", "author": [iom, jobe], "editor": [iom]}], KNOWN)
    assert marked == [{"title": "T", "author": [{"literal": IOM}, jobe], "editor": [{"literal": IOM}]}]


def test_more_than_ten_organisations_have_numbers_of_their_own() -> None:
    acronyms_by_name = {f"Body {letter}": letter * 2 for letter in "ABCDEFGHIJKLMNOP"}
    texts = [(TextRun(f"({acronyms.mark_body_name(body, number)})"),) for number, body in enumerate(acronyms_by_name)]
    resolved = acronyms.resolve_bodies(list(chain(texts, texts)), acronyms_by_name, separator=", ")
    assert plain_text(resolved[12]) == "(Body M [MM])"
    assert plain_text(resolved[-1]) == "(PP)"
