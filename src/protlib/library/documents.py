"""The documents of a library file as records that everything can work with, whatever somebody has made of them by hand.

What protlib wrote is taken as it is; to see that costs a hundredth of what an index does. In any other document what can
be read is read as an import would read it, and what cannot is kept beside the fields.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import orjson

from protlib.record import cleaning, dates, keys, names
from protlib.record.access import GUARDED
from protlib.record.model import (
    FIELDS,
    NAME_FIELDS,
    NAME_LISTS,
    TEXT_LISTS,
    TYPES,
    Kind,
    Publication,
    of_kind,
)
from protlib.storage import Document
from protlib.text import clean, clean_paragraphs

_FIELDS: Final = frozenset(FIELDS)
_PARTS: Final = frozenset(NAME_FIELDS)
_TYPES: Final = frozenset(TYPES)
_PARAGRAPHS: Final = frozenset(of_kind(Kind.PARAGRAPHS))


class Understood(NamedTuple):
    """Documents as protlib writes them, each with a key of its own, and for each that was not so what is wrong with it."""

    documents: Sequence[Document]
    repairs: Sequence[str]


def understood(documents: Sequence[Document]) -> Understood:
    """Return the documents as records have them, in their order, and a line for each that had to be mended."""
    understood_documents: list[Document] = []
    repairs: list[str] = []
    for document, key in zip(documents, keys_of(documents), strict=True):
        if document.get("key") == key and is_clean(document):
            understood_documents.append(document)
        else:
            publication, wrong = _read_mended(document, key)
            understood_documents.append(publication.to_dict())
            repairs.append(f"{key}: {'; '.join(wrong)}")
    return Understood(understood_documents if repairs else documents, repairs)


def publication_of(document: Document, key: str) -> Publication:
    """Return the record of a document, which is known by this key."""
    if document.get("key") == key and is_clean(document):
        return Publication.from_dict(document)
    return _read_mended(document, key)[0]


def keys_of(documents: Sequence[Document]) -> list[str]:
    """Return the key that each document is known by: its own, or where that cannot be one or is taken, one like it."""
    found: list[str] = []
    used_keys: set[str] = set()
    for document in documents:
        key = document.get("key")
        folded = key.casefold() if isinstance(key, str) and keys.is_fit(key) else ""
        is_own = bool(folded) and folded not in used_keys
        found.append(str(key) if is_own else "")
        used_keys.add(folded)
    for place, key in enumerate(found):
        if not key:
            record = cleaning.record(_raw(documents[place])).publication
            found[place] = keys.free(record.key or keys.base(record), lambda tried: tried.casefold() in used_keys)
            used_keys.add(found[place].casefold())
    return found


def is_clean(document: Document) -> bool:
    """Tell whether a document, its key left aside, holds what a record holds, as `cleaning` would leave it."""
    for name, value in document.items():
        if type(value) is str:  # asked first, for most are, and a library has millions of them
            is_right = _is_clean_text(name, value)
        else:
            is_right = name not in _FIELDS or (name in _CHECKS and _CHECKS[name](value))
        if not is_right:
            return False
    return True


def _is_clean_text(name: str, text: str) -> bool:
    if name in _TELLING:
        return _TELLING[name](text)
    return text.isprintable() or text == (clean_paragraphs(text) if name in _PARAGRAPHS else clean(text))


@lru_cache(maxsize=8192)
def _is_date(text: str) -> bool:
    try:
        return dates.parse(text) == text
    except ValueError:
        return False


def _are_texts(value: Any) -> bool:
    return type(value) is list and all(type(item) is str and _is_clean_text("", item) for item in value)


def _are_names(value: Any) -> bool:
    return type(value) is list and all(type(name) is dict and _is_name(name) for name in value)


def _is_name(parts: Mapping[str, Any]) -> bool:
    return parts.keys() <= _PARTS and _are_texts([*parts.values()])


def _is_extra(value: Any) -> bool:
    if type(value) is not dict:
        return False
    try:
        text = orjson.dumps(value).decode()  # in which whatever may be unclean is escaped, or cannot be printed
    except orjson.JSONEncodeError:  # too deep, or a number that is too large
        return False
    is_plain = "\\" not in text and text.isprintable()
    return is_plain or cleaning.record({"extra": value}).publication.extra == value


def _is_no_text(_: str) -> bool:
    return False


_CHECKS: Final[Mapping[str, Callable[[Any], bool]]] = {
    **dict.fromkeys(NAME_LISTS, _are_names),
    **dict.fromkeys(TEXT_LISTS, _are_texts),
    "extra": _is_extra,
}
_TELLING: Final[Mapping[str, Callable[[str], bool]]] = {
    **dict.fromkeys(_CHECKS, _is_no_text),
    "type": _TYPES.__contains__,
    "date": _is_date,
    "accessed": _is_date,
    "access": frozenset(("", *GUARDED)).__contains__,
}
"""Texts of which some are wrong that have nothing to clean."""


def _read_mended(document: Document, key: str) -> tuple[Publication, list[str]]:
    """Return the record of a document that is not clean, and what is wrong with it."""
    cleaned = cleaning.record(_raw(document))
    wrong = [str(problem) for problem in cleaned.problems if problem.field != "key"]
    if document.get("key") != key:
        wrong.append(_why(document.get("key")))
    publication = cleaned.publication.changed(key=key)
    return publication, wrong or ["not as protlib writes it; read as far as possible"]


def _raw(document: Document) -> dict[str, object]:
    """Return the values of a document that are a record's; what was typed as one text is taken apart where it is a list."""
    return {
        name: _APART[name](value) if name in _APART and isinstance(value, str) else value
        for name, value in document.items()
        if name in _FIELDS
    }


def _at_semicolons(text: str) -> list[str]:
    return text.split(";")


_APART: Final[Mapping[str, Callable[[str], Sequence[Any]]]] = {
    **dict.fromkeys(NAME_LISTS, names.parse_list),
    **dict.fromkeys(TEXT_LISTS, _at_semicolons),
}


def _why(key: Any) -> str:
    """Return why a document is not known by the key that it has."""
    if key is None or key == "":
        return "it has no key in the file"
    if not isinstance(key, str):
        return "its key in the file is not text"
    return f"its key in the file, “{clean(key)}”, {'is taken' if keys.is_fit(key) else 'cannot be one'}"
