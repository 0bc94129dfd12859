"""Treaties and declarations as they are printed: who adopted them, when, and their whole title."""

import pytest

from sample_files.title_pages import BODY, Line, bodies, page, read

COVENANT: Line = ("International Covenant on Civil and Political Rights", 20.0)
ADOPTED = "Adopted and opened for signature, ratification and accession by General Assembly resolution 2200A"
KEPT: list[Line] = [
    ("It is deposited with the Secretary-General of the United Nations, who tells the States Parties.", 10.0),
    ("The report shall be", 10.0),
    ("submitted to the General Assembly of the United Nations for approval.", 10.0),
]
ASSEMBLY = "United Nations General Assembly"


def test_who_adopted_a_treaty_is_its_author_and_no_organ_that_keeps_it() -> None:
    record = read(page(COVENANT, ("", 20), (ADOPTED, 10.0), *BODY), page(*KEPT * 2, *BODY))
    assert (record.title, bodies(record), record.year) == (COVENANT[0], [ASSEMBLY], 1966)


def test_who_proclaims_a_declaration_is_its_author() -> None:
    title = "Universal Declaration of Human Rights"
    lines = ["The peoples of the United Nations have faith in it.", "Now, therefore, The General Assembly,"]
    act = [(line, 10.0) for line in (*lines, "Proclaims this Universal Declaration of Human Rights")]
    record = read(page((title, 20), ("", 20), *BODY, *act), page(*BODY))
    assert (record.title, bodies(record), record.year) == (title, [ASSEMBLY], 1948)


def test_a_treaty_has_the_year_of_its_edition_where_the_cover_has_one() -> None:
    assert read(page(COVENANT, ("", 300), ("March 2015", 12.0)), page(*BODY)).year == 2015


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("61/295. United Nations Declaration on the Rights of Old Trees", "United Nations Declaration on the Rights of Old Trees"),
        ("61/295. Declaration on the Rights of Old Trees", "Declaration on the Rights of Old Trees"),
    ],
)  # fmt: skip
def test_a_declaration_has_the_body_above_it_where_a_line_has_both(line: str, title: str) -> None:
    cover = page(("United Nations", 20), ("Declaration on the", 20), ("Rights of Old Trees", 20))
    record = read(cover, page((line, 10.0), *BODY))
    assert (record.title, bodies(record)) == (title, ["United Nations"])
