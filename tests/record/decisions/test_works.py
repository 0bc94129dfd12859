"""Language versions of one work: which are suggested, and which of them a report cites."""

from typing import Any

from harness.rows import every_row
from protlib.record.decisions.works import cite_in_language, suggest_versions, version_in_language
from protlib.record.model import Name, Publication


def report(key: str, language: str, **values: Any) -> Publication:
    """Return a report of IOM, of 2020."""
    fields = {"title": f"Title {key}", "date": "2020", "type": "report", "authors": (Name(literal="IOM"),)}
    return Publication(key=key, language=language, **{**fields, **values})


PAIRS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (
        {"number": "A/HRC/44/45"},
        {"number": "a/hrc/44/45"} | {"number": "A/HRC/44/45"},
        "same document symbol",
    ),
    (
        {"doi": "10.1787/9789264045255-en"},
        {"doi": "10.1787/9789264045255-fr"},
        "same DOI but for the language",
    ),
    (
        {"url": "https://iom.int/en/wmr-2020"},
        {"url": "https://iom.int/fr/wmr-2020"},
        "same link but for the language",
    ),
    (
        {"url": "https://iom.int/wmr_en.pdf"},
        {"url": "https://iom.int/wmr_fr.pdf"},
        "same link but for the language",
    ),
    (
        {"title": "World Migration Report"},
        {"extra": {"original-title": "World migration report"}},
        "original title",
    ),
    ({"isbn": "9789290687894"}, {"isbn": "9789290687900"}, "ISBNs side by side, same year and body"),
    (
        {"number": "No. 61"},
        {"number": "no. 61", "authors": (Name(literal="OIM"),)},
        "same number, year and body",
    ),
]


@every_row(("first", "second", "reason"), PAIRS)
def test_records_that_may_be_versions_are_suggested(first: dict[str, Any], second: dict[str, Any], reason: str) -> None:
    pair = [report("a", "en", **first), report("b", "fr", **second)]
    assert suggest_versions(pair, linked_pairs=()) == [("a", "b", reason)]
    assert suggest_versions(pair, {("a", "b")}) == []


@every_row(
    ("first", "second"),
    [
        ({"number": "A/HRC/44/45", "language": "en-GB"}, {"number": "A/HRC/44/45", "language": "en"}),
        ({"url": "https://iom.int/wmr"}, {"url": "https://iom.int/wmr"}),
        ({"url": "https://iom.int/en/a"}, {"url": "https://iom.int/fr/b"}),
        ({"title": "Annual Report"}, {"title": "Annual Report"}),
        ({"isbn": "9789290687894"}, {"isbn": "9789290687900", "date": "2019"}),
        ({"isbn": "9789290687894"}, {"isbn": "9789290684664"}),
        ({"number": "No. 61"}, {"number": "No. 61", "authors": (Name(literal="UNHCR"),)}),
        ({"number": "A/HRC/44/45"}, {"number": "A/HRC/44/45", "language": ""}),
        ({"number": "A/HRC/44/45"}, {"number": "A/HRC/44/45", "type": "chapter"}),
    ],
)
def test_records_that_only_look_so_are_not(first: dict[str, Any], second: dict[str, Any]) -> None:
    pair = [report("a", **{"language": "en", **first}), report("b", **{"language": "fr", **second})]
    assert suggest_versions(pair, linked_pairs=()) == []


EN, FR, CA = report("en", "en"), report("fr", "fr", aliases=("old",)), report("ca", "fr-CA")


@every_row(("language", "key"), [("fr", "fr"), ("fr-CA", "ca"), ("fr-BE", "fr"), ("en-GB", "en"), ("es", None)])
def test_the_version_in_the_very_variety_comes_first(language: str, key: str | None) -> None:
    version = version_in_language([EN, FR, CA], language)
    assert (version.key if version else None) == key


def test_a_report_cites_the_version_in_its_language_once_under_the_key_that_was_typed() -> None:
    works = {"en": [EN, FR], "fr": [EN, FR]}
    [cited] = cite_in_language([EN], works, "fr")
    assert (cited.key, cited.title, cited.aliases) == ("en", "Title fr", ("fr",))
    for both in ([EN, FR], [FR, EN]):
        [cited] = cite_in_language(both, works, "fr")
        assert cited.title == "Title fr"
        assert {cited.key, *cited.aliases} >= {"en", "fr"}
    assert cite_in_language([EN, FR], works, "es") == [EN, FR]
    assert cite_in_language([FR], works, "en-GB")[0].title == "Title en"
