"""The changes that an assistant may make: each is written once, reported for each record, and can be undone."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.assistant.answers import Change, Changed
from protlib.cli.assistant.questions import few_keys
from protlib.errors import InputRefusedError, NothingFoundError, UsageError
from protlib.record.titles.substitutes import is_named, title_to_show
from protlib.text import clean, clean_paragraphs, make_legible, make_printable, shorten

if TYPE_CHECKING:
    from protlib.cli.shelf import Shelf
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication

TAG: Final = "by-assistant"
"""The tag of records that an assistant added, so that people can find and check them."""
LABEL: Final = "mcp"
"""The prefix of an assistant's changes in `history`."""
MOST_ADDED: Final = 20
"""The most records that one call adds."""
_LONGEST_TYPE: Final = 40  # letters that a message shows
_MOST_CHANGED: Final = 200  # records in one call: a person still reads the diff
# Letters: far more than a long abstract has, and little enough for an assistant to read at once.
_MOST_OF_A_RECORD: Final = 200_000
_CHANGE_OF_OTHERS: Final = (
    "the last change was not made here, and stays; to take back an earlier one, the user finds its number with "
    "protlib history, and types protlib undo NUMBER"
)
_UNDO: Final = "to take it back: undo"
_UNKNOWN: Final = "jsonl:"
"""The beginning of the names in `extra` of what is no field."""


def add(shelf: "Shelf", records: Sequence[Mapping[str, object]]) -> Changed:
    """Add JSON records with protlib's field names; records that the library has already are not added again.

    Where part of the library is hidden, no answer may reveal it. So new records are compared with visible ones only,
    and get new keys here, whatever keys they came with.
    """
    if not records:
        raise UsageError('pass records, for example {"title": "Caring", "authors": ["IOM"], "date": "2009"}')
    if len(records) > MOST_ADDED:
        raise UsageError(f"{len(records)} records are too many at once; add {MOST_ADDED} at a time")
    from protlib.library.changes.new_marks import close_marked
    from protlib.library.changes.upsert import Upsert

    for record in records:
        _refuse_unknown_type(record.get("type"))
    publications, notes = _read_json(records, shelf.ask_library(lambda library: library.own_fields()))
    publications = [*close_marked(publications)[0]]  # also one that says that it is public
    _refuse_hidden(shelf, publications)
    if any(publication.key for publication in publications) and shelf.keeps_back():
        publications = [publication.changed(key="", aliases=()) for publication in publications]
        notes.append("keys are made here, because parts of this library are hidden")
    with shelf.open_library() as library:
        upsert = Upsert(may_compare=shelf.is_open)
        outcomes = library.add_many(publications, "skip", upsert=upsert, label=f"{LABEL} add")
        if library.has_made_file:
            notes.append("there was no library; a new one was made, which the user should know")
    if any(outcome.action == "added" for outcome in outcomes):
        notes.append(f"new records have the tag {TAG} until the user has checked them; {_UNDO}")
    return _change_report(shelf, outcomes, notes)


def _read_json(
    records: Sequence[Mapping[str, object]], own_names: Sequence[str]
) -> "tuple[list[Publication], list[str]]":
    """Return records from JSON, and messages about ignored values; raises InputRefusedError for a bad record."""
    import orjson

    from protlib import formats

    try:
        lines = [orjson.dumps(record) for record in records]
    except orjson.JSONEncodeError as error:  # such as a number of more than 64 bits
        raise UsageError(f"a record is not valid JSON: {error}") from error
    if any(len(line) > _MOST_OF_A_RECORD for line in lines):
        raise UsageError(
            f"a record has more than {_MOST_OF_A_RECORD:,} letters; shorten its abstract, and add it again"
        )
    data = b"\n".join(lines)
    content = formats.read(data, formats.format_named("jsonl"), formats.ReadOptions(own_names=own_names))
    problems = [
        ": ".join(filter(None, (make_legible(problem.record), make_legible(problem.what))))
        for problem in content.problems
    ]
    if not all(map(is_named, content.publications)):
        raise InputRefusedError("nothing was added: a record has no title; ask the user, or look it up")
    if any(problem.lost for problem in content.problems) or len(content.publications) != len(records):
        raise InputRefusedError(f"nothing was added: {'; '.join(problems) or 'a record is empty'}")
    tagged_records = [
        publication.changed(tags=tuple(dict.fromkeys((*publication.tags, TAG)))) for publication in content.publications
    ]
    return tagged_records, [*problems, *_tell_doubts(records, tagged_records)]


def _refuse_unknown_type(kind: object) -> None:
    """Raise UsageError for what is no type of publication, nor a word such as “working paper” for one."""
    from protlib.record.fields.headings import type_of
    from protlib.record.model import TYPES

    if kind is None or (isinstance(kind, str) and (not kind.strip() or type_of(kind.strip()) != ("document", kind))):
        return
    raise UsageError(
        f"nothing was added: type “{shorten(clean(str(kind)), _LONGEST_TYPE)}” is not one of {', '.join(TYPES)}"
    )


