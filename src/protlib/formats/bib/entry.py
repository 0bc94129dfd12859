"""A record to the fields of an entry: by the tables of `fields`, and here what depends on the type of the entry.

An entry says all that it can in fields that other programs read, even where biblatex's data model has no such field
for the type: it knows no `isbn` and no `series` of a report. For whom the file is written, changes a few of them:
Zotero reads a whole `date` but no `day`, and `howpublished` not as a publisher; pandoc takes "others" for a person
and the language from `langid`; Word and EndNote show the braces of a title.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from protlib.formats.bib import date_fields, exact, names, types
from protlib.formats.bib.babel import BABEL
from protlib.formats.bib.fields import (
    CATEGORY,
    DATES,
    FURTHER_EDITORS,
    LISTS,
    NUMBERS,
    ROLES,
    TEXTS,
    TITLES,
    VERBATIM,
    WRITTEN_PUBLISHERS,
)
from protlib.formats.bib.latex.braces import protect
from protlib.formats.bib.latex.decoder import decode, is_known
from protlib.formats.bib.latex.encoder import encode, encode_again, in_ascii
from protlib.formats.parsed import WriteOptions
from protlib.record import keys
from protlib.record.model import FIELDS, NAME_FIELDS, Name, Publication
from protlib.text import case_marks

# Two `^` are TeX's way to write any character: `^^5c` is a backslash wherever a style prints an address as text.
_UNSAFE: Final = re.compile(r"[{}\\^]")
_UNSAFE_IN_ASCII: Final = re.compile(r"[{}\\^]|[^\x00-\x7f]")
_FIELD_NAME: Final = re.compile(r"[a-z][a-z0-9_:.+-]*")
_ENTRY_TYPE: Final = re.compile(r"[a-z][a-z0-9_]*")
# What is no date, biber tells in the file that TeX reads; a percent sign is there only at the end of a date, where EDTF has it.
_LIKE_DATE: Final = re.compile(r"(?:[\w /~?.,:+-]|(?<=\d)%(?=/|$))+")
_AND: Final = re.compile(r"\band\b", re.IGNORECASE)
# An "@" at the beginning of a line, be it behind blank ones, is where bibtexparser sees another entry.
_SPACE_BEFORE_AT: Final = re.compile(r"(?<!\s)\s+@")
_BRACES: Final = re.compile(r"[{}]")
_JOURNALS: Final = frozenset({"journal", "journaltitle"})
"""Of which no style of BibTeX or biblatex changes the case."""
# What biblatex has in `execute` is run, be it meant for another document or for harm: it is only packed.
_NOT_FIELDS: Final = frozenset({"entrytype", "others", "execute", exact.FIELD})
_LINKS: Final = frozenset({"crossref", "xref", "xdata", "related", "entryset"})
_PATHS: Final = frozenset({"file"})
# In "C:\\Users\\a.pdf", and as JabRef escapes it, "C\\:\\\\Users\\\\a.pdf", TeX would see commands; Windows reads "/" as well.
_SEPARATOR: Final = re.compile(r"(?<!^)\\+(?=[^\W\d_]|@)|\\(?=\\*(?:[^\W\d_]|@))")

_Pairs = Iterator[tuple[str, str]]


@dataclasses.dataclass(slots=True)
class Source:
    """A record, how it is to be written, and the type of its entry."""

    publication: Publication
    dialect: str
    options: WriteOptions
    entry_type: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        self.entry_type = _entry_type(self)

    @property
    def is_biblatex(self) -> bool:
        """Tell which of the two dialects it is."""
        return self.dialect == "biblatex"

    def text(self, value: Any) -> str:
        """Return a value in LaTeX."""
        return encode(str(value), self.options.ascii) if value else ""

    def title(self, value: str) -> str:
        """Return a title in LaTeX, its names and acronyms in braces."""
        if not value:
            return ""
        if self.options.program.shows_braces:
            return self.text(case_marks(value)[0])
        return protect(value, self.options.ascii)

    def again(self, value: str) -> str:
        """Return in LaTeX a value that many records have."""
        return encode_again(value, self.options.ascii)

    def item(self, value: str) -> str:
        """Return a value that is a list to biblatex: in braces where an "and" would part it."""
        written = self.again(value)
        return f"{{{written}}}" if " " in value and _AND.search(value) else written

    def verbatim(self, value: str) -> str:
        """Return a value that is no LaTeX; what would break the file is percent-encoded, as in an address."""
        unsafe = _UNSAFE_IN_ASCII if self.options.ascii else _UNSAFE
        return unsafe.sub(_percent_encoded, value) if unsafe.search(value) else value

    def date(self, value: str) -> str:
        """Return a date, or what may be taken for one; anything else is left out, for it would be read as TeX."""
        return value if _LIKE_DATE.fullmatch(value) else ""


def _entry_type(source: Source) -> str:
    """Return the type that an entry was read with, if it still fits, else that of the table."""
    publication = source.publication
    kept = str(publication.extra.get("bibtex:entrytype", "")) if publication.extra else ""
    if kept and types.ENTRY_TYPES.get(kept, "document") == publication.type and _ENTRY_TYPE.fullmatch(kept):
        return "misc" if kept in types.NOT_PUBLICATIONS else kept
    entry_type = (types.BIBLATEX if source.is_biblatex else types.BIBTEX).get(publication.type, "misc")
    if source.is_biblatex and entry_type == "book" and publication.editors and not publication.authors:
        return types.EDITED_BOOK
    if source.is_biblatex and entry_type == "incollection" and publication.container_title:
        return entry_type if publication.editors else types.PART_OF_BOOK
    is_masters = entry_type == "phdthesis" and publication.genre == types.MASTERS_THESIS
    return "mastersthesis" if is_masters else entry_type


def filled(source: Source) -> dict[str, str]:
    """Return the fields of the entry for a record, the values in LaTeX."""
    publication = source.publication
    fields = {name: value for name, value in _others(source) if value} if publication.extra else {}
    rows = _ROWS[source.dialect]
    for target, value in publication.filled().items():
        if value and target in rows:
            name, write = rows[target]
            if written := write(source, value):
                fields[name] = written
    for part in (*_PARTS, *_PARTS_OF_EXTRA) if publication.extra else _PARTS:
        fields |= {name: written for name, written in part(source) if written}
    kind = publication.type
    if types.csl_type(source.entry_type, fields) != kind:
        fields["entrysubtype"] = types.WRITTEN_SUBTYPES.get(kind, kind)
    return fields


def _others(source: Source) -> _Pairs:
    """Return the fields of others, as they were read."""
    for name, value in source.publication.extra.items():
        field = name.removeprefix("bibtex:")
        if (
            field != name
            and field not in _NOT_FIELDS
            and _FIELD_NAME.fullmatch(field)
            and isinstance(value, str)
        ):
            written = _SPACE_BEFORE_AT.sub(" @", _as_read(field, value, source))
            yield field, written if _is_balanced(written) else ""


def _as_read(field: str, value: str, source: Source) -> str:
    """Return the LaTeX of others as it was read if all its commands are known, for it may come from anywhere; else its text."""
    if field in _LINKS:
        return ",".join(filter(None, map(keys.made_safe, value.split(","))))
    if field in _PATHS:
        value = _SEPARATOR.sub("/", value)
    if is_known(value):
        return in_ascii(value) if source.options.ascii else value
    return source.text(decode(value))


def _names(source: Source) -> _Pairs:
    publication, ascii_only = source.publication, source.options.ascii
    others = _incomplete(source)
    for field, people in (
        ("author", publication.authors),
        ("editor", publication.editors),
        ("translator", publication.translators),
    ):
        if people or others:
            yield field, names.write(people, field in others, ascii_only)
    yield "shortauthor", names.short(publication.authors, ascii_only)
    yield "shorteditor", names.short(publication.editors, ascii_only)


def _incomplete(source: Source) -> list[str]:
    """Return the fields whose names end in "and others", which pandoc takes for a person."""
    is_told = not source.options.program.takes_others_for_person
    return str(source.publication.extra.get("bibtex:others", "")).split() if is_told else []


def _roles(source: Source) -> _Pairs:
    """Return the people who are neither authors nor editors; as editors they are told apart by their `editortype`."""
    extra, ascii_only = source.publication.extra, source.options.ascii
    others = _incomplete(source)
    writers = _people(extra.get("container-author"))
    yield "bookauthor", names.write(writers, "bookauthor" in others, ascii_only)
    for field, role in zip(FURTHER_EDITORS, (role for role in ROLES if role in extra), strict=False):
        yield field, names.write(_people(extra[role]), field in others, ascii_only)
        yield f"{field}type", role


def _people(value: Any) -> list[Name]:
    """Return the names of a list in `extra`; what is no name is left to `exact`."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return []
    return [Name(**{part: str(item[part]) for part in NAME_FIELDS if item.get(part)}) for item in value]


