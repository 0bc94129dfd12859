"""Answers of a form, one column for each, as KoBo and ODK write them."""

from typing import Any

from harness.rows import every_row
from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table


def load(headings: str, *rows: str) -> list[dict[str, Any]]:
    parsed = csv_table.loads("\n".join((headings, *rows, "")), ReadOptions())
    assert not parsed.problems
    return [publication.to_dict() for publication in parsed.publications]


@every_row("signs", [("1", "0"), ("True", "False"), ("TRUE", "FALSE"), ("1.0", "0.0"), ("1", "")])
def test_what_was_chosen_is_the_value(signs: tuple[str, str]) -> None:
    """Countries and topics were "1" and "0"."""
    yes, no = signs
    headings = "Title,Topics,Topics/Health,Topics/Child protection,Country/Ghana,Country/Togo"
    assert load(headings, f"Cash,health child_protection,{yes},{yes},{no},{yes}", f"Return,health,{yes},{no},{no},{no}") == [
        {"type": "document", "title": "Cash", "topics": ["Health", "Child protection"], "countries": ["Togo"]},
        {"type": "document", "title": "Return", "topics": ["Health"]},
    ]  # fmt: skip


def test_a_choice_says_who_may_see_a_record() -> None:
    headings = "Title,Access/Public,Access/Confidential"
    assert [record.get("access") for record in load(headings, "Cash,1,0", "Return,0,1")] == [None, "confidential"]


def test_columns_with_other_values_are_as_they_stand() -> None:
    """A heading may offer two words for what its column holds."""
    [record] = load("Title,Country/Region,Country/Place", "Cash,Togo,1")
    assert record["countries"] == ["Togo", "1"]
    [record] = load("Title,ISBN/ISSN,Reference/1", "Cash,1020-7473,1")
    assert record["issn"] == "1020-7473"
