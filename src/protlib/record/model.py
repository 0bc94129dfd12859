"""The record: a publication and the names in it; field names are CSL 1.0.2 variables in snake_case.

`Publication` declares each field once: default, kind of value, CSL variable. All else follows from that.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from sys import intern
from typing import Any, Final, Self, dataclass_transform

from protlib.frozen import Annotated, FrozenClass, NamedTuple, field
from protlib.record.name import NAME_FIELDS as NAME_FIELDS  # noqa: PLC0414 - part of the model
from protlib.record.name import Name as Name  # noqa: PLC0414 - part of the model

TYPES: Final = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip
"""The item types of CSL 1.0.2, appendix III."""
PARTS: Final = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia"})
"""Types of parts of a book."""
PERIODICAL: Final = frozenset({"article-journal", "article-magazine", "article-newspaper"})
"""Types of what stands in a journal, a magazine or a newspaper; "periodical" is the whole of one."""
WHOLES: Final = frozenset({"book", "classic", "collection", "pamphlet", "periodical", "report", "thesis"})
"""Types of publications that stand by themselves."""
WEB: Final = frozenset({"webpage", "post", "post-weblog"})
"""Types of pages that exist only on the web, and may change tomorrow."""
LEGAL: Final = frozenset({"bill", "hearing", "legal_case", "legislation", "regulation", "treaty"})
"""Types of documents that parliaments, courts and states make; their titles are names (APA 7, chapter 11)."""


class _NoObject(dict[str, Any]):
    """An empty object that cannot change: all records share it, and it copies and compares like any dict."""

    def __setitem__(self, key: str, value: object) -> None:
        raise TypeError("a record cannot be changed; use changed() to make a copy")

    update = setdefault = __setitem__  # type: ignore[assignment]

    def __ior__(self, values: object) -> Self:  # type: ignore[override,misc]
        raise TypeError("a record cannot be changed; use changed() to make a copy")


NO_OBJECT: Final = _NoObject()


class FieldKind(StrEnum):
    """The kind of a field's values; `cleaning` has a reader for each kind."""

    KEY = "a citation key"
    TYPE = "a type of CSL"
    LINE = "text on one line"
    PARAGRAPHS = "text that may have paragraphs"
    DATE = "a date, EDTF level 1"
    ISBN = "ISBNs with a space between them"
    ISSN = "ISSNs with a space between them"
    DOI = "a DOI"
    URL = "a link"
    LANGUAGE = "a BCP 47 tag"
    ACCESS = "who may see it: public, internal or confidential"
    NAMES = "people and organisations"
    PLACES = "places, as the gazetteer spells them"
    LABELS = "texts, each on one line"
    FILES = "files, each as its path and what is known of it"
    OBJECT = "JSON by name"


class Field(NamedTuple):
    """A field of a record: its kind, its CSL 1.0.2 variable (appendix IV), "" for none, and its further meaning."""

    kind: FieldKind
    variable: str = ""
    meaning: str = ""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class _Sparse(FrozenClass):
    """A frozen dataclass whose objects hold only values that are not empty; the class's defaults supply the others.

    A record fills a dozen of forty: setting all, as a dataclass does, took a third of an import.
    """

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, spec in cls.specs.items():
            if name not in vars(cls):
                setattr(cls, name, spec.default_value())

    def __init__(self, **values: Any) -> None:
        if not values.keys() <= _FIELD_NAMES:
            raise TypeError(f"unknown field: {', '.join(sorted(values.keys() - _FIELD_NAMES))}")
        for name, value in values.items():
            kind = type(value)
            is_fit = kind is _TYPES[name] and (kind is not tuple or _are_fit(name, value))
            if fit_value := value if is_fit else _fit_value(name, value):
                self.__dict__[name] = fit_value


