"""The formats, one row each; a new format needs a module, as `protocols` describes, and a row here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Final, cast

from protlib.errors import InputRefusedError, UsageError
from protlib.formats.protocols import Reader, Writer
from protlib.text import nearest, suggestion


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its module, its suffixes, its name in a sentence, its description."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    spoken: str
    title: str
    reads: bool = True
    writes: bool = True
    binary: bool = False
    """Whether its files are no text: its module reads and writes bytes."""
    reads_bytes: bool = False
    """Whether its module reads the bytes of a text, as those of formats that are no text do."""
    sign: bytes = b""
    """Letters of ASCII that each of its files has: where they are missing, the file need not be read."""
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
    latex: bool = False
    """Whether it is LaTeX, so that it can write accents as commands."""
    owns_suffix: bool = False
    """Whether the suffix alone identifies it; then its reader reports what is missing in the file."""
    names_files: bool = False
    """Whether its records can name attached files."""

    @property
    def takes_bytes(self) -> bool:
        """Whether its module reads bytes."""
        return self.binary or self.reads_bytes

    def reader(self) -> Reader[str]:
        """Import the module of a text format; most are too heavy to import at start-up."""
        return cast("Reader[str]", import_module(f"protlib.formats.{self.module}"))

    def binary_reader(self) -> Reader[bytes]:
        """Import the module of a format that is read from bytes."""
        return cast("Reader[bytes]", import_module(f"protlib.formats.{self.module}"))

    def writer(self) -> Writer[str | bytes]:
        """Import the module of a format that can be written; it returns bytes if the format is no text."""
        return cast("Writer[str | bytes]", import_module(f"protlib.formats.{self.module}"))


# The first format that recognises a file gets it; so the formats with clear signs come first.
FORMATS: Final = (
    Format(
        "library", "library_file", (), "other libraries", "another protlib library", writes=False, is_complete=True,
        sign=b'"library"',
    ),
    Format(
        "docx", "word.docx", (".docx", ".docm", ".dotx"), "the references in Word documents",
        "Word document: references of Zotero, Mendeley, EndNote, Citavi and Word itself",
        writes=False, binary=True, is_complete=True, owns_suffix=True,
    ),
    Format(
        "odt", "word.odt", (".odt", ".ott"), "those in LibreOffice documents",
        "LibreOffice document: references of Zotero, Mendeley and LibreOffice itself",
        writes=False, binary=True, owns_suffix=True,
    ),
    Format(
        "report", "reports", (".pdf", ".epub"), "reports as PDF",
        "a report itself: PDF, Word document, web page or e-book; its title page tells what it is",
        writes=False, binary=True, owns_suffix=True,
    ),
    Format(
        "xlsx", "tables.xlsx", (".xlsx", ".xlsm"),
        "Excel", "Excel workbook: each sheet with a table of publications", binary=True, owns_suffix=True,
        names_files=True,
    ),
    Format(
        "html", "web.page", (".html", ".htm", ".xhtml", ".mhtml", ".mht"), "saved web pages",
        "a web page as browsers save it, from its metadata", writes=False, owns_suffix=True,
    ),
    Format(
        "marc", "marc.exchange", (".mrc", ".marc"), "MARC", "MARC 21, of library catalogues (ISO 2709)",
        writes=False, binary=True, owns_suffix=True,
    ),
    Format(
        "mrk", "marc.mnemonic", (".mrk", ".mrk8"), "MarcEdit's text",
        "MarcEdit's mnemonic MARC 21, one field on each line", writes=False, owns_suffix=True,
    ),
    Format(
        "marcxml", "marc.marcxml", (".xml",), "MARCXML",
        "MARCXML, of the UN Digital Library and of catalogues", writes=False,
    ),
    Format(
        "dc", "portals.oai", (".xml", ".rdf"), "Dublin Core",
        "Dublin Core in XML, from repositories (OAI-PMH)", writes=False,
    ),
    Format(
        "listing", "listing", (), "catalogue pages",
        "a page of a catalogue or of ReliefWeb copied from the browser", writes=False,
    ),
    Format(
        "ris", "ris", (".ris",),
        "RIS", "RIS, of Zotero, EndNote, Mendeley, Scopus, Web of Science, Covidence ...", owns_suffix=True,
        names_files=True,
    ),
    Format(
        "nbib", "nbib", (".nbib", ".medline"), "NBIB",
        "NBIB (MEDLINE), of PubMed and ERIC", writes=False, owns_suffix=True,
    ),
    Format(
        "refer", "refer", (".enw",), "EndNote's text",
        "EndNote's own text (refer), of Google Scholar, CNKI, libraries ...", writes=False, owns_suffix=True,
    ),
    Format(
        "isi", "isi", (".ciw", ".isi"), "Web of Science's text",
        "Web of Science's own text (ISI): “plain text” or .ciw", writes=False, owns_suffix=True,
    ),
    Format(
        "zotero-rdf", "zoterordf", (".rdf",), "Zotero RDF",
        "Zotero RDF, with its notes", writes=False, owns_suffix=True,
    ),
    Format(
        "zotero", "zotero_database", (".sqlite",), "Zotero's own database",
        "Zotero's own database (zotero.sqlite), with its collections, notes, files and annotations",
        writes=False, binary=True, is_complete=True,
    ),
    Format(
        "endnote-library", "endnote_library", (".enlx", ".enl"), "EndNote's own library",
        "EndNote's own library (EndNote X9.3 or later), with its groups, tags and files",
        writes=False, binary=True, is_complete=True,
    ),
    Format(
        "citavi", "citavi", (".ctv6", ".ctv5", ".ctv6bak", ".ctv5bak", ".ctv7bak"), "Citavi projects",
        "Citavi project (5 to 7), its XML or its backup, with its categories, knowledge items and files",
        writes=False, binary=True, is_complete=True,
    ),
    Format(
        "mods", "mods", (".mods", ".xml"), "MODS",
        "MODS, of the Library of Congress, of repositories, Zotero and bibutils", writes=False,
    ),
    Format("endnote", "endnotexml", (".xml",), "EndNote XML", "EndNote XML", names_files=True),
    Format(
        "word", "word.sources", (".xml",), "Word's sources", "Word's own list of sources (Sources.xml)", packs=False
    ),
    Format(
        "bibtex", "bib.bibtex", (".bib", ".bibtex"),
        "BibTeX", "BibTeX; reads biblatex too", latex=True, owns_suffix=True, names_files=True,
    ),
    Format("biblatex", "bib.biblatex", (".bib",), "biblatex", "biblatex, for biber", latex=True, names_files=True),
    Format(
        "reliefweb", "portals.reliefweb", (".json",), "ReliefWeb",
        "answers of ReliefWeb's API", writes=False, is_complete=True,
    ),
    Format(
        "jsonl", "jsonl", (".jsonl", ".ndjson"),
        "JSON Lines", "JSON Lines: protlib's own records, or CSL-JSON items", is_complete=True, is_own=True,
        names_files=True, reads_bytes=True,
    ),
    Format(
        "csl-json", "csl.csljson", (".json", ".csljson"),
        "CSL-JSON", "CSL-JSON, of Zotero, pandoc, citeproc", is_complete=True, names_files=True,
    ),
    Format("hayagriva", "hayagriva", (".yaml", ".yml"), "Hayagriva", "Hayagriva's YAML, of Typst"),
    Format(
        "csl-yaml", "csl.cslyaml", (".yaml", ".yml"),
        "CSL-YAML", "CSL-YAML, of pandoc and Better BibTeX", owns_suffix=True, names_files=True,
    ),
    Format(
        "csv", "tables.csv_table", (".csv",), "CSV", "a table: commas, semicolons, tabs", owns_suffix=True,
        names_files=True,
    ),
    Format(
        "tsv", "tables.tsv_table", (".tsv", ".tab"), "TSV", "a table with tabs", owns_suffix=True, names_files=True
    ),
    Format(
        "references", "references", (), "typed lists of references",
        "a typed or copied list of references, in any style", writes=False, binary=True, is_complete=True,
        is_any_text=True,
    ),
)  # fmt: skip
_BYTES_OF_A_HEAD: Final = 8192  # what a format is known by; a comment or a licence may stand before it
_MAY_BE_JSON: Final = re.compile(r"\s*[\[{]")


def format_named(name: str, *, to_write: bool = False, beside: Sequence[Format] = ()) -> Format:
    """Return the format with that name; UsageError with similar names if none has it, or none that can be written.

    `beside` lists other values that the user may name in its place.
    """
    for entry in (*FORMATS, *beside):
        if entry.name == name.lower():
            return entry
    entries = [*(entry for entry in FORMATS if entry.writes or not to_write), *beside]
    all_names = [entry.name for entry in entries]
    near = [entry.name for entry in entries if f".{name.lower()}" in entry.suffixes] or nearest(name, all_names)
    raise UsageError(f"unknown format “{name}”; choose from {', '.join(all_names)}{suggestion(near)}")


def for_writing(name: str, path: str = "", option: str = "--format", beside: Sequence[Format] = ()) -> Format:
    """Return the format to write: the named one, else that of the path's suffix.

    Raises UsageError if protlib cannot write it, or if the suffix is another format's. `option` is the user's option
    for the format, `beside` lists other values of it.
    """
    of_suffix = _of_suffix(path)
    writable = [entry for entry in of_suffix if entry.writes]
    writable_format = format_named(name, to_write=True, beside=beside) if name else next(iter(writable), None)
    if of_suffix and not writable and (writable_format is None or writable_format.writes):
        right = _under(
            path,
            [writable_format]
            if writable_format
            else [format_named("ris"), format_named("bibtex"), format_named("csl-json")],
        )
        raise UsageError(f"{path}: protlib can read {of_suffix[0].name}, but not write it; write to {right}")
    if writable_format is None:
        names = [*sorted(entry.name for entry in FORMATS if entry.writes), *(entry.name for entry in beside)]
        is_file = path not in {"", "-"}
        whose = f"from “{PurePath(path).name}”; " if is_file else "for standard output; name a file, or "
        raise UsageError(f"cannot tell the format {whose}name one with {option}: {', '.join(names)}")
    if not writable_format.writes:
        raise UsageError(f"protlib can read {writable_format.name}, but not write it")
    if writable and writable_format not in writable:
        right = _under(path, [writable_format])
        raise UsageError(
            f"{path} has the suffix of {writable[0].name}, but the format is {writable_format.name}; "
            f"write to {right}, or name {writable[0].name} with {option}"
        )
    return writable_format


def _of_suffix(path: str) -> list[Format]:
    """Return the formats with a path's suffix, its owner first."""
    suffix = PurePath(path).suffix.lower()
    return sorted((entry for entry in FORMATS if suffix in entry.suffixes), key=lambda entry: not entry.owns_suffix)


