"""What stands in RIS for the authors that a list does not name."""

from harness.rows import every_row
from protlib.formats import WriteOptions
from protlib.formats.bib import bibtex
from protlib.formats.programs import PROGRAMS
from protlib.formats.ris import ris_text
from protlib.record.model import Name, Publication


@every_row(
    "value",
    [
        "Diallo, Awa et al.",
        "Diallo, Awa et coll.",
        "Diallo, Awa y otros",
        "Diallo, Awa и др.",
        "Diallo, Awa And Others",
    ],
)
def test_what_stands_for_further_authors_is_no_part_of_a_name(value: str) -> None:
    [publication] = ris_text.loads(f"TY  - RPRT\nTI  - Caring\nAU  - {value}\nER  - \n").publications
    assert publication.authors == (Name(family="Diallo", given="Awa"), Name(literal="others"))


@every_row("value", ["others", "Others", "Others,", "et al.", "et al"])
def test_further_authors_alone_in_a_line_are_bibtex_and_others(value: str) -> None:
    text = f"TY  - RPRT\nTI  - Caring\nAU  - Diallo, Awa\nAU  - {value}\nER  - \n"
    publications = ris_text.loads(text).publications
    assert publications[0].authors[1:] == (Name(literal="others"),)
    assert "{Diallo, Awa and others}" in bibtex.dumps(publications, WriteOptions())
    assert "{Diallo, Awa and {others}}" in bibtex.dumps(publications, WriteOptions(program=PROGRAMS["pandoc"]))


def test_an_organisation_that_is_called_so_comes_back_as_it_was() -> None:
    publication = Publication(
        key="a", type="report", title="Caring", authors=(Name(literal="Smith y otros"), Name(literal="et al."))
    )
    [record] = ris_text.loads(ris_text.dumps([publication], WriteOptions())).publications
    assert record.authors == publication.authors
