"""Files that come in and go out: their readers, messages about problems, and the content of exports."""

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.input_file import STANDARD, Loaded, document_name, read_bytes
from protlib.cli.output import MOST_LOST, MOST_NAMED, say
from protlib.errors import UsageError
from protlib.text import list_first, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from protlib.formats import Format, Problem, WriteOptions
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication

_MOST_COLUMNS: Final = 12  # in a message
_MOST_MEMBERS: Final = 4  # of extra, in a message
_NOTES: Final = {
    "note": ("note", "hand on", "keep {} private", "private_note"),
    "private_note": ("private note", "leave out", "hand {} on", "note"),
}
"""By field of notes: its name, what becomes of it, the wish for the other field, and that field."""
_EXTRA: Final = "extra"
_MAPPED: Final = "MAPS"
"""What stands for the columns in a command that maps them."""
_IN_EVERY_FORMAT: Final = frozenset({"authors", "date", "title"})
"""Fields that every format has: what it cannot hold of them is a part, such as the case of letters, or a day."""
_FEW: Final = 2
"""Records that are told by their keys, and not by their number."""


def load(
    path: str,
    format_name: str,
    columns: "Sequence[str]" = (),
    *,
    kind: str = "",
    own: "Sequence[str]" = (),
    finders: "Sequence[str]" = (),
    groups: "Sequence[str]" = (),
    option: str = "--format",
    data: bytes | None = None,
) -> Loaded:
    """Read a file, or standard input if the path is `-`; `option` names its format, or is "".

    `data` is its content, if somebody has read it already. `kind` is the record type in tables without types. `own` has
    the fields of this library alone. A record with one of the `finders` needs no title.

    Raises InputRefusedError if the file is unreadable or its format is unclear, UsageError if an option is wrong.
    """
    from protlib import formats
    from protlib.cli.terminal.progress import progress
    from protlib.formats.files import file_meant, for_reading

    path = file_meant(path)
    name = document_name(path)
    read_format = None if format_name == "auto" else for_reading(format_name)
    data = read_bytes(path) if data is None else data
    entry = read_format or formats.detect(data, name, option)
    with progress(f"Reading {Path(name).name}") as report:
        options = formats.ReadOptions(
            columns=_mapping(columns),
            kind=kind,
            own=own,
            groups=groups,
            finders=finders,
            name=name,
            progress=report,
        )
        parsed = formats.read(data, entry, options)
    return Loaded(name, entry, parsed, ", ".join(groups))


def without_cut_record(file: Loaded) -> Loaded:
    """Return the records without the half record at the end of the file, which counts as lost."""
    from protlib.formats.reader import without_cut

    return file._replace(parsed=without_cut(file.parsed))


def _mapping(columns: "Sequence[str]") -> dict[str, str]:
    pairs = [pair.rpartition("=") for pair in columns]
    for column, equals, field in pairs:
        if not (column and equals and field):
            raise UsageError(
                f'--map needs "Column=field", for example "Title of report=title", not “{column}{equals}{field}”'
            )
    return {column.strip(): field.strip() for column, _, field in pairs}


def tell_problems(file: Loaded, *, verbose: bool) -> None:
    """Print the records that were lost and the first other problems (all if verbose), as `file:line: record: what`."""
    counts = Counter[bool]()
    for problem in sorted(file.parsed.problems, key=lambda problem: problem.line):
        counts[problem.lost] += 1
        if verbose or counts[problem.lost] <= (MOST_LOST if problem.lost else MOST_NAMED):
            say(_line(file.name, problem))
    for more, what in (
        (counts[True] - MOST_LOST, "that could not be read"),
        (counts[False] - MOST_NAMED, "problems"),
    ):
        if more > 0 and not verbose:
            say(f"{file.name}: {more} more {what}; --verbose lists them all")


def tell_remarks(file: Loaded) -> None:
    """Print what there is to say of a file as a whole, a line each."""
    for remark in file.parsed.remarks:
        say(f"{file.name}: {remark}")


