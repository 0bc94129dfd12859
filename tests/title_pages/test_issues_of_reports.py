"""Which issue a report is belongs to the title of what comes out again and again, and to no other title."""

import pytest

from harness.rows import every_row
from sample_files.title_pages import BODY, Line, page, read

GAP = ("", 60.0)


@every_row(
    ("lines", "title"),
    [
        ([("Update on the floods in Sofala", 20), ("No. 12", 14), ("8 May 2021 – 4pm", 14)],
         "Update on the floods in Sofala No. 12"),
        ([("Migration Trends", 26), ("March 2021", 11)], "Migration Trends, March 2021"),
        ([("Issue 7 | March 2021", 10), ("Protection Newsletter", 26)], "Protection Newsletter Issue 7"),
        ([("Asylum Statistics", 26), ("as at 31 July 2011", 18)], "Asylum Statistics, 31 July 2011"),
        ([("Point de situation sur les inondations", 24), ("N° 4, mars-avril 2021", 12)],
         "Point de situation sur les inondations N° 4"),
        ([("Boletín de movilidad en la frontera norte", 24), ("enero - marzo de 2021", 12)],
         "Boletín de movilidad en la frontera norte, enero - marzo de 2021"),
        ([("Displacement Dashboard", 26), ("First quarter 2021", 14)], "Displacement Dashboard: First quarter 2021"),
        ([("Бюллетень о положении мигрантов", 24), ("№ 3, март 2021 года", 12)], "Бюллетень о положении мигрантов № 3"),
        ([("Update on the floods: May 2021", 24), ("June 2021", 12)], "Update on the floods: May 2021"),
        ([("Update on the Flood in Oakland", 20), ("", 10), ("No. 9", 14), ("8 September 2014", 14)],
         "Update on the Flood in Oakland No. 9"),
        ([("Caught in the Current", 26), ("March 2021", 12)], "Caught in the Current"),
        ([("Caught in the Current", 26), ("March 2021", 28), GAP, ("Monthly Report Issue No. 28 March 2021", 10)],
         "Caught in the Current, March 2021"),
        ([("Caught in the Current", 26), ("Working Paper No. 5", 12)], "Caught in the Current"),
        ([("Migration Trends", 26), GAP, GAP, ("March 2021", 12)], "Migration Trends"),
    ],
)  # fmt: skip
def test_the_issue_stands_with_a_title_that_comes_out_often(lines: list[Line], title: str) -> None:
    assert read(page(*lines), page(*BODY)).title == title


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ("Detention Statistics Summary 31 July 2011", "Detention Statistics Summary 31 July 2011"),
        ("Detention Statistics Summary 30 June 2011", "Detention Statistics Summary, 31 July 2011"),  # of another issue
    ],
)
def test_the_day_of_an_issue_is_that_of_its_cover(own: str, title: str) -> None:
    cover = page(("Detention Statistics Summary", 20), ("31 July 2011", 20))
    assert read(cover, page(*BODY), Title=own).title == title


@pytest.mark.parametrize(
    "formula",
    [
        "Antwort der Bundesregierung auf die Kleine Anfrage der Abgeordneten Ulla Muster, Jan Beispiel und der Fraktion",
        "Réponse du Gouvernement à la question de la députée Anne Exemple",
        "Respuesta del Gobierno a la pregunta del diputado Juan Ejemplo",
    ],
)
def test_the_subject_of_an_answer_stands_below_who_answers_whom(formula: str) -> None:
    first = page((formula, 17.0), GAP, ("Unaccompanied children at the borders in 2018", 12.5), *BODY)
    assert read(first, page(*BODY)).title == "Unaccompanied children at the borders in 2018"
    assert read(page((formula, 17.0), *BODY), page(*BODY)).title == formula
