"""Makers that only a cataloguer's rules tell: the state of a law, a logo, a number that one body gives,
a department's body.
"""

import pytest

from harness.rows import every_row
from protlib.record import authority
from protlib.title_pages.bodies import is_organisation
from protlib.title_pages.words import issuing_codes, numbers
from sample_files.title_pages import BODY, Line, bodies, page, read

TITLE: Line = ("Caught in It", 30)
LAW = ["Government Gazette of the Republic of Zimbabwe", "Short title and commencement", "AN ACT to provide for roads"]
FILLER = [page(*BODY), page(*BODY)]


@every_row(
    ("title", "inside", "state"),
    [
        ("Oak Commission Act", ["Zimbabwe Government Gazette", "AN ACT to provide for the establishment of a Commission"], "Zimbabwe"),
        ("Roads (Amendment) Act, No. 11 of 2025", ["Gazette of the Democratic Socialist Republic of Sri Lanka", "Be it enacted by the Parliament"], "Democratic Socialist Republic of Sri Lanka"),
        ("Roads (Amendment) Act, No. 12 of 2025", ["Supplement of the Gazette of the Democratic", "Socialist Republic of Sri Lanka of August 07, 2025", "BE it enacted by the Parliament"], "Democratic Socialist Republic of Sri Lanka"),
        ("Code de la famille", ["Bulletin Officiel n° 5358", "portant promulgation de la loi", "adopté par la Chambre des routes", "le peuple du Maroc"], "Maroc"),
        ("Ley de caminos", ["Publicada en el Diario Oficial", "El Congreso de la República decreta", "República de Colombia"], "República de Colombia"),
        ("قانون رقم 38 لسنة 1998 بشأن البنوك", ["باسم الشعب", "بعد الاطلاع على دستور الجمهورية اليمنية"], "الجمهورية اليمنية"),
        ("Charter of Fundamental Rights of the European Union", ["Official Journal of the European Communities", "C 364/1 Official Journal"], "European Union"),
        # no law
        ("Code of Conduct for Visitors", ["Zimbabwe"], ""),
        ("Analysis of the Oak Commission", ["AN ACT to provide for Zimbabwe", "Short title"], ""),
        ("Penal Code: A Guide for Visitors", ["AN ACT to provide for Zimbabwe", "Short title"], ""),
        ("Penal Code", ["As the Government Gazette of Zimbabwe says,"], ""),
        ("Submission on the Roads Bill", LAW, ""),
        ("Understanding the Roads Act", LAW, ""),
        ("Commentary on the Constitution", LAW, ""),
        ("Explanatory memorandum to the Roads Bill", LAW, ""),
        ("Roads Act: What you need to know", LAW, ""),
        ("Ley de caminos: comentarios", LAW, ""),
        ("Code pénal annoté", LAW, ""),
        ("Code of Conduct for Visitors", LAW, ""),
        ("Failure to act", LAW, ""),
        ("Protection of the Road Act", LAW, "Republic of Zimbabwe"),
        ("Act now", ["assented to in Zimbabwe"], ""),
        # several states, and none that is named in full
        ("Oak Commission Act", ["be it enacted in Zimbabwe, Kenya and Ghana", "Short title"], ""),
    ],
)  # fmt: skip
def test_a_law_is_its_states(title: str, inside: list[str], state: str) -> None:
    record = read(page((title, 24)), page(*((line, 10.0) for line in inside)), *FILLER)
    assert bodies(record)[:1] == ([state] if state else [])


def test_the_ministry_on_the_cover_of_a_law_stands_before_the_state() -> None:
    inside = page(("Diario Oficial", 10), ("Publíquese", 10), ("República de Colombia", 10))
    cover = page(("Ministerio de Caminos", 14), ("", 60), ("Ley de caminos", 24))
    assert bodies(read(cover, inside, *FILLER)) == ["Ministerio de Caminos"]


@every_row(
    ("texts", "names"),
    [
        (["Logo of the Oak Council"], ["Oak Council"]),
        (["Turkish Statistical Institute logo"], ["Turkish Statistical Institute"]),
        (["Oak Council | LinkedIn"], []),
        (["International Organization for Migration | LinkedIn"], ["International Organization for Migration"]),
        ([r"C:\pictures\UNICEF_logo_blue.png"], ["United Nations Children's Fund"]),
        (["Description: Image result for acorn logo", "LOGO ACORNA NUOVO"], ["ACORNA"]),
        # who pays, what a picture shows, and the logos of many partners
        (["USAID logo"], []),
        (["Logo of the United States Agency for International Development", "Emblem of the European Union"], []),
        (["Creative Commons logo"], []),
        (["ISO logo"], []),
        (["Funded by the Oak Council logo"], []),
        (["A child before the UNHCR logo"], []),
        (["A woman before the Oak Council"], []),
        (["Logo of the Oak Council", "Logo of the Elm Council", "Logo of the Ash Council"], []),
    ],
)
def test_a_logo_that_a_file_describes_names_the_maker(texts: list[str], names: list[str]) -> None:
    cover = page(TITLE)._replace(pictures=tuple(texts))
    inside = page(("ACORNA has two plants.", 10), ("In 2017, ACORNA had one.", 10), *BODY)
    record = read(cover, inside, *FILLER)
    assert bodies(record) == names


