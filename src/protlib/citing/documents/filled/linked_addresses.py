"""The addresses in a list of references, as links of a document."""

import re
from typing import Final

from protlib.citing.citation import TextRun

# Such as "https://doi.org/10.1371/journal.pmed.1001224", "www.iom.int", "doi:10.1371/…" and "10.1371/…".
_PRINTED_ADDRESS: Final = re.compile(r"\s*(?:https?:|www\.|doi:|10\.\d{4,})", re.IGNORECASE)
_HOST: Final = re.compile(r"[A-Za-z0-9._:-]+")
_ADDRESS_SIGNS: Final = "%:/?#@!$&'()*+,;=~"


def address(run: TextRun) -> str:
    """Return the target of a printed address, or "" for other text, such as a title with a link.

    Word cannot open a document with an invalid address.
    """
    from urllib.parse import quote, urlsplit

    if not run.link or not _PRINTED_ADDRESS.match(run.text):
        return ""
    try:
        parts = urlsplit(run.link)
    except ValueError:
        return ""
    is_fit = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc)
    return quote(run.link, safe=_ADDRESS_SIGNS) if is_fit else ""