class Publication(_Sparse):
    """A publication with clean values; an empty string or tuple means that a field is unknown.

    `archived` links to a copy of the page at `url`. `note` is the user's own, and only styles for notes print it;
    `addendum` is printed with the reference. `private_note`, a record whose `access` is not public, and `files` leave
    the library only on request (`record.access`). Dates are ISO 8601-2 (EDTF) level 1, `language` is a BCP 47 tag.
    `extra` holds everything without a field, as JSON: CSL variables under their own names (`title-short`,
    `original-date`), fields of one format as `format:field` (`ris:C1`, `bibtex:keywords-note`).
    """

    key: Annotated[str, Field(FieldKind.KEY, meaning="by which it is cited")] = ""
    type: Annotated[str, Field(FieldKind.TYPE, "type")] = "document"
    title: Annotated[str, Field(FieldKind.LINE, "title")] = ""
    authors: Annotated[tuple[Name, ...], Field(FieldKind.NAMES, "author")] = ()
    editors: Annotated[tuple[Name, ...], Field(FieldKind.NAMES, "editor")] = ()
    translators: Annotated[tuple[Name, ...], Field(FieldKind.NAMES, "translator")] = ()
    date: Annotated[str, Field(FieldKind.DATE, "issued")] = ""
    container_title: Annotated[str, Field(FieldKind.LINE, "container-title")] = ""
    collection_title: Annotated[str, Field(FieldKind.LINE, "collection-title")] = ""
    collection_number: Annotated[str, Field(FieldKind.LINE, "collection-number")] = ""
    publisher: Annotated[str, Field(FieldKind.LINE, "publisher")] = ""
    publisher_place: Annotated[str, Field(FieldKind.LINE, "publisher-place")] = ""
    number: Annotated[str, Field(FieldKind.LINE, "number")] = ""
    genre: Annotated[str, Field(FieldKind.LINE, "genre")] = ""
    volume: Annotated[str, Field(FieldKind.LINE, "volume")] = ""
    issue: Annotated[str, Field(FieldKind.LINE, "issue")] = ""
    page: Annotated[str, Field(FieldKind.LINE, "page")] = ""
    edition: Annotated[str, Field(FieldKind.LINE, "edition")] = ""
    event_title: Annotated[str, Field(FieldKind.LINE, "event-title")] = ""
    event_place: Annotated[str, Field(FieldKind.LINE, "event-place")] = ""
    status: Annotated[str, Field(FieldKind.LINE, "status")] = ""
    isbn: Annotated[str, Field(FieldKind.ISBN, "ISBN")] = ""
    issn: Annotated[str, Field(FieldKind.ISSN, "ISSN")] = ""
    doi: Annotated[str, Field(FieldKind.DOI, "DOI")] = ""
    url: Annotated[str, Field(FieldKind.URL, "URL")] = ""
    accessed: Annotated[str, Field(FieldKind.DATE, "accessed")] = ""
    archived: Annotated[str, Field(FieldKind.URL, meaning="a copy of what stood at url")] = ""
    language: Annotated[str, Field(FieldKind.LANGUAGE, "language")] = ""
    countries: Annotated[tuple[str, ...], Field(FieldKind.PLACES, meaning="what it is about")] = ()
    regions: Annotated[tuple[str, ...], Field(FieldKind.PLACES, meaning="what it is about")] = ()
    category: Annotated[str, Field(FieldKind.LINE, meaning="what a catalogue files it under")] = ""
    topics: Annotated[tuple[str, ...], Field(FieldKind.LABELS, meaning="what it is about")] = ()
    tags: Annotated[tuple[str, ...], Field(FieldKind.LABELS, "keyword")] = ()
    collections: Annotated[tuple[str, ...], Field(FieldKind.LABELS, meaning="folders, with / before those within")] = ()
    abstract: Annotated[str, Field(FieldKind.PARAGRAPHS, "abstract")] = ""
    note: Annotated[str, Field(FieldKind.PARAGRAPHS, "annote", "your own")] = ""
    addendum: Annotated[str, Field(FieldKind.PARAGRAPHS, "note", "printed with the reference")] = ""
    private_note: Annotated[str, Field(FieldKind.PARAGRAPHS, meaning="for nobody else")] = ""
    access: Annotated[str, Field(FieldKind.ACCESS, meaning="empty is public")] = ""
    extra: Annotated[Mapping[str, Any], Field(FieldKind.OBJECT, meaning="what no other field does")] = field(
        default_factory=lambda: NO_OBJECT
    )
    files: Annotated[tuple[str, ...], Field(FieldKind.FILES, meaning="its files on this computer")] = ()
    aliases: Annotated[tuple[str, ...], Field(FieldKind.LABELS, meaning="other keys that find it")] = ()
    guessed: Annotated[
        tuple[str, ...], Field(FieldKind.LABELS, meaning="fields read from its file that nobody checked")
    ] = ()
    source: Annotated[str, Field(FieldKind.LINE, meaning="where it was imported from")] = ""
    created: Annotated[str, Field(FieldKind.LINE, meaning="when it was added, in UTC")] = ""
    modified: Annotated[str, Field(FieldKind.LINE, meaning="when it was last changed, in UTC")] = ""

    def __eq__(self, other: object) -> bool:
        # A dataclass would compare forty fields, of which most are empty in both.
        if other.__class__ is not self.__class__:
            return NotImplemented
        my_values, their_values = self.__dict__, other.__dict__
        return my_values == their_values or _FILLED_BY_DEFAULT | my_values == _FILLED_BY_DEFAULT | their_values

    def __hash__(self) -> int:
        return hash((self.key, self.title, self.date))  # `extra` has no hash; equal records agree in these fields

    def __repr__(self) -> str:
        filled = (f"{name}={value!r}" for name in FIELDS if (value := self.__dict__.get(name)))
        return f"{type(self).__name__}({', '.join(filled)})"

    def filled(self) -> Mapping[str, Any]:
        """Return the fields with a value, in the order they were set."""
        return self.__dict__

    def changed(self, **values: Any) -> Self:
        """Return the record with other values in some fields; TypeError for an unknown field."""
        fit_value = type(self)(**values).__dict__
        fields = {**self.__dict__, **fit_value}
        for name in values.keys() - fit_value.keys():
            fields.pop(name, None)
        return self._make_of_filled(fields)

    @property
    def year(self) -> int | None:
        """The year in which the date is or begins; None without a date."""
        return _year_of(self.date)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as the library stores it: fields with a value in a fixed order, names as dicts."""
        filled = self._stored_fields()
        return {
            name: value if type(value := filled[name]) is str else _json_value(name, value)
            for name in _sort_names(tuple(filled))
        }

    def to_written(self) -> dict[str, object]:
        """Return the record as `to_dict` does, for a writer of JSON alone: tuples stay, and records share names."""
        filled = self._stored_fields()
        names_in_order = _sort_names(tuple(filled))
        document = {**filled} if names_in_order == tuple(filled) else {name: filled[name] for name in names_in_order}
        for name in _NAME_FIELDS.intersection(document):
            document[name] = tuple(map(_shared_dict, document[name]))
        return document

    def _stored_fields(self) -> Mapping[str, Any]:
        filled = self.__dict__
        return filled if _FILLED_BY_DEFAULT.keys() <= filled.keys() else _FILLED_BY_DEFAULT | filled

    def to_json(self) -> dict[str, Any]:
        """Return the record as commands print it: as stored, with the derived `year` after the date."""
        document: dict[str, Any] = {}
        for name, value in self.to_dict().items():
            document[name] = value
            if name == "date" and self.year is not None:
                document["year"] = self.year
        return document

    @classmethod
    def from_dict(cls, document: Mapping[str, object], fields: Collection[str] = ()) -> Self:
        """Return the record of a document from `to_dict`, or some of its fields; unknown fields are left out."""
        names = fields or _FIELD_NAMES
        values = {
            name: reader(value) if (reader := _READERS.get(name)) else value
            for name, value in document.items()
            if value and name in names
        }
        return cls._make_of_filled(values)

    @classmethod
    def of_clean(cls, values: dict[str, object]) -> Self:
        """Return the record of values that fit their fields, and are its own from now on.

        A check of each would cost more than the record itself.
        """
        if all(values.values()):
            return cls._make_of_filled(values)
        return cls._make_of_filled({name: value for name, value in values.items() if value})

    @classmethod
    def _make_of_filled(cls, values: dict[str, Any]) -> Self:
        record = cls.__new__(cls)
        object.__setattr__(record, "__dict__", values)
        return record


@lru_cache(maxsize=4096)  # the records of a library fill some hundreds of sets of fields
def _sort_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of fields in the order of storing and printing."""
    return tuple(sorted(names, key=_POSITIONS.__getitem__))


