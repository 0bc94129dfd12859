"""What becomes of the columns of a table that fit no field, become notes, or change nothing."""

from typing import TYPE_CHECKING, Final

from protlib.cli.files.file_contents import read_mapping
from protlib.cli.input_file import LoadedFile
from protlib.cli.output import say
from protlib.text import list_first, number_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from protlib.library.plan import Outcome
    from protlib.record.model import Publication

_MOST_COLUMNS: Final = 12  # in a message
_NOTES: Final = {
    "note": ("note", "hand on", "keep {} private", "private_note"),
    "private_note": ("private note", "leave out", "hand {} on", "note"),
}
"""By field of notes: its name, what becomes of it, the wish for the other field, and that field."""
_MAPS: Final = "MAPS"
"""What stands for the columns in a command that maps them."""


def tell_unknown_columns(file: LoadedFile, outcomes: "Sequence[Outcome]", *, is_kept: bool, dry_run: bool) -> None:
    """Say which columns of a table fit no field, what becomes of them, and how to put them in fields, a line each.

    Of columns that are private in every record, says so only in a new table. Values in `extra` move into the fields
    when the file is read again as the line says. A note takes any text.
    """
    from protlib.formats.tables.columns import ORIGIN

    likely_fields = file.reading.unknown
    if is_kept and any(outcome.publication.private_note for outcome in outcomes):
        names = {name for outcome in outcomes for name in outcome.publication.extra}
        likely_fields = {heading: field for heading, field in likely_fields.items() if f"{ORIGIN}:{heading}" in names}
        private_headings = [heading for heading in file.reading.unknown if heading not in likely_fields]
        _tell_private_columns(file, private_headings, outcomes, dry_run=dry_run)
    if not likely_fields:
        return
    fate = _fate_of_values(is_one=len(likely_fields) == 1, is_kept=is_kept)
    say(f"{file.name}: {_fit_no_field([*likely_fields])}; {fate}")
    _tell_ways_into_fields(likely_fields, is_kept=is_kept, dry_run=dry_run)


def _tell_ways_into_fields(likely_fields: "Mapping[str, str]", *, is_kept: bool, dry_run: bool) -> None:
    """Say how to put columns without a field into fields; each has the field that it likely holds, or ""."""
    from protlib.formats.tables.likely_fields import ANY_TEXT
    from protlib.system.shell import quote

    is_one = len(likely_fields) == 1
    useful = [heading for heading, field in likely_fields.items() if field]
    if useful and is_kept:
        say(_command_to_keep_private(useful[:_MOST_COLUMNS], "export and share hand", f"{_MAPS} --on-duplicate update"))
    targets = [heading for heading in useful[:_MOST_COLUMNS] if is_one or likely_fields[heading] != ANY_TEXT]
    if targets:
        maps = " ".join(f"--map {quote(f'{heading}={likely_fields[heading]}')}" for heading in targets)
        say(f"to put {'it' if len(targets) == 1 else 'them'} in a field: {maps}{' --on-duplicate update' * is_kept}")
    if not _tell_own_field(useful, targets, is_kept=is_kept, dry_run=dry_run) and useful and not targets:
        say(f"to put one in a field: --map {quote(f'{useful[0]}=FIELD')}")


def _tell_own_field(useful: "Sequence[str]", targets: "Sequence[str]", *, is_kept: bool, dry_run: bool) -> bool:
    """Say how to make a field of the library's own of columns that are no `targets`; return whether there was one."""
    further = [heading for heading in useful if heading not in targets]
    advice = _suggest_own_field(further or useful, is_kept=is_kept)
    if not advice:
        return False
    moment = "after the import, " if dry_run and is_kept else ""
    say(f"{moment}to make a field of your own: {advice}")
    if command := _command_for_verdicts(useful):
        say(f"from such a field, to take the verdicts of a reviewer: {command}")
    return True


