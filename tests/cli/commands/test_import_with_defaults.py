"""`protlib import --type --set --tag`: what the records get that come without it."""

import json

import pytest

from programs.running import Run

TABLE = "Title,Type,Language,Publisher\nA,,,IOM\nB,book,fr,\n"


def records(protlib: Run) -> dict[str, dict[str, object]]:
    return {record["title"]: record for record in json.loads(protlib("list", "--format", "json").out)}


def test_a_type_is_given_to_those_whose_table_says_none(protlib: Run) -> None:
    assert protlib("import", "-", "--type", "thesis", stdin=TABLE).code == 0
    assert [records(protlib)[title]["type"] for title in "AB"] == ["thesis", "book"]


@pytest.mark.parametrize(
    "text", ["TY  - GEN\nTI  - A\nER  - \n", "@misc{a, title = {A}}", '[{"id": "a", "title": "A"}]']
)
def test_a_type_is_given_whatever_the_format(protlib: Run, text: str) -> None:
    protlib("import", "-", "--type", "report", stdin=text)
    assert records(protlib)["A"]["type"] == "report"


def test_a_field_is_given_to_those_that_lack_it(protlib: Run) -> None:
    ran = protlib("import", "-", "--set", "language=English", "--set", "publisher=UNHCR", stdin=TABLE)
    assert ran.code == 0
    imported = records(protlib)
    assert [(imported[title]["language"], imported[title]["publisher"]) for title in "AB"] == [
        ("en", "IOM"),
        ("fr", "UNHCR"),
    ]


def test_a_list_is_added_to_and_tags_are_given_to_all(protlib: Run) -> None:
    protlib(
        "import",
        "-",
        "--set",
        "countries=Kenya; Ghana",
        "--set",
        "topics+=return",
        "--tag",
        "new",
        stdin=TABLE,
    )
    imported = records(protlib)["A"]
    assert (imported["countries"], imported["topics"], imported["tags"]) == (["Kenya", "Ghana"], ["return"], ["new"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--type", "reprot"], "type “reprot”: not a type of publication; did you mean “report”"),
        (["--set", "language"], "--set needs FIELD=VALUE"),
        (["--set", "langage=en"], "unknown field “langage”; did you mean “language”?"),
        (["--set", "language="], "--set “language=” has no value; write FIELD=VALUE or FIELD+=VALUE"),
        (["--set", "tags-=a"], "--set “tags-=a” takes a value away; write FIELD=VALUE or FIELD+=VALUE"),
        (["--set", "type=book"], "--set “type=book”: the type has an option of its own: --type book"),
        (["--set", "doi=nonsense"], "doi"),
    ],
)
def test_what_cannot_be_given_is_a_wrong_usage_and_nothing_is_read(
    protlib: Run, arguments: list[str], message: str
) -> None:
    ran = protlib("import", "missing.csv", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "missing.csv" not in ran.err
