"""Screening for a review: what each reviewer says of a record, by title and then by full text, and the numbers of it.

The stages and the boxes are those of the PRISMA 2020 statement (Page et al., BMJ 2021;372:n71).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from protlib.frozen import NamedTuple


class Stage(StrEnum):
    """What is judged: the title and the abstract, or the full text."""

    TITLE = "title"
    TEXT = "text"


class Verdict(StrEnum):
    """What a reviewer says of a record; that its full text could not be had is said of the text alone."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    UNSURE = "unsure"
    NOT_RETRIEVED = "not-retrieved"


class ScreeningState(StrEnum):
    """Where a record stands at a stage."""

    OPEN = "open"
    UNSURE = "unsure"
    CONFLICT = "conflict"
    EXCLUDED = "excluded"
    NOT_RETRIEVED = "not-retrieved"
    INCLUDED = "included"


_STATES: Final[Mapping[str, ScreeningState]] = {
    Verdict.INCLUDE: ScreeningState.INCLUDED,
    Verdict.EXCLUDE: ScreeningState.EXCLUDED,
    Verdict.UNSURE: ScreeningState.UNSURE,
    Verdict.NOT_RETRIEVED: ScreeningState.NOT_RETRIEVED,
}
STAGE_NAMES: Final[Mapping[str, str]] = {Stage.TITLE: "title", Stage.TEXT: "full text"}
"""The stages as people call them."""
TEAM: Final = ""
"""The reviewer of what a team has agreed on, which counts instead of what each has said."""
NO_REASON: Final = "no reason given"


class ReviewerVerdict(NamedTuple):
    """What a reviewer (`TEAM` for all) says of a record at a stage, with a reason for an exclusion."""

    key: str
    stage: str
    by: str
    verdict: str
    reason: str = ""


class Flow(NamedTuple):
    """The numbers of a review; each number above is the sum of those below it that it leads to.

    `waiting` are records without a verdict that counts, at the title and at the full text; `reasons` are those of
    exclusions by full text, the most frequent first.
    """

    identified: int
    duplicates: int
    screened: int
    excluded: int
    waiting: int
    sought: int
    not_retrieved: int
    assessed: int
    reasons: tuple[tuple[str, int], ...]
    text_waiting: int
    included: int


