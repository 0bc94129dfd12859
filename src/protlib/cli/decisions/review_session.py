"""A session on a terminal: for each group of records, the user says if they are one publication."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

import typer

from protlib.cli.changes import draw_diff, make_diff_lines
from protlib.cli.decisions.field_choice import BackError, choose_values
from protlib.cli.output import say
from protlib.cli.terminal.keyboard import MOST_NUMBERS, Keyboard
from protlib.library.changes.record_merge import Union
from protlib.library.plan import Outcome
from protlib.system.signals import last_words

if TYPE_CHECKING:
    from protlib.duplicates.groups import Group
    from protlib.record.model import Publication

HELP: Final = (
    ("m", "merge them into the first; the keys of the others still find it"),
    ("2", "merge them into the second; so does the number of any other"),
    ("f", "merge them, and say field by field which value counts"),
    ("k", "keep both: they are no duplicates, which is remembered"),
    ("o", "of three or more: one of them is no duplicate of the others"),
    ("s", "skip: decide another time"),
    ("b", "go back and answer the last one anew"),
    ("q", "stop here, and write what was answered"),
    ("Ctrl-C", "stop here, and write nothing"),
)
"""The keys that answer, and what each means."""


class SeparatePairs(NamedTuple):
    """Pairs of records that are no duplicates, by their keys."""

    pairs: tuple[tuple[str, str], ...]


Answer = Union | SeparatePairs | None
"""What somebody said of a group; None where it was skipped."""


class Answers:
    """What was said in a session, answer by answer, each with the number of its group."""

    def __init__(self, records: "Mapping[str, Publication]") -> None:
        self._records = records
        self._answers: list[tuple[int, Answer]] = []

    @property
    def unions(self) -> list[Union]:
        """The records that are to be one."""
        return [answer for _position, answer in self._answers if isinstance(answer, Union)]

    @property
    def separate_pairs(self) -> list[tuple[str, str]]:
        """The pairs of keys that are of two publications."""
        return [
            pair for _position, answer in self._answers if isinstance(answer, SeparatePairs) for pair in answer.pairs
        ]

    def take(self, position: int, answer: Answer) -> None:
        """Remember an answer."""
        self._answers.append((position, answer))

    def take_back(self) -> int | None:
        """Forget the last answer, and return the number of its group, or None without an answer."""
        return self._answers.pop()[0] if self._answers else None

    def list_remaining(self, keys: Sequence[str]) -> "tuple[Publication, ...]":
        """Return the records of a group after all answers, without those that are apart from every other record."""
        records_by_key = {record.key: record for record in map(self._find_standing_record, keys)}
        separate_keys = {frozenset(pair) for pair in self.separate_pairs}
        return tuple(
            record
            for key, record in records_by_key.items()
            if any(
                standing_key != key and frozenset((key, standing_key)) not in separate_keys
                for standing_key in records_by_key
            )
        )

    def _find_standing_record(self, key: str) -> "Publication":
        record = self._records[key]
        for union in self.unions:
            if any(record.key == twin.key for twin in union.records):
                record = union.record()
        return record


def review_groups(groups: "Sequence[Group]", records: "Mapping[str, Publication]") -> Answers:
    """Ask about groups, one after the other, and return the answers; raises typer.Abort on Ctrl-C."""
    answers = Answers(records)
    with _with_last_message():
        keyboard = Keyboard()
        position: int | None = 0
        while position is not None and position < len(groups):
            position = _ask_about(groups, position, answers, keyboard)
    return answers


@contextmanager
def _with_last_message() -> Iterator[None]:
    def tell() -> None:
        os.write(2, b"\nnothing was written\n")

    with last_words(tell):
        try:
            yield
        except (KeyboardInterrupt, EOFError):
            tell()
            raise typer.Abort from None


def _ask_about(groups: "Sequence[Group]", position: int, answers: Answers, keyboard: Keyboard) -> int | None:
    """Ask about a group, and return the number of the next; None where that is enough."""
    group = groups[position]
    records = answers.list_remaining(group.keys)
    if len(records) < 2:  # by what was answered before
        return position + 1
    _show(group, records, f"{position + 1} of {len(groups)}")
    letters = "mfkosbq?" if len(records) > 2 else "mfksbq?"
    while True:
        key = keyboard.ask_key(_question(len(records)), [*letters, *_record_numbers(records)])
        match key:
            case "?":
                for letter, meaning in HELP:
                    say(f"  {letter:<7} {meaning}")
            case "q":
                return None
            case "b":
                old_answer = answers.take_back()
                if old_answer is not None:
                    return old_answer
                say("this is the first group")
            case _:
                answer = _answer(key, records, keyboard)
                if key == "s" or answer is not None:
                    answers.take(position, answer)
                    return position + (key != "o")


def _question(count: int) -> str:
    keep, leave = ("keep both", "") if count == 2 else ("keep all", "[o]ne out ")
    return f"[m]erge [f]ield by field [k]{keep[1:]} {leave}[s]kip [b]ack [q]uit [?] "


def _answer(key: str, records: "tuple[Publication, ...]", keyboard: Keyboard) -> Answer:
    """Return the decision for a key; None if the user skips the records or changes the answer."""
    match key:
        case "s":
            return None
        case "k":
            return SeparatePairs(tuple(combinations([record.key for record in records], 2)))
        case "o":
            number = keyboard.ask_key("Which one? ", _record_numbers(records))
            first, *apart_records = _put_first(records, int(number))
            return SeparatePairs(tuple((first.key, record.key) for record in apart_records))
        case "f":
            try:
                union = Union(records, choose_values(records, keyboard))
            except BackError:
                return None
        case _:
            union = Union(_put_first(records, 1 if key == "m" else int(key)))
    _show_union(union)
    return union


def _record_numbers(records: "Sequence[Publication]") -> list[str]:
    return [str(number) for number in range(1, min(len(records), MOST_NUMBERS) + 1)]


def _put_first(records: "tuple[Publication, ...]", number: int) -> "tuple[Publication, ...]":
    return records[number - 1], *records[: number - 1], *records[number:]


def _show(group: "Group", records: "Sequence[Publication]", position: str) -> None:
    from protlib.duplicates.judgement import Sameness
    from protlib.render import record_panels, side_by_side

    doubt = "" if group.sameness is Sameness.SAME else ", of which protlib is not sure"
    say(f"\n{position}{doubt}")
    side_by_side.draw_group(group, records, record_panels.console(to_output=False))


def _show_union(union: Union) -> None:
    """Show the changes that a merge makes to the record that stays, and the values that only the others have."""
    record = union.record()
    first, *absorbed_records = union.records
    outcomes = [
        Outcome("updated", record, old_record=first),
        *(Outcome("merged", record, old_record=absorbed_record) for absorbed_record in absorbed_records),
    ]
    draw_diff(make_diff_lines(outcomes), to_output=False)
