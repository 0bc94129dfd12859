"""Verdicts on records of a review: where each stands, and numbers that always add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record.decisions import Decisions
from protlib.record.decisions.verdicts import TEAM, ReviewerVerdict, Screening, ScreeningState, Stage, Verdict

KEYS = [f"k{number}" for number in range(6)]
VERDICTS = st.lists(
    st.builds(
        ReviewerVerdict,
        st.sampled_from(KEYS),
        st.sampled_from([*Stage]),
        st.sampled_from(["Ann", "Ben", TEAM]),
        st.sampled_from([*Verdict]),
        st.sampled_from(["", "too old", "adults"]),
    ),
    max_size=30,
)


@every_row(
    ("verdicts", "needed", "state"),
    [
        ([], 1, ScreeningState.OPEN),
        ([("Ann", "include")], 1, ScreeningState.INCLUDED),
        ([("Ann", "include")], 2, ScreeningState.OPEN),
        ([("Ann", "include"), ("Ben", "include")], 2, ScreeningState.INCLUDED),
        ([("Ann", "include"), ("Ben", "exclude")], 1, ScreeningState.CONFLICT),
        ([("Ann", "include"), ("Ben", "unsure")], 1, ScreeningState.CONFLICT),
        ([("Ann", "include"), ("Ben", "exclude"), (TEAM, "exclude")], 2, ScreeningState.EXCLUDED),
        ([("Ann", "unsure")], 1, ScreeningState.UNSURE),
    ],
)
def test_where_a_record_stands(verdicts: list[tuple[str, str]], needed: int, state: ScreeningState) -> None:
    screening = Screening((ReviewerVerdict("k", "title", by, verdict) for by, verdict in verdicts), needed)
    assert screening.state("k", Stage.TITLE) == state


def test_each_reviewer_judges_the_title_first() -> None:
    screening = Screening([ReviewerVerdict("k", "title", "Ann", "include")])
    assert (screening.next_stage("k", "Ann"), screening.next_stage("k", "Ben")) == (Stage.TEXT, Stage.TITLE)
    agreed = Screening([ReviewerVerdict("k", "title", TEAM, "include")])
    assert agreed.next_stage("k", "Ben") == Stage.TEXT


@given(VERDICTS, st.integers(0, 9), st.integers(1, 3))
def test_the_numbers_add_up(verdicts: list[ReviewerVerdict], duplicates: int, needed: int) -> None:
    flow = Screening(verdicts, needed).flow(KEYS, duplicates)
    assert flow.identified == flow.duplicates + flow.screened
    assert flow.screened == flow.excluded + flow.waiting + flow.sought == len(KEYS)
    assert flow.sought == flow.not_retrieved + flow.assessed
    assert flow.assessed == sum(count for _reason, count in flow.reasons) + flow.text_waiting + flow.included
    assert min(flow.excluded, flow.waiting, flow.not_retrieved, flow.text_waiting, flow.included) >= 0


@given(VERDICTS)
def test_verdicts_are_kept_one_for_each_reviewer(verdicts: list[ReviewerVerdict]) -> None:
    decisions = Decisions()
    for verdict in verdicts:
        decisions = decisions.with_verdicts(verdict)
    remaining = Decisions.from_documents(decisions.documents()).list_verdicts()
    assert remaining == decisions.list_verdicts()
    assert {verdict[:3]: verdict for verdict in remaining} == {verdict[:3]: verdict for verdict in verdicts}
    assert len(remaining) == len({verdict[:3] for verdict in remaining})


def test_verdicts_follow_their_records() -> None:
    decisions = Decisions().with_verdicts(
        ReviewerVerdict("a", "title", "Ann", "include"), ReviewerVerdict("b", "text", "", "exclude")
    )
    assert [verdict.key for verdict in decisions.rekey({"a": "z"}).list_verdicts()] == ["z", "b"]
    assert [verdict.key for verdict in decisions.without_records(["a"]).list_verdicts()] == ["b"]


@pytest.mark.parametrize("damage", [{"stage": "page"}, {"verdict": "maybe"}, {"by": 3}, {"key": ""}])
def test_a_damaged_verdict_is_kept_and_has_no_effect(damage: dict[str, object]) -> None:
    document = {"kind": "screened", "key": "a", "stage": "title", "by": "Ann", "verdict": "include", **damage}
    decisions = Decisions.from_documents([document])
    assert (decisions.list_verdicts(), decisions.documents()) == ([], [document])