class Screening:
    """The verdicts of a library, by record and stage; a state needs so many reviewers, or what the team agreed on."""

    def __init__(self, verdicts: Iterable[ReviewerVerdict], reviewer_count: int = 1) -> None:
        self._reviewer_count = reviewer_count
        self._verdicts: defaultdict[tuple[str, str], list[ReviewerVerdict]] = defaultdict(list)
        for verdict in verdicts:
            self._verdicts[verdict.key, verdict.stage].append(verdict)

    def with_verdicts(self, verdicts: Iterable[ReviewerVerdict]) -> "Screening":
        """Return a review of other verdicts by the same rules."""
        return Screening(verdicts, self._reviewer_count)

    def verdicts(self, key: str, stage: str) -> Sequence[ReviewerVerdict]:
        """Return the verdicts that count: that of the team alone, where there is one."""
        verdicts = self.all_verdicts(key, stage)
        return [verdict for verdict in verdicts if verdict.by == TEAM] or verdicts

    def all_verdicts(self, key: str, stage: str) -> Sequence[ReviewerVerdict]:
        """Return the verdicts of a record at a stage: that of the team, then those of reviewers by name."""
        return sorted(self._verdicts.get((key, stage), ()))

    def state(self, key: str, stage: str) -> ScreeningState:
        """Return where a record stands at a stage; reviewers who disagree are in conflict."""
        verdicts = self.verdicts(key, stage)
        states = {_STATES[verdict.verdict] for verdict in verdicts}
        if len(states) > 1:
            return ScreeningState.CONFLICT
        reviewers = {verdict.by for verdict in verdicts}
        is_enough = len(reviewers) >= self._reviewer_count or TEAM in reviewers
        return states.pop() if states and is_enough else ScreeningState.OPEN

    def reason(self, key: str, stage: str) -> str:
        """Return the reason of an exclusion: the first that a reviewer gives, by the names of reviewers."""
        reasons = (verdict.reason for verdict in self.verdicts(key, stage) if verdict.verdict == Verdict.EXCLUDE)
        return next(filter(None, reasons), "")

    def stage_of(self, key: str) -> Stage:
        """Return the stage that a record has reached: the full text, once its title is included."""
        return Stage.TEXT if self.state(key, Stage.TITLE) == ScreeningState.INCLUDED else Stage.TITLE

    def has_reached(self, key: str, stage: str) -> bool:
        """Tell whether a record can be judged at a stage: by its full text only once its title is included."""
        return stage == Stage.TITLE or self.stage_of(key) == Stage.TEXT

    def reviewer_in_doubt(self, key: str, stage: str) -> str | None:
        """Return the first reviewer who says two things of a record, as after a merge of libraries; None for no one."""
        verdicts = {(verdict.by, verdict.verdict) for verdict in self.verdicts(key, stage)}
        counts = Counter(reviewer for reviewer, _verdict in sorted(verdicts))
        return next((reviewer for reviewer, count in counts.items() if count > 1), None)

    def next_stage(self, key: str, reviewer: str) -> Stage:
        """Return the stage that a reviewer judges next: the title until that reviewer or the team has judged it."""
        return self.stage_of(key) if reviewer == TEAM or self.has_judged(key, Stage.TITLE, reviewer) else Stage.TITLE

    def has_judged(self, key: str, stage: str, reviewer: str) -> bool:
        """Tell whether a reviewer has judged a record at a stage, or the team has agreed on it."""
        return any(verdict.by in {reviewer, TEAM} for verdict in self._verdicts.get((key, stage), ()))

    def words(self, key: str) -> str:
        """Return where a record stands and who says what: "title: excluded (ann: exclude, too old)"; empty for none."""
        return "; ".join(
            f"{STAGE_NAMES[stage]}: {self.state(key, stage)} ({self.verdicts_text(key, stage, ', {}')})"
            for stage in Stage
            if self.verdicts(key, stage)
        )

    def verdicts_text(self, key: str, stage: str, reason: str = " ({})") -> str:
        """Return what each reviewer says of a record at a stage, with `reason` for how a reason is added."""
        return "; ".join(
            f"{verdict.by or 'team'}: {verdict.verdict}{reason.format(verdict.reason) if verdict.reason else ''}"
            for verdict in self.all_verdicts(key, stage)
        )

    def flow(self, keys: Iterable[str], duplicate_count: int = 0) -> Flow:
        """Return the numbers for records of a review, and duplicates that were removed before."""
        keys = [*keys]
        titles = Counter(self.state(key, Stage.TITLE) for key in keys)
        sought_keys = [key for key in keys if self.state(key, Stage.TITLE) == ScreeningState.INCLUDED]
        texts = Counter(self.state(key, Stage.TEXT) for key in sought_keys)
        excluded_keys = [key for key in sought_keys if self.state(key, Stage.TEXT) == ScreeningState.EXCLUDED]
        reasons = Counter(self.reason(key, Stage.TEXT) or NO_REASON for key in excluded_keys)
        return Flow(
            identified=len(keys) + duplicate_count,
            duplicates=duplicate_count,
            screened=len(keys),
            excluded=titles[ScreeningState.EXCLUDED],
            waiting=len(keys) - titles[ScreeningState.EXCLUDED] - len(sought_keys),
            sought=len(sought_keys),
            not_retrieved=texts[ScreeningState.NOT_RETRIEVED],
            assessed=len(sought_keys) - texts[ScreeningState.NOT_RETRIEVED],
            reasons=tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))),
            text_waiting=sum(
                texts[state] for state in (ScreeningState.OPEN, ScreeningState.UNSURE, ScreeningState.CONFLICT)
            ),
            included=texts[ScreeningState.INCLUDED],
        )


def read_verdict(document: Mapping[str, Any]) -> ReviewerVerdict | None:
    """Return the verdict of a stored document, None for one damaged by hand."""
    values = [document.get(name, "") for name in ReviewerVerdict._fields]
    if not all(isinstance(value, str) for value in values) or not values[0]:
        return None
    verdict = ReviewerVerdict(*values)
    is_known = verdict.stage in {*Stage} and verdict.verdict in {*Verdict}
    return verdict if is_known else None
