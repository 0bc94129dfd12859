"""Citations in Typst: `@key`, `@key[p. 3]` and `#cite(<key>)`."""

import re
from typing import Final

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.documents.mentions import Lines, Mention, Mentions, blank_matches

_RAW: Final = r"(?P<fence>`{3,}).*?(?:(?P=fence)|\Z)|`[^`]*`"
_COMMENT: Final = r"/\*.*?(?:\*/|\Z)|(?<!:)//[^\n]*"
# Such as `"mailto:a@b.org"` in a call; elsewhere quotation marks are text, which may cite.
_STRING: Final = re.compile(r'(?<=[(,:=])(?<!label\()(?<!form:)\s*"(?:[^"\\\n]|\\.)*"')
_LINK: Final = r"\bhttps?://\S+"
_NO_TEXT: Final = re.compile(f"{_RAW}|{_LINK}|{_COMMENT}", re.DOTALL)
# Such as '#import "@preview/tablex:0.0.8"'.
_IMPORT: Final = re.compile(r"#import\b[^\n]*")
# Such as '#include "chapters/one.typ"'.
_INCLUSION: Final = re.compile(r'#include\s*\(?\s*"([^"\n]+)"')
# Such as "full: true" in the call of a bibliography, which then lists uncited works, too.
_FULL_BIBLIOGRAPHY: Final = re.compile(r"\bbibliography\s*\([^()]*\bfull:\s*true\b")
# Such as "@iom2009[p. 3]": no e-mail address, no "\@"; a point at the end belongs to the sentence.
_REFERENCE: Final = r"(?<![\w\\])@(?P<key>[\w][\w.:-]*(?<![.:]))(?:\[(?P<supplement>[^\[\]]*)\])?"
# Such as "cite(<iom2009>, form: none)", 'cite(label("iom/2009"))'; strings are blank, but labels stay.
_CALL: Final = r"\bcite\s*\(\s*(?:<(?P<label>[^<>\s]+)>|label\(\s*\"(?P<named>[^\"\n]+)\"\s*\))(?P<more>[^()]*)"
_MENTION: Final = re.compile(f"{_REFERENCE}|{_CALL}")
# Such as "<fig-map>" behind a figure: "@fig-map" then refers to no publication.
_LABEL: Final = re.compile(r"(?<!cite\()(?<!cite\( )<([\w][\w.:-]*)>")
_IS_PROSE: Final = re.compile(r'form:\s*"prose"')
_IS_YEAR: Final = re.compile(r'form:\s*"year"')


def read_mentions(text: str) -> Mentions:
    """Return what a document cites; references to its own labels are none."""
    inclusions = tuple(dict.fromkeys(match[1] for match in _INCLUSION.finditer(text)))
    with_strings = blank_matches(blank_matches(text, _IMPORT), _NO_TEXT)
    labels = set(_LABEL.findall(with_strings))
    lines = Lines(text)
    mentions = tuple(
        Mention(lines.line_at(match.start()), Citation((_read_cited(match),)))
        for match in _MENTION.finditer(blank_matches(with_strings, _STRING))
        if match["key"] not in labels
    )
    return Mentions(mentions, bool(_FULL_BIBLIOGRAPHY.search(with_strings)), inclusions)


def _read_cited(match: re.Match[str]) -> CitedPublication:
    if match["key"]:
        return CitedPublication(match["key"], suffix=(match["supplement"] or "").strip())
    supplement = match["more"] or ""
    mode = (
        CitationMode.IN_TEXT
        if _IS_PROSE.search(supplement)
        else CitationMode.WITHOUT_AUTHOR
        if _IS_YEAR.search(supplement)
        else CitationMode.IN_BRACKETS
    )
    return CitedPublication(match["label"] or match["named"], mode)
