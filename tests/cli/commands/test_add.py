"""`protlib add`: what a person and a loop get."""

import json
from itertools import chain
from pathlib import Path

import pytest

from programs.running import Run, as_typed_here


def test_add_prints_the_new_key(protlib: Run) -> None:
    ran = protlib(
        "add",
        "--title",
        "Caring for Trafficked Persons",
        "--organisation",
        "International Organization for Migration (IOM)",
        "--year",
        "2009",
    )
    assert ran == ("iom2009caring\n", "", 0)


def test_a_second_add_prints_the_same_key_and_adds_nothing(protlib: Run) -> None:
    arguments = (
        "add",
        "--title",
        "The Causes and Consequences of Re-trafficking",
        "--author",
        "Jobe, Alison",
        "--year",
        "2010",
    )
    first, second = protlib(*arguments), protlib(*arguments)
    assert first.out == second.out == "jobe2010causes\n"
    assert second.err == "already there: jobe2010causes\n"
    assert second.code == 0
    assert protlib("list", "--format", "keys").out == "jobe2010causes\n"


def test_on_duplicate_add_insists(protlib: Run) -> None:
    arguments = ("add", "--title", "Handbook", "--author", "Jobe, Alison", "--year", "2010")
    protlib(*arguments)
    assert protlib(*arguments, "--on-duplicate", "add").out == "jobe2010handbooka\n"


def test_on_duplicate_update_fills_what_is_empty(protlib: Run) -> None:
    protlib("add", "--title", "Handbook", "--author", "Jobe, Alison", "--year", "2010", "--publisher", "IOM")
    protlib(
        "add",
        "--title",
        "Handbook",
        "--author",
        "Jobe, Alison",
        "--year",
        "2010",
        "--publisher",
        "UN",
        "--country",
        "Nigeria",
        "--on-duplicate",
        "update",
    )
    [record] = json.loads(protlib("list", "--format", "json").out)
    assert record["publisher"] == "IOM"
    assert record["countries"] == ["Nigeria"]