def _titles(source: Source) -> _Pairs:
    publication, entry_type = source.publication, source.entry_type
    title, container = source.title(publication.title), publication.container_title
    volume_title = source.title(str(publication.extra.get("volume-title", "")))
    if entry_type in types.PARTS:
        yield "maintitle", source.title(container) if volume_title else ""
        yield "booktitle", volume_title or source.title(container or _conference(source))
    elif volume_title and publication.volume and source.is_biblatex:
        yield "maintitle", title
        title = volume_title
    else:
        field = _container(source)
        yield field, source.text(container) if field in _JOURNALS else source.title(container)
    yield "title", title


def _conference(source: Source) -> str:
    """Return what BibTeX's styles are to print of a paper in no proceedings: they ask for a `booktitle`, and no event."""
    is_paper = source.entry_type == "inproceedings" and not source.is_biblatex
    return source.publication.event_title if is_paper else ""


def _container(source: Source) -> str:
    if source.entry_type in types.ARTICLES:
        return "journaltitle" if source.is_biblatex else "journal"
    return "titleaddon" if source.entry_type in types.ONLINE and source.is_biblatex else "booktitle"


def _variables(source: Source) -> _Pairs:
    """Return the variables of CSL that a record keeps in `extra` and for which there is a field."""
    for target, (name, write) in _ROWS_OF_EXTRA[source.dialect].items():
        value = source.publication.extra.get(target)
        if value and isinstance(value, str | int):
            yield name, write(source, str(value))


