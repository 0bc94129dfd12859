"""Bodies where a logo hides the name, or a language inflects it; and words that only look like a body."""

import pytest

from harness.rows import every_row
from protlib.record import authority
from protlib.record.tables import read_rows
from protlib.system.pdf.page import StyledLine, StyledPage
from protlib.title_pages.bodies import is_organisation
from sample_files.title_pages import BODY, Line, bodies, page, read

TITLE: Line = ("Caught in It", 28.0)
FILLER = [page(*BODY)] * 3


def test_every_host_of_the_table_leads_to_a_listed_body() -> None:
    from pathlib import Path

    rows = read_rows(Path(authority.__file__).with_name("body_hosts.txt"))
    assert [row for row in rows if authority.body_with_host(row[0]) is None] == []
    assert [host for host, *_code in rows] == sorted({host for host, *_code in rows})


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # the host has another name than the body, and so has one below it
        (["Write to info@ovdinfo.org"], "OVD-Info"),
        (["More figures: www.immi.gov.au/detention"], "Australian Department of Home Affairs"),
        (["The acronym DIAC is used.", "More figures: www.immi.gov.au/detention"], "Department of Immigration and Citizenship"),
        # the site of all ministries is of none of them
        (["See www.gov.uk/caught", "GOV.UK has it.", "GOV.UK has more.", "Write to desk@homeoffice.gov.uk"], "Home Office"),
    ],
)  # fmt: skip
def test_an_address_tells_the_body_where_no_name_stands(lines: list[str], expected: str) -> None:
    inside = page(*((line, 10.0) for line in lines), *BODY)
    assert bodies(read(page(TITLE), inside, *FILLER)) == [expected]


def test_an_acronym_in_the_metadata_that_the_pages_have_is_the_body() -> None:
    inside = page(("Detention Branch, OAKC", 10.0), *BODY)
    assert bodies(read(page(TITLE), inside, Author="OAKC")) == ["OAKC"]
    assert bodies(read(page(TITLE), page(*BODY), Author="OAKC")) == []


def test_an_acronym_of_the_metadata_is_the_name_with_these_initials() -> None:
    inside = page(("Centre d’Opérations d’Urgence de Santé", 10.0), ("« COUS Elmland »", 10.0), *BODY)
    assert bodies(read(page(TITLE), inside, Author="COUS")) == ["Centre d’Opérations d’Urgence de Santé"]


def test_an_office_of_a_listed_body_in_the_metadata_names_the_body() -> None:
    office, account = {"dc:creator": "FEMA ICPD"}, {"dc:creator": "CDC User"}
    record = read(page(TITLE), page(*BODY), metadata=office, Author="FEMA ICPD")
    assert bodies(record) == ["Federal Emergency Management Agency"]
    assert bodies(read(page(TITLE), page(*BODY), metadata=account, Author="CDC User")) == []


@every_row(
    "payer",
    [
        "Доклад подготовлен при поддержке", "За фінансової підтримки", "This report was supported by",
        "Publikacja powstała dzięki wsparciu", "Gefördert mit Mitteln", "Med stöd av", "Bu rapor finansal desteği",
    ],
)  # fmt: skip
def test_who_pays_on_the_last_page_is_no_body(payer: str) -> None:
    last = page((payer, 10.0), ("Oak Foundation for Roads", 10.0))
    assert bodies(read(page(TITLE), *FILLER, last)) == []


def test_a_name_stands_below_its_label_in_its_column() -> None:
    column: list[tuple[str, float, float]] = [
        ("Ben Lee of the Elm Council for Youth", 300, 100),
        ("Uitgave", 72, 106),
        ("of the Ash Council, and many others", 300, 112),
        ("Oak Instituut", 72, 118),
    ]
    last = StyledPage(
        tuple(StyledLine(text, 10, is_bold=False, left=left, right=left + 150, top=top) for text, left, top in column),
        842,
    )
    assert bodies(read(page(TITLE), *FILLER, last)) == ["Oak Instituut"]


