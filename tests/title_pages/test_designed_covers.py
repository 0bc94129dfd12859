"""Covers as designers set them: words of a title to one width, a table of contents beside it, a note before it."""

from protlib.system.pdf.page import StyledLine, StyledPage
from sample_files.title_pages import BODY, bodies, page, read

NAME = "Oak Council of Safe Roads for Migrant Children"


def _line(text: str, size: float, top: float, *, left: float = 72, right: float = 220) -> StyledLine:
    return StyledLine(text, size, size > 30, left, right, top)


def _page(*lines: StyledLine) -> StyledPage:
    return StyledPage(tuple(sorted(lines, key=lambda line: line.top)), 842)


def _column(left: float = 350, top: float = 50) -> list[StyledLine]:
    """Return a column of text beside a title."""
    texts = (f"Staggering levels of need persist for people in part {number}" for number in range(20))
    return [_line(text, 10, top + 13 * row, left=left, right=left + 210) for row, text in enumerate(texts)]


def _contents(*, left: float, size: float = 10) -> list[StyledLine]:
    """Return a table of contents: headings beside the numbers of their pages."""
    headings = ("Summary", "Risk factors", "Recruitment", "Access points", "Force and fraud", "Conclusion")
    rows = [(heading, str(2 + 3 * row), 250 + 14 * row) for row, heading in enumerate(headings)]
    numbers = [_line(number, size, top, left=left, right=left + 8) for _heading, number, top in rows]
    return [*numbers, *(_line(heading, size, top, left=left + 25, right=left + 90) for heading, _number, top in rows)]


def test_words_that_are_set_to_one_width_are_one_title_and_the_country_says_of_what() -> None:
    words = [_line("HUMANITARIAN", 18, 60), _line("NEEDS", 40, 95), _line("OVERVIEW", 26, 120)]
    cover = _page(*words, *_column(), _line("NIGER", 25, 300))
    assert read(cover, page(*BODY)).title == "Humanitarian needs overview: Niger"


def test_words_of_another_width_stay_apart() -> None:
    cover = _page(_line("HUMANITARIAN", 18, 60, right=330), _line("NEEDS", 40, 95), *_column())
    assert "umanitarian needs" not in read(cover, page(*BODY)).title


def test_a_heading_in_a_table_of_contents_on_the_cover_is_no_part_of_the_title() -> None:
    cover = _page(_line("Safe Roads for Children", 38, 262, right=400), *_contents(left=530))
    assert read(cover, page(*BODY)).title == "Safe Roads for Children"


def test_a_table_of_contents_behind_a_picture_is_no_title_page() -> None:
    head = _line("SAFE ROADS FOR CHILDREN ABROAD", 8, 35, left=149, right=360)
    inside = _page(head, _line("EXECUTIVE SUMMARY", 30, 78, left=149, right=460), *_column(149, 140))
    contents = _page(_line("CONTENTS", 60, 122, right=415), *_contents(left=98, size=14))
    assert read(_page(), contents, inside, inside).title == "Safe roads for children abroad"


def test_a_mail_before_the_cover_is_a_note() -> None:
    note = (
        "Hello, everyone!",
        "Attached please find a resource on safe roads.",
        "You can download it.",
        "Thanks,",
        "Amanda",
    )
    cover = page(("Safe Roads for Children", 40.0))
    assert read(page(*((line, 12.0) for line in note)), cover, page(*BODY)).title == "Safe Roads for Children"


def test_who_took_the_last_of_several_pictures_is_no_publisher() -> None:
    photos = ("Cover photos: Road, © Ann One/Elm Bank; Bridge, © Ben Two/Elm", "Bank; Trees, © Cara D. Three/Elm Bank")
    citation = "Suggested citation: Ruiz, Ana, and Ben Lee. 2014. Safe Roads for Children. Accra: Oak Council."
    inside = page((citation, 9.0), *((line, 9.0) for line in photos), *BODY)
    record = read(page(("Safe Roads for Children", 28.0)), inside)
    assert "Cara" not in " ".join([record.publisher, *bodies(record)])


def test_a_phrase_of_everyday_words_is_no_body_where_the_text_has_it_small() -> None:
    lines = ("PEOPLE IN NEED", "NUMBER OF PEOPLE IN NEED", "People in need (PIN) refers to people at risk on roads.")
    cover = (("Safe Roads for Children", 28.0), *((line, 10.0) for line in lines))
    assert bodies(read(page(*cover), page(*BODY))) == []
    own = (("Safe Roads for Children", 28.0), ("", 200.0), ("People in Need", 14.0))
    assert bodies(read(page(*own), page(*BODY))) == ["People in Need"]


def test_a_form_of_word_is_of_the_office_that_its_title_names() -> None:
    metadata = {"Title": "GRUPO DE INVESTIGACIÓN EN ROBLES", "Author": "OAK"}
    lines = [
        ("INVESTIGACIONES", 15.0),
        ("SOBRE CAMINOS SEGUROS EN LA COSTA", 15.0),
        ("Informe de Actividades 2011", 17.0),
    ]
    team = page(("EQUIPO", 10.0), ("Grupo de Investigación en Robles", 10.0), *BODY)
    assert bodies(read(page(*lines), team, metadata=metadata)) == ["Grupo de Investigación en Robles"]


def test_the_full_stop_divides_a_title_from_the_body_below_it() -> None:
    lines = ("Nuevos estudios sobre caminos seguros.", "Presidencia de la República Oriental del Uruguay.", "Resumen.")
    record = read(page(*((line, 14.0) for line in lines), *BODY), page(*BODY))
    assert record.title.strip(".") == "Nuevos estudios sobre caminos seguros"
    assert bodies(record) == ["Presidencia de la República Oriental del Uruguay"]


def test_the_words_of_a_spaced_out_line_are_one_line() -> None:
    upper = [_line("Safe Roads for Children and for", 14, 83, left=283, right=528)]
    pieces = [("the", 283, 306), ("Migrants", 336, 405), ("of", 435, 451), ("Oakland", 481, 528)]
    row = [_line(text, 14, 99.0, left=left, right=right) for text, left, right in pieces]
    lower = _line("in the Time of Floods", 14, 115, left=283, right=430)
    record = read(_page(*upper, *row, lower), page(*BODY))
    assert record.title == "Safe Roads for Children and for the Migrants of Oakland in the Time of Floods"


def test_a_judgment_is_of_the_day_in_its_title() -> None:
    title = (("Voto concurrente en el caso Roble", 14.0), ("Sentencia de 24 de febrero de 2011", 14.0))
    foot = _line("1 Artículo II de la Convención de 11 de septiembre de 2001", 8, 830)
    text = ("La corte examina los hechos que las partes le han presentado durante el proceso.", 10.0)
    inside = [page(*[text] * 30)._replace(lines=(*page(*[text] * 30).lines, foot)) for _number in range(2)]
    record = read(page(*title, *[text] * 30), *inside)
    assert str(record.year) == "2011"


def test_who_pays_disclaims_views_and_is_no_author() -> None:
    office = "U.S. Department of Health and Human Services"
    funding = f"The Elm Union received funding through the {office}, Grant 90-01."
    views = f"Its contents do not necessarily represent the official views of the {office}."
    paid = page(("Safe Roads for Children", 28.0), (funding, 9.0), (views, 9.0))
    unpaid = page(("Safe Roads for Children", 28.0), (views, 9.0))
    assert "Health and Human Services" not in " ".join(bodies(read(paid, page(*BODY))))
    assert "Health and Human Services" in " ".join(bodies(read(unpaid, page(*BODY))))
