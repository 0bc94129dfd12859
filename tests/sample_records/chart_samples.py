"""Counts to be drawn: what their names and numbers may be like."""

from typing import Final
from xml.etree.ElementTree import Element

from protlib.render.charts.chart import Chart, chart_of
from protlib.render.charts.text_width import width_of
from protlib.search.facets import Counts

NAME: Final = "{http://www.w3.org/2000/svg}"

LONG: Final = "International Organization for Migration (IOM)"
HOSTILE: Final = "\x1b[31m</text><script>x</script>[red]\u202e"
BODIES: Final = Counts(
    "author",
    [(LONG, 120), ("منظمة العفو الدولية", 31), ("联合国难民署", 7), ("Jobe, Alison", 1)],
    total=140,
    lacking=3,
)
YEARS: Final = Counts("year", [("1998", 1), ("2001", 4), ("2002", 2), ("2009", 9), ("2010", 5)], total=22, lacking=1)
CROSSED: Final = Counts(
    "region",
    [("Worldwide", 30), ("Latin America and the Caribbean", 6), ("West Africa", 5)],
    total=40,
    lacking=2,
    second_facet="year",
    columns=[(str(year), 2) for year in (1998, *range(2003, 2022))],
    cells=[[1, *range(19)], [0] * 14 + [3, 0, 0, 1, 1, 1], [0, *[1] * 5, *[0] * 14]],
    lacking_across=1,
)
WORDS: Final = Counts(
    "type",
    [("report", 12), (HOSTILE, 3)],
    total=15,
    lacking=0,
    second_facet="category",
    columns=[
        ("Data and Statistics", 7),
        ("Research", 5),
        ("Legal Instruments and Treaties", 3),
        ("حماية الأطفال", 1),
    ],
    cells=[[7, 3, 2, 0], [0, 2, 1, 1]],
)
CHARTS: Final[dict[str, Chart]] = {
    "bodies": chart_of(BODIES, None), "years": chart_of(YEARS, None), "crossed": chart_of(CROSSED, None), "words": chart_of(WORDS, None),
}  # fmt: skip


def extent(text: Element) -> tuple[float, float]:
    """Return from where to where a text is at most."""
    wide = width_of(text.text or "", float(text.get("font-size", 13)))
    start = float(text.attrib["x"]) - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")] * wide
    return start, start + wide
