"""Names as BibTeX and biblatex write them: who is who, what is a particle, and what is one organisation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.formats.bib import bibtex, names
from protlib.formats.bib.latex.encoder import ASCII_ENCODER, UNICODE_ENCODER
from protlib.record.model import Name
from protlib.record.names import display

# Given, particle, family, as the table in chapter 11 of "Tame the BeaST" asks for them.
PARTS = [
    ("AA BB", ("AA", "", "BB")),
    ("AA", ("", "", "AA")),
    ("AA bb", ("AA", "", "bb")),
    ("aa", ("", "", "aa")),
    ("AA bb CC", ("AA", "bb", "CC")),
    ("AA bb CC dd EE", ("AA", "bb CC dd", "EE")),
    ("AA 1B cc dd", ("AA 1B", "cc", "dd")),
    ("AA 1b cc dd", ("AA", "1b cc", "dd")),
    ("AA {b}B cc dd", ("AA bB", "cc", "dd")),
    ("AA {b}b cc dd", ("AA", "bb cc", "dd")),
    ("AA {bb} cc DD", ("AA bb", "cc", "DD")),
    ("AA bb {cc} DD", ("AA", "bb", "cc DD")),
    ("AA {bb} CC", ("AA bb", "", "CC")),
    ("bb CC, AA", ("AA", "bb", "CC")),
    ("bb, AA", ("AA", "", "bb")),
    ("bb CC dd EE, AA", ("AA", "bb CC dd", "EE")),
    ("BB,", ("", "", "BB")),
    ("{\\relax van} Gogh, Vincent", ("Vincent", "van", "Gogh")),
    ("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", ("Charles Louis Xavier Joseph", "de la", "Vallée Poussin")),
    ("Jean de La Fontaine du Bois Joli", ("Jean", "de La Fontaine du", "Bois Joli")),
    ("de La Fontaine, Jean", ("Jean", "de", "La Fontaine")),
    ("De la Fontaine, Jean", ("Jean", "De la", "Fontaine")),
    ("Brinch Hansen, Per", ("Per", "", "Brinch Hansen")),
    ("Mark~van~den Berg", ("Mark", "van den", "Berg")),
    ("{\\'E}ric {\\AA}ngstr{\\\"o}m", ("Éric", "", "Ångström")),
    ("\\'Etienne \\O rsted", ("Étienne", "", "Ørsted")),
    ("Ahmet \\c{C}etin Demir", ("Ahmet Çetin", "", "Demir")),
    ("Pe\\~na, Jo\\~ao", ("João", "", "Peña")),
    ("Jo\\~{a}o Brand\\~ao", ("João", "", "Brandão")),
    ("J.\\,R.\\,R.\\ Tolkien", ("J. R. R.", "", "Tolkien")),
    ("AA, , BB, CC", ("BB CC", "", "AA")),
    ("Milton {Abramowitz}", ("Milton", "", "Abramowitz")),
]  # fmt: skip


@every_row(("raw", "parts"), PARTS)
def test_a_person_has_the_parts_that_bibtex_sees(raw: str, parts: tuple[str, str, str]) -> None:
    given, particle, family = parts
    assert names.read_names(raw).names == (Name(family=family, given=given, particle=particle),)


@every_row(
    ("raw", "name"),
    [
        ("von Hicks, III, Michael", Name(family="Hicks", given="Michael", particle="von", suffix="III")),
        ("King Jr., Martin Luther", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Garc{\\'i}a y Vega, Juan", Name(family="García y Vega", given="Juan")),
        ("José Ortega y Gasset", Name(family="Ortega y Gasset", given="José")),
        ("Drummond de Andrade, Carlos", Name(family="Drummond de Andrade", given="Carlos")),
        ("Humboldt, Alexander von", Name(family="Humboldt", given="Alexander", dropping="von")),
        ("May, Keith,", Name(family="May", given="Keith")),
        ("Martin Luther King, Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("bell hooks", Name(family="hooks", given="bell")),
        ("aya lou nakamura", Name(family="nakamura", given="aya lou")),
        ("maria de la cruz", Name(family="cruz", given="maria", particle="de la")),
        ("de la cruz", Name(family="cruz", particle="de la")),
    ],
)
def test_where_bibtex_would_tear_a_name_apart_it_is_kept_whole(raw: str, name: Name) -> None:
    assert names.read_names(raw).names == (name,)


@every_row(
    ("raw", "families"),
    [
        ("{Zhao, J and Lee, JHW and van der Berg, J.-P.}", ["Zhao", "Lee", "Berg"]),
        ("{Stephens Jr}, Melvin and {Hunt III}, H. B.", ["Stephens", "Hunt"]),
        ("{Lewis, N and Moretti, Ana}", ["Lewis", "Moretti"]),
        ("{Office for Justice, Equality and Peace, Kenya}", [""]),
        ("{UNHCR, IOM and WFP, FAO}", [""]),
        ("{Ministry of Justice, US and Ministry of Health, UK}", [""]),
    ],
)
def test_people_in_the_braces_of_web_of_science_are_people(raw: str, families: list[str]) -> None:
    assert [name.family for name in names.read_names(raw).names] == families


@every_row(
    ("raw", "literals"),
    [
        ("{International Organization for Migration}", ["International Organization for Migration"]),
        ("{{World Bank}} and {A and B, Inc.}", ["World Bank", "A and B, Inc."]),
        ("{Minist{\\`e}re de l'Int{\\'e}rieur}", ["Ministère de l'Intérieur"]),
        ("International Organization for Migration", ["International Organization for Migration"]),
        ("Food and Agriculture Organization", ["Food and Agriculture Organization"]),
        ("Ministry of Health and Population", ["Ministry of Health and Population"]),
        ("UNHCR and Ministry of Justice", ["UNHCR", "Ministry of Justice"]),
        (
            "European Commission, Directorate-General for Justice",
            ["European Commission, Directorate-General for Justice"],
        ),
        ("Ministry of Justice,", ["Ministry of Justice"]),
        ("Ernst \\& Young", ["Ernst & Young"]),
    ],
)
def test_an_organisation_is_whole_with_braces_and_without(raw: str, literals: list[str]) -> None:
    assert [name.literal for name in names.read_names(raw).names] == literals


def test_the_short_form_behind_an_organisation_without_braces_is_told_from_its_name() -> None:
    reading = names.read_names("International Organization for Migration (IOM) and {World Bank (WB)}").names
    assert reading == (
        Name(literal="International Organization for Migration", short="IOM"),
        Name(literal="World Bank (WB)"),
    )


@every_row(
    ("raw", "displayed"),
    [
        ("Pappas, I., UNHCR Greece", ["Pappas, I.", "UNHCR Greece"]),
        ("Smith, J., Doe, J. A., Roe, R.", ["Smith, J.", "Doe, J. A.", "Roe, R."]),
        ("J. Smith, J.A. Doe and R. Roe", ["Smith, J.", "Doe, J.A.", "Roe, R."]),
        ("John Smith, Jane Doe, Richard Roe", ["Smith, John", "Doe, Jane", "Roe, Richard"]),
        ('Smith, John & M{\\"u}ller, Jane', ["Smith, John", "Müller, Jane"]),
        ("John Smith \\& Jane Doe", ["Smith, John", "Doe, Jane"]),
        ("Smith JA and Doe J", ["Smith, J. A.", "Doe, J."]),
        ("Doe, John, Jr.", ["Doe, John, Jr."]),
    ],
)
def test_names_that_keep_no_rule_of_bibtex_are_told_apart(raw: str, displayed: list[str]) -> None:
    assert [display(name) for name in names.read_names(raw).names] == displayed


@every_row(
    ("raw", "name"),
    [
        ("Jane Doe, PhD", Name(family="Doe", given="Jane", suffix="PhD")),
        ("Doe, PhD, Jane", Name(family="Doe", given="Jane", suffix="PhD")),
        ("Malcolm X", Name(family="X", given="Malcolm")),
        ("Garc{\\'i}a M{\\'a}rquez, Gabriel Jos{\\'e}", Name(family="García Márquez", given="Gabriel José")),
        ("{Bell, Cole, and Roe, Inc.}, Frank", Name(family="Bell, Cole, and Roe, Inc.", given="Frank")),
        ("Smith, Jr., Bill, Lee", Name(family="Smith", given="Bill Lee", suffix="Jr.")),
        ("AA, BB, CC, DD", Name(family="AA", given="CC DD", suffix="BB")),
        ("Doe, Xy, Jane", Name(family="Doe", given="Jane", suffix="Xy")),
    ],
)
def test_a_name_that_keeps_the_rules_is_read_by_them(raw: str, name: Name) -> None:
    assert names.read_names(raw).names == (name,)


@every_row("raw", ["Jobe, Alison", "Alison Jobe", '{\\"O}zge', "AA", "Bank, John"])
def test_a_person_is_no_organisation(raw: str) -> None:
    assert [name.literal for name in names.read_names(raw).names] == [""]


@every_row(
    ("raw", "families"),
    [
        ("Roe, Jane and Doe, John", ["Roe", "Doe"]),
        ("Roe, Jane AND Doe, John\n  and\n  Poe, Edgar", ["Roe", "Doe", "Poe"]),
        ("Roe, Jane; Doe, John", ["Roe", "Doe"]),
        ("Anderson and Sandberg", ["Anderson", "Sandberg"]),
        ("Roe, Jane and and Doe, John and", ["Roe", "Doe"]),
        ("", []),
        (" and ", []),
    ],
)
def test_a_list_is_split_at_and(raw: str, families: list[str]) -> None:
    assert [name.family for name in names.read_names(raw).names] == families


@every_row(
    "raw",
    [
        "Roe, Jane and others", "Roe, Jane et al.", "Jane Roe and Others", "Roe, Jane, et al", "Roe, Jane ET AL.",
        "Roe, Jane, et. al.", "Roe, Jane et alii", "Roe, Jane et coll.", "Roe, Jane y otros", "Roe, Jane и др.",
        "Roe, Jane e outros", "Roe, Jane u. a.", "Roe, Jane e.a.", "Roe, Jane and colleagues",
    ],
)  # fmt: skip
def test_others_are_no_person(raw: str) -> None:
    reading = names.read_names(raw)
    assert (reading.names, reading.has_others) == ((Name(family="Roe", given="Jane"),), True)


@pytest.mark.parametrize("raw", ["Roe, E.A.", "Roe, U. A.", "{Save the Children and others}"])
def test_initials_and_braces_are_no_others(raw: str) -> None:
    assert not names.read_names(raw).has_others


@every_row(
    ("raw", "useprefix", "name"),
    [
        ("family=Hasselt, given=Jan, prefix=van, useprefix=true", None, Name(family="Hasselt", given="Jan", particle="van")),
        ("family=Humboldt, given={Alexander}, prefix=von, useprefix=false", None, Name(family="Humboldt", given="Alexander", dropping="von")),
        ('given="Jean Charles Gabriel", prefix=de la, family={Vall{\\\'e}e, Poussin}, suffix=Jr', None,
         Name(family="Vallée, Poussin", given="Jean Charles Gabriel", particle="de la", suffix="Jr")),
        ("given=Jan, given-i=J, family=Roe", None, Name(family="Roe", given="Jan")),
        ("von Humboldt, Alexander", False, Name(family="Humboldt", given="Alexander", dropping="von")),
    ],
)  # fmt: skip
def test_biblatex_names_its_parts(raw: str, useprefix: bool | None, name: Name) -> None:
    assert names.read_names(raw, useprefix=useprefix).names == (name,)


def test_a_part_that_a_name_does_not_have_is_left_out() -> None:
    assert names.read_names("family=Roe, given=Jane, id=0000-0001").left_out == ("id=0000-0001",)


@every_row(
    ("name", "raw"),
    [
        (Name(family="Jobe", given="Alison"), "Jobe, Alison"),
        (Name(family="Dijk", given="Jan", particle="van", suffix="Jr."), "van Dijk, Jr., Jan"),
        (Name(family="Humboldt", given="Alexander", dropping="von"), "Humboldt, Alexander von"),
        (Name(literal="Barnes and Noble, Inc."), "{Barnes and Noble, Inc.}"),
        (Name(literal="R&D Unit"), "{R\\&D Unit}"),
        (Name(family="Plato"), "Plato"),
        (Name(family="de la Cruz", given="Ana"), "{de la Cruz}, Ana"),
        (Name(family="Roe, MD", given="Jane"), "{Roe, MD}, Jane"),
    ],
)
def test_a_name_is_written_so_that_no_reader_tears_it(name: Name, raw: str) -> None:
    assert names.format_names([name]) == raw
    assert names.read_names(raw).names == (name,)


def test_a_name_with_more_commas_than_biber_reads_is_one_group() -> None:
    assert names.format_names([Name(family="Babor", given="Berman, Chan, Reinert")]) == "{Babor, Berman, Chan, Reinert}"
    assert names.format_names([Name(family="Babor", given="Berman, Chan")]) == "Babor, {Berman, Chan}"


def test_others_are_written_last() -> None:
    assert (
        names.format_names([Name(literal="IOM"), Name(family="Roe", given="J.")], has_others=True)
        == "{IOM} and Roe, J. and others"
    )


def test_short_forms_stand_in_a_list_of_their_own() -> None:
    people = (Name(literal="World Bank", short="WB"), Name(family="Dijk", given="Jan", particle="van"))
    assert names.short(people) == "{WB} and {van Dijk}"
    assert names.with_short((Name(literal="World Bank"), people[1]), names.short(people)) == people
    assert names.short(people[1:]) == ""


def test_short_forms_of_another_number_of_names_fit_nobody() -> None:
    assert names.with_short((Name(literal="World Bank"),), "{WB} and {X}") is None


# "Jr" and "Sr" behind a family name are no part of it.
CAPITALISED = st.from_regex(r"(?![JS]r$)[A-ZÉØ][a-zéø]{1,6}(-[A-Z][a-z]{1,4})?", fullmatch=True)
PEOPLE = st.builds(
    Name,
    family=st.lists(CAPITALISED, min_size=1, max_size=2).map(" ".join),
    given=st.lists(CAPITALISED, min_size=1, max_size=2).map(" ".join),
    particle=st.sampled_from(["", "van", "van den", "de la", "von"]),
    suffix=st.sampled_from(["", "III", "Jr."]),
)


@given(st.lists(PEOPLE, max_size=3), st.booleans(), st.booleans())
def test_people_come_back_as_they_were_written(people: list[Name], has_others: bool, ascii_only: bool) -> None:
    reading = names.read_names(
        names.format_names(people, ASCII_ENCODER if ascii_only else UNICODE_ENCODER, has_others=has_others)
    )
    assert (list(reading.names), reading.has_others) == (people, has_others)


@given(st.text())
def test_any_text_can_be_read_as_names(raw: str) -> None:
    assert Name() not in names.read_names(raw).names


@pytest.mark.parametrize(("editor", "is_body"), [("Fialova, J", False), ("Bank, World", True), ("IOM", True)])
def test_an_editor_whom_web_of_science_writes_like_a_body_is_a_person(editor: str, is_body: bool) -> None:
    [record] = bibtex.loads(f"@book{{a, title = {{{{Syndemics}}}}, editor = {{{{{editor}}}}}}}").publications
    assert bool(record.editors[0].literal) == is_body
