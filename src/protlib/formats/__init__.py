"""The exchange formats: one flat list; each is a module with `HOLDS`, `sniff`, `loads` and `dumps`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final, Protocol, cast

from protlib.errors import InputRefusedError, UsageError
from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.record.model import FIELDS, Publication
from protlib.record.titles import is_named
from protlib.text import nearest, suggestion

__all__ = [
    "FORMATS", "Format", "Parsed", "Problem", "ReadOptions", "WriteOptions",
    "detect", "for_writing", "losses", "named", "read", "write",
]  # fmt: skip


class FormatModule(Protocol):
    """What the module of a format has; one that only reads has no `dumps`, and one that only writes no `loads`."""

    HOLDS: frozenset[str]
    """The fields of a record that the format can hold."""

    def sniff(self, head: Any) -> bool:
        """Tell whether a file that begins like this is one of this format."""

    def loads(self, text: Any, options: ReadOptions) -> Parsed:
        """Return the records of a text (bytes where the format is binary)."""

    def dumps(self, publications: Iterable[Publication], options: WriteOptions) -> Any:
        """Return the text (bytes where the format is binary) of the records."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name on the command line, its module, its file suffixes and what it is."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    title: str
    reads: bool = True
    writes: bool = True
    binary: bool = False
    whole: bool = False
    """Whether `sniff` is given all of a text: what tells a library, or an item of JSON, may stand behind its head."""

    def load(self) -> FormatModule:
        """Import the format's module; most are too heavy to be imported before they are needed."""
        return cast("FormatModule", import_module(f"protlib.formats.{self.module}"))


