"""A cover whose largest letters say only what kind of report it is: the title has its topic, wherever that stands."""

from harness.rows import every_row
from protlib.system.pdf.page import StyledLine, StyledPage
from sample_files.title_pages import BODY, Line, page, read

GAP = ("", 60.0)
FAR = ("", 150.0)


@every_row(
    ("lines", "title"),
    [
        ([("COUNTRY REPORT", 40), GAP, ("Unaccompanied children in transit through Mali", 13)],
         "Country report: Unaccompanied children in transit through Mali"),
        ([("Statistical bulletin", 40), FAR, ("Asylum applications and decisions", 16), ("Ministry of Interior", 12)],
         "Statistical bulletin: Asylum applications and decisions"),
        ([("RAPPORT ANNUEL", 40), GAP, ("Dispositif de protection des mineurs non accompagnés", 13)],
         "Rapport annuel: Dispositif de protection des mineurs non accompagnés"),
        ([("FINAL REPORT", 24), ("UNHCR", 12), ("Assessment of protection needs in Agadez", 11)],
         "Final report: Assessment of protection needs in Agadez"),
        ([("EVALUATION REPORT", 24), ("Project title: Safe Return of Migrants", 11), ("Country: Niger", 11)],
         "Evaluation report: Safe Return of Migrants"),
        ([("Terms of Reference", 20), ("Study title: Mapping of shelters in the north", 10), ("Place: Gao", 10)],
         "Terms of Reference: Mapping of shelters in the north"),
        ([("COUNTRY REPORT", 40), GAP, ("International Organization for Migration", 13)], "Country report"),
        ([("COUNTRY REPORT", 40), GAP, ("Ana Ruiz, University of the North", 13)], "Country report"),
        ([("Annual Report 2021", 40), GAP, ("Protecting children wherever they are", 13)], "Annual Report 2021"),
        ([("Invisible Hands", 30), ("Ana Ruiz, University of the North", 18)], "Invisible Hands"),
    ],
)  # fmt: skip
def test_a_title_of_a_kind_alone_gets_its_topic(lines: list[Line], title: str) -> None:
    assert read(page(*lines), page(*BODY)).title == title


def test_a_line_in_italics_right_above_a_bold_title_is_its_beginning() -> None:
    lines = (("Childhoods interrupted", False, 90), ("The cost of early marriage in the Sahel", True, 123))
    placed = tuple(StyledLine(text, 22, is_bold, 72, 500, top) for text, is_bold, top in lines)
    title = "Childhoods interrupted: The cost of early marriage in the Sahel"
    assert read(StyledPage(placed, 842), page(*BODY)).title == title
