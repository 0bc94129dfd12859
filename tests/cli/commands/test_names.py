"""`names`, and `names --unify`: who is who, and one name for one body."""

import json
from pathlib import Path
from typing import Any

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.formats import jsonl
from protlib.formats.parsed import WriteOptions
from protlib.record.model import Name, Publication

FULL = "International Organization for Migration (IOM)"
IOM = {"literal": "International Organization for Migration", "short": "IOM"}
ALL_FIELDS = "authors, editors, translators, publisher"


def body(literal: str, short: str = "") -> Name:
    return Name(literal=literal, short=short)


RECORDS = [
    Publication(key="full", title="Caring", date="2009", authors=(body("International Organization for Migration", "IOM"),)),
    Publication(key="short", title="Camps", date="2010", authors=(body("IOM"),), publisher="IOM", tags=("Health", "camps")),
    Publication(key="french", title="Retours", date="2011", authors=(body("OIM"), body("IOM")), tags=("health",)),
    Publication(key="causes", title="Causes", date="2012", authors=(Name("Jobe", "Alison"),), publisher="Oxfam"),
    Publication(key="means", title="Means", date="2013", editors=(Name("Jobe", "A."),), category="Guidance"),
]  # fmt: skip


@pytest.fixture
@made_once
def filled(protlib: Run) -> Run:
    """A library in which one organisation and one person have several names."""
    protlib("import", "-", "--from", "jsonl", stdin=jsonl.dumps(RECORDS, WriteOptions()))
    return protlib


def record(protlib: Run, key: str) -> dict[str, Any]:
    """Return what `show` prints of a publication."""
    [shown_record] = json.loads(protlib("show", key, "--format", "json").out)
    return dict(shown_record)


def test_names_of_one_body_stand_together_with_the_reason(filled: Run) -> None:
    assert filled("names").out.splitlines() == [
        f"1\t{FULL}\tfull\t\t",
        f"2\tIOM\tshort\tacronym\t{FULL}",
        f"1\tOIM\tfrench\ttranslation\t{FULL}",
        "1\tOxfam\tcauses\t\t",
    ]


@pytest.mark.parametrize(
    ("options", "printed"),
    [
        (["--by", "person"], "1\tJobe, Alison\tcauses\t\t\n1\tJobe, A.\tmeans\tinitials\tJobe, Alison\n"),
        (["--by", "tag", "--twins"], "1\tHealth\tshort\t\t\n1\thealth\tfrench\tspelling\tHealth\n"),
        (["--by", "publisher"], "1\tIOM\tshort\t\t\n1\tOxfam\tcauses\t\t\n"),
        (["--by", "category"], "1\tGuidance\tmeans\t\t\n"),
        (["--year", "2012.."], "1\tOxfam\tcauses\t\t\n"),
        (["causes", "--by", "person"], "1\tJobe, Alison\tcauses\t\t\n"),
        (["--by", "person", "--format", "csv"],
         'count,name,key,reason,twin of\n1,"Jobe, Alison",causes,,\n1,"Jobe, A.",means,initials,"Jobe, Alison"\n'),
    ],
)  # fmt: skip
def test_names_are_those_of_a_kind_in_a_selection(filled: Run, options: list[str], printed: str) -> None:
    assert filled("names", *options).out == printed


def test_names_for_scripts_are_groups(filled: Run) -> None:
    [group] = json.loads(filled("names", "--by", "person", "--format", "json").out)
    assert group == {
        "name": "Jobe, Alison", "count": 1, "key": "causes",
        "twins": [{"name": "Jobe, A.", "count": 1, "key": "means", "reason": "initials", "sure": True}],
    }  # fmt: skip


def test_without_names_or_twins_a_message_says_so(filled: Run) -> None:
    assert filled("names", "--by", "topic")[1:] == ("protlib: no names by topic\n", 1)
    assert filled("names", "--twins", "--by", "publisher")[1:] == (
        "protlib: no two names of one publisher\n",
        1,
    )


def test_one_name_takes_the_place_of_others_in_every_field(filled: Run) -> None:
    ran = filled("names", "--unify", "IOM", "OIM", FULL)
    assert (ran.out, ran.code) == ("", 0)
    assert "2 publications changed" in ran.err
    assert f"from now on “IOM”, “OIM” are written as “{FULL}”" in ran.err
    assert record(filled, "short")["authors"] == record(filled, "french")["authors"] == [IOM]
    assert record(filled, "short")["publisher"] == FULL
    assert filled("names", "--twins").code == 1