def _publisher(source: Source) -> _Pairs:
    name = WRITTEN_PUBLISHERS.get(source.entry_type, "publisher")
    if name == "organization" and not source.is_biblatex:
        name = "publisher" if source.options.program.wants_publisher else "howpublished"
    yield name, source.item(source.publication.publisher)
    if source.entry_type == "patent":
        yield "location", source.text(source.publication.extra.get("jurisdiction", ""))


def _numbers(source: Source) -> _Pairs:
    publication = source.publication
    if publication.edition.isdecimal() and not source.is_biblatex:
        yield "edition", _ordinal(publication.edition)
    if source.entry_type in types.ARTICLES:
        yield "number", source.text(publication.issue)
        yield "eid", source.text(publication.number)
        return
    is_series = source.entry_type in types.NUMBERED_SERIES
    yield "number", source.text(publication.collection_number if is_series else publication.number)
    yield "issue", source.text(publication.issue)


def _ordinal(number: str) -> str:
    """Return "2nd" for 2: a style of BibTeX puts "edition" behind it."""
    is_teen = number[-2:-1] == "1"
    return number + ("th" if is_teen else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))


def _dates(source: Source) -> _Pairs:
    date = source.date(source.publication.date)
    if not date:
        yield "year", source.text(source.publication.extra.get("date", ""))
    elif source.is_biblatex or (source.options.program.wants_whole_date and len(date) > len("2009-07")):
        yield "date", date_fields.half_open(date)
    else:
        yield from date_fields.parts(date)


def _type(source: Source) -> _Pairs:
    yield "type", _genre(source)


def _genre(source: Source) -> str:
    publication = source.publication
    genre = publication.genre
    if genre and genre == types.THESES.get(source.entry_type):
        return ""
    if publication.type == "report" and not genre:
        return types.REPORT_WORDS.get(publication.language[:2], types.REPORT_WORDS["en"])
    key = types.WRITTEN_GENRES.get(genre, "") if source.is_biblatex else ""
    return key or source.text(genre)