def tell_unknown_columns(file: Loaded, *, is_kept: bool, dry_run: bool = False) -> None:
    """Say which columns of a table fit no field, what becomes of them, and how to put them in fields, a line each.

    Values in `extra` move into the fields when the file is read again as the line says. A note takes any text, but only
    from one column.
    """
    from protlib.formats.tables.likely_fields import ANY_TEXT
    from protlib.system.shell import quoted

    likely = file.parsed.unknown
    if not likely:
        return
    heading_list = list_first([f"“{heading}”" for heading in likely], _MOST_COLUMNS)
    is_one = len(likely) == 1
    are = f"column {heading_list} is not a field" if is_one else f"columns {heading_list} are not fields"
    its = "its values" if is_one else "their values"
    fate = f"protlib keeps {its} in the field “extra”" if is_kept else f"protlib leaves out {its}"
    say(f"{file.name}: {are}; {fate}")
    useful = [heading for heading, field in likely.items() if field]
    if useful and is_kept:
        say(_way_to_keep_private(useful[:_MOST_COLUMNS], "export and share hand", f"{_MAPPED} --on-duplicate update"))
    fitting = [heading for heading in useful[:_MOST_COLUMNS] if is_one or likely[heading] != ANY_TEXT]
    if fitting:
        maps = " ".join(f"--map {quoted(f'{heading}={likely[heading]}')}" for heading in fitting)
        say(f"to put {'it' if len(fitting) == 1 else 'them'} in a field: {maps}{' --on-duplicate update' * is_kept}")
    if own := _own_field_of([heading for heading in useful if heading not in fitting] or useful, is_kept=is_kept):
        then = "after the import, " if dry_run and is_kept else ""
        say(f"{then}to make a field of your own: {own}")
    elif useful and not fitting:
        say(f"to put one in a field: --map {quoted(f'{useful[0]}=FIELD')}")


def _way_to_keep_private(headings: "Sequence[str]", who: str, way: str) -> str:
    from protlib.system.shell import quoted

    maps = " ".join(f"--map {quoted(f'{heading}=private_note')}" for heading in headings)
    pronoun = "it" if len(headings) == 1 else "them"
    return f"{who} {pronoun} on; to keep {pronoun} private: {way.replace(_MAPPED, maps)}"


def warn_of_columns(file: Loaded, who: str = "export and share hand", way: str = "") -> None:
    """Say which unknown columns of a table leave with its records, and the `way` to keep them private.

    Where nothing else is said of them, as with --quiet: somebody's remarks must not leave in silence.
    """
    if useful := [heading for heading, field in file.parsed.unknown.items() if field]:
        names = list_first([f"“{heading}”" for heading in useful], _MOST_COLUMNS)
        is_one = len(useful) == 1
        are = f"column {names} is not a field" if is_one else f"columns {names} are not fields"
        text = _way_to_keep_private(useful[:_MOST_COLUMNS], who, way or f"{_MAPPED} --on-duplicate update")
        say(f"{file.name}: {are}; {text}")


def tell_notes(
    files: "Sequence[Loaded]", columns: "Sequence[str]", outcomes: "Sequence[Outcome]", *, dry_run: bool
) -> None:
    """Say which columns become notes, which leave the library in files for others, and which become private notes.

    Says nothing of a column that --map names, and nothing if no record gets such a note.
    """
    from protlib.system.shell import quoted

    columns_by_heading = _mapping(columns)
    for field, (what, fate, wish, other_wish) in _NOTES.items() if files else ():
        if not any(_has_new(field, outcome) for outcome in outcomes):
            continue
        for loaded in files:
            headings = [
                name
                for name, field_of_heading in loaded.parsed.fields.items()
                if field_of_heading == field and name not in columns_by_heading
            ]
            if headings:
                names = ", ".join(f"“{heading}”" for heading in headings)
                maps = " ".join(f"--map {quoted(f'{heading}={other_wish}')}" for heading in headings)
                way = maps if dry_run else f"protlib undo, then import again with {maps}"
                are, pronoun = (f"becomes a {what}", "it") if len(headings) == 1 else (f"become {what}s", "them")
                say(f"{loaded.name}: {names} {are}, which export and share {fate}; to {wish.format(pronoun)}: {way}")


def _has_new(field: str, outcome: "Outcome") -> bool:
    old = getattr(outcome.before, field) if outcome.before else ""
    return outcome.action in {"added", "updated"} and getattr(outcome.publication, field) != old


def tell_idle_columns(
    columns: "Sequence[str]", fields: "Mapping[str, str]", pairs: "Sequence[tuple[Publication, Outcome]]"
) -> None:
    """Say which columns of --map changed no record, because the field has another value there.

    `pairs` are the raw records and their outcomes.
    """
    from protlib.formats.tables.columns import FULL_FIELDS

    for heading in _mapping(columns):
        field = FULL_FIELDS.get(fields.get(heading, ""), fields.get(heading, ""))
        idle = [
            outcome
            for record, outcome in pairs
            if getattr(record, field, None) and getattr(record, field) != getattr(outcome.publication, field)
        ]
        is_changed = any(
            outcome.before and getattr(outcome.before, field, None) != getattr(outcome.publication, field, None)
            for _, outcome in pairs
        )
        if idle and not is_changed:
            have = number_of(len(idle), "record has", "records have")
            say(
                f"column “{heading}” changed nothing: {have} another value in {field.replace('_', ' ')}. "
                "To take the new values: --on-duplicate replace"
            )


