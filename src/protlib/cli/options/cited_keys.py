"""The keys that the documents of --cited-in cite, and the files that they include."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.cli.input_file import document_name, document_suffix, read_bytes
from protlib.cli.output import say
from protlib.errors import NothingFoundError
from protlib.selection import CitedKey
from protlib.system.below import may_look_at

if TYPE_CHECKING:
    from protlib.citing.documents.mentions import Mentions
    from protlib.record.model import Publication


def read_cited_keys(documents: Sequence[Path]) -> tuple[CitedKey, ...]:
    """Return the keys that documents cite, each once, in the order of the documents.

    Of a document without keys, they are the works that its typed list or its notes name. Raises InputRefusedError for
    an unreadable document, NothingFoundError if no document cites anything.
    """
    keys: dict[str, CitedKey] = {}
    for document in documents:
        data = read_bytes(str(document))
        parts = list(_parts(document, data))
        for path, part_keys in parts:
            name = document_name(str(path))
            for key, line in part_keys.first_lines().items():
                citing_line = f"{name}:{line}" if line else name
                keys.setdefault(key, CitedKey(key, citing_line, part_keys.records.get(key), (str(path),)))
            if part_keys.cites_all:
                say(f"{name}: it asks for its whole bibliography; only what it cites by key is used")
        if not any(part_keys.mentions or part_keys.cites_all for _path, part_keys in parts):
            for cited in _read_typed_works(document, data):
                unique = cited if _are_one_work(keys.get(cited.key, cited), cited) else _with_authors(cited)
                keys.setdefault(unique.key, unique)
    if not keys:
        raise NothingFoundError(f"no citations in {', '.join(document_name(str(document)) for document in documents)}")
    return tuple(keys.values())


def tell_former_keys(cited_keys: Iterable[CitedKey], publications: "Sequence[Publication]") -> None:
    """Say which cited keys the publications no longer have: another program finds them only by their present keys."""
    keys = {publication.key for publication in publications}
    key_by_alias = {alias: publication.key for publication in publications for alias in publication.aliases}
    for former_key, cited_at, *_record in cited_keys:
        if former_key not in keys and (key := key_by_alias.get(former_key)):
            say(f"{cited_at}: {former_key} is {key} now, and the file has only that; cite it")


def _parts(document: Path, data: bytes) -> "Iterator[tuple[Path, Mentions]]":
    """Yield a document and each file that it includes, with its citations; a message names missing files."""
    from protlib.citing.documents import document_kinds

    waiting_documents, visited_paths = [document], {document.resolve()}
    while waiting_documents:
        path = waiting_documents.pop(0)
        name = document_name(str(path))
        content = data if path is document else read_bytes(str(path))
        mentions = document_kinds.read_mentions(content, name, document_suffix(str(path), content))
        yield path, mentions
        for file_name in mentions.included_files:
            part = _find_included(file_name, path, document)
            if part is None:
                say(f"{name}: it includes {file_name}, which was not found; its citations are missing")
            elif part.resolve() not in visited_paths:
                visited_paths.add(part.resolve())
                waiting_documents.append(part)


def _read_typed_works(document: Path, data: bytes) -> Iterator[CitedKey]:
    """Yield the works that the typed list or the notes of a document name, each with its title in place of a key."""
    from protlib.citing.documents.document_kinds import LATEX, MARKDOWN, PDF, WORD

    name, suffix = document_name(str(document)), document_suffix(str(document), data)
    if suffix not in MARKDOWN | LATEX | WORD | {".txt", PDF}:
        return
    from protlib.citing.verification.manuscript import read_manuscript
    from protlib.citing.verification.works_by_text import iterate_works

    manuscript = read_manuscript(data, name, suffix)
    for entry, record in iterate_works(manuscript):
        location = manuscript.locations.get(entry.line)
        place = f" {location.note or f'paragraph {location.paragraph}'}" if location else str(entry.line)
        text = f"“{record.title}”{f' ({record.date[:4]})' if record.date else ''}"
        yield CitedKey(text, f"{name}:{place}", record, (str(document), "--from", "references"))


def _are_one_work(first: CitedKey, second: CitedKey) -> bool:
    """Tell whether two works of one title and year have one author: many bodies write an annual report."""
    return getattr(first.record, "authors", ()) == getattr(second.record, "authors", ())


def _with_authors(cited: CitedKey) -> CitedKey:
    """Return a work with its authors before its title."""
    from protlib.record.fields.labels import inverted_name

    authors = "; ".join(map(inverted_name, getattr(cited.record, "authors", ())))
    return cited._replace(key=f"{authors}, {cited.key}".removeprefix(", "))


def _find_included(name: str, path: Path, document: Path) -> Path | None:
    """Return the file that a document includes: beside the including file, or beside the main one, as in LaTeX."""
    names, folders = (name, f"{name}{path.suffix}"), (path.parent, document.parent)
    paths = (folder / name for folder in folders for name in names)
    return next((path for path in paths if may_look_at(path, folders) and path.is_file()), None)