def test_what_is_one_name_already_is_left_alone(filled: Run, tmp_path: Path) -> None:
    filled("names", "--unify", "IOM", "OIM", FULL)
    filled("names", "--unify", "Jobe, A.", "Jobe, Alison")
    before = (tmp_path / "library.json").read_bytes()
    ran = filled("names", "--unify", "IOM", "OIM", FULL)
    assert (ran.out, ran.code) == ("", 0)
    assert "nothing to do" in ran.err
    assert (tmp_path / "library.json").read_bytes() == before


def test_one_undo_takes_back_the_names_and_what_is_remembered(filled: Run) -> None:
    filled("names", "--unify", "IOM", "OIM", FULL)
    filled("undo")
    assert record(filled, "short")["authors"] == [{"literal": "IOM"}]
    assert filled("names", "--unified").code == 1


def test_a_dry_run_shows_the_change_and_makes_none(filled: Run, tmp_path: Path) -> None:
    before = (tmp_path / "library.json").read_bytes()
    ran = filled("names", "--unify", "Jobe, A.", "Jobe, Alison", "--dry-run")
    assert ran.out == "means\n  - editors: Jobe, A.\n  + editors: Jobe, Alison\n"
    assert (tmp_path / "library.json").read_bytes() == before


def test_what_comes_in_is_written_as_what_is_remembered(filled: Run) -> None:
    filled("names", "--unify", "IOM", "OIM", FULL)
    ran = filled("add", "--title", "Handbook of return", "--organisation", "OIM", "--year", "2020")
    assert ran.out == "iom2020handbook\n"
    assert f"“OIM” is written as “{FULL}”" in ran.err
    assert record(filled, "iom2020handbook")["authors"] == [IOM]
    ris = "TY  - RPRT\nTI  - Ports\nAU  - OIM,\nPB  - iom\nPY  - 2021\nER  - \n"
    assert f"“iom” is written as “{FULL}”" in filled("import", "-", "--verbose", stdin=ris).err
    assert record(filled, "iom2021ports")["publisher"] == FULL


def test_what_comes_in_again_under_another_name_is_there_already(filled: Run) -> None:
    filled("names", "--unify", "OIM", "IOM", FULL)
    assert filled("add", "--title", "Camps", "--organisation", "OIM", "--year", "2010").out == "short\n"


def test_once_is_not_remembered(filled: Run) -> None:
    filled("names", "--unify", "OIM", FULL, "--once")
    assert filled("names", "--unified").code == 1
    filled("add", "--title", "Handbook of return", "--organisation", "OIM", "--year", "2020")
    assert record(filled, "oim2020handbook")["authors"] == [{"literal": "OIM"}]


def test_a_selection_alone_is_changed(filled: Run) -> None:
    filled("names", "--unify", "IOM", FULL, "--year", "2010")
    assert record(filled, "short")["authors"] == [IOM]
    assert record(filled, "french")["authors"] == [{"literal": "OIM"}, {"literal": "IOM"}]
    assert filled("names", "--unify", "IOM", FULL, "--year", "1950").code == 1
    assert filled("names", "--unify", "IOM", FULL, "--where", "retours").code == 0
    assert record(filled, "french")["authors"] == [{"literal": "OIM"}, IOM]


