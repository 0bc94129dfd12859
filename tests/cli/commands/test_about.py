"""`about`: what is known of a word, whatever it is, and which publications are by it or about it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.rows import every_row
from programs.running import Run, as_typed_here
from protlib.cli.knowledge import kind
from protlib.library import Library
from protlib.record import places
from protlib.record.model import Publication
from protlib.record.places import gazetteer


def _head(text: str) -> str:
    return text.partition("\n")[0]


def _sections(text: str) -> Iterator[dict[str, str]]:
    """Yield the labels and texts of each section; its first line is under the label "name"."""
    for section in text.rstrip("\n").split("\n\n"):
        head, *lines = section.splitlines()
        yield {"name": head} | dict(line.split(": ", 1) for line in lines)


@pytest.mark.parametrize(
    ("words", "head"),
    [
        (["acnur"], "United Nations High Commissioner for Refugees (UNHCR): body (un)"),
        (["Unhcr"], "United Nations High Commissioner for Refugees (UNHCR): body (un)"),
        (["المفوضية السامية للأمم المتحدة لشؤون اللاجئين"], "United Nations High Commissioner for Refugees (UNHCR): body (un)"),
        (["who"], "World Health Organization (WHO): body (un)"),
        (["GBV"], "gender-based violence: concept (gbv)"),
        (["traite", "des", "personnes"], "trafficking in persons: concept (trafficking)"),
        (["MARIAGE PRECOCE"], "child marriage: concept (child-marriage)"),
        (["child-marriage"], "child marriage: concept (child-marriage)"),
        (["Horn", "of", "Africa"], "Horn of Africa: place (region), code horn-of-africa, as defined by IGAD, member states"),
        (["Afrique de l'Ouest"], "West Africa: place (region), code 011, as defined by UN M49"),
        (["jordan"], "Jordan: place (country), code JOR, as defined by ISO 3166-1"),
        (["a/hrc/44/45"], "A/HRC/44/45: symbol (document; Human Rights Council; session 44)"),
        (["Palermo Protocol"], "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children: treaty, adopted 2000-11-15"),
    ],
)  # fmt: skip
def test_a_name_in_any_language_and_spelling_is_looked_up_among_all_that_is_known(
    protlib: Run, words: list[str], head: str
) -> None:
    ran = protlib("about", *words)
    assert (_head(ran.out), ran.err, ran.code) == (head, "", 0)
    assert ran.out.splitlines()[-1].endswith(": none")


def test_a_body_is_told_with_its_names_and_its_publications(known_library: Run) -> None:
    [section] = _sections(known_library("about", "acnur").out)
    assert section["fr"].startswith(
        "Haut-Commissariat des Nations Unies pour les réfugiés (HCR); Haut Commissariat aux réfugiés;"
    )
    assert (section["part of"], section["country"]) == ("United Nations", "Switzerland")
    assert section["not to be taken for"] == "United Nations Commission on Human Rights (UNCHR)"
    assert section["publications by it"] == "global, tendances"


def test_former_names_have_their_years_and_a_country_may_be_meant(protlib: Run) -> None:
    [section] = _sections(protlib("about", "OIM").out)
    assert section["formerly"].endswith("Intergovernmental Committee for Migration (ICM) 1980-1989")
    [danish] = _sections(protlib("about", "Danish Refugee Council").out)
    assert danish["not to be taken for"] == "Norwegian Refugee Council (NRC); Democratic Republic of the Congo"
    assert danish["also"] == "Dansk Flygtningehjælp; Danmarks Flygtningehjælp"


def test_a_subject_is_told_with_what_lies_around_it_and_its_publications(known_library: Run) -> None:
    [section] = _sections(known_library("about", "CEFM").out)
    assert {"early marriage", "CEFM"} <= {*section["en"].split("; ")}
    assert "casamento prematuro" in section["pt"]
    assert section["broader"] == "harmful practices"
    assert section["related"].startswith("bride price; teenage pregnancy; forced marriage")
    assert section["publications about it"] == "early, mariage"


def test_a_place_is_told_with_what_lies_in_it_and_around_it_and_its_publications(known_library: Run) -> None:
    [section] = _sections(known_library("about", "western africa").out)
    assert "Western Africa" in section["also"]
    assert "; Nigeria; " in section["countries"]
    assert section["lies in"] == "West and Central Africa; Sub-Saharan Africa; Africa; Worldwide"
    [africa] = _sections(known_library("about", "Africa").out)
    assert africa["publications about it"] == "camps, early, mariage"


def test_an_area_is_told_with_its_country_and_a_country_with_its_areas(protlib: Run) -> None:
    [area] = _sections(protlib("about", "coxs bazar").out)
    assert area["name"] == "Cox's Bazar: place (area), code BGD-coxs-bazar, as defined by protlib's list of areas"
    assert "Kutupalong" in area["areas"]
    assert area["lies in"].startswith("Chattogram; Bangladesh; ")
    [bangladesh] = json.loads(protlib("about", "Bangladesh", "--format", "json").out)
    assert {"Cox's Bazar", "Kutupalong", "Sylhet"} < {*bangladesh["areas"]}


def test_it_is_told_who_counts_whom(protlib: Run) -> None:
    lines = protlib("about", "Sahel").out.splitlines()
    assert lines[0] == "Sahel: place (region), code sahel, in 3 lists"
    assert lines[1].startswith("countries in any of them: Burkina Faso; Cameroon; Chad; Gambia; Guinea; Mali;")
    assert lines[2] == "as UNHCR, Sahel situation has it: Burkina Faso; Mali; Niger"
    assert lines[3].startswith("as OCHA, Sahel crisis, 2023 has it: Burkina Faso; Cameroon;")
    ours = "countries: Burkina Faso; Mali; Niger"
    assert protlib("about", "Sahel", "--as", "unhcr").out.splitlines()[1] == ours
    assert protlib("about", "Sahel", "--as", "iom").out.splitlines()[1:3] == [
        "IOM has no list of its own, so that of its source counts",
        ours,
    ]
    [entry] = json.loads(protlib("about", "Sahel", "--as", "ocha", "--format", "json").out)
    assert "Nigeria" in entry["countries"]
    assert [entry["house"] for entry in entry["as_drawn"]] == ["", "ocha", "un"]


@pytest.mark.parametrize(
    ("house", "source"),
    [
        ("unhcr", "UNHCR, Sahel situation"),
        ("ocha", "OCHA, Sahel crisis, 2023"),
        ("reliefweb", "OCHA, Sahel crisis, 2023"),
        ("un", "United Nations, Integrated Strategy for the Sahel, since 2018"),
        ("iom", "UNHCR, Sahel situation"),
    ],
)
def test_a_place_as_a_house_draws_it_is_told_with_the_list_of_this_house(protlib: Run, house: str, source: str) -> None:
    ran = protlib("about", "Sahel", "--as", house)
    assert _head(ran.out) == f"Sahel: place (region), code sahel, as defined by {source}"
    [place] = json.loads(protlib("about", "Sahel", "--as", house, "--format", "json").out)
    assert place["source"] == source


def test_the_publications_about_a_region_are_those_of_the_house_that_draws_it(known_library: Run) -> None:
    keys = {
        house: json.loads(known_library("about", "Sahel", "--as", house, "--format", "json").out)[0]["publications"]
        for house in ("any", "unhcr")
    }
    assert keys == {"any": ["early", "mariage"], "unhcr": []}


@every_row("house", ["", *places.HOUSES])
def test_each_region_has_the_countries_of_the_lists_that_it_is_told_with(house: str) -> None:
    for place in gazetteer.by_code().values():
        if place.kind == "region":
            lists = dict(places.lists_by_house(place).values())
            house_lists = [lists[source] for source in places.sources(place, house)]
            assert frozenset().union(*house_lists) == places.countries_counted_to(place, house), place.name


@pytest.mark.parametrize("words", [(), ("Sahel",), ("--type", "body"), ("UNHCR",)])
def test_an_unknown_agency_is_refused_with_those_that_exist(protlib: Run, words: tuple[str, ...]) -> None:
    message = "protlib: unknown house “foo”; choose from unhcr, iom, ocha, unicef, who, worldbank, un, reliefweb\n"
    assert protlib("about", *words, "--as", "foo") == ("", message, 2)


def test_a_symbol_and_a_treaty_are_told_with_their_publications(known_library: Run) -> None:
    [symbol] = _sections(known_library("about", "S/RES/1325").out)
    assert (symbol["link"], symbol["publications with it"]) == ("https://docs.un.org/en/S/RES/1325", "women")
    [treaty] = _sections(known_library("about", "UNCRC", "--type", "treaty").out)
    assert (treaty["number"], treaty["publications with it in the title"]) == ("A/RES/44/25", "convention")
    assert "CIDE" in treaty["also"].split("; ")


@pytest.mark.slow
def test_each_treaty_is_asked_of_the_library_by_its_name(tmp_path: Path) -> None:
    treaties = kind("treaty").all_entries()
    records = [Publication(key=f"t{place}", title=entry.name) for place, entry in enumerate(treaties)]
    with Library(tmp_path / "library.json", tmp_path / "cache") as library:
        library.add_many(records, on_duplicate="add")
        lacking = [entry.name for place, entry in enumerate(treaties) if f"t{place}" not in entry.publications(library)]
    assert lacking == []


def test_a_symbol_tells_what_the_document_adopts(protlib: Run) -> None:
    [section] = _sections(protlib("about", "A/RES/55/25").out)
    assert section["adopts"].split("; ")[2] == "United Nations Convention against Transnational Organized Crime"
    [symbol] = json.loads(protlib("about", "a/res/44/25", "--format", "json").out)
    assert symbol["adopts"] == ["Convention on the Rights of the Child"]


def test_many_publications_are_counted_and_json_has_all_of_them(protlib: Run) -> None:
    rows = "\n".join(
        f'{{"key": "k{number}", "title": "Title {number}", "countries": ["Ghana"]}}' for number in range(7)
    )
    assert protlib("import", "-", "--from", "jsonl", stdin=rows).code == 0
    assert protlib("about", "Ghana").out.endswith("\npublications about it: k0, k1, k2, k3, k4 and 2 more\n")
    [ghana] = json.loads(protlib("about", "Ghana", "--format", "json").out)
    assert ghana["publications"] == [f"k{number}" for number in range(7)]


SEVERAL = [
    ("CRC", ["treaty", "body"]),
    ("crc", ["treaty", "body"]),
    ("cat", ["treaty", "body"]),
    ("MENA", ["place", "concept"]),
    ("ASEAN", ["body", "place"]),
    ("Emergency", ["body", "concept"]),
    ("emergency", ["concept", "body"]),
    ("1951 Convention", ["treaty", "concept"]),
    ("Osh", ["place", "concept"]),
]


@pytest.mark.parametrize(("word", "types"), SEVERAL)
def test_a_word_of_several_meanings_shows_each_the_likeliest_first(protlib: Run, word: str, types: list[str]) -> None:
    ran = protlib("about", word, "--format", "json")
    assert [entry["type"] for entry in json.loads(ran.out)] == types
    assert ran.err == f"“{word}” has several meanings; show one with --type {types[0]} or --type {types[1]}\n"
    for only in types:
        result = protlib("about", word, "--type", only, "--format", "json")
        assert [entry["type"] for entry in json.loads(result.out)] == [only]
        assert result.err == ""


def test_what_the_library_is_about_is_the_likelier(protlib: Run) -> None:
    assert protlib("add", "--title", "Trade", "--country", "Indonesia").code == 0
    assert [entry["type"] for entry in json.loads(protlib("about", "ASEAN", "-f", "json").out)] == [
        "place",
        "body",
    ]


def test_an_acronym_of_several_bodies_shows_all_of_them(known_library: Run) -> None:
    ran = known_library("about", "ICC")
    assert [(section["name"], section["publications by it"]) for section in _sections(ran.out)] == [
        ("International Criminal Court (ICC): body (court)", "verdict"),
        ("International Chamber of Commerce (ICC): body (network)", "none"),
    ]
    assert ran.err == ""


def test_a_name_that_authors_have_as_well_gets_a_hint(known_library: Run) -> None:
    message = "“Jordan” is also the name of an author: protlib list --author Jordan\n"
    assert known_library("about", "Jordan").err == message
    assert known_library("about", "Jordan", "--type", "place").err == ""
    assert known_library("list", "--author", "Jordan", "--format", "keys").out == "courts\n"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["UNHCR", "GBV"], ["United Nations High Commissioner for Refugees", "gender-based violence"]),
        (["UNHCR", "A/HRC/44/45"], ["United Nations High Commissioner for Refugees", "A/HRC/44/45"]),
        (["Serbia and Kosovo (S/RES/1244 (1999))"], ["Serbia", "Kosovo"]),
        (["North and South America"], ["North America", "South America"]),
        (["Kenya", "Ghana", "kenya"], ["Kenya", "Ghana"]),
        (["A/HRC/44/45/Add.1", "Security Council resolution 1325 (2000)"], ["A/HRC/44/45/Add.1", "S/RES/1325(2000)"]),
        (["see A/HRC/44/45/Add.1 and Security Council resolution 1325 (2000)"], ["A/HRC/44/45/Add.1", "S/RES/1325(2000)"]),
        (["see", "A/HRC/44/45", "there"], ["A/HRC/44/45"]),
    ],
)  # fmt: skip
def test_several_names_are_looked_up_one_behind_the_other(protlib: Run, words: list[str], names: list[str]) -> None:
    ran = protlib("about", *words, "--format", "json")
    assert ([entry["name"] for entry in json.loads(ran.out)], ran.err) == (names, "")


def test_a_symbol_is_told_as_json(protlib: Run) -> None:
    assert json.loads(protlib("about", "A/HRC/44/45/Add.1", "S/RES/1325 (2000)", "-f", "json").out) == [
        {"type": "symbol", "name": "A/HRC/44/45/Add.1", "body": "Human Rights Council", "session": "44", "year": None,
         "kind": "document", "change": "addendum 1", "adopts": [], "link": "https://docs.un.org/en/A/HRC/44/45/Add.1", "publications": []},
        {"type": "symbol", "name": "S/RES/1325(2000)", "body": "Security Council", "session": "", "year": 2000,
         "kind": "resolution", "change": "", "adopts": [], "link": "https://docs.un.org/en/S/RES/1325(2000)", "publications": []},
    ]  # fmt: skip


def test_each_type_is_told_as_json(known_library: Run) -> None:
    [body] = json.loads(known_library("about", "HCR", "--format", "json").out)
    assert (body["code"], body["kind"], body["country"], body["part_of"]) == (
        "unhcr",
        "un",
        "CHE",
        ["United Nations"],
    )
    assert {"name": "联合国难民署", "language": "zh", "acronyms": [], "years": ""} in body["names"]
    assert body["publications"] == ["global", "tendances"]
    [concept] = json.loads(known_library("about", "CEFM", "--format", "json").out)
    assert {"name": "CEFM", "language": "en", "is_acronym": True} in concept["names"]
    assert concept["publications"] == ["early", "mariage"]
    [place] = json.loads(known_library("about", "western africa", "--format", "json").out)
    assert (place["name"], place["kind"], place["code"]) == ("West Africa", "region", "011")
    assert {"Nigeria", "Ghana"} < {*place["countries"]}
    [treaty] = json.loads(known_library("about", "UNCRC", "--type", "treaty", "--format", "json").out)
    assert (treaty["adopted"], treaty["publications"]) == ("1989-11-20", ["convention"])


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["marriage"], ["bride trafficking\tconcept\tbride-trafficking", "child marriage\tconcept\tchild-marriage", "forced marriage\tconcept\tforced-marriage"]),
        (["Punjab"], ["Punjab (India)\tplace\tarea\tIND-punjab", "Punjab (Pakistan)\tplace\tarea\tPAK-punjab"]),
        (["nigerian"], ["Nigerian Red Cross Society (NRCS)\tbody\tred-cross"]),
    ],
)  # fmt: skip
def test_a_word_that_is_only_part_of_names_lists_what_has_it(protlib: Run, words: list[str], rows: list[str]) -> None:
    ran = protlib("about", *words)
    assert (ran.out.splitlines(), ran.code) == (rows, 0)
    assert ran.err == f"these have “{words[0]}” in a name. For details: protlib about NAME\n"
    objects = json.loads(protlib("about", *words, "--format", "json").out)
    assert [entry["type"] for entry in objects] == [row.split("\t")[1] for row in rows]
    assert not any("publications" in entry for entry in objects)


def test_an_area_whose_name_is_a_common_word_is_told_where_nothing_else_is_called_so(protlib: Run) -> None:
    assert _head(protlib("about", "Edo").out).startswith("Edo State: place (area), code NGA-edo-state,")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["Danish Refuge Council"], "“Danish Refuge Council” is unknown; did you mean “Danish Refugee Council”?"),
        (["UNCR"], "“UNCR” is unknown; did you mean “UNCHR” or “UNHCR” or “UNCRC”?"),
        (["Horn", "of", "Afrika"], "“Horn of Afrika” is unknown; did you mean “Horn of Africa”?"),
        (["Germny"], "“Germny” is unknown; did you mean “Germany”?"),
        (["Germny", "--type", "place"], "“Germny” is not a known place; did you mean “Germany”?"),
        (["child mariages"], "“child mariages” is unknown; did you mean “child marriage”"),
        (["Kenya", "--type", "concept"], "“Kenya” is a place, not a concept: protlib about Kenya --type place"),
        (["CRC", "--type", "place"], "“CRC” is a body or treaty, not a place: protlib about CRC --type body or protlib about CRC --type treaty"),
        (["Jobe"], "“Jobe” is unknown, but authors have it as a name or as initials: protlib list --author Jobe"),
        (["tendances"], "“tendances” is unknown; it is a citation key: protlib show tendances"),
        (
            ["TIP", "report"],
            "“TIP report” is a series, “Trafficking in Persons Report” (United States Department of State): protlib editions 'TIP report'\n",
        ),
        (["xyzzyx"], "“xyzzyx” is unknown; to list what is known: protlib about. To search your library: protlib search xyzzyx\n"),
        (["no symbol in it", "--type", "symbol"], "“no symbol in it” is not a known symbol"),
        (["UNHCR", "xyzzyx"], "“UNHCR xyzzyx” is unknown"),
        ([""], "“” is unknown; to list what is known: protlib about\n"),
        (["…"], "“…” is unknown; to list what is known: protlib about"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_told_with_what_may_have_been_meant(
    known_library: Run, words: list[str], message: str
) -> None:
    ran = known_library("about", *words)
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", 1, 1)
    assert ran.err.startswith(f"protlib: {as_typed_here(message)}")
    assert known_library("about", *words, "--format", "json").out == "[]\n"


def test_initials_of_an_author_lead_to_its_publications(protlib: Run) -> None:
    protlib("add", "--title", "Estudio", "--organisation", "Centro de Estudios para el Desarrollo", "--key", "estudio")
    assert protlib("about", "CEPD").err.endswith("as a name or as initials: protlib list --author CEPD\n")
    assert protlib("list", "--author", "CEPD", "--format", "keys").out == "estudio\n"
