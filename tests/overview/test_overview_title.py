"""The title of an overview says what was asked, and nothing that is kept to oneself."""

from typing import Any

from harness.rows import every_row
from protlib.overview.overview_title import make_title
from protlib.overview.overview_words import Wording
from protlib.selection import Selection


@every_row(
    ("question", "locale", "title"),
    [
        ({}, "", "Publications"),
        ({"query": "trafficking", "regions": ["West Africa"], "years": ["2015..2026"]}, "",
         "Publications on trafficking in West Africa, 2015 to 2026"),
        ({"query": "trafficking", "regions": ["west africa"], "years": ["2015..2026"]}, "fr",
         "Publications sur trafficking : Afrique de l’Ouest, 2015 à 2026"),
        ({"regions": ["West Africa"], "countries": ["Chad"]}, "", "Publications about West Africa and Chad"),
        ({"regions": ["West Africa"], "countries": ["Chad"]}, "es", "Publicaciones: África Occidental y Chad"),
        ({"regions": ["West Africa"]}, "ar", "منشورات عن غرب أفريقيا"),
        ({"topics": ["child labour"], "authors": ["ILO", "UNICEF"]}, "",
         "Publications on child labour by ILO and UNICEF"),
        ({"categories": ["Guidelines"], "types": ["report"], "languages": ["fr"]}, "",
         "Publications (Guidelines, Report, French)"),
        ({"years": ["2015.."]}, "", "Publications, since 2015"),
        ({"years": ["since 2015"]}, "", "Publications, since 2015"),
        ({"years": [">2015"]}, "fr", "Publications, depuis 2016"),
        ({"years": ["..2010", "2020"]}, "", "Publications, until 2010 and 2020"),
        ({"query": "author:jobe -kosovo"}, "", "Publications on “author:jobe -kosovo”"),
        ({"query": "trafficking NOT kosovo"}, "fr", "Publications sur « trafficking NOT kosovo »"),
        ({"query": "traite des êtres"}, "", "Publications on traite des êtres"),
        ({"query": "@for-ana"}, "", "Publications"),
        ({"query": "trafficking @for-ana", "countries": ["Chad"]}, "", "Publications about Chad"),
        ({"saved": ["for-ana"], "topics": ["child labour"]}, "", "Publications on child labour"),
        ({"tags": ["for-ana"], "access": ["internal"], "keys": ["a2001"]}, "", "Publications"),
        ({"query": "trafficking NOT tag:for-ana"}, "", "Publications"),
        ({"query": "Access:internal OR key:a2001", "countries": ["Chad"]}, "", "Publications about Chad"),
        ({"query": "collection:donor private:ana", "topics": ["child labour"]}, "", "Publications on child labour"),
        ({"regions": ["Atlantis"]}, "", "Publications about Atlantis"),
    ],
)  # fmt: skip
def test_a_title_says_what_was_asked(question: dict[str, Any], locale: str, title: str) -> None:
    assert make_title(Selection(**question), Wording(locale)) == title
