"""The verdicts of a review, as people say them on the command line, in notes, and when they are asked."""

import getpass
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.changes import ask_to_go_on
from protlib.cli.decisions.screening_output import (
    is_in_conflict,
    put_records,
    settling_line,
)
from protlib.cli.files.outgoing_records import IncludeOption
from protlib.cli.options.citation_options import PictureLocaleOption
from protlib.cli.options.declaration import OptionGroup, flag, option
from protlib.cli.options.shared import ForceOption, choices_text
from protlib.cli.outcome_report import tell_reasons
from protlib.cli.output import publications_text, put_lines, say
from protlib.cli.settings.configuration import setting_value
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import NothingFoundError, UsageError
from protlib.record.decisions.screening_marks import (
    Program,
    read_labels,
    read_remarks,
    split_screening_marks,
    without_verdict_marks,
)
from protlib.record.decisions.verdicts import (
    STAGE_NAMES,
    TEAM,
    ReviewerVerdict,
    Screening,
    ScreeningState,
    Stage,
    Verdict,
)
from protlib.system.shell import quote
from protlib.text import make_legible, without_markup

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.decisions import Decisions
    from protlib.record.model import Publication

_PANEL: Final = "Verdict"


Form = Annotated[
    Literal["table", "keys", "json"] | None,
    option("--format -f FORM", "The form of a list: table, keys or json. Numbers: table or json."),
]
_MOST_REASONS: Final = 9  # one key each


def ask_one_by_one(
    library: "Library", screening: Screening, keys: Sequence[str], reviewer: str, stage: Stage | None
) -> int:
    """Show the publications that the reviewer has not judged, and ask about each; every answer is written at once.

    It returns how many there were to ask about.
    """
    keys = [key for key in keys if screening.has_reached(key, stage or Stage.TITLE)]
    stages = {key: stage or screening.next_stage(key, reviewer) for key in keys}
    waiting_keys = [key for key in keys if not screening.has_judged(key, stages[key], reviewer)]
    judged_keys: set[str] = set()
    position = 0
    while position < len(waiting_keys):
        key = waiting_keys[position]
        answer = _ask(library.get(key), stages[key], f"{position + 1} of {len(waiting_keys)}")
        if answer == "q":
            break
        if verdict := _ANSWERS.get(answer):
            reason = _ask_reason(library) if verdict == Verdict.EXCLUDE else ""
            _say_verdict(library, ReviewerVerdict(key, stages[key], reviewer, verdict, reason))
            judged_keys.add(key)
        position = max(position - 1, 0) if answer == "b" else position + 1
    if waiting_keys:
        new_screening = screening.with_verdicts(library.decisions().list_verdicts())
        remaining = sum(
            not new_screening.has_judged(key, stage or new_screening.next_stage(key, reviewer), reviewer)
            for key in keys
        )
        go_on = (
            f"{remaining} to go: type the same line again"
            if remaining
            else "all done: protlib screen -o flow.svg draws them"
        )
        say(f"{publications_text(len(judged_keys))} judged; {go_on}")
    return len(waiting_keys)


def _ask_reason(library: "Library") -> str:
    """Ask why a publication is excluded; a number stands for a reason that was given before."""
    reasons = Counter(verdict.reason for verdict in library.decisions().list_verdicts() if verdict.reason)
    offers = {str(number): reason for number, (reason, _count) in enumerate(reasons.most_common(_MOST_REASONS), 1)}
    put_lines(f"  {number}  {make_legible(reason)}" for number, reason in offers.items())
    question = "Reason, or a number" if offers else "Reason"
    reason = " ".join(str(typer.prompt(question, default="", show_default=False)).split())
    return offers.get(reason, reason)


def _say_verdict(library: "Library", verdict: ReviewerVerdict) -> None:
    library.decide(lambda decisions: decisions.with_verdicts(verdict), f"screen {verdict.verdict} {verdict.key}")


_STAGES: Final = {Stage.TITLE: "Title and abstract", Stage.TEXT: "Full text"}
_ANSWERS: Final = {"i": Verdict.INCLUDE, "e": Verdict.EXCLUDE, "u": Verdict.UNSURE, "n": Verdict.NOT_RETRIEVED}


