"""Filters: what a value lets through, and what is said where it is not understood."""

from typing import Any

import pytest

from protlib.errors import UsageError
from protlib.index import Index
from protlib.record.model import Publication
from protlib.selection import Selection
from sample_records.search_samples import Indexed, facets, keys

FILTERED: list[tuple[dict[str, Any], list[str]]] = [
    ({"regions": ("west africa",)}, ["jobe2010causes", "hennebry2017", "diallo2019"]),
    ({"regions": ("Africa",)}, ["jobe2010causes", "hennebry2017", "diallo2019"]),
    ({"regions": ("west africa",), "worldwide": True},
     ["iom2009caring", "jobe2010causes", "hennebry2017", "diallo2019"]),
    ({"regions": ("West Africa",), "countries": ("Nigeria", "Italy")}, ["jobe2010causes"]),
    ({"countries": ("ivory coast",)}, ["diallo2019"]),
    ({"regions": ("hidden valley",)}, ["undated"]),
    ({"years": ("2010",)}, ["jobe2010causes"]),
    ({"years": ("..2010",)}, ["iom2009caring", "jobe2010causes"]),
    ({"years": ("2020..",)}, ["diallo2019"]),
    ({"years": ("2009-2010",)}, ["iom2009caring", "jobe2010causes"]),
    ({"years": ("2020-",)}, ["diallo2019"]),
    ({"years": (" - 2009",)}, ["iom2009caring"]),
    ({"years": (">2018",)}, ["diallo2019"]),
    ({"years": (">= 2018",)}, ["diallo2019", "organisation2018"]),
    ({"years": ("<2010",)}, ["iom2009caring"]),
    ({"years": ("<=2010",)}, ["iom2009caring", "jobe2010causes"]),
    ({"years": ("since 2020",)}, ["diallo2019"]),
    ({"years": ("depuis 2020",)}, ["diallo2019"]),
    ({"years": ("after 2018",)}, ["diallo2019"]),
    ({"years": ("before 2010",)}, ["iom2009caring"]),
    ({"years": ("antes de 2010",)}, ["iom2009caring"]),
    ({"years": ("until 2010",)}, ["iom2009caring", "jobe2010causes"]),
    ({"years": ("jusqu’en 2010",)}, ["iom2009caring", "jobe2010causes"]),
    ({"years": ("2009 to 2010",)}, ["iom2009caring", "jobe2010causes"]),
    ({"query": "year:>2018"}, ["diallo2019"]),
    ({"query": "year:2020-"}, ["diallo2019"]),
    ({"years": ("2009-07", "2017-05")}, ["iom2009caring", "hennebry2017"]),
    ({"years": ("2009-08..2010-06",)}, []),
    ({"years": ("2009-08..2010",)}, ["jobe2010causes"]),
    ({"years": ("2017-05-05..2018-01",)}, []),
    ({"years": ("2020-03",)}, ["diallo2019"]),
    ({"authors": ("Jobe",)}, ["jobe2010causes"]),
    ({"authors": ("jobe, a.",)}, ["jobe2010causes"]),
    ({"authors": ("Hennebry, Jenna",)}, ["hennebry2017"]),
    ({"authors": ("Adam Hennebry",)}, []),
    ({"authors": ("IOM",)}, ["iom2009caring"]),
    ({"authors": ("International Organisation for Migration (IOM)",)}, ["iom2009caring"]),
    ({"authors": ("United Nations High Commissioner for Refugees",)}, ["undated"]),
    ({"authors": ("Roberts",)}, ["hennebry2017"]),
    ({"authors": ("Klein Solomon",)}, []),
    ({"categories": ("Research",)}, ["jobe2010causes", "hennebry2017", "diallo2019"]),
    ({"types": ("Report", "book")}, ["iom2009caring", "jobe2010causes", "organisation2018"]),
    ({"tags": ("EVIDENCE",)}, ["jobe2010causes", "diallo2019"]),
    ({"languages": ("English",)}, ["iom2009caring", "jobe2010causes", "hennebry2017"]),
    ({"has": ("abstract",), "missing": ("tag",)}, ["organisation2018"]),
    ({"missing": ("year",)}, ["undated"]),
    ({"keys": ("undated", "IOM2009caring")}, ["undated", "iom2009caring"]),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "matches"), FILTERED)
def test_filters_let_through(index: Index, filters: dict[str, Any], matches: list[str]) -> None:
    assert keys(index, **filters) == matches


