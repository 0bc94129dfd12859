"""Marks of guesses: they stay with a value until somebody confirms it, whatever records become one."""

import pytest

from protlib.duplicates.merged_record import fill_gaps, merge_records
from protlib.record.decisions.guesses import carry_marks, confirm, confirm_changes, mark_guesses
from protlib.record.decisions.three_way import merge_states
from protlib.record.model import Publication

GUESSED = Publication(key="a", title="Caring", date="2009", publisher="IOM", guessed=("title", "date"))


def test_every_value_of_a_report_is_a_guess_but_what_is_only_about_the_record() -> None:
    record = Publication(
        key="a", title="Caring", date="2009", files=("a.pdf",), source="a.pdf", extra={"number-of-pages": "9"}
    )
    assert mark_guesses(record).guessed == ("type", "title", "date")


@pytest.mark.parametrize(
    ("changes", "guessed"),
    [
        ({"title": "Caring for Persons"}, ("date",)),
        ({"title": "Caring for Persons", "date": ""}, ()),
        ({"publisher": "UNHCR"}, ("title", "date")),
        ({"guessed": ("date",), "title": "Caring for Persons"}, ("date",)),
    ],
)
def test_a_changed_value_is_no_guess_any_more(changes: dict[str, object], guessed: tuple[str, ...]) -> None:
    assert confirm_changes(GUESSED, GUESSED.changed(**changes)).guessed == guessed


def test_a_value_is_confirmed_by_its_name() -> None:
    assert confirm(GUESSED, ["title", "publisher"]).guessed == ("date",)
    assert confirm(GUESSED, ["publisher"]) is GUESSED


def test_a_mark_with_a_name_that_no_field_has_does_no_harm() -> None:
    strange = GUESSED.changed(guessed=("no such field", "title"))
    assert confirm_changes(strange, strange.changed(title="Other")).guessed == ("no such field",)
    assert carry_marks(strange, [strange]).guessed == ("title",)


def test_what_fills_a_gap_brings_its_mark() -> None:
    record = Publication(key="b", title="Caring for Trafficked Persons")
    assert fill_gaps(record, GUESSED).guessed == ("date",)
    assert fill_gaps(record.changed(guessed=("title",)), GUESSED).guessed == ("title", "date")


def test_two_records_that_become_one_keep_the_marks_of_the_values_that_stay() -> None:
    second = Publication(key="b", title="Caring for Trafficked Persons", date="2009")
    merged = merge_records([GUESSED, second])
    assert (merged.title, merged.date, merged.guessed) == ("Caring for Trafficked Persons", "2009", ())
    assert merge_records([GUESSED, second.changed(guessed=("title", "date"))]).guessed == ("title", "date")


def test_a_value_that_one_side_of_a_merge_confirmed_stays_so() -> None:
    mine = GUESSED.changed(guessed=("date",), note="mine")
    theirs = GUESSED.changed(publisher="UNHCR")
    assert merge_states(GUESSED, mine, theirs).record.guessed == ("date",)