@lru_cache(maxsize=4096)  # one number for all records of a year
def _year_of(date: str) -> int | None:
    digits = date[:5] if date.startswith("-") else date[:4]
    return int(digits) if digits.removeprefix("-").isdecimal() else None


FIELDS: Final = tuple(Publication.specs)
"""Every field of a record, in the order of storing and printing."""


_SPECS: Final[Mapping[str, Field]] = {name: spec.annotation.__metadata__[0] for name, spec in Publication.specs.items()}
KINDS: Final[Mapping[str, FieldKind]] = {name: field.kind for name, field in _SPECS.items()}
"""The kind of each field."""
CSL_NAMES: Final[Mapping[str, str]] = {name: field.variable for name, field in _SPECS.items() if field.variable}
"""The CSL variables of the fields that have one."""


def meaning(name: str) -> str:
    """Return a description of a field: its meaning, its CSL variable, and its kind."""
    kind, variable, description = _SPECS[name]
    return "; ".join(filter(None, (description, variable and f"CSL's {variable}", kind)))


@cache
def of_kind(*kinds: FieldKind) -> tuple[str, ...]:
    """Return the fields of these kinds, in the order of the record."""
    return tuple(name for name, kind in KINDS.items() if kind in kinds)


NAME_LISTS: Final = of_kind(FieldKind.NAMES)
TEXT_LISTS: Final = of_kind(FieldKind.PLACES, FieldKind.LABELS, FieldKind.FILES)
TEXTS: Final = tuple(name for name in FIELDS if name not in {*NAME_LISTS, *TEXT_LISTS, *of_kind(FieldKind.OBJECT)})
TIMES: Final = frozenset({"created", "modified"})
"""Fields that say when a record was made and changed."""
BOOKKEEPING: Final = frozenset({"key", "aliases", "guessed", "source", "created", "modified"})
"""Fields about the record, not about the publication."""
LOCAL_FIELDS: Final = BOOKKEEPING | {"files"}
"""Fields that mean something in one library alone."""
_FIELD_NAMES: Final = frozenset(FIELDS)
_POSITIONS: Final = {name: position for position, name in enumerate(FIELDS)}
_FILLED_BY_DEFAULT: Final = {name: default for name in FIELDS if (default := getattr(Publication, name))}
_NAME_FIELDS: Final = frozenset(NAME_LISTS)
_ONLY_NAMES: Final = frozenset({Name})
_ONLY_TEXTS: Final = frozenset({str})
_TYPES: Final[Mapping[str, type]] = {
    **dict.fromkeys(TEXTS, str), **dict.fromkeys((*NAME_LISTS, *TEXT_LISTS), tuple),
    **dict.fromkeys(of_kind(FieldKind.OBJECT), dict),
}  # fmt: skip
"""The type of each field's value."""


