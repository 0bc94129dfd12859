"""A name, a code or a misspelt name means the right place."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import places
from protlib.record.places.areas import areas
from protlib.record.places.gazetteer import by_code
from protlib.record.places.spellings import place_key

PLACES = tuple(by_code().values())


def name(text: str) -> str | None:
    place = places.resolve(text)
    return place.name if place else None


def names_of(place: places.Place) -> tuple[str, ...]:
    return (place.name, *place.other_names, *place.foreign_names)


def test_every_name_and_code_of_a_place_means_it() -> None:
    wrong = [
        text
        for place in PLACES
        for text in (*names_of(place), place.code, place.alpha_2, place.numeric)
        if text and places.resolve(text) != place
    ]
    assert wrong == []


def test_no_name_is_of_two_places_or_stands_twice() -> None:
    claims = defaultdict(list)
    for place in PLACES:
        for text in names_of(place):
            claims[place_key(text)].append(text)
    assert [texts for texts in claims.values() if len(texts) > 1] == []
    assert "" not in claims


@every_row(
    ("text", "expected"),
    [
        ("west africa", "West Africa"),
        ("Western Africa", "West Africa"),
        ("WEST-AFRICA", "West Africa"),
        ("Africa, West", "West Africa"),
        ("W. Africa", "West Africa"),
        ("Afrique de l’Ouest", "West Africa"),
        ("Middle Africa", "Central Africa"),
        ("Northern America", "North America"),
        ("the Caribbean", "Caribbean"),
        ("World", "Worldwide"),
        ("world-wide", "Worldwide"),
        ("Global", "Worldwide"),
        ("International", "Worldwide"),
        ("Horn Of Africa", "Horn of Africa"),
        ("East Africa and Horn of Africa", "East and Horn of Africa"),
        ("EHoA", "East and Horn of Africa"),
        ("Western & Central Africa", "West and Central Africa"),
        ("Central and West Africa", "West and Central Africa"),
        ("Afrique de l'Ouest et du Centre", "West and Central Africa"),
        (
            "Central America, North America and the Caribbean",
            "Central America, North America and the Caribbean",
        ),
        ("Latin America & the Caribbean", "Latin America and the Caribbean"),
        ("MENA", "Middle East and North Africa"),
        ("MENA region", "Middle East and North Africa"),
        ("Middle East and North Africa (MENA)", "Middle East and North Africa"),
        ("Asia/Pacific", "Asia and the Pacific"),
        ("Asia-Pacific", "Asia and the Pacific"),
        ("Southeast Asia", "South-East Asia"),
        ("South East Asia", "South-East Asia"),
        ("South-eastern Asia", "South-East Asia"),
        ("SE Asia", "South-East Asia"),
        ("Southeastern Europe", "South-Eastern Europe"),
        ("Subsaharan Africa", "Sub-Saharan Africa"),
        ("EU", "European Union"),
        ("EU-27", "European Union"),
        ("EU Member States", "European Union"),
        ("European Union (EU)", "European Union"),
        ("the Sahel region", "Sahel"),
        ("Southern Africa region", "Southern Africa"),
        ("GCC countries", "Gulf Cooperation Council"),
        ("Mekong", "Greater Mekong Subregion"),
        ("Greater Mekong Sub-region", "Greater Mekong Subregion"),
        ("SEEECA", "South-Eastern Europe, Eastern Europe and Central Asia"),
        ("USSR", "Former Soviet Union"),
        ("011", "West Africa"),
        ("018", "Southern Africa (M49)"),
    ],
)
def test_a_region_is_known_by(text: str, expected: str) -> None:
    assert name(text) == expected


@every_row(
    ("text", "expected"),
    [
        ("Côte d'Ivoire", "Côte d'Ivoire"),
        ("COTE D’IVOIRE", "Côte d'Ivoire"),
        ("Cote d`Ivoire", "Côte d'Ivoire"),
        ("Cote d Ivoire", "Côte d'Ivoire"),
        ("Cote Divoire", "Côte d'Ivoire"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("Costa do Marfim", "Côte d'Ivoire"),
        ("DRC", "Democratic Republic of the Congo"),
        ("D.R.C.", "Democratic Republic of the Congo"),
        ("D. R. Congo", "Democratic Republic of the Congo"),
        ("DR Congo", "Democratic Republic of the Congo"),
        ("RDC", "Democratic Republic of the Congo"),
        ("Congo (Kinshasa)", "Democratic Republic of the Congo"),
        ("Congo, Dem. Rep.", "Democratic Republic of the Congo"),
        ("Congo, The Democratic Republic of the", "Democratic Republic of the Congo"),
        ("Democratic Republic of the Congo (DRC)", "Democratic Republic of the Congo"),
        ("Zaire", "Democratic Republic of the Congo"),
        ("Congo", "Congo"),
        ("Congo-Brazzaville", "Congo"),
        ("Republic of Congo", "Congo"),
        ("Congo, Rep.", "Congo"),
        ("Turkey", "Türkiye"),
        ("Turkiye", "Türkiye"),
        ("Swaziland", "Eswatini"),
        ("Eswatini (formerly Swaziland)", "Eswatini"),
        ("FYROM", "North Macedonia"),
        ("TFYR of Macedonia", "North Macedonia"),
        ("Solomon Isds", "Solomon Islands"),
        ("Turks and Caicos Isds", "Turks and Caicos Islands"),
        ("Wallis and Futuna Isds", "Wallis and Futuna"),
        ("Br. Virgin Isds", "British Virgin Islands"),
        ("U.K. Virgin Islands", "British Virgin Islands"),
        ("Virgin Islands (UK)", "British Virgin Islands"),
        ("Eq. Guinea", "Equatorial Guinea"),
        ("Dem. Republic Korea", "North Korea"),
        ("N. Macedonia", "North Macedonia"),
        ("N.Macedonia", "North Macedonia"),
        ("Macedonia (the former Yugoslav Republic of)", "North Macedonia"),
        ("Vietnam", "Viet Nam"),
        ("Viet-Nam", "Viet Nam"),
        ("Burma", "Myanmar"),
        ("Myanmar/Burma", "Myanmar"),
        ("Cape Verde", "Cabo Verde"),
        ("East Timor", "Timor-Leste"),
        ("Timor Leste", "Timor-Leste"),
        ("Lao PDR", "Laos"),
        ("Lao P.D.R.", "Laos"),
        ("Syrian Arab Republic", "Syria"),
        ("Iran (Islamic Republic of)", "Iran"),
        ("Iran, Islamic Rep.", "Iran"),
        ("Bolivia, Plurinational State Of", "Bolivia"),
        ("Venezuela (Bolivarian Republic of)", "Venezuela"),
        ("Tanzania, United Republic of", "Tanzania"),
        ("Moldova (the Republic of)", "Moldova"),
        ("occupied Palestinian territory", "State of Palestine"),
        ("oPt", "State of Palestine"),
        ("Palestine, State of", "State of Palestine"),
        ("West Bank & Gaza", "State of Palestine"),
        ("Kosovo", "Kosovo"),
        ("XKX", "Kosovo"),
        ("Kosovo*", "Kosovo"),
        ("Kosovo (UNSCR 1244)", "Kosovo"),
        ("Kosovo (under UNSC resolution 1244/1999)", "Kosovo"),
        ("UK", "United Kingdom"),
        ("U.K.", "United Kingdom"),
        ("USA", "United States"),
        ("U. S. A.", "United States"),
        ("US", "United States"),
        ("EE.UU.", "United States"),
        ("United States of America (USA)", "United States"),
        ("UAE", "United Arab Emirates"),
        ("CAR", "Central African Republic"),
        ("Central Africa Republic", "Central African Republic"),
        ("St. Lucia", "Saint Lucia"),
        ("St.Lucia", "Saint Lucia"),
        ("St Vincent & the Grenadines", "Saint Vincent and the Grenadines"),
        ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
        ("Bosnia-Herzegovina", "Bosnia and Herzegovina"),
        ("S. Sudan", "South Sudan"),
        ("Southern Sudan", "South Sudan"),
        ("Sudan, South", "South Sudan"),
        ("South Africa", "South Africa"),
        ("S. Africa", "South Africa"),
        ("Korea, Republic of", "South Korea"),
        ("Rep. of Korea", "South Korea"),
        ("Korea, Dem. People's Rep.", "North Korea"),
        ("DPRK", "North Korea"),
        ("Guinea", "Guinea"),
        ("Guinea Bissau", "Guinea-Bissau"),
        ("Equatorial Guinea", "Equatorial Guinea"),
        ("Papua New Guinea", "Papua New Guinea"),
        ("Niger", "Niger"),
        ("Republic of the Niger", "Niger"),
        ("Nigeria", "Nigeria"),
        ("Georgia", "Georgia"),
        ("Gambia, The", "Gambia"),
        ("Micronesia, Fed. Sts.", "Micronesia (Federated States of)"),
        ("Marshall Is.", "Marshall Islands"),
        ("Virgin Islands, U.S.", "United States Virgin Islands"),
        ("China, Hong Kong SAR", "Hong Kong"),
        ("Republic of China", "Taiwan"),
        ("People's Republic of China", "China"),
        ("Republic of Ireland", "Ireland"),
        ("República Federal de Nigeria", "Nigeria"),
        ("République du Sénégal", "Senegal"),
        ("ng", "Nigeria"),
        ("NGA", "Nigeria"),
        ("566", "Nigeria"),
        ("  nigeria ", "Nigeria"),
    ],
)
def test_a_country_is_known_by(text: str, expected: str) -> None:
    assert name(text) == expected


@every_row(
    "text",
    [
        "", " ", ",", "Central", "West", "Korea", "Virgin Islands", "Republic", "the", "United", "Arab", "States", "Democratic",
        "Northern Nigeria", "Georgia (US state)", "East and South Asia and Sahel", "4", "11", "1244",
        "n/a", "N.A.", "wset africa", "Atlantis", "West Africa, Central Africa", "Nigeria; Ghana", "Democratic Korea",
        "north " * 60, "and " * 60, "(((", "\N{NULL}", "x" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_place_or_more_than_one_means_none(text: str) -> None:
    assert places.resolve(text) is None


@every_row(
    ("text", "expected"),
    [
        ("western AFRICA", "West Africa"),
        ("Horn Of Africa", "Horn of Africa"),
        ("Cote D'Ivoire", "Côte d'Ivoire"),
        ("Turkey", "Türkiye"),
        ("Atlantis", "Atlantis"),
        ("Northern Nigeria", "Northern Nigeria"),
        ("", ""),
        ("NA", "NA"),
        ("na", "na"),
    ],
)
def test_a_place_is_spelt_and_anything_else_left_alone(text: str, expected: str) -> None:
    assert places.spell(text) == expected


def test_a_name_is_spelt_as_it_stands() -> None:
    assert [text for text in places.names() if places.spell(text) != text] == []


@given(st.text())
def test_any_text_is_spelt_once_and_for_all(text: str) -> None:
    assert places.spell(places.spell(text)) == places.spell(text)


@given(
    st.sampled_from(PLACES),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    st.sampled_from([" ", "  ", "\N{NO-BREAK SPACE}"]),
)
def test_neither_case_nor_space_matters(place: places.Place, change: type[str], space: str) -> None:
    assert places.resolve(space + change(place.name).replace(" ", space) + space) == place


@given(st.sampled_from([place for place in PLACES if "," not in place.name]), st.randoms())
def test_the_order_of_words_does_not_matter(place: places.Place, random: st.DataObject) -> None:
    words = place.name.split()
    random.shuffle(words)  # type: ignore[attr-defined]
    assert places.resolve(" ".join(words)) == place


@every_row(
    ("text", "expected"),
    [
        ("wset africa", "West Africa"),
        ("wsetern africa", "West Africa"),
        ("east afrika", "East Africa"),
        ("Nigera", "Nigeria"),
        ("Carribean", "Caribbean"),
        ("Phillipines", "Philippines"),
        ("Columbia", "Colombia"),
        ("Bosna", "Bosnia and Herzegovina"),
        ("Ivory Cost", "Côte d'Ivoire"),
        ("middle eats", "Middle East"),
        ("lake tchad", "Lake Chad Basin"),
        ("horn africa", "Horn of Africa"),
        ("Guinee bisau", "Guinea-Bissau"),
    ],
)
def test_the_first_suggestion_for_a_slip_is_what_was_meant(text: str, expected: str) -> None:
    assert places.suggest(text)[0] == expected


@every_row(
    ("text", "expected"),
    [
        ("Nigera", {"Nigeria", "Niger"}),
        ("Korea", {"South Korea", "North Korea"}),
        ("Punjab", {"Punjab (India)", "Punjab (Pakistan)"}),
        ("tripoli", {"Tripoli (Lebanon)", "Tripoli (Libya)"}),
        ("Unity", {"Unity State"}),
        ("Virgin Islands", {"British Virgin Islands", "United States Virgin Islands"}),
    ],
)
def test_all_that_may_be_meant_is_suggested(text: str, expected: set[str]) -> None:
    assert expected <= set(places.suggest(text))


@every_row("text", ["", "a", "xyzzy", "Republic", "???", "12345"])
def test_nothing_is_suggested_where_nothing_is_near(text: str) -> None:
    assert places.suggest(text) == []


@given(st.text())
def test_only_few_names_of_places_are_suggested(text: str) -> None:
    suggestions = places.suggest(text)
    assert len(suggestions) <= 3
    assert set(suggestions) <= {*places.names(), *(area.name for area in areas().values())}
