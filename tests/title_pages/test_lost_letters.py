"""Letters that a file has under a wrong sign: its title and its bodies have the letters."""

import pytest

from protlib.system.pdf.page import StyledLine, StyledPage, StyledPages
from protlib.title_pages.front import Front
from protlib.title_pages.lost_letters import mend_lost_letters
from protlib.title_pages.record import describe


def page_of(*texts: str) -> StyledPage:
    """Return a page of lines below each other, the first of which is large."""
    sizes = [24.0, *(10.0 for _text in texts[1:])]
    lines = [
        StyledLine(text, size, is_bold=False, left=72, right=72 + 5 * len(text), top=100.0 + 40 * at)
        for at, (text, size) in enumerate(zip(texts, sizes, strict=True))
    ]
    return StyledPage(tuple(lines), 842)


def mended(*texts: str) -> list[str]:
    """Return the lines of a page with the letters that its words tell."""
    return [line.text for line in mend_lost_letters({0: page_of(*texts)})[0].lines]


@pytest.mark.parametrize(
    ("texts", "right"),
    [
        (["La ges4on des planta4ons", "Les Haï4ens"], ["La gestion des plantations", "Les Haïtiens"]),
        (["MessaĀes on LeĀislation", "Notify.Āov"], ["Messages on Legislation", "Notify.gov"]),
        (["Saÿety and identiÿication", "ÿor all"], ["Safety and identification", "for all"]),
        # Another sign of another font, for letters that the first one proves.
        (
            ["Ac#vités de reboisement", "La ges4on", "Les planta4ons, les ac4vités"],
            ["Activités de reboisement", "La gestion", "Les plantations, les activités"],
        ),
    ],
)
def test_signs_within_words_are_the_letters_that_make_them_words(texts: list[str], right: list[str]) -> None:
    assert mended(*texts) == right


@pytest.mark.parametrize(
    "texts",
    [
        ["Youth4Change and B2B", "See www.oak.org/a?b=situa4on", "H2O and CO2e"],
        ["One ges4on alone"],
        ["Ās de Latvija", "L'Haÿ-les-Roses"],
        ["SGLT2i, DPP4i", "i2i and 4you"],
    ],
)
def test_signs_that_people_write_stay(texts: list[str]) -> None:
    assert mended(*texts) == texts


def test_a_title_has_the_letters() -> None:
    pages = {0: page_of("Ges4on des ac4vités de planta4on", "Rapport sur les ac4ons et la situa4on")}
    assert describe(Front(StyledPages(pages, 1, {})))["title"] == "Gestion des activités de plantation"
