"""Citations as editors want them: what Better BibTeX's documentation says of each form."""

from collections.abc import Mapping, Sequence
from typing import Final

from harness.rows import every_row
from protlib.citing.citation import CitationMode, CitedPublication
from protlib.cli.listening.editors import FORMS, RECORD_FORMS, write_citation, write_with_records
from protlib.record.model import Name, Publication

_A: Final = CitedPublication("adams2001")
_B: Final = CitedPublication("brigge2002")
_PAGE: Final = CitedPublication("adams2001", locator="34-36", label="page")
_CHAPTER: Final = CitedPublication("adams2001", locator="2", label="chapter", prefix="see", suffix=", in part")
_YEAR: Final = CitedPublication("adams2001", CitationMode.WITHOUT_AUTHOR)

CASES: Final[Sequence[tuple[str, Sequence[CitedPublication], Mapping[str, str], str]]] = [
    ("pandoc", [_A], {}, "@adams2001"),
    ("pandoc", [_A, _B], {"brackets": "1"}, "[@adams2001; @brigge2002]"),
    ("pandoc", [_PAGE], {"brackets": "1"}, "[@adams2001, p. 34-36]"),
    ("pandoc", [_CHAPTER], {"brackets": "1"}, "[see @adams2001, ch. 2, in part]"),
    ("pandoc", [_YEAR], {"brackets": "1"}, "[-@adams2001]"),
    ("pandoc", [CitedPublication("a key")], {}, "@{a key}"),
    ("pandoc", [_PAGE], {"page": ""}, "@adams2001, 34-36"),
    ("latex", [_A], {}, r"\cite{adams2001}"),
    ("cite", [_A, _B], {}, r"\cite{adams2001,brigge2002}"),
    ("citep", [_A, _B], {}, r"\citep{adams2001,brigge2002}"),
    ("citet", [_PAGE], {}, r"\citet[34-36]{adams2001}"),
    ("natbib", [_CHAPTER], {}, r"\cite[see][ch. 2, in part]{adams2001}"),
    ("natbib", [_YEAR, CitedPublication("b", CitationMode.WITHOUT_AUTHOR)], {}, r"\citeyear{adams2001,b}"),
    ("natbib", [_PAGE, CitedPublication("b", CitationMode.WITHOUT_AUTHOR)], {}, r"\cite[34-36]{adams2001}\citeyear{b}"),
    ("natbib", [_A], {"command": "citealp"}, r"\citealp{adams2001}"),
    ("latex", [CitedPublication("a", prefix="cf. A & B")], {}, r"\cite[cf. A \& B][]{a}"),
    ("biblatex", [_A], {}, r"\autocite{adams2001}"),
    ("biblatex", [_A, _B], {}, r"\autocite{adams2001,brigge2002}"),
    ("biblatex", [_PAGE, _B], {}, r"\autocites[34-36]{adams2001}{brigge2002}"),
    ("biblatex", [_YEAR], {"command": "parencite"}, r"\parencite*{adams2001}"),
    ("biblatex", [_YEAR], {"command": "footcite"}, r"\footcite{adams2001}"),
    ("mmd", [_A, _B], {}, "[#adams2001][][#brigge2002][]"),
    ("mmd", [_CHAPTER], {}, "[see][#adams2001]"),
    ("typst", [_A, _B], {}, "#cite(<adams2001>)#cite(<brigge2002>)"),
    ("typst", [_PAGE], {}, '#cite(<adams2001>, supplement: "p. 34-36")'),
    ("typst", [CitedPublication("a key", CitationMode.WITHOUT_AUTHOR)], {}, '#cite(label("a key"), form: "year")'),
    ("asciidoctor-bibtex", [_PAGE, _B], {}, "cite:[adams2001(34-36), brigge2002]"),
    ("citationLinks", [_A, _B], {}, "cites: adams2001\ncites: brigge2002"),
    ("jekyll", [_A, _B], {}, "{% cite adams2001 %}{% cite brigge2002 %}"),
]


@every_row(("form", "cited", "options", "text"), CASES)
def test_a_citation_is_written_in_the_form_of_its_program(
    form: str, cited: Sequence[CitedPublication], options: Mapping[str, str], text: str
) -> None:
    assert write_citation(form, cited, options) == text


def test_each_form_has_a_case() -> None:
    assert {form for form, *_ in CASES} == FORMS.keys()


def test_forms_with_authors_and_years() -> None:
    adams = Publication(key="adams2001", title="Work", date="2001-05", authors=(Name(family="Adams", given="D."),))
    office = Publication(key="b", title="<i>Work</i>", date="", authors=(Name(literal="Office"),))

    assert write_with_records("jupyter", [_A], [adams], {}) == '<cite data-cite="adams2001">(Adams, 2001)</cite>'
    scannable = write_with_records(
        "scannable-cite", [_CHAPTER, CitedPublication("b", CitationMode.WITHOUT_AUTHOR)], [adams, office], {}
    )
    first, second = scannable.split("}{")
    assert first.startswith("{see | Adams, (2001) | ch. 2 | in part | zu:0:")
    assert second.startswith(" | -Office, (n.d.) |  |  | zu:0:")
    assert RECORD_FORMS.keys() == {"jupyter", "scannable-cite"}