@pytest.mark.parametrize(
    ("arguments", "key", "field", "value"),
    [
        (["health", "Health", "--by", "tag"], "french", "tags", ["Health"]),
        (["camps", "shelter", "--in", "tag"], "short", "tags", ["Health", "shelter"]),
        (["guidance", "Guidelines", "--in", "category"], "means", "category", "Guidelines"),
        (["IOM", "Migration House", "--in", "publisher"], "short", "publisher", "Migration House"),
        (["oxfam (OX)", "Oxfam International", "--in", "publisher"], "causes", "publisher", "Oxfam International"),
        (["IOM", "Migration House", "--in", "publisher"], "short", "authors", [{"literal": "IOM"}]),
        (["A. Jobe", "Alison Jobe"], "means", "editors", [{"family": "Jobe", "given": "Alison"}]),
        (["Jobe, A.", "Alison Jobe-Surtees"], "means", "editors", [{"family": "Jobe-Surtees", "given": "Alison"}]),
        (["OIM", "Migration House"], "french", "authors", [{"literal": "Migration House"}, {"literal": "IOM"}]),
        (["OIM", "International Organization for Migration"], "french", "authors", [IOM, {"literal": "IOM"}]),
        (["Oxfam", "Casa Migrante", "--by", "organisation"], "causes", "publisher", "Casa Migrante"),
        (["IOM", "Casa Migrante"], "short", "authors", [{"literal": "Casa Migrante"}]),
        (["oxfam", "Oxfam International (OI)", "--by", "publisher"], "causes", "publisher", "Oxfam International (OI)"),
    ],
)  # fmt: skip
def test_a_name_is_read_as_the_field_has_it(
    filled: Run, arguments: list[str], key: str, field: str, value: object
) -> None:
    assert filled("names", "--unify", *arguments).code == 0
    assert record(filled, key)[field] == value


def test_names_lead_over_others_to_the_last(filled: Run) -> None:
    filled("names", "--unify", "OIM", "IOM")
    filled("names", "--unify", "IOM", FULL)
    filled("add", "--title", "Handbook of return", "--organisation", "OIM", "--year", "2020")
    assert record(filled, "iom2020handbook")["authors"] == [IOM]
    assert filled("names", "--unify", "Jobe, A.", "IOM").code == 0
    assert record(filled, "means")["editors"] == [IOM]


def test_the_last_word_on_a_name_counts(filled: Run) -> None:
    filled("names", "--unify", "OIM", "IOM")
    filled("names", "--unify", "OIM", "Migration House")
    assert filled("names", "--unified").out == f"OIM\tMigration House\t{ALL_FIELDS}\n"
    filled("names", "--unify", "OIM", "Ports", "--in", "publisher")
    assert filled("names", "--unified").out.splitlines() == [
        "OIM\tMigration House\tauthors, editors, translators",
        "OIM\tPorts\tpublisher",
    ]


def test_what_is_forgotten_is_written_as_it_comes(filled: Run) -> None:
    filled("names", "--unify", "OIM", FULL)
    assert filled("names", "--unified").out == f"OIM\t{FULL}\t{ALL_FIELDS}\n"
    tried = filled("names", "--forget", "oim", "--dry-run")
    assert (tried.err, tried.code) == ("forgotten: oim; dry run: nothing was written\n", 0)
    assert filled("names", "--forget", "oim").err == "forgotten: oim; protlib undo remembers again\n"
    assert filled("names", "--unified").code == 1
    assert record(filled, "french")["authors"][0] == IOM
    ran = filled("names", "--forget", "oim")
    assert (ran.err, ran.code) == ("protlib: “oim” is not written as another name\n", 1)


