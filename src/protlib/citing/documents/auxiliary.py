"""Citations in LaTeX's .aux file, which lists the citations of all parts of a document."""

import re
from typing import Final

from protlib.citing.citation import Citation, CitedPublication
from protlib.citing.documents.mentions import Lines, Mention, Mentions

# "\citation{a,b}" of BibTeX; "\abx@aux@cite{0}{a}" of biblatex, whose older versions lack the first argument.
_CITATION_LINE: Final = re.compile(r"^\\(?:citation|abx@aux@cite(?:\{\d+\}(?=\{))?)\{([^{}]*)\}", re.MULTILINE)
# Such as "\@input{chapters/one.aux}".
_INPUT_LINE: Final = re.compile(r"^\\@input\{([^{}]+)\}", re.MULTILINE)
_ALL: Final = "*"


def read_mentions(text: str) -> Mentions:
    """Return what the document cites, by its .aux file."""
    lines = Lines(text)
    keys_by_line = [
        (lines.line_at(match.start()), [key for part in match[1].split(",") if (key := part.strip())])
        for match in _CITATION_LINE.finditer(text)
    ]
    mentions = (
        Mention(line, Citation(tuple(CitedPublication(key) for key in keys)))
        for line, keys in keys_by_line
        if keys and _ALL not in keys
    )
    inputs = dict.fromkeys(match[1] for match in _INPUT_LINE.finditer(text))
    return Mentions(tuple(mentions), any(_ALL in keys for _line, keys in keys_by_line), tuple(inputs))
