"""`translations` on the command line, and what it does to counts, duplicates, series and citations."""

import json

import pytest

from engine import needs_engine
from running import Run

RECORDS = "\n".join(
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
    """A library of a report in two languages, of its last edition and of another."""
    assert protlib("import", "-", "--from", "jsonl", stdin=RECORDS).code == 0
    return protlib


def test_versions_are_suggested_linked_listed_and_linked_no_longer(filled: Run) -> None:
    ran = filled("translations")
    assert (ran.err, ran.code) == (
        "protlib: no language versions are linked; protlib translations KEY KEY links them\n",
        1,
    )
    assert filled("translations", "--suggest").out == "en (en)\tfr (fr)\tsame link but for the language\n"
    ran = filled("translations", "en", "fr")
    assert (ran.out, ran.err, ran.code) == ("", "en, fr are language versions of one work\n", 0)
    assert filled("translations").out == filled("translations", "fr").out == "en (en)\tfr (fr)\n"
    assert filled("translations", "--suggest").code == 1
    assert filled("translations", "w18").err.startswith("protlib: no language version of w18 is linked; ")
    [work] = json.loads(filled("translations", "--format", "json").out)
    assert [each["key"] for each in work["versions"]] == ["en", "fr"]
    assert "were linked already" in filled("translations", "fr", "en").err
    assert "are linked no longer" in filled("translations", "en", "fr", "--apart").err
    assert filled("translations").code == 1
    assert filled("undo").code == 0
    assert filled("translations").out == "en (en)\tfr (fr)\n"


def test_the_link_follows_new_keys_and_goes_with_a_record(filled: Run) -> None:
    filled("translations", "en", "fr")
    filled("rekey", "en", "wmr")
    assert filled("translations").out == "fr (fr)\twmr (en)\n"
    filled("remove", "fr", "--yes")
    assert filled("translations").code == 1


def test_a_work_is_counted_once_but_by_language(filled: Run) -> None:
    assert filled("stats", "--by", "country").out == "Ghana\t4\n"
    filled("translations", "en", "fr")
    assert filled("stats", "--by", "country").out == "Ghana\t3\n"
    assert filled("stats", "--by", "language").out == "en\t3\nfr\t1\n"
    assert filled("stats", "--by", "country", "--language", "fr").out == "Ghana\t1\n"


def test_versions_are_one_edition_of_their_series(filled: Run) -> None:
    filled("translations", "en", "fr")
    [one] = json.loads(filled("series", "--format", "json").out)
    assert one["editions"] == [{"year": 2018, "keys": ["w18"]}, {"year": 2020, "keys": ["en", "fr"]}]


def test_both_titles_find_the_translation(filled: Run) -> None:
    assert "fr" in filled("search", "World Migration Report 2020", "--format", "keys").out.split()
    assert filled("search", "migration dans le monde", "--format", "keys").out.split() == ["fr"]


@needs_engine
def test_a_report_cites_the_version_in_its_language(filled: Run) -> None:
    assert "World migration report" in filled("cite", "en", "--locale", "fr").out
    filled("translations", "en", "fr")
    assert "État de la migration" in filled("cite", "en", "--locale", "fr").out
    assert filled("bibliography", "--key", "en", "--key", "fr", "--locale", "fr").out.count("monde") == 1
    assert "World migration report" in filled("cite", "fr", "--locale", "en-GB").out
    assert "World migration report" in filled("cite", "en", "--locale", "fr", "--no-versions").out
    assert "World migration report" in filled("cite", "en").out


@needs_engine
def test_a_version_that_is_not_public_is_not_cited_for_another(filled: Run) -> None:
    filled("translations", "fr", "gb")
    assert "État de la migration" in filled("cite", "fr", "--locale", "en").out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["en", "w18"], 3, "en and w18 are both in the language en"),
        (["en", "nobody"], 1, "nobody"),
        (["en", "--apart"], 2, "--apart wants the keys of two publications or more"),
        (["en", "--suggest"], 2, "--suggest looks at the whole library"),
    ],
)
def test_what_cannot_be_linked_is_told(filled: Run, arguments: list[str], code: int, told: str) -> None:
    ran = filled("translations", *arguments)
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", code, 1)
    assert told in ran.err


@pytest.mark.parametrize("arguments", [["-"], ["-", "--apart"], ["-", "--format", "json"]])
def test_an_empty_list_of_keys_is_told_and_is_not_all(filled: Run, arguments: list[str]) -> None:
    filled("translations", "en", "fr")
    ran = filled("translations", *arguments, stdin="")
    assert (ran.out, ran.code) == ("", 1)
    assert ran.err == "protlib: standard input has no keys; it wants one a line\n"