def _under(path: str, formats: Sequence[Format]) -> str:
    """Return a path with the first suffix of each of these formats, as words: "refs.ris or refs.bib"."""
    *most, last = (str(PurePath(path).with_suffix(entry.suffixes[0])) for entry in formats)
    return f"{', '.join(most)} or {last}" if most else last


def detect(data: bytes, path: str, option: str = "--format") -> Format:
    """Return the format of a file from its content and suffix.

    Raises InputRefusedError if it is empty, of a kind that protlib does not read, or unrecognised; `option` is the
    user's option for the format, "" where there is none.
    """
    if not data or data.isspace():
        raise InputRefusedError(f"{path}: the file is empty")
    from protlib.formats import foreign
    from protlib.formats.common.charset import decode

    head = decode(data[:_BYTES_OF_A_HEAD])
    suffix = PurePath(path).suffix.lower()
    if what := foreign.refusal(data, head, suffix):
        raise InputRefusedError(f"{path}: {what}")
    if recognised := _recognise(data, head, suffix):
        return recognised
    if what := foreign.unknown(data, head):
        raise InputRefusedError(f"{path}: {what}")
    if recognised := next((entry for entry in FORMATS if entry.owns_suffix and suffix in entry.suffixes), None):
        return recognised
    format_names = ", ".join(sorted(entry.name for entry in FORMATS if entry.reads))
    advice = f"name the format with {option}" if option else "it may be one of these"
    raise InputRefusedError(f"{path}: cannot tell its format; {advice}: {format_names}")


def _recognise(data: bytes, head: str, suffix: str) -> Format | None:
    """Return the format whose reader recognises the file."""
    from protlib.formats.common.charset import decode

    text = ""
    may_be_wide = 0 in data[:_BYTES_OF_A_HEAD]
    for entry in _likely(suffix):
        if entry.sign not in data and not may_be_wide:
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


def _likely(suffix: str) -> Iterator[Format]:
    """Yield the readable formats in the order to try: libraries, those with the suffix, all others.

    A format that any text may have is not tried on a file with another's suffix, whose reader knows best what is wrong.
    """
    is_owned = any(entry.owns_suffix and suffix in entry.suffixes for entry in FORMATS)
    library, *other_formats = (entry for entry in FORMATS if entry.reads and not (entry.is_any_text and is_owned))
    yield library
    yield from sorted(other_formats, key=lambda entry: suffix not in entry.suffixes)
