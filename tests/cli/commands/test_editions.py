"""`editions` on the command line: series and what is missing, language versions,
and what these do to counts, duplicates and citations.
"""

import json

import pytest

from programs.engine import needs_engine
from programs.running import Run

RECORDS = "\n".join(
    json.dumps({"key": key, "type": "report", "title": title, "date": date, "authors": [{"literal": "IOM"}]})
    for key, title, date in (
        ("w18", "World Migration Report 2018", "2017"), ("w20", "World Migration Report 2020", "2019"),
        ("w24", "World Migration Report 2024", "2024"), ("one", "Caring for Trafficked Persons", "2009"),
    )
)  # fmt: skip


VERSIONS = "\n".join(
    json.dumps({"key": key, "type": "report", "title": title, "date": "2020", "language": language, "countries": ["Ghana"],
                "authors": [{"literal": "IOM"}], **more})
    for key, title, language, more in (
        ("en", "World Migration Report 2020", "en", {"url": "https://iom.int/en/wmr"}),
        ("fr", "État de la migration dans le monde 2020", "fr",
         {"url": "https://iom.int/fr/wmr", "extra": {"original-title": "World Migration Report 2020"}}),
        ("w18", "World Migration Report 2018", "en", {}),
        ("gb", "Migration and Ghana", "en", {"access": "internal"}),
    )
)  # fmt: skip


@pytest.fixture
def filled(protlib: Run) -> Run:
    """A library of three editions of a report, and another."""
    assert protlib("import", "-", "--from", "jsonl", stdin=RECORDS).code == 0
    return protlib


NAME = "World Migration Report\tInternational Organization for Migration"


def test_series_are_listed_with_what_is_missing(filled: Run) -> None:
    row = f"{NAME}\t2018-2024\t3 editions\tmissing 2022\n"
    assert filled("editions").out == f"Series\n{row}"
    assert filled("editions", "--type", "series").out == row
    assert filled("editions", "WMR", "--from", "2016").out.splitlines() == [
        NAME, "2016\tmissing", "2018\tw18\tWorld Migration Report 2018", "2020\tw20\tWorld Migration Report 2020", "2022\tmissing",
        "2024\tw24\tWorld Migration Report 2024",
    ]  # fmt: skip


def test_scripts_get_the_keys_of_each_edition(filled: Run) -> None:
    assert json.loads(filled("editions", "--to", "2026", "--format", "json").out) == [
        {
            "type": "series",
            "name": "World Migration Report",
            "by": "International Organization for Migration",
            "editions": [{"year": 2018, "keys": ["w18"]}, {"year": 2020, "keys": ["w20"]}, {"year": 2024, "keys": ["w24"]}],
            "missing": [2022, 2026],
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["World Migrant Reports"], 1, "no series “World Migrant Reports”; did you mean “World Migration Report”"),
        (
            ["TIP report"],
            1,
            "no edition of “Trafficking in Persons Report” (United States Department of State) is in the library. To list all: protlib editions",
        ),
        (["???"], 1, "no series and no key “???”. To list all: protlib editions"),
        (["--from", "2020", "--to", "2018"], 2, "--from 2020 is after --to 2018"),
        (["w18", "w200"], 1, "no publication has the key w200; did you mean “w20”?"),
        (["one"], 1, "no language version of one is linked. To link language versions: protlib editions one KEY --link"),
        (["one", "w18", "--type", "work"], 1, "one, w18 are not linked. To link language versions: protlib editions one w18 --link"),
        (["WMR", "--type", "work"], 1, "no publication has the key WMR"),
        (["--type", "work"], 1, "no language versions are linked. To link some: protlib editions KEY KEY --link"),
    ],
)  # fmt: skip
def test_an_unknown_key_or_series_ends_with_an_error(
    filled: Run, arguments: list[str], code: int, message: str
) -> None:
    ran = filled("editions", *arguments)
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", code, 1)
    assert message in ran.err


