"""Judgments and orders: their title is the case, and not the kind of the decision with its court."""

from harness.rows import every_row
from protlib.system.pdf.page import StyledLine, StyledPage
from sample_files.title_pages import BODY, Line, bodies, page, read

RECITALS: list[Line] = [
    ("El señor Robledo presentó un escrito ante el tribunal de Olmos y sus alrededores.", 10.0)
] * 12


def _decision(*lines: str) -> StyledPage:
    """Return a page with bold lines in the letters of its text and apart from each other, above the recitals."""
    heads = [
        StyledLine(text, 10, is_bold=True, left=150, right=150 + 6 * len(text), top=90 + 36 * row)
        for row, text in enumerate(lines)
    ]
    text = [
        StyledLine(line, 10, is_bold=False, left=72, right=520, top=420 + 12 * row)
        for row, (line, _size) in enumerate(RECITALS)
    ]
    return StyledPage((*heads, *text), 842)


@every_row(
    ("lines", "title"),
    [
        (["RESOLUCIÓN DEL PRESIDENTE DE LA CORTE DE LOS BOSQUES", "DE 14 DE NOVIEMBRE DE 2023", "CASO ROBLEDO VS. OLMOS"],
         "Caso Robledo vs. Olmos"),
        (["SENTENCIA DE LA CORTE DE LOS BOSQUES", "DE 14 DE NOVIEMBRE DE 2023", "ASUNTO DE LOS MIEMBROS DE LOS PUEBLOS DE OLMOS"],
         "Asunto de los miembros de los pueblos de Olmos"),
        (["RESOLUÇÃO DA CORTE DOS BOSQUES", "DE 12 DE DEZEMBRO DE 2023", "MEDIDAS PROVISÓRIAS", "ASSUNTO DOS MEMBROS DOS POVOS"],
         "Assunto dos membros dos povos"),
        (["OAKLAND HIGH COURT", "ROBLEDO V. OLMOS", "JUDGMENT", "5 September 2023"], "Robledo V. Olmos"),
    ],
)  # fmt: skip
def test_a_decision_of_a_court_is_called_as_its_case(lines: list[str], title: str) -> None:
    record = read(_decision(*lines), page(*BODY))
    assert record.title.casefold() == title.casefold()
    assert "Olmos" in record.title or "OLMOS" not in lines[-1]
    assert str(record.year) == "2023"


@every_row(
    "lines",
    [
        ["INFORME SOBRE LOS BOSQUES DE OLMOS", "CASO ROBLEDO VS. OLMOS"],  # a report names a case on its cover
        ["RESOLUCIÓN DE LA CORTE DE LOS BOSQUES", "SOBRE LA PROTECCIÓN DE LOS ROBLES"],  # no case at all
    ],
)
def test_other_pages_have_no_title_of_a_case(lines: list[str]) -> None:
    assert not read(_decision(*lines), page(*BODY)).title.casefold().startswith("caso")


def test_a_running_head_has_the_words_that_a_cover_draws() -> None:
    text = "LOSING THE OLD WOODS: Work on Ships in Elmland and Ashland"
    inner = StyledPage((*page(*BODY).lines, StyledLine(text, 9, is_bold=False, left=180, right=480, top=800)), 842)
    cover = page(("Work on Ships in Elmland and Ashland", 24.0), ("October 2015", 12.0))
    assert read(cover, inner, inner).title == "Losing the old woods: Work on Ships in Elmland and Ashland"


@every_row(
    "head", ["Oak Council: Work on Ships in Elmland and Ashland", "Policy brief: Work on Ships in Elmland and Ashland"]
)
def test_a_body_or_a_kind_in_a_running_head_is_no_part_of_the_title(head: str) -> None:
    inner = StyledPage((*page(*BODY).lines, StyledLine(head, 9, is_bold=False, left=180, right=480, top=800)), 842)
    record = read(page(("Work on Ships in Elmland and Ashland", 24.0), ("October 2015", 12.0)), inner, inner)
    assert record.title == "Work on Ships in Elmland and Ashland"
    assert bodies(record) in ([], ["Oak Council"])