def test_an_acronym_that_stands_only_after_its_name_is_told_with_the_name(sample: Run) -> None:
    ran = sample("names", "--unify", "iom", "OIM", "--yes")
    assert (ran.code, ran.err) == (1, f"protlib: no publication has the name “iom”; did you mean “{FULL}”?\n")
    assert sample("names", "--unify", FULL, "OIM", "--yes").err.startswith("13 publications changed\n")
    assert FULL not in sample("names").out


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["--unify", "Oxfan", FULL], "no publication has the name “Oxfan”; did you mean “Oxfam”?", 1),
        (
            ["--unify", "camps", "shelter"],
            "no publication has the name “camps”; it is a tag: add --by tag",
            1,
        ),
        (["--unify", "qqq", FULL], "no publication has the name “qqq”\n", 1),
        (
            ["--unify", "IOM"],
            '--unify needs two names, the right one last: protlib names --unify IOM "',
            2,
        ),
        (["--unify"], "--unify needs two names", 2),
        (["--unify", "IOM", " "], "--unify needs two names", 2),
        (["--unify", "IOM", ""], 'International Organization for Migration (IOM)"\n', 2),
        (["--unify", "IOM", FULL, "--by", "tag", "--in", "tags"], "--by already names the fields", 2),
        (["--unify", "IOM", FULL, "--in", "abstract"], "“abstract” is not a field of names", 2),
        (["--unify", "IOM", FULL, "--where", " "], "--where is empty", 2),
        (
            ["--unify", "IOM", FULL, "--format", "csv"],
            "--unify can report as json, not as csv",
            2,
        ),
        (["--unify", "IOM", FULL, "--twins"], "--twins and --unify cannot be used together; choose one", 2),
        (["--unify", "--unified"], "--unify and --unified cannot be used together", 2),
        (["--unify", "IOM", FULL, "--forget"], "--unify and --forget cannot be used together", 2),
        (["--forget"], "--forget needs a name. To list them: protlib names --unified", 2),
        (["--unified", "--forget", "IOM"], "--unified and --forget cannot be used together", 2),
        (["--forget", "IOM", "--once"], "--once needs --unify", 2),
        (["--forget", "IOM", "--format", "json"], "--forget changes no records; leave out --format", 2),
        (
            ["--unified", "IOM"],
            "--unified takes no names. To forget one: --forget NAME",
            2,
        ),
        (["--unified", "--dry-run"], "--dry-run needs --unify or --forget", 2),
        (["--forget", "IOM", "--by", "tag"], "--forget takes no filters", 2),
        (["--unified", "--year", "2009"], "--unified takes no filters", 2),
        (["--in", "publisher"], "--in needs --unify", 2),
        (["--yes"], "--yes needs --unify or --forget", 2),
        (["--quiet"], "--quiet needs --unify or --forget", 2),
        (
            ["--where", "caring"],
            "--where needs --unify. To filter names: protlib names WORDS",
            2,
        ),
    ],
)
def test_what_cannot_be_one_name_is_refused(
    filled: Run, tmp_path: Path, arguments: list[str], message: str, code: int
) -> None:
    before = (tmp_path / "library.json").read_bytes()
    ran = filled("names", *arguments)
    assert (ran.out, ran.code) == ("", code)
    assert message in ran.err
    assert (tmp_path / "library.json").read_bytes() == before


def test_what_is_remembered_is_a_table_json_and_csv(filled: Run) -> None:
    assert filled("names", "--unified", "--format", "table").out == ""
    filled("names", "--unify", "OIM", FULL)
    assert json.loads(filled("names", "--unified", "--format", "json").out) == [
        {"written": "OIM", "meant": FULL, "fields": ALL_FIELDS.split(", ")}
    ]
    assert filled("names", "--unified", "--format", "csv").out.splitlines() == [
        "written,meant,fields", f'OIM,{FULL},"{ALL_FIELDS}"',
    ]  # fmt: skip
    assert filled("names", "--format", "table", "--unified").out.startswith("OIM  International Organization for ")


def test_twins_say_how_they_are_made_one(filled: Run) -> None:
    assert filled("names", "--twins").err == "to join several into one: protlib names --unify NAME... NAME\n"
    assert filled("names", "--twins", "--by", "tag").err.endswith(" --unify NAME... NAME --by tag\n")
    assert filled("names", "--twins", "--format", "json").err == filled("names").err == ""


def test_names_of_a_pipe_of_keys_are_made_one_there_alone(filled: Run) -> None:
    assert filled("names", "--unify", "IOM", FULL, "--key", "-", stdin="short\n").code == 0
    assert record(filled, "short")["authors"] == [IOM]
    assert record(filled, "french")["authors"][1] == {"literal": "IOM"}
    assert filled("names", "--unify", "IOM", FULL, "--key", "-", stdin="").code == 1


def test_an_empty_library_gets_a_message(protlib: Run) -> None:
    for task in (["--unify", "A", "B"], ["--twins"], []):
        assert "library.json. To make it: protlib import FILE, or protlib add\n" in protlib("names", *task).err
    assert protlib("names", "--forget", "A").err.endswith("library.json: “A” is not written as another name\n")


def test_a_name_with_a_sign_of_the_shell_can_be_pasted(filled: Run) -> None:
    filled("names", "--unify", "OIM", "Children's House")
    ran = filled("names", "--unify", "IOM", "OIM")
    assert ran.code == 0
    ran = filled("names", "--unify", "Children's House", "IOM", "--in", "author")
    assert "To stop that: protlib names --forget IOM" in ran.err


def test_a_circle_is_refused(filled: Run) -> None:
    filled("names", "--unify", "OIM", "IOM")
    filled("names", "--unify", "IOM", FULL)
    ran = filled("names", "--unify", FULL, "OIM")
    assert ran.code == 2
    assert f"“OIM” is itself written as “{FULL}”. To stop that: protlib names --forget OIM" in ran.err


