"""The formats, one row of `registry.txt` each; a new one needs a module, too, as `protocols` describes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import Final, cast

from protlib.errors import InputRefusedError, UsageError
from protlib.formats.parsed import NoteHeading, NoteHeadings
from protlib.formats.protocols import Reader, Writer
from protlib.frozen import expression
from protlib.record.tables import read_dashed_rows
from protlib.system.document_suffixes import LATEX, MARKDOWN
from protlib.text import list_all, most_similar, suggestion


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its module, its suffixes, its name in a sentence, its description."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    label: str
    title: str
    reads: bool = True
    writes: bool = True
    is_binary: bool = False
    """Whether its files are no text: its module reads and writes bytes."""
    reads_bytes: bool = False
    """Whether its module reads the bytes of a text, as those of formats that are no text do."""
    sign: bytes = b""
    """Letters of ASCII that each of its files has: where they are missing, the file need not be read."""
    note_headings: NoteHeadings = ()
    """The headings of notes in its files, which `--map` takes as it takes columns of tables."""
    is_complete: bool = False
    """Whether `sniff` gets the whole file, because a library or a JSON item may reveal itself late."""
    is_any_text: bool = False
    """Whether any text may have this format.

    Then it is tried last, and never on a file with another format's suffix.
    """
    packs: bool = True
    """Whether its files carry the values that it has no place for; without that, reading back shows the losses."""
    is_own: bool = False
    """Whether it is protlib's own record: nothing is left out or packed."""
    is_latex: bool = False
    """Whether it is LaTeX, so that it can write accents as commands."""
    owns_suffix: bool = False
    """Whether the suffix alone identifies it; then its reader reports what is missing in the file."""
    is_publication: bool = False
    """Whether a file is a publication itself, which its first pages describe, and no list of records."""
    names_files: bool = False
    """Whether its records can name attached files."""
    has_columns: bool = False
    """Whether its files may have tables, whose columns a user can put into fields."""
    has_groups: bool = False
    """Whether its files have groups of records, of which a user can choose some."""
    keeps_aliases: bool = False
    """Whether its readers find a publication by a key that it had before, too."""
    looks_for_words: bool = False
    """Whether its reader looks for words in lines: it would take JSON or XML of another kind for a record."""
    is_of_catalogues: bool = False
    """Whether the catalogues of libraries hand out their records in it, with their own signs in the values."""
    is_of_many_programs: bool = False
    """Whether many programs write it, so that nobody can say whose a public note is."""
    sorts_notes: bool = False
    """Whether its reader itself puts notes where `--map` says: more than the heading tells which are private."""
    reads_marks: bool = False
    """Whether its reader looks for marks such as "confidential" around records, or its records need none."""
    parts_imprints: bool = False
    """Whether its reader parts "Geneva: IOM" into place and publisher, or its records have them apart."""

    @property
    def is_exchanged(self) -> bool:
        """Whether its files have publications and nothing else, and a suffix of its own, as RIS has."""
        return self.reads and self.owns_suffix and not self.has_columns and not self.is_publication

    @property
    def takes_bytes(self) -> bool:
        """Whether its module reads bytes."""
        return self.is_binary or self.reads_bytes

    def reader(self) -> Reader[str]:
        """Import the module of a text format; most are too heavy to import at start-up."""
        return cast("Reader[str]", import_module(f"protlib.formats.{self.module}"))

    def binary_reader(self) -> Reader[bytes]:
        """Import the module of a format that is read from bytes."""
        return cast("Reader[bytes]", import_module(f"protlib.formats.{self.module}"))

    def writer(self) -> Writer[str | bytes]:
        """Import the module of a format that can be written; it returns bytes if the format is no text."""
        return cast("Writer[str | bytes]", import_module(f"protlib.formats.{self.module}"))


def _formats() -> Iterator[Format]:
    table = Path(__file__).with_suffix(".txt")
    for name, module, suffixes, label, title, marks, sign, notes in read_dashed_rows(table):
        values = {mark.removeprefix("not "): mark[:4] != "not " for mark in marks.split(", ") if mark}
        headings = tuple(map(_read_heading, notes.split()))
        yield Format(
            name, module, tuple(suffixes.split()), label, title, sign=sign.encode(), note_headings=headings, **values
        )