def test_keys_are_never_taken_for_the_name_of_a_series(filled: Run) -> None:
    assert filled("editions", "w18", "w20").out.splitlines()[0] == NAME
    assert filled("editions", "w18", "w20").err == (
        "w18, w20 are not linked. To link language versions: protlib editions w18 w20 --link\n"
    )
    assert filled("editions", "-", stdin="w18\nw20\n") == filled("editions", "w18", "w20")
    assert filled("rekey", "one", "wmr").code == 0
    assert filled("editions", "wmr").out.splitlines()[0] == NAME  # a key, and the acronym of a series
    assert filled("editions", "wmr", "--type", "work").code == 1


def test_a_library_without_series_and_works_says_so(protlib: Run) -> None:
    assert "there is no library" in protlib("editions").err
    protlib("add", "--title", "Caring for Trafficked Persons")
    ran = protlib("editions")
    assert (ran.out, ran.code) == ("", 1)
    assert ran.err == (
        "protlib: the library has no two editions of a series, and no language versions are linked. To link "
        "some: protlib editions KEY KEY --link\n"
    )
    assert protlib("editions", "--type", "series").err == "protlib: the library has no two editions of a series\n"


@pytest.fixture
def versions(protlib: Run) -> Run:
    """A library of a report in two languages, of its last edition and of another."""
    assert protlib("import", "-", "--from", "jsonl", stdin=VERSIONS).code == 0
    return protlib


def test_versions_are_suggested_linked_listed_and_linked_no_longer(versions: Run) -> None:
    works = ("editions", "--type", "work")
    linked = "en (en)\tfr (fr)\n"
    assert versions(*works).code == 1
    ran = versions("editions", "--suggest")
    assert ran.out == "en (en)\tfr (fr)\tsame link but for the language\n"
    assert ran.err == "protlib editions KEY KEY --link links two that are versions of one work\n"
    assert versions(*works).code == 1
    ran = versions("editions", "en", "fr", "--link")
    assert (ran.out, ran.err, ran.code) == ("", "en, fr are language versions of one work\n", 0)
    assert versions(*works).out == versions(*works, "fr").out == linked
    assert versions("editions", "--suggest").code == 1
    assert versions(*works, "w18").err.startswith(
        "protlib: no language version of w18 is linked. To link language versions: "
    )
    [work] = json.loads(versions(*works, "--format", "json").out)
    assert [version["key"] for version in work["versions"]] == ["en", "fr"]
    assert "were linked already" in versions("editions", "--link", "fr", "en").err
    assert "are no longer linked" in versions("editions", "en", "fr", "--apart").err
    assert "were not linked" in versions("editions", "en", "fr", "--apart").err
    assert versions(*works).code == 1
    assert versions("undo").code == 0
    assert versions(*works).out == linked
    assert "editions --link en fr" in versions("history").out


def test_series_and_works_have_a_section_each(versions: Run) -> None:
    versions("editions", "en", "fr", "--link")
    series = "World Migration Report\tInternational Organization for Migration\t2018-2020\t2 editions"
    assert versions("editions").out.splitlines() == [
        "Series", series, "", "Works in several languages", "en (en)\tfr (fr)",
    ]  # fmt: skip
    works = json.loads(versions("editions", "--format", "json").out)
    assert [work["type"] for work in works] == ["series", "work"]
    assert versions("editions", "fr").out.splitlines() == [
        "Series", NAME, "2018\tw18\tWorld Migration Report 2018", "2020\ten\tWorld Migration Report 2020",
        "2020\tfr\tÉtat de la migration dans le monde 2020", "", "Works in several languages", "en (en)\tfr (fr)",
    ]  # fmt: skip
    assert versions("editions", "fr").err == versions("editions", "en", "fr").err == ""