def test_every_name_of_one_body_finds_it_and_it_is_counted_once(filled: Run) -> None:
    filled("names", "--unify", "IOM", "OIM", FULL)
    filled("set", "causes", "authors={OIM}")
    for arguments in (["author:OIM"], ["OIM"], ["--author", "OIM"], ["--author", FULL], [f'author:"{FULL}"']):
        keys = filled("search", *arguments, "--format", "keys").out.split()
        assert sorted(keys) == ["causes", "french", "full", "short"], arguments
    assert filled("stats", "--by", "author").out == f"{FULL}\t4\n"
    assert filled("names").out.splitlines()[1] == f"1\tOIM\tcauses\ttranslation\t{FULL}"
    filled("names", "--forget", "OIM", "IOM")
    keys = filled("search", "author:OIM", "--format", "keys").out.split()
    assert sorted(keys) == ["causes", "french", "full", "short"]  # as the world knows them


def test_names_that_nobody_knows_are_one_as_long_as_that_is_decided(filled: Run) -> None:
    filled("set", "causes", "authors={Commission des lacs}")
    filled("names", "--unify", "Commission des lacs", "Commission of the Lakes")
    assert filled("search", 'author:"Commission des lacs"', "--format", "keys").out == "causes\n"
    filled("names", "--forget", "Commission des lacs")
    assert filled("search", 'author:"Commission des lacs"', "--format", "keys").code == 1


def test_a_person_is_no_publisher(filled: Run) -> None:
    filled("names", "--unify", "Jobe, A.", "Alison Jobe")
    assert filled("names", "--unified").out == "Jobe, A.\tJobe, Alison\tauthors, editors, translators\n"


def test_an_organisation_that_sounds_like_a_person_comes_in_as_what_it_is(filled: Run) -> None:
    filled("add", "--title", "Gardens", "--organisation", "Terre Vivante", "--year", "2014")
    filled("names", "--unify", "Terre Vivante", "Terre Humaine")
    filled("import", "-", stdin="TY  - RPRT\nTI  - Seeds\nAU  - Terre Vivante\nPY  - 2015\nER  - \n")
    [output] = json.loads(filled("search", "Seeds", "--format", "json").out)
    assert output["authors"] == [{"literal": "Terre Humaine"}]


def test_a_place_that_nobody_knows_is_told(filled: Run) -> None:
    filled("set", "causes", "country=Nigeria")
    ran = filled("names", "--unify", "Nigeria", "Nigerria", "--by", "place")
    assert "no place “Nigerria”; did you mean “Nigeria”" in ran.err
    filled("names", "--unify", "Nigerria", "cote d'ivoire", "--in", "country")
    assert record(filled, "causes")["countries"] == ["Côte d'Ivoire"]


def test_a_name_that_is_written_so_already_is_no_change(filled: Run, tmp_path: Path) -> None:
    before = (tmp_path / "library.json").read_bytes()
    for names in (("Alison Jobe", "Jobe, Alison"), ("camps", "camps", "--by", "tag")):
        ran = filled("names", "--unify", *names)
        assert (ran.err, ran.code) == (f"nothing to do: the name is already “{names[1]}”\n", 0)
    assert (tmp_path / "library.json").read_bytes() == before
    ran = filled("names", "--unify", "health", "health", "--by", "tag")
    assert ran.err == "1 publication changed\n"
    assert record(filled, "short")["tags"] == ["health", "camps"]


def test_no_name_is_offered_twice_nor_as_it_was_typed(protlib: Run) -> None:
    for number, name in enumerate(("World Bank", "{World Bank}", "World Banks")):
        protlib("add", "--title", f"Title {number}", "--organisation", name, "--publisher", name)
    for spelling in ("World Bnk", "{World Bnk}"):
        message = protlib("names", "--unify", spelling, "IOM", "--yes").err
        assert message.count("“World Bank”") == 1
        assert message.endswith("; did you mean “World Bank” or “World Banks”?\n")
    protlib("names", "--unify", "World Bank", "IBRD", "--yes")
    assert protlib("names", "--forget", "World Bnk").err.count("“World Bank”") == 1