def _read_heading(cell: str) -> NoteHeading:
    """Return a heading of notes: "annote/annotation=note" has two names."""
    names, _, field = cell.partition("=")
    return NoteHeading(tuple(names.split("/")), field)


FORMATS: Final = tuple(_formats())
NAMES_OF_NOTES: Final = frozenset(
    name for entry in FORMATS for heading in entry.note_headings for name in heading.names
)
"""What any format calls notes."""
_BYTES_OF_A_HEAD: Final = 8192  # what a format is known by; a comment or a licence may stand before it
_SUFFIXES_OF_MANY: Final = frozenset({".json", ".jsonl", ".ndjson", ".rdf", ".xml", ".yaml", ".yml"})
"""Suffixes of which most files have no publications, so that the content decides."""
_SUFFIXES_OF_REPORTS: Final = frozenset((*LATEX, *MARKDOWN))
_MAY_BE_JSON: Final = expression(r"\s*[\[{]")
# Such as `{"rows": 2`, `[{"id": 1` and `<?xml version="1.0"?>`.
_HAS_SYNTAX: Final = expression(r'\s*(?:<\?xml\s|(?:\[\s*)?\{\s*"[^"\n]*"\s*:)')


def format_named(name: str, *, to_write: bool = False, more_formats: Sequence[Format] = ()) -> Format:
    """Return the format with a name; raises UsageError, with similar names, if there is none, or none to write.

    `more_formats` lists other values that the user may name in its place.
    """
    for entry in (*FORMATS, *more_formats):
        if entry.name == name.lower():
            return entry
    entries = [*(entry for entry in FORMATS if entry.writes or not to_write), *more_formats]
    all_names = [entry.name for entry in entries]
    names = [entry.name for entry in entries if f".{name.lower()}" in entry.suffixes] or most_similar(name, all_names)
    raise UsageError(f"unknown format “{name}”; choose from {', '.join(all_names)}{suggestion(names)}")


def for_writing(name: str, path: str = "", option: str = "--format", more_formats: Sequence[Format] = ()) -> Format:
    """Return the format to write: the named one, else that of the path's suffix.

    Raises UsageError if protlib cannot write it, or if the suffix is another format's. `option` is the user's option
    for the format, `more_formats` lists other values of it.
    """
    of_suffix = _formats_of_suffix(path)
    writable = [entry for entry in of_suffix if entry.writes]
    writable_format = (
        format_named(name, to_write=True, more_formats=more_formats) if name else next(iter(writable), None)
    )
    if of_suffix and not writable and (writable_format is None or writable_format.writes):
        right = _suggest_paths(
            path,
            [writable_format]
            if writable_format
            else [format_named("ris"), format_named("bibtex"), format_named("csl-json")],
        )
        raise UsageError(f"{path}: protlib can read {of_suffix[0].name}, but not write it; write to {right}")
    if writable_format is None:
        names = [*sorted(entry.name for entry in FORMATS if entry.writes), *(entry.name for entry in more_formats)]
        is_file = path not in {"", "-"}
        hint = f"from “{PurePath(path).name}”; " if is_file else "for standard output; name a file, or "
        raise UsageError(f"cannot tell the format {hint}name one with {option}: {', '.join(names)}")
    if not writable_format.writes:
        raise UsageError(f"protlib can read {writable_format.name}, but not write it")
    if writable and writable_format not in writable:
        right = _suggest_paths(path, [writable_format])
        raise UsageError(
            f"{path} has the suffix of {writable[0].name}, but the format is {writable_format.name}; "
            f"write to {right}, or name {writable[0].name} with {option}"
        )
    return writable_format


def _formats_of_suffix(path: str) -> list[Format]:
    """Return the formats with a path's suffix, its owner first."""
    suffix = PurePath(path).suffix.lower()
    return sorted((entry for entry in FORMATS if suffix in entry.suffixes), key=lambda entry: not entry.owns_suffix)


def _suggest_paths(path: str, formats: Sequence[Format]) -> str:
    """Return a path with the first suffix of each of these formats, as words: "refs.ris or refs.bib"."""
    return list_all((str(PurePath(path).with_suffix(entry.suffixes[0])) for entry in formats), "or")