SET_APART: list[tuple[dict[str, Any], list[str]]] = [
    ({"countries": ("Bangladesh",)}, ["bazar", "camp", "both"]),
    ({"countries": ("Cox's Bazar",)}, ["bazar", "camp"]),
    ({"regions": ("coxs bazar district",)}, ["bazar", "camp"]),
    ({"countries": ("Kutupalong",)}, ["camp"]),
    ({"regions": ("South Asia",)}, ["bazar", "camp", "both"]),
    ({"regions": ("South Asia",), "countries": ("Chattogram",)}, ["bazar", "camp"]),
    ({"query": "region:Chattogram"}, ["bazar", "camp"]),
    ({"query": "country:bangladesh -country:kutupalong"}, ["bazar", "both"]),
    ({"query": "bangladesh", "exact": True}, ["bazar", "both", "camp"]),
    ({"countries": ("Central (Uganda)",)}, ["uganda"]),
    ({"countries": ("Uganda",)}, ["uganda"]),
    ({"regions": ("Sahel",)}, ["nigeria", "mali", "sahel"]),
    ({"regions": ("Sahel",), "house": "un"}, ["nigeria", "mali", "sahel"]),
    ({"regions": ("Sahel",), "house": "UNHCR"}, ["mali", "sahel"]),
    ({"query": "region:Sahel", "house": "unhcr"}, ["mali", "sahel"]),
    ({"countries": ("Nigeria",), "house": "unhcr"}, ["nigeria"]),
    ({"countries": ("Nigeria and Mali",)}, ["nigeria", "mali"]),
    ({"regions": ("Northern, Western and Southern Europe",)}, ["italy"]),
    ({"countries": ("Бангладеш",)}, ["bazar", "camp", "both"]),
    ({"regions": ("Nigeria Crisis",)}, ["nigeria"]),
]  # fmt: skip


@pytest.fixture
def area_index(indexed: Indexed) -> Index:
    """An index of records about areas, and about what houses draw in several ways."""
    about = {
        "bazar": (("Cox's Bazar",), ()), "camp": ((), ("Kutupalong",)), "both": (("Nepal", "Bangladesh"), ()),
        "uganda": (("Central (Uganda)",), ()), "nigeria": (("Nigeria",), ()), "mali": (("Mali",), ()), "sahel": ((), ("Sahel",)),
        "italy": (("Italy",), ()),
    }  # fmt: skip
    return indexed(
        [
            Publication(key=key, title=f"On {key}", countries=countries, regions=regions)
            for key, (countries, regions) in about.items()
        ]
    )


@pytest.mark.parametrize(("question", "matches"), SET_APART)
def test_areas_and_houses_let_through(area_index: Index, question: dict[str, Any], matches: list[str]) -> None:
    assert keys(area_index, **question) == matches


@pytest.mark.parametrize("question", [{}, {"regions": ("Sahel",)}, {"query": "region:Sahel"}, {"query": "word"}])
def test_what_is_no_house_is_refused(area_index: Index, question: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="unknown house “foo”; choose from unhcr, iom"):
        keys(area_index, house="foo", **question)


def test_places_are_counted_with_what_lies_in_them(area_index: Index) -> None:
    counted = dict(facets(area_index, Selection(), "country"))
    assert (counted["Bangladesh"], counted["Uganda"], "Cox's Bazar" in counted) == (3, 1, False)
    catalogued = dict(facets(area_index, Selection(), "country", as_catalogued=True))
    assert (catalogued["Bangladesh"], catalogued["Cox's Bazar"]) == (1, 1)
    areas = dict(facets(area_index, Selection(), "area"))
    assert (areas["Cox's Bazar"], "Bangladesh" in areas) == (2, False)
    regions = dict(facets(area_index, Selection(), "region"))
    assert (regions["South Asia"], regions["Kutupalong"], regions["Sahel"]) == (3, 1, 3)
    assert dict(facets(area_index, Selection(house="unhcr"), "region"))["Sahel"] == 2


REFUSED = [
    ({"regions": ("wset africa",)}, "“wset africa”: no such region; did you mean “West Africa”"),
    ({"years": ("16",)}, "“16”: write a year as 2016"),
    ({"years": ("since 2020-05",)}, "“since 2020-05”: write a year as 2016"),
    ({"years": ("iom 2020",)}, "“iom 2020”: write a year as 2016"),
    ({"years": ("last year",)}, "“last year”: write a year as 2016"),
    ({"years": ("-",)}, "“-”: write a year as"),
    ({"years": (">16",)}, "“>16”: write a year as"),
    ({"years": ("2016..2015",)}, "“2016..2015”: the range ends before it begins"),
    ({"years": ("2016-13",)}, "“2016-13”: write a year as"),
    ({"types": ("reprot",)}, "“reprot”: not a type of publication; did you mean “report”"),
    ({"types": ("xyzzy",)}, "“xyzzy”: not a type of publication; choose from article, "),
    ({"types": ("working paper",)}, "“working paper”: a genre, not a type; its type is report"),
    ({"languages": ("klingonish",)}, "“klingonish”: unknown language; write it as fr or French"),
    ({"languages": ("fr, en",)}, "“fr, en”: several languages; write one, as fr or French"),
    ({"has": ("abstrct",)}, "“abstrct”: unknown field; did you mean “abstract”"),
    ({"has": ("xyzzy",)}, "“xyzzy”: unknown field; choose from key, type, title, "),
    ({"sort": "size"}, "“size” is not a sort order; choose from relevance"),
    ({"query": "x year:abc"}, "“abc”: write a year as"),
    ({"query": " ? "}, "no word to search for"),
]


@pytest.mark.parametrize(("options", "why"), REFUSED)
def test_a_value_that_is_not_understood_is_refused_with_a_suggestion(
    index: Index, options: dict[str, Any], why: str
) -> None:
    with pytest.raises(UsageError) as error:
        keys(index, **options)
    assert str(error.value).startswith(why)


def test_a_value_in_a_query_is_refused_with_a_caret(index: Index) -> None:
    with pytest.raises(UsageError) as error:
        keys(index, "women  region:atlantis")
    assert str(error.value).split("\n")[1:] == ["  women region:atlantis", "               ^"]
