"""MODS, the Library of Congress's XML, from catalogues, repositories, Zotero and bibutils; protlib only reads it."""

import re
from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.xmltext import read_elements

__all__ = ["loads", "sniff"]

# Such as '<modsCollection xmlns="http://www.loc.gov/mods/v3">' or "<mods:mods ID='a'>"; other formats contain it.
_HEAD: Final = re.compile(r"<(?:[\w-]+:)?mods(?:Collection)?(?:\s[^<>]*)?>", re.IGNORECASE)
_WEB_PAGE: Final = re.compile(r"<html\b", re.IGNORECASE)  # which may show MODS
_RECORD: Final = re.compile(r"<(?:[\w-]+:)?mods[\s>]", re.IGNORECASE)


def sniff(head: str) -> bool:
    """Tell whether a text with this head is XML with MODS records."""
    match = _HEAD.search(head)
    is_in_page = match is not None and _WEB_PAGE.search(head, 0, match.start()) is not None
    return match is not None and head.lstrip("\ufeff \t\r\n").startswith("<") and not is_in_page


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; a broken one does not affect the others, since each is parsed alone."""
    from protlib.formats.mods.mods_record import read_mods_record  # files without MODS need no parser

    problems: list[Problem] = []
    raws = ((line, read_mods_record(element)) for line, element in read_elements(text, "mods", problems))
    return gather(raws, options, len(_RECORD.findall(text)), problems, nothing="no <mods> found")
