"""What stands in RIS for the authors that a list does not name."""

import pytest

from protlib.formats import WriteOptions
from protlib.formats.ris import ris_text
from protlib.record.model import Name, Publication


@pytest.mark.parametrize(
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


def test_an_organisation_that_is_called_so_comes_back_as_it_was() -> None:
    publication = Publication(
        key="a", type="report", title="Caring", authors=(Name(literal="Smith y otros"), Name(literal="et al."))
    )
    [record] = ris_text.loads(ris_text.dumps([publication], WriteOptions())).publications
    assert record.authors == publication.authors
