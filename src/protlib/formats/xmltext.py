"""XML from portals and programs: each record is parsed alone, so that a broken one costs no other.

Text before a record, which could declare entities, is never parsed; a document type inside a record is no XML.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.formats.parsed import CUT, Problem
from protlib.system import xml_escapes
from protlib.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML does not allow."""
# Such as "&eacute;", which HTML knows and XML does not.
_NAMED_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")
# Such as that in "AT&T".
_BARE_AMPERSAND: Final = re.compile(r"&(?!#?\w+;)")


def well_formed(text: str) -> str:
    """Return the text of a record without characters that XML forbids and programs write anyway."""
    text = UNFIT.sub("", text)
    if "&" in text:
        text = _NAMED_ENTITY.sub(_character, text)
        text = _BARE_AMPERSAND.sub("&amp;", text)
    return text


def _character(entity: re.Match[str]) -> str:
    from html import unescape

    return escape_well_formed(unescape(entity[0]))


_ERRORS_AT_END: Final = frozenset({3, 5, 6, 20})
"""The errors of expat where a text ends too early: no element, or an open token, character or CDATA section."""


class NotXMLError(ValueError):
    """Why a text is no XML, the line of the fault, from 0, and whether the text only ends too early."""

    def __init__(self, reason: str, line: int, *, is_cut: bool) -> None:
        super().__init__(reason)
        self.line = line
        self.is_cut = is_cut


class Orphan(NamedTuple):
    """An element that each record contains, and the problem to report where it stands outside of all records."""

    sign: re.Pattern[str]
    message: str


def read_elements(
    text: str, names: str, problems: list[Problem], *, wrappers: str = "", orphan: Orphan | None = None
) -> Iterator[tuple[int, "Element"]]:
    """Yield each element with one of some names (a pattern, such as "record|mods"), and the line where it begins.

    Prefixes of elements and attributes are dropped, because programs declare different ones or none. An element without
    an end goes to the next of its name, or to the end of the text. An unreadable one joins the `problems`. An element
    is skipped if its first child has a name among the `wrappers`: it only contains others.
    """
    no_wrapper_inside = rf"(?!(?:[^<>]*>\s*)<(?:[\w-]+:)?(?:{wrappers})[\s>])" if wrappers else ""
    # Such as "<marc:record>...</marc:record>".
    pattern = re.compile(
        rf"<((?:[\w-]+:)?(?:{names}))(?=[\s>]){no_wrapper_inside}[^<]*+(?:<(?!/?\1[\s>])[^<]*+)*+(?:</\1\s*>)?",
        re.IGNORECASE,
    )
    line, counted, end = 1, 0, 0
    for match in pattern.finditer(text):
        if orphan:
            problems.extend(_orphans(orphan, text, line, counted, (end, match.start())))
        line, counted, end = line + text.count("\n", counted, match.start()), match.start(), match.end()
        try:
            yield line, parse_element(match[0])
        except NotXMLError as error:
            message = CUT if error.is_cut and end == len(text) else f"not XML: {error}; left out"
            problems.append(Problem(line + error.line, "", message, lost=True))
    if orphan:
        problems.extend(_orphans(orphan, text, line, counted, (end, len(text))))


def _orphans(orphan: Orphan, text: str, line: int, counted: int, span: tuple[int, int]) -> Iterator[Problem]:
    """Yield the orphans between two records; `line` is the line of the place `counted`."""
    for match in orphan.sign.finditer(text, *span):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        yield Problem(line, "", f"{orphan.message}; left out", lost=True)


def parse_element(text: str) -> "Element":
    """Return the element in a text, without prefixes in names; NotXMLError where the text is no XML."""
    from xml.etree.ElementTree import TreeBuilder
    from xml.parsers import expat

    builder = TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: builder.start(
        _drop_prefix(name), {_drop_prefix(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: builder.end(_drop_prefix(name))
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(well_formed(text), True)  # noqa: FBT003 - expat takes it by its place
    except expat.ExpatError as error:
        raise NotXMLError(
            expat.ErrorString(error.code), error.lineno - 1, is_cut=error.code in _ERRORS_AT_END
        ) from error
    return builder.close()


def _drop_prefix(name: str) -> str:
    return name.rpartition(":")[2]


def element_text(element: "Element") -> str:
    """Return all the text in an element, its spaces unchanged."""
    return "".join(element.itertext()).strip()


def element_texts(elements: Iterable["Element"]) -> list[str]:
    """Return the text of each element that has one, with single spaces."""
    return [text for element in elements if (text := clean(element_text(element)))]


def first_element_text(elements: Iterable["Element"]) -> str:
    """Return the first text in some elements, with single spaces; "" where there is none."""
    return next(iter(element_texts(elements)), "")


class Row(NamedTuple):
    """What a record has for the elements at a path, and how the elements there become its value."""

    meaning: str
    path: str
    reader: "Callable[[list[Element]], Any]" = first_element_text


def store_rows(element: "Element", rows: Iterable[Row], store: Callable[[str, Any], object]) -> None:
    """Store the value of each row under its meaning; a row without one is passed over."""
    for meaning, path, reader in rows:
        if value := reader(element.findall(path)):
            store(meaning, value)


def escape_well_formed(text: str) -> str:
    """Return a text escaped for XML, without characters that XML forbids."""
    return xml_escapes.escape_xml(UNFIT.sub("", text))
