"""What imprints and covers of agencies say of body, year and title in their own order: labels alone in a line,
places behind a name, editions, whom a submission is for.
"""

import pytest

from harness.rows import every_row
from sample_files.title_pages import BODY, Line, bodies, page, read

COVER: list[Line] = [("Caught in It", 30), ("", 60)]


@every_row(
    ("inside", "expected"),
    [
        # the owner of the rights, behind both signs of them, and before a month
        (["© Copyright 2018. Oakura Pty Ltd"], ["Oakura Pty Ltd"]),
        (["© Oak Watchers Council, March 2022"], ["Oak Watchers Council"]),
        # a publisher with its town and country
        (["Published by Oak Rights Network (ORN), Chiang Mai, Thailand"], ["Oak Rights Network"]),
        # who pays behind who prepared it
        (
            ["Report prepared by the Oak Unit of Elm Council with funding from the European Union"],
            ["Oak Unit of Elm Council"],
        ),
        # what the rights are of
        (["© de esta edición: Oakura, 2019"], ["Oakura"]),
        # a heading above a sentence of thanks
        (["Acknowledgements", "The Oak Watchers would like to thank all families."], ["Oak Watchers"]),
        (["A joint report by Oak Rights Council and the Elm Institute"], ["Oak Rights Council", "Elm Institute"]),
        # a label in its line, above another one
        (["Impressum", "Herausgeber", "Eichenamt für Bildung"], ["Eichenamt für Bildung"]),
    ],
)
def test_an_imprint_names_the_body(inside: list[str], expected: list[str]) -> None:
    assert bodies(read(page(*COVER), page(*((line, 9.0) for line in inside)), page(*BODY))) == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Submission to the Committee on the Rights of the Child", "Oak Child Rights Coalition"),
        ("Informe alternativo al Comité de los Derechos del Niño", "Fundación Caminos Seguros"),
        ("Rapport alternatif au Comité des droits de l’enfant", "Coalition des chênes"),
    ],
)
def test_who_gets_a_submission_did_not_write_it(line: str, name: str) -> None:
    assert bodies(read(page(*COVER, (line, 14), ("", 60), (name, 14), ("", 60), *BODY))) == [name]
    assert bodies(read(page(*COVER, (line, 14), ("", 60), *BODY))) == []


def test_a_line_of_a_table_of_contents_names_no_author() -> None:
    contents = page(("DIPLÔMES DÉLIVRÉS", 9), ("PAR LES FACULTÉS ................9", 9))
    assert bodies(read(page(*COVER, ("Direction de la statistique", 12)), contents)) == ["Direction de la statistique"]


@every_row("line", ["6ª EDIÇÃO", "Second edition", "2nd edition, 2019", "Deuxième édition", "Nairobi, 2019"])
def test_an_edition_or_a_town_and_a_year_are_no_subtitle(line: str) -> None:
    assert read(page(("Invisible Hands", 30), (line, 16), ("", 60), *BODY)).title == "Invisible Hands"


def test_a_year_alone_below_its_label_is_that_of_the_report() -> None:
    lines: list[Line] = [("Stand", 9), ("2022", 9), ("Druck", 9)]
    assert read(page(("Lagebild 2022", 30), ("", 60)), page(*lines), page(*BODY)).year == 2022


def test_a_citation_may_say_what_it_is_for() -> None:
    cited = "Suggested citation for this document: Oak Centre. 2018. Invisible Hands: A Study. Accra: Oak Centre."
    record = read(page(("Invisible Hands", 30), ("", 60), *BODY), page((cited, 9), *BODY))
    assert (bodies(record), record.title) == (["Oak Centre"], "Invisible Hands: A Study")


@pytest.mark.parametrize(
    ("text", "literal", "short"),
    [
        ("Quercian Statistical Institute (QuerStat)", "Quercian Statistical Institute", "QuerStat"),
        ("Consejo de Robles Altos (CRA Altos)", "Consejo de Robles Altos", "CRA Altos"),
        ("Oak International Trust (oaktrust.world)", "Oak International Trust", ""),
        ("Oak Council (Ghana)", "Oak Council (Ghana)", ""),
    ],
)
def test_a_name_is_divided_from_its_short_form_or_its_site(text: str, literal: str, short: str) -> None:
    [author] = read(page(*COVER), page((f"Published by {text}", 9)), page(*BODY)).authors
    assert (author.literal, author.short) == (literal, short)


@pytest.mark.parametrize(
    ("inside", "expected", "year"),
    [
        (["© 2018 OSCE/Office of the Special Envoy"], "Organization for Security and Co-operation in Europe", 2018),
        (["Copyright © UNU-WIDER 2020"], "United Nations University World Institute for Development Economics Research", 2020),
        (["© Commonwealth of Australia 2013", "Published by the Oak Institute for Roads"], "Oak Institute for Roads", 2013),
        (["© Commonwealth of Australia 2013"], "Commonwealth of Australia", 2013),
    ],
)  # fmt: skip
def test_the_owner_of_the_rights_is_an_office_a_part_or_a_state(inside: list[str], expected: str, year: int) -> None:
    record = read(page(*COVER), page(*((line, 9.0) for line in inside)), page(*BODY))
    assert (bodies(record), record.year) == ([expected], year)


def test_a_label_above_the_logo_of_its_body_is_no_subtitle() -> None:
    assert read(page(("Invisible Hands", 30), ("Final report UNICEF", 16), ("", 60), *BODY)).title == "Invisible Hands"


