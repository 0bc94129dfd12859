"""The documents of a library file as clean records, whatever somebody did to them by hand.

What protlib wrote is taken as it is; this check costs a hundredth of an index. Any other document is read as an import
would read it, and unreadable values are kept beside the fields.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import orjson

from protlib.frozen import NamedTuple
from protlib.record import cleaning, dates, keys, names
from protlib.record.access import RESTRICTED
from protlib.record.model import FIELDS, NAME_FIELDS, NAME_LISTS, TEXT_LISTS, TYPES, FieldKind, Publication, of_kind
from protlib.record.raw_record import RawRecord
from protlib.storage import Document
from protlib.text import clean, clean_paragraphs, comparable_key

_FIELDS: Final = frozenset(FIELDS)
_PARTS: Final = frozenset(NAME_FIELDS)
_ONLY_TEXTS: Final = frozenset({str})
_TYPES: Final = frozenset(TYPES)
_PARAGRAPHS: Final = frozenset(of_kind(FieldKind.PARAGRAPHS))


class CleanDocuments(NamedTuple):
    """Documents as protlib writes them, each with its own key, and a line for each that had to be mended."""

    documents: Sequence[Document]
    repairs: Sequence[str]


def clean_documents(documents: Sequence[Document]) -> CleanDocuments:
    """Return the documents in their order, mended where needed, and a line for each mended one."""
    understood_documents: list[Document] = []
    repairs: list[str] = []
    for document, key in zip(documents, keys_of(documents), strict=True):
        if document.get("key") == key and is_clean(document):
            understood_documents.append(document)
        else:
            publication, problems = _read_unclean(document, key)
            understood_documents.append(publication.to_dict())
            repairs.append(f"{key}: {'; '.join(problems)}")
    return CleanDocuments(understood_documents if repairs else documents, repairs)


def publication_of(document: Document, key: str) -> Publication:
    """Return the record of a document under this key."""
    if document.get("key") == key and is_clean(document):
        return Publication.from_dict(document)
    return _read_unclean(document, key)[0]


def keys_of(documents: Sequence[Document]) -> list[str]:
    """Return the key of each document; for an invalid or taken key, one like it."""
    new_keys: list[str] = []
    used_keys: set[str] = set()
    for document in documents:
        key = document.get("key")
        folded = comparable_key(key) if isinstance(key, str) and keys.is_fit(key) else ""
        is_own = bool(folded) and folded not in used_keys
        new_keys.append(str(key) if is_own else "")
        used_keys.add(folded)
    for position, key in enumerate(new_keys):
        if not key:
            record = cleaning.clean_record(_raw_values(documents[position])).publication
            new_keys[position] = keys.free_key(
                record.key or keys.base_key(record), lambda tried: comparable_key(tried) in used_keys
            )
            used_keys.add(comparable_key(new_keys[position]))
    return new_keys


def is_clean(document: Document) -> bool:
    """Tell whether a document, its key aside, holds what `cleaning` would leave in a record."""
    for name, value in document.items():
        if type(value) is str:  # asked first, for most are, and a library has millions of them
            is_right = _is_clean_text(name, value)
        else:
            is_right = name not in _FIELDS or (name in _CHECKS and _CHECKS[name](value))
        if not is_right:
            return False
    return True


def _is_clean_text(name: str, text: str) -> bool:
    if name in _CHECKS_BY_FIELD:
        return _CHECKS_BY_FIELD[name](text)
    return text.isprintable() or text == (clean_paragraphs(text) if name in _PARAGRAPHS else clean(text))


@lru_cache(maxsize=8192)
def _is_date(text: str) -> bool:
    try:
        return dates.parse_date(text) == text
    except ValueError:
        return False


def _are_texts(value: object) -> bool:
    if type(value) is not list or not _ONLY_TEXTS.issuperset(map(type, value)):
        return False
    return "".join(value).isprintable() or all(_is_clean_text("", item) for item in value)


def _are_names(value: object) -> bool:
    return type(value) is list and all(type(name) is dict and _is_name(name) for name in value)


def _is_name(parts: Mapping[str, object]) -> bool:
    return _PARTS.issuperset(parts) and _are_texts([*parts.values()])


def _is_extra(value: object) -> bool:
    if type(value) is not dict:
        return False
    try:
        text = orjson.dumps(value).decode()  # in which whatever may be unclean is escaped, or cannot be printed
    except orjson.JSONEncodeError:  # too deep, or a number that is too large
        return False
    is_plain = "\\" not in text and text.isprintable()
    return is_plain or cleaning.clean_record({"extra": value}).publication.extra == value


def _is_no_text(_: str) -> bool:
    return False


_CHECKS: Final[Mapping[str, Callable[[Any], bool]]] = {
    **dict.fromkeys(NAME_LISTS, _are_names),
    **dict.fromkeys(TEXT_LISTS, _are_texts),
    "extra": _is_extra,
}
_CHECKS_BY_FIELD: Final[Mapping[str, Callable[[str], bool]]] = {
    **dict.fromkeys(_CHECKS, _is_no_text),
    "type": _TYPES.__contains__,
    "date": _is_date,
    "accessed": _is_date,
    "access": frozenset(("", *RESTRICTED)).__contains__,
}
"""Texts of which some are wrong that have nothing to clean."""


def _read_unclean(document: Document, key: str) -> tuple[Publication, list[str]]:
    """Return the record of a document that is not clean, and its faults."""
    cleaned = cleaning.clean_record(_raw_values(document))
    problems = [str(problem) for problem in cleaned.problems if problem.field != "key"]
    if document.get("key") != key:
        problems.append(_explain_key(document.get("key")))
    publication = cleaned.publication.changed(key=key)
    return publication, problems or ["not as protlib writes it; read as far as possible"]


def _raw_values(document: Document) -> RawRecord:
    """Return the values of a document that belong to fields; text in the place of a list is split."""
    return {
        name: _READERS_OF_LISTS[name](value) if name in _READERS_OF_LISTS and isinstance(value, str) else value
        for name, value in document.items()
        if name in _FIELDS
    }


def _split_at_semicolons(text: str) -> list[str]:
    return text.split(";")


_READERS_OF_LISTS: Final[Mapping[str, Callable[[str], Sequence[Any]]]] = {
    **dict.fromkeys(NAME_LISTS, names.parse_list),
    **dict.fromkeys(TEXT_LISTS, _split_at_semicolons),
}


def _explain_key(key: object) -> str:
    """Return why a document is not known by its own key."""
    if key is None or key == "":
        return "it has no key in the file"
    if not isinstance(key, str):
        return "its key in the file is not text"
    return f"its key in the file, “{clean(key)}”, {'is taken' if keys.is_fit(key) else 'cannot be one'}"
