"""The exchange formats: one flat list; each is a module with `HOLDS`, `sniff`, `loads` and `dumps`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final, Protocol, cast

from protlib.errors import InputRefusedError, UsageError
from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.model import FIELDS, Publication
from protlib.text import nearest

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

    def load(self) -> FormatModule:
        """Import the format's module; most are too heavy to be imported before they are needed."""
        return cast("FormatModule", import_module(f"protlib.formats.{self.module}"))


# Where several formats could be meant, the first that recognises the content is: the telling ones come first.
FORMATS: Final = (
    Format("xlsx", "xlsx", (".xlsx", ".xlsm"), "Excel workbook, its first sheet", binary=True),
    Format("listing", "listing", (), "a catalogue page copied from the browser", writes=False),
    Format(
        "ris", "ris", (".ris",), "RIS, of Zotero, EndNote, Mendeley, Scopus, Web of Science, Covidence ..."
    ),
    Format("nbib", "nbib", (".nbib", ".medline"), "PubMed's NBIB (MEDLINE)", writes=False),
    Format("endnote", "endnotexml", (".xml", ".enlx"), "EndNote XML"),
    Format("bibtex", "bibtex", (".bib", ".bibtex"), "BibTeX; on reading biblatex as well"),
    Format("biblatex", "biblatex", (), "biblatex, for biber"),
    Format("library", "library_file", (), "another protlib library", writes=False),
    Format("jsonl", "jsonl", (".jsonl", ".ndjson"), "JSON Lines: protlib's own records, or CSL-JSON items"),
    Format("csl-json", "csljson", (".json", ".csljson"), "CSL-JSON, of Zotero, pandoc, citeproc"),
    Format("csl-yaml", "cslyaml", (".yaml", ".yml"), "CSL-YAML, of pandoc and Better BibTeX"),
    Format("csv", "csv_table", (".csv",), "a table: commas, semicolons, tabs"),
    Format("tsv", "tsv_table", (".tsv", ".tab"), "a table with tabs"),
)
_HEAD = 8192


def named(name: str) -> Format:
    """Return the format of that name; UsageError, with the nearest names, where there is none."""
    for entry in FORMATS:
        if entry.name == name.lower():
            return entry
    known = [entry.name for entry in FORMATS]
    raise UsageError(f"no format “{name}”; there are {', '.join(known)}{nearest(name, known)}")


def for_writing(name: str, path: str = "", option: str = "--format") -> Format:
    """Return the format to write: the named one, else that of the path's suffix; UsageError where it is not written.

    `option` is what the user names one with.
    """
    suffix = PurePath(path).suffix.lower()
    found = (
        named(name)
        if name
        else next((entry for entry in FORMATS if entry.writes and suffix in entry.suffixes), None)
    )
    if found is None:
        known = ", ".join(sorted(entry.name for entry in FORMATS if entry.writes))
        whose = f"from “{PurePath(path).name}”" if path not in {"", "-"} else "for standard output"
        raise UsageError(f"cannot tell a format {whose}; name one with {option}: {known}")
    if not found.writes:
        raise UsageError(f"protlib reads {found.name} but does not write it")
    return found


def detect(data: bytes, path: str, option: str = "--format") -> Format:
    """Tell the format of a file from its suffix and content; InputRefusedError where neither tells.

    `option` is what the user names one with.
    """
    suffix = PurePath(path).suffix.lower()
    readable = sorted(
        (entry for entry in FORMATS if entry.reads), key=lambda entry: suffix not in entry.suffixes
    )
    head = _decode(data[:_HEAD])
    for entry in readable:
        if entry.load().sniff(data[:_HEAD] if entry.binary else head):
            return entry
    if suffix in readable[0].suffixes:
        return readable[0]
    known = ", ".join(sorted(entry.name for entry in FORMATS if entry.reads))
    raise InputRefusedError(f"{path}: cannot tell its format; name one with {option}: {known}")


def read(data: bytes, entry: Format, options: ReadOptions | None = None) -> Parsed:
    """Return the records of a file's bytes, and what was wrong with them."""
    return entry.load().loads(data if entry.binary else _decode(data), options or ReadOptions())


def write(publications: Iterable[Publication], entry: Format, options: WriteOptions | None = None) -> bytes:
    """Return the bytes of a file that holds the records."""
    written: str | bytes = entry.load().dumps(publications, options or WriteOptions())
    return written if isinstance(written, bytes) else written.encode()


def losses(publications: Iterable[Publication], entry: Format) -> Counter[str]:
    """Count, for each field that the format cannot hold, the records in which it is filled."""
    lacks = frozenset(FIELDS) - entry.load().HOLDS
    if not lacks:
        return Counter()
    return Counter(name for publication in publications for name in publication.to_dict() if name in lacks)


def _decode(data: bytes) -> str:
    from protlib.formats.decoding import decode

    return decode(data)
