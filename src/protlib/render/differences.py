"""Changes of records as a diff: below each key a line for each value that goes or comes; and of decisions, in words."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from protlib.record.decisions import (
    Decision,
    Decisions,
    Distinct,
    Former,
    OneName,
    OpenedRecord,
    OwnField,
    SilencedRule,
    Translations,
)
from protlib.record.decisions.conflict import Conflict
from protlib.record.decisions.saved_search import SavedSearch
from protlib.record.decisions.verdicts import STAGE_NAMES, ReviewerVerdict
from protlib.record.model import BOOKKEEPING, FIELDS, NAME_LISTS, TEXT_LISTS, Name, Publication
from protlib.render.scripts import json_text
from protlib.selection import Selection
from protlib.text import fold

_MOST_LETTERS_SHOWN: Final = 160
"""Characters of a text that are shown; of a longer one, those around what is different."""
_LETTERS_BEFORE: Final = 40  # the first difference of two long values, which then stands on the first line
_SILENT: Final = BOOKKEEPING - {"key", "aliases", "source"}


def decisions_in_words(
    decisions: Decisions, other_decisions: Decisions, search_line: Callable[[Selection], str]
) -> Iterator[str]:
    """Yield a line for each decision that the second decisions lack; one of an unknown kind is JSON.

    `search_line` returns the command line of a saved search.
    """
    new_decisions = (decision for decision in decisions.all_decisions if decision not in other_decisions.all_decisions)
    yield from (_describe_decision(decision, search_line) for decision in new_decisions)
    unknown = (document for document in decisions.unknown if document not in other_decisions.unknown)
    yield from (json_text(document, indent=False) for document in unknown)


def _describe_decision(decision: Decision, search_line: Callable[[Selection], str]) -> str:
    match decision:
        case Distinct(one, other) | Translations(one, other):
            is_work = isinstance(decision, Translations)
            return f"{one} and {other} are {'versions of one work in two languages' if is_work else 'no duplicates'}"
        case OneName(fields, old_name, new_name):
            return f"“{old_name}” is written “{new_name}” in {', '.join(fields)}"
        case SilencedRule(rule, key):
            return f"check is silent on {rule}" + (f" of {key}" if key else "")
        case OpenedRecord():
            return f"{decision.key} stays open, whatever says that it is {decision.level}"
        case OwnField(name):
            return f"the library has a field of its own: {name}"
        case Former(key, was):
            record = json.loads(was)
            source = f" in {record['source']}" if record.get("source") else ""
            return f"“{record.get('title', '')}”{source} is {key} when it is imported again"
        case Conflict(key, field, inner):
            return f"{key}: two sides differ" + (f" in {inner or field}" if field else "")
        case ReviewerVerdict():
            reason = f" ({decision.reason})" if decision.reason else ""
            stage = STAGE_NAMES[decision.stage]
            return f"{decision.key}, {stage}: {decision.by or 'the team'} says {decision.verdict}{reason}"
        case SavedSearch():
            return f"@{decision.name} is saved: {search_line(decision.selection)}"


class DiffLine(NamedTuple):
    """A line of a diff: "-" for a value that goes, "+" for one that comes, "" for the key of the record."""

    sign: str
    text: str

    def __str__(self) -> str:
        return f"  {self.sign} {self.text}" if self.sign else self.text


def make_diff(old_record: Publication, new_record: Publication) -> list[DiffLine]:
    """Return the lines of the diff of two states of a record; none where they are equal."""
    lines = [line for name in FIELDS if name not in _SILENT for line in _diff_field(name, old_record, new_record)]
    lines += _iterate_confirmed_guesses(old_record, new_record)
    return [DiffLine("", old_record.key), *lines] if lines else []


def _iterate_confirmed_guesses(old_record: Publication, new_record: Publication) -> Iterator[DiffLine]:
    """Yield the values that were guesses before, and now are not, though they are the same."""
    for name in old_record.guessed:
        value = getattr(new_record, name, None)
        if value and name not in new_record.guessed and value == getattr(old_record, name):
            text = value if isinstance(value, str) else "; ".join(map(_display, value))
            yield DiffLine(
                "+", f"{name.replace('_', ' ')}: {_excerpt(' '.join(text.split()), 0, _MOST_LETTERS_SHOWN)} (confirmed)"
            )


def additions(record: Publication) -> list[DiffLine]:
    """Return the lines of the diff of a new record."""
    lines = make_diff(Publication(key=record.key), record)
    return [DiffLine("", f"{record.key} (added)"), *(line for line in lines if line.sign == "+")]


def removals(record: Publication) -> list[DiffLine]:
    """Return the lines of the diff of a removed record."""
    lines = make_diff(record, Publication(key=record.key))
    return [DiffLine("", f"{record.key} (removed)"), *(line for line in lines if line.sign == "-")]


def loss_lines(removed_record: Publication, heir: Publication) -> list[DiffLine]:
    """Return the lines of values that a merged record loses."""
    lines = [
        line for name in FIELDS if name not in BOOKKEEPING and not _is_within(name, removed_record, heir)
        for line in _diff_field(name, removed_record, heir) if line.sign == "-"
    ]  # fmt: skip
    return [DiffLine("", f"{removed_record.key} is in {heir.key}"), *lines]


def _is_within(name: str, removed_record: Publication, heir: Publication) -> bool:
    """Tell whether the other record has all values of a field, or the field is empty."""
    value, heir_value = getattr(removed_record, name), getattr(heir, name)
    if name in TEXT_LISTS:
        return {*map(fold, value)} <= {*map(fold, heir_value)}
    if name in NAME_LISTS:
        return {*value} <= {*heir_value}
    return isinstance(value, str) and (value in heir_value or (name, value) == ("type", "document"))


def _diff_field(name: str, old_record: Publication, new_record: Publication) -> Iterator[DiffLine]:
    old_value, new_value = getattr(old_record, name), getattr(new_record, name)
    if old_value == new_value:
        return
    if name == "files":
        old_value, new_value = _file_words(old_value, new_value)
    if name == "extra":
        for inner in dict.fromkeys((*old_value, *new_value)):
            yield from _diff_text(inner, _display(old_value.get(inner, "")), _display(new_value.get(inner, "")))
    elif name not in (*NAME_LISTS, *TEXT_LISTS):
        yield from _diff_text(name, str(old_value), str(new_value))
    elif sorted(map(_display, old_value)) == sorted(map(_display, new_value)):  # only their order is another
        yield from _diff_text(name, "; ".join(map(_display, old_value)), "; ".join(map(_display, new_value)))
    else:
        yield from _diff_values(name, list(map(_display, old_value)), list(map(_display, new_value)))


def _file_words(old_files: Sequence[str], new_files: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return two lists of files as people read them, with checksums where only these differ."""
    from protlib.record.attached_file import AttachedFile

    words = tuple([AttachedFile.from_text(text).words for text in texts] for texts in (old_files, new_files))
    return (old_files, new_files) if words[0] == words[1] else (words[0], words[1])


