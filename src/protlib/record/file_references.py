"""The names of files that a record brings along: JabRef's `file`, EndNote's links, Zotero's attachments."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import unquote

from protlib.frozen import expression
from protlib.record.attached_file import files_of
from protlib.record.model import Publication
from protlib.record.raw_record import MISSING_FILES
from protlib.text import fold

# Such as "Full Text:files/12/a.pdf:application/pdf" of Zotero, ":a.pdf:PDF" of JabRef, or a path alone.
_PARTS: Final = expression(r"(?:\\.|[^:\\])*")
_ENTRIES: Final = expression(r"(?:\\.|[^;\\])+")
_ESCAPE: Final = expression(r"\\([:;\\])")
_MARKS: Final = expression(r"[:;\\]")
_DRIVE: Final = expression(r"[A-Za-z]")
ENDNOTE_SCHEME: Final = "internal-pdf://"
_USUAL_PARTS: Final = 3  # a label, a path and a type; a path with a drive has one more
_FIELDS: Final = (
    "bibtex:file", "biblatex:file", "bibtex:local-url", "ris:L1", "ris:L2", "ris:L4", "endnote:L1", "refer:L1",
    "zotero:files", "csv:File Attachments", "tsv:File Attachments", "xlsx:File Attachments", "csv:Link Attachments",
    MISSING_FILES,
)  # fmt: skip
"""What `extra` calls such values, by the program or the format that they come from."""
_ENTRIES_OF_JABREF: Final = frozenset({"bibtex:file", "biblatex:file"})


class FileReference(NamedTuple):
    """A file that a record names: a path of the other program, with a label, or with the checksum of its content."""

    path: str
    label: str = ""
    language: str = ""
    size: int = 0
    sha256: str = ""


def references_of(publication: Publication) -> list[FileReference]:
    """Return the files that an imported record names, each once; links to the web are none."""
    if not publication.files and publication.extra.keys().isdisjoint(_FIELDS):
        return []
    references = [
        FileReference(*(getattr(file, name) for name in FileReference._fields)) for file in files_of(publication)
    ]
    foreign_references = (reference for name in _FIELDS for reference in _read_foreign_field(name, publication.extra))
    by_path = {reference.path: reference for reference in (*foreign_references, *references)}
    return [reference for path, reference in by_path.items() if path and not _is_on_the_web(path)]


def without_references(publication: Publication) -> Publication:
    """Return a record without the paths that came with it from other programs; links to the web stay."""
    if publication.extra.keys().isdisjoint(_FIELDS):
        return publication
    extra = dict(publication.extra)
    for name in extra.keys() & {*_FIELDS}:
        links = [text for text in _texts(extra.pop(name)) if _is_on_the_web(text)]
        if links:
            extra[name] = links if len(links) > 1 else links[0]
    return publication.changed(extra=extra)


def missing_files(publication: Publication) -> list[str]:
    """Return the paths of files that a table named for a record, and that were not there when it was imported."""
    return [*_texts(publication.extra.get(MISSING_FILES))]


def with_missing_files(publication: Publication, paths: Iterable[str]) -> Publication:
    """Return a record whose missing files are these, each once."""
    unique_paths = [*dict.fromkeys(paths)]
    if unique_paths == missing_files(publication):
        return publication
    extra = {name: value for name, value in publication.extra.items() if name != MISSING_FILES}
    return publication.changed(extra={**extra, MISSING_FILES: unique_paths} if unique_paths else extra)


def paths_without(paths: Sequence[str], arrived_paths: Iterable[str]) -> list[str]:
    """Return paths without those of files that arrived, which may have come from another folder.

    A file name stands for a path in another folder only where one path alone has it.
    """
    remaining_paths = [*paths]
    for arrived_path in arrived_paths:
        name = _name_of(arrived_path)
        matches = [path for path in remaining_paths if path == arrived_path]
        matches = matches or [path for path in remaining_paths if _name_of(path) == name]
        if len(matches) == 1:
            remaining_paths.remove(matches[0])
    return remaining_paths


def _name_of(path: str) -> str:
    return fold(re.split(r"[/\\]", path)[-1])


def as_jabref(publication: Publication) -> str:
    """Return the files of a record as JabRef and Zotero have them: "annex:refs.files/a.pdf:PDF;:b.docx:DOCX"."""
    entries = (
        ":".join(_MARKS.sub(r"\\\g<0>", part) for part in (file.label, file.path, _kind(file.name)))
        for file in files_of(publication)
    )
    return ";".join(entries)


def _kind(name: str) -> str:
    return name.rpartition(".")[2].upper() if "." in name else ""


def _is_on_the_web(text: str) -> bool:
    return "://" in text.removeprefix(ENDNOTE_SCHEME)


def _read_foreign_field(name: str, extra: Mapping[str, object]) -> Iterator[FileReference]:
    for text in _texts(extra.get(name)):
        if name in _ENTRIES_OF_JABREF:
            yield from map(_read_jabref_entry, _ENTRIES.findall(text))
        else:
            yield from (FileReference(_path(part)) for part in (text.split(";") if name.endswith("ments") else [text]))


def _texts(value: object) -> Iterable[str]:
    values = value if isinstance(value, list) else [value]
    return (item for item in values if isinstance(item, str))


def _read_jabref_entry(entry: str) -> FileReference:
    """Return the file of an entry "label:path:type"; an entry may also be a path."""
    parts = [_ESCAPE.sub(r"\1", part) for part in _split(entry.strip())]
    if len(parts) < _USUAL_PARTS or (len(parts) == _USUAL_PARTS and _DRIVE.fullmatch(parts[0])):
        return FileReference(_path(_ESCAPE.sub(r"\1", entry.strip())))
    path = ":".join(parts[1:-1])  # a drive of Windows may stand in it, not escaped
    return FileReference(_path(path))


def _split(entry: str) -> list[str]:
    """Return the parts of an entry between colons that are not escaped."""
    parts, position = [], 0
    while position <= len(entry):
        match = _PARTS.match(entry, position)
        assert match is not None  # noqa: S101 - it may be empty
        parts.append(match[0])
        position = match.end() + 1
    return parts


def _path(text: str) -> str:
    """Return a path with "/" between its parts, without the scheme of a link to this computer."""
    text = text.strip()
    if text.lower().startswith("file:"):
        text = unquote(re.sub(r"(?i)^file:(?://(?:localhost)?)?", "", text))
        text = re.sub(r"^/(?=[A-Za-z]:)", "", text)
    return text.replace("\\", "/")