def _tell_private_columns(
    file: LoadedFile, headings: "Sequence[str]", outcomes: "Sequence[Outcome]", *, dry_run: bool
) -> None:
    """Say which of these columns of a new table are private, because they are so in the library."""
    from protlib.formats.tables.columns import ORIGIN
    from protlib.library.private_columns import columns_in_note
    from protlib.system.shell import quote

    if any(outcome.existing for outcome in outcomes):
        return
    origins = [f"{ORIGIN}:{heading}" for heading in headings]
    private_names = {name for outcome in outcomes for name in columns_in_note(outcome.publication, origins)}
    for heading in (heading for heading in headings if f"{ORIGIN}:{heading}" in private_names):
        way = f"{'' if dry_run else 'protlib undo, then import again with '}--map {quote(f'{heading}=note')}"
        fate = "becomes a private note, as in other records of the library"
        say(f"{file.name}: “{heading}” {fate}; to hand it on: {way}")


def _fate_of_values(*, is_one: bool, is_kept: bool) -> str:
    """Return what becomes of the values of columns that fit no field."""
    its = "its values" if is_one else "their values"
    return f"protlib keeps {its} in the field “extra”" if is_kept else f"protlib leaves out {its}"


def _fit_no_field(headings: "Sequence[str]") -> str:
    """Return the words that say which columns fit no field, the first of many."""
    names = list_first([f"“{heading}”" for heading in headings], _MOST_COLUMNS)
    return f"column {names} is not a field" if len(headings) == 1 else f"columns {names} are not fields"


def _command_to_keep_private(headings: "Sequence[str]", subject: str, command: str) -> str:
    from protlib.system.shell import quote

    maps = " ".join(f"--map {quote(f'{heading}=private_note')}" for heading in headings)
    pronoun = "it" if len(headings) == 1 else "them"
    return f"{subject} {pronoun} on; to keep {pronoun} private: {command.replace(_MAPS, maps)}"


def warn_of_columns(
    file: LoadedFile, subject: str = "export and share hand", command: str = "", news: "Container[str] | None" = None
) -> None:
    """Say which unknown columns of a table leave with its records, and the `command` to keep them private.

    Where nothing else is said of them, as with --quiet: somebody's remarks must not leave in silence. With `news`, says
    so of these headings alone.
    """
    headings = [heading for heading, field in file.reading.unknown.items() if field]
    if columns := [heading for heading in headings if news is None or heading in news]:
        text = _command_to_keep_private(columns[:_MOST_COLUMNS], subject, command or f"{_MAPS} --on-duplicate update")
        say(f"{file.name}: {_fit_no_field(columns)}; {text}")


def warn_of_new_columns(files: "Sequence[LoadedFile]", outcomes: "Sequence[Outcome]", command: str = "") -> None:
    """Say which unknown columns come into the library, in a quiet import, where no record of theirs had them before.

    So a table that comes every night says it once.
    """
    from protlib.formats.tables.columns import ORIGIN

    old_records = [outcome.old_record or outcome.publication for outcome in outcomes if outcome.action != "added"]
    changed = [outcome.publication for outcome in outcomes if outcome.action in {"added", "updated"}]
    names = {name for record in changed for name in record.extra} - {name for old in old_records for name in old.extra}
    news = {name.removeprefix(f"{ORIGIN}:") for name in names}
    for file in files:
        warn_of_columns(file, command=command, news=news)


def tell_notes(
    files: "Sequence[LoadedFile]",
    columns: "Sequence[str]",
    outcomes: "Sequence[Outcome]",
    *,
    dry_run: bool,
    command: str = "",
) -> None:
    """Say which columns become notes, which leave the library in files for others, and which become private notes.

    Says nothing of a column that --map names, and nothing if no record gets such a note. No advice is about names of
    survivors. A command that cannot map names the `command` that can.
    """
    columns_by_heading = read_mapping(columns)
    for field in _NOTES:
        if not any(field in file.reading.fields.values() for file in files):  # as of what is no table
            continue
        if not any(_has_new(field, outcome) for outcome in outcomes):
            continue
        for file in files:
            headings = [
                name
                for name, field_of_heading in file.reading.fields.items()
                if field_of_heading == field and name not in columns_by_heading
            ]
            if headings:
                _tell_notes_of_file(file, headings, field, dry_run=dry_run, command=command)