@pytest.mark.parametrize(
    ("cited", "author", "title"),
    [
        ("Oak Bureau (OB) [Ghana] and Elm Council. 2019. Invisible Hands 2018. Accra: OB.", "Oak Bureau", "Invisible Hands 2018"),
        ("Oak Watchers International, Invisible Hands of Children, Dakar, 2019", "Oak Watchers International", "Invisible Hands of Children"),
        ("National Oak Office (NOO) 2019. Invisible Hands Survey 2018. Zomba, Malawi", "National Oak Office", "Invisible Hands Survey 2018"),
    ],
)  # fmt: skip
def test_a_citation_has_a_country_or_a_town_beside_names(cited: str, author: str, title: str) -> None:
    record = read(page(("Invisible Hands", 30), ("", 60), *BODY), page(*BODY, (f"Suggested citation: {cited}", 9)))
    assert (bodies(record)[0], record.title, record.year) == (author, title, 2019)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        # a body before a kind of paper that bodies number, in letters as large as the title or larger
        ([("UNHCR POLICY BRIEF", 24), ("", 10), ("Invisible Hands at Work", 20)], "Invisible Hands at Work"),
        ([("OAKC Working Paper 2020/167", 20), ("Invisible Hands at Work", 20)], "Invisible Hands at Work"),
        (
            [("MMC Briefing Paper", 18), ("A Ticking Clock", 26), ("Hands at Work", 16)],
            "A Ticking Clock: Hands at Work",
        ),
        # the name in the address of the site is no subtitle
        ([("Invisible Hands at Work", 30), ("Oaken Passage", 16)], "Invisible Hands at Work"),
    ],
)
def test_a_body_above_or_below_is_no_part_of_the_title(lines: list[Line], title: str) -> None:
    record = read(page(*lines, ("", 60)), page(("www.oakenpassage.org", 9), *BODY), page(*BODY))
    assert (record.title, [name.family for name in record.authors if name.family]) == (title, [])


def test_the_number_of_a_paper_in_the_metadata_is_no_part_of_its_title() -> None:
    record = read(page(), page(*BODY), Title="OAKC Working Paper 2020/167-Invisible Hands at Work in the Valley")
    assert record.title == "Invisible Hands at Work in the Valley"


def test_persons_above_a_date_wrote_the_report() -> None:
    lines: list[Line] = [("Invisible Hands", 22), ("Ann Ruiz and Ben Lee", 12), ("December 2020", 12), ("", 60)]
    assert bodies(read(page(*lines), page(*BODY))) == ["Ruiz, Ann", "Lee, Ben"]


@pytest.mark.parametrize(
    ("inside", "literal", "short"),
    [
        ("Published by Oakura, 2019", "Oakura", ""),
        ("Published by CER - Centro de Estudios de Robles", "Centro de Estudios de Robles", "CER"),
    ],
)
def test_a_publisher_has_a_date_or_an_acronym_beside_its_name(inside: str, literal: str, short: str) -> None:
    [author] = read(page(*COVER), page((inside, 9)), page(*BODY)).authors
    assert (author.literal, author.short) == (literal, short)


def test_the_organ_in_the_line_above_is_no_part_of_the_title_of_a_document() -> None:
    head: list[Line] = [("CRC/C/LBN/CO/4-5", 10), ("United Nations", 10), ("Distr.: General", 8), ("22 June 2017", 8)]
    title: list[Line] = [("Committee on the Rights of the Child", 13), ("Concluding observations on Lebanon", 13)]
    record = read(page(*head, *title, ("", 30), *BODY))
    assert (record.title, bodies(record)) == (
        "Concluding observations on Lebanon",
        ["Committee on the Rights of the Child"],
    )


@pytest.mark.parametrize("line", ["(Text with EEA relevance)", "WORKING DOCUMENT June 2021", "SPECIAL ISSUE"])
def test_a_text_in_brackets_or_a_kind_of_paper_is_no_title(line: str) -> None:
    lines: list[Line] = [("Invisible Hands of All", 12), ("", 60), (line, 14), ("", 20), *BODY]
    assert read(page(*lines)).title == "Invisible Hands of All"


@pytest.mark.parametrize("line", ["Präambel", "PRÉAMBULE", "Preámbulo"])
def test_a_preamble_is_no_title(line: str) -> None:
    text: Line = (
        "Da die Anerkennung der Würde aller Mitglieder der Gemeinschaft der Menschen die Grundlage ist,",
        12.0,
    )
    lines: list[Line] = [("Charta der alten Eichen", 12), ("", 12), (line, 12.2), ("", 12), *[text] * 8]
    assert read(page(*lines)).title == "Charta der alten Eichen"


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("Oak Foundation (2019). Invisible Hands of All: A Study. Accra.", ["Oak Foundation"]),
        ("Oak Foundation (2019). Other Hands. Accra.", []),
        ("Layout: Ann One See also: Oak Foundation (2019). Invisible Hands of All: A Film. Accra.", []),
    ],
)
def test_a_report_may_cite_itself_without_words_before(cited: str, expected: list[str]) -> None:
    record = read(page(("Invisible Hands of All", 30), ("", 60)), page((cited, 9)), page(*BODY))
    assert (bodies(record), record.title.endswith("A Study")) == (expected, bool(expected))
