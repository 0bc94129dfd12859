"""XML as portals and programs write it: each record is parsed by itself, so that a broken one is the only one that is lost.

What stands before a record, and could declare entities, is never parsed; a document type in a record is no XML.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from protlib.formats.parsed import Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML does not allow as a character."""
# Such as "&eacute;", which HTML knows and XML does not.
_NAMED_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")
# Such as that in "AT&T".
_BARE_AMPERSAND: Final = re.compile(r"&(?!#?\w+;)")


def well_formed(text: str) -> str:
    """Return the text of a record without what XML does not allow and programs write."""
    text = UNFIT.sub("", text)
    if "&" in text:
        text = _NAMED_ENTITY.sub(_character, text)
        text = _BARE_AMPERSAND.sub("&amp;", text)
    return text


def _character(entity: re.Match[str]) -> str:
    from html import escape, unescape

    return escape(unescape(entity[0]), quote=False)


def records(text: str, names: str, problems: list[Problem], wrappers: str = "") -> Iterator[tuple[int, "Element"]]:
    """Yield each element that has one of some names (a pattern, such as "record|mods"), and the line on which it begins.

    Prefixes of elements and attributes are dropped, so that it does not matter which a program declares, and whether. One that
    has no end goes to the next of its name, or to the end of the text; one that cannot be read joins the `problems`. One is
    passed over where the first element in it has a name among the `wrappers`: it only holds others.
    """
    passed = rf"(?!(?:[^<>]*>\s*)<(?:[\w-]+:)?(?:{wrappers})[\s>])" if wrappers else ""
    # Such as "<marc:record>...</marc:record>".
    pattern = re.compile(
        rf"<((?:[\w-]+:)?(?:{names}))(?=[\s>]){passed}[^<]*+(?:<(?!/?\1[\s>])[^<]*+)*+(?:</\1\s*>)?",
        re.IGNORECASE,
    )
    line, counted = 1, 0
    for match in pattern.finditer(text):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        try:
            yield line, element(match[0])
        except ValueError as error:
            problems.append(Problem(line, "", f"not XML: {error}; left out", lost=True))


def element(text: str) -> "Element":
    """Return the element that a text is, without the prefixes of names; ValueError where it is no XML."""
    from xml.etree.ElementTree import TreeBuilder
    from xml.parsers import expat

    builder = TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, given: builder.start(
        _local(name), {_local(key): value for key, value in given.items()}
    )
    parser.EndElementHandler = lambda name: builder.end(_local(name))
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(well_formed(text), True)
    except expat.ExpatError as error:
        raise ValueError(expat.ErrorString(error.code)) from error
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def text_of(element: "Element") -> str:
    """Return all the text in an element, its spaces as they are."""
    return "".join(element.itertext()).strip()