def _ask(record: "Publication", stage: Stage, position: str) -> str:
    from textwrap import wrap

    from protlib.record.fields import labels
    from protlib.record.titles.substitutes import title_to_show
    from protlib.render.record_panels import HangingText, console, draw_hanging

    names = ", ".join(labels.label(name) for name in record.authors or record.editors)
    head = " · ".join(filter(None, (names, str(record.year or ""), record.publisher)))
    width = console().size.width
    put_lines(["", f"{position}  {record.key}"])
    draw_hanging([HangingText(make_legible(title_to_show(record)), style="bold")])
    texts = [head, without_markup(record.abstract)]
    put_lines(line for text in texts for line in wrap(make_legible(text), width))
    letters = "ieusbq" if stage == Stage.TITLE else "ieunsbq"
    fourth_choice = "" if stage == Stage.TITLE else ", n no text"
    question = f"{_STAGES[stage]}: i include, e exclude, u unsure{fourth_choice}, s skip, b back, q quit"
    while (answer := str(typer.prompt(question)).strip().lower()) not in {*letters}:
        put_lines([f"“{make_legible(answer)}” is not one of these letters"])
    return answer


class VerdictOptions(OptionGroup, panel=_PANEL):
    """What is said of publications, and by whom."""

    verdict: Verdict | None = option("--verdict VERDICT", f"Say {choices_text(Verdict)}.")
    reason: str = option("--reason TEXT", "Why it is excluded.", default="")
    stage: Stage | None = option(
        "--stage STAGE",
        "Judge the title (and abstract), or the full text. Default: title, or text for not-retrieved; "
        "with --clear and --list, both.",
    )
    by: str | None = option(
        "--by NAME", "The reviewer. Default: `reviewer` in the configuration, else your login name."
    )
    agreed: bool = flag("--agreed", "Say what the team has agreed on. It counts instead of what each reviewer says.")
    clear: bool = flag("--clear", "Remove your verdict, or with --agreed that of the team.")
    yes: bool = flag("--yes", "Do not ask before more than one is judged.")
    from_notes: bool = flag("--from-notes", "Take verdicts of Rayyan, ASReview and Covidence out of the notes.")


class ReviewOptions(OptionGroup):
    """What is shown of a review."""

    only: ScreeningState | None = option(
        "--list STATE", f"List the publications that are {choices_text(ScreeningState)}."
    )
    output: Path | None = option(
        "--output -o FILE", "Write the flow diagram (.svg, .png), or the publications with their verdicts (.ris)."
    )
    program: Program | None = option("--for PROGRAM", "Write the .ris file for rayyan or asreview.")
    reviewer_count: int = option(
        "--reviewers NUMBER", "How many reviewers must say the same, unless the team has agreed.", default=1, minimum=1
    )
    duplicate_count: int = option(
        "--duplicates NUMBER", "The number of duplicates that were removed before.", default=0, minimum=0
    )
    locale: PictureLocaleOption = None
    form: Form = None
    force: ForceOption = False
    include: IncludeOption = None


def reviewer(judging: VerdictOptions) -> str:
    """Return who judges: the team, or a reviewer by option, configuration or login name."""
    if judging.agreed:
        return TEAM
    name = judging.by if judging.by is not None else setting_value("reviewer") or getpass.getuser()
    if not (name := " ".join(name.split())):
        raise UsageError("--by is empty; name the reviewer")
    return name


