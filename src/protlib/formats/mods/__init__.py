"""MODS, the XML of the Library of Congress, as catalogues, repositories, Zotero and bibutils give it out; it is only read."""

import re
from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.xmltext import records

__all__ = ["loads", "sniff"]

# Such as '<modsCollection xmlns="http://www.loc.gov/mods/v3">' or "<mods:mods ID='a'>"; others wrap records of their own round it.
_HEAD: Final = re.compile(r"<(?:[\w-]+:)?mods(?:Collection)?(?:\s[^<>]*)?>", re.IGNORECASE)
_RECORD: Final = re.compile(r"<(?:[\w-]+:)?mods[\s>]", re.IGNORECASE)


def sniff(head: str) -> bool:
    """Tell whether a text that begins like this is XML with records of MODS in it."""
    found = _HEAD.search(head)
    return found is not None and head.lstrip("\ufeff \t\r\n").startswith("<") and not _is_page(head, found.start())


def _is_page(head: str, place: int) -> bool:
    """Tell whether the text before a record is that of a web page, which may show one."""
    return re.search(r"<html\b", head[:place], re.IGNORECASE) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each is parsed by itself, so that a broken one is the only one that is lost."""
    from protlib.formats.mods.record_reader import read  # a file that has none shall not wait for it

    problems: list[Problem] = []
    raws = ((line, read(element)) for line, element in records(text, "mods", problems))
    parsed = gather(raws, options, len(_RECORD.findall(text)), problems)
    if not parsed.publications and not problems:
        problems.append(Problem(1, "", "no <mods> found", lost=True))
    return parsed