def _tell_notes_of_file(
    file: LoadedFile, headings: "Sequence[str]", field: str, *, dry_run: bool, command: str
) -> None:
    """Say that these columns of a file become notes of one of the two fields, and how to change that."""
    from protlib.record.fields.private_headings import identifies_person_at_risk
    from protlib.system.shell import quote

    noun, fate, wish, other_field = _NOTES[field]
    names = ", ".join(f"“{heading}”" for heading in headings)
    movable = [heading for heading in headings if not identifies_person_at_risk(heading)]
    maps = " ".join(f"--map {quote(f'{heading}={other_field}')}" for heading in movable)
    remedy = maps if dry_run else f"protlib undo, then import again with {maps}"
    remedy = command.replace(_MAPS, maps) if command else remedy
    predicate, pronoun = (f"becomes a {noun}", "it") if len(headings) == 1 else (f"become {noun}s", "them")
    pronoun = pronoun if movable == headings else ", ".join(f"“{heading}”" for heading in movable)
    advice = f"; to {wish.format(pronoun)}: {remedy}" * bool(movable)
    say(f"{file.name}: {names} {predicate}, which export and share {fate}{advice}")


def _has_new(field: str, outcome: "Outcome") -> bool:
    old = getattr(outcome.old_record, field) if outcome.old_record else ""
    return outcome.action in {"added", "updated"} and getattr(outcome.publication, field) != old


def tell_idle_columns(
    columns: "Sequence[str]", files: "Sequence[LoadedFile]", pairs: "Sequence[tuple[Publication, Outcome]]"
) -> None:
    """Say which columns of --map changed no record, because the field has another value there.

    `pairs` are the raw records and their outcomes.
    """
    from protlib.formats.tables.columns import FULL_FIELDS

    fields = {heading: field for file in files for heading, field in file.reading.fields.items()}
    for heading in read_mapping(columns):
        field = FULL_FIELDS.get(fields.get(heading, ""), fields.get(heading, ""))
        idle = [
            outcome
            for record, outcome in pairs
            if getattr(record, field, None) and getattr(record, field) != getattr(outcome.publication, field)
        ]
        is_changed = any(
            outcome.old_record and getattr(outcome.old_record, field, None) != getattr(outcome.publication, field, None)
            for _, outcome in pairs
        )
        if field == "private_note" and (count := sum(_has_both(record, outcome) for record, outcome in pairs)):
            subject = number_of(count, "record", "records")
            say(f"column “{heading}”: {subject} had a private note already; both are kept")
        if idle and not is_changed:
            subject = number_of(len(idle), "record has", "records have")
            say(
                f"column “{heading}” changed nothing: {subject} another value in {field.replace('_', ' ')}. "
                "To take the new values: --on-duplicate replace"
            )


def _has_both(row: "Publication", outcome: "Outcome") -> bool:
    """Tell whether a private note that was there has got that of a row beside it."""
    old, new = outcome.old_record.private_note if outcome.old_record else "", outcome.publication.private_note
    return bool(old and row.private_note) and new != old and new.startswith(old)


def _command_for_verdicts(headings: "Sequence[str]") -> str:
    """Return what takes the verdicts of the first column that asks for them ("Ana: include?"), "" for none."""
    from protlib.record.fields.heading_words import heading_words_for
    from protlib.record.fields.own_fields import propose_name
    from protlib.system.shell import quote
    from protlib.text import words

    asking = (heading for heading in headings if not heading_words_for("verdicts").isdisjoint(words(heading)))
    name = next(filter(None, map(propose_name, asking)), "")
    return f"protlib screen --where {quote(f'{name}:yes')} --by NAME --verdict include" if name else ""


def _suggest_own_field(headings: "Sequence[str]", *, is_kept: bool) -> str:
    """Return the command that makes a field from the first possible heading, "" if none is possible."""
    from protlib.formats.tables.columns import ORIGIN
    from protlib.record.fields.own_fields import propose_name
    from protlib.system.shell import quote

    heading = next(filter(propose_name, headings), "")
    old = f"rename {quote(f'{ORIGIN}:{heading}')}" if is_kept else "add"
    return f"protlib fields {old} {propose_name(heading)}" if heading else ""