def test_links_are_told_as_json(versions: Run) -> None:
    [work] = json.loads(versions("editions", "en", "fr", "--link", "--format", "json").out)
    assert [version["key"] for version in work["versions"]] == ["en", "fr"]
    assert json.loads(versions("editions", "en", "fr", "--apart", "--format", "json").out) == []


def test_the_link_follows_new_keys_and_goes_with_a_record(versions: Run) -> None:
    versions("editions", "en", "fr", "--link")
    versions("rekey", "en", "wmr")
    assert versions("editions", "--type", "work").out == "fr (fr)\twmr (en)\n"
    versions("remove", "fr", "--yes")
    assert versions("editions", "--type", "work").code == 1


def test_a_work_is_counted_once_but_by_language(versions: Run) -> None:
    assert versions("stats", "--by", "country").out == "Ghana\t4\n"
    versions("editions", "en", "fr", "--link")
    assert versions("stats", "--by", "country").out == "Ghana\t3\n"
    assert versions("stats", "--by", "language").out == "en\t3\nfr\t1\n"
    assert versions("stats", "--by", "country", "--language", "fr").out == "Ghana\t1\n"


def test_versions_are_one_edition_of_their_series(versions: Run) -> None:
    versions("editions", "en", "fr", "--link")
    [work] = json.loads(versions("editions", "--type", "series", "--format", "json").out)
    assert work["editions"] == [{"year": 2018, "keys": ["w18"]}, {"year": 2020, "keys": ["en", "fr"]}]


def test_both_titles_find_the_translation(versions: Run) -> None:
    assert "fr" in versions("search", "World Migration Report 2020", "--format", "keys").out.split()
    assert versions("search", "migration dans le monde", "--format", "keys").out.split() == ["fr"]


@pytest.mark.slow
@needs_engine
def test_a_report_cites_the_version_in_its_language(versions: Run) -> None:
    assert "World migration report" in versions("cite", "en", "--locale", "fr").out
    versions("editions", "en", "fr", "--link")
    assert "État de la migration" in versions("cite", "en", "--locale", "fr").out
    assert versions("bibliography", "--key", "en", "--key", "fr", "--locale", "fr").out.count("monde") == 1
    assert "World migration report" in versions("cite", "fr", "--locale", "en-GB").out
    assert "World migration report" in versions("cite", "en", "--locale", "fr", "--no-versions").out
    assert "World migration report" in versions("cite", "en").out


@needs_engine
def test_a_version_that_is_not_public_is_not_cited_for_another(versions: Run) -> None:
    versions("editions", "fr", "gb", "--link")
    assert "État de la migration" in versions("cite", "fr", "--locale", "en").out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["en", "w18", "--link"], 3, "en and w18 are both in the language en"),
        (["en", "nobody", "--link"], 1, "nobody"),
        (
            ["en", "--apart"],
            2,
            "--apart needs the keys of two publications or more: protlib editions KEY KEY --apart",
        ),
        (["en", "en", "--link"], 2, "--link needs the keys of two publications or more"),
        (["--link"], 2, "--link needs the keys of two publications or more"),
        (["en", "fr", "--link", "--apart"], 2, "--link and --apart cannot be used together; choose one"),
        (["en", "--suggest"], 2, "--suggest searches the whole library; leave out keys, --link and --apart"),
    ],
)
def test_records_that_cannot_be_linked_are_refused_with_the_reason(
    versions: Run, arguments: list[str], code: int, message: str
) -> None:
    ran = versions("editions", *arguments)
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", code, 1)
    assert message in ran.err


@pytest.mark.parametrize("arguments", [["-"], ["-", "--apart"], ["-", "--link"]])
def test_an_empty_list_of_keys_is_told_and_is_not_all(versions: Run, arguments: list[str]) -> None:
    versions("editions", "en", "fr", "--link")
    ran = versions("editions", *arguments, stdin="")
    assert (ran.out, ran.code) == ("", 1)
    assert ran.err == "protlib: standard input has no keys; write one on each line\n"