def _diff_values(name: str, old_values: Sequence[str], new_values: Sequence[str]) -> Iterator[DiffLine]:
    label = name.replace("_", " ")
    yield from (DiffLine("-", f"{label}: {value}") for value in old_values if value not in new_values)
    yield from (DiffLine("+", f"{label}: {value}") for value in new_values if value not in old_values)


def _diff_text(name: str, old_text: str, new_text: str) -> Iterator[DiffLine]:
    old_text, new_text = " ".join(old_text.split()), " ".join(new_text.split())
    if old_text == new_text:
        return
    label = name.replace("_", " ")
    texts = make_excerpts((old_text, new_text), _MOST_LETTERS_SHOWN)
    yield from (DiffLine(sign, f"{label}: {text}") for sign, text in zip("-+", texts, strict=True) if text)


def make_excerpts(lines: Sequence[str], most_letters: int) -> list[str]:
    """Return lines; of longer ones, the part from about where they differ."""
    filled_lines = {line for line in lines if line}
    if len(filled_lines) < 2:
        return [_excerpt(line, 0, most_letters) for line in lines]
    changes = (position for position, letters in enumerate(zip(*filled_lines, strict=False)) if len({*letters}) > 1)
    start = max(0, next(changes, min(map(len, filled_lines))) - _LETTERS_BEFORE)
    return [_excerpt(line, start, most_letters) for line in lines]


def _excerpt(line: str, start: int, most_letters: int) -> str:
    if len(line) <= most_letters:
        return line
    start = min(start, len(line) - most_letters)
    end = start + most_letters
    return "…" * (start > 0) + line[start:end] + "…" * (end < len(line))


def _display(value: object) -> str:
    from protlib.record.names import display

    if isinstance(value, Name):
        return display(value)
    return value if isinstance(value, str) else json_text(value, indent=False)
