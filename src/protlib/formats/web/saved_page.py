"""A saved web page (.html, .mhtml): what it tells programs about its publication."""

import re
from typing import Final

from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.web import saved

# Such as "<!DOCTYPE html>".
_PAGE: Final = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*+-->\s*)*+<(?:!DOCTYPE\s+html\b|(?:html|head|body|meta|title|script"
    r"|style|main|div|span|h[1-6]|p|b|br|center|font|table)[\s/>])",
    re.IGNORECASE,
)


def sniff(head: str) -> bool:
    """Tell whether a text with this head is an HTML page, or an archive of one."""
    return _PAGE.match(head) is not None or saved.is_archive(head)


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the publication that a page is about, or those that it lists."""
    from protlib.formats.web.publications import read_page  # other files need no parser

    return read_page(text, options)