def _tell_doubts(records: Sequence[Mapping[str, object]], publications: "Sequence[Publication]") -> list[str]:
    """Return a line for each name that is no field, for files, and for each place that nobody knows."""
    from protlib.cli.advice.place_advice import places_of, unknown_place
    from protlib.record import places

    names = {name for record in publications for name in record.extra if name.startswith(_UNKNOWN)}
    lines = [f"{name.removeprefix(_UNKNOWN)}: not a field; kept in “extra”" for name in sorted(names)]
    if any(record.get("files") for record in records):
        lines.append("files are not attached here; the user does that with protlib attach")
    place_names = dict.fromkeys(place for record in publications for place in places_of(record))
    return [*lines, *(f"kept unchanged: {unknown_place(name)}" for name in place_names if not places.resolve_all(name))]


def _refuse_hidden(shelf: "Shelf", publications: "Sequence[Publication]") -> None:
    """Raise InputRefusedError for a record that would be hidden here: nobody could check it."""
    if level := next((publication.access for publication in publications if not shelf.is_open(publication)), ""):
        raise InputRefusedError(f"nothing was added: {level} records cannot be added here; ask the user to add it")
    if any(shelf.redact(publication).private_note != publication.private_note for publication in publications):
        raise InputRefusedError("nothing was added: private notes cannot be added here; ask the user to write it")


def tag(shelf: "Shelf", keys: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> Changed:
    """Add tags to records, and remove others."""
    from protlib.cli.assignment import change_of_tags, split_tags

    added_tags, removed_tags = split_tags(add), split_tags(remove)
    if not added_tags and not removed_tags:
        raise UsageError("name tags to add or to remove")
    return _change_records(shelf, keys, change_of_tags(added_tags, removed_tags), "tag")


def note(shelf: "Shelf", key: str, text: str, *, replace: bool = False) -> Changed:
    """Write a note of the user's on a record: below the existing one, or in its place."""
    note_text = clean_paragraphs(text)
    if not note_text and not replace:
        raise UsageError("the note is empty; to clear the old note, use replace")

    def change(publication: "Publication") -> "Publication":
        old_note = "" if replace else publication.note
        return publication.changed(note="\n\n".join(filter(None, (old_note, note_text))))

    return _change_records(shelf, [key], change, "note")


def _change_records(
    shelf: "Shelf", keys: Sequence[str], change: "Callable[[Publication], Publication]", task: str
) -> Changed:
    """Change visible records; raises NothingFoundError, and then writes nothing."""
    unique_keys = few_keys(keys, _MOST_CHANGED, "change")
    readable_keys = [record.key for record in shelf.ask_library(lambda library: library.get_many(unique_keys))]

    def guard(publication: "Publication") -> "Publication":
        if not shelf.is_open(publication):
            raise NothingFoundError(f"no publication has the key {publication.key}")
        return change(publication)

    with shelf.open_library() as library:
        outcomes = library.change(readable_keys, guard, f"{LABEL} {task}")
    return _change_report(shelf, outcomes, [_UNDO] if any(outcome.action == "updated" for outcome in outcomes) else [])


def undo(shelf: "Shelf") -> Changed:
    """Undo the last change, if an assistant made it; raises UsageError for anybody else's."""
    with shelf.open_library() as library:
        last = next((version for version in library.history() if not version.is_undone), None)
        if last is None or not _is_ours(last.changed_by):
            raise UsageError(_CHANGE_OF_OTHERS)
        step = library.undo()
        if not _is_ours(step.changed_by):  # somebody made another change in the meantime
            library.redo()
            raise UsageError(_CHANGE_OF_OTHERS)
    return Changed(changes=[], notes=[f"undone: {clean(step.changed_by)}; the user can redo it with protlib redo"])


def _is_ours(command: str) -> bool:
    return command.split()[:1] == [LABEL]


def _change_report(shelf: "Shelf", outcomes: "Sequence[Outcome]", notes: Sequence[str]) -> Changed:
    return Changed(
        changes=[_describe_change(shelf, outcome) for outcome in outcomes], notes=[*map(shelf.to_one_line, notes)]
    )


def _describe_change(shelf: "Shelf", outcome: "Outcome") -> Change:
    record = shelf.redact(outcome.publication)
    change = Change(action=outcome.action, key=record.key, title=make_printable(title_to_show(record)))
    notes = [make_printable(note_line) for note_line in outcome.notes]
    if outcome.given_key:
        notes.append(f"another publication has the key {outcome.given_key}; cite this one as {record.key}")
    if outcome.like:
        notes.append(f"it may be the same as {outcome.like.key} ({', '.join(outcome.like.reasons)}); ask the user")
    if extras := ", ".join(name for name in outcome.additional_fields if name != "tags"):  # the tag of added records
        notes.append(f"the new record has more ({extras}); ask the user")
    if notes:
        change["why"] = notes
    return change