def test_every_field_is_an_option_and_comes_out_as_json(protlib: Run) -> None:
    options = [
        ("--title", "A chapter"),
        ("--type", "chapter"),
        ("--author", "Hennebry, J."),
        ("--author", "{Anti-Slavery International}"),
        ("--editor", "McAuliffe, M."),
        ("--translator", "Alison Jobe"),
        ("--date", "July 2009"),
        ("--in", "A book"),
        ("--series", "A series"),
        ("--collection-number", "7"),
        ("--publisher", "IOM"),
        ("--place", "Geneva"),
        ("--number", "12"),
        ("--genre", "Working Paper"),
        ("--volume", "1"),
        ("--issue", "2"),
        ("--pages", "3-4"),
        ("--edition", "2"),
        ("--event-title", "A meeting"),
        ("--event-place", "Vienna"),
        ("--status", "draft"),
        ("--isbn", "978-92-9068-466-4"),
        ("--issn", "1607-338X"),
        ("--doi", "https://doi.org/10.1000/XYZ"),
        ("--url", "https://publications.iom.int/x"),
        ("--accessed", "2020-01-02"),
        ("--language", "English"),
        ("--country", "ivory coast"),
        ("--region", "Western Africa"),
        ("--category", "Health"),
        ("--topic", "Protection"),
        ("--tag", "unread"),
        ("--abstract", "An abstract."),
        ("--note", "A note."),
        ("--key", "mine"),
    ]
    ran = protlib("add", "--json", *chain.from_iterable(options))
    record = json.loads(ran.out)
    assert {name: record[name] for name in record if name not in {"created", "modified"}} == {
        "key": "mine",
        "type": "chapter",
        "title": "A chapter",
        "authors": [{"family": "Hennebry", "given": "J."}, {"literal": "Anti-Slavery International"}],
        "editors": [{"family": "McAuliffe", "given": "M."}],
        "translators": [{"family": "Jobe", "given": "Alison"}],
        "date": "2009-07",
        "year": 2009,
        "container_title": "A book",
        "collection_title": "A series",
        "collection_number": "7",
        "publisher": "IOM",
        "publisher_place": "Geneva",
        "number": "12",
        "genre": "Working Paper",
        "volume": "1",
        "issue": "2",
        "page": "3-4",
        "edition": "2",
        "event_title": "A meeting",
        "event_place": "Vienna",
        "status": "draft",
        "isbn": "9789290684664",
        "issn": "1607-338X",
        "doi": "10.1000/XYZ",
        "url": "https://publications.iom.int/x",
        "accessed": "2020-01-02",
        "language": "en",
        "countries": ["Côte d'Ivoire"],
        "regions": ["West Africa"],
        "category": "Health",
        "topics": ["Protection"],
        "tags": ["unread"],
        "abstract": "An abstract.",
        "note": "A note.",
    }


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["old/sahel.pdf"], "old/sahel.pdf"),
        (["gone.pdf"], "gone.pdf"),
        (["../gone.pdf"], "../gone.pdf"),
        (["gone.PDF", "--year", "2009"], "gone.PDF"),
        (["my report.pdf"], "'my report.pdf'"),
        (["gone.epub", "refs.ris"], "gone.epub refs.ris"),
        (["refs.ris"], "refs.ris"),
    ],
)
def test_a_file_is_no_title(protlib: Run, tmp_path: Path, arguments: list[str], line: str) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "sahel.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "refs.ris").write_text("TY  - RPRT\n")
    ran = protlib("add", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(
        f"is the name of a file, not a title; to import it: {as_typed_here(f'protlib import {line}')}\n"
    )
    assert not (tmp_path / "library.json").exists()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["title=Ideas", "type=chapter"], "Ideas --type chapter"),
        (["title=Ideas", "for", "return", "tags+=kosovo"], "'Ideas for return' --set tags+=kosovo"),
        (["type=chapter"], "TITLE --type chapter"),
        (["Ideas for return", "type=chapter"], "'Ideas for return' --type chapter"),
        (["Ideas", "for", "return", "author=Ana", "Ruiz"], "'Ideas for return' --set 'authors=Ana Ruiz'"),
        (["title=Ideas", "type=chapter", "author=IOM"], "Ideas --type chapter --set authors=IOM"),
        (
            ["A study", "author=IOM", "year=2020", "country=Ghana"],
            "'A study' --set authors=IOM --set date=2020 --set countries=Ghana",
        ),
    ],
)
def test_assignments_are_no_title(protlib: Run, tmp_path: Path, arguments: list[str], line: str) -> None:
    ran = protlib("add", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"fields are options: {as_typed_here(f'protlib add {line}')}\n")
    assert not (tmp_path / "library.json").exists()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["Ideas", "type=chapter"], "add Ideas --type chapter"),
        (["10.5555/a1"], "add --doi 10.5555/a1"),
        (["a.pdf"], "import a.pdf"),
    ],
)
def test_a_line_to_type_names_the_library_that_the_user_has_named(protlib: Run, words: list[str], line: str) -> None:
    assert protlib("-L", "mine.json", "add", *words).err.endswith(f": protlib -L mine.json {line}\n")


@pytest.mark.parametrize("link", ["https://iom.int/a/report.pdf", "iom.int/report.pdf"])
def test_a_link_to_a_file_is_a_link(protlib: Run, link: str) -> None:
    assert f"protlib add --url {link}" in protlib("add", link).err


@pytest.mark.parametrize(
    "arguments", [["refs"], ["U.S. policy on aid"], ["E=mc2"], ["--title", "gone.pdf"], ["--title", "type=x"]]
)
def test_a_title_that_is_like_a_file_is_one(protlib: Run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "refs").write_text("x")
    assert protlib("add", *arguments).code == 0
    assert protlib("list", "--format", "json").out.count(f'"title": "{arguments[-1]}"') == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "a publication needs a title"),
        (["--title", "X", "--date", "the day after"], "the day after"),
        (["--title", "X", "--isbn", "978-92-9068-466-5"], "9068-466-5"),
        (["--title", "X", "--type", "raport"], "raport"),
    ],
)
def test_a_wrong_value_is_refused_in_one_line(protlib: Run, tmp_path: Path, arguments: list[str], message: str) -> None:
    ran = protlib("add", *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "library.json").exists()


