"""A quotation from a scan: letters that were misread are no difference, and changed words still are one."""

from harness.rows import every_row
from protlib.quotations.alignment import align
from protlib.quotations.source import Source
from sample_files.file_texts import text_of

SCAN = Source(text_of("Title", "The rnunicipal court heard chi1dren who were ado1escents in 2019."))
CASES = {
    "The municipal court heard children who were adolescents in 2019": [],
    "The municipal tribunal heard children who were adolescents in 2019": [("tribunal", "court")],
    "The municipal court heard children who were adolescents in 2016": [("2016", "2019")],
}


@every_row(("quotation", "differences"), CASES.items())
def test_takes_misread_letters_for_no_difference(quotation: str, differences: list[tuple[str, str]]) -> None:
    match = align(quotation, SCAN)
    assert match
    assert [(each.quoted, each.source) for each in match.differences] == differences