def judge_publications(library: "Library", keys: Sequence[str], judging: VerdictOptions, review: ReviewOptions) -> None:
    """Say something of publications, in one write, and tell what changed and what is in conflict now."""
    reviewer_name, stages = reviewer(judging), _stages(judging)
    if len(keys) > 1 and not judging.yes and is_watched():
        request = f"Say {judging.verdict}" if judging.verdict else "Remove your verdict"
        ask_to_go_on(f"{request} of these {publications_text(len(keys))}?")

    def decide(decisions: "Decisions") -> "Decisions":
        if judging.clear:
            judgements = {(key, stage, reviewer_name) for key in keys for stage in stages}
            return decisions.without_verdicts(judgements)
        if stages == [Stage.TEXT]:
            _refuse_unread(Screening(decisions.list_verdicts(), review.reviewer_count), keys)
        verdict, reason = str(judging.verdict), " ".join(judging.reason.split())
        return decisions.with_verdicts(
            *(ReviewerVerdict(key, stages[0], reviewer_name, verdict, reason) for key in keys)
        )

    old_decisions = library.decisions()
    about_what = keys[0] if len(keys) == 1 else publications_text(len(keys))
    new_decisions = library.decide(decide, f"screen {judging.verdict or '--clear'} {about_what}")
    changed_keys = {verdict.key for verdict in {*old_decisions.list_verdicts()} ^ {*new_decisions.list_verdicts()}}
    outcome = "no longer screened" if judging.clear else f"screened by {STAGE_NAMES[stages[0]]}"
    say(f"{publications_text(len(changed_keys))} {outcome}" if changed_keys else "unchanged")
    screening = Screening(new_decisions.list_verdicts(), review.reviewer_count)
    if review.form == "json":
        put_records(library.get_many([*keys]), dict.fromkeys(keys, stages[0]), screening)
    _tell_conflicts(keys, screening)


def _tell_conflicts(keys: Sequence[str], screening: Screening) -> None:
    if conflicts := [key for key in keys if is_in_conflict(screening, key)]:
        settle = settling_line(screening, conflicts[0], screening.stage_of(conflicts[0]))
        record_name = "it" if len(conflicts) == 1 else "the first"
        say(f"verdicts disagree on {', '.join(conflicts)}. To settle {record_name}: {settle}")


def _stages(judging: VerdictOptions) -> list[Stage]:
    """Return the stage that a verdict is about; without one that is named, it is taken away from both."""
    if judging.stage:
        return [judging.stage]
    if judging.clear:
        return [*Stage]
    return [Stage.TEXT if judging.verdict == Verdict.NOT_RETRIEVED else Stage.TITLE]


def _refuse_unread(screening: Screening, keys: Sequence[str]) -> None:
    """Raise UsageError for the text of what is not included by its title."""
    for key in keys:
        if not screening.has_reached(key, Stage.TEXT):
            raise UsageError(f"{key} is not included by its title yet: protlib screen {quote(key)} --verdict include")


def take_from_notes(library: "Library", keys: Sequence[str]) -> None:
    """Make verdicts of the marks in notes, private notes of remarks and tags of labels, and take the marks away."""
    marks = {record.key: split_screening_marks(record.key, record.note) for record in library.get_many([*keys])}
    verdicts = [verdict for _note, note_verdicts in marks.values() for verdict in note_verdicts]
    if not verdicts:
        raise NothingFoundError(
            "no verdict of Rayyan, ASReview or Covidence in the notes; nothing was changed; "
            "records that were there before get them with: protlib import FILE --on-duplicate update"
        )
    keys_with_verdicts = [key for key, (_note, note_verdicts) in marks.items() if note_verdicts]
    outcomes = library.change(
        keys_with_verdicts,
        _without_marks,
        "screen --from-notes",
        decide=lambda decisions: decisions.with_verdicts(*verdicts),
    )
    tell_reasons(outcomes, verbose=False)
    reviewers = Counter(verdict.by for verdict in verdicts)
    names = ", ".join(f"{name} ({count})" for name, count in sorted(reviewers.items()))
    say(f"{publications_text(len(keys_with_verdicts))} screened, by {names}")


def _without_marks(record: "Publication") -> "Publication":
    """Return a record without marks in its note; what reviewers remarked there stands behind its private note.

    Labels of Rayyan are tags.
    """
    remarks = read_remarks(record.note)
    private_note = "; ".join(filter(None, (record.private_note, remarks * (remarks not in record.private_note))))
    tags = tuple(dict.fromkeys((*record.tags, *read_labels(record.note))))
    return record.changed(note=without_verdict_marks(record.note), private_note=private_note, tags=tags)