def _language(source: Source) -> _Pairs:
    tag = source.publication.language
    babel = BABEL.get(tag, "")
    if source.is_biblatex:
        written = babel or source.text(tag)
        yield "language", "" if "\\" in written else written  # biblatex makes a command's name of it
        yield "langid", babel or BABEL.get(tag.partition("-")[0], "")
    else:
        yield "language", source.text(tag)
        # pandoc looks for it here alone, and takes the capitals from a title of which it does not know that it is French.
        is_told = source.options.program.wants_langid or not tag.startswith("en")
        yield "langid", babel if is_told else ""


def _is_balanced(value: str) -> bool:
    """Tell whether a value can stand in braces as it is, to those who count escaped braces and those who do not."""
    if value.endswith("\\") or "\\}" in value or "\\{" in value:
        return False
    depth = 0
    for match in _BRACES.finditer(value):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def _pages(source: Source, page: str) -> str:
    return source.text(page.replace("–", "-")).replace("-{}-", "-").replace("-", "--")


def _status(source: Source, status: str) -> str:
    return types.WRITTEN_STATUSES.get(status) or source.text(status)


def _keywords(source: Source, tags: Iterable[str]) -> str:
    return ", ".join([_keyword(source, tag) for tag in tags])


def _keyword(source: Source, tag: str) -> str:
    written = source.again(tag)
    return f"{{{written}}}" if "," in tag or ";" in tag else written


def _keys(source: Source, aliases: Iterable[str]) -> str:
    fit = filter(keys.is_fit, aliases)
    return ",".join(alias for alias in fit if alias.isascii() or not source.options.ascii)


def _items(source: Source, items: Iterable[str]) -> str:
    return "; ".join(map(source.again, items))


_Row = tuple[str, Callable[[Source, Any], str]]
_SAME: Final[Mapping[str, _Row]] = {
    "url": ("url", Source.verbatim),
    "addendum": ("note", Source.text),
    "page": ("pages", _pages),
    "status": ("pubstate", _status),
    "tags": ("keywords", _keywords),
    "aliases": ("ids", _keys),
}
_OWN: Final[Mapping[str, Mapping[str, _Row]]] = {
    "bibtex": {
        "publisher_place": ("address", Source.item),
        CATEGORY.target: (CATEGORY.bibtex, Source.again),
        **{field.target: (field.bibtex, _items) for field in LISTS},
    },
    "biblatex": {"publisher_place": ("location", Source.item)},
}


def _rows(dialect: str) -> Mapping[str, _Row]:
    """Return for all that has a field of its own its name in the dialect, and how it is written."""
    return {
        field.target: (
            field.biblatex if dialect == "biblatex" else field.bibtex,
            Source.title if field.target in TITLES else write,
        )
        for table, write in (
            (TEXTS, Source.text),
            (NUMBERS, Source.text),
            (VERBATIM, Source.verbatim),
            (DATES, Source.date),
        )
        for field in table
    }


_ROWS: Final = {
    dialect: {**{target: row for target, row in _rows(dialect).items() if target in FIELDS}, **_SAME, **own}
    for dialect, own in _OWN.items()
}
_ROWS_OF_EXTRA: Final = {
    dialect: {target: row for target, row in _rows(dialect).items() if target not in FIELDS}
    for dialect in _OWN
}
_PARTS: Final = (_names, _titles, _publisher, _numbers, _dates, _type, _language)
_WRITTEN_BY_PARTS: Final = frozenset(
    {
        "key", "type", "title", "authors", "editors", "translators", "date", "container_title", "collection_number",
        "publisher", "number", "genre", "issue", "language", "extra",
    }
)  # fmt: skip
UNWRITTEN: Final = {
    dialect: tuple(name for name in FIELDS if name not in rows and name not in _WRITTEN_BY_PARTS)
    for dialect, rows in _ROWS.items()
}
"""The fields of a record for which the dialect has none: they are packed."""
_PARTS_OF_EXTRA: Final = (_roles, _variables)
