"""Word's own list of sources (ECMA-376, part 1, 22.6): in a document, or as the file Sources.xml.

Word keeps the elements of its schema and drops all others, so nothing can be packed. Values without an element are
lost, and reported. A role has one organisation or a list of people. Of several organisations, each is a person with a
family name only, which Word's styles print whole.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import differing_fields, gather
from protlib.formats.word.source_elements import elements_of, people_of, to_raw
from protlib.formats.xmltext import Orphan, escape_well_formed, read_elements
from protlib.record.model import Publication
from protlib.record.raw_record import RawRecord

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HOLDS: Final = frozenset({
    "key", "type", "title", "authors", "editors", "translators", "date", "container_title", "publisher",
    "publisher_place", "number", "genre", "volume", "issue", "page", "edition", "event_title", "isbn", "issn", "doi",
    "url", "accessed", "language", "note", "extra",
})  # fmt: skip
SPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"

# Such as '<b:Sources SelectedStyle="" xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"'
_ROOT: Final = re.compile(
    r"<(?:\w+:)?Sources\s[^>]*/(?:officeDocument/2006|word/2004/10|officeDocument)/bibliography[\"']"
)
# An element that each source has, and nothing else.
_ORPHAN: Final = Orphan(re.compile(r"<(?:\w+:)?Title>"), "a source without <b:Source>")


def sniff(head: str) -> bool:
    """Tell whether a text with this head is a list of Word's sources."""
    return _ROOT.search(head) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each is parsed alone, so that a broken one costs no other."""
    problems: list[Problem] = []
    total = text.count("Source>") // 2
    return gather(iterate_raw_records(text, problems), options, total, problems, fault="no <b:Source> found")


def iterate_raw_records(text: str, problems: list[Problem]) -> Iterator[tuple[int, RawRecord]]:
    """Yield the raw record of each source, and the line where it begins; unreadable ones join the `problems`."""
    for line, element in read_elements(text, "Source", problems, orphan=_ORPHAN):
        yield (
            line,
            to_raw(
                {child.tag: (child.text or "").strip() for child in element if not len(child)},
                {role.tag: people for role in element.iterfind("Author/*") if (people := [*_people_in(role)])},
            ),
        )


def _people_in(role: "Element") -> Iterator[Mapping[str, str]]:
    for corporate in role.iterfind("Corporate"):
        yield {"Corporate": (corporate.text or "").strip()}
    for person in role.iterfind("NameList/Person"):
        parts = {
            name: " ".join(part.text.strip() for part in person.iterfind(name) if part.text)
            for name in ("Last", "First", "Middle")
        }
        if any(parts.values()):
            yield parts


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:  # noqa: ARG001 - as all
    """Return the records as a list that Word's source manager opens."""
    sources = "".join(f"{source_xml(publication)}\n" for publication in publications)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<b:Sources SelectedStyle="" xmlns:b="{SPACE}" xmlns="{SPACE}">\n{sources}</b:Sources>\n'
    )


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:  # noqa: ARG001 - as all
    """Return the fields that a source cannot hold."""
    read_back = loads(dumps([publication])).publications
    return differing_fields(publication, read_back[0] if read_back else Publication())


def source_xml(publication: Publication) -> str:
    """Return a record as one source, an element with the prefix `b`."""
    people = "".join(f"<b:{role}>{_people_xml(role_people)}</b:{role}>" for role, role_people in people_of(publication))
    texts: dict[str, str] = {}
    for name, text in elements_of(publication):
        if text:
            texts.setdefault(name, text)
    fields_xml = "".join(f"<b:{name}>{escape_well_formed(text)}</b:{name}>" for name, text in texts.items())
    return f"<b:Source>{fields_xml}{people and f'<b:Author>{people}</b:Author>'}</b:Source>"


def _people_xml(people: Iterable[Mapping[str, str]]) -> str:
    persons = [
        "".join(f"<b:{part}>{escape_well_formed(text)}</b:{part}>" for part, text in person.items())
        for person in people
    ]
    if len(persons) == 1 and persons[0].startswith("<b:Corporate>"):
        return persons[0]
    return f"<b:NameList>{''.join(f'<b:Person>{person}</b:Person>' for person in persons)}</b:NameList>"