@every_row(
    ("number", "body"),
    [
        ("Emergency Appeal n° MDR00005", "International Federation of Red Cross and Red Crescent Societies"),
        ("Index number: AMR 37/6674/2017", "Amnesty International"),
        ("Report No: PADHI00396", "World Bank"),
        ("GRETA(2020)04", "Group of Experts on Action against Trafficking in Human Beings"),
        ("(Application no. 46454/11)", "European Court of Human Rights"),
        ("Brussels, 3.3.2021 COM(2021) 101 final", "European Commission"),
        ("GAO-20-123", "United States Government Accountability Office"),
        ("Answer to COM(2021) 101 final", ""),
        ("Report No. 12345", ""),
    ],
)
def test_a_number_names_the_body_that_gives_it(number: str, body: str) -> None:
    cover = page((number, 10), ("", 20), TITLE, ("Attack on the Oak Council of Honduras", 10))
    assert bodies(read(cover, *FILLER))[:1] == ([body] if body else [])


def test_the_number_of_a_report_is_no_title() -> None:
    lines: list[Line] = [
        ("Report No: PADHI00396", 12),
        ("", 20),
        ("Jan Feb Mar Apr May Jun", 24),
        ("", 20),
        ("A Grant for Roads", 14),
    ]
    assert read(page(*lines), *FILLER).title == "A Grant for Roads"


def test_a_department_gives_way_to_the_body_in_the_line_below() -> None:
    inside = page(("Issued by", 14), ("General Department of Statistics", 14), ("Central Bank of Yemen", 14))
    assert bodies(read(page(TITLE), inside, *FILLER)) == ["Central Bank of Yemen"]


def test_a_ministry_and_its_department_are_no_one_name() -> None:
    cover = page(("Ministry of Oaks", 14), ("Department of Roots and Leaves", 14), ("", 80), TITLE)
    assert bodies(read(cover, *FILLER)) == ["Ministry of Oaks"]


@pytest.mark.parametrize(
    "line", ["collected by the method", "which follows the rules, as the authors of many surveys do,"]
)
def test_issued_by_within_a_sentence_names_no_publisher(line: str) -> None:
    inside = page((f"The data were compiled in the banks and {line}", 10), ("issued by the Oak Council.", 10), *BODY)
    assert bodies(read(page(TITLE), inside, *FILLER)) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [("© 2021 Oakanet | Dean of the press. Privacy", "Oakanet"), ("By myOak", "myOak"), ("By my oak", "")],
)
def test_names_end_at_a_bar_and_may_begin_small(line: str, name: str) -> None:
    assert bodies(read(page(TITLE, ("", 30), (line, 11)), *FILLER)) == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "Document on a Grant of the Council",
        "محافظ البنك المركزي",
        "Direktor beim Deutschen Bundestag",
        "Official Journal of the European Communities",
    ],
)
def test_who_heads_an_office_and_a_gazette_are_no_bodies(text: str) -> None:
    assert not is_organisation(text)


def test_a_font_that_leaves_a_gap_behind_two_letters_divides_no_word() -> None:
    cover = page(("Ministry of Women’s Aff airs", 14), ("", 80), ("The staff of the offi ce", 24))
    record = read(cover, *FILLER)
    assert (record.title, bodies(record)) == ("The staff of the office", ["Ministry of Women’s Affairs"])


def test_an_article_and_a_noun_are_no_given_name() -> None:
    cover = page(TITLE, ("", 12), ("Um estudo Jurimétrico", 12), ("", 12), ("Associação de Carvalhos", 12))
    assert bodies(read(cover, *FILLER)) == ["Associação de Carvalhos"]


@pytest.mark.parametrize(
    "words", ["Please cite as follows:", "Suggested citation:", "Please cite this report as follows:"]
)
def test_as_follows_is_no_part_of_a_cited_name(words: str) -> None:
    cited = page((f"{words} Aylin Junga, “Caught in It”, Oak Brief, Oak Centre, September 2025.", 10), *BODY)
    assert bodies(read(page(TITLE), cited)) == ["Junga, Aylin"]


def test_the_table_names_bodies_by_codes_that_exist() -> None:
    codes = [*issuing_codes(), *(code for code, _pattern in numbers())]
    assert [code for code in codes if authority.body_with_code(code) is None] == []
