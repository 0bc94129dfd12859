"""Asks a reviewer about one publication after the other."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.output import publications_text, put_lines, say
from protlib.record.decisions.verdicts import ReviewerVerdict, Screening, Stage, Verdict
from protlib.text import make_legible, without_markup

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication


_MOST_REASONS: Final = 9  # one key each


def ask_one_by_one(
    library: "Library", screening: Screening, keys: Sequence[str], reviewer: str, stage: Stage | None
) -> int:
    """Show the publications that the reviewer has not judged, and ask about each; every answer is written at once.

    It returns how many there were to ask about.
    """
    stages = {key: stage or screening.next_stage(key, reviewer) for key in keys}
    waiting = [key for key in keys if not screening.has_judged(key, stages[key], reviewer)]
    judged_keys: set[str] = set()
    position = 0
    while position < len(waiting):
        key = waiting[position]
        answer = _ask(library.get(key), stages[key], f"{position + 1} of {len(waiting)}")
        if answer == "q":
            break
        if verdict := _ANSWERS.get(answer):
            reason = _ask_reason(library) if verdict == Verdict.EXCLUDE else ""
            _say_verdict(library, ReviewerVerdict(key, stages[key], reviewer, verdict, reason))
            judged_keys.add(key)
        position = max(position - 1, 0) if answer == "b" else position + 1
    if waiting:
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
    return len(waiting)


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