# Where several formats could be meant, the first that recognises the content is: the telling ones come first.
FORMATS: Final = (
    Format("library", "library_file", (), "another protlib library", writes=False, whole=True),
    Format(
        "xlsx",
        "tables.xlsx",
        (".xlsx", ".xlsm"),
        "Excel workbook, each sheet that is a table of publications",
        binary=True,
    ),
    Format("listing", "listing", (), "a catalogue page copied from the browser", writes=False),
    Format(
        "ris", "ris", (".ris",), "RIS, of Zotero, EndNote, Mendeley, Scopus, Web of Science, Covidence ..."
    ),
    Format("nbib", "nbib", (".nbib", ".medline"), "PubMed's NBIB (MEDLINE)", writes=False),
    Format("endnote", "endnotexml", (".xml", ".enlx"), "EndNote XML"),
    Format("bibtex", "bib.bibtex", (".bib", ".bibtex"), "BibTeX; on reading biblatex as well"),
    Format("biblatex", "bib.biblatex", (".bib",), "biblatex, for biber"),
    Format(
        "jsonl",
        "jsonl",
        (".jsonl", ".ndjson"),
        "JSON Lines: protlib's own records, or CSL-JSON items",
        whole=True,
    ),
    Format(
        "csl-json", "csl.csljson", (".json", ".csljson"), "CSL-JSON, of Zotero, pandoc, citeproc", whole=True
    ),
    Format("csl-yaml", "csl.cslyaml", (".yaml", ".yml"), "CSL-YAML, of pandoc and Better BibTeX"),
    Format("csv", "tables.csv_table", (".csv",), "a table: commas, semicolons, tabs"),
    Format("tsv", "tables.tsv_table", (".tsv", ".tab"), "a table with tabs"),
)
_CONTROLS: Final = bytes({*range(32), 127} - {*b"\t\n\r"})
_C1: Final = re.compile(rb"\xc2[\x80-\x9f]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HEAD: Final = 8192
_MAY_BE_JSON: Final = re.compile(r"\s*[\[{]")
# A file with one of their suffixes is refused by their readers with what is missing in it, column or entry.
_SPOKEN_FOR_BY_SUFFIX: Final = ("xlsx", "ris", "nbib", "bibtex", "csl-yaml", "csv", "tsv")


def named(name: str) -> Format:
    """Return the format of that name; UsageError, with the nearest names, where there is none."""
    for entry in FORMATS:
        if entry.name == name.lower():
            return entry
    known = [entry.name for entry in FORMATS]
    raise UsageError(f"no format “{name}”; there are {', '.join(known)}{suggestion(nearest(name, known))}")


def for_writing(name: str, path: str = "", option: str = "--format") -> Format:
    """Return the format to write: the named one, else that of the path's suffix.

    Raises UsageError where it is not written, or where the suffix is that of another. `option` is what the user names one
    with.
    """
    suffix = PurePath(path).suffix.lower()
    told = [entry for entry in FORMATS if entry.writes and suffix in entry.suffixes]
    found = named(name) if name else next(iter(told), None)
    if found is None:
        known = ", ".join(sorted(entry.name for entry in FORMATS if entry.writes))
        whose = f"from “{PurePath(path).name}”" if path not in {"", "-"} else "for standard output"
        raise UsageError(f"cannot tell a format {whose}; name one with {option}: {known}")
    if not found.writes:
        raise UsageError(f"protlib reads {found.name} but does not write it")
    if told and found not in told:
        right = PurePath(path).with_suffix(found.suffixes[0])
        raise UsageError(
            f"{path} has the suffix of {told[0].name}, and this would be {found.name}: write to {right}, or name {told[0].name}"
            f" with {option}"
        )
    return found


def detect(data: bytes, path: str, option: str = "--format") -> Format:
    """Tell the format of a file from its content and suffix.

    Raises InputRefusedError where it is empty, is known not to be read, or nothing tells what it is; `option` is what the
    user names a format with.
    """
    if not data.strip():
        raise InputRefusedError(f"{path}: there is nothing in it")
    from protlib.formats import foreign

    head = _decode(data[:_HEAD])
    if what := foreign.refusal(data, head):
        raise InputRefusedError(f"{path}: {what}")
    suffix = PurePath(path).suffix.lower()
    if found := _recognised(data, head, suffix):
        return found
    if what := foreign.unknown(data, head):
        raise InputRefusedError(f"{path}: {what}")
    for entry in _SPOKEN_FOR_BY_SUFFIX:
        if suffix in named(entry).suffixes:
            return named(entry)
    known = ", ".join(sorted(entry.name for entry in FORMATS if entry.reads))
    raise InputRefusedError(f"{path}: cannot tell its format; name one with {option}: {known}")


def _recognised(data: bytes, head: str, suffix: str) -> Format | None:
    """Return the format that recognises a file as its own: a library wherever it is, those of the suffix, the others."""
    library, *others = (entry for entry in FORMATS if entry.reads)
    text = ""
    for entry in (library, *sorted(others, key=lambda entry: suffix not in entry.suffixes)):
        if entry.whole and not text:
            text = _decode(data) if _MAY_BE_JSON.match(head) else head
        sample = data[:_HEAD] if entry.binary else text if entry.whole else head
        if entry.load().sniff(sample):
            return entry
    return None


def read(data: bytes, entry: Format, options: ReadOptions | None = None) -> Parsed:
    """Return the records of a file's bytes, and what was wrong with them.

    A record that has neither a title nor what stands for one is lost, as is a file in which there is no record.
    """
    parsed = entry.load().loads(data if entry.binary else _decode(data), options or ReadOptions())
    nameless = [place for place, publication in enumerate(parsed.publications) if not is_named(publication)]
    if nameless:
        parsed = _without(parsed, nameless)
    if not parsed.publications and not any(problem.lost for problem in parsed.problems):
        parsed.problems.append(Problem(1, "", "there is no record in it", lost=True))
    return parsed


def _without(parsed: Parsed, places: Sequence[int]) -> Parsed:
    """Return what was read without the records in these places, each of which is told as lost."""
    problems = [
        Problem(parsed.lines[place], parsed.publications[place].key, "has no title; left out", lost=True)
        for place in places
    ]
    left = frozenset(places)
    kept = [place for place in range(len(parsed.publications)) if place not in left]
    return Parsed(
        [parsed.publications[place] for place in kept],
        [parsed.lines[place] for place in kept],
        sorted([*parsed.problems, *problems], key=lambda problem: problem.line),
    )


def write(publications: Iterable[Publication], entry: Format, options: WriteOptions | None = None) -> bytes:
    """Return the bytes of a file that holds the records.

    Control codes, which a library edited by hand may hold, would steer a terminal or divide a record: they are cleaned away.
    """
    records = list(publications)
    data = _dumped(records, entry, options)
    if entry.binary or not _has_controls(data):
        return data
    return _dumped([_without_controls(publication) for publication in records], entry, options)


def _dumped(publications: list[Publication], entry: Format, options: WriteOptions | None) -> bytes:
    written: str | bytes = entry.load().dumps(publications, options or WriteOptions())
    return written if isinstance(written, bytes) else written.encode()


def _has_controls(data: bytes) -> bool:
    is_torn = data.count(b"\r") != data.count(b"\r\n")
    return is_torn or len(data.translate(None, _CONTROLS)) != len(data) or _C1.search(data) is not None


def _without_controls(publication: Publication) -> Publication:
    from protlib.record import cleaning

    document = publication.to_dict()
    is_clean = not _CONTROL.search("".join(_texts(document)))
    return publication if is_clean else cleaning.record(document).publication


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([*value, *value.values()])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def losses(
    publications: Sequence[Publication], entry: Format, options: WriteOptions | None = None
) -> Counter[str]:
    """Count, for each field that the format cannot hold, the records in which it is filled.

    A plain file holds what is read from it.
    """
    if options and options.plain:
        return _not_read_back(publications, entry, options)
    lacks = frozenset(FIELDS) - entry.load().HOLDS
    if not lacks:
        return Counter()
    return Counter(name for publication in publications for name in publication.to_dict() if name in lacks)


def _not_read_back(publications: Sequence[Publication], entry: Format, options: WriteOptions) -> Counter[str]:
    found = read(write(publications, entry, options), entry).publications
    if len(found) != len(publications):
        by_key = {publication.key: publication for publication in found}
        found = [by_key.get(publication.key, Publication()) for publication in publications]
    return Counter(
        name
        for meant, said in zip(publications, found, strict=True)
        for name in FIELDS
        if (value := getattr(meant, name)) and value != getattr(said, name)
    )


def _decode(data: bytes) -> str:
    from protlib.formats.charset import decode

    return decode(data)
