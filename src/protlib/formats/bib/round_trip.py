"""Which records are certain to be read back unchanged, so that only the others have to be tested.

To read an entry back takes longer than to write it. Certainty needs only a look at the value of each field.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from protlib.formats.bib import entry_types, names
from protlib.formats.bib.entry_types import BABEL
from protlib.formats.bib.fields import ISSN, ROLES, SAME_AS_TYPE, target
from protlib.formats.bib.latex.encoder import UNICODE_ENCODER
from protlib.formats.bib.latex.latex_commands import SERIES
from protlib.formats.common.cell_values import is_length
from protlib.frozen import expression
from protlib.record import dates
from protlib.record.keys import is_fit
from protlib.record.model import KINDS, TEXTS, FieldKind, Name, Publication
from protlib.record.names.lists import person_alone

_KEY: Final = re.compile(r"[\w:.+/-]+")
# Such as "2009", "2009-07" and "2009-07-01"; each month has 28 days.
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?")
# Such as "12", "e17" and "12-19".
_PAGES: Final = re.compile(r"(?![pP])[\w.:]+(?:-[\w.:]+)?")
_NUMBER: Final = re.compile(r"[\w./:-]+")
# Such as "International Organization for Migration (IOM)".
_LITERAL: Final = re.compile(r"[^\W\d_][\w '’.&()/–-]{2,}")
# Such as "https://iom.int", "Retrieved 2020" and "10.1000/182", which in some fields are no text.
_NO_TEXT: Final = re.compile(r"https?:|www\.|\b(?:accessed|visited|retrieved)\b|<|^10\.\d", re.IGNORECASE)
_TAG: Final = "<"
"""The beginning of markup; some of it becomes braces, which disappear in reading."""
# Such as "10.1000/182": ASCII without what LaTeX has a meaning for.
_IDENTIFIER: Final = re.compile(r"[!-\[\]_-z|~ ]+")
_URL: Final = re.compile(r"https?://[!#-;=?-\[\]_-z|~]+")
_DATABASES: Final = ("PMID", "PMC")
_ORDINAL: Final = expression(r"\d+\s*(?:st|nd|rd|th)\b", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"[;<]")


def is_certain(publication: Publication, key: str, entry_type: str) -> bool:
    """Tell whether each value of the record is of a common kind that its field of an entry holds exactly."""
    return (
        not publication.extra
        and publication.title != ""
        and publication.key == key
        and _has_certain_values(publication)
        and _is_certain_container(publication, entry_type)
        and _is_certain_place(publication, entry_type)
        and not is_length(publication.page, publication.type)
        and _is_certain_genre(publication.type, publication.genre, entry_type)
    )


def _has_certain_values(publication: Publication) -> bool:
    values = publication.filled()
    checks, texts = _checks_for(tuple(values))
    if _TAG in "".join(map(values.__getitem__, texts)):
        return False
    for name, check in checks:  # noqa: SIM110 - a generator would cost as much as the checks
        if not check(values[name]):
            return False
    return True


@lru_cache(maxsize=1024)  # the records of a library fill some hundreds of sets of fields
def _checks_for(names: tuple[str, ...]) -> tuple[tuple[tuple[str, Callable[[Any], object]], ...], tuple[str, ...]]:
    """Return the tests for a record that fills these fields, and the fields that are only looked through for tags."""
    checks = tuple((name, _CHECKS[name]) for name in names if name in _CHECKS)
    return checks, tuple(name for name in names if name not in _CHECKS and name in TEXTS)


def _are_certain_names(people: tuple[Name, ...]) -> bool:
    return all(map(_is_certain_name, people))


@lru_cache(maxsize=1 << 14)
def _is_certain_name(name: Name) -> bool:
    if name.literal:
        is_common = name.short != name.literal and _LITERAL.fullmatch(name.literal) is not None
        return is_common and (not name.short or _comes_back(Name(literal=name.short)))
    return _is_ordinary_person(name) or (not name.short and _comes_back(name))


def _is_ordinary_person(name: Name) -> bool:
    """Tell whether a name is written as one of an ordinary person, which a reader of names looks for first."""
    text = f"{name.family}, {name.given}"
    return names.write_one(name, UNICODE_ENCODER) == text and person_alone(text) == name


def _comes_back(name: Name) -> bool:
    return names.read_names(names.format_names([name])).names == (name,)


@lru_cache(maxsize=4096)
def _is_certain_date(date: str) -> bool:
    """Tell whether a date is written and read unchanged; a range with an open end is not."""
    if _DATE.fullmatch(date):
        return True
    try:
        return dates.parse_date(date) == date and not date.endswith(("..", "/")) and not date.startswith((".", "/"))
    except ValueError:
        return False


@lru_cache(maxsize=4096)  # many records have the same topics and places
def _are_certain_labels(labels: tuple[str, ...]) -> bool:
    return _SEPARATOR.search("".join(labels)) is None


@lru_cache(maxsize=4096)
def _is_certain_publisher(text: str) -> bool:
    return _NO_TEXT.search(text) is None


_CHECKS_OF_KIND: Final[Mapping[FieldKind, Callable[[Any], object]]] = {
    FieldKind.KEY: _KEY.fullmatch, FieldKind.NAMES: _are_certain_names, FieldKind.DATE: _is_certain_date,
    FieldKind.ISBN: lambda text: ISSN.fullmatch(text) is None and _IDENTIFIER.fullmatch(text),
    **dict.fromkeys((FieldKind.ISSN, FieldKind.DOI), _IDENTIFIER.fullmatch),
    FieldKind.URL: lambda text: text.count("://") == 1 and _URL.fullmatch(text), FieldKind.LANGUAGE: BABEL.__contains__,
    **dict.fromkeys((FieldKind.PLACES, FieldKind.LABELS), _are_certain_labels),
}  # fmt: skip
_CHECKS: Final[Mapping[str, Callable[[Any], object]]] = {
    **{name: check for name, kind in KINDS.items() if (check := _CHECKS_OF_KIND.get(kind))},
    **dict.fromkeys(map(target, ROLES), lambda _: False),  # biblatex has fields for three further editors only
    "translators": lambda people: _are_certain_names(people) and not any(name.short for name in people),
    "page": _PAGES.fullmatch, **dict.fromkeys(("number", "issue", "collection_number"), _NUMBER.fullmatch),
    "tags": lambda tags: _TAG not in "".join(tags) and (len(tags) > 1 or ";" not in tags[0]),
    "publisher": _is_certain_publisher,
    "addendum": lambda text: _NO_TEXT.search(text) is None and not text.startswith(_DATABASES),
    "collection_title": lambda text: text not in SERIES and _TAG not in text,
    "edition": lambda text: _ORDINAL.match(text) is None and _TAG not in text,
    "status": lambda text: text.lower() not in entry_types.STATUSES and _TAG not in text,
    "aliases": lambda keys: all(key.isascii() and is_fit(key) for key in keys),
}  # fmt: skip
"""The test of each field's value; any other text is certain if it has no tag."""


def _is_certain_container(publication: Publication, entry_type: str) -> bool:
    """Tell whether the container is read back; a paper's book of the same name as its conference is none there."""
    container = publication.container_title
    if not container:
        return True
    if container == publication.title or (entry_type == "inproceedings" and container == publication.event_title):
        return False
    return entry_type in entry_types.ARTICLES or entry_type in entry_types.PARTS


def _is_certain_place(publication: Publication, entry_type: str) -> bool:
    """Tell whether the place is the publisher's; a patent's place is where the patent holds."""
    return entry_type != "patent" or not publication.publisher_place


@lru_cache(maxsize=4096)
def _is_certain_genre(csl_type: str, genre: str, entry_type: str) -> bool:
    if (
        genre.lower() in entry_types.GENRES
        or genre.lower() in SAME_AS_TYPE.get(entry_type, ())
        or (csl_type == "report" and genre in entry_types.REPORT_WORDS.values())
        or (entry_type == entry_types.DOCTORAL_ENTRY and genre in entry_types.THESIS_WORDS.values())
    ):
        return False
    return bool(genre) or entry_type not in entry_types.THESES