def _are_fit(name: str, values: tuple[object, ...]) -> bool:
    return (_ONLY_NAMES if name in _NAME_FIELDS else _ONLY_TEXTS).issuperset(map(type, values))


def _fit_value(name: str, value: object) -> Any:
    """Return a script's value in the form of its field; UsageError with the field's name for an unfit one."""
    from protlib.record import given_values

    if name in _NAME_FIELDS:
        if isinstance(value, str) and value:
            raise given_values.name_error(name, value)
        return given_values.fit_list(name, value, Name, lambda item: _name_of_parts(name, item))
    if name in TEXT_LISTS:
        return given_values.fit_list(name, value, str, lambda item: given_values.fit_text(name, item))
    return given_values.fit_object(name, value) if name == "extra" else given_values.fit_text(name, value)


def _name_of_parts(field: str, value: object) -> Name:
    if isinstance(value, Mapping) and value.keys() <= set(NAME_FIELDS):
        return Name(**value)
    from protlib.record.given_values import name_error

    raise name_error(field, value)


def is_record(document: Mapping[str, object]) -> bool:
    """Tell whether `from_dict` can read a document: each value, whoever wrote it, has the kind of its field."""
    return all(_is_of_kind(name, value) for name, value in document.items() if value and name in _FIELD_NAMES)


def _is_of_kind(name: str, value: object) -> bool:
    if name in NAME_LISTS:
        return isinstance(value, list) and all(map(are_name_parts, value))
    if name in TEXT_LISTS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, dict if KINDS[name] is FieldKind.OBJECT else str)


def are_name_parts(name: object) -> bool:
    """Tell whether a value is a name in JSON: texts by the parts of a name."""
    return (
        isinstance(name, dict)
        and name.keys() <= {*NAME_FIELDS}
        and all(isinstance(part, str) for part in name.values())
    )


class _Names(dict[tuple[str, ...], Name]):
    """The names of documents by their parts, field names first: a name in many records is only one object."""

    def __missing__(self, parts: tuple[str, ...]) -> Name:
        half = len(parts) // 2
        name = self[parts] = Name(**dict(zip(parts[:half], parts[half:], strict=True)))
        return name


_KNOWN_NAMES: Final = _Names()


def _names(documents: Iterable[Mapping[str, str]]) -> tuple[Name, ...]:
    return tuple([_KNOWN_NAMES[*document, *document.values()] for document in documents])


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(intern, texts))


SHARED: Final = (
    *of_kind(FieldKind.TYPE, FieldKind.DATE, FieldKind.LANGUAGE, FieldKind.ACCESS), "container_title",
    "collection_title", "publisher", "publisher_place", "genre", "category", "status", "source", "created", "modified",
)  # fmt: skip
"""Fields whose texts many records have: each is one object, which saves a quarter of the memory of a library."""
_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(NAME_LISTS, _names),
    **dict.fromkeys(TEXT_LISTS, _texts),
    **dict.fromkeys((*SHARED, "abstract"), intern),
    "extra": dict,
}
"""Readers for values of documents: for those that are no text, and for texts that many records or readings have."""


@lru_cache(maxsize=1 << 14)
def _shared_dict(name: Name) -> Mapping[str, str]:
    return name.to_dict()


def _json_value(name: str, value: Any) -> Any:
    if name in _NAME_FIELDS:
        return [entry.to_dict() for entry in value]
    return dict(value) if name == "extra" else list(value)
