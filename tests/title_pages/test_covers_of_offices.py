"""Titles on covers of offices: labels between, other weights, publishers' years, articles, sites."""

from harness.rows import every_row
from protlib.system.pdf.page import StyledLine, StyledPage
from sample_files.title_pages import BODY, Line, page, read

GAP = ("", 60.0)
FAR = ("", 70.0)


@every_row(
    ("lines", "title"),
    [
        ([("Guía para tutores", 30), ("Ficha técnica", 20), ("", 12), ("Anexo de plazos y cuotas", 20)],
         "Guía para tutores: Anexo de plazos y cuotas"),
        ([("Guía para tutores", 30), ("Elaboración y envío de la solicitud", 24)],
         "Guía para tutores: Elaboración y envío de la solicitud"),
        ([("Guía para tutores", 30), ("Elaboración: Consejo del Roble", 24)], "Guía para tutores"),
        ([("CONVENIO SOBRE LOS ROBLES", 20), ("", 250), ("NACIONES UNIDAS", 20), ("1992", 20)], "Convenio sobre los robles"),
        ([("Enquête sur les refuges et le travail", 16), FAR, ("DOCUMENT DE NOMENCLATURES", 18)],
         "Enquête sur les refuges et le travail: Document de nomenclatures"),
        ([("Las medidas de los refugios", 30), ("Cuaderno de investigación - Año 1, Número 1", 16)], "Las medidas de los refugios"),
        ([("ПОЛОЖЕНИЕ", 20), ("", 6), ("ОБ ОХРАНЕ СТАРЫХ ДУБОВ", 20)], "ПОЛОЖЕНИЕ ОБ ОХРАНЕ СТАРЫХ ДУБОВ"),
        ([("Rapport sur les refuges,", 14), ("", 10), ("Participants", 14)], "Rapport sur les refuges,"),
    ],
)  # fmt: skip
def test_a_title_is_told_from_what_stands_between_and_below(lines: list[Line], title: str) -> None:
    assert read(page(*lines), page(*BODY)).title == title


def test_a_title_goes_on_in_another_weight() -> None:
    texts = (
        ("Guidelines on the care of old oaks", True),
        ("Programmes at the National and Local Oak Care Agency Level", False),
    )
    lines = [
        StyledLine(text, 24, is_bold=is_bold, left=60, right=500, top=400 + 30 * at)
        for at, (text, is_bold) in enumerate(texts)
    ]
    title = read(StyledPage(tuple(lines), 842), page(*BODY)).title
    assert (
        title.replace(":", "")
        == "Guidelines on the care of old oaks Programmes at the National and Local Oak Care Agency Level"
    )


def test_the_heading_of_an_article_is_no_title() -> None:
    heading = ("Artículo 1", 14.0), ("Disposición general y ámbito", 14.0)
    treaty = page(("Protocolo sobre los robles de los estados", 11.0), GAP, *BODY[:3], GAP, *heading, GAP, *BODY)
    assert read(treaty).title == "Protocolo sobre los robles de los estados"


def test_a_page_of_the_web_loses_the_name_of_its_site() -> None:
    printed = page(("02/04/2026, 12:08 Oaks: news of May - OAK.UK", 8), GAP, ("Oaks: news of May", 30), *BODY)
    assert read(printed, Title="Oaks: news of May - OAK.UK").title == "Oaks: news of May"


def test_a_title_in_capitals_keeps_its_own_quotation_marks() -> None:
    cover = page(("«ПАРК КУЛЬТУРЫ И ОТДЫХА»", 30))
    inner = page(("о территории «Парк культуры и отдыха».", 10), ("Парк культуры и отдыха».", 10), *BODY)
    assert read(cover, inner).title == "«Парк культуры и отдыха»"


def test_the_name_of_a_picture_is_no_title() -> None:
    cover = page(("Oaks and elms", 30), *BODY)
    assert read(cover, Title="Screen Shot 2021-02-01 at 6.02.49 PM.png").title == "Oaks and elms"
    assert read(StyledPage((), 842), name="oak-houses.pdf", Title="Screen Shot at 6.02.49 PM.png").title == "oak houses"


def test_the_name_of_a_body_and_the_word_document_are_no_title() -> None:
    assert read(StyledPage((), 842), name="oak-houses.pdf", Title="World Bank Document").title == "oak houses"
