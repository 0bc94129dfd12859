"""A record gets another key, and its old one still leads to it."""

import pytest

from harness.rows import every_row
from protlib.errors import UsageError
from protlib.library.changes.rekey import give_key, rekey_records
from protlib.record.model import Publication
from sample_records.libraries import CARING

OLD = CARING.changed(key="old", aliases=("older",))


def is_taken(key: str) -> bool:
    return key.casefold() in {"old", "older", "another"}


@pytest.mark.parametrize(
    ("key", "aliases"),
    [("new", ("older", "old")), ("older", ("old",)), ("OLD", ("older",)), ("Older", ("old",))],
)
def test_the_old_key_becomes_an_alias_and_an_alias_may_become_the_key(key: str, aliases: tuple[str, ...]) -> None:
    outcome = give_key(OLD, key, is_taken, "now")
    assert (outcome.key, outcome.aliases, outcome.modified) == (key, aliases, "now")


@pytest.mark.parametrize(("key", "why"), [("old", "is already its key"), ("Another", "is taken")])
def test_a_key_that_is_another_s_or_its_own_is_refused(key: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        give_key(OLD, key, is_taken, "now")


def records(*keys: str) -> list[Publication]:
    """Return records by their keys, with aliases behind a slash: "new/old"."""
    split = (key.split("/") for key in keys)
    return [Publication(key=key, aliases=tuple(aliases), title="Care") for key, *aliases in split]


REKEYED = {
    "equal ones are told apart": (["x", "y", "z"], ["k", "k", "k"], ["k", "ka", "kb"]),
    "the one that has it keeps it": (["x", "k", "z"], ["k", "k", "k"], ["ka", "k", "kb"]),
    "a letter behind one that is taken fits": (["k", "kc", "x"], ["k", "k", "k"], ["k", "kc", "ka"]),
    "a letter behind none is no fit": (["kc", "x"], ["k", "k"], ["k", "ka"]),
    "of two with letters the first is free of its own": (["ka", "kb"], ["k", "k"], ["k", "kb"]),
    "a word behind one is no letter": (["k", "kids"], ["k", "k"], ["k", "ka"]),
    "a key of another record is not free": (["x"], ["other"], ["othera"]),
    "nor is one that another record had": (["x", "y/k"], ["k", "y"], ["ka", "y"]),
    "a record may have its own old key back": (["x/k", "y"], ["k", "k"], ["k", "ka"]),
    "two that want each other's keep no key from each other": (["x", "y"], ["y", "x"], ["ya", "xa"]),
    "only the capitals are others": (["Iom", "iomb"], ["iom", "iom"], ["iom", "iomb"]),
    "nothing is wanted": (["x", "y"], ["", ""], ["x", "y"]),
}


@every_row(("before", "goal", "after"), REKEYED.values(), ids=REKEYED)
def test_keys_that_are_wanted_are_given_once_each_and_kept_the_second_time(
    before: list[str], goal: list[str], after: list[str]
) -> None:
    records_there = records(*before)
    shelf = {name.casefold() for record in records_there for name in (record.key, *record.aliases)} | {"other"}
    wish = {record.key: key for record, key in zip(records_there, goal, strict=True)}
    outcomes = rekey_records(records_there, lambda each: wish[each.key], lambda key: key.casefold() in shelf, "now")
    assert [outcome.key for outcome in outcomes] == after
    for old, new in zip(records_there, outcomes, strict=True):
        names = {name.casefold() for name in (new.key, *new.aliases)}
        assert {name.casefold() for name in (old.key, *old.aliases)} <= names
    shelf |= {outcome.key.casefold() for outcome in outcomes}
    again = {new.key: key for new, key in zip(outcomes, goal, strict=True)}
    assert (
        rekey_records(outcomes, lambda each: again[each.key], lambda key: key.casefold() in shelf, "later") == outcomes
    )