@pytest.mark.parametrize("key", ["two words", "^^5cinput", "-n", "a;b", "a\tb", "a$b", "a&b"])
def test_a_key_that_some_program_would_not_take_is_refused(protlib: Run, key: str) -> None:
    ran = protlib("add", "--title", "Ideas", f"--key={key}")
    assert (ran.out, ran.code) == ("", 2)
    assert "cannot be a citation key; use letters, digits and _ - . : / +" in ran.err


def test_a_note_of_ones_own_and_one_to_be_printed_are_two_things(protlib: Run) -> None:
    protlib("add", "--title", "Ideas", "--key", "ideas", "--note", "Second shelf", "--addendum", "In French, too")
    assert "note: Second shelf\naddendum: In French, too\n" in protlib("show", "ideas").out
    assert protlib("search", "addendum:french", "--format", "keys").out == "ideas\n"
    assert protlib("set", "ideas", "addendum=", "note=Third shelf").code == 0
    assert protlib("list", "--has", "addendum").code == 1
    assert "  annote        = {Third shelf}" in protlib("export", "--format", "bibtex").out


@pytest.mark.parametrize(
    ("option", "value", "field", "expected"),
    [
        ("--country", "Kenya; Ghana", "countries", ["Kenya", "Ghana"]),
        ("--country", "Kenya, Somalia and Uganda", "countries", ["Kenya", "Somalia", "Uganda"]),
        ("--country", "Trinidad and Tobago", "countries", ["Trinidad and Tobago"]),
        ("--country", "Kenya; Atlantis", "countries", ["Kenya", "Atlantis"]),
        ("--region", "West Africa; Sahel", "regions", ["West Africa", "Sahel"]),
        ("--tag", "return; health", "tags", ["return", "health"]),
        ("--topic", "return", "topics", ["return"]),
        (
            "--author",
            "Jobe, Alison; Smith, John",
            "authors",
            [{"family": "Jobe", "given": "Alison"}, {"family": "Smith", "given": "John"}],
        ),
        ("--organisation", "IOM; UNHCR", "authors", [{"literal": "IOM"}, {"literal": "UNHCR"}]),
        ("--author", "{Smith; Jones}", "authors", [{"literal": "Smith; Jones"}]),
    ],
)
def test_several_values_in_one_option_are_put_apart_as_in_a_table(
    protlib: Run, option: str, value: str, field: str, expected: list[object]
) -> None:
    ran = protlib("add", "--title", "A", option, value, "--json")
    assert json.loads(ran.out)[field] == expected


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (["Caring for Trafficked Persons"], "Caring for Trafficked Persons"),
        (["Caring for Trafficked Persons", "--year", "2009"], "Caring for Trafficked Persons"),
        (["--year", "2009", "Caring for Trafficked Persons"], "Caring for Trafficked Persons"),
        (["Caring", "for", "Trafficked", "Persons", "--year", "2009"], "Caring for Trafficked Persons"),
        (["Handbook"], "Handbook"),
    ],
)
def test_a_title_needs_no_option(protlib: Run, arguments: list[str], title: str) -> None:
    ran = protlib("add", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["title"] == title


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        ("Boats of the sea, IOM, Geneva 2020", True),
        ("IOM (2020). Boats of the sea. Geneva", True),
        ("Trafficking in Persons Report, June 2019", False),
        ("Women, Girls and Boys", False),
    ],
)
def test_a_whole_reference_for_a_title_is_told_with_the_line_that_reads_it(
    protlib: Run, title: str, is_told: bool
) -> None:
    reader = f"echo '{title}' | protlib import - --from references"
    trial = protlib("add", title, "--dry-run")  # there is nothing to undo, and the change before must stay
    assert (reader in trial.err, "undo" in trial.err, trial.code) == (is_told, False, 0)
    assert protlib("add", title, "--key", "quiet", "--quiet").err == ""
    protlib("remove", "quiet", "--yes")
    ran = protlib("add", title)
    assert (ran.err.rstrip().endswith(f"protlib undo, then {reader}"), ran.code) == (is_told, 0)
    assert "reference" not in protlib("add", title, "--author", "Jobe, Alison", "--key", "other").err


def test_a_dash_for_a_title_names_the_two_lines_that_read_standard_input(protlib: Run) -> None:
    ran = protlib("add", "-", stdin="")
    assert (ran.out, ran.code) == ("", 2)
    assert "protlib add --doi -" in ran.err
    assert "protlib import -" in ran.err
