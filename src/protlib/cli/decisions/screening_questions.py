"""Asks a reviewer about one publication after the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.output import put_lines
from protlib.record.decisions.verdicts import Screened, Screening, Stage, Verdict

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication


def ask_one_by_one(library: "Library", screening: Screening, keys: Sequence[str], by: str, stage: Stage | None) -> int:
    """Show the publications that the reviewer has not judged, and ask about each; every answer is written at once.

    It returns how many there were to ask about.
    """
    stages = {key: stage or screening.next_stage(key, by) for key in keys}
    waiting = [key for key in keys if not screening.has_judged(key, stages[key], by)]
    place = 0
    while place < len(waiting):
        key = waiting[place]
        answer = _ask(library.get(key), stages[key], f"{place + 1} of {len(waiting)}")
        if answer == "q":
            break
        if verdict := _ANSWERS.get(answer):
            reason = typer.prompt("Reason", default="", show_default=False) if verdict == Verdict.EXCLUDE else ""
            _say_verdict(library, Screened(key, stages[key], by, verdict, " ".join(str(reason).split())))
        place = max(place - 1, 0) if answer == "b" else place + 1
    return len(waiting)


def _say_verdict(library: "Library", verdict: Screened) -> None:
    library.decide(lambda decisions: decisions.with_verdicts(verdict), f"screen {verdict.verdict} {verdict.key}")


_STAGES: Final = {Stage.TITLE: "Title and abstract", Stage.TEXT: "Full text"}
_ANSWERS: Final = {"i": Verdict.INCLUDE, "e": Verdict.EXCLUDE, "u": Verdict.UNSURE, "n": Verdict.NOT_RETRIEVED}


def _ask(record: "Publication", stage: Stage, place: str) -> str:
    from textwrap import wrap

    from protlib.record.fields import labels
    from protlib.record.titles import shown_title
    from protlib.render.people import console
    from protlib.text import legible, without_markup

    names = ", ".join(labels.label(name) for name in record.authors or record.editors)
    head = " · ".join(filter(None, (names, str(record.year or ""), record.publisher)))
    width = console().size.width
    texts = [f"{place}  {record.key}", shown_title(record), head, without_markup(record.abstract)]
    put_lines(["", *(line for text in texts for line in wrap(legible(text), width))])
    letters = "ieusbq" if stage == Stage.TITLE else "ieunsbq"
    more = "" if stage == Stage.TITLE else ", n not retrieved"
    asked = f"{_STAGES[stage]}: i include, e exclude, u unsure{more}, s skip, b back, q quit; then Enter"
    while (answer := str(typer.prompt(asked)).strip().lower()) not in {*letters}:
        put_lines([f"“{legible(answer)}” is not one of these letters"])
    return answer
