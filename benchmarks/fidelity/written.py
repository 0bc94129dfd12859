"""Records written as BibTeX or biblatex and read by pybtex, a reader that is not protlib's, compared with the records.

What pybtex finds is mapped by what the fields are called, not by what protlib means by them. The records are the items
of CSL's test suite, which have every type and variable there is, and protlib's own examples with a thousand made ones.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import latexcodec  # noqa: F401 - registers the codec
from pybtex.database import Entry, Person, parse_string

from benchmarks.fidelity import csl_suite
from benchmarks.fidelity.scoring import Case, fields, write_name
from benchmarks.generate import records
from protlib.formats import jsonl
from protlib.formats.bib import biblatex, bibtex
from protlib.formats.bib.date_fields import MACROS
from protlib.formats.bib.entry_types import BABEL
from protlib.record import cleaning
from protlib.record.model import Name, Publication

_EXAMPLES: Final = Path(__file__).parents[2] / "examples/publications.jsonl"
_TEXTS: Final = {
    "title": ("title",), "container_title": ("journal", "journaltitle", "maintitle", "booktitle", "titleaddon"),
    "publisher": ("publisher", "institution", "school", "organization", "howpublished"),
    "publisher_place": ("address", "location"), "volume": ("volume",), "page": ("pages",), "abstract": ("abstract",),
}  # fmt: skip
_VERBATIM: Final = ("isbn", "issn", "doi", "url")
_ROLES: Final = {"authors": "author", "editors": "editor", "translators": "translator"}
_MONTHS: Final = {name: f"-{number:02}" for number, name in enumerate(MACROS, 1)}
# The languages of biblatex are those of babel, which have names and no tags.
_TAGS: Final = {name: tag for tag, name in BABEL.items()}
# What the codec leaves as it is.
_SIGNS: Final = {
    r"\textbackslash{}": "\x02", r"\textbraceleft{}": "\x03", r"\textbraceright{}": "\x04",
    r"\textasciigrave{}": "`", r"\$": "$", r"\\ ": "\n",
}  # fmt: skip
_MARKUP: Final = re.compile(r"\\(?:text[a-z]+|NoCaseChange) ?|[{}]")
_RESTORED: Final = str.maketrans({"\x02": "\\", "\x03": "{", "\x04": "}"})
_COMMA: Final = re.compile(r",(?![^{}]*\})")


def own_as_bibtex(_folder: Path) -> Iterator[Case]:
    """Yield protlib's examples and made records, written as BibTeX."""
    yield from _cases(bibtex, _iterate_own())


def own_as_biblatex(_folder: Path) -> Iterator[Case]:
    """Yield protlib's examples and made records, written as biblatex."""
    yield from _cases(biblatex, _iterate_own())


def csl_as_bibtex(folder: Path) -> Iterator[Case]:
    """Yield the items of each test of CSL's suite, written as BibTeX."""
    yield from _cases(bibtex, csl_suite.tests(folder))


def csl_as_biblatex(folder: Path) -> Iterator[Case]:
    """Yield the items of each test of CSL's suite, written as biblatex."""
    yield from _cases(biblatex, csl_suite.tests(folder))


def _iterate_own() -> Iterator[tuple[str, list[Publication]]]:
    yield "examples", jsonl.loads(_EXAMPLES.read_bytes()).publications
    yield "made", [cleaning.clean_record(raw).publication for raw in records(1000, keys=True)]


def _cases(dialect: Any, tests: Iterable[tuple[str, list[Publication]]]) -> Iterator[Case]:
    for name, publications in tests:
        parsed = parse_string(dialect.dumps(publications), "bibtex", person_fields=_ROLES.values())
        yield Case(name, [*map(fields, publications)], [*map(_read_entry, parsed.entries.values())])


def _read_entry(entry: Entry) -> dict[str, Any]:
    """Return the scored fields of an entry."""
    values = entry.fields
    record: dict[str, Any] = {name: values.get(name, "") for name in _VERBATIM}
    for name, names in _TEXTS.items():
        record[name] = _text(next((values[field] for field in names if field in values), ""))
    for name, role in _ROLES.items():
        record[name] = [write_name(_name(person)) for person in entry.persons.get(role, ())]
    is_article = entry.type == "article"
    record["issue"] = _text(values.get("number" if is_article else "issue", ""))
    record["number"] = _text(values.get("eid" if is_article else "number", ""))
    record["date"] = values.get("date") or _date(values)
    language = _text(values.get("language", ""))
    record["language"] = _TAGS.get(language, language)
    record["tags"] = [_text(tag) for tag in _COMMA.split(values.get("keywords", "")) if tag]
    return record


def _name(person: Person) -> Name:
    """Return the name of a person, or of an organisation, which is all in braces."""
    last = " ".join(person.last_names)
    given = " ".join([*person.first_names, *person.middle_names])
    if last.startswith("{") and not (given or person.prelast_names):
        return Name(literal=_text(last))
    return Name(
        family=_text(last),
        given=_text(given),
        particle=_text(" ".join(person.prelast_names)),
        suffix=_text(" ".join(person.lineage_names)),
    )


def _date(values: Mapping[str, str]) -> str:
    month, day = values.get("month", ""), values.get("day", "")
    date = _text(values.get("year", "")) + _MONTHS.get(month.lower()[:3], "")
    return f"{date}-{int(day):02}" if day else date


def _text(value: str) -> str:
    """Return LaTeX as text, without its markup."""
    for sign, text in _SIGNS.items():
        value = value.replace(sign, text)
    decoded: str = codecs.decode(value, "ulatex")  # type: ignore[call-overload]
    return _MARKUP.sub("", decoded).translate(_RESTORED)