def _own_field_of(headings: "Sequence[str]", *, is_kept: bool) -> str:
    """Return the command that makes a field from the first possible heading, "" if none is possible."""
    from protlib.formats.tables.columns import ORIGIN
    from protlib.record.fields.own_fields import propose_name
    from protlib.system.shell import quoted

    heading = next(filter(propose_name, headings), "")
    old = f"rename {quoted(f'{ORIGIN}:{heading}')}" if is_kept else "add"
    return f"protlib fields {old} {propose_name(heading)}" if heading else ""


def _line(name: str, problem: "Problem") -> str:
    line_name = f"{name}:{problem.line}" if problem.line else name
    return ": ".join(filter(None, (line_name, problem.record, problem.what)))


def data_of(publications: "Iterable[Publication]", entry: "Format", options: "WriteOptions", path: str) -> bytes:
    """Return the content of a file of publications; the path is `-` for standard output.

    Raises UsageError if standard output is a terminal and the format is not text.
    """
    from protlib import formats

    data = formats.write(publications, entry, options)
    if path == STANDARD and b"\0" in data and sys.stdout.isatty():
        raise UsageError(f"{entry.name} cannot be printed on a terminal; write it to a file")
    if options.ascii and entry.latex and not data.isascii():
        count = sum(not char.isascii() for char in data.decode())
        say(f"--ascii: LaTeX has no command for {number_of(count, 'character')}; kept as UTF-8")
    return data


def tell_losses(
    publications: "Sequence[Publication]", entry: "Format", options: "WriteOptions", way: str = "--lossless"
) -> None:
    """Say which filled fields the file lacks or changes, of which records, and the `way` to keep them.

    A message shows each type by its name. Of `extra` it names what is lost where the file holds the rest.
    """
    from protlib import formats
    from protlib.formats.files import losses

    lost = losses(publications, entry, options)
    types = lost.pop("type", [])
    keeps = f". To keep them in the file, for protlib: {way}" if entry.packs and not options.lossless else ""
    if lost:
        members = formats.lost_members(publications, entry, options) if _EXTRA in lost else []
        quoted_members = list_first([f"“{member}”" for member in members], _MOST_MEMBERS)
        names = {_EXTRA: f"{_EXTRA} {quoted_members}".strip()}
        records_by_name = [(names.get(name, name.replace("_", " ")), records) for name, records in lost.items()]
        missing = [(name, records) for name, records in records_by_name if name not in _IN_EVERY_FORMAT]
        changed = [(name, records) for name, records in records_by_name if name in _IN_EVERY_FORMAT]
        count = len(publications)
        texts = [f"{entry.spoken} cannot hold {_names_with_counts(missing, count)}; the file leaves them out"] * bool(
            missing
        )
        texts += [
            f"{'It' if missing else entry.spoken} has {_names_with_counts(changed, count)} in another form"
        ] * bool(changed)
        say(f"{'. '.join(texts)}{keeps}")
    if types:
        records_by_name = [
            (name, [record for record in types if record.type == name]) for name in {record.type for record in types}
        ]
        counts_text = _names_with_counts(records_by_name, len(publications))
        say(f"{entry.spoken} cannot name the type {counts_text}; the file says another{'' if lost else keeps}")


def _names_with_counts(records_by_name: "Iterable[tuple[str, Sequence[Publication]]]", total: int) -> str:
    """Return names, the most frequent first; behind names with the same number of records stands that number."""
    ordered = sorted(records_by_name, key=lambda pair: (-len(pair[1]), pair[0]))
    groups = groupby(ordered, key=lambda pair: _share(pair[1], total))
    return ", ".join(f"{', '.join(name for name, _ in group)}{share}" for share, group in groups)


def _share(records: "Sequence[Publication]", total: int) -> str:
    """Return how many of so many records these are; few are losses by their keys."""
    count = len(records)
    if count == total:
        return f" (all {total})" if total > _FEW else ""
    keys = [record.key for record in records]
    return f" ({', '.join(keys)})" if count <= _FEW and all(keys) else f" ({count} of {total})"