@every_row(
    "text",
    [
        "Collective Centres",
        "Dispersed Transit Centres",
        "Apartment Offices",
        "Фонда имени Белля",
        "Судебного департамента",
    ],
)
def test_several_bodies_and_a_name_within_a_sentence_are_none(text: str) -> None:
    assert not is_organisation(text)


@pytest.mark.parametrize("text", ["Фонд имени Белля", "Центральный банк", "Служба защиты", "Oak Centre for Youth"])
def test_a_name_as_it_stands_alone_is_one(text: str) -> None:
    assert is_organisation(text)


def test_a_guest_editor_is_no_person() -> None:
    record = read(page(TITLE, ("Guest Editor", 12), ("", 40), ("Oak Council for Youth", 12)), *FILLER)
    assert bodies(record) == ["Oak Council for Youth"]


def test_lines_of_names_with_initials_are_the_authors() -> None:
    cover = page(TITLE, ("", 12), ("J. Jansen", 12), ("N. Struik", 12), ("M. Holland", 12))
    assert bodies(read(cover, *FILLER)) == ["Jansen, J.", "Struik, N.", "Holland, M."]


def test_words_that_the_pages_write_small_are_no_person() -> None:
    inside = page(("Hoe Nederland zich duurzaam ontwikkelt", 10), *BODY)
    assert bodies(read(page(TITLE, ("", 12), ("Nederland Ontwikkelt Duurzaam", 12)), inside)) == []
    assert bodies(read(page(TITLE, ("", 12), ("Assanke Koedam", 12)), inside)) == ["Koedam, Assanke"]


@pytest.mark.parametrize(
    ("cover", "names"),
    [
        ("Farid Rahman and Nasrin Winter", ["Rahman, Farid", "Winter, Nasrin"]),
        ("Farid Rahman and Nederland Ontwikkelt", ["Rahman, Farid"]),
    ],
)
def test_a_name_of_which_one_word_is_a_common_one_is_a_person_and_takes_no_other_away(
    cover: str, names: list[str]
) -> None:
    inside = page(("They spent the winter in the mountains, waar nederland zich ontwikkelt", 10), *BODY)
    assert bodies(read(page(TITLE, ("", 12), (cover, 12)), inside)) == names


def test_a_site_that_a_sentence_speaks_of_is_of_somebody_else() -> None:
    sentence = ("Those who keep such data may read how others do that at www.oaktools.org before they begin.", 10.0)
    uses = [("Oak Tools is one of them.", 10.0)] * 2
    assert bodies(read(page(TITLE), page(sentence, *uses, *BODY))) == []
    assert bodies(read(page(TITLE), page(("www.oaktools.org", 10.0), *uses, *BODY))) == ["Oak Tools"]


def test_a_body_that_stands_alone_is_named_before_one_that_is_everywhere() -> None:
    lines = [("The Oak Council for Youth met again.", 10.0)] * 4
    more = [("Members of the European Union were there.", 10.0)] * 5
    assert bodies(read(page(TITLE), page(*lines, *more, *BODY))) == ["Oak Council for Youth"]


def test_whom_a_letter_is_addressed_to_is_no_body() -> None:
    letter: list[Line] = [("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", 10), ("Den Haag", 10), ("", 20)]
    assert bodies(read(page(*letter, TITLE), page(("Oak Instituut", 10), ("www.oakinstituut.nl", 10), *BODY))) == [
        "Oak Instituut"
    ]


def test_a_known_name_in_two_lines_below_a_label_is_whole() -> None:
    last = page(("Published by", 10), ("Office of the United Nations High", 10), ("Commissioner for Refugees", 10))
    assert bodies(read(page(TITLE), *FILLER, last)) == ["United Nations High Commissioner for Refugees"]


def test_a_body_keeps_the_acronym_of_its_cover_where_its_name_in_the_language_has_none() -> None:
    cover = page(("Les enfants migrants de la Méditerranée", 28.0), ("UNICEF", 14.0), ("Décembre 2021", 12.0))
    text = page(
        ("Le rapport décrit la situation des enfants dans les centres. Ils sont accueillis avec leurs familles.", 10.0)
    )
    [author] = read(cover, *[text] * 4).authors
    assert (author.literal, author.short) == ("Fonds des Nations Unies pour l'enfance", "UNICEF")