def detect(data: bytes, path: str, option: str = "--format") -> Format:
    """Return the format of a file from its content and suffix.

    Raises InputRefusedError if it is empty, of a kind that protlib does not read, or unrecognised; `option` is the
    user's option for the format, "" where there is none.
    """
    if not data or data.isspace():
        raise InputRefusedError(f"{path}: the file is empty")
    from protlib.formats import unread_formats
    from protlib.formats.common.charset import decode

    head = decode(data[:_BYTES_OF_A_HEAD])
    suffix = PurePath(path).suffix.lower()
    if message := unread_formats.refusal(data, head, suffix):
        raise InputRefusedError(f"{path}: {message}")
    matching_formats = _recognise(data, head, suffix)
    if (not matching_formats or matching_formats.looks_for_words) and (message := unread_formats.refusal_of_mail(head)):
        raise InputRefusedError(f"{path}: {message}")
    if matching_formats:
        return matching_formats
    if message := unread_formats.explain_unknown(data, head):
        raise InputRefusedError(f"{path}: {message}")
    if matching_formats := next((entry for entry in FORMATS if entry.owns_suffix and suffix in entry.suffixes), None):
        return matching_formats
    raise InputRefusedError(f"{path}: cannot tell its format; {_advice_on_format(head, option, path)}")


def may_have_tables(path: str) -> bool:
    """Tell by a file's suffix whether it may have tables of publications, as a workbook or a web page has."""
    return any(entry.has_columns for entry in _formats_of_suffix(path))


def exchange_format(path: str, data: Callable[[], bytes]) -> Format | None:
    """Return the format of a file in which programs exchange publications, by its suffix; None for any other file.

    `data` reads the file, where other kinds of files have that suffix, too. A protlib library is none.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in _SUFFIXES_OF_MANY:
        return next((entry for entry in FORMATS if entry.is_exchanged and suffix in entry.suffixes), None)
    from protlib.formats.common.charset import decode

    content = data()
    matching_formats = _recognise(content, decode(content[:_BYTES_OF_A_HEAD]), suffix) if content else None
    return matching_formats if matching_formats and suffix in matching_formats.suffixes else None


def _advice_on_format(head: str, option: str, path: str) -> str:
    """Return how to name the format of a file; a text may be a typed list, which nothing tells, or a report."""
    format_names = ", ".join(sorted(entry.name for entry in FORMATS if entry.reads))
    if not option:
        return f"it may be one of these: {format_names}"
    is_typed = option.startswith("--")  # and no argument of a function
    is_text = "\0" not in head and not _HAS_SYNTAX.match(head)
    if is_typed and PurePath(path).suffix.lower() in _SUFFIXES_OF_REPORTS:
        from protlib.system.shell import quote

        return (
            f"for its list or notes: {option} references; "
            f"for what it cites by key, which the library has: protlib list --cited-in {quote(path)}"
        )
    list_advice = f"for a list of references: {option} references; else " if is_text and is_typed else ""
    return f"{list_advice}name the format with {option}: {format_names}"


def _recognise(data: bytes, head: str, suffix: str) -> Format | None:
    """Return the format whose reader recognises the file."""
    from protlib.formats.common.charset import decode

    text = ""
    may_be_wide = 0 in data[:_BYTES_OF_A_HEAD]
    has_syntax = _HAS_SYNTAX.match(head) is not None
    for entry in _sort_by_likelihood(suffix):
        if (entry.sign not in data and not may_be_wide) or (has_syntax and entry.looks_for_words):
            continue
        if entry.is_complete and not (text or entry.takes_bytes):
            text = decode(data) if _MAY_BE_JSON.match(head) else head
        if entry.takes_bytes:
            is_found = entry.binary_reader().sniff(data if entry.is_complete else data[:_BYTES_OF_A_HEAD])
        else:
            is_found = entry.reader().sniff(text if entry.is_complete else head)
        if is_found:
            return entry
    return None


def _sort_by_likelihood(suffix: str) -> Iterator[Format]:
    """Yield the readable formats in the order to try: libraries, those with the suffix, all others.

    A format that any text may have is not tried on a file with another's suffix, whose reader knows best what is wrong.
    """
    is_owned = any(entry.owns_suffix and suffix in entry.suffixes for entry in FORMATS)
    library, *other_formats = (entry for entry in FORMATS if entry.reads and not (entry.is_any_text and is_owned))
    yield library
    yield from sorted(other_formats, key=lambda entry: suffix not in entry.suffixes)
