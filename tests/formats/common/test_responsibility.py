"""Catalogues name the first author and say that there are more; the record says so, too."""

import pytest

from harness.rows import every_row
from protlib.formats.marc import mnemonic
from protlib.formats.mods import mods_xml
from protlib.record.model import Name
from protlib.record.names.parser import UNNAMED_OTHERS

DOE, ROE = Name(family="Doe", given="Annie"), Name(family="Roe", given="Benny")


def _name(text: str) -> str:
    return f"<name type='personal'><namePart>{text}</namePart></name>"


STATEMENTS = [
    ("Annie Doe ... [et al.]", [DOE], True),
    ("Annie Doe, Benny Roe, ... [et al.].", [DOE, ROE], True),
    ("by Annie Doe [and three others] ; with a foreword by Cara Poe", [DOE], True),
    ("[А. Лим и др.] = Annie Doe [и др.]", [DOE], True),
    ("Annie Doe ... [et al.]", [DOE, ROE], False),  # who lists all others
    ("Annie Doe and Benny Roe", [DOE, ROE], False),
    ("Save the Children and others", [DOE], False),
    ("Annie Doe and Ron Others", [DOE], False),
]


@every_row(("statement", "people", "has_others"), STATEMENTS)
def test_a_statement_of_responsibility_says_whether_there_are_others(
    statement: str, people: list[Name], has_others: bool
) -> None:
    fields = "".join(f"=700  1\\$a{name.family}, {name.given}\n" for name in people)
    marc = f"=LDR  00000nam a2200000 a 4500\n=245  10$aA title /$c{statement}\n{fields}"
    names = "".join(_name(f"{name.family}, {name.given}") for name in people)
    note = f"<note type='statement of responsibility'>{statement}</note>"
    mods = f"<mods><titleInfo><title>A title</title></titleInfo>{names}{note}</mods>"
    for (publication,) in (mnemonic.loads(marc).publications, mods_xml.loads(mods).publications):
        assert publication.authors == (*people, *([UNNAMED_OTHERS] if has_others else []))


@pytest.mark.parametrize("others", ["<name><etal/></name>", "<name><etal>and others</etal></name>", _name("et al.")])
def test_names_of_mods_that_stand_for_others_are_no_person(others: str) -> None:
    (publication,) = mods_xml.loads(f"<mods>{_name('Doe, Annie')}{others}</mods>").publications
    assert publication.authors == (DOE, UNNAMED_OTHERS)


def test_so_are_names_and_statements_of_marc_and_unimarc() -> None:
    head = "=LDR  00000nam a2200000 a 4500\n"
    marc = f"{head}=245  10$aA title\n=100  1\\$aDoe, Annie\n=700  1\\$aet al.\n"
    unimarc = f"{head}=200  1\\$aA title$fAnnie Doe... [et al.]\n=700  \\1$aDoe$bAnnie$4070\n"
    for text in (marc, unimarc):
        (publication,) = mnemonic.loads(text).publications
        assert publication.authors == (DOE, UNNAMED_OTHERS)
