"""A plan says what a command would do, before anything is written."""

import pytest

from protlib.errors import UsageError
from protlib.library.plan import Plan, outcome_of_replacement
from sample_records.libraries import CARING, CAUSES, OTHER


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (Plan(added={"a": CARING}, label="add"), "add a"),
        (Plan(removed={"a": CARING}, label="remove"), "remove a"),
        (Plan(added={"a": CARING, "b": CAUSES}, label="import a.ris"), "import a.ris: 2 added"),
        (
            Plan(added={"a": CARING}, changed={"b": CAUSES}, removed={"c": OTHER}, label="merge"),
            "merge: 1 added, 1 updated, 1 removed",
        ),
    ],
)
def test_a_command_and_what_it_did_are_told_in_a_few_words(plan: Plan, message: str) -> None:
    assert plan.description() == message


def test_a_plan_that_changes_nothing_is_empty() -> None:
    assert Plan(label="set").is_empty()
    assert not Plan(removed={"a": CARING}).is_empty()


def test_a_record_with_another_key_is_there_under_the_new_and_gone_under_the_old() -> None:
    plan = Plan(added={OTHER.key: OTHER}, changed={"old": CARING, CAUSES.key: CAUSES}, removed={"a": OTHER})
    assert plan.list_current_records() == [OTHER, CARING, CAUSES]
    assert plan.former_keys() == ["a", "old"]


def test_what_becomes_of_a_record_that_is_replaced() -> None:
    outcome = outcome_of_replacement(CARING, CARING.changed(title="New"), "now")
    assert (outcome.action, outcome.existing) == ("updated", CARING.key)
    assert (outcome.publication.title, outcome.publication.modified) == ("New", "now")
    assert outcome_of_replacement(CARING, CARING.changed(), "now").action == "unchanged"
    with pytest.raises(UsageError, match="protlib rekey"):
        outcome_of_replacement(CARING, CARING.changed(key="other"), "now")
