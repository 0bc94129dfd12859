"""The dash that begins an entry in place of the authors of the one above: "———. Title"."""

import re
from typing import Final

from protlib.record.names.lexicon import ROLE_PATTERN
from protlib.record.names.unnamed_others import and_others

# Such as "———." for the authors of the previous entry.
_DITTO: Final = re.compile(r"\s*(?:[—–_]{2,}|-{3,})\s*(?P<sign>[.,]?)\s*")
# Such as ", editors" and " (eds.)" behind the authors of the previous entry.
_ROLE_AT_END: Final = re.compile(rf"(?:,\s\(?|\s\()(?i:{ROLE_PATTERN})\.?\)?\Z")
_ROLE_FIRST: Final = re.compile(rf"(?i:{ROLE_PATTERN})\b")  # such as that of “———, Herausgeber. Title”
# Such as ", et al., editors": what stands for further authors, and all behind it.
_FURTHER_AUTHORS: Final = re.compile(rf",?\s(?:{and_others()})(?!\w).*")


def with_repeated_authors(text: str, authors_text: str) -> str:
    """Return an entry with the authors of the one above in place of the dash that begins it; others unchanged."""
    match = _DITTO.match(text)
    return _repeat_authors(authors_text, match["sign"], text[match.end() :]) if match else text


def _repeat_authors(authors_text: str, sign: str, ending: str) -> str:
    """Return what follows a dash behind the authors that it stands for: "UNICEF, editors. Title", "UNICEF (2012)".

    The role that they had in their entry is not repeated, nor "et al." where it follows the dash as well.
    """
    authors_text = _ROLE_AT_END.sub("", authors_text).rstrip(" .,")
    if _FURTHER_AUTHORS.match(f" {ending}"):
        authors_text = _FURTHER_AUTHORS.sub("", authors_text)
    if ending[:1] in {"(", "["}:
        sign = ""
    elif sign == "." or not (ending[:1].islower() or _ROLE_FIRST.match(ending)):
        sign = "."
    else:
        sign = ","
    return f"{authors_text}{sign} {ending}"
